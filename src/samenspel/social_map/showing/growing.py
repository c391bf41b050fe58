"""What else grew here, in the words of how it belongs together."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from ..models import Entry
from .places import Shown, as_place

AT_MOST = 4  # of each


def as_grown(entry: Entry, others: Sequence[Entry], *, today: date) -> list[Shown]:
    """Return each group that has something, what was agreed first; an entry stands in one group alone."""
    groups: dict[str, list[Entry]] = {}
    for other in others:
        groups.setdefault(_how(entry, other), []).append(other)
    return [
        {"title": title, "places": [as_place(one, today=today) for one in those[:AT_MOST]]}
        for title, those in groups.items()
    ]


def _how(entry: Entry, other: Entry) -> str:
    if other.came_from:  # type: ignore[attr-defined]
        return _("Hieruit ontstond ook")
    if other.root:  # type: ignore[attr-defined]
        return _("Dit ontstond uit")
    if entry.organisation and other.organisation_id == entry.organisation_id:
        return _("Ook van %(name)s") % {"name": entry.organisation.name}
    return _("Ook op dit adres")

"""How the map looks to who keeps it true: whom to call, what waits, and what may be two of one."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from .. import queries
from ..models import Change, Entry
from .own import NAMES, as_proposal
from .places import Shown, as_place


def as_call(call: queries.Call, *, today: date) -> Shown:
    """Somebody to call: what it is, its number, and how often nobody picked up."""
    check = call.check
    place = as_place(check.entry, today=today) | {"tags": []}
    return {
        "pk": check.pk,
        "place": place,
        "number": call.number,
        "tries": check.tries,
        "asked_at": check.asked_at,
    }


def as_waiting(change: Change) -> Shown:
    """A report, a claim or a proposal that an editor looks at."""
    claim, report = change.kind == Change.Kind.CLAIM, change.kind == Change.Kind.REPORT
    decided_here = claim or report
    return ({"entry": change.entry, "words": change.words} if decided_here else as_proposal(change)) | {
        "claim": claim,
        "report": report,
        "by": change.facts.get("who") or _("iemand"),
        "url": reverse("map_decide", args=[change.pk])
        if decided_here
        else reverse("map_proposal", args=[change.pk]),
    }


def pairs(found: Sequence[queries.Pair]) -> list[Shown]:
    """Which two, by name, and why they may be one."""
    return [
        {
            "first": one.first_name,
            "second": one.second_name,
            "why": _why(one),
            "url": reverse("map_pair", args=[one.first, one.second]),
        }
        for one in found
    ]


def _why(pair: queries.Pair) -> str:
    if pair.same_contact:
        return _("Hetzelfde nummer of e-mailadres.")
    if pair.metres is not None and pair.metres < 150:
        return _("Bijna dezelfde naam, op bijna dezelfde plek.")
    return _("Bijna dezelfde naam.")


SHOWN = (
    "name",
    "summary",
    "description",
    "when_text",
    "who_for",
    "cost_text",
    "street",
    "postcode",
    "town",
    "phone",
    "email",
    "website",
    "host",
)


def side_by_side(one: Entry, other: Entry) -> list[tuple[str, str, str]]:
    """What both say, field by field; what both leave empty is left out."""
    rows = [(str(NAMES[name]), getattr(one, name), getattr(other, name)) for name in SHOWN]
    rows.append((_("Buurt"), one.area.name if one.area else "", other.area.name if other.area else ""))
    rows.append((_("Bron"), one.source or _("zelf geschreven"), other.source or _("zelf geschreven")))
    return [row for row in rows if row[1] or row[2]]


def as_half(entry: Entry) -> Shown:
    """One of the two, with its page."""
    return {
        "pk": entry.pk,
        "name": entry.name,
        "url": reverse("map_entry", args=[entry.pk]),
        "owned": entry.owned,  # type: ignore[attr-defined]
    }

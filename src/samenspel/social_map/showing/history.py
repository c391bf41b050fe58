"""What an entry said before: calmly, as what changed, and never as what went wrong (R59)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..actions import MomentFacts, moment_of
from ..models import Change, Entry, Moment
from .moments import moment_facts, moment_said, moment_text
from .own import NAMES
from .places import Shown, talents_text

Times = list[MomentFacts]
# When it is, in words or as moments: what goes back together.
WHEN = frozenset({"when_text", "moments"})
SINCE = frozenset({"handed_over_at", "initiative_since", "taken_down_at"})
WITH_WORDS = frozenset({"room", "visibility", "form", "kind", "works_with", "feels", "guidance"})


def versions(entry: Entry, changes: Sequence[Change], moments: Sequence[Moment]) -> list[Shown]:
    """Each former version: when it went, and what of it was different from what came after.

    `back`: with this, it said again what it said before the change that came before it. `when`: it is about
    days and times alone. `moments`: those of now.
    """
    shown: list[Shown] = []
    for place, change in enumerate(changes):
        after = changes[place - 1].before if place else _now(entry, change.before, moments)
        older = changes[place + 1].before if place + 1 < len(changes) else None
        names = _different(change.before, after)
        rows = [
            (NAMES.get(name, _("Iets anders")), _said(name, change.before), _said(name, after))
            for name in names
        ]
        shown.append(
            {
                "pk": change.pk,
                "at": change.made_at,
                "by": _by(change),
                "rows": rows,
                "back": older is not None and bool(names) and not _different(older, after),
                "when": "moments" in names and set(names) <= WHEN,
                "was": _said("moments", change.before),
            }
        )
    return shown


def _different(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, None]:
    """The names of what is not the same, in order."""
    plain = (name for name in before if name != "moments" and before.get(name) != after.get(name))
    times = ["moments"] if _times(before) != _times(after) else []
    return dict.fromkeys([*plain, *times])


def _times(said: Mapping[str, Any]) -> list[str]:
    return sorted(str(moment_of(one)) for one in said.get("moments") or [])


def _now(entry: Entry, like: Mapping[str, Any], moments: Sequence[Moment]) -> dict[str, Any]:
    """What it says now, in the same words as a kept version."""
    values = {name: getattr(entry, name, None) for name in like if name != "moments"}
    plain = {name: _as_kept(value, like[name]) for name, value in values.items()}
    return plain | {"moments": [_kept(one) for one in moments]}


def _as_kept(value: Any, before: Any) -> Any:
    """A value as a version keeps it; a moment in time is the same in whatever zone it was written."""
    if isinstance(value, datetime):
        return before if before and datetime.fromisoformat(before) == value else value.isoformat()
    return str(value) if isinstance(value, UUID | date) else value


def _kept(moment: Moment) -> dict[str, Any]:
    """A moment as a version keeps it."""
    facts = moment_facts(moment)
    said = {name: getattr(facts, name) for name in MomentFacts.__slots__}
    said["except_on"] = [day.isoformat() for day in facts.except_on]
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in said.items()}


def _said(name: str, said: Mapping[str, Any]) -> str:
    """A value as a reader would say it; a choice by its words."""
    value = said.get(name)
    if value in (None, "", []):
        return _("niets")
    if name == "moments":
        return " ".join(moment_said(one) for one in value)
    if name == "talents":
        return talents_text(value)
    if name in SINCE:
        return date_format(datetime.fromisoformat(value), "j F Y")
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee")
    choices = (
        dict(getattr(Entry._meta.get_field(name), "flatchoices", None) or ()) if name in WITH_WORDS else {}
    )
    return str(choices.get(value, value))


def _by(change: Change) -> str:
    """Who changed it; and who wrote it down for her, when she called, came by or sent a sheet."""
    if not change.person_id:
        return _("een koppeling")
    who = change.person.shown if change.person else _("iemand die hier bijhoudt")
    if not change.written_by_id:
        return who
    hand = change.written_by.shown if change.written_by else _("een collega aan de balie")
    return _("%(who)s, opgeschreven door %(hand)s") % {"who": who, "hand": hand}


def to_put_back(shown: Sequence[Shown]) -> Shown | None:
    """The newest version, when it is about days and times alone: one press puts those back."""
    return shown[0] if shown and shown[0]["when"] else None


def crossings(found: Sequence[tuple[date, Moment]]) -> list[Shown]:
    """What is there already, and on which day for the first time."""
    return [{"name": one.entry.name, "day": day, "hours": moment_text(one)} for day, one in found]

"""Verbs about when something is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, time

from django.db import transaction

from ..models import Entry, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentFacts:
    """A moment and how it comes back, by the clock on the wall; `starts_on` gives the weekday."""

    starts_on: date
    starts_at: time
    ends_at: time | None = None
    every: str = Moment.Every.WEEK
    until: date | None = None
    except_on: list[date] = field(default_factory=list)
    where: str = ""


@transaction.atomic
def put_moments(*, entry: Entry, moments: Sequence[MomentFacts]) -> bool:
    """Let these be all the moments of an entry. What is so already stays as it is, and keeps its id:
    a calendar on a telephone knows it by that. Returns whether anything changed.

    The deed that changes an entry stands in the journal by itself: this belongs to it.
    """
    names = list(MomentFacts.__slots__)
    there = list(Moment.objects.filter(entry=entry))
    new, gone = list(moments), False
    for moment in there:
        facts = MomentFacts(**{name: getattr(moment, name) for name in names})
        if facts in new:
            new.remove(facts)
        else:
            moment.delete()
            gone = True
    for one in new:
        Moment(entry=entry, **asdict(one)).save(force_insert=True)
    return gone or bool(new)

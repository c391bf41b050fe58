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
def put_moments(*, entry: Entry, moments: Sequence[MomentFacts]) -> None:
    """Let these be all the moments of an entry. Nothing is written when they are so already.

    The deed that changes an entry stands in the journal by itself: this belongs to it.
    """
    names = list(MomentFacts.__slots__)
    there = sorted(Moment.objects.filter(entry=entry).values_list(*names), key=str)
    if there == sorted((tuple(asdict(one)[name] for name in names) for one in moments), key=str):
        return
    Moment.objects.filter(entry=entry).delete()
    for one in moments:
        Moment(entry=entry, **asdict(one)).save(force_insert=True)

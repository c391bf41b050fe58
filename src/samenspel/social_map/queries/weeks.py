"""Named questions about when things are: what happens in these days, and what of it comes back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from .. import rules
from ..models import Entry, Moment
from .finding import Wish, found_ids, stale_after, tags

MOST = 2_000  # moments that are read for one week: who has more, chooses a neighbourhood
MOST_FOUND = 500  # entries that are found by words
MOST_KEPT = 500  # moments in one calendar file: writing them takes a second


@dataclass(frozen=True, slots=True)
class Happening:
    """One time that an entry is: by the clock on the wall, and where it is then if that is another place."""

    entry: Entry
    moment: Moment
    begins: datetime
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What happens, in order; `more` when there was too much to read it all."""

    happenings: Sequence[Happening]
    more: bool


def agenda(text: str = "", *, wish: Wish, first: date, last: date) -> Agenda:
    """Return what happens from `first` to `last`, both counted, of what fits these words and this wish.

    Only what everybody may find. One statement; with words, three. A day or a part of the day in the wish
    counts for the time itself.
    """
    rows = _moments(text, wish).filter(starts_on__lte=last)
    rows = rows.filter(Q(until=None) | Q(until__gte=first)).exclude(every="ONCE", starts_on__lt=first)
    moments = list(rows.order_by("starts_at", "id")[: MOST + 1])
    found = [
        one
        for moment in _near(moments[:MOST], wish)
        for one in _times(moment, first, last)
        if _fits(one.begins, wish)
    ]
    found.sort(key=lambda one: (one.begins, one.entry.name, str(one.moment.pk)))
    return Agenda(found, len(moments) > MOST)


def moments_to_keep(text: str = "", *, wish: Wish, since: date) -> tuple[list[Moment], bool]:
    """Return the moments themselves, each with its entry, that are not over since a day: for a calendar.

    What was confirmed last goes first; and whether there was more than one calendar can hold.
    """
    rows = _moments(text, wish).filter(Q(until=None) | Q(until__gte=since))
    rows = rows.exclude(every="ONCE", starts_on__lt=since)
    rows = rows.order_by(F("entry__confirmed_on").desc(nulls_last=True), "id")
    found = [one for one in _near(rows[: MOST + 1], wish) if _may_fit(one, wish)]
    return found[:MOST_KEPT], len(found) > MOST_KEPT


def calendar_of(pk: UUID) -> tuple[Entry, Sequence[Moment]]:
    """Return an entry that everybody may see, also when it has stopped, and its moments: two statements.

    Raises Entry.DoesNotExist for all else, also to its own people: a telephone does not sign in.
    """
    rows = Entry.objects.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True)
    rows = rows.select_related("area", "organisation").defer("source_record")
    entry = rows.annotate(stale_after=stale_after()).get(pk=pk)
    moments = list(entry.moments.order_by("starts_on", "starts_at", "id"))
    for moment in moments:
        moment.entry = entry  # the same one, with its term of freshness
    return entry, moments


def _moments(text: str, wish: Wish) -> QuerySet[Moment]:
    rows = Moment.objects.select_related("entry__area", "entry__organisation").defer("entry__source_record")
    rows = rows.annotate(stale_after=stale_after())
    wish = replace(wish, dayparts=())
    if text.strip():
        ids, _total, _missed = found_ids(text, wish, limit=MOST_FOUND)
        return rows.filter(entry__in=[pk for pk, _distance in ids])
    return rows.filter(entry__in=RawSQL(*_listed(wish)))


def _listed(wish: Wish) -> tuple[str, list[Any]]:
    """What can be found at all: the list of the database, that holds nothing that is not public."""
    asked = [("words @@ %s::tsquery", tags(wish)), ("words @@ map_issue(%s)", wish.issue)]
    chosen = [(sql, value) for sql, value in asked if value]
    where = " AND ".join(["TRUE", *(sql for sql, _value in chosen)])
    return f"SELECT entry_id FROM social_map_listing WHERE {where}", [value for _sql, value in chosen]


def _near(moments: Iterable[Moment], wish: Wish) -> Iterator[Moment]:
    """Those within the distance; each entry knows its own term of freshness."""
    for moment in moments:
        moment.entry.stale_after = moment.stale_after  # type: ignore[attr-defined]
        point = moment.entry.point
        far = wish.near and wish.within and (not point or rules.distance(wish.near, point) > wish.within)
        if not far:
            yield moment


def _times(moment: Moment, first: date, last: date) -> Iterator[Happening]:
    pattern = moment.pattern
    for day in rules.days_of(pattern, first, last):
        yield Happening(moment.entry, moment, *rules.hours_on(pattern, day))


def _fits(begins: datetime, wish: Wish) -> bool:
    part = 4 * begins.weekday() + rules.part_of(begins.time())
    return not wish.dayparts or part in wish.dayparts


def _may_fit(moment: Moment, wish: Wish) -> bool:
    """Whether some time of it may be on the day and part that is asked; a year on it is another weekday."""
    days = range(7) if moment.every == "YEAR" else [moment.starts_on.weekday()]
    part = rules.part_of(moment.starts_at)
    return not wish.dayparts or any(4 * day + part in wish.dayparts for day in days)

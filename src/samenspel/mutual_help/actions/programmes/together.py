"""What a pair does together: write what went out of the pot, put a mistake right, dream and do it (I60)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting

from ... import errors, rules
from ...models import Dream, Pair, PotEntry
from ..suggesting import record


@dataclass(frozen=True, slots=True)
class Expense:
    """What was bought, for how many cents, on which day."""

    what: str
    cents: int
    spent_on: date


@transaction.atomic
def write_expense(*, pair: Pair, side: str, expense: Expense, acting: Acting, now: datetime) -> PotEntry:
    """Write what went out of the pot. Raises PotIsEmpty for more than there is, PotIsClosed."""
    if expense.cents <= 0:
        raise errors.PotIsClosed
    line = PotEntry(
        pair=pair, kind=PotEntry.Kind.SPENT, cents=-expense.cents, what=rules.tidy(expense.what),
        spent_on=expense.spent_on,
    )  # fmt: skip
    return _write(line, side, "spent_from_pot", acting, now)


@transaction.atomic
def correct_expense(*, pair: Pair, line: UUID, side: str, acting: Acting, now: datetime) -> PotEntry:
    """Put a line right with its counter-entry: both stay to be read. Once. Raises PotIsClosed."""
    wrong = PotEntry.objects.filter(pair=pair, pk=line, kind=PotEntry.Kind.SPENT).first()
    if wrong is None:
        raise errors.PotIsClosed
    counter = PotEntry(
        pair=pair, kind=PotEntry.Kind.CORRECTED, cents=-wrong.cents, what=wrong.what, corrects=wrong,
        spent_on=wrong.spent_on,
    )  # fmt: skip
    return _write(counter, side, "corrected_pot", acting, now)


def _write(line: PotEntry, side: str, verb: str, acting: Acting, now: datetime) -> PotEntry:
    line.side, line.written_at = side, now
    line.entered_by_id = acting.person if acting.on_behalf_of else None
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.PotIsEmpty if "no more" in str(problem) else errors.PotIsClosed from problem
    record(verb, line.pair.match, acting=acting, now=now, side=side)
    return line


@transaction.atomic
def add_dream(*, pair: Pair, side: str, text: str, acting: Acting, now: datetime) -> Dream:
    """Write down something that we would love to do once. Raises DreamsAreFull."""
    made = Dream(pair=pair, side=side, text=rules.tidy(text), written_at=now)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.DreamsAreFull from problem
    record("dreamt", pair.match, acting=acting, now=now, side=side)
    return made


@transaction.atomic
def dream_came_true(*, pair: Pair, dream: UUID, side: str, acting: Acting, now: datetime) -> None:
    """We did it."""
    if Dream.objects.filter(pair=pair, pk=dream, done_at=None).update(done_at=now):
        record("did_dream", pair.match, acting=acting, now=now, side=side)

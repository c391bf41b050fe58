"""What anybody may know: the calls that askers chose to show, and the numbers on both sides."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..rules import helping

PER_PAGE = 20


@dataclass(slots=True)
class CallForHelp:
    """One call on the board: a sentence, and nothing that tells who it is."""

    id: UUID
    line: str
    kinds: list[str]
    moments: list[str]
    rhythm: str
    area: UUID
    area_name: str
    called_at: datetime
    people: int
    found: int  # of these people
    material: str  # what it takes, and who sees to that

    def __post_init__(self) -> None:
        self.line, self.material = unseal(self.line), unseal(self.material)

    @property
    def lacks(self) -> int:
        return self.people - self.found


@dataclass(frozen=True, slots=True)
class Board:
    """One page of the calls; `page` counts from 1."""

    calls: list[CallForHelp]
    page: int
    more: bool


def calls_for_help(*, area: UUID | None = None, page: int = 1) -> Board:
    """Return a page of the calls that the context may see, newest first; of one neighbourhood, or of all."""
    asked = {"area": area, "skipped": (page - 1) * PER_PAGE, "most": PER_PAGE + 1}
    found = rows(CallForHelp, "SELECT * FROM calls_for_help(%(area)s, %(skipped)s, %(most)s)", asked)
    return Board(found[:PER_PAGE], page, len(found) > PER_PAGE)


def call_on_board(*, call: UUID) -> str:
    """Return the sentence of a call that hangs on the board for this context; nothing when it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT call_on_board(%s)", [call])
        return unseal(cursor.fetchone()[0] or "")


def may_be_answered(*, call: UUID) -> bool:
    """True for a call on the board, and for one whose address the asker hands out: a rota hangs on it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT call_on_board(%s) IS NOT NULL OR call_can_be_answered(%s)", [call, call])
        return bool(cursor.fetchone()[0])


@dataclass(frozen=True, slots=True)
class Balance:
    """Asks and offers of one neighbourhood; None where the number is so small that it could be somebody."""

    area: UUID
    name: str
    asks: int | None
    asks_long: int | None
    offers: int | None
    offers_new: int | None
    helped: int | None

    @property
    def gap(self) -> int | None:
        """How many more ask than offer; below zero: more offer. None when one of both is hidden."""
        return None if self.asks is None or self.offers is None else self.asks - self.offers


def balance(*, town: UUID, now: datetime) -> list[Balance]:
    """Return both imbalances, a row for each neighbourhood by name. The database hides what is small."""

    def row(area: UUID, name: str, *numbers: int) -> Balance:
        return Balance(area, name, *(None if number < 0 else number for number in numbers))

    return rows(
        row, "SELECT * FROM help_balance(%(town)s, %(long)s)", {"town": town, "long": now - helping.LONG_WAIT}
    )

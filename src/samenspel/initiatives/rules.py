"""Pure decisions about asking for money: what an answer grants, and which way a request goes (R45)."""

from collections.abc import Mapping
from types import MappingProxyType

MOST = 10_000_000_00  # cents; the database says it again
CODE_DAYS = 30  # so long a code counts with which a colleague hears a yes
MONEY_GRANTED, LESS, REFUSED = "GRANTED", "LESS", "REFUSED"
ANSWERS = (MONEY_GRANTED, LESS, REFUSED)
# Which way a request goes; what stands at the right never goes on. The database says it again.
NEXT: Mapping[str, frozenset[str]] = MappingProxyType(
    {"DRAFT": frozenset({"SENT", "WITHDRAWN"}), "SENT": frozenset({*ANSWERS, "WITHDRAWN"})}
)


class NotThatMuch(ValueError):
    """Less than was asked is more than nothing, and less than what was asked."""


def granted(answer: str, *, asked: int, less: int | None) -> int | None:
    """Return how many cents an answer grants; None for a no. Raises NotThatMuch, or ValueError."""
    if answer not in ANSWERS:
        raise ValueError(answer)
    if answer == MONEY_GRANTED:
        return asked
    if answer == REFUSED:
        return None
    if less is None or not 0 < less < asked:
        raise NotThatMuch(less)
    return less

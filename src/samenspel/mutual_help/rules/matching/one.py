"""One ask or one offer at a time: in milliseconds, from the candidates that the database gave."""

from collections.abc import Iterable

from .facts import Asker, Helper, Suggestion
from .fit import cost, may_meet, suggestion

MOST = 5


def one_request(asker: Asker, helpers: Iterable[Helper], *, most: int = MOST) -> tuple[Suggestion, ...]:
    """Return the `most` best offers for one ask, the best fit first; equal fits by id. Nobody is asked."""
    able = [helper for helper in helpers if may_meet(asker, helper)]
    able.sort(key=lambda helper: (cost(asker, helper), helper.id))
    return tuple(suggestion(asker, helper) for helper in able[:most])


def one_offer(helper: Helper, askers: Iterable[Asker], *, most: int = MOST) -> tuple[Suggestion, ...]:
    """Return the `most` asks for one offer: who waits longest first, then the best fit, then by id."""
    able = [asker for asker in askers if may_meet(asker, helper)]
    able.sort(key=lambda asker: (asker.since, cost(asker, helper), asker.id))
    return tuple(suggestion(asker, helper) for asker in able[:most])

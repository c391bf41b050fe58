"""The few pairs that matter: those that come near to guessed prices.

A helper is dearer the more she is wanted. That is guessed by sharing softly (Sinkhorn): each asker spreads
over her pairs, most over the cheapest, and whoever is wanted more than she has room for gets dearer, a few
times; then once more, firmer, with what is close. When helpers are scarce nearly every place is taken, and
these prices lie around one: the penalty of the last who is helped. The solver then needs only the pairs that
cost their asker little more than her cheapest, and in small numbers: what they cost more than guessed.
Nothing of this has to be right: the plan is proven over all pairs.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from .. import fit
from .candidates import Edges
from .columns import Flags, Ints, in_order

Floats = NDArray[np.floating[Any]]
SOFT, FIRMER = 30, 15  # a pair that costs so much more gets a share that is e times smaller
ROUNDS, MORE_ROUNDS = 8, 20
CLOSE = 150  # what costs an asker so much more than her cheapest gets no share the second time
AWAY = 500  # what a place costs, about: so dear is staying away for who may be left out
LEAST, FURTHEST = np.float32(1e-30), 2 * fit.WORST
UNWANTED = fit.WORST // 2  # who is so much cheaper than the middle is needed by nobody who waits long
HARDLY = 3  # who may meet at most so many of them for each place, hardly
FIRM = 2  # whatever is more than so many times the slack counts as that: small numbers
MOST = 80  # e to the power of this is still a number
NEVER = 1 << 40


@dataclass(frozen=True, slots=True)
class Near:
    """For the solver: pairs by their places, and what things cost more than guessed."""

    places: Ints
    cost: Ints
    penalty: Ints  # of not helping each asker
    worth: Ints  # of using a place of each helper


@dataclass(frozen=True, slots=True)
class Guess:
    """What things cost more than guessed prices say, for the pairs that were looked at."""

    looked: Ints
    excess: Ints
    in_need: Flags  # of these: pairs for a helper to whom perhaps nobody comes who waits longer
    penalty: Ints
    worth: Ints
    hardly: Flags  # such helpers

    def near(self, slack: int) -> Near:
        """Return the pairs that cost their asker at most `slack` more than her cheapest."""
        kept, firm = np.flatnonzero(self.excess <= slack), FIRM * slack
        kept = kept[np.argsort(self.looked[kept], kind="stable")]
        cost = np.maximum(self.excess[kept], -firm) + firm * self.in_need[kept]
        penalty = np.clip(self.penalty, -firm, firm + np.maximum(self.penalty // fit.WORST, 0))
        return Near(self.looked[kept], cost, penalty, np.minimum(self.worth, firm) + firm * self.hardly)


def guess_ample(edges: Edges, *, waits: Ints, capacity: Ints) -> Guess:
    """Return a guess for these pairs (by asker; at least one) when there is room for all of these askers."""
    many, nobody = len(waits), np.zeros(len(capacity), bool)
    price = _shared(edges, np.zeros(many, bool), capacity, least=0)
    dear = edges.cost + price[edges.helper]
    excess = dear - _cheapest(edges, dear, many)[edges.asker]
    return Guess(np.arange(len(edges)), excess, nobody[edges.helper], np.full(many, fit.WORST), price, nobody)


def guess_scarce(edges: Edges, *, waits: Ints, capacity: Ints) -> Guess:
    """Return a guess for these pairs (by asker; at least one). `waits` is of all askers.

    All is counted from the price of the last who is helped when anybody could help anybody. Who waits
    shorter is only looked at with helpers whom nobody needs, or hardly anybody, that waits so long.
    """
    begins = _begins(edges)
    who = edges.asker[begins]
    places = min(int(capacity.sum()), len(who))
    rank = in_order(waits)[1]
    last = np.sort(rank[who])[-places]
    level, days = fit.WORST * (1 + int(last)), fit.WORST * (rank - last)
    waited = np.repeat(days[who] >= 0, np.diff(begins, append=len(edges)))
    longer, rest = np.flatnonzero(waited), np.flatnonzero(~waited)
    many = edges.only(longer)
    price = _shared(many, days == 0, capacity, least=-FURTHEST)
    unwanted = price < np.median(price) - UNWANTED
    hardly = ~unwanted & (np.bincount(many.helper, minlength=len(price)) <= HARDLY * capacity)
    shorter = rest[(unwanted | hardly)[edges.helper[rest]]]  # who waits shorter may only come to these
    few = edges.only(shorter)
    best = _cheapest(many, many.cost + price[many.helper], len(days))
    price -= _margin(best[who], days[who], places)
    offered = _offered(few, days, level, len(price))
    price = np.where(unwanted, np.minimum(price, offered), price)
    dear = many.cost + price[many.helper]
    # her cheapest: to the unwanted she comes only when there is nobody else
    best = np.where(days < 0, days, _cheapest(many, dear + NEVER * unwanted[many.helper], len(days)))
    best -= NEVER * (best > NEVER // 2)
    excess = np.append(dear - best[many.asker], few.cost + offered[few.helper] - days[few.asker])
    in_need = np.append(np.zeros(len(many), bool), hardly[few.helper])
    worth = np.where(unwanted, level + price, NEVER)
    return Guess(np.append(longer, shorter), excess, in_need, days - best, worth, hardly)


def _shared(edges: Edges, doubtful: Flags, capacity: Ints, *, least: int) -> Ints:
    """Return how much dearer than others each helper is, by sharing. Who is doubtful can also stay away."""
    away = np.where(doubtful, np.exp(-AWAY / SOFT), 0)
    price = _after_rounds(ROUNDS, edges, np.zeros(len(capacity), np.int64), SOFT, away, capacity, least)
    dear = edges.cost + price[edges.helper]
    best = _cheapest(edges, dear, len(doubtful))
    excess = dear - best[edges.asker]
    close = np.flatnonzero(excess <= CLOSE)
    few = Edges(edges.asker[close], edges.helper[close], excess[close])
    away = np.where(doubtful, np.exp(np.minimum((best - AWAY) / FIRMER, MOST)), 0)
    return _after_rounds(MORE_ROUNDS, few, price, FIRMER, away, capacity, least)


def _after_rounds(
    rounds: int, edges: Edges, price: Ints, soft: int, away: Floats, capacity: Ints, least: int
) -> Ints:
    """Return these prices, which the costs contain, after some rounds. `away`: the share of staying away."""
    begins = _begins(edges)
    many, beside = np.diff(begins, append=len(edges)), away[edges.asker[begins]].astype(np.float32)
    weight = np.exp(edges.cost.astype(np.float32) / np.float32(-soft))
    most = np.exp(np.minimum((price - least) / soft, MOST))
    share = np.ones(len(capacity), np.float32)
    for _ in range(rounds):
        each = 1 / np.maximum(np.add.reduceat(weight * share[edges.helper], begins) + beside, LEAST)
        wanted = np.bincount(edges.helper, weight * np.repeat(each, many), len(capacity))
        share = np.minimum(capacity / np.maximum(wanted, LEAST), most).astype(np.float32)
    made = price - soft * np.log(np.maximum(share, LEAST))
    return cast(Ints, np.minimum(made, FURTHEST).astype(np.int64))


def _begins(edges: Edges) -> Ints:
    """Return where the pairs of each asker begin."""
    begins: Ints = np.append(0, np.flatnonzero(edges.asker[1:] != edges.asker[:-1]) + 1)
    return begins


def _cheapest(edges: Edges, dear: Ints, many: int) -> Ints:
    """Return for each asker the least of what her pairs cost with their prices."""
    begins = _begins(edges)
    best = np.zeros(many, np.int64)
    best[edges.asker[begins]] = np.minimum.reduceat(dear, begins)
    return best


def _margin(best: Ints, days: Ints, places: int) -> int:
    """Return what the last who is helped pays: so many of those who wait equally long find a place."""
    left = places - int((days > 0).sum())
    return int(np.sort(best[days == 0])[left - 1])


def _offered(edges: Edges, days: Ints, level: int, many: int) -> Ints:
    """Return for each helper the most that anybody who waits shorter would pay; not less than nothing."""
    most = np.full(many, -level)
    shorter = np.flatnonzero(days[edges.asker] < 0)
    np.maximum.at(most, edges.helper[shorter], days[edges.asker[shorter]] - edges.cost[shorter])
    return most

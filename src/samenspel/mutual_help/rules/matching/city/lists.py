"""Short lists for both sides, from the best plan and what comes near it (I6; R14: nobody is assigned)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import numpy as np

from ..facts import Asker, Helper, Shortlists, Suggestion
from ..fit import suggestion
from ..one import MOST
from .columns import Ints, columns
from .planning import Plan, best_plan


def shortlists(
    askers: Iterable[Asker], helpers: Iterable[Helper], *, today: date, most: int = MOST
) -> Shortlists:
    """Return at most `most` names for every asker and every helper, for a neighbourhood or a city.

    First the pairs of the best plan, then those that cost the total least. Everybody's first name comes
    before anybody's second; and nobody is in more than `most` lists, so that the same people are not always
    asked. `can_be_helped`: how many at most, when nobody is asked for more than `most` people in one round.
    """
    people = columns(askers, (replace(one, capacity=min(one.capacity, most)) for one in helpers), today=today)
    plan = best_plan(people)
    for_askers: dict[UUID, list[Suggestion]] = defaultdict(list)
    for_helpers: dict[UUID, list[Suggestion]] = defaultdict(list)
    for asker, helper in _in_turn(plan, people.askers.waits):
        mine, theirs = for_askers[people.asker_of[asker].id], for_helpers[people.helper_of[helper].id]
        if len(mine) < most and len(theirs) < most:
            made = suggestion(people.asker_of[asker], people.helper_of[helper])
            mine.append(made)
            theirs.append(made)
    return Shortlists(_closed(for_askers), _closed(for_helpers), plan.helped)


def _in_turn(plan: Plan, waits: Ints) -> Iterator[tuple[int, int]]:
    """Yield pairs: the plan first, then everybody's next best in turn; equals by waiting, then by lot."""
    edges, excess = plan.edges, plan.proof.excess(plan.edges)
    planned = np.zeros(len(edges), bool)
    planned[plan.by[plan.by >= 0]] = True
    order = np.lexsort((edges.helper, excess, ~planned, edges.asker))
    asker = edges.asker[order]
    turn = np.arange(len(order)) - np.searchsorted(asker, asker)
    keys = (edges.helper[order], asker, -waits[asker], excess[order], turn, ~planned[order])
    order = order[np.lexsort(keys)]
    yield from zip(edges.asker[order].tolist(), edges.helper[order].tolist(), strict=True)


def _closed(lists: dict[UUID, list[Suggestion]]) -> dict[UUID, tuple[Suggestion, ...]]:
    return {who: tuple(found) for who, found in lists.items() if found}

"""`python -m benchmarks.matching [MANY …]`: the matching of a city, beside KD-tree with SciPy in the same run.

Synthetic cities (`matching_city`) of so many asks with twice as many offers, ample and scarce: people helped and the
gap to the proven optimum; seconds and memory of candidates and plan; the naive ways; blocking pairs after both chose.
Needs SciPy (pip install scipy) for the other way; it stands in no lock. Each figure comes from a process of its own,
so that memory is counted apart; seconds are of the processor, because others may work on the machine. In the table
both are warm: the median of nine in turn to 1,000, where all takes a blink; beyond, of seven for ours and one for
theirs. Ours are as many days in turn: the lot of a day alone makes a tenth. Cold, the first of each process, stands below it: both pay then for what a process does once. Bounded: five
minutes to 10,000, a quarter of an hour with 50,000.
"""

import json
import subprocess
import sys
from datetime import timedelta
from random import Random
from statistics import median
from typing import Any

from .matching_city import TODAY, city

SIZES = (1000, 10_000, 50_000)
BLINK = 1000  # so small a city is measured nine times in turn


def ours(many: int, scarce: bool) -> dict[str, Any]:
    """Candidates, plan and proof; then lists, both sides choose, and who meets whom."""
    import ortools.graph.python.min_cost_flow  # noqa: F401  (loaded once for a night)

    from samenspel.mutual_help.rules.matching.city.columns import columns
    from samenspel.mutual_help.rules.matching.city.planning import best_plan

    from .matching_others import Watch

    askers, helpers = city(many, scarce=scarce)
    reading, planning, made = [], [], set()
    for day in range(9 if many <= BLINK else 7):
        with Watch() as watch:
            people = columns(askers, helpers, today=TODAY + timedelta(days=day))
        reading.append(watch)
        with Watch() as watch:
            plan = best_plan(people)
        planning.append(watch)
        made.add((plan.helped, int(plan.edges.cost[plan.by[plan.by >= 0]].sum()), len(plan.edges)))
    ((helped, cost, pairs),) = made  # every lot gives a plan that is as good
    return {
        "columns": median(one.processor for one in reading), "cold": planning[0].processor, "megabytes": planning[0].megabytes,
        "seconds": median(one.processor for one in planning), "clock": median(one.clock for one in planning),
        "helped": helped, "cost": cost, "pairs": pairs,
    }  # fmt: skip


def lists(many: int, scarce: bool) -> dict[str, Any]:
    """Short lists, what people choose from them, and what comes of it; checked by the independent checker."""
    from samenspel.mutual_help.rules.matching import Choice, settle
    from samenspel.mutual_help.rules.matching.blocking import blocking_pairs, faults
    from samenspel.mutual_help.rules.matching.city import shortlists

    from .matching_others import Watch

    askers, helpers = city(many, scarce=scarce)
    with Watch() as listing:
        made = shortlists(askers, helpers, today=TODAY)
    chance = Random(many)
    sides = []
    for side, other in ((made.for_askers, "helper"), (made.for_helpers, "asker")):
        chosen = []
        for who, names in side.items():
            yes = [getattr(one, other) for one in names if chance.random() < 0.7]
            chance.shuffle(yes)
            chosen.append(Choice(who, yes))
        sides.append(chosen)
    room = {one.id: one.capacity for one in helpers}
    with Watch() as settling:
        pairs = settle(askers=sides[0], helpers=sides[1], room=room)
    return {
        "lists": listing.processor, "settle": settling.processor, "met": len(pairs), "best": made.can_be_helped,
        "blocking": len(blocking_pairs(pairs, askers=sides[0], helpers=sides[1], room=room)),
        "faults": len(faults(pairs, askers=sides[0], helpers=sides[1], room=room)),
    }  # fmt: skip


def others(many: int, scarce: bool) -> dict[str, Any]:
    """KD-tree and SciPy on the thirty cheapest of each asker, and the naive ways."""
    from samenspel.mutual_help.rules.matching.city.columns import columns
    from samenspel.mutual_help.rules.matching.city.planning import penalties

    from .matching_others import cheapest_first, in_turn, scipy_total, tree_candidates, who_comes_first

    people = columns(*city(many, scarce=scarce), today=TODAY)
    penalty, capacity, waits = penalties(people), people.helpers.capacity, people.askers.waits
    turns = 9 if many <= BLINK else 1
    finding, pairs = in_turn(turns, lambda: tree_candidates(people))
    solving, (helped, total) = in_turn(turns, lambda: scipy_total(*pairs, penalty=penalty, capacity=capacity))
    return {
        "candidates": median(one.processor for one in finding), "solve": median(one.processor for one in solving),
        "cold": finding[0].processor + solving[0].processor,
        "megabytes": finding[0].megabytes + solving[0].megabytes, "helped": helped, "total": total,
        "cheapest": cheapest_first(*pairs, capacity, many), "first": who_comes_first(*pairs, capacity, waits),
    }  # fmt: skip


def gap(many: int, scarce: bool) -> dict[str, Any]:
    """The same plan over every pair that may meet, by SciPy alone: the totals must be equal."""
    from samenspel.mutual_help.rules.matching.city.columns import columns
    from samenspel.mutual_help.rules.matching.city.planning import best_plan, penalties

    from .matching_others import Watch, scipy_total, tree_candidates

    people = columns(*city(many, scarce=scarce), today=TODAY)
    penalty, capacity = penalties(people), people.helpers.capacity
    with Watch() as ours:
        plan = best_plan(people)
    mine = int(plan.edges.cost[plan.by[plan.by >= 0]].sum() + penalty[plan.by < 0].sum())
    with Watch() as theirs:
        helped, total = scipy_total(*tree_candidates(people, top=1 << 30), penalty=penalty, capacity=capacity)
    same = f"{theirs.processor:.1f} ({theirs.processor / ours.processor:.0f} ×)"
    return {"helped": plan.helped - helped, "gap": mine - total, "same": same}


def apart(what: str, many: int, scarce: bool) -> dict[str, Any]:
    """Run one part in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.matching", what, str(many), str(int(scarce))]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(json.loads(said.splitlines()[-1]))


def compare(sizes: list[int]) -> None:
    """Print the tables."""
    print("| city | helped, ours | cheapest pair first | who comes first | KD-tree + SciPy | s, ours | s, theirs | ratio |"
          " MB, ours | MB, theirs | reading in, s |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    seconds: dict[tuple[int, bool], float] = {}
    cold = []
    for many in sizes:
        for scarce in (False, True):
            mine, theirs = apart("ours", many, scarce), apart("others", many, scarce)
            seconds[many, scarce] = mine["seconds"]
            slow = theirs["candidates"] + theirs["solve"]
            cold.append(
                f"\nCold, {many:,} {'scarce' if scarce else 'ample'}: {mine['cold']:.3f} s against"
                f" {theirs['cold']:.2f} s, {theirs['cold'] / mine['cold']:.1f} ×; warm {mine['seconds']:.3f} s"
                f" against {slow:.2f} s, {slow / mine['seconds']:.1f} ×"
            )
            print(
                f"| {many:,} {'scarce' if scarce else 'ample'} | {mine['helped']:,} | {theirs['cheapest'][0]:,} |"
                f" {theirs['first'][0]:,} | {theirs['helped']:,} | {mine['seconds']:.2f} |"
                f" {theirs['candidates']:.1f} + {theirs['solve']:.1f} | {slow / mine['seconds']:.0f} × |"
                f" {mine['megabytes']:.0f} | {theirs['megabytes']:.0f} | {mine['columns']:.2f} |",
                flush=True,
            )
    print(*cold, sep="\n")
    for scarce in (False, True):
        if (10_000, scarce) in seconds and (50_000, scarce) in seconds:
            ratio = seconds[50_000, scarce] / seconds[10_000, scarce]
            print(f"\nGrowth from 10,000 to 50,000, {'scarce' if scarce else 'ample'}: {ratio:.1f} ×")
    print(
        "\n| city | gap in people | gap in cost | KD-tree + SciPy over all pairs, s | lists, s | settle, s | both chose | blocking pairs | faults |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for many in sizes:
        for scarce in (False, True):
            made = apart("lists", many, scarce)
            left = (
                apart("gap", many, scarce)
                if many <= 10_000
                else {"helped": "by proof", "gap": "by proof", "same": ""}
            )
            print(
                f"| {many:,} {'scarce' if scarce else 'ample'} | {left['helped']} | {left['gap']} | {left['same']} |"
                f" {made['lists']:.1f} | {made['settle']:.2f} | {made['met']:,} of {made['best']:,} |"
                f" {made['blocking']} | {made['faults']} |",
                flush=True,
            )


def main(words: list[str]) -> None:
    parts = {"ours": ours, "others": others, "lists": lists, "gap": gap}
    if words and words[0] in parts:
        print(json.dumps(parts[words[0]](int(words[1]), words[2] == "1")))
    else:
        compare([int(word) for word in words] or list(SIZES))


if __name__ == "__main__":
    main(sys.argv[1:])

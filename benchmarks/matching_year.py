"""`python -m benchmarks.matching_year [SEEDS]`: a neighbourhood for a year, at the level of the rules.

Week by week people come, ask, offer, choose, meet, click or not, fall ill, get better, leave and reach their goal.
Each way of introducing meets the same people with the same tastes:
- the plan: short lists for both sides from the engine, both choose; once a week, or three times;
- first come, the same lists: each asker in turn gets the best names that are left, both choose;
- first come by telephone: each asker in turn hears the answer at once, and a helper with room left is asked by the next
  one too, as often as it takes: three names a week for each asker, no limit for a helper.
In all of them nobody is introduced to the same person twice, so that not being asked again says nothing.
`Year.faults` tells whatever may never be; a test plays small years of all kinds, and looks at it after every week.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import blake2b
from random import Random
from statistics import mean, stdev
from uuid import UUID

from samenspel.mutual_help.rules.matching import Asker, Choice, Helper, Pair, may_meet, one_request, settle
from samenspel.mutual_help.rules.matching.city import shortlists

BEGIN = date(2026, 1, 5)
WEEKS, NAMES, LATELY = 52, 3, 4
KINDS = ("GARDEN", "WALKING", "COOKING", "RIDE", "PAPERS", "COMPANY")
RARE = ("TAXES", "GRIEF", "REPAIR", "SIGNS")  # few can do these, and who can, can do something usual too
# Three neighbourhoods in a row, 1.7 km apart: where asks come from, and where helpers live.
PLACES, ASKED_FROM, LIVES = (0.0, 0.025, 0.05), (1, 1, 1), (6, 3, 1)
YES, CLICK = 0.7, 0.8


@dataclass(frozen=True)
class Pace:
    """How much happens in a week: people who come, and the chance of what can happen to somebody."""

    askers: int = 8
    helpers: int = 2
    helpers_at_first: int = 90
    ill: float = 0.02
    leaves: float = 0.01
    asker_leaves: float = 0.005
    ends: float = 0.06  # of a pair: the goal is reached
    rare: float = 0.0  # of the asks: something that few can do
    versatile: float = 0.0  # of the helpers: can do something rare besides something usual
    uneven: bool = False  # one neighbourhood has many helpers, another few


@dataclass
class Year:
    """The state of the neighbourhood. `introduce` is the way in which people find each other."""

    seed: int
    introduce: "Callable[[Year, list[Asker], list[Helper]], list[Pair]]"
    pace: Pace = field(default_factory=Pace)
    week: int = 0
    askers: dict[UUID, Asker] = field(default_factory=dict)  # who waits
    helpers: dict[UUID, Helper] = field(default_factory=dict)  # with the room they gave themselves
    ill: dict[UUID, int] = field(default_factory=dict)  # until which week
    running: dict[UUID, UUID] = field(default_factory=dict)  # asker: helper
    together: dict[UUID, Asker] = field(default_factory=dict)  # who is being helped
    introduced: set[Pair] = field(default_factory=set)
    lately: list[Counter[UUID]] = field(default_factory=list)
    waited: list[int] = field(default_factory=list)  # weeks until the first click
    done: set[UUID] = field(default_factory=set)
    asked: Counter[UUID] = field(default_factory=Counter)
    met: list[Pair] = field(default_factory=list)  # in the last week
    rare: int = 0  # of who was helped: with something that few can do

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        for _ in range(self.pace.helpers_at_first):
            self._offers()

    @property
    def today(self) -> date:
        return BEGIN + timedelta(weeks=self.week)

    def play_week(self) -> None:
        """Everything that happens in one week."""
        for _ in range(self.pace.askers):
            self._asks()
        for _ in range(self.pace.helpers):
            self._offers()
        self._life()
        self.lately.append(Counter())
        self.met = self.introduce(self, self.waiting(), self.able())
        for pair in self.met:
            if likes("click", pair.asker, pair.helper, CLICK):
                self._click(pair)
        self.week += 1

    def waiting(self) -> list[Asker]:
        """The askers as the engine sees them: whom they met or were introduced to is not for them again."""
        before: dict[UUID, set[UUID]] = {}
        for pair in self.introduced:
            before.setdefault(pair.asker, set()).add(pair.helper)
        return [replace(one, not_these=frozenset(before.get(one.id, ()))) for one in self.askers.values()]

    def able(self) -> list[Helper]:
        """The helpers who are well, with the room that they have left."""
        load, often = Counter(self.running.values()), sum(self.lately[-LATELY:], Counter[UUID]())
        return [
            replace(one, capacity=one.capacity - load[one.id], asked_lately=often[one.id])
            for one in self.helpers.values()
            if self.ill.get(one.id, 0) <= self.week
        ]

    def meets(self, pairs: Iterable[Pair]) -> None:
        """These hear of each other. What they answer is written nowhere."""
        for pair in pairs:
            self.introduced.add(pair)
            self.lately[-1][pair.helper] += 1
            self.asked[pair.helper] += 1

    def longest(self) -> int:
        """The longest that anybody waited, in weeks: until the first click, or until now."""
        waits = [
            (self.today - one.since).days // 7 for one in self.askers.values() if one.id not in self.done
        ]
        return max([*self.waited, *waits], default=0)

    def faults(self) -> list[str]:
        """Whatever may never be true, in words; empty when all is well."""
        load = Counter(self.running.values())
        found = [f"capacity: {who}" for who, many in load.items() if many > self.helpers[who].capacity]
        found += [f"not introduced: {pair}" for pair in self.met if pair not in self.introduced]
        for asker, helper in self.met:
            if not (likes("asker", asker, helper, YES) and likes("helper", helper, asker, YES)):
                found.append(f"without both yeses: {asker} {helper}")
        found += [f"waits and is helped: {who}" for who in self.askers.keys() & self.running.keys()]
        found += [
            f"with somebody who left: {who}" for who in self.running.values() if who not in self.helpers
        ]
        for asker, helper in self.running.items():
            if not may_meet(self.together[asker], replace(self.helpers[helper], capacity=1)):
                found.append(f"against a limit: {asker} {helper}")
        return found

    def _click(self, pair: Pair) -> None:
        self.together[pair.asker] = self.askers.pop(pair.asker)
        self.running[pair.asker] = pair.helper
        if pair.asker not in self.done:
            self.done.add(pair.asker)
            self.rare += not self.together[pair.asker].kinds.isdisjoint(RARE)
            self.waited.append((self.today - self.together[pair.asker].since).days // 7)

    def _life(self) -> None:
        """Illness, leaving, and goals that are reached. Drawn per person and week: the same in both ways."""
        for helper in list(self.helpers):
            if likes("leaves", helper, self.week, self.pace.leaves):
                del self.helpers[helper]
                for asker in [one for one, other in self.running.items() if other == helper]:
                    del self.running[asker]
                    self.askers[asker] = self.together.pop(
                        asker
                    )  # she waits since she asked, and not since now
            elif likes("ill", helper, self.week, self.pace.ill):
                self.ill[helper] = self.week + 3
        for asker in list(self.running):
            if likes("ends", asker, self.week, self.pace.ends):
                del self.running[asker], self.together[asker]
        for asker in list(self.askers):
            if likes("asker_leaves", asker, self.week, self.pace.asker_leaves):
                del self.askers[asker]

    def _somebody(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128))

    def _place(self) -> tuple[float, float]:
        return 52.1 + self.chance.random() * 0.02, 5.1 + self.chance.random() * 0.03

    def _lives(self, many: tuple[int, ...]) -> tuple[float, float]:
        """A place anywhere, or in one of three neighbourhoods, by how many live there."""
        if not self.pace.uneven:
            return self._place()
        east = self.chance.choices(PLACES, many)[0]
        return 52.1 + self.chance.random() * 0.008, 5.1 + east + self.chance.random() * 0.01

    def _kinds(self, most: int, rare: float) -> set[str]:
        return (
            {self.chance.choice(RARE)}
            if self.chance.random() < rare
            else set(self.chance.sample(KINDS, most))
        )

    def _offers(self) -> None:
        chance = self.chance
        kinds = set(chance.sample(KINDS, chance.randint(1, 3)))
        if self.pace.rare:
            kinds |= self._kinds(0, self.pace.versatile)
        made = Helper(
            id=self._somebody(), at=self._lives(LIVES), kinds=frozenset(kinds),
            capacity=chance.randint(1, 2), within_m=chance.choice((800, 1500, 3000)),
            times=sum(1 << slot for slot in chance.sample(range(21), 6)),
            languages=frozenset({"nl", *chance.sample(("tr", "ar", "pl"), chance.randint(0, 1))}),
            has_vog=chance.random() < 0.4, gender=chance.choice(("WOMAN", "MAN", "")),
        )  # fmt: skip
        self.helpers[made.id] = made

    def _asks(self) -> None:
        chance = self.chance
        many = chance.randint(1, 2)
        kinds = self._kinds(many, self.pace.rare) if self.pace.rare else set(chance.sample(KINDS, many))
        made = Asker(
            id=self._somebody(), at=self._lives(ASKED_FROM), kinds=frozenset(kinds),
            since=self.today, times=sum(1 << slot for slot in chance.sample(range(21), 5)),
            languages=frozenset({chance.choice(("nl", "nl", "nl", "tr", "ar"))}),
            needs_vog=chance.random() < 0.3, gender_wish=chance.choice(("", "", "", "", "WOMAN", "MAN")),
        )  # fmt: skip
        self.askers[made.id] = made


def likes(what: str, one: object, other: object, often: float) -> bool:
    """Taste and luck, drawn from who it is about: so that each way of introducing meets the same world."""
    drawn = blake2b(f"{what} {one} {other}".encode(), digest_size=8).digest()
    return int.from_bytes(drawn, "big") < often * 2**64


def by_plan(year: Year, askers: list[Asker], helpers: list[Helper]) -> list[Pair]:
    """Short lists for both sides; both choose what they like, in their own order; then who meets whom."""
    made = shortlists(askers, helpers, today=year.today, most=NAMES)
    return _chosen(
        year, [Pair(one.asker, one.helper) for names in made.for_askers.values() for one in names], helpers
    )


def by_plan_thrice(year: Year, askers: list[Asker], helpers: list[Helper]) -> list[Pair]:
    """The same, with new lists as soon as the answers are in: three times a week."""
    found: list[Pair] = []
    for _ in range(3):
        taken, full = {pair.asker for pair in found}, Counter(pair.helper for pair in found)
        left = [replace(one, capacity=one.capacity - full[one.id]) for one in helpers]
        found += by_plan(year, [one for one in year.waiting() if one.id not in taken], left)
    return found


def first_lists(year: Year, askers: list[Asker], helpers: list[Helper]) -> list[Pair]:
    """The same lists and choices, first come first served: each asker in turn gets the best names that are left."""
    often: Counter[UUID] = Counter()
    pairs = []
    for asker in sorted(askers, key=lambda one: (one.since, one.id)):
        for one in one_request(asker, [other for other in helpers if often[other.id] < NAMES], most=NAMES):
            pairs.append(Pair(one.asker, one.helper))
            often[one.helper] += 1
    return _chosen(year, pairs, helpers)


def _chosen(year: Year, pairs: list[Pair], helpers: list[Helper]) -> list[Pair]:
    year.meets(pairs)
    asks: dict[UUID, list[UUID]] = {}
    offers: dict[UUID, list[UUID]] = {}
    for asker, helper in pairs:
        if likes("asker", asker, helper, YES):
            asks.setdefault(asker, []).append(helper)
        if likes("helper", helper, asker, YES):
            offers.setdefault(helper, []).append(asker)
    return list(
        settle(
            askers=[Choice(who, _dearest(who, yes)) for who, yes in asks.items()],
            helpers=[Choice(who, _dearest(who, yes)) for who, yes in offers.items()],
            room={one.id: one.capacity for one in helpers},
        )
    )


def _dearest(who: UUID, others: list[UUID]) -> list[UUID]:
    return sorted(others, key=lambda other: blake2b(f"{who} {other}".encode(), digest_size=8).digest())


def first_come(year: Year, askers: list[Asker], helpers: list[Helper]) -> list[Pair]:
    """By telephone: each asker in turn is introduced to who has room, until one of them and she both say yes."""
    room, pairs = {one.id: one for one in helpers}, []
    for asker in sorted(askers, key=lambda one: (one.since, one.id)):
        for one in one_request(asker, room.values(), most=NAMES):
            year.meets([Pair(one.asker, one.helper)])
            if likes("asker", asker.id, one.helper, YES) and likes("helper", one.helper, asker.id, YES):
                room[one.helper] = replace(room[one.helper], capacity=room[one.helper].capacity - 1)
                pairs.append(Pair(asker.id, one.helper))
                break
    return pairs


WAYS = {
    "plan, once a week": by_plan,
    "plan, three times a week": by_plan_thrice,
    "first come, same lists": first_lists,
    "first come, by telephone": first_come,
}
USUAL = Pace(rare=0.25, versatile=0.25, uneven=True)
PACES = {
    "ample, everybody alike": Pace(),
    "scarce, everybody alike": Pace(helpers_at_first=40, helpers=1),
    "rare skills, uneven, ample": replace(USUAL, helpers_at_first=140, helpers=4),
    "rare skills, uneven, in between": USUAL,
    "rare skills, uneven, scarce": replace(USUAL, helpers_at_first=40, helpers=1),
}


def play(year: Year, weeks: int = WEEKS) -> Year:
    """Play a year; AssertionError as soon as something is what it may never be."""
    for _ in range(weeks):
        year.play_week()
        assert year.faults() == [], year.faults()
    return year


def main(seeds: int) -> None:
    print("| neighbourhood | way | helped in a year | of which something rare | still waiting | wait of who was helped,"
          " mean weeks | longest wait, weeks | introductions per person helped | most often introduced |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|")
    for kind, pace in PACES.items():
        for name, way in WAYS.items():
            years = [play(Year(seed, way, pace)) for seed in range(seeds)]
            helped = [len(year.done) for year in years]
            waited = [weeks for year in years for weeks in year.waited]
            spread = f" (± {stdev(helped) / seeds**0.5:.0f})" if seeds > 1 else ""
            print(
                f"| {kind} | {name} | {mean(helped):.0f}{spread} | {mean(year.rare for year in years):.0f} |"
                f" {mean(len(year.askers) for year in years):.0f} |"
                f" {mean(waited):.1f} | {mean(year.longest() for year in years):.0f} | {sum(year.asked.total() for year in years) / sum(helped):.1f} |"
                f" {mean(max(year.asked.values()) for year in years):.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)

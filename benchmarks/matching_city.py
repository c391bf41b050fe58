"""A synthetic city: asks and offers as the matching sees them. The same number gives the same city."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from samenspel.mutual_help.rules.matching import Asker, Helper

TODAY = date(2026, 11, 28)
PER_KM2 = 200
KINDS = tuple(f"KIND_{number}" for number in range(16))
LANGUAGES = ("nl", "en", "tr", "ar", "ti", "uk", "pl", "so")
LIKES = tuple(f"LIKE_{number}" for number in range(12))
REACH = (1000, 2000, 2000, 2000, 3000)
DEGREE_NORTH, DEGREE_EAST = 1 / 111_195, 1 / 68_304


def city(many: int, *, scarce: bool, seed: int = 5) -> tuple[list[Asker], list[Helper]]:
    """Return `many` asks and twice as many offers; scarce: a third of the offers, each with room for one."""
    chance = Random(f"{many} {scarce} {seed}")
    side = (2 * many / PER_KM2) ** 0.5 * 1000
    offers = 2 * many // 3 if scarce else 2 * many
    helpers = [_helper(chance, side, scarce) for _ in range(offers)]
    return [_asker(chance, side, helpers) for _ in range(many)], helpers


def _point(chance: Random, side: float) -> tuple[float, float]:
    return 52.0 + chance.random() * side * DEGREE_NORTH, 5.1 + chance.random() * side * DEGREE_EAST


def _some(chance: Random, codes: tuple[str, ...], most: int, least: int = 0) -> frozenset[str]:
    return frozenset(chance.sample(codes, chance.randint(least, most)))


def _times(chance: Random, most: int) -> int:
    return sum(1 << slot for slot in chance.sample(range(21), chance.randint(1, most)))


def _languages(chance: Random) -> frozenset[str]:
    return frozenset({"nl"} if chance.random() < 0.85 else set()) | _some(chance, LANGUAGES[1:], 1)


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128))


def _helper(chance: Random, side: float, scarce: bool) -> Helper:
    return Helper(
        id=_id(chance),
        at=_point(chance, side),
        kinds=_some(chance, KINDS, 3, 1),
        capacity=1 if scarce else chance.randint(1, 3),
        within_m=chance.choice(REACH),
        times=_times(chance, 8),
        languages=_languages(chance),
        likes=_some(chance, LIKES, 4),
        boundaries=_some(chance, ("PETS", "SMOKE", "LIFTING", "STAIRS"), 2),
        wants_to_learn=_some(chance, KINDS, 1),
        has_vog=chance.random() < 0.5,
        gender=chance.choice(("WOMAN", "MAN", "")),
        asked_lately=chance.randint(0, 3),
    )


def _asker(chance: Random, side: float, helpers: list[Helper]) -> Asker:
    return Asker(
        id=_id(chance),
        at=_point(chance, side),
        kinds=_some(chance, KINDS, 2, 1),
        since=TODAY - timedelta(days=min(int(chance.expovariate(1 / 14)), 120)),
        times=_times(chance, 5) if chance.random() < 0.8 else 0,
        languages=_languages(chance),
        wishes=_some(chance, LIKES, 3),
        involves=_some(chance, ("PETS", "SMOKE", "LIFTING", "STAIRS"), 1),
        can_teach=_some(chance, KINDS, 1),
        needs_vog=chance.random() < 0.3,
        gender_wish=chance.choice(("WOMAN", "MAN")) if chance.random() < 0.15 else "",
        not_these=frozenset(one.id for one in chance.sample(helpers, 2)),
        known_faces=frozenset({chance.choice(helpers).id} if chance.random() < 0.1 else set()),
    )

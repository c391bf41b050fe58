"""May these two be suggested to one another, and how well do they fit? One pair at a time: the definition.

The city at once (`city`) computes the same with arrays; a test holds the two against each other.
"""

from math import cos, isqrt, radians

from .facts import Asker, Helper, Reason, Suggestion, Why

# What each fact weighs; together the cost of a pair, lower is better. Distance, times, language, wishes, a
# known face, learning; and spreading, so that the same people are not always asked. A wish, a known face or
# something to bring can only help: with none, a pair costs the same as with one that is not met.
FAR_M, PER_METRE = 3000, 10
TIMES = (150, 75, 0)  # with one, two, three or more shared times
ANY_TIMES = 50  # one of them has not said
LANGUAGE = 300
WISHES = (150, 100, 50, 0)
STRANGER = 200  # no face she knows already
LEARNS = 50
SPREAD, SPREAD_MOST = 20, 5
WORST = FAR_M // PER_METRE + TIMES[0] + LANGUAGE + WISHES[0] + STRANGER + LEARNS + SPREAD * SPREAD_MOST
METRES_PER_DEGREE = 111_195
FLAT_AT = 52.1  # the middle of the country: one scale, so that a distance is the same in every computation
EAST = METRES_PER_DEGREE * cos(radians(FLAT_AT))


def metres(point: tuple[float, float]) -> tuple[int, int]:
    """Return a (latitude, longitude) as whole metres north and east: flat, as all distances here."""
    return round(point[0] * METRES_PER_DEGREE), round(point[1] * EAST)


def distance(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Return whole metres between two points, rounded down."""
    (north, east), (to_north, to_east) = metres(one), metres(other)
    return isqrt((north - to_north) ** 2 + (east - to_east) ** 2)


def may_meet(asker: Asker, helper: Helper) -> bool:
    """True when no hard limit of either stands between them."""
    return (
        not asker.kinds.isdisjoint(helper.kinds)
        and helper.capacity > 0
        and (helper.has_vog or not asker.needs_vog)
        and asker.gender_wish in ("", helper.gender)
        and (not asker.times or not helper.times or bool(asker.times & helper.times))
        and helper.boundaries.isdisjoint(asker.involves)
        and helper.id not in asker.not_these
        and distance(asker.at, helper.at) <= helper.within_m
    )


def cost(asker: Asker, helper: Helper) -> int:
    """Return how far a pair is from the best fit: 0 to WORST. Only for a pair that may meet."""
    return (
        min(distance(asker.at, helper.at), FAR_M) // PER_METRE
        + _times(asker, helper)
        + (LANGUAGE if asker.languages.isdisjoint(helper.languages) else 0)
        + WISHES[min(len(asker.wishes & helper.likes), 3)]
        + (STRANGER if helper.id not in asker.known_faces else 0)
        + (LEARNS if asker.can_teach.isdisjoint(helper.wants_to_learn) else 0)
        + SPREAD * min(helper.asked_lately, SPREAD_MOST)
    )


def _times(asker: Asker, helper: Helper) -> int:
    if not asker.times or not helper.times:
        return ANY_TIMES
    return TIMES[min((asker.times & helper.times).bit_count(), 3) - 1]


def suggestion(asker: Asker, helper: Helper) -> Suggestion:
    """Return the pair with its reasons, the strongest first. Each is recorded, none is guessed."""
    both = asker.languages & helper.languages
    found = (
        (helper.id in asker.known_faces, Reason(Why.KNOWN_FACE)),
        (True, Reason(Why.KIND, _words(asker.kinds & helper.kinds))),
        (bool(asker.wishes & helper.likes), Reason(Why.LIKES, _words(asker.wishes & helper.likes))),
        (
            bool(asker.can_teach & helper.wants_to_learn),
            Reason(Why.LEARNS, _words(asker.can_teach & helper.wants_to_learn)),
        ),
        (bool(asker.times & helper.times), Reason(Why.TIMES, number=asker.times & helper.times)),
        (bool(both), Reason(Why.LANGUAGE, _words(both))),
        (True, Reason(Why.NEAR, number=distance(asker.at, helper.at))),
    )
    return Suggestion(asker.id, helper.id, tuple(reason for holds, reason in found if holds))


def _words(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words))

"""How far somebody goes, said in areas: her neighbourhood, those around it, or the whole town (I85).

The engine knows metres and boundaries. An area becomes both: the places where she does not come are
boundaries, exactly; and the metres to the farthest place where she does, so that nobody else is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .facts import Asker, Point
from .fit import distance


def _in(area: str) -> str:
    return f"IN {area}"


def asked_from(asker: Asker, area: str) -> Asker:
    """Return the asker with her neighbourhood as something that belongs to her ask."""
    return replace(asker, involves=asker.involves | {_in(area)})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a helper is, how many metres she goes at most, and where she does not come."""

    at: Point
    within_m: int
    not_in: frozenset[str]


class Reach:
    """The areas of a town (id, id of what it lies in, point), ready to say where somebody comes."""

    def __init__(self, areas: Iterable[tuple[str, str, Point]]) -> None:
        self._at: dict[str, Point] = {}
        self._parent: dict[str, str] = {}
        self._inside: dict[str, set[str]] = defaultdict(set)
        for area, parent, point in areas:
            self._at[area], self._parent[area] = point, parent
            self._inside[parent].add(area)
        self._found: dict[tuple[str, str], Place] = {}

    def of(self, area: str, *, far: str) -> Place:
        """Return where somebody of this area comes: `far` is NEIGHBOURHOOD, DISTRICT or TOWN."""
        if (area, far) not in self._found:
            comes = {
                "NEIGHBOURHOOD": {area}, "DISTRICT": {area} | self._inside[self._parent[area]],
                "TOWN": set(self._at),
            }[far]  # fmt: skip
            within = max(distance(self._at[area], self._at[other]) for other in comes)
            not_in = frozenset(_in(other) for other in self._at.keys() - comes)
            self._found[area, far] = Place(self._at[area], within, not_in)
        return self._found[area, far]

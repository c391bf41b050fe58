"""Which asks are alike: the same theme in the same neighbourhood, and so many that none is somebody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID


class Alike(NamedTuple):
    """An ask, where it is, and what its sentence is about: names of concepts of the map's thesaurus."""

    ask: UUID
    area: UUID
    area_name: str
    themes: frozenset[str]
    who: int  # the same for two asks of one person; it says nothing else


@dataclass(frozen=True, slots=True)
class Group:
    """Several asks about one theme in one neighbourhood. Pages show how many; never which."""

    area: UUID
    area_name: str
    theme: str
    asks: tuple[UUID, ...]


def groups(asks: Iterable[Alike], *, least: int) -> list[Group]:
    """Return the groups of at least `least` people, the largest first: one ask of each, her first about it.

    An ask may be in several.
    """
    found: dict[tuple[UUID, str, str], dict[int, UUID]] = defaultdict(dict)
    for one in asks:
        for theme in one.themes:
            found[one.area, one.area_name, theme].setdefault(one.who, one.ask)
    enough = [Group(*key, tuple(members.values())) for key, members in found.items() if len(members) >= least]
    return sorted(enough, key=lambda group: (-len(group.asks), group.theme, group.area_name))

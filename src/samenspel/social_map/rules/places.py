"""Pure decisions about where: the cells of the map, and the tags that a search may ask for."""

import math
from collections.abc import Iterable

# As map_cell in the database (migration 0005): degrees of latitude and longitude, about 1 and 5 km.
CELLS = {"a": (0.009, 0.0146), "b": (0.045, 0.073)}
METRES = {"a": 1_000.0, "b": 5_000.0}
FINE_UNTIL = 2_500  # metres: further than this, the coarse cells do


def cells(point: tuple[float, float], metres: float) -> list[str]:
    """Return the cells that lie within this distance of a point: at most some forty."""
    size = "a" if metres <= FINE_UNTIL else "b"
    height, width = CELLS[size]
    row, column = math.floor(point[0] / height), math.floor(point[1] / width)
    reach = math.ceil(metres / METRES[size])
    steps = range(-reach, reach + 1)
    return [f"#{size}{row + up}_{column + across}" for up in steps for across in steps]


def tag(name: str) -> str:
    """A tag as a lexeme of a tsquery."""
    return "'" + name.replace("'", "") + "'"


def one_of(names: Iterable[str]) -> str:
    return "(" + " | ".join(map(tag, names)) + ")"

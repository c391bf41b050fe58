"""Where a point is, as people write it: degrees, or metres of the Rijksdriehoek, also swapped. Pure."""

import re
from collections.abc import Mapping

AS_IS, SWAPPED, RD, RD_SWAPPED = "AS_IS", "SWAPPED", "RD", "RD_SWAPPED"
LATITUDES, LONGITUDES = (50.5, 53.9), (3.0, 7.5)
RD_X, RD_Y = (-7_000.0, 300_000.0), (289_000.0, 629_000.0)
Point = tuple[float, float]


def number(said: str) -> float | None:
    """Return a number with a point or a comma, or nothing."""
    text = said.replace(" ", "").replace("°", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", text):
        text = text.replace(".", "")
    text = text.replace(",", ".")
    return float(text) if re.fullmatch(r"-?\d{1,7}(\.\d{1,15})?", text) else None


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


def seems(y: float, x: float) -> str:
    """Return how this pair is written, as far as it lies in or near the Netherlands; else nothing."""
    if _within(y, LATITUDES) and _within(x, LONGITUDES):
        return AS_IS
    if _within(x, LATITUDES) and _within(y, LONGITUDES):
        return SWAPPED
    if _within(x, RD_X) and _within(y, RD_Y):
        return RD
    return RD_SWAPPED if _within(y, RD_X) and _within(x, RD_Y) else ""


def point_of(y: float, x: float, written: str) -> Point | None:
    """Return latitude and longitude of a pair written like this; nothing when it does not fit."""
    if seems(y, x) != written:
        return None
    if written in (RD, RD_SWAPPED):
        return from_rd(x, y) if written == RD else from_rd(y, x)
    return (y, x) if written == AS_IS else (x, y)


# The published approximation of RDNAPTRANS (decision 0018): within a metre, all over the Netherlands.
NORTH = {
    (0, 1): 3235.65389, (2, 0): -32.58297, (0, 2): -0.24750, (2, 1): -0.84978, (0, 3): -0.06550,
    (2, 2): -0.01709, (1, 0): -0.00738, (4, 0): 0.00530, (2, 3): -0.00039, (4, 1): 0.00033, (1, 1): -0.00012,
}  # fmt: skip
EAST = {
    (1, 0): 5260.52916, (1, 1): 105.94684, (1, 2): 2.45656, (3, 0): -0.81885, (1, 3): 0.05594,
    (3, 1): -0.05607, (0, 1): 0.01199, (3, 2): -0.00256, (1, 4): 0.00128, (0, 2): 0.00022, (2, 0): -0.00022,
    (5, 0): 0.00026,
}  # fmt: skip


def from_rd(x: float, y: float) -> Point:
    """Return latitude and longitude (WGS84) of a point in metres of the Rijksdriehoek."""
    across, up = (x - 155_000) / 100_000, (y - 463_000) / 100_000
    north = sum(worth * across**p * up**q for (p, q), worth in NORTH.items())
    east = sum(worth * across**p * up**q for (p, q), worth in EAST.items())
    return round(52.15517440 + north / 3600, 7), round(5.38720621 + east / 3600, 7)


def most_common(seen: Mapping[str, int]) -> str:
    """Return how most pairs are written; as they stand when nobody can tell."""
    known = {written: number for written, number in seen.items() if written and number}
    return max(known, key=lambda written: known[written]) if known else AS_IS

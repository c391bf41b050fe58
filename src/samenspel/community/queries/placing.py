"""In which neighbourhood something lies, for who reads in many: the areas are read once."""

from datetime import date
from functools import cached_property

from ..areas import outline_holds
from ..models import Area
from .people import municipality, neighbourhoods_with_postcodes


class AreaFinder:
    """Finds the neighbourhood of a point or of a postcode, as they are on one day."""

    def __init__(self, *, on: date) -> None:
        self._on = on
        self._areas = neighbourhoods_with_postcodes(on=on)
        self._of_postcode: dict[str, list[Area]] = {}
        for area in self._areas:
            for pc4 in area.pc4s:  # type: ignore[attr-defined]
                self._of_postcode.setdefault(pc4, []).append(area)

    @cached_property
    def municipality(self) -> Area | None:
        """The one municipality that there is; nothing when there are more."""
        return municipality(on=self._on)

    def at(self, point: tuple[float, float]) -> Area | None:
        """Return the neighbourhood whose outline holds this point (latitude, longitude)."""
        with_outline = (area for area in self._areas if area.outline)
        return next((area for area in with_outline if outline_holds(area.outline or {}, point)), None)

    def with_postcode(self, postcode: str) -> Area | None:
        """Return the neighbourhood of a postcode, when there is only one."""
        there = self._of_postcode.get(postcode.strip()[:4], [])
        return there[0] if len(there) == 1 else None

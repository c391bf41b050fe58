"""For schemathesis, run by hand (docs/running.md): what OpenAPI cannot say is that parameters go together."""

from typing import Any

import schemathesis


@schemathesis.hook
def filter_query(_context: Any, query: dict[str, Any] | None) -> bool:
    """Leave out a latitude without a longitude, a distance without a point, and of HSDS the bigger page."""
    asked = set(query or ())
    if "proximity" in asked or {"minimal", "per_page"} <= asked:
        return False
    return {"lat", "lon"} <= asked or not {"lat", "lon", "straal"} & asked

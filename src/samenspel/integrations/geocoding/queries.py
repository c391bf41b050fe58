"""Named questions about postcodes."""

from collections.abc import Collection

from samenspel.foundation.coordinates import Point

from .models import Postcode


def postcodes(codes: Collection[str], *, or_any: bool = False) -> dict[str, Point]:
    """Return where these postcodes are; what is not in the table is left out.

    `or_any`: and one that nobody asked for, so that nothing means that the table is empty.
    """
    found = Postcode.objects.filter(code__in=codes).values_list("code", "latitude", "longitude")
    if or_any:
        found = found.union(Postcode.objects.values_list("code", "latitude", "longitude")[:1], all=True)
    return {code: (latitude, longitude) for code, latitude, longitude in found}


def all_postcodes() -> dict[str, Point]:
    rows = Postcode.objects.values_list("code", "latitude", "longitude").iterator(chunk_size=10_000)
    return {code: (latitude, longitude) for code, latitude, longitude in rows}


def is_empty() -> bool:
    """Whether nobody filled the table yet: then it knows nothing of any address."""
    return not Postcode.objects.exists()

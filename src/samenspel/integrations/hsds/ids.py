"""Ids that HSDS asks for and we do not keep: always the same for the same thing."""

from uuid import UUID, uuid5

OURS = UUID(
    "5b1f6c1e-53a4-5b0a-9d67-0e6d8c6f2a11"
)  # of Samenspel, and never changed: ids of others hang on it


def id_of(kind: str, *parts: object) -> str:
    """Return the id of a thing that is derived from others (UUIDv5)."""
    return str(uuid5(OURS, "/".join([kind, *map(str, parts)])))


def organisation_of(entry: UUID) -> str:
    """Return the id of the organisation that an entry is by itself."""
    return id_of("organization", entry)


def at_location_of(entry: UUID) -> str:
    """Return the id of an entry at its place. Not the one of its service: attributes point to both."""
    return id_of("service_at_location", entry)

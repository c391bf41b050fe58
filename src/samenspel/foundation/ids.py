"""Identifiers: UUIDv7, made in Python so that PostgreSQL 15 serves as well as 18."""

from uuid import UUID

import uuid6


def new_id() -> UUID:
    """Return a fresh UUIDv7: sortable by the moment it was made."""
    return UUID(int=uuid6.uuid7().int)

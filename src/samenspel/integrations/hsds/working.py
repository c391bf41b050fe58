"""What one import remembers while it runs."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from samenspel.community.models import Organisation
from samenspel.community.queries import AreaFinder
from samenspel.foundation.acting import Acting
from samenspel.social_map.actions import Bulk


@dataclass(slots=True)
class Import:
    """One import: what it takes from where, and what it has met so far."""

    source: str
    acting: Acting
    now: datetime
    areas: AreaFinder
    seen: dict[str, str] = field(default_factory=dict)  # our id of each row that was read -> where it stood
    unread: int = 0  # rows of which nobody can know which service they mean
    organisations: dict[UUID, Organisation] = field(default_factory=dict)
    bulk: Bulk = field(default_factory=Bulk)
    placed: set[str] = field(default_factory=set)  # services that are on the map with their place

"""How many different faces somebody met: shown to her, in plain words, and counted for nobody else (R40)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody who carried her question or came from an organisation, since when."""

    person: UUID
    name: str  # '' when she may not read it any more
    since: datetime


@dataclass(frozen=True, slots=True)
class Faces:
    year: int
    people: tuple[Face, ...]

    @property
    def number(self) -> int:
        return len(self.people)


# Seats remember who held a ball; circle members who came from an organisation. Policies decide what is seen.
_FACES = """
SELECT met.person, coalesce(nullif(p.called, ''), p.name, ''), min(met.since) FROM (
  SELECT s.person_id AS person, s.since FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
  WHERE b.subject_id = %(me)s AND s.reason = 'HOLDER' AND s.person_id <> %(me)s
    AND s.since < %(end)s AND (s.ended_at IS NULL OR s.ended_at >= %(start)s)
  UNION ALL
  SELECT m.person_id, m.active_since FROM circles_member m
  WHERE m.face = 'FORMAL' AND m.side = 'AROUND' AND m.person_id <> %(me)s AND m.active_since < %(end)s
    AND (m.ended_at IS NULL OR m.ended_at >= %(start)s)
    AND EXISTS (SELECT FROM circles_member c WHERE c.circle_id = m.circle_id AND c.person_id = %(me)s
                AND c.side = 'CENTRE')
) met LEFT JOIN community_person p ON p.id = met.person
GROUP BY 1, 2 ORDER BY 3, 2, 1
"""


def faces_this_year(*, person: UUID, year: int) -> Faces:
    """Return who held her balls or came to her circles for an organisation in a year, each once, by time.

    Only she herself, or who acts for her, sees it: for anybody else the database shows nothing.
    """
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    with connection.cursor() as cursor:
        cursor.execute(_FACES, {"me": person, "start": start, "end": end})
        return Faces(year, tuple(Face(*row) for row in cursor.fetchall()))

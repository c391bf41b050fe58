"""How many different faces somebody met: shown to her, in plain words, and counted for nobody else (R40)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from samenspel.foundation.days import begins_at


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody who carried her question, acted for her or came for an organisation, since when."""

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


# Seats remember who held a ball, and the journal who else did something with it: who stood in for the holder,
# who wrote it down at the desk. In circles: who came for an organisation, paid or not. Policies decide what
# is seen.
_FACES = """
SELECT met.person, coalesce(nullif(p.called, ''), p.name, ''), min(met.since) FROM (
  SELECT s.person_id AS person, s.since FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
  WHERE b.subject_id = %(me)s AND s.reason = 'HOLDER' AND s.person_id <> %(me)s
    AND s.since < %(end)s AND (s.ended_at IS NULL OR s.ended_at >= %(start)s)
  UNION ALL
  SELECT j.actor_id, j.occurred_at FROM journal_entry j
  WHERE j.actor_id <> %(me)s AND j.occurred_at >= %(start)s AND j.occurred_at < %(end)s
    AND ((j.on_behalf_of_id = %(me)s AND j.way IN ('DESK', 'PHONE', 'LETTER'))
         OR (j.subject_id = %(me)s AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = j.ball_id
             AND s.person_id = j.actor_id AND s.reason <> 'SUBJECT')))
  UNION ALL
  SELECT m.person_id, m.active_since FROM circles_member m
  WHERE m.organisation_id IS NOT NULL AND m.side = 'AROUND' AND m.person_id <> %(me)s
    AND m.active_since < %(end)s AND (m.ended_at IS NULL OR m.ended_at >= %(start)s)
    AND EXISTS (SELECT FROM circles_member c WHERE c.circle_id = m.circle_id AND c.person_id = %(me)s
                AND c.side = 'CENTRE')
) met LEFT JOIN community_person p ON p.id = met.person
GROUP BY 1, 2 ORDER BY 3, 2, 1
"""


def faces_this_year(*, person: UUID, year: int) -> Faces:
    """Return who carried her questions, acted for her or came to her circles for an organisation in a year.

    Each once, by time; also a volunteer, a deputy, and whoever wrote at a desk. The year is the one here.
    Only she herself, or who acts for her, sees it: for anybody else the database shows nothing.
    """
    start, end = begins_at(date(year, 1, 1)), begins_at(date(year + 1, 1, 1))
    with connection.cursor() as cursor:
        cursor.execute(_FACES, {"me": person, "start": start, "end": end})
        return Faces(year, tuple(Face(*row) for row in cursor.fetchall()))

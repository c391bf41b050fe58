"""The lists that people open all day: each is one statement, read into plain rows.

They are written as SQL because composing them with the ORM, and turning rows into models, took longer than
the database did (docs/performance.md). Each asks for its people once: the policy on names is the dearest.
`my_balls()` stands in them only to find balls by an index; what may be seen is for the policies.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from samenspel.commitments import codes
from samenspel.commitments.models import Ball
from samenspel.community import queries as community
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import Sealed

from ..models import Ask

ABOUT = dict(Ball.About.choices)
STATES = dict(Ask.State.choices)
Found = TypeVar("Found")


@dataclass(slots=True)
class BallRow:
    """An open ball in the inbox, and why it is there."""

    id: UUID
    municipality: UUID
    subject: UUID
    subject_name: str
    holder: UUID
    holder_name: str
    about: str
    due_at: datetime
    next_step: str
    stored_words: str | None  # the asker's, the newest; none when the ball is not about an ask
    urgency: str | None
    area: str | None
    is_late: bool
    is_offered: bool
    is_at_door: bool
    lies_still: bool
    seen_by: int
    place: str | None  # on the map, by its name, as far as she may read it

    object_type = "ball"

    @property
    def own_words(self) -> Sealed:
        return Sealed(self.stored_words or "")

    @property
    def about_words(self) -> str:
        return str(ABOUT[self.about])


INBOX = """
WITH mine AS MATERIALIZED (
  SELECT b.id, b.municipality_id, b.subject_id, b.holder_id, b.about, b.due_at, b.next_step, b.place_id,
    b.id IN (SELECT p.ball_id FROM commitments_pass p
      WHERE p.receiver_id = %(me)s AND p.state = 'OFFERED') AS is_offered,
    b.id IN (SELECT s.ball_id FROM commitments_seat s
      WHERE s.person_id = %(me)s AND s.reason = 'DOOR' AND s.ended_at IS NULL) AS is_at_door,
    ((b.deputy_id = %(me)s AND b.reminded >= 2)
      OR (b.lead_id = %(me)s AND b.reminded >= 3)) IS TRUE AS lies_still
  FROM commitments_ball b WHERE b.id = ANY (ARRAY(SELECT my_balls())) AND b.closed_at IS NULL),
balls AS MATERIALIZED (
  SELECT * FROM mine WHERE holder_id = %(me)s OR is_offered OR is_at_door OR lies_still
  ORDER BY due_at, id LIMIT %(at_most)s),
people AS MATERIALIZED (
  SELECT p.id, coalesce(nullif(p.called, ''), p.name) AS name FROM community_person p
  WHERE p.id = ANY (ARRAY(SELECT holder_id FROM balls UNION SELECT subject_id FROM balls)))
SELECT b.id, b.municipality_id, b.subject_id, subject.name, b.holder_id, holder.name, b.about, b.due_at,
  b.next_step,
  (SELECT w.text FROM mutual_help_words w WHERE w.ask_id = ask.id
    ORDER BY w.written_at DESC, w.id DESC LIMIT 1),
  ask.urgency, area.name, b.due_at < %(now)s, b.is_offered, b.is_at_door, b.lies_still,
  (SELECT count(*) FROM commitments_sighting g WHERE g.ball_id = b.id),
  (SELECT e.name FROM social_map_entry e WHERE e.id = b.place_id)
FROM balls b JOIN people subject ON subject.id = b.subject_id JOIN people holder ON holder.id = b.holder_id
LEFT JOIN mutual_help_ask ask ON ask.ball_id = b.id LEFT JOIN community_area area ON area.id = ask.area_id
ORDER BY b.due_at, b.id
"""


def named(found: list[Found], name: str) -> list[Found]:
    """Let whoever gave no name be called in the language of who reads. `name`: the field with the name."""
    for row in found:
        setattr(row, name, community.shown_name(getattr(row, name)))
    return found


def inbox(*, person: UUID, now: datetime, at_most: int) -> list[BallRow]:
    """Return the open balls that ask something of this person, the soonest due first.

    A ball is in her hands, or `is_offered` to her, or `is_at_door` where she stands too and nobody started,
    or `lies_still` at somebody of whom she is the deputy or the lead. `is_late`: at `now` its moment
    had passed. `seen_by` counts who saw it (R35).
    """
    return named(rows(BallRow, INBOX, {"me": person, "now": now, "at_most": at_most}), "subject_name")


@dataclass(slots=True)
class CallRow:
    """Somebody to call, with the number as far as it may be read."""

    id: UUID
    municipality: UUID
    subject: UUID
    subject_name: str
    phone: str
    about: str
    due_at: datetime
    next_step: str
    stored_words: str | None

    object_type = "ball"

    @property
    def after_a_talk(self) -> bool:
        """True where she knows today that she would ask how it is going; I only say so."""
        return self.about == Ball.About.INQUIRY

    @property
    def own_words(self) -> Sealed:
        return Sealed(self.stored_words or "")

    @property
    def why(self) -> str:
        """The next step, or else what was asked, or else what kind of ball it is."""
        return self.next_step or str(self.own_words) or str(ABOUT[self.about])


CALLS = """
SELECT b.id, b.municipality_id, b.subject_id, coalesce(nullif(subject.called, ''), subject.name),
  coalesce(contact.phone, ''), b.about, b.due_at, b.next_step,
  (SELECT w.text FROM mutual_help_words w WHERE w.ask_id = ask.id
    ORDER BY w.written_at DESC, w.id DESC LIMIT 1)
FROM commitments_ball b JOIN community_person subject ON subject.id = b.subject_id
LEFT JOIN community_contactdetails contact ON contact.person_id = subject.id
LEFT JOIN mutual_help_ask ask ON ask.ball_id = b.id
WHERE b.holder_id = %(me)s AND b.subject_id <> %(me)s AND b.closed_at IS NULL
  AND (b.about <> 'ASK' OR ask.reach = 'PHONE')
  AND b.about <> 'STANDSTILL'  -- no paper tells of whom an offer stands still
UNION ALL
-- Whom I bring a word: today she would ask how it is going after a talk, and nothing else reaches her.
SELECT b.id, b.municipality_id, b.subject_id, coalesce(nullif(subject.called, ''), subject.name),
  coalesce(contact.phone, ''), b.about, b.due_at, '', NULL
FROM notifications_message m JOIN commitments_ball b ON b.id = m.ball_id AND b.subject_id = m.person_id
JOIN community_person subject ON subject.id = b.subject_id
LEFT JOIN community_contactdetails contact ON contact.person_id = subject.id
WHERE m.kind = 'inquiry_asks_by_code' AND m.channel = 'SCREEN' AND m.state = 'SHOWN'
  AND m.ball_id = ANY (ARRAY(SELECT my_balls())) AND b.subject_id <> %(me)s AND b.closed_at IS NULL
ORDER BY 7, 1 LIMIT %(at_most)s
"""


def call_list(*, person: UUID, at_most: int) -> list[CallRow]:
    """Return whom the holder promised to call, with telephone, by due moment; nobody calls herself.

    And who would ask how it is going after a talk, where I wrote that down and only a call reaches her.
    """
    return named(rows(CallRow, CALLS, {"me": person, "at_most": at_most}), "subject_name")


@dataclass(slots=True)
class OwnAskRow:
    """One of somebody's own asks, and where its ball lies."""

    municipality: UUID
    ball: UUID
    state: str
    ended_at: datetime | None
    stored_words: str | None
    code: str | None
    due_at: datetime
    holder_name: str

    @property
    def own_words(self) -> Sealed:
        return Sealed(self.stored_words or "")

    @property
    def is_open(self) -> bool:
        return self.state in Ask.OPEN

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def address_code(self) -> str:
        return codes.in_address(self.code or "")


OWN = """
SELECT ask.municipality_id, ask.ball_id, ask.state, ask.ended_at,
  (SELECT w.text FROM mutual_help_words w WHERE w.ask_id = ask.id
    ORDER BY w.written_at DESC, w.id DESC LIMIT 1),
  b.code, b.due_at, coalesce(nullif(holder.called, ''), holder.name)
FROM mutual_help_ask ask JOIN commitments_ball b ON b.id = ask.ball_id
JOIN community_person holder ON holder.id = b.holder_id
WHERE ask.asker_id = %(me)s ORDER BY ask.asked_at DESC, ask.id DESC LIMIT %(at_most)s
"""


def asks_of(*, person: UUID, at_most: int) -> list[OwnAskRow]:
    """Return somebody's own asks, newest first, with the newest words."""
    return rows(OwnAskRow, OWN, {"me": person, "at_most": at_most})

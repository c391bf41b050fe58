"""Letters to print, advice to give, look-backs ahead: what waits for somebody at work beside her balls."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models.expressions import RawSQL

from samenspel.foundation.rows import rows
from samenspel.notifications.models import Message
from samenspel.notifications.queries import why_lapsed

from .lists import named


@dataclass(slots=True)
class AdviceRow:
    """A line on the page of letters and advice: a letter to print, a consult to answer, a look-back ahead."""

    kind: str  # message | printed | lapsed | consult | lookback
    id: UUID
    municipality: UUID
    subject: UUID  # whom the letter or the look-back is about; of a consult who asks
    name: str
    title: str  # of a letter
    moment: datetime | None
    due_on: date | None  # of a look-back
    ball: UUID | None  # of a look-back that is due
    because: str  # of a letter that lapsed: why

    @property
    def object_type(self) -> str:
        return "message" if self.kind in ("printed", "lapsed") else self.kind

    @property
    def why(self) -> str:
        return why_lapsed(self.because)


# The letters that are mine to print: about a ball around me, to somebody whom I help, or whose idea was
# written down where I work (the policies say which of those).
LETTERS = """
SELECT m.* FROM (
  SELECT DISTINCT ON (m.person_id, m.ball_id, m.kind, m.body) m.* FROM notifications_message m
  WHERE m.state = 'TO_PRINT' AND (m.until_on IS NULL OR m.until_on >= current_date)
    AND (m.person_id = %(me)s OR m.ball_id = ANY (ARRAY(SELECT messages_around_me()))
     OR (m.ball_id IS NULL AND m.channel = 'LETTER' AND m.person_id = ANY (ARRAY(SELECT people_i_help())))
     OR m.teams && ARRAY(SELECT my_desk_teams()) OR m.person_id = ANY (ARRAY(SELECT people_i_write_to())))
  -- Letters that say the same are one envelope: the newest, which is read as things are now.
  ORDER BY m.person_id, m.ball_id, m.kind, m.body, m.made_at DESC, m.id DESC) m
ORDER BY m.made_at, m.id LIMIT %(at_most)s
"""
# Printed, or lapsed before that, in the last week.
DONE = """
SELECT m.* FROM notifications_message m
WHERE m.state = '{state}' AND m.channel = 'LETTER' AND m.done_at > %(since)s
  AND (m.ball_id = ANY (ARRAY(SELECT messages_around_me()))
   OR (m.ball_id IS NULL AND m.person_id = ANY (ARRAY(SELECT people_i_help())))
   OR m.teams && ARRAY(SELECT my_desk_teams()) OR m.person_id = ANY (ARRAY(SELECT people_i_write_to())))
ORDER BY m.done_at DESC, m.id DESC LIMIT %(at_most)s
"""
ADVICE = f"""
WITH waiting AS MATERIALIZED (
  SELECT 'message' AS kind, m.id, m.municipality_id, m.person_id, m.subject AS title,
    m.made_at AS moment, NULL::date AS due_on, NULL::uuid AS ball_id, '' AS because FROM ({LETTERS}) m
  UNION ALL
  SELECT 'printed', m.id, m.municipality_id, m.person_id, m.subject, m.done_at, NULL, NULL, ''
  FROM ({DONE.format(state="PRINTED")}) m
  UNION ALL
  SELECT 'lapsed', m.id, m.municipality_id, m.person_id, m.subject, m.done_at, NULL, NULL,
    CASE m.lapsed_by WHEN m.kind THEN 'NEWER' ELSE m.lapsed_by END FROM ({DONE.format(state="LAPSED")}) m
  UNION ALL
  SELECT 'consult', c.id, NULL, c.sender_id, '', c.asked_at, NULL, NULL, ''
  FROM mutual_help_consult c WHERE c.receiver_id = %(me)s AND c.answered_at IS NULL
  UNION ALL
  (SELECT 'lookback', l.id, l.municipality_id, l.subject_id, '', NULL, l.due_on, l.ball_id, ''
   FROM commitments_lookback l WHERE l.by_id = %(me)s AND l.state IN ('PLANNED', 'DUE')
   ORDER BY l.due_on, l.id LIMIT %(at_most)s)),
people AS MATERIALIZED (
  SELECT p.id, p.municipality_id, coalesce(nullif(p.called, ''), p.name) AS name FROM community_person p
  WHERE p.id = ANY (ARRAY(SELECT person_id FROM waiting)))
SELECT w.kind, w.id, coalesce(w.municipality_id, p.municipality_id), w.person_id, p.name,
  w.title, w.moment, w.due_on, w.ball_id, w.because
FROM waiting w JOIN people p ON p.id = w.person_id ORDER BY w.moment, w.due_on, w.id
"""
AGAIN = timedelta(days=7)  # a printer jams, and a letter is put in the wrong envelope


def colleagues_ask(*, person: UUID, at_most: int, now: datetime) -> dict[str, list[AdviceRow]]:
    """Return what waits for this person, oldest first: letters, consults and look-backs, by kind.

    And the letters that were printed, or lapsed, in the last week. Of letters and look-backs no more than
    `at_most` each.
    """
    found: dict[str, list[AdviceRow]] = {
        name: [] for name in ("message", "printed", "lapsed", "consult", "lookback")
    }
    given = {"me": person, "at_most": at_most, "since": now - AGAIN}
    for row in named(rows(AdviceRow, ADVICE, given), "name"):
        found[row.kind].append(row)
    found["printed"].reverse()
    found["lapsed"].reverse()
    return found


def letters_to_print(*, person: UUID, at_most: int) -> list[Message]:
    """Return the letters that are this person's to print, the oldest, by receiver.

    So what goes into one envelope comes out of the printer together.
    """
    in_turn = LETTERS % {"me": "%s", "at_most": "%s"}  # Django's own part of the statement has no names
    mine = RawSQL(f"SELECT m.id FROM ({in_turn}) m", [person, at_most])
    found = Message.objects.filter(pk__in=mine).select_related("person__contact")
    return list(found.order_by("person__name", "person", "made_at", "pk"))

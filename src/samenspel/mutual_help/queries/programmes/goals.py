"""What somebody wants to do alone, with whom she practises, and what already works: in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from django.db.models import QuerySet

from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ...models import Ask, Goal, Offer

AT: LiteralString = """
SELECT m.id AS match, m.ended_at, g.id, coalesce(g.words, '') AS words, g.reached_at, g.ask_again_on,
  name_in_match(m.id, CASE WHEN m.ask_id = %(it)s THEN 'OFFERER' ELSE 'ASKER' END) AS other,
  (SELECT jsonb_agg(jsonb_build_object('text', w.text, 'at', w.written_at) ORDER BY w.written_at DESC, w.id)
   FROM mutual_help_smallwin w WHERE w.goal_id = g.id) AS wins
FROM mutual_help_match m LEFT JOIN mutual_help_goal g ON g.match_id = m.id
WHERE (m.ask_id = %(it)s OR m.offer_id = %(it)s)
  AND (g.id IS NOT NULL OR m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))
ORDER BY m.ended_at DESC NULLS FIRST, m.suggested_at, m.id"""


@dataclass(slots=True)
class GoalCard:
    """A goal as one of the two reads it; without an id when none was written yet."""

    match: UUID
    ended_at: str | None
    id: str | None
    words: str
    reached_at: Any
    ask_again_on: Any
    other: str
    wins: Any

    def __post_init__(self) -> None:
        self.match, self.words = UUID(str(self.match)), unseal(self.words)
        self.reached_at = datetime.fromisoformat(self.reached_at) if self.reached_at else None
        self.ask_again_on = date.fromisoformat(self.ask_again_on) if self.ask_again_on else None
        self.wins = [
            {"text": unseal(one["text"]), "at": datetime.fromisoformat(one["at"])} for one in self.wins or []
        ]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


def goals_at(*, brought: Ask | Offer) -> list[GoalCard]:
    """Return the goals, and whom one could practise with, as far as the context may see them."""
    found = rows(json.loads, "SELECT to_jsonb(q)::text FROM (" + AT + ") q", {"it": brought.pk})
    return [GoalCard(**one) for one in found]


def goal_of(*, match: UUID) -> Goal:
    """Return the goal of a match that the context may see, or raise Goal.DoesNotExist."""
    return Goal.objects.select_related("match__municipality").get(match=match)


def goals_to_ask_about(*, on: date) -> QuerySet[Goal]:
    """Return the goals that were reached three months ago (for a job)."""
    due = Goal.objects.filter(ask_again_on__lte=on, asked_again_at=None)
    return due.select_related("match__municipality")

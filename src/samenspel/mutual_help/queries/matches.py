"""Named questions about suggestions and matches: what each side may read, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..models import Match

STATES = dict(Match.State.choices)
FIELDS = (
    "id, side, state, reasons::text, until_on, meet_id, meet_name, meet_at, decide_on, check_on, is_asked,"
    " other_name, line, kinds, moments, area_name, rhythm, my_meet, my_go_on, my_click, escalation_name,"
    " escalation_phone, guide_name, guide_talk_on, hand_over_on, backstop_name, backstop_is_me,"
    " backstop_off_asker, backstop_off_other, thanks, ended_at, ended_how, needs_a_talk"
)


@dataclass(slots=True)
class MatchCard:
    """A match as one side reads it: no name until both said yes, and of all answers her own alone."""

    id: UUID
    side: str
    state: str
    reasons: Any
    until_on: date
    meet_id: UUID | None
    meet_name: str
    meet_at: datetime | None
    decide_on: date | None
    check_on: date | None
    is_asked: bool
    other_name: str
    line: str
    kinds: list[str]
    moments: list[str]
    area_name: str
    rhythm: str
    my_meet: bool | None
    my_go_on: bool | None
    my_click: bool | None
    escalation_name: str
    escalation_phone: str
    guide_name: str
    guide_talk_on: date | None
    hand_over_on: date | None
    backstop_name: str
    backstop_is_me: bool
    backstop_off_asker: bool
    backstop_off_other: bool
    thanks: str
    ended_at: datetime | None
    ended_how: str
    needs_a_talk: bool

    def __post_init__(self) -> None:
        self.reasons = json.loads(self.reasons)
        self.line, self.thanks = unseal(self.line or ""), unseal(self.thanks or "")

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


def matches_at(*, ball: UUID) -> list[MatchCard]:
    """Return the suggestions and matches of an ask or an offer, as far as this side may read them."""
    return rows(MatchCard, "SELECT " + FIELDS + " FROM matches_at(%(ball)s)", {"ball": ball})


def match_for(*, pk: UUID) -> Match:
    """Return a match that the context may see, or raise Match.DoesNotExist."""
    return Match.objects.select_related("municipality").get(pk=pk)


def match_of(*, pk: UUID, ball: UUID) -> Match:
    """Return a match of the ask with this ball, with the ask, for who coordinates it."""
    return Match.objects.select_related("municipality", "ask__ball").get(pk=pk, ask__ball=ball)


def lists_that_are_over(*, on: date) -> QuerySet[Match]:
    """Return the suggestions whose list has had its day (for a job)."""
    return Match.objects.filter(state=Match.State.SUGGESTED, until_on__lt=on).select_related("municipality")


def clicks_to_ask(*, on: date) -> QuerySet[Match]:
    """Return the matches of which it is the day to ask how it clicks (for a job)."""
    due = Match.objects.filter(state=Match.State.ACTIVE, check_on__lte=on, check_asked_at=None)
    return due.select_related("municipality")


def undecided(*, on: date) -> QuerySet[Match]:
    """Return the matches that met, of which the days to decide are over (for a job)."""
    return Match.objects.filter(state=Match.State.MET, decide_on__lt=on).select_related("municipality")

"""Named questions about suggestions and matches: what each side may read, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, JSONField, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from samenspel.foundation.sealed import unseal
from samenspel.social_map import queries as places

from ..models import Match, Rota
from .call_me import OwnCall
from .guiding import GuideCard

MEETING_PLACES = 5
STATES = dict(Match.State.choices)
DAYS = ("until_on", "decide_on", "check_on", "hand_over_on", "back_on")
MOMENTS = ("meet_at", "ended_at")


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
    guide: GuideCard
    hand_over_on: date | None
    backstop_name: str
    backstop_is_me: bool
    backstop_off_asker: bool
    backstop_off_other: bool
    thanks: str
    ended_at: datetime | None
    ended_how: str
    needs_a_talk: bool
    back_on: date | None  # at rest until then
    material: str  # what the call takes, as who offers reads it
    backstop_is_gone: bool  # she works here no more: who coordinates can stay beside it
    may_stand_still: bool
    call: OwnCall | None  # of being called she reads her own side alone

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


def card_of_row(row: dict[str, Any]) -> MatchCard:
    """Return a row of `matches_at` as it comes as JSON, with its days and moments, and its words unsealed."""
    row |= {name: date.fromisoformat(row[name]) for name in DAYS if row[name]}
    row |= {name: datetime.fromisoformat(row[name]) for name in MOMENTS if row[name]}
    row |= {name: unseal(row[name] or "") for name in ("line", "thanks", "material")}
    row |= {"call": OwnCall.of_row(row["call"]), "guide": GuideCard.of_row(row["guide"])}
    row |= {"id": UUID(row["id"]), "meet_id": UUID(row["meet_id"]) if row["meet_id"] else None}
    return MatchCard(**row)


def where_to_meet() -> ArraySubquery:
    """Places of the map where two can meet, the closest to the neighbourhood of the ask or offer first."""
    found = places.meeting_places(OuterRef("area__latitude"), OuterRef("area__longitude"))
    return ArraySubquery(found[:MEETING_PLACES].values(row=JSONObject(id="pk", name="name")))


# Each card as JSON, with what this side reads of being called, and whether she may let that offer stand
# still.
CARD = (
    "to_jsonb(m) || jsonb_build_object('call', call_of(m.id, m.side),"
    " 'may_stand_still', m.side = 'ASKER' AND may_let_match_stand_still(m.id))"
)


def beside(ball: UUID) -> RawSQL:
    """The matches of an ask or offer, as a column beside it: so that its page asks one statement."""
    return RawSQL(f"(SELECT coalesce(jsonb_agg({CARD}), '[]') FROM matches_at(%s) m)", [ball], JSONField())


def matches_at(*, ball: UUID) -> list[MatchCard]:
    """Return the suggestions and matches of an ask or an offer, as far as this side may read them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CARD} FROM matches_at(%s) m", [ball])
        found = [row for (row,) in cursor.fetchall()]
    return [card_of_row(json.loads(row) if isinstance(row, str) else row) for row in found]


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
    """Return the matches of which it is the day to ask how it clicks, answered or not (for a job)."""
    due = Match.objects.filter(state=Match.State.ACTIVE, check_on__lte=on)
    return due.select_related("municipality")


def undecided(*, on: date) -> QuerySet[Match]:
    """Return the matches that met, of which the days to decide are over (for a job)."""
    return Match.objects.filter(state=Match.State.MET, decide_on__lt=on).select_related("municipality")


def goes_with() -> JSONObject:
    """A column beside an ask: whether a rota, and the help of a neighbour, end when it ends."""
    rota = Rota.objects.filter(ask=OuterRef("pk"), ended_at=None)
    helped = Match.objects.filter(ask=OuterRef("pk"), ended_at=None).exclude(state="SUGGESTED")
    return JSONObject(rota=Exists(rota), helped=Exists(helped))

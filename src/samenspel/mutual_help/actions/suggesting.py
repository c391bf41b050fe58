"""Suggesting neighbours to each other: a short list for both sides, and nobody is ever assigned (I6, R14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import actions as commitments
from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.notifications.queries import CHOICES

from .. import errors
from ..models import Ask, Match
from ..queries.candidates import Candidate
from ..rules import helping

PAGES = {"ASKER": "follow_helpers", "OFFERER": "offer_asks"}


@dataclass(frozen=True, slots=True)
class People:
    """Whom a message about a match goes to, and where each finds it."""

    asker: UUID
    offerer: UUID
    ask_ball: UUID
    offer_ball: UUID
    holder: UUID
    ask_code: str | None
    offer_code: str | None

    def side(self, side: str) -> tuple[UUID, UUID, str | None]:
        """Return the person, ball and code of a side."""
        if side == "ASKER":
            return self.asker, self.ask_ball, self.ask_code
        return self.offerer, self.offer_ball, self.offer_code


def people_of(match: UUID) -> People:
    """Return whom it concerns. Raises MatchMoved for whoever does not stand at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM match_people(%s)", [match])
        row = cursor.fetchone()
    if row is None or row[0] is None:
        raise errors.MatchMoved
    return People(*row)


def tell_side(
    match: Match, side: str, kind: str, *, now: datetime, until: date | None = None, **more: str
) -> None:
    """Tell one side that there is something; never who the other is, and never what was answered.

    That there is somebody to choose is about all of the list, and true until its day.
    """
    choice = kind in CHOICES
    person, ball, code = people_of(match.pk).side(side)
    door = balls.main_door()
    with translation.override(settings.LANGUAGE_CODE):
        page = reverse(PAGES[side], args=[codes.in_address(code)]) if code else reverse("mine")
    facts = {"code": codes.spoken(code or ""), "phone": door.phone if door else ""}
    notifications.tell_of(
        person=person, kind=kind, municipality=match.municipality_id, ball=ball, now=now,
        about=None if choice else match.pk, until=match.until_on if choice else until,
        facts={"link": settings.SITE_URL + page, **facts, **more},
    )  # fmt: skip


def tell_holder(match: Match, kind: str, *, now: datetime) -> None:
    """Tell who coordinates that there is something to do."""
    people = people_of(match.pk)
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("work_helpers", args=[people.ask_ball])
    notifications.tell(
        person=people.holder, kind=kind, municipality=match.municipality_id, ball=people.ask_ball, now=now,
        link=link,
    )  # fmt: skip


def record(
    verb: str, match: Match, *, acting: Acting, now: datetime, side: str = "", **terms: str | int
) -> None:
    """Write a deed in the journal: about the side that did it, and never what was answered."""
    people = people_of(match.pk)
    person, ball, _ = people.side(side or "ASKER")
    journal.record(
        verb=verb, acting=acting, object_type="match", object_id=match.pk, ball=ball, subject=person,
        municipality=match.municipality_id, cause=None, now=now, **terms,
    )  # fmt: skip


@transaction.atomic
def suggest_neighbours(
    *, ask: Ask, candidates: Sequence[Candidate], acting: Acting, now: datetime
) -> list[Match]:
    """Put a few neighbours on the short list of an ask, and the ask on theirs; both sides choose.

    Raises NotYourBall, CallMissing, ChooseAFew, MatchMoved when an offer moved.
    """
    commitments.must_hold(ball=ask.ball, acting=acting)
    if not ask.call_line:
        raise errors.CallMissing
    running = Match.objects.filter(ask=ask, state=Match.State.SUGGESTED).count()
    if not candidates or running + len(candidates) > helping.AT_MOST:
        raise errors.ChooseAFew
    made = [
        suggest_once(
            town=ask.municipality_id, ask=ask.pk, offer=one.offer, reasons=one.reasons, by=acting.somebody,
            now=now,
        )
        for one in candidates
    ]  # fmt: skip
    tell_side(made[0], "ASKER", "neighbours_for_you", now=now)
    for match in made:
        tell_side(match, "OFFERER", "ask_for_you", now=now)
        record("suggested_neighbour", match, acting=acting, now=now)
    return made


def suggest_once(
    *, town: UUID, ask: UUID, offer: UUID, reasons: list[dict[str, Any]], by: UUID | None, now: datetime
) -> Match:
    """Suggest two to each other, once for ever. Raises MatchMoved when the database does not let them.

    `by`: who has the ball; nobody when the plan of the night does it.
    """
    match = Match(
        municipality_id=town, ask_id=ask, offer_id=offer, reasons=reasons, suggested_at=now,
        suggested_by_id=by, until_on=day_of(now) + timedelta(days=helping.LIST_DAYS),
    )  # fmt: skip
    try:
        with transaction.atomic():
            match.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.MatchMoved from problem
    return match


@transaction.atomic
def end_list(*, ask: Ask, acting: Acting, now: datetime) -> int:
    """The short list is over for both sides, whoever chose what; there is room for a new one."""
    commitments.must_hold(ball=ask.ball, acting=acting)
    return _lapse(Match.objects.filter(ask=ask, state=Match.State.SUGGESTED), now)


@transaction.atomic
def lapse_suggestion(*, match: Match, acting: Acting, now: datetime) -> bool:
    """The day of the list is over: it goes, whoever chose what. For the job."""
    if not _lapse(Match.objects.filter(pk=match.pk, state=Match.State.SUGGESTED), now):
        return False
    record("list_is_over", match, acting=acting, now=now)
    return True


def _lapse(rows: QuerySet[Match], now: datetime) -> int:
    return rows.update(state=Match.State.LAPSED, ended_at=now)

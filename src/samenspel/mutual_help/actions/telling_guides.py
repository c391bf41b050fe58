"""Telling whom it concerns that somebody guides, cannot, or talks tomorrow. All of it is for jobs (AS-14)."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.notifications import actions as notifications
from samenspel.notifications import queries as messages

from ..models import Guide, Match
from ..rules import guiding as rules
from .choosing import SIDES
from .suggesting import record, tell_holder, tell_side

State = Guide.State
RUNS = (Match.State.ACTIVE, Match.State.PAUSED)


@transaction.atomic
def tell_guide(*, guide: Guide, what: str, now: datetime) -> None:
    """Tell what was just said: ASKED, YES, GONE, RELEASED, or TALK. Changed since, it tells nobody."""
    if what == "TALK":
        _tell_talk(guide, now)
    elif guide.state == what:
        {"ASKED": _tell_asked, "YES": _tell_yes, "GONE": _tell_gone, "RELEASED": _tell_released}[what](
            guide, now
        )


@transaction.atomic
def tell_stopped(*, match: UUID, now: datetime) -> None:
    """She guided and stopped, and another was asked before this job came by: who helps hears it all the same.

    Whoever coordinates knows. Where another said yes already, who helps hears that.
    """
    found = Match.objects.select_related("municipality").filter(pk=match, state__in=RUNS).first()
    if found and not Guide.objects.filter(match=found, state=State.YES).exists():
        tell_side(found, "OFFERER", "guide_stopped", now=now)


@transaction.atomic
def guide_left(*, guide: Guide, acting: Acting, now: datetime) -> None:
    """She works here no more: she does not guide, help goes on, and who coordinates hears it once."""
    if _becomes(guide, State.GONE, now):
        record("guide_left", guide.match, acting=acting, now=now)
        _tell_gone(guide, now)


@transaction.atomic
def guide_is_over(*, guide: Guide, acting: Acting, now: datetime) -> None:  # noqa: ARG001
    """What she guided is over, in whatever way: she hears it, and nobody waits for a talk."""
    if _becomes(guide, State.RELEASED, now):
        _tell_released(guide, now)


@transaction.atomic
def tell_guide_after_all(*, guide: Guide, acting: Acting, now: datetime) -> None:  # noqa: ARG001
    """She was asked, or is not needed any more, and did not hear it yet."""
    tell_guide(guide=guide, what=guide.state, now=now)


def _becomes(guide: Guide, state: str, now: datetime) -> bool:
    """Win the race by a conditional update: who won, tells it; so it is told once."""
    return bool(Guide.objects.filter(pk=guide.pk, state=guide.state).update(state=state, gone_at=now))


def _tell_asked(guide: Guide, now: datetime) -> None:
    if Guide.objects.filter(pk=guide.pk, state=State.ASKED, told_at=None).update(told_at=now):
        _tell(guide, "guide_asked", now, name=guide.match.ask.ball.holder.shown)


def _tell_yes(guide: Guide, now: datetime) -> None:
    if guide.match.ask.ball.holder_id != guide.person_id:
        tell_holder(guide.match, "guide_said_yes", now=now)
    began = guide.match.active_at
    if guide.match.state in RUNS and began and guide.yes_at and began < guide.yes_at:
        for side in SIDES:
            tell_side(guide.match, side, "match_watch_changed", now=now)
    for released in Guide.objects.filter(match=guide.match, state=State.RELEASED).select_related(
        "match__ask"
    ):
        _tell_released(released, now)
    _tell_talk(guide, now)


def _tell_gone(guide: Guide, now: datetime) -> None:
    """Who coordinates chooses another; who helps hears it when somebody had begun to guide."""
    if guide.match.ask.ball.holder_id != guide.person_id:
        tell_holder(guide.match, "guide_gone", now=now)
    if guide.yes_at and guide.match.state in RUNS:
        tell_side(guide.match, "OFFERER", "guide_stopped", now=now)


def _tell_released(guide: Guide, now: datetime) -> None:
    """She hears that she is not needed any more, when she had heard of it; then nothing of it is left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT forget_guide(%s)", [guide.pk])
        if cursor.fetchone()[0] and (guide.told_at or guide.yes_at):
            _tell(guide, "guide_released", now)


def _tell(guide: Guide, kind: str, now: datetime, until: date | None = None, **facts: str) -> None:
    ask = guide.match.ask
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("guiding")
    notifications.tell_of(
        person=guide.person_id, kind=kind, municipality=ask.municipality_id, ball=ask.ball_id, now=now,
        until=until, facts={"link": link, **facts},
    )  # fmt: skip


@transaction.atomic
def look_at_talk(*, guide: Guide, acting: Acting, now: datetime) -> None:  # noqa: ARG001
    """A talk that passed moves on by its rhythm, or she is asked once when they talk again; the day before
    both hear of it. A letter takes longer, and is sooner."""
    today = day_of(now)
    day = rules.next_talk(guide.talk_on, every=guide.every, today=today)
    if day != guide.talk_on:
        if not _row(guide).update(talk_on=day):
            return  # she planned another in the same second
        guide.talk_on = day
    if rules.asks_for_a_day(day, every=guide.every, asked=guide.asked_after, today=today):
        if _row(guide).update(asked_after=day):
            _tell(guide, "guide_talk_again", now)
        return
    if rules.is_told_now(day, told=guide.guide_told, by_letter=False, today=today):
        _row(guide).update(guide_told=day)
        _tell(guide, "guide_talk_soon", now, until=day, day=day.isoformat())
    if _is_told_now(guide, today):
        _tell_helper(guide, now)


def _is_told_now(guide: Guide, today: date) -> bool:
    by_letter = messages.comes_by_letter(person=guide.match.offer.offerer)
    return rules.is_told_now(guide.talk_on, told=guide.helper_told, by_letter=by_letter, today=today)


def _row(guide: Guide) -> QuerySet[Guide]:
    return Guide.objects.filter(pk=guide.pk, state=State.YES, talk_on=guide.talk_on)


def _tell_helper(guide: Guide, now: datetime) -> None:
    if _row(guide).update(helper_told=guide.talk_on):
        tell_side(
            guide.match, "OFFERER", "talk_soon", now=now, until=guide.talk_on, day=guide.talk_on.isoformat()
        )


def _tell_talk(guide: Guide, now: datetime) -> None:
    """She heard of a talk that was still ahead, and it moved: then she hears the new day at once.

    So she does of a talk so soon that the job of the morning would come too late.
    """
    heard, today = guide.helper_told, day_of(now)
    moved = heard is not None and heard >= today and heard != guide.talk_on
    soon = guide.match.state == Match.State.ACTIVE and _is_told_now(guide, today)
    if guide.state == State.YES and (moved or soon):
        _tell_helper(guide, now)


@transaction.atomic
def look_at_backstop(*, match: Match, acting: Acting, now: datetime) -> bool:
    """The professional beside it works here no more: who coordinates hears it, once. False when told."""
    rows = Match.objects.filter(pk=match.pk, backstop=match.backstop_id, backstop_gone_at=None, ended_at=None)
    if not rows.update(backstop_gone_at=now):
        return False
    record("backstop_left", match, acting=acting, now=now)
    tell_holder(match, "backstop_gone", now=now)
    return True

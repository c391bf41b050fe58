"""Guiding who helps: who coordinates asks, she says yes or no herself, and plans the talks (AS-14, R14)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal

from .. import errors
from ..models import Guide, Match
from ..queries import Guided
from ..rules import guiding as rules
from .suggesting import record

State = Guide.State


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom who coordinates would like to guide, with the first talk and how often they talk after it."""

    person: UUID
    talk_on: date
    every: str = Guide.Every.EACH_TIME


def choose_guide(*, match: Match, chosen: Chosen, acting: Acting, now: datetime) -> Guide:
    """Ask somebody to guide, as who coordinates; part of beginning, or of changing the watch.

    She is told at once, and says yes or no herself. Who chooses herself, says yes by it. Who was asked before
    and did not answer, need not any more; who guides now, guides until another said yes.
    Raises TalkDay, NotThisGuide, MatchMoved.
    """
    there = {one.state: one for one in Guide.objects.filter(match=match, state__in=Guide.OPEN)}
    guides, asked = there.get(State.YES), there.get(State.ASKED)
    if guides and guides.person_id == chosen.person:
        _release(asked, now)
        return guides
    must_be_ahead(chosen.talk_on, now=now)
    if asked and asked.person_id == chosen.person:
        Guide.objects.filter(pk=asked.pk, state=State.ASKED).update(
            talk_on=chosen.talk_on, every=chosen.every
        )
        return asked
    _release(asked, now)
    return _ask(match, chosen, acting, now)


def _ask(match: Match, chosen: Chosen, acting: Acting, now: datetime) -> Guide:
    herself = chosen.person == acting.person
    guide = Guide(
        match=match, person_id=chosen.person, state=State.YES if herself else State.ASKED, asked_at=now,
        yes_at=now if herself else None, talk_on=chosen.talk_on, every=chosen.every,
    )  # fmt: skip
    try:
        with transaction.atomic():
            guide.save(force_insert=True)
    except IntegrityError as problem:
        lacks = "a guide works here" in str(problem)
        raise errors.NotThisGuide if lacks else errors.MatchMoved from problem
    record("guides_herself" if herself else "asked_guide", match, acting=acting, now=now)
    told_by_job(guide.pk, guide.state)
    return guide


def let_guides_go(*, match: Match, now: datetime) -> None:
    """Before it begins: nobody needs to guide after all. Who was asked, or said yes, hears it."""
    for one in Guide.objects.filter(match=match, state__in=Guide.OPEN):
        _release(one, now)


def _release(guide: Guide | None, now: datetime) -> None:
    if guide is None:
        return
    rows = Guide.objects.filter(pk=guide.pk, state=guide.state)
    if not rows.update(state=State.RELEASED, gone_at=now):
        raise errors.MatchMoved  # she answered in the same second
    told_by_job(guide.pk, State.RELEASED)


@transaction.atomic
def say_i_guide(*, guided: Guided, acting: Acting, now: datetime) -> None:
    """She says yes. Who coordinates hears it; where help runs already, both sides too. Raises GuideMoved."""
    rows = Guide.objects.filter(pk=guided.id, person=acting.person, state=State.ASKED)
    try:
        with transaction.atomic():
            done = rows.update(state=State.YES, yes_at=now)
    except IntegrityError as problem:
        raise errors.GuideMoved from problem
    _said("said_i_guide", guided, State.YES, done, acting, now)


@transaction.atomic
def say_i_cannot_guide(*, guided: Guided, acting: Acting, now: datetime) -> None:
    """She cannot, or not any more: no reason is asked. Help that runs goes on, and who coordinates hears it.

    Raises GuideMoved.
    """
    rows = Guide.objects.filter(pk=guided.id, person=acting.person, state__in=Guide.OPEN)
    done = rows.update(state=State.GONE, gone_at=now)
    _said("said_i_cannot_guide", guided, State.GONE, done, acting, now)


@transaction.atomic
def plan_talk(*, guided: Guided, talk_on: date, every: str, acting: Acting, now: datetime) -> None:
    """Who guides says when they talk next, and how often after it. What about is written nowhere.

    Who helps hears it the day before; at once when that is now, or she heard of another day.
    Raises TalkDay, GuideMoved.
    """
    must_be_ahead(talk_on, now=now)
    rows = Guide.objects.filter(pk=guided.id, person=acting.person, state=State.YES)
    done = rows.update(talk_on=talk_on, every=every)
    _said("planned_talk", guided, State.YES, done, acting, now, only_talk=True)


def must_be_ahead(day: date, *, now: datetime) -> None:
    """Raise TalkDay when a talk would be on a day that has passed, or half a year ahead."""
    if not day_of(now) <= day <= day_of(now) + rules.FARTHEST:
        raise errors.TalkDay


def _said(
    verb: str,
    guided: Guided,
    state: str,
    done: int,
    acting: Acting,
    now: datetime,
    *,
    only_talk: bool = False,
) -> None:
    """Write her deed down, and let a job tell whom it concerns: she reads nothing of the asker."""
    if not done:
        raise errors.GuideMoved
    journal.record(
        verb=verb, acting=acting, object_type="match", object_id=guided.match_id,
        municipality=guided.municipality_id, now=now,
    )  # fmt: skip
    told_by_job(guided.id, "TALK" if only_talk else state, guided)


def told_by_job(guide: UUID, what: str, guided: Guided | None = None) -> None:
    """A job tells it. `guided`: where she guided herself, since her row may be gone before that."""
    stopped = str(guided.match_id) if guided and what == State.GONE and not guided.is_asked else ""
    app.configure_task("tell_guide").defer(guide=str(guide), what=what, stopped=stopped)

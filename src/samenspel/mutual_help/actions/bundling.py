"""One answer for several who ask the like: proposed to all, and each says yes alone (R66, R14, R16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django import app

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.foundation.rows import rows
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.social_map.models import Entry

from .. import errors, rules
from ..models import Ask, Bundle
from . import asking

State = Bundle.State


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: words for everybody, when, at which meeting place, and until when to say."""

    words: str
    place: Entry
    at: datetime
    until_on: date


@transaction.atomic
def propose_bundle(
    *, asks: Sequence[UUID], theme: str, proposal: Proposal, acting: Acting, now: datetime
) -> Bundle:
    """Propose one thing to several askers; a job asks each of them. Nobody is told who the others are.

    Raises NotEnoughAlike: each ask is open, in one neighbourhood, and in no other proposal; and there are
    enough of them that none is somebody. The database looks, whatever the page showed.
    """
    pk = new_id()
    values: list[Any] = [
        pk, list(asks), theme, rules.tidy(proposal.words), proposal.place.pk, proposal.place.name,
        proposal.at, proposal.until_on, now,
    ]  # fmt: skip
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT propose_bundle(%s, %s, %s, %s, %s, %s, %s, %s, %s)", values)
    except IntegrityError as problem:
        raise errors.NotEnoughAlike from problem
    made = Bundle.objects.get(pk=pk)
    _record("proposed_bundle", made, acting, now)
    return made


@transaction.atomic
def answer_bundle(*, bundle: UUID, ask: Ask, yes: bool, acting: Acting, now: datetime) -> None:
    """Say yes, or no. A no leaves nothing: it takes my yes away, and the ask stays as it is.

    The deed is in the journal, and not what was said. Raises BundleMoved.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT answer_bundle(%s, %s, %s, %s)", [bundle, ask.pk, yes, now])
    except IntegrityError as problem:
        raise errors.BundleMoved from problem
    asking.record(verb="answered_bundle", ask=ask, acting=acting, now=now)
    if acting.on_behalf_of is not None:
        _tell(ask.asker_id, ask.ball_id, ask.ball.code, "match_said_for_you", ask.municipality_id, now)


@transaction.atomic
def ask_bundle(*, bundle: Bundle, acting: Acting, now: datetime) -> bool:
    """Ask each of them. For the job. False when somebody was earlier."""
    if not Bundle.objects.filter(pk=bundle.pk, state=State.OPEN, told_at=None).update(told_at=now):
        return False
    _record("asked_bundle", bundle, acting, now)
    _tell_all(bundle, "bundle_asked", now)
    return True


@transaction.atomic
def close_bundle(*, bundle: Bundle, acting: Acting, now: datetime) -> str:
    """On its day: it goes on with who said yes, or it lapses and everybody hears the same. For the job."""
    if State(bundle.state) == State.OPEN:
        to_tell = {State.GOES_ON: "bundle_goes_on", State.LAPSED: "bundle_lapsed"}
    else:
        to_tell = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT close_bundle(%s, %s)", [bundle.pk, now])
        state = State(cursor.fetchone()[0])
    _record("closed_bundle", bundle, acting, now)
    if state in to_tell:
        _tell_all(bundle, to_tell[state], now)
    return state


@transaction.atomic
def call_off_bundle(*, bundle: Bundle, acting: Acting, now: datetime) -> None:
    """Who proposed it calls it off: it is over, and a job tells everybody who was asked the same words.

    When she works here no more, a colleague of that organisation does.

    Nobody learns who said yes, who called it off neither. Raises BundleMoved when it is over, or not hers.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT call_off_bundle(%s, %s)", [bundle.pk, now])
        (done,) = cursor.fetchone()
    if not done:
        raise errors.BundleMoved
    _record("called_off_bundle", bundle, acting, now)
    app.configure_task("tell_bundle_off").defer(bundle=str(bundle.pk))  # by name: jobs import this module


def tell_bundle_off(*, bundle: UUID, now: datetime) -> None:
    """Tell everybody who was asked that it does not go on; whom nobody asked hears nothing. For the job."""
    found = Bundle.objects.filter(pk=bundle, state=State.OFF).exclude(told_at=None).first()
    if found:
        _tell_all(found, "bundle_off", now)


class _Asker(NamedTuple):
    person: UUID
    ball: UUID
    code: str | None


def _tell_all(bundle: Bundle, kind: str, now: datetime) -> None:
    for one in rows(_Asker, "SELECT * FROM bundle_people(%(which)s)", {"which": bundle.pk}):
        until = bundle.until_on if kind == "bundle_asked" else None
        _tell(one.person, one.ball, one.code, kind, bundle.municipality_id, now, bundle.pk, until)


def _tell(
    person: UUID, ball: UUID, code: str | None, kind: str, town: UUID, now: datetime,
    about: UUID | None = None, until: date | None = None,
) -> None:  # fmt: skip
    door = balls.main_door()
    with translation.override(settings.LANGUAGE_CODE):
        page = reverse("follow_together", args=[codes.in_address(code)]) if code else reverse("mine")
    facts = {"code": codes.spoken(code or ""), "phone": door.phone if door else ""}
    notifications.tell_of(
        person=person, kind=kind, municipality=town, ball=ball, now=now, about=about, until=until,
        facts={"link": settings.SITE_URL + page, **facts},
    )  # fmt: skip


def _record(verb: str, bundle: Bundle, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="bundle", object_id=bundle.pk,
        municipality=bundle.municipality_id, now=now,
    )  # fmt: skip

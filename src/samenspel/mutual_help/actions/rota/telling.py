"""What people hear about a rota. A job tells it: whoever does a deed reads nothing of the others (AS-54)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, make_aware
from procrastinate.contrib.django import app

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from ...models import Ask, Offer, Rota, RotaHelper, Turn

ASKER, HELPERS, HOLDER = "ASKER", "HELPERS", "HOLDER"
# Who rests is asked nothing (R16): also where she is the face that somebody would like, which her page tells.
ASKS = frozenset({"turn_open", "turn_first"})
ASKED = ASKS | {"rota_asked"}


def later(kind: str, rota: UUID, *, to: str, but: UUID | None = None) -> None:
    """Let a job tell it after this transaction: `to` the ASKER, the HELPERS, or one helper by her key."""
    told = {"kind": kind, "rota": str(rota), "to": to, "but": str(but or "")}
    app.configure_task("tell_rota").defer(**told)  # by name, since jobs import this module


def others_hear(helper: RotaHelper) -> None:
    """Her turns are open: the others in the rota hear it without a name, and the person does."""
    later("turn_open", helper.rota_id, to=HELPERS, but=helper.pk)
    later("rota_moved", helper.rota_id, to=ASKER)


def leaving_all(*, offer: Offer) -> None:
    """Her offer stops, and the database takes her out of her rotas and tells the others what is open."""
    for helper in RotaHelper.objects.filter(offer=offer, left_at=None).exclude(joined_at=None):
        later("rota_moved", helper.rota_id, to=ASKER)


def ending_all(*, ask: Ask) -> None:
    """The ask ends, and its rota with it: everybody in it hears it."""
    for rota in Rota.objects.filter(ask=ask, ended_at=None):
        later("rota_over", rota.pk, to=HELPERS)


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody of a rota: without a helper's key it is the person herself."""

    helper: UUID | None
    person: UUID
    ball: UUID
    code: str | None
    municipality: UUID
    holder: UUID | None
    is_in: bool
    rests: bool


def _people(rota: UUID) -> list[Someone]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rota_people(%s)", [rota])
        return [Someone(*row) for row in cursor.fetchall()]


def _meant(people: list[Someone], kind: str, to: str, but: str) -> Iterator[Someone]:
    for one in people:
        # Who gave a turn back is not asked for it.
        is_other = to == HELPERS and one.helper and one.is_in and str(one.helper) != but
        is_meant = is_other or (to == ASKER and one.helper is None) or to == str(one.helper)
        if is_meant and not (one.rests and kind in ASKS):
            yield one


def tell_rota(
    *, kind: str, rota: UUID, to: str, but: str, now: datetime, until: date | None = None, **facts: str
) -> None:
    """Tell them that there is something: never who did what. For the job.

    Who is asked reads until when she can say yes; what nobody can say yes to any more is not asked.
    """
    if to == HOLDER:
        _tell_holder(kind, next(one for one in _people(rota) if one.helper is None), now)
        return
    if kind in ASKED:
        last = _can_say_yes_until(kind, rota, to, now)
        if last is None:
            return  # by now somebody took it, or it began
        facts |= {"day": localdate(last).isoformat(), "moment": last.isoformat()}
        until = localdate(last) if kind != "turn_first" else None  # that turn is open for her later, too
    door = balls.main_door()
    for one in _meant(_people(rota), kind, to, but):
        with translation.override(settings.LANGUAGE_CODE):
            name = "offer_turns" if one.helper else "follow_rota"
            page = reverse(name, args=[codes.in_address(one.code)]) if one.code else reverse("mine")
        facts |= {
            "link": settings.SITE_URL + page, "code": codes.spoken(one.code or ""),
            "phone": door.phone if door else "",
        }  # fmt: skip
        notifications.tell_of(
            person=one.person, kind=kind, municipality=one.municipality, ball=one.ball, now=now, about=rota,
            until=until, facts=facts,
        )  # fmt: skip


def _can_say_yes_until(kind: str, rota: UUID, to: str, now: datetime) -> datetime | None:
    """Return until when whoever is told of this can say yes: of several turns the last one."""
    if kind == "rota_asked":
        day = RotaHelper.objects.filter(pk=to, joined_at=None).values_list("until_on", flat=True).first()
        return make_aware(datetime.combine(day, time(12))) if day else None
    turns = Turn.objects.filter(rota=rota, helper=None, cancelled_at=None, begins_at__gt=now)
    if kind == "turn_first":
        found = turns.filter(wished=to).aggregate(last=Max("first_until"))
    else:
        found = turns.exclude(first_until__gt=now).aggregate(last=Max("begins_at"))
    last: datetime | None = found["last"]
    return last


@transaction.atomic
def remind_of_turn(*, turn: Turn, acting: Acting, now: datetime) -> bool:  # noqa: ARG001
    """Tell who comes tomorrow that she does, once. For the job; False when somebody was earlier."""
    rows = Turn.objects.filter(pk=turn.pk, helper=turn.helper_id, cancelled_at=None, reminded_at=None)
    if not rows.update(reminded_at=now):
        return False
    day = localdate(turn.begins_at)  # said in her language later
    tell_rota(
        kind="turn_soon", rota=turn.rota_id, to=str(turn.helper_id), but="", now=now, until=day,
        day=day.isoformat(),
    )  # fmt: skip
    return True


@transaction.atomic
def tell_holder_of_turns(*, rota: UUID, turns: list[UUID], acting: Acting, now: datetime) -> bool:
    """The others had their day for these turns: now the holder of the ball hears of it, once. For the job."""
    rows = Turn.objects.filter(pk__in=turns, rota=rota, helper=None, cancelled_at=None, holder_told_at=None)
    if not rows.update(holder_told_at=now):
        return False
    asker = next(one for one in _people(rota) if one.helper is None)
    _tell_holder("turn_needs_you", asker, now)
    journal.record(
        verb="told_holder_of_turns", acting=acting, object_type="rota", object_id=rota, ball=asker.ball,
        subject=asker.person, municipality=asker.municipality, cause=None, now=now,
    )  # fmt: skip
    return True


def _tell_holder(kind: str, asker: Someone, now: datetime) -> None:
    """Tell whoever has the ball, or who stands in for her when she is away. Later the due moment does."""
    ball = Ball.objects.get(pk=asker.ball)
    there = [one for one in (ball.holder_id, ball.deputy_id) if one and _is_there(one, now)]
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("work_helpers", args=[asker.ball])
    notifications.tell(
        person=there[0] if there else ball.holder_id, kind=kind, municipality=asker.municipality,
        ball=asker.ball, now=now, link=link,
    )  # fmt: skip


def _is_there(person: UUID, now: datetime) -> bool:
    return balls.is_present(person=person, on=day_of(now))


def forget_unanswered(*, on: date) -> int:
    """Who said nothing in two weeks was never asked: nothing of it is left (R16). For the job; how many."""
    return RotaHelper.objects.filter(joined_at=None, until_on__lt=on).delete()[0]

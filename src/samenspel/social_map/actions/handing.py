"""Verbs about a group that goes over to residents: say when, ask one, her yes, the reminder (R46, I65)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, connection, transaction

from samenspel.commitments import codes
from samenspel.community import actions as people
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions as notifications

from .. import queries, rules
from ..models import Entry, Handover
from .checking import close_map_ball, open_map_ball
from .inviting import code_hash
from .keepers import first_code
from .telling import page_of, tell, whom_to_call
from .writing import NotYours, write_words


class ResidentSaysYes(Refusal):
    """Een buurtbewoner zegt ja. Wie hier werkt of het vroeg, kan dat niet zijn."""


class AskedSomebody(Refusal):
    """Je vroeg al iemand. Trek die vraag eerst in."""


@dataclass(frozen=True, slots=True)
class Resident:
    """Who says yes at the desk or by telephone, and how she is reached. `phone` as E.164.

    `known`: she is here already, by a code of her own that she read out; then the rest is known too.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    known: UUID | None = None

    @property
    def prefers(self) -> str:
        if self.email:
            return "MAIL"
        return "TEXT" if rules.reads_messages("TEXT", email="", phone=self.phone) else "SCREEN"


@transaction.atomic
def plan_handover(*, entry: Entry, by: date | None, acting: Acting, now: datetime) -> None:
    """Say on which day residents take it over (R46); a later day closes the reminder. Raises NotYours."""
    write_words(entry, {"handover_by": by}, now=now)
    tell(entry, "map_handover_planned", acting=acting, now=now)
    if by is None or by > day_of(now):
        for ball in queries.handover_balls(entry.pk):
            close_map_ball(ball, acting=acting, now=now)


@transaction.atomic
def ask_resident(*, entry: Entry, acting: Acting, now: datetime) -> str:
    """Ask one resident to take it over; return the code to give to her. Only its hash is kept.

    It counts once, for rules.CODE_DAYS. Raises AskedSomebody, or NotYours when nobody leads it from work.
    """
    assert entry.municipality_id is not None
    code = codes.new_code()
    asked = Handover(
        entry=entry, municipality_id=entry.municipality_id, asked_by_id=acting.somebody, asked_at=now,
        code_hash=code_hash(code), code_until=now + timedelta(days=rules.CODE_DAYS),
    )  # fmt: skip
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as problem:
        raise AskedSomebody from problem
    except ProgrammingError as problem:  # a policy of the database
        raise NotYours from problem
    tell(entry, "map_handover_asked", acting=acting, now=now)
    return code


@transaction.atomic
def take_back_handover(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """Ask nobody after all: the code counts no more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_take_back_handover(%s)", [entry.pk])
        (gone,) = cursor.fetchone()
    if gone:
        tell(entry, "map_handover_taken_back", acting=acting, now=now)


def leave_handover(*, code: str) -> None:
    """A no, by who has the code: the row goes, and nobody can read that somebody was asked (R16)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_handover_no(%s)", [code_hash(code)])


@transaction.atomic
def take_over(*, code: str, shown: str, acting: Acting, now: datetime) -> Entry:
    """A resident says yes herself: from now on she leads it, and its words are hers.

    `shown`: how she wants to be named on the map; empty: not at all. Raises ResidentSaysYes, or NotFound
    when the code does not count (any more).
    """
    return _taken(code, acting.somebody, shown, acting, now)


@transaction.atomic
def take_over_for(
    *, code: str, resident: Resident, shown: str, acting: Acting, now: datetime
) -> tuple[Entry, str]:
    """Somebody at work writes down the yes of a resident without an account; she is told. As `take_over`.

    Never by who asked: the database refuses that. Returns the code too that she reads out from now on.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_hold_handover(%s)", [code_hash(code)])
    found = queries.handover_asked(code_hash(code))
    if found is None:
        raise NotFound
    pk = resident.known or new_id()
    namens = acting.namens(pk, way=acting.way)
    if not resident.known:
        people.register_person(
            pk=pk, name=resident.name, municipality=Area.objects.get(pk=found.municipality), acting=namens,
            now=now, prefers=resident.prefers, email=resident.email, phone=resident.phone,
        )  # fmt: skip
    entry = _taken(code, pk, shown, namens, now)
    _say(entry, pk, "map_taken_over_for_you", "map_entry", now=now, at_my_desk=True)
    return entry, first_code(entry=entry, keeper=pk, acting=namens, now=now)


def _taken(code: str, who: UUID, shown: str, acting: Acting, now: datetime) -> Entry:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT map_take_over(%s, %s, %s, %s)", [code_hash(code), who, shown.strip(), now])
            found = cursor.fetchone()[0]
    except ProgrammingError as problem:  # it says who may
        raise ResidentSaysYes from problem
    if found is None:
        raise NotFound
    entry = Entry.objects.select_related("organisation", "area", "municipality").get(pk=found)
    asked = Handover.objects.filter(entry=entry, said_at=now).first()
    if asked and asked.asked_by_id:
        _say(entry, asked.asked_by_id, "map_handed_over", "map_entry", now=now)
    tell(entry, "map_handed_over", acting=acting, now=now)
    return entry


def _say(
    entry: Entry, person: UUID, kind: str, page: str, *, now: datetime, ball: UUID | None = None,
    at_my_desk: bool = False,
) -> None:  # fmt: skip
    assert entry.municipality_id is not None
    facts = {"place": entry.name, "link": page_of(entry, page), "phone": whom_to_call(entry)}
    notifications.tell_of(
        person=person, kind=kind, municipality=entry.municipality_id, ball=ball, now=now, facts=facts,
        at_my_desk=at_my_desk,
    )  # fmt: skip


# --- one night ------------------------------------------------------------
@transaction.atomic
def remind_of_handover(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """The day came: who leads it gets the ball and a message. For a job; two at once remind once."""
    Entry.objects.select_for_update(no_key=True).values_list("pk").get(pk=entry.pk)
    holder = queries.who_tends(entry.pk)
    if holder is None or queries.handover_balls(entry.pk):
        return
    due_at = now + timedelta(days=rules.REMIND_AFTER_DAYS)
    ball = open_map_ball(about=entry.pk, person=holder, entry=entry, due_at=due_at, now=now, acting=acting)
    if ball:  # away for long: the next night asks again
        _say(entry, holder, "map_handover_due", "map_hand_over", ball=ball, now=now)
        tell(entry, "map_handover_due", acting=acting, now=now)


def handing_over(*, now: datetime, acting: Acting) -> list[Callable[[], object]]:
    """Return what the map does tonight about hand-overs: remind, close, let questions go. For a job."""
    due = [
        partial(remind_of_handover, entry=entry, acting=acting, now=now)
        for entry in queries.handovers_due(today=day_of(now))
    ]
    over = [
        partial(close_map_ball, ball, acting=acting, now=now)
        for ball in queries.handover_balls_over(today=day_of(now))
    ]
    return [*due, *over, partial(forget_unanswered_handovers, now=now)]


def forget_unanswered_handovers(*, now: datetime) -> None:
    """Whoever said nothing as long as her code counted, was never asked (R16). For a job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_forget_unanswered(%s)", [now])

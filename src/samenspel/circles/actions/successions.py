"""Somebody takes over a relation: the person is asked, they meet, and only then she comes (R40, R47, I15)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal

from .. import errors
from ..models import GleaningNote, Member, Succession
from ..queries import successions as queries
from . import letters

Relation = Member | GleaningNote
# What the database says no to, and what people read then.
REFUSALS: dict[str, type[Refusal]] = {
    "succession_one_per_member": errors.AskedThisAlready,
    "succession_one_per_gleaning": errors.AskedThisAlready,
    "succession_of_a_real_relation": errors.NotYoursToGiveOn,
    "succession_with_her_yes_and_an_introduction": errors.HerOwnAnswer,
    "succession_yes_is_not_heard_by_who_comes": errors.HerOwnAnswer,
    "member_once_at_a_time": errors.StandsThereAlready,
    "circle_keeps_its_backstop": errors.TheLastOneStays,
    "member_guide_stays": errors.ATraineeCountsOnYou,
    "member_works_there": errors.MustWorkThere,
}


def refusal(problem: IntegrityError) -> Exception:
    """Return the refusal that belongs to a broken truth, or the problem itself."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    found = REFUSALS.get(getattr(diagnosis, "constraint_name", "") or "")
    return found() if found else problem


@transaction.atomic
def ask_succession(
    *,
    relation: Relation,
    successor: UUID,
    leaving: bool,
    introduction: str,
    why: str,
    acting: Acting,
    now: datetime,
) -> Succession:
    """Ask the person whether a named colleague may take over; she hears it her own way. Nothing changes yet.

    `introduction`: when and where the three of them meet. `leaving`: no answer in time ends the relation;
    when she stays here herself, it changes nothing. Raises NotYoursToGiveOn, OnlyForYourEyes, MustWorkThere,
    StandsThereAlready, AskedThisAlready. R40, R47, I15.
    """  # fmt: skip
    if queries.holder_of(relation) != acting.person:
        raise errors.NotYoursToGiveOn
    _may_come(relation, successor=successor, now=now)
    town = _town(relation)
    days = community.setting(area=Area.objects.get(pk=town), key="succession_answer_days", now=now)
    asked = Succession(
        member=relation if isinstance(relation, Member) else None,
        gleaning=relation if isinstance(relation, GleaningNote) else None,
        subject_id=queries.subject_of(relation), leaver_id=acting.somebody, successor_id=successor,
        leaving=leaving, why=why, introduction=introduction,
        asked_at=now, answer_by=(now + timedelta(days=days)).date(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as problem:
        raise refusal(problem) from problem
    _write("asked_succession", asked, town=town, acting=acting, now=now, leaving=leaving)
    letters.tell_about(asked, person=asked.subject_id, kind="succession_asked", town=town, now=now)
    return asked


def _may_come(relation: Relation, *, successor: UUID, now: datetime) -> None:
    if isinstance(relation, GleaningNote) and relation.others == GleaningNote.Others.NOBODY:
        raise errors.OnlyForYourEyes
    if successor not in {one.pk for one in queries.successors_for(relation=relation, on=day_of(now))}:
        raise errors.MustWorkThere
    if isinstance(relation, Member) and queries.stands_there(circle=relation.circle_id, person=successor):
        raise errors.StandsThereAlready


@transaction.atomic
def ask_all_for(
    *,
    leaver: UUID,
    organisation: UUID,
    town: UUID,
    successor: UUID,
    introduction: str,
    acting: Acting,
    now: datetime,
) -> int:
    """A keeper asks for a colleague who cannot do it herself; return how many people are asked.

    The database chooses them: the keeper reads no name. Raises MustWorkThere for another's colleague.
    """  # fmt: skip
    others = queries.successors_at(organisation=organisation, besides=[leaver], on=day_of(now))
    if not others.filter(pk=successor).exists():
        raise errors.MustWorkThere
    days = community.setting(area=Area.objects.get(pk=town), key="succession_answer_days", now=now)
    until = (now + timedelta(days=days)).date()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT succession, subject FROM ask_all_for(%s, %s, %s, %s, %s, %s, %s)",
            [leaver, organisation, successor, introduction, "", now, until],
        )
        rows = cursor.fetchall()
    journal.record(  # from now on the set time runs, also for what goes to nobody else
        verb="asked_all_for", acting=acting, object_type="organisation", object_id=organisation,
        municipality=town, subject=leaver, now=now,
    )  # fmt: skip
    for pk, subject in rows:
        asked = Succession(
            pk=pk, subject_id=subject, leaver_id=leaver, successor_id=successor, asked_at=now, answer_by=until
        )
        _write("asked_succession", asked, town=town, acting=acting, now=now, leaving=True)
        letters.tell_about(asked, person=subject, kind="succession_asked", town=town, now=now)
    return len(rows)


@transaction.atomic
def answer_succession(
    *, succession: Succession, yes: bool, way: str, acting: Acting, now: datetime
) -> Succession:
    """The person says whether she may come. By phone or on paper somebody hears it and writes it down.

    Raises HerOwnAnswer for who would come herself, and AnswerIsOver when it lapsed or was answered.
    """
    heard_by = None if way == "SCREEN" else acting.person
    if succession.successor_id == acting.person or (
        way == "SCREEN" and acting.person != succession.subject_id
    ):
        raise errors.HerOwnAnswer
    if yes:
        _move(succession, "ASKED", state="YES", yes_at=now, yes_way=way, yes_heard_by=heard_by)
    else:
        _move(succession, "ASKED", state="NO", ended_at=now)
    town = queries.town_of(succession)
    _write("answered_succession", succession, town=town, acting=acting, now=now, yes=yes, way=way)
    answer = "dat mag" if yes else "liever niet"
    letters.tell_about(
        succession, person=succession.leaver_id, kind="succession_answered", town=town, now=now, what=answer
    )
    if yes:
        letters.tell_about(
            succession, person=succession.successor_id, kind="succession_yours", town=town, now=now
        )
    if way != "SCREEN":  # so that a yes that was never said does not stay unseen
        letters.tell_about(
            succession, person=succession.subject_id, kind="succession_noted", town=town, now=now, what=answer
        )
    return succession


@transaction.atomic
def introduce(*, succession: Succession, acting: Acting, now: datetime) -> Succession:
    """They met, and the successor says yes herself: she is in, who leaves is out, in one moment.

    Raises MeetFirst without the person's yes, StandsThereAlready, TheLastOneStays, ATraineeCountsOnYou.
    """
    if acting.person != succession.successor_id or acting.on_behalf_of:
        raise errors.MeetFirst
    town = queries.town_of(succession)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT succession_introduce(%s, %s, %s)", [succession.pk, new_id(), now])
            done = cursor.fetchone()[0]
    except IntegrityError as problem:
        raise refusal(problem) from problem
    if not done:
        raise errors.MeetFirst
    succession.state, succession.introduced_at = Succession.State.INTRODUCED, now
    _write("introduced", succession, town=town, acting=acting, now=now)
    for person in (succession.subject_id, succession.leaver_id):
        letters.tell_about(succession, person=person, kind="succession_done", town=town, now=now)
    return succession


@transaction.atomic
def take_back_succession(*, succession: Succession, acting: Acting, now: datetime) -> Succession:
    """Who asked takes the question back; everything stays as it is. Raises AnswerIsOver."""
    if acting.person != succession.leaver_id:
        raise errors.NotYoursToGiveOn
    told = [succession.subject_id] + ([succession.successor_id] if succession.state == "YES" else [])
    _move(succession, succession.state, state="TAKEN_BACK", ended_at=now)
    town = queries.town_of(succession)
    _write("took_back_succession", succession, town=town, acting=acting, now=now)
    for person in told:
        letters.tell_about(succession, person=person, kind="succession_taken_back", town=town, now=now)
    return succession


def _move(succession: Succession, before: str, **fields: Any) -> None:
    """Win the race by a conditional update (habit 12)."""
    if before not in Succession.OPEN:
        raise errors.AnswerIsOver
    try:
        with transaction.atomic():
            rows = Succession.objects.filter(pk=succession.pk, state=before).update(**fields)
    except IntegrityError as problem:
        raise refusal(problem) from problem
    if not rows:
        raise errors.AnswerIsOver
    succession.state = fields["state"]


def _town(relation: Relation) -> UUID:
    return relation.circle.municipality_id if isinstance(relation, Member) else relation.municipality_id


def _write(
    verb: str, succession: Succession, *, town: UUID, acting: Acting, now: datetime, **terms: Any
) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="succession", object_id=succession.pk, municipality=town,
        subject=succession.subject_id, now=now, **terms,
    )  # fmt: skip

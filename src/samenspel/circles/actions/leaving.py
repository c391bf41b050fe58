"""Leaving well: what was not answered in time is let go kindly, and nobody waits for nothing (R47, I15)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal

from .. import errors
from ..models import GleaningNote, Member, Succession
from ..queries import successions as queries
from . import letters
from .successions import Relation, refusal

# How she hears it, by what it was. Who was only asked for a circle is not gone from it.
FAREWELLS = {"CIRCLE": "relation_ended", "CONTACT": "contact_removed", "INVITED": "circle_changed"}


@transaction.atomic
def let_go(*, relation: Relation, acting: Acting, now: datetime) -> None:
    """Say goodbye: the relation ends and she hears it kindly. Only after she was asked, or said "alleen jij".

    Raises NotYoursToGiveOn, AskHerFirst, TheLastOneStays, ATraineeCountsOnYou.
    """
    if queries.holder_of(relation) != acting.person:
        raise errors.NotYoursToGiveOn
    if not _was_asked(relation):
        raise errors.AskHerFirst
    subject, town = queries.subject_of(relation), _town(relation)
    _end(relation, now=now)
    _told(relation, subject=subject, town=town, acting=acting, now=now)


def _was_asked(relation: Relation) -> bool:
    if isinstance(relation, GleaningNote) and relation.others == GleaningNote.Others.NOBODY:
        return True
    of_it = Q(member=relation.pk) if isinstance(relation, Member) else Q(gleaning=relation.pk)
    return Succession.objects.filter(of_it, state__in=["NO", "LAPSED"]).exists()


def asked_before(*, town: UUID, now: datetime) -> datetime:
    """Return the moment: whoever was asked by then had the set time to answer."""
    days = community.setting(area=Area.objects.get(pk=town), key="succession_answer_days", now=now)
    return now - timedelta(days=days)


@transaction.atomic
def let_go_for(*, leaver: UUID, organisation: UUID, town: UUID, acting: Acting, now: datetime) -> int:
    """A keeper lets go for a colleague who cannot: what nobody may take over. Return how many hear it.

    The database chooses: who said no or did not answer, and, after the set time, what was for this colleague
    alone. The keeper reads no name; the last professional of a circle stays until there is another (R50).
    """
    before = asked_before(town=town, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, relation, subject FROM let_go_for(%s, %s, %s, %s)",
            [leaver, organisation, now, before],
        )
        rows = cursor.fetchall()
    for kind, relation, subject in rows:
        journal.record(
            verb="let_go", acting=acting, object_type="gleaning" if kind == "CONTACT" else "member",
            object_id=relation, municipality=town, subject=subject, now=now, way="KEEPER",
        )  # fmt: skip
        link = letters.page("successions")
        letters.tell_of(leaver, person=subject, kind=FAREWELLS[kind], town=town, now=now, link=link)
    return len(rows)


@transaction.atomic
def lapse(*, succession: Succession, acting: Acting, now: datetime) -> bool:
    """No answer in time. Who leaves lets go: the relation ends, the contact is removed; else all stays.

    Returns whether the relation ended: the last professional of a circle stays until there is another (R50).
    Raises AnswerIsOver when a yes came in the same second. Run by the job.
    """
    rows = Succession.objects.filter(
        pk=succession.pk, state=Succession.State.ASKED, answer_by__lt=day_of(now)
    )
    if not rows.update(state=Succession.State.LAPSED, ended_at=now):
        raise errors.AnswerIsOver
    relation = succession.member or succession.gleaning
    assert relation is not None
    town = queries.town_of(succession)
    journal.record(
        verb="succession_lapsed", acting=acting, object_type="succession", object_id=succession.pk,
        municipality=town, subject=succession.subject_id, now=now,
    )  # fmt: skip
    ended = succession.leaving and _ended_by_the_day(relation, now=now)
    if ended:
        _told(relation, subject=succession.subject_id, town=town, acting=acting, now=now)
    letters.tell_about(
        succession,
        person=succession.leaver_id,
        kind="succession_answered",
        town=town,
        now=now,
        what="geen antwoord",
    )
    return ended


@transaction.atomic
def lapse_meeting(*, succession: Succession, acting: Acting, now: datetime) -> None:
    """She said yes and nobody came to meet her in the set time: it falls away, and all three hear it.

    Nothing ends by it: she did say yes. Whoever leaves, or who keeps, asks her again or says goodbye.
    Raises AnswerIsOver when they met in the same second. Run by the job.
    """
    rows = Succession.objects.filter(pk=succession.pk, state=Succession.State.YES)
    if not rows.update(state=Succession.State.LAPSED, ended_at=now):
        raise errors.AnswerIsOver
    town = queries.town_of(succession)
    journal.record(
        verb="succession_lapsed", acting=acting, object_type="succession", object_id=succession.pk,
        municipality=town, subject=succession.subject_id, now=now,
    )  # fmt: skip
    for person in (succession.subject_id, succession.leaver_id, succession.successor_id):
        letters.tell_about(succession, person=person, kind="succession_not_met", town=town, now=now)


def successions_not_met(*, now: datetime) -> list[Succession]:
    """Return the yeses on which nobody came to meet her in the set time, for the job.

    Who wants no contact makes nobody late: then the time begins after her rest (R07).
    """
    before: dict[UUID, date] = {}
    found = []
    for row in queries.said_yes():
        town = queries.town_of(row)
        if town not in before:
            before[town] = day_of(asked_before(town=town, now=now))
        assert row.yes_at
        since = max(day_of(row.yes_at), row.subject.no_contact_until or date.min)
        if since < before[town]:
            found.append(row)
    return found


def _ended_by_the_day(relation: Relation, *, now: datetime) -> bool:
    try:
        _end(relation, now=now)
    except (errors.TheLastOneStays, errors.ATraineeCountsOnYou, errors.AnswerIsOver):
        return False
    return True


def _end(relation: Relation, *, now: datetime) -> None:
    """End a relation as the database allows it. Raises the refusal that belongs to its truth."""
    try:
        with transaction.atomic():
            if isinstance(relation, Member):
                going = Member.objects.active().filter(pk=relation.pk)
                rows = going.update(state=Member.State.ENDED, ended_at=now, ended_how=Member.How.STOPPED)
            else:
                rows = _removed(relation, now=now)
    except IntegrityError as problem:
        raise refusal(problem) from problem
    if not rows:
        raise errors.AnswerIsOver


def _removed(note: GleaningNote, *, now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT gleaning_let_go(%s, %s)", [note.pk, now])
        return int(cursor.fetchone()[0])


def _told(relation: Relation, *, subject: UUID, town: UUID, acting: Acting, now: datetime) -> None:
    """The person hears it in kind words, with somebody to call."""
    leaver = queries.holder_of(relation)
    in_circle = isinstance(relation, Member)
    journal.record(
        verb="let_go", acting=acting, object_type="member" if in_circle else "gleaning",
        object_id=relation.pk,        municipality=town, subject=subject, now=now,
    )  # fmt: skip
    kind = "relation_ended" if in_circle else "contact_removed"
    letters.tell_of(leaver, person=subject, kind=kind, town=town, now=now, link=letters.page("successions"))


def _town(relation: Relation) -> UUID:
    return relation.circle.municipality_id if isinstance(relation, Member) else relation.municipality_id

"""Verbs about acting "namens": giving, saying yes, entering, objecting, ending."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal

from .. import rules
from ..models import Mandate, Person
from .cards import Proof, must_help


class NotYourself(Refusal):
    """Je kunt niet jezelf kiezen."""


class TheJudgeDecided(Refusal):
    """De rechter besliste dit. Je kunt laten weten dat je het er niet mee eens bent."""


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """Who may act for whom, in what, shown by what, until when. `named`: as the giver calls her."""

    person: Person
    representative: UUID
    named: str
    scope: Collection[str]
    ends_at: datetime
    kind: str = Mandate.Kind.HELPER
    ground: str = ""
    proof: str = Mandate.Proof.OWN_SCREEN
    seen_on: date | None = None


def enter_namens(*, person: UUID, scope: str, acting: Acting, now: datetime) -> Acting:
    """Act for somebody in the rest of this transaction; return the acting with both names.

    Only with a live mandate of this scope; the database looks, holds the mandate until the transaction ends,
    and turns the context into hers. Raises NotFound (a 404) without one: ended, over, other scope, never was.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, way FROM community_enter_namens(%s, %s, %s, %s)",
            [acting.person, person, scope, now],
        )
        found = cursor.fetchone()
    if found is None:
        raise NotFound
    kind, way = found
    return acting.namens(person, way=way if kind == Mandate.Kind.VISIT else acting.way)


@transaction.atomic
def open_visit(*, proof: Proof, called: str, way: str, acting: Acting, now: datetime) -> Mandate:
    """The person gave card and pincode to a worker (`called` so): half an hour she may act for her.

    `way` is DESK or PHONE. Raises NotYourself, and NotFound for who works at no desk or for a dead card.
    """
    if proof.person == acting.person:
        raise NotYourself
    if not acting.roles & rules.MAY_ACT_FOR:
        raise NotFound
    pk = new_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT community_open_visit(%s, %s, %s, %s, %s, %s)",
            [proof.card, proof.pin_hash, pk, called, way, proof.at],
        )
        if not cursor.fetchone()[0]:
            raise NotFound
    mandate = Mandate.objects.get(pk=pk)
    _noted("gave_mandate", mandate, acting=acting.namens(proof.person, way=way), now=now)
    return mandate


@transaction.atomic
def give_mandate(*, facts: MandateFacts, acting: Acting, now: datetime) -> Mandate:
    """Write down that somebody may act for a person, once she says yes to it herself.

    The person chooses a helper on her own screen; a worker who helps her may write it down after seeing the
    proof. Raises NotYourself, and NotFound when the person is not yours to help.
    """
    herself = acting.person == facts.person.pk
    if facts.representative == (facts.person.pk if herself else acting.person):
        raise NotYourself
    must_help(person=facts.person.pk, acting=acting)
    mandate = Mandate(
        municipality_id=facts.person.municipality_id, person=facts.person, named=facts.named,
        representative_id=facts.representative, kind=facts.kind, ground=facts.ground,
        scope=[code for code in rules.SCOPES if code in facts.scope],
        way=acting.way, proof=facts.proof, seen_by_id=None if herself else acting.person,
        seen_on=facts.seen_on or day_of(now), made_by_id=acting.somebody, starts_at=now,
        ends_at=facts.ends_at,
    )  # fmt: skip
    mandate.save(force_insert=True)
    _noted("gave_mandate", mandate, acting=acting, now=now)
    return mandate


@transaction.atomic
def accept_mandate(*, mandate: UUID, acting: Acting, now: datetime) -> Mandate:
    """The representative says yes; from now on she may act. Raises Mandate.DoesNotExist for anybody else."""
    mine = Mandate.objects.standing(at=now).filter(pk=mandate, representative=acting.person, accepted_at=None)
    if not mine.update(accepted_at=now):
        raise Mandate.DoesNotExist
    return _after("accepted_mandate", mandate, acting=acting, now=now)


@transaction.atomic
def end_mandate(*, mandate: UUID, acting: Acting, now: datetime) -> Mandate:
    """End a mandate at once. Raises TheJudgeDecided, and DoesNotExist when it ended or is not hers."""
    found = Mandate.objects.get(pk=mandate, ended_at=None)
    if acting.person == found.person_id and found.by_court:
        raise TheJudgeDecided
    if not Mandate.objects.filter(pk=mandate, ended_at=None).update(ended_at=now, ended_by=acting.somebody):
        raise Mandate.DoesNotExist
    return _after("ended_mandate", mandate, acting=acting, now=now)


@transaction.atomic
def object_to_mandate(*, mandate: UUID, acting: Acting, now: datetime) -> Mandate:
    """The person does not agree: it is kept, and everybody concerned can see it."""
    hers = Mandate.objects.standing(at=now).filter(pk=mandate, person=acting.person, objected_at=None)
    if not hers.update(objected_at=now):
        raise Mandate.DoesNotExist
    return _after("objected_to_mandate", mandate, acting=acting, now=now)


def mark_reminded(*, mandate: Mandate, now: datetime) -> bool:
    """Note that its end was announced, once. False when somebody was earlier. For the worker's job."""
    return bool(Mandate.objects.filter(pk=mandate.pk, reminded_at=None).update(reminded_at=now))


def _after(verb: str, pk: UUID, *, acting: Acting, now: datetime) -> Mandate:
    mandate = Mandate.objects.get(pk=pk)
    _noted(verb, mandate, acting=acting, now=now)
    return mandate


def _noted(verb: str, mandate: Mandate, *, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="mandate", object_id=mandate.pk, subject=mandate.person_id,
        municipality=mandate.municipality_id, now=now, kind=str(mandate.kind),
    )  # fmt: skip

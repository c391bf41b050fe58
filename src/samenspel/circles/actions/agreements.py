"""What people in a circle agree: written as a proposal, and talked through."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from samenspel.commitments import queries as commitments
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id

from .. import errors, rules
from ..models import Agreement, Circle, Member, Part
from .circles import locked
from .members import me_in
from .telling import agreement_link, centre_of, everybody_in, record, tell, will_of

COPIED = (
    "why", "already_there", "for_everybody", "only_formal_why", "first_contact_id", "escalation_name",
    "escalation_phone", "tells", "meets", "thanks",
)  # fmt: skip
State = Agreement.State


@transaction.atomic
def write_version(
    *, circle: Circle, acting: Acting, now: datetime, follows: Agreement | None = None
) -> Agreement:
    """Begin a version of my own, beside what there is; what others wrote or signed stays as it is (R13, R83).

    It begins as a copy of `follows`, or of what is agreed now. My own version that nobody signed yet is
    returned instead. Raises NotInThisCircle.
    """
    me_in(circle=circle, acting=acting)
    locked(circle)
    versions = Agreement.objects.filter(circle=circle)
    mine = versions.filter(made_by=acting.resident, state__in=Agreement.DRAFT).first()
    if mine and not mine.signatures.exists():
        return mine
    if mine:
        drop_version(agreement=mine, acting=acting, now=now)
    source = follows or versions.filter(state__in=Agreement.STANDS).first()
    made = Agreement(
        pk=new_id(), circle=circle, follows=source, made_by_id=will_of(acting), made_at=now,
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
        **({name: getattr(source, name) for name in COPIED} if source else _front_door(circle)),
    )  # fmt: skip
    made.save(force_insert=True)
    if source:
        _copy_parts(source, made)
    noted("wrote_version", made, acting, now)
    return made


def _front_door(circle: Circle) -> dict[str, str]:
    """Whom to call when nobody wrote anything else: the front door of the neighbourhood (R39, AS-16)."""
    door = commitments.door_of(area=circle.area)
    return {"escalation_name": door.organisation.name, "escalation_phone": door.phone} if door else {}


def _copy_parts(source: Agreement, made: Agreement) -> None:
    here = everybody_in(made.circle)
    Part.objects.bulk_create(
        Part(
            agreement=made, person_id=row.person_id, does=row.does, does_not=row.does_not,
            replaced_by=row.replaced_by, place=row.place,
        )
        for row in source.parts.all()
        if row.person_id in here
    )  # fmt: skip


def noted(verb: str, agreement: Agreement, acting: Acting, now: datetime, **terms: Any) -> None:
    """Write a deed about a version in the journal."""
    terms |= {"agreement": str(agreement.pk), "version": agreement.version}
    record(verb=verb, circle=agreement.circle, acting=acting, now=now, **terms)


def tell_of(
    agreement: Agreement, kind: str, acting: Acting, now: datetime, people: Sequence[UUID] = (), **facts: str
) -> None:
    """Tell everybody in it, or only these people."""
    everybody = people or everybody_in(agreement.circle)
    facts = {"link": agreement_link(agreement), **facts}
    tell(circle=agreement.circle, people=everybody, kind=kind, acting=acting, now=now, **facts)


def held_to_write(*, agreement: Agreement, acting: Acting) -> Agreement:
    """Return a version, held, that she may write in: nobody signed it, and it is hers or about her.

    Raises WriteYourOwn: then she makes a version of her own.
    """
    held = Agreement.objects.select_for_update(of=("self",)).select_related("circle").get(pk=agreement.pk)
    may = rules.may_write(me=acting.resident, maker=held.made_by_id, centre=centre_of(held.circle))
    if not may or held.state not in Agreement.DRAFT or held.signatures.exists():
        raise errors.WriteYourOwn
    return held


@transaction.atomic
def write_in(*, agreement: Agreement, acting: Acting, now: datetime, **words: Any) -> Agreement:
    """Fill in a step of a version. It is a proposal again until it is laid down. Raises WriteYourOwn."""
    held = held_to_write(agreement=agreement, acting=acting)
    for name, value in words.items():
        setattr(held, name, rules.tidy(value) if isinstance(value, str) else value)
    held.state = State.PROPOSAL
    held.save(update_fields=[*words, "state"])
    noted("wrote_agreement", held, acting, now)
    return held


@transaction.atomic
def write_part(
    *,
    agreement: Agreement,
    person: UUID,
    does: str,
    does_not: str,
    replaced_by: str,
    acting: Acting,
    now: datetime,
) -> Part:
    """Write what somebody in the circle does, and does not. Raises WriteYourOwn, NotInThisCircle."""
    held = held_to_write(agreement=agreement, acting=acting)
    if person not in everybody_in(held.circle):
        raise errors.NotInThisCircle
    Agreement.objects.filter(pk=held.pk).update(state=State.PROPOSAL)
    words = {
        "does": rules.tidy(does),
        "does_not": rules.tidy(does_not),
        "replaced_by": rules.tidy(replaced_by),
    }
    part = held.parts.filter(person=person).first()
    if part is None:
        part = Part(agreement=held, person_id=person, place=held.parts.count(), **words)
        part.save(force_insert=True)
    else:
        for name, value in words.items():
            setattr(part, name, value)
        part.save(update_fields=list(words))
    noted("wrote_part", held, acting, now)
    return part


@transaction.atomic
def leave_out_part(*, agreement: Agreement, person: UUID, acting: Acting, now: datetime) -> None:
    """Take somebody's part out of a version. Raises WriteYourOwn."""
    held = held_to_write(agreement=agreement, acting=acting)
    Agreement.objects.filter(pk=held.pk).update(state=State.PROPOSAL)
    held.parts.filter(person=person).delete()
    noted("left_out_part", held, acting, now)


def lacking(agreement: Agreement) -> list[str]:
    """Return what must still be filled in, in the order of the steps."""
    centre = centre_of(agreement.circle)
    helping = set(agreement.parts.exclude(person__in=centre).values_list("person_id", flat=True))
    formal = Member.objects.active().filter(circle=agreement.circle_id, face=Member.Face.FORMAL)
    alone = rules.formal_alone(
        helping=helping, formal=set(formal.values_list("person_id", flat=True)),
        besides=agreement.for_everybody, reason=agreement.only_formal_why,
    )  # fmt: skip
    return rules.lacking(
        rules.Written(
            why=agreement.why, parts=len(helping), first_contact=agreement.first_contact_id is not None,
            escalation_name=agreement.escalation_name, escalation_phone=agreement.escalation_phone,
            tells=agreement.tells, thanks=agreement.thanks, review_on=agreement.review_on,
            only_formal=alone,
        )
    )  # fmt: skip


@transaction.atomic
def lay_down(*, agreement: Agreement, acting: Acting, now: datetime) -> Agreement:
    """We talked it through: it is wanted and it can be done. From now on everybody can sign, or say no.

    Raises WriteYourOwn, NotWholeYet.
    """
    held = held_to_write(agreement=agreement, acting=acting)
    if lacking(held):
        raise errors.NotWholeYet
    Agreement.objects.filter(pk=held.pk).update(state=State.TALKED_THROUGH)
    held.state = State.TALKED_THROUGH
    noted("laid_down_agreement", held, acting, now)
    tell_of(held, "agreement_to_sign", acting, now)
    return held


@transaction.atomic
def drop_version(*, agreement: Agreement, acting: Acting, now: datetime) -> None:
    """A proposal does not go on; it can still be read. By who wrote it, or the centre."""
    if not rules.may_write(
        me=acting.resident, maker=agreement.made_by_id, centre=centre_of(agreement.circle)
    ):
        raise errors.OnlyTheCentreSays
    rows = Agreement.objects.filter(pk=agreement.pk, state__in=Agreement.DRAFT)
    if not rows.update(state=State.DROPPED, ended_at=now):
        raise errors.AnsweredAlready
    noted("dropped_version", agreement, acting, now)

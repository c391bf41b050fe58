"""Signing what was written: everybody with a part and everybody in the centre, each for herself (R41)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors, rules
from ..models import Agreement, Member, Part, Signature
from ..models.ways import YesWay
from ..queries import circles as queries
from .agreements import State, lacking, noted, tell_of
from .circles import must_be_centre
from .telling import centre_of, everybody_in, will_of, yes_of


def held(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_for_update(of=("self",)).select_related("circle").get(pk=agreement.pk)


def signers(agreement: Agreement) -> set[UUID]:
    """Return whose yes a version needs."""
    parts = Part.objects.filter(agreement=agreement).values_list("person_id", flat=True)
    return {*parts, *centre_of(agreement.circle)}


def still_in_it(agreement: Agreement) -> set[UUID]:
    """Return whose word it needs now: the signers who are still in the circle."""
    here = Member.objects.active().filter(circle=agreement.circle_id, person__in=signers(agreement))
    return set(here.values_list("person_id", flat=True))


@transaction.atomic
def sign(
    *,
    agreement: Agreement,
    yes: bool,
    acting: Acting,
    now: datetime,
    person: UUID | None = None,
    way: str = YesWay.SCREEN,
    why_not: str = "",
) -> Agreement:
    """Sign a version, or say no to it; with the last yes it is in force, and the former one makes way.

    `person` is somebody else when the acting person heard her yes (SPOKEN) or saw it (PAPER).
    Raises NotOnTheTable, YoursToSay, AnsweredAlready, SomebodyHeardIt, NobodySignsForAnother, NotWholeYet.
    """
    found = held(agreement)
    signer = person or acting.resident
    if found.state not in Agreement.TO_SIGN:
        raise errors.NotOnTheTable
    needed = signers(found)
    here = Member.objects.active().filter(circle=found.circle, person=signer)
    if (
        signer not in needed or not here.exists()
    ):  # who stopped signs no more: a new version goes on without her
        raise errors.YoursToSay
    given, witness = how_said(found, signer, acting, way)
    if found.signatures.filter(person=signer).exists():
        raise errors.AnsweredAlready
    Signature(
        agreement=found, person_id=signer, yes=yes, way=given, witness_id=witness,
        why_not="" if yes else rules.tidy(why_not), signed_at=now,
    ).save(force_insert=True)  # fmt: skip
    noted("signed" if yes else "said_no", found, acting, now, way=str(given))
    if witness:
        tell_of(found, "circle_yes_written" if yes else "agreement_answered", acting, now, people=[signer])
    if not _now_agreed(found, needed, acting, now):
        tell_of(found, "agreement_answered", acting, now, people=[found.made_by_id])
    return found


def how_said(agreement: Agreement, signer: UUID | None, acting: Acting, way: str) -> tuple[str, UUID | None]:
    """Return how somebody said it and who heard it; of another, only what was spoken or on paper.

    Raises SomebodyHeardIt, NobodySignsForAnother.
    """
    if signer == acting.resident:
        return yes_of(acting, way)
    if way not in (YesWay.SPOKEN, YesWay.PAPER):
        raise errors.SomebodyHeardIt
    here = Member.objects.active().filter(circle=agreement.circle)
    me, centre = will_of(acting), centre_of(agreement.circle)
    formal = {me} if queries.is_formal_in(circle=agreement.circle_id, person=me) else set()
    may = rules.may_hear(me=me, signer=signer or me, centre=centre, formal=formal)
    if not may or not here.filter(person=me).exists():
        raise errors.NobodySignsForAnother
    return way, acting.resident  # "namens": the one acted for heard it


def _now_agreed(agreement: Agreement, needed: set[UUID], acting: Acting, now: datetime) -> bool:
    """With the last yes, and no no, it is in force. True when that was this one."""
    said = dict(agreement.signatures.values_list("person_id", "yes"))
    if not all(said.get(person) for person in needed) or not all(said.values()):
        return False
    if lacking(agreement):
        raise errors.NotWholeYet
    circle = agreement.circle
    former = Agreement.objects.filter(circle=circle, state__in=Agreement.STANDS).exclude(pk=agreement.pk)
    former.update(state=State.REVISED, ended_at=now)
    Agreement.objects.filter(pk=agreement.pk).update(state=State.AGREED, agreed_at=now)
    agreement.state, agreement.agreed_at = State.AGREED, now
    noted("agreed", agreement, acting, now)
    day = agreement.review_on.isoformat() if agreement.review_on else ""
    tell_of(agreement, "agreement_in_force", acting, now, day=day)
    return True


@transaction.atomic
def end_agreement(*, agreement: Agreement, acting: Acting, now: datetime) -> None:
    """The centre says that it ends; nobody has to say why. Raises OnlyTheCentreSays, NoAgreementNow."""
    must_be_centre(circle=agreement.circle, acting=acting)
    rows = Agreement.objects.filter(pk=agreement.pk, state__in=Agreement.STANDS)
    if not rows.update(state=State.ENDED, ended_at=now):
        raise errors.NoAgreementNow
    noted("ended_agreement", agreement, acting, now)
    tell_of(agreement, "agreement_ended", acting, now)


def wake_review(*, agreement: Agreement, acting: Acting, now: datetime) -> bool:
    """The day to look back has come: everybody hears it, and the first contact plans the talk. For the job.

    It stays in force. False when somebody was earlier.
    """
    rows = Agreement.objects.filter(pk=agreement.pk, state=State.AGREED, review_on__lte=day_of(now))
    if not rows.update(state=State.DUE):
        return False
    noted("came_due", agreement, acting, now)
    contact = agreement.first_contact
    assert contact is not None
    others = [one for one in everybody_in(agreement.circle) if one != contact.pk]
    tell_of(agreement, "agreement_due", acting, now, people=others, name=contact.shown)
    tell_of(agreement, "agreement_plan_talk", acting, now, people=[contact.pk])
    return True

"""Sharing without a yes, on a legal ground: bounded, seen by two, told to the person (R03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.commitments import queries as commitments
from samenspel.community.models import Membership
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound

from .. import errors, rules
from ..models import LegalException, SharedItem
from ..queries import consents as queries
from .sharing import link_to, note_deed, tell_about, tell_receivers


@dataclass(frozen=True, slots=True)
class ExceptionFacts:
    """On what ground who would read exactly what about whom, why, until when; and who else looks at it."""

    subject: UUID
    municipality: UUID
    ground: str
    reason: str
    purpose: str
    items: Sequence[tuple[str, UUID]]
    second: UUID
    review_on: date
    until: date
    circle: UUID | None = None
    to_person: UUID | None = None
    to_organisation: UUID | None = None
    not_told_why: str = ""  # only where telling would bring danger, or a judge forbade it


@transaction.atomic
def propose_exception(*, facts: ExceptionFacts, acting: Acting, now: datetime) -> LegalException:
    """Write down why it must be without her yes. Nothing is shared until the second pair of eyes says so.

    Raises NothingChosen, NotToHerself, TwoPairsOfEyes, SecondIsAway, ReviewFirst, WhyNotTold.
    Never "namens" somebody.
    """
    _must_hold(facts, acting, now)
    row = LegalException(
        municipality_id=facts.municipality, circle_id=facts.circle, subject_id=facts.subject,
        to_person_id=facts.to_person, to_organisation_id=facts.to_organisation,
        purpose=rules.tidy(facts.purpose),
        asked_by_id=acting.somebody, asked_at=now, until=facts.until, ground=facts.ground,
        reason=rules.tidy(facts.reason), second_id=facts.second, review_on=facts.review_on,
        not_told_why=rules.tidy(facts.not_told_why),
    )  # fmt: skip
    row.save(force_insert=True)
    for kind, pk in dict.fromkeys(facts.items):
        SharedItem(exception=row, kind=kind, object_id=pk).save(force_insert=True)
    note_deed("proposed_exception", row, acting=acting, now=now, ground=facts.ground)
    link = link_to("exception", row.pk)
    tell_about(row, person=facts.second, kind="exception_second_asked", acting=acting, now=now, link=link)
    return row


def _must_hold(facts: ExceptionFacts, acting: Acting, now: datetime) -> None:
    if acting.on_behalf_of is not None:
        raise NotFound
    if not facts.items:
        raise errors.NothingChosen
    if facts.subject in (facts.to_person, acting.person):
        raise errors.NotToHerself
    _must_look_along(facts.second, besides=(acting.person, facts.to_person, facts.subject), now=now)
    if not day_of(now) <= facts.review_on <= facts.until:
        raise errors.ReviewFirst
    if facts.not_told_why.strip() and facts.ground not in LegalException.MAY_WAIT:
        raise errors.WhyNotTold


def _must_look_along(second: UUID, *, besides: Sequence[UUID | None], now: datetime) -> None:
    if second in besides or not _works(second, now):
        raise errors.TwoPairsOfEyes
    if not commitments.is_present(person=second, on=day_of(now)):
        raise errors.SecondIsAway


def _works(person: UUID, now: datetime) -> bool:
    works = Membership.objects.active(on=day_of(now)).exclude(role="VOLUNTEER").filter(person=person)
    return works.exists()


@transaction.atomic
def ask_another(*, exception: UUID, second: UUID, acting: Acting, now: datetime) -> LegalException:
    """Who wrote it down asks another to look along, when who was asked left or is away; nobody decided yet.

    Who is there is not passed over: nobody looks for a second who says yes sooner. Raises
    LegalException.DoesNotExist, AnsweredAlready, SecondIsThere, TwoPairsOfEyes, SecondIsAway.
    """
    found = LegalException.objects.select_for_update().get(pk=exception)
    if found.asked_by_id != acting.person or acting.on_behalf_of is not None:
        raise LegalException.DoesNotExist
    if found.state != LegalException.State.PROPOSED or found.second_id is None:
        raise errors.AnsweredAlready
    there = commitments.is_present(person=found.second_id, on=day_of(now))
    if there and _works(found.second_id, now):
        raise errors.SecondIsThere
    besides = (found.second_id, found.asked_by_id, found.to_person_id, found.subject_id)
    _must_look_along(second, besides=besides, now=now)
    LegalException.objects.filter(pk=exception, state="PROPOSED").update(second=second)
    found.refresh_from_db()
    note_deed("asked_another", found, acting=acting, now=now, second=str(second))
    link = link_to("exception", found.pk)
    tell_about(found, person=second, kind="exception_second_asked", acting=acting, now=now, link=link)
    return found


@transaction.atomic
def decide_exception(*, exception: UUID, yes: bool, acting: Acting, now: datetime) -> LegalException:
    """The second pair of eyes decides. With a yes it holds at once, and the person is told at once.

    Unless the ground forbids telling: then she is told when it ends. Raises TwoPairsOfEyes, AnsweredAlready,
    ShareIsOver, and SomethingIsGone: nobody says yes to what she cannot read.
    """
    found = LegalException.objects.select_for_update().get(pk=exception)
    if found.second_id != acting.person or acting.on_behalf_of is not None:
        raise errors.TwoPairsOfEyes
    if found.state != LegalException.State.PROPOSED:
        raise errors.AnsweredAlready
    if found.until <= day_of(now) or found.review_on < day_of(now):
        raise errors.ShareIsOver
    if yes and not queries.exception_page(pk=exception).contents.is_whole:
        raise errors.SomethingIsGone
    told = yes and not found.not_told_why
    changes = {"state": "LIVE" if yes else "REFUSED", "second_at": now, "ended_at": None if yes else now}
    LegalException.objects.filter(pk=exception, state="PROPOSED").update(
        **changes, told_at=now if told else None
    )
    found.refresh_from_db()
    note_deed("decided_exception", found, acting=acting, now=now, yes=yes)
    link = link_to("exception", found.pk)
    tell_about(found, person=found.asked_by_id, kind="exception_decided", acting=acting, now=now, link=link)
    if yes:
        tell_receivers(found, kind="exception_for_you", page="shared_exception", acting=acting, now=now)
    if told:
        tell_about(found, person=found.subject_id, kind="exception_told", acting=acting, now=now)
    return found


@transaction.atomic
def close_exception(*, exception: UUID, acting: Acting, now: datetime) -> LegalException:
    """No longer needed, or its day has come: it shares nothing any more, and now at the latest she is told.

    By one of the two pairs of eyes, or by the job. Raises LegalException.DoesNotExist, ShareIsOver.
    """
    found = LegalException.objects.select_for_update().get(pk=exception)
    if acting.person and acting.person not in (found.asked_by_id, found.second_id):
        raise LegalException.DoesNotExist
    was_live, was_told = found.state == LegalException.State.LIVE, found.told_at is not None
    live = LegalException.objects.filter(pk=exception, state__in=["PROPOSED", "LIVE"])
    tell_now = was_live and not was_told
    if not live.update(state="CLOSED", ended_at=now, told_at=now if tell_now else found.told_at):
        raise errors.ShareIsOver
    found.refresh_from_db()
    note_deed("closed_exception", found, acting=acting, now=now)
    if tell_now:
        tell_about(found, person=found.subject_id, kind="exception_told_later", acting=acting, now=now)
    return found

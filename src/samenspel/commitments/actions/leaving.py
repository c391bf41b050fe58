"""Leaving well: what somebody does here ends on a day, with empty hands, and no door loses its lead (R47)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community.models import Membership
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal
from samenspel.journal import actions as journal

from .. import errors
from ..models import Turn

# What the database says no to, and what people read then.
REFUSALS: dict[str, type[Refusal]] = {
    "away_with_empty_hands": errors.BallStillHeld,
    "door_keeps_its_lead": errors.LeadsADoor,
    # A truth of the floor above, by its name alone: somebody in a circle still counts on her.
    "leaving_well": errors.SomebodyCountsOnHer,
}


@transaction.atomic
def leave(*, membership: Membership, on: date, acting: Acting, now: datetime) -> None:
    """End a membership: `on` is the first day without her. Her turns at the organisation's doors end too.

    A day that lies ahead is what was agreed: she works on until then, and for as long as somebody still
    counts on her; `finish_leaving` ends it. Raises BallStillHeld (the database's own refusal: it is her last
    work here, ends now, and she holds balls), LeadsADoor, SomebodyCountsOnHer, LastOfficial, EndedAlready.
    """
    people.must_keep(acting=acting, role=membership.role)
    if membership.role == Membership.Role.OFFICIAL:
        _another_stays(membership, on=on)
    ahead = on > day_of(now)
    _end(membership, **({"leaves_on": on} if ahead else {"leaves_on": None, "ends_on": on}))
    _off_the_rotas(membership, on=on)
    _written("leaves" if ahead else "left", membership, acting=acting, now=now)


@transaction.atomic
def stay(*, membership: Membership, acting: Acting, now: datetime) -> None:
    """Take back an end that was agreed; the turns that would end that day go on too. Raises EndedAlready."""
    people.must_keep(acting=acting, role=membership.role)
    day = membership.leaves_on
    if day is None or not _going_on(membership).filter(leaves_on=day).update(leaves_on=None):
        raise errors.EndedAlready
    _her_turns(membership).filter(ends_on=day).update(ends_on=None)
    _written("stayed", membership, acting=acting, now=now)


@transaction.atomic
def finish_leaving(*, membership: Membership, acting: Acting, now: datetime) -> bool:
    """The agreed day is there: end it when nobody counts on her any more, else it goes on. Run by the job.

    Her turns ended with the agreed day already.
    """
    today = day_of(now)
    try:
        if membership.role == Membership.Role.OFFICIAL:
            _another_stays(membership, on=today)
        _end(membership, ends_on=today)
    except Refusal:
        return False
    _written("left", membership, acting=acting, now=now)
    return True


def _end(membership: Membership, **days: date | None) -> None:
    try:
        with transaction.atomic():
            rows = _going_on(membership).update(**days)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    if not rows:
        raise errors.EndedAlready


def _going_on(membership: Membership) -> QuerySet[Membership]:
    return Membership.objects.filter(pk=membership.pk, ends_on=None)


def _another_stays(membership: Membership, *, on: date) -> None:
    town = membership.person.municipality_id
    officials = community.working_here(municipality=town, on=on).filter(role=Membership.Role.OFFICIAL)
    officials = officials.exclude(leaves_on__lte=on)
    if not officials.filter(starts_on__lte=on).exclude(pk=membership.pk).exists():
        raise errors.LastOfficial


def _refusal(problem: IntegrityError) -> Exception:
    diagnosis = getattr(problem.__cause__, "diag", None)
    return REFUSALS.get(getattr(diagnosis, "constraint_name", "") or "", type(problem))()


def _her_turns(membership: Membership) -> QuerySet[Turn]:
    return Turn.objects.filter(person=membership.person_id, door__organisation=membership.organisation_id)


def _off_the_rotas(membership: Membership, *, on: date) -> None:
    """Unless she goes on working for this organisation in another way."""
    others = Membership.objects.filter(
        Q(leaves_on=None) | Q(leaves_on__gt=on),
        ends_on=None,
        person=membership.person_id,
        organisation=membership.organisation_id,
    )
    if others.exclude(pk=membership.pk).exists():
        return
    turns = _her_turns(membership)
    turns.filter(starts_on__gte=on).delete()
    turns.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lt=on).update(ends_on=on)


def _written(verb: str, membership: Membership, *, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="membership", object_id=membership.pk,
        municipality=membership.person.municipality_id, subject=membership.person_id, now=now,
    )  # fmt: skip

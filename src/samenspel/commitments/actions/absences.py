"""Being away, for a while or for good: only with empty hands (R47)."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community.models import Area, Membership
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.journal import actions as journal

from .. import errors, rules
from ..models import Absence


def go_away(
    *, starts_on: date, ends_on: date | None, municipality: Area, acting: Acting, now: datetime
) -> Absence:
    """Write down that the acting person is away. Long, or for good, is refused while she holds balls.

    The refusal is the database's: a ball accepted in the same second waits for the same lock.
    Raises BallStillHeld, and AwayAlready for a day on which she is away already.
    """
    assert acting.person is not None
    return _away(acting.person, starts_on, ends_on, municipality=municipality, acting=acting, now=now)


def colleague_away(
    *,
    membership: Membership,
    starts_on: date,
    ends_on: date,
    municipality: Area,
    acting: Acting,
    now: datetime,
) -> Absence:
    """A keeper writes down that a colleague is away: who falls ill does not do it herself. Why is not asked.

    Raises OnlyForKeepers, AwayAlready, and BallStillHeld where it is long and she still holds balls.
    """
    people.must_keep(acting=acting, role=membership.role)
    person = membership.person_id
    return _away(person, starts_on, ends_on, municipality=municipality, acting=acting, now=now)


@transaction.atomic
def _away(
    person: UUID, starts_on: date, ends_on: date | None, *, municipality: Area, acting: Acting, now: datetime
) -> Absence:
    days = community.setting(area=municipality, key="long_absence_days", now=now)
    absence = Absence(
        person_id=person,
        starts_on=starts_on,
        ends_on=ends_on,
        long=rules.is_long(starts_on=starts_on, ends_on=ends_on, days=days),
    )
    try:
        with transaction.atomic():
            absence.save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    journal.record(
        verb="went_away",
        acting=acting,
        object_type="absence",
        object_id=absence.pk,
        municipality=municipality.pk,
        subject=person,
        now=now,
        long=absence.long,
    )
    return absence


def _refusal(problem: IntegrityError) -> Refusal:
    """Two who write it down in the same second: the second hears that it stands there."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    twice = getattr(diagnosis, "constraint_name", "") == "absence_once_at_a_time"
    return errors.AwayAlready() if twice else errors.BallStillHeld()


def come_back(*, absence: Absence, municipality: Area, acting: Acting, now: datetime) -> None:
    """End an absence: the person is there again. Raises Absence.DoesNotExist when it is not hers."""
    if absence.person_id != acting.person:
        raise Absence.DoesNotExist
    _back(absence=absence, municipality=municipality, acting=acting, now=now)


def colleague_back(
    *, membership: Membership, absence: UUID, municipality: Area, acting: Acting, now: datetime
) -> None:
    """A keeper takes back that a colleague is away. Raises OnlyForKeepers, Absence.DoesNotExist."""
    people.must_keep(acting=acting, role=membership.role)
    found = Absence.objects.get(pk=absence, person=membership.person_id)
    _back(absence=found, municipality=municipality, acting=acting, now=now)


@transaction.atomic
def _back(*, absence: Absence, municipality: Area, acting: Acting, now: datetime) -> None:
    deleted, _each = Absence.objects.filter(pk=absence.pk, person=absence.person_id).delete()
    if not deleted:
        raise Absence.DoesNotExist
    journal.record(
        verb="came_back",
        acting=acting,
        object_type="absence",
        object_id=absence.pk,
        municipality=municipality.pk,
        subject=absence.person_id,
        now=now,
    )

"""Being away, for a while or for good: only with empty hands (R47)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal

from .. import errors, rules
from ..models import Absence


@transaction.atomic
def go_away(
    *, starts_on: date, ends_on: date | None, municipality: Area, acting: Acting, now: datetime
) -> Absence:
    """Write down that the acting person is away. Long, or for good, is refused while she holds balls.

    The refusal is the database's: a ball accepted in the same second waits for the same lock.
    """
    assert acting.person is not None
    days = community.setting(area=municipality, key="long_absence_days", now=now)
    absence = Absence(
        person_id=acting.person,
        starts_on=starts_on,
        ends_on=ends_on,
        long=rules.is_long(starts_on=starts_on, ends_on=ends_on, days=days),
    )
    try:
        with transaction.atomic():
            absence.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.BallStillHeld from problem
    journal.record(
        verb="went_away",
        acting=acting,
        object_type="absence",
        object_id=absence.pk,
        municipality=municipality.pk,
        subject=acting.person,
        now=now,
        long=absence.long,
    )
    return absence


@transaction.atomic
def come_back(*, absence: Absence, municipality: Area, acting: Acting, now: datetime) -> None:
    """End an absence: the person is there again. Raises Absence.DoesNotExist when it is not hers."""
    deleted, _each = Absence.objects.filter(pk=absence.pk, person=acting.person).delete()
    if not deleted:
        raise Absence.DoesNotExist
    journal.record(
        verb="came_back",
        acting=acting,
        object_type="absence",
        object_id=absence.pk,
        municipality=municipality.pk,
        subject=acting.person,
        now=now,
    )

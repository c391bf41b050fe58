"""Joining a programme: by one's own yes, at either side; and leaving it, without a reason (R14, R16, R90)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting

from ... import errors
from ...models import Ask, Joining, Programme
from ..noting import Brought, note


@transaction.atomic
def join_programme(*, programme: Programme, brought: Brought, acting: Acting, now: datetime) -> Joining:
    """Join with my ask or my offer. Raises JoiningMoved when it is not open, or I am in one already."""
    made = Joining(programme=programme, joined_at=now, **_side(brought))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.JoiningMoved from problem
    note("joined_programme", brought, acting, now)
    return made


@transaction.atomic
def leave_programme(*, joining: Joining, brought: Brought, acting: Acting, now: datetime) -> None:
    """Leave. A reason is never asked, and with whom I do something goes on if we both want it."""
    rows = Joining.objects.filter(pk=joining.pk, left_at=None, **_side(brought))
    try:
        with transaction.atomic():
            if not rows.update(left_at=now):
                raise errors.JoiningMoved
    except IntegrityError as problem:
        raise errors.JoiningMoved from problem
    note("left_programme", brought, acting, now)


def _side(brought: Brought) -> dict[str, Brought]:
    return {"ask": brought} if isinstance(brought, Ask) else {"offer": brought}

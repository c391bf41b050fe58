"""A request as whoever works with it finds it."""

from uuid import UUID

from django.http import Http404

from samenspel.commitments.models import Ball
from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import queries
from ..models import Appeal


def appeal_at_work(request: Request, ball: UUID) -> Appeal:
    """Find a request for somebody who works here and has a seat at it; note the look."""
    me = request.acting.person
    if me is None or not request.acting.roles & people.WORKS:
        raise Http404
    found = queries.appeal_with_ball(ball=ball, acting=me)
    look(request, found.ball)
    return found


def look(request: Request, ball: Ball) -> None:
    """Note a look at the request of this ball, or at the question whether somebody takes it."""
    request.looks.append(
        journal.look(
            acting=request.acting, subject=ball.subject_id, object_type="appeal", object_id=ball.about_id,
            view="work_appeal", purpose="rights", municipality=ball.municipality_id, now=clock.now(),
        )
    )  # fmt: skip

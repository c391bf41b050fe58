"""What others let me read: only while their yes lives, or an exception holds. Each view is in the log."""

from uuid import UUID

from django.http import Http404, HttpResponse

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..queries import consents as queries
from ..queries.consents import SharePage
from .standing import Standing, deed


@deed("shared", "gedeeld/", scope="")
def shared(request: Request, standing: Standing) -> HttpResponse:
    """Who lets me read something, and what I asked and still wait for."""
    me, today = standing.person, clock.today()
    rows = queries.shared_with(person=me, on=today)
    exceptions = queries.exceptions_around(person=me, on=today)
    for row in rows:
        standing.look(
            subject=row.subject_id, object_type="consent", object_id=row.pk, view="shared", purpose="sharing"
        )
    for row in exceptions:
        standing.look(
            subject=row.subject_id, object_type="exception", object_id=row.pk, view="shared",
            purpose="legal_exception",
        )  # fmt: skip
    asked = [row for row in rows if row.state == "ASKED"]
    live = [row for row in rows if row.state == "GIVEN"]
    return standing.show("consent_shared", live=live, asked=asked, exceptions=exceptions)


@deed("shared_consent", "gedeeld/<uuid:pk>", scope="")
def shared_consent(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """Exactly what somebody lets me read. After she stops it, this page does not exist."""
    page = queries.shared_page(pk=pk, person=standing.person, on=clock.today())
    share = page.share
    if not page.contents.items:
        raise Http404
    standing.look(
        subject=share.subject_id, object_type="consent", object_id=pk, view="shared_consent",
        purpose="sharing", consent=pk, organisation=share.to_organisation_id,
    )  # fmt: skip
    return _read(standing, page)


@deed("shared_exception", "gedeeld/uitzondering/<uuid:pk>", scope="")
def shared_exception(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """What I may read without her yes, because a law says so: never longer than it holds."""
    page = queries.exception_shared_page(pk=pk, person=standing.person, on=clock.today())
    share = page.share
    if not page.contents.items:
        raise Http404
    standing.look(
        subject=share.subject_id, object_type="exception", object_id=pk, view="shared_exception",
        purpose="legal_exception", legal_basis=share.ground, break_glass=True, consent=pk,
        organisation=share.to_organisation_id,
    )  # fmt: skip
    return _read(standing, page)


def _read(standing: Standing, page: SharePage) -> HttpResponse:
    return standing.show("consent_read", share=page.share, items=page.contents.items)

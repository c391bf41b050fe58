"""The API under /hsds/: read-only, for everybody, in the words of Open Referral HSDS 3.0."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from . import answering, describing, queries, telling
from .asking import BadValue, asked
from .rules import uuid_of

View = Callable[..., HttpResponseBase]
SECONDS = 60


def published(view: View) -> View:
    """Answer in JSON whatever happens, in Dutch, and let everybody's copy be kept for a minute."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **words: Any) -> HttpResponseBase:
        with override("nl"):
            try:
                response = view(request, *args, **words)
            except BadValue as problem:
                return answering.refused(problem)
            except Http404:
                return answering.as_json({"error": "not found"}, status=404)
        patch_cache_control(response, public=True, max_age=SECONDS)
        return response

    safe = require_safe(answer)
    safe.csrf_exempt = True  # type: ignore[attr-defined]  # whoever posts is told 405, and not sent to a form
    return safe


def _one(found: list[dict[str, Any]], pk: str) -> HttpResponseBase:
    """Answer with the record of this id."""
    record = next((one for one in found if str(one["id"]).lower() == pk.lower()), None)
    if record is None:
        raise Http404
    return answering.as_json(record)


@published
def about(request: HttpRequest) -> HttpResponseBase:
    """`/hsds/`: which HSDS this is, and where it is described."""
    openapi = request.build_absolute_uri(reverse("hsds_openapi"))
    return answering.as_json({"version": "3.0", "profile": describing.PROFILE, "openapi_url": openapi})


@published
def openapi(request: HttpRequest) -> HttpResponseBase:
    """`/hsds/openapi.json`: what is served here."""
    return answering.as_json(describing.document(request.build_absolute_uri(reverse("hsds"))))


@published
def services(request: HttpRequest) -> HttpResponseBase:
    wanted = asked("services", request.GET.dict())
    return answering.listed(wanted, queries.services_page, answering.services(wanted))


@published
def service(request: HttpRequest, service: str) -> HttpResponseBase:
    """One service, also when it has stopped: then it says defunct."""
    pk = uuid_of(service)
    return _one(telling.services(queries.entries_of_one(pk)) if pk else [], service)


@published
def organizations(request: HttpRequest) -> HttpResponseBase:
    wanted = asked("organizations", request.GET.dict())
    if wanted.full or wanted.full_service:
        return answering.organizations(wanted)
    return answering.listed(
        wanted, queries.organizations_page, lambda ids: telling.organizations(queries.entries_by(ids))
    )


@published
def organization(request: HttpRequest, organization: str) -> HttpResponseBase:
    wanted, pk = asked("organization", request.GET.dict()), uuid_of(organization)
    entries = queries.entries_by_one(pk) if pk else []
    told = telling.each_organization(iter(entries), full_service=wanted.full_service)
    return _one([json.loads("".join(pieces)) for pieces in told], organization)


@published
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    return answering.chosen(asked("taxonomies", request.GET.dict()), answering.all_taxonomies())


@published
def taxonomy(request: HttpRequest, taxonomy: str) -> HttpResponseBase:
    return _one(answering.all_taxonomies(), taxonomy)


@published
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    wanted = asked("taxonomy_terms", request.GET.dict())
    return answering.chosen(wanted, answering.within(wanted, answering.all_terms()))


@published
def taxonomy_term(request: HttpRequest, term: str) -> HttpResponseBase:
    return _one(answering.all_terms(), term)


@published
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    wanted = asked("service_at_locations", request.GET.dict())
    return answering.listed(
        wanted,
        queries.places_page,
        lambda ids: telling.at_locations(queries.entries_at(ids), full=wanted.full),
    )


@published
def service_at_location(request: HttpRequest, at_location: str) -> HttpResponseBase:
    pk = uuid_of(at_location)
    return _one(telling.at_locations(queries.entries_at_one(pk), full=True) if pk else [], at_location)

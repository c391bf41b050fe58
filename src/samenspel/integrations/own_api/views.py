"""The API under /api/v1: read-only, for everybody, by the Dutch API design rules (NLGov)."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import override

from samenspel.foundation import clock

from . import answering, describing, queries, telling
from .parameters import OF_PLACES, asked
from .problems import Problem

View = Callable[..., HttpResponseBase]
logger = logging.getLogger(__name__)


def published(view: View) -> View:
    """Answer software: in Dutch, with the version, and with a problem that says what is wrong."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **words: Any) -> HttpResponseBase:
        with override("nl"):
            try:
                response = _answered(view, request, *args, **words)
            except Problem as problem:
                response = answering.refused(request, problem)
            except Exception:
                logger.exception("%s", request.path)
                said = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Probeer het over een minuut nog eens.")
                response = answering.refused(request, said)
        told = request.method == "OPTIONS" or response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        return answering.marked(response, answering.METHODS if told else "")

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # a POST is told that it cannot be, as a problem
    return answer


def _answered(view: View, request: HttpRequest, *args: Any, **words: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return answering.options()
    if request.method not in ("GET", "HEAD"):
        raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, "Je kunt hier alleen lezen: GET of HEAD.")
    crs = request.headers.get("Accept-Crs", "").strip("<> ")
    if crs and crs != answering.CRS84.strip("<>"):
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, f"Alle punten staan in {answering.CRS84}.")
    return view(request, *args, **words)


def _given(request: HttpRequest) -> dict[str, list[str]]:
    return {name: request.GET.getlist(name) for name in request.GET}


def _address(request: HttpRequest) -> telling.Address:
    return lambda name, *args: request.build_absolute_uri(reverse(name, args=args))


@published
def openapi(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/openapi.json`: what is served here."""
    asked({}, _given(request))
    base = request.build_absolute_uri(reverse("api_openapi")).removesuffix("/openapi.json")
    return answering.kept(request, describing.document(base))


@published
def places(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/plekken`: what fits the question, a page at a time; as GeoJSON for who prefers that."""
    wanted = asked(OF_PLACES, _given(request))
    found = queries.found(wanted, on=clock.today())
    if not found.entries and wanted.get("pagina", 1) > 1:
        raise Problem(HTTPStatus.NOT_FOUND, "Zo ver gaat deze lijst niet. Volg de links in het antwoord.")
    geojson = answering.GEOJSON in request.headers.get("Accept", "")
    kind = answering.GEOJSON if geojson else answering.JSON
    return answering.kept(request, answering.page(request, wanted, found, geojson=geojson), kind)


@published
def place(request: HttpRequest, place: str) -> HttpResponseBase:
    """`/api/v1/plekken/{id}`: all that everybody may know of one place."""
    asked({}, _given(request))
    try:
        found = queries.place(UUID(place)) if len(place) == 36 else None
    except ValueError:
        found = None
    if found is None:
        raise Problem(HTTPStatus.NOT_FOUND, "Een plek met dit nummer is er niet, of niet voor iedereen.")
    return answering.kept(request, telling.whole_place(*found, _address(request)))


@published
def issues(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/themas`: the everyday themes."""
    asked({}, _given(request))
    address = _address(request)
    return answering.kept(request, {"themas": [telling.issue(row, address) for row in queries.issues()]})


@published
def areas(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/buurten`: the neighbourhoods by name."""
    asked({}, _given(request))
    address, rows = _address(request), queries.areas(on=clock.today())
    return answering.kept(request, {"buurten": [telling.area(row, address) for row in rows]})


@published
def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Every other address under /api/v1, also one that ends in a slash."""
    raise Problem(
        HTTPStatus.NOT_FOUND, "Dit adres is er niet. Zie /api/v1/openapi.json, zonder slash erachter."
    )

"""How this API answers: JSON with its version, for every website to read, and kept for a minute."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from samenspel.social_map.queries import Found

from . import telling
from .describing import VERSION
from .problems import PROBLEM, Problem

JSON, GEOJSON = "application/json", "application/geo+json"
CRS84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"  # longitude first, as in GeoJSON
METHODS = "GET, HEAD, OPTIONS"
SECONDS = 60
SHOWN = "API-Version, Content-Crs, ETag, Link"


def kept(request: HttpRequest, record: Any, kind: str = JSON) -> HttpResponseBase:
    """Answer with a record that everybody may keep for a minute, and ask again by its ETag."""
    body = json.dumps(record, ensure_ascii=False).encode()
    response = HttpResponse(body, content_type=kind)
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if kind == GEOJSON or b'"geometrie"' in body:
        response["Content-Crs"] = CRS84
    patch_cache_control(response, public=True, max_age=SECONDS)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer with what is wrong."""
    body = json.dumps(problem.told(request.path), ensure_ascii=False)
    return HttpResponse(body, content_type=PROBLEM, status=problem.status.value)


def options() -> HttpResponse:
    """Say what can be done here, also to a browser that asks before it asks."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "Accept, Accept-Crs, If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response


def marked(response: HttpResponseBase, allow: str = "") -> HttpResponseBase:
    """Put on every answer what every answer has."""
    response["API-Version"] = VERSION
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = SHOWN
    if allow:
        response["Allow"] = allow
    patch_vary_headers(response, ["Accept"])
    return response


def page(request: HttpRequest, asked: Mapping[str, Any], found: Found, *, geojson: bool) -> Any:
    """Return one page of places with links to the ones beside it."""

    def address(name: str, *args: Any) -> str:
        return request.build_absolute_uri(reverse(name, args=args))

    records = [telling.place(entry, address) for entry in found.entries]
    links = _links(address("api_places"), asked, found)
    if geojson:
        whole = [{"rel": name, "href": href} for name, href in links.items()]
        features = [telling.feature(record) for record in records]
        return {
            "type": "FeatureCollection",
            "numberMatched": found.total,
            "links": whole,
            "features": features,
        }
    return {
        "totaal": found.total,
        "pagina": found.page,
        "paginas": found.pages,
        "links": links,
        "plekken": records,
    }


def _links(base: str, asked: Mapping[str, Any], found: Found) -> dict[str, str]:
    said = {name: "true" if value is True else value for name, value in asked.items()}

    def at(number: int) -> str:
        words = said | {"pagina": number} if number > 1 else {k: v for k, v in said.items() if k != "pagina"}
        return f"{base}?{urlencode(words)}" if words else base

    pages = {"self": found.page, "first": 1}
    if found.page > 1:
        pages["prev"] = found.page - 1
    if found.page < found.pages:
        pages["next"] = found.page + 1
    if found.pages:
        pages["last"] = found.pages
    return {name: at(number) for name, number in pages.items()}

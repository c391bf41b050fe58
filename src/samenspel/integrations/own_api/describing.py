"""The OpenAPI description, made from the tables that read the address and held against what goes out."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings

from samenspel.social_map.models import Entry

from .parameters import OF_PLACES, Schema
from .problems import PROBLEM
from .telling import AGAIN, SHAPES

VERSION = "1.0.0"
TEXT: Schema = {"type": "string", "minLength": 1}
URI: Schema = {"type": "string", "format": "uri"}
DAY: Schema = {"type": "string", "format": "date"}
HOUR: Schema = {
    "type": "string",
    "pattern": "^[0-2][0-9]:[0-5][0-9]$",
    "description": "Zoals de klok aan de muur.",
}
HEADERS: Schema = {
    "API-Version": {
        "description": "De hele versie van deze API.",
        "schema": {"type": "string", "examples": [VERSION]},
    },
    "ETag": {"description": "Stuur terug als If-None-Match.", "schema": {"type": "string"}},
    "Access-Control-Allow-Origin": {
        "description": "Elke website mag dit lezen.",
        "schema": {"type": "string"},
    },
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def _many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(values: Any) -> Schema:
    return {"type": "string", "enum": list(values)}


def document(address: str) -> dict[str, Any]:
    """Return the description; `address` is where the API stands."""
    name, email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    contact = {"name": name or "Samenspel", "email": email, "url": settings.SITE_URL or address}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samenspel, sociale kaart",
            "version": VERSION,
            "summary": "Wat er in de buurt is, voor andere software.",
            "description": "Alleen lezen, zonder sleutel. Alleen wat voor iedereen is, met het ja van de eigenaar. "
            "Punten zijn GeoJSON in CRS84: lengtegraad eerst. Een parameter die er niet is, geeft 400.",
            "contact": contact,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": address, "description": "Deze kaart"}],
        "tags": [{"name": "kaart", "description": "Plekken, thema's en buurten."}],
        "paths": paths(),
        "components": {"schemas": schemas()},
    }


def paths() -> dict[str, Any]:
    choices = [
        {"name": name, "in": "query", "required": False, "description": said, "schema": schema}
        for name, (said, schema) in OF_PLACES.items()
    ]
    pk = {
        "name": "id", "in": "path", "required": True, "description": "Nummer van de plek.",
        "schema": {"type": "string", "format": "uuid"},
    }  # fmt: skip
    geojson = {"application/geo+json": {"schema": _ref("PlekkenGeoJson")}}
    return {
        "/plekken": {"get": _get("plekken", "Plekken zoeken, een bladzijde per keer.", "Plekken", choices, ("400", "404"), geojson)},
        "/plekken/{id}": {"get": _get("plek", "Alles wat iedereen mag weten van één plek.", "HelePlek", [pk], ("400", "404"))},
        "/themas": {"get": _get("themas", "De thema's van alledag.", "Themas", [], ("400",))},
        "/buurten": {"get": _get("buurten", "De buurten, op naam.", "Buurten", [], ("400",))},
    }  # fmt: skip


PROBLEMS = {
    "400": "Iets in de vraag kan niet.", "404": "Dit is er niet.", "405": "Hier kun je alleen lezen.",
    "406": "Zo kunnen we niet antwoorden.", "500": "Er ging iets mis bij ons.",
}  # fmt: skip


def _get(
    name: str,
    said: str,
    schema: str,
    parameters: list[Schema],
    problems: tuple[str, ...],
    more: Schema | None = None,
) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "200": {
            "description": said,
            "headers": HEADERS,
            "content": {"application/json": {"schema": _ref(schema)}, **(more or {})},
        },
        "304": {"description": "Niets nieuws.", "headers": HEADERS},
    }
    for status in (*problems, "405", "406", "500"):
        content = {PROBLEM: {"schema": _ref("Probleem")}}
        headers = {"API-Version": HEADERS["API-Version"]}
        answers[status] = {"description": PROBLEMS[status], "headers": headers, "content": content}
    told = {"operationId": name, "summary": said, "description": said, "tags": ["kaart"]}
    return told | {"parameters": parameters, "responses": answers}


def schemas() -> dict[str, Schema]:
    """Return the schema of everything that goes out; nothing else may stand in a record."""
    place = _place()
    links = dict.fromkeys(("self", "first", "prev", "next", "last"), URI)
    page = {"totaal": {"type": "integer"}, "pagina": {"type": "integer"}, "paginas": {"type": "integer"}}
    return {
        "Plekken": _object(
            "totaal pagina paginas links plekken", **page,
            links=_object("self first", **links), plekken=_many(_ref("Plek")),
        ),
        "PlekkenGeoJson": _features(place),
        "Plek": place,
        "HelePlek": _whole(place),
        "Moment": _object(
            "herhaling eersteDag begin", herhaling=_one_of(AGAIN.values()), eersteDag=DAY, begin=HOUR,
            einde=HOUR, totEnMet=DAY, nietOp=_many(DAY), waar=TEXT,
        ),
        "Punt": _object("type coordinates", type=_one_of(["Point"]), coordinates=_many({"type": "number"})),
        "Themas": _object("themas", themas=_many(_ref("Thema"))),
        "Thema": _object(
            "code naam uitleg links", code=TEXT, naam=TEXT, uitleg=TEXT,
            links=_object("plekken pagina", plekken=URI, pagina=URI),
        ),
        "Buurten": _object("buurten", buurten=_many(_ref("Buurt"))),
        "Buurt": _object(
            "code naam links", code=TEXT, naam=TEXT, wijk=TEXT, geometrie=_ref("Punt"),
            links=_object("plekken", plekken=URI),
        ),
        "Probleem": _problem(),
    }  # fmt: skip


def _place() -> Schema:
    return _object(
        "id naam samenvatting soort vorm ruimte gewijzigdOp links",
        id={"type": "string", "format": "uuid"}, naam=TEXT, samenvatting=TEXT,
        soort=_one_of(Entry.Kind.values), vorm=_one_of(Entry.Form.values), themas=_many(TEXT),
        aard=_one_of(SHAPES.values()), organisatie=TEXT, buurt=_object("code naam", code=TEXT, naam=TEXT),
        adres=_object("", straat=TEXT, postcode=TEXT, plaats=TEXT), geometrie=_ref("Punt"),
        afstand={"type": "integer", "description": "Meter vanaf het gevraagde punt."},
        gratis={"type": "boolean"}, rolstoel={"type": "boolean"}, talen=_many(TEXT),
        kan=_many(_one_of(Entry.Topic.values)), begeleiding=_one_of(Entry.Guidance.values),
        ruimte=_object("stand", stand=_one_of(Entry.Room.values), wachtWeken={"type": "integer"}),
        bevestigdOp=DAY, gestoptOp=DAY, gewijzigdOp={"type": "string", "format": "date-time"},
        links=_object("self pagina", self=URI, pagina=URI),
    )  # fmt: skip


def _whole(place: Schema) -> Schema:
    more = dict.fromkeys(("omschrijving", "voorWie", "wanneer", "kosten", "toegankelijkheid"), TEXT)
    contact = _object("", telefoon=TEXT, email={"type": "string", "format": "email"}, website=URI)
    properties = place["properties"] | more | {"contact": contact, "momenten": _many(_ref("Moment"))}
    return place | {"properties": properties}


def _features(place: Schema) -> Schema:
    said = {name: schema for name, schema in place["properties"].items() if name not in ("id", "geometrie")}
    needed = " ".join(name for name in place["required"] if name != "id")
    feature = _object(
        "type id geometry properties", type=_one_of(["Feature"]), id=place["properties"]["id"],
        geometry={"anyOf": [_ref("Punt"), {"type": "null"}]}, properties=_object(needed, **said),
    )  # fmt: skip
    return _object(
        "type numberMatched links features", type=_one_of(["FeatureCollection"]),
        numberMatched={"type": "integer"}, links=_many(_object("rel href", rel=TEXT, href=URI)),
        features=_many(feature),
    )  # fmt: skip


def _problem() -> Schema:
    where = _object("name", name={"type": "string"})  # also that of a parameter without a name
    error = _object(
        "in location code detail", **{"in": TEXT, "location": where, "code": TEXT, "detail": TEXT}
    )
    return _object(
        "type title status detail instance", type=TEXT, title=TEXT, status={"type": "integer"},
        detail=TEXT, instance=TEXT, errors=_many(error),
    )  # fmt: skip

"""What can be asked. One table describes each parameter and reads it, so that the two cannot differ."""

import math
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from samenspel.social_map.models import Entry

from .problems import Problem, Wrong

Schema = dict[str, Any]
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
PARTS = ("ochtend", "middag", "avond", "nacht")
PER_PAGE, MOST_PER_PAGE, LAST_PAGE, FURTHEST = 20, 100, 100_000, 10_000
ONLY: Schema = {"type": "boolean", "enum": [True]}
NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?")
OF_PLACES: dict[str, tuple[str, Schema]] = {
    "q": ("Woorden om op te zoeken, zoals een mens ze typt.", {"type": "string", "maxLength": 400}),
    "buurt": ("Code van een buurt, wijk of gemeente (zie /buurten). Een code die er niet is, geeft niets.", {"type": "string", "minLength": 1, "maxLength": 16}),
    "soort": ("Wat voor soort plek.", {"type": "string", "enum": list(Entry.Kind.values)}),
    "thema": ("Code van een thema (zie /themas). Een code die er niet is, geeft niets.", {"type": "string", "pattern": "^[A-Z_]{2,24}$"}),
    "dag": ("Op welke dag van de week.", {"type": "string", "enum": list(DAYS)}),
    "dagdeel": ("Wanneer op de dag.", {"type": "string", "enum": list(PARTS)}),
    "taal": ("Taal waarin je er terecht kunt: een code van ISO 639, zoals ar.", {"type": "string", "pattern": "^[a-z]{2,3}$"}),
    "kan": ("Wat je er zelf kunt doen.", {"type": "string", "enum": list(Entry.Topic.values)}),
    "begeleiding": ("Of er iemand bij je is als je er iets doet.", {"type": "string", "enum": list(Entry.Guidance.values)}),
    "gratis": ("Alleen wat niets kost.", ONLY),
    "rolstoel": ("Alleen waar je met een rolstoel in kunt.", ONLY),
    "ruimte": ("Alleen waar nu ruimte is.", ONLY),
    "lat": ("Breedtegraad (WGS 84) van een punt: dichtbij komt eerst. Samen met lon.", {"type": "number", "minimum": -90, "maximum": 90}),
    "lon": ("Lengtegraad (WGS 84) van een punt. Samen met lat.", {"type": "number", "minimum": -180, "maximum": 180}),
    "straal": ("Hoeveel meter van dat punt. Samen met lat en lon.", {"type": "integer", "minimum": 1, "maximum": FURTHEST}),
    "pagina": ("Nummer van de bladzijde, vanaf 1.", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}),
    "aantal": ("Hoeveel plekken op een bladzijde.", {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE}),
}  # fmt: skip
TOGETHER = (("lat", "lon"), ("lon", "lat"), ("straal", "lat"))


def asked(known: Mapping[str, tuple[str, Schema]], given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return each value that was given, read; an empty one was not given. Raises Problem that names all."""
    wrong = [_unknown(name, known) for name in given if name not in known]
    read: dict[str, Any] = {}
    for name, values in given.items():
        if name not in known:
            continue
        value, fault = _one(values, known[name][1])
        if fault:
            wrong.append(Wrong(name, *fault))
        else:
            read[name] = value
    bad = {one.name for one in wrong}
    for name, other in TOGETHER:
        if name in read and other not in read and other not in bad:
            wrong.append(Wrong(name, "together", f"Geef er ook {other} bij."))
    if wrong:
        names = ", ".join(dict.fromkeys(one.name for one in wrong))
        raise Problem(HTTPStatus.BAD_REQUEST, f"Dit klopt niet in de vraag: {names}.", *wrong)
    return read


def _unknown(name: str, known: Mapping[str, Any]) -> Wrong:
    possible = f"Je kunt vragen naar: {', '.join(known)}." if known else "Hier kun je niets kiezen."
    return Wrong(name[:80], "unknown", possible)


def _one(values: Sequence[str], schema: Schema) -> tuple[Any, tuple[str, str] | None]:
    """Read one parameter by its schema: the value, and what is wrong with it (code and sentence)."""
    if len(values) > 1:
        return None, ("twice", "Geef dit maar één keer.")
    kind = schema["type"]
    if kind in ("integer", "number"):
        return _number(values[0], schema, whole=kind == "integer")
    if kind == "boolean":
        return True, None if values[0] == "true" else (
            "value",
            "Dit kan alleen true zijn. Laat het anders weg.",
        )
    return _text(values[0], schema)


def _number(value: str, schema: Schema, *, whole: bool) -> tuple[Any, tuple[str, str] | None]:
    least, most = schema["minimum"], schema["maximum"]
    said = ("range", f"Dit is een {'heel ' if whole else ''}getal van {least} tot en met {most}.")
    number = float(value) if NUMBER.fullmatch(value) else math.nan
    if not least <= number <= most or (whole and not number.is_integer()):
        return None, said
    return (int(number) if whole else number), None


def _text(value: str, schema: Schema) -> tuple[Any, tuple[str, str] | None]:
    if "enum" in schema and value not in schema["enum"]:
        return None, ("value", f"Kies uit: {', '.join(schema['enum'])}.")
    if "pattern" in schema and not re.fullmatch(schema["pattern"].strip("^$"), value):
        return None, ("pattern", f"Dit heeft de vorm {schema['pattern']}.")
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1_000)
    if not least <= len(value) <= most:
        return None, ("length", f"Dit heeft {least} tot {most} tekens.")
    return value.replace("\0", " ").strip(), None

"""The ledger in everyday words: what was stored as a code is said as people say it."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from samenspel.commitments.models import Seat
from samenspel.community.models import Mandate, Membership
from samenspel.foundation.kept import Kept
from samenspel.foundation.languages import SPOKEN
from samenspel.journal.purposes import PURPOSES
from samenspel.journal.showing import THINGS, VERBS, thing_in_words

from .models import LegalException
from .queries import Whole, ledger

Row = dict[str, Any]
ACTIONS: Mapping[str, Any] = {
    "READ": _("gelezen"), "SEARCH": _("gezocht"), "PRINT": _("geprint"), "EXPORT": _("meegenomen"),
    "COPY": _("gekopieerd"),
}  # fmt: skip
WAYS: Mapping[str, Any] = {
    "SCREEN": _("op het scherm"), "CODE": _("met je code"), "DESK": _("aan de balie"),
    "PHONE": _("aan de telefoon"), "LETTER": _("per brief"), "SPOKEN": _("gezegd"), "PAPER": _("op papier"),
    "JOB": _("door de computer"),
}  # fmt: skip
BASES: Mapping[str, Any] = {
    "AVG-6-1-b": _("omdat iemand hier werkt"), "AVG-6-1-c": _("omdat de wet het verplicht"),
    "AVG-6-1-e": _("om je te helpen, een taak van de gemeente"),
    "AVG-6-1-f": _("om je te helpen, omdat jij dat vroeg"),
    "AVG-6-1-e+f": _("om je te helpen, omdat jij dat vroeg"),
}  # fmt: skip
STEPS: Mapping[str, Any] = {
    "ASKED": _("gevraagd"), "PERSON_ASKED": _("aan jou gevraagd"), "PERSON_REFUSED": _("jij wilde dit niet"),
    "OFFERED": _("aangeboden"), "PASSED": _("doorgegeven"), "DECLINED": _("niet aangenomen"),
    "TAKEN_BACK": _("teruggenomen"), "SUGGESTED": _("een plek laten zien"), "DEAD_END": _("dit liep dood"),
    "HOLDER_REMINDED": _("eraan herinnerd"), "DEPUTY_REMINDED": _("de waarnemer gevraagd"),
    "LEAD_REMINDED": _("de teamleider gevraagd"), "PROMISED": _("iets afgesproken"),
    "ANSWERED": _("beantwoord"),
    "PARTLY": _("voor een deel"), "NOT_FOUND": _("geen antwoord gevonden"), "REFUSED": _("kon niet"),
    "DIED": _("gestopt door een overlijden"), "NOT_SO": _("dat klopte niet"),
    "WITHDRAWN": _("gestopt"), "REOPENED": _("weer geopend"), "LOOK_BACK": _("teruggekeken"),
    "formal": _("bij een organisatie"), "informal": _("bij mensen onderling"),
    "hybrid": _("van beide een beetje"), "self": _("zelf gevonden"),
}  # fmt: skip
# In which columns such a code stands.
CODES: Mapping[str, Mapping[str, Any]] = {
    "thing": THINGS, "verb": VERBS, "action": ACTIONS, "way": WAYS, "your_yes": WAYS, "legal_basis": BASES,
    "kind": STEPS, "shape": STEPS, "language": SPOKEN, "languages": SPOKEN, "call_languages": SPOKEN,
}  # fmt: skip
READS: Mapping[str, Any] = {
    "member": _("staat in je kring"), "consent": _("mag iets van jou lezen"),
    "exception": _("leest iets omdat een wet dat zegt"), "mandate": _("mag iets voor jou doen"),
    "gleaning": _("weet wat je vertelde"),
}  # fmt: skip
ASKED: Mapping[str, Any] = {
    "consents": _("Mag een ander iets over jou lezen?"), "invitations": _("Wil je meedoen in een kring?"),
    "newcomers": _("Mag er iemand bij in je kring?"), "agreements": _("Er liggen afspraken voor je klaar"),
    "successions": _("Mag iemand het overnemen?"), "coming": _("Jij mag het overnemen"),
    "going_on": _("Gaan we zo door?"), "asking": _("Vraag jij na wie nog niets zei?"),
    "inquiry": _("Vraag jij hoe het gaat?"),
}  # fmt: skip
ROLES = dict(Membership.Role.choices)
_MOMENT, _DAY = re.compile(r"\d{4}-\d\d-\d\dT"), re.compile(r"\d{4}-\d\d-\d\d$")


@cache
def _labels(key: str, name: str) -> Mapping[str, Any]:
    return labels_of(ledger.kept()[key], name)


def labels_of(one: Kept, name: str) -> Mapping[str, Any]:
    """Return what the codes in one column are called: the labels of the model, or our own words."""
    column = re.fullmatch(r"t\.(\w+)", one.fields[name][0])
    for model in apps.get_models() if column else ():
        if model._meta.db_table == one.table:
            for field in model._meta.concrete_fields:
                if field.column == column[1]:  # type: ignore[index]
                    base = field.base_field if isinstance(field, ArrayField) else field
                    found = {str(code): label for code, label in base.flatchoices}
                    return found if found and name not in CODES else CODES.get(name, {}) or found
    return CODES.get(name, {})


def _value(value: Any, labels: Mapping[str, Any]) -> Any:
    """Return one fact as people say it: a day, a moment, yes or no, a word for a code; '' says nothing."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(str(labels.get(part, part)) for part in value)
    if isinstance(value, str) and _MOMENT.match(value):
        return parse_datetime(value)
    if isinstance(value, str) and _DAY.match(value):
        return parse_date(value)
    return labels.get(value, value) if isinstance(value, str) else ("" if value is None else value)


def in_words(one: Kept, facts: Mapping[str, Any]) -> list[Row]:
    """Return the facts of one thing as (label, value), without what is empty; `stop` ends the sentence."""
    shown = []
    for name, (_sql, label) in one.fields.items():
        value = _value(facts.get(name), _labels(one.key, name))
        if value != "":
            moment = "moment" if isinstance(value, datetime) else "day" if isinstance(value, date) else ""
            stop = "" if str(value).endswith((".", "?", "!", "…")) else "."
            shown.append({"label": label, "value": value, "form": moment, "name": name, "stop": stop})
    return shown


def look_in_words(row: Row) -> Row:
    """Return one line of who looked, with every field that NEN 7513 shows."""
    purpose = PURPOSES.get(row["purpose"])
    why = "" if purpose is None else purpose.en if get_language() == "en" else purpose.nl
    role = ", ".join(str(ROLES.get(part, part)) for part in (row["role"] or "").split("+") if part)
    return {
        **row,
        "who": row["name"] or role or _("onbekend"),
        "role": role if row["name"] else "",
        "what": thing_in_words(row["object_type"]),
        "action": ACTIONS.get(row["event_type"], row["event_type"]),
        "why": why,
        "basis": BASES.get(row["legal_basis"], row["legal_basis"]),
    }


def deed_in_words(row: Row) -> Row:
    """Return one deed in her name: what, to what, how."""
    thing = thing_in_words(row["object_type"])
    return {**row, "what": VERBS.get(row["verb"]) or thing, "thing": thing, "way": WAYS.get(row["way"], "")}


def reader_in_words(row: Row) -> Row:
    """Return who may see something: who, why, until when."""
    labels: Mapping[str, Mapping[str, Any]] = {
        "seat": dict(Seat.Reason.choices),
        "mandate": dict(Mandate.Kind.choices),
        "exception": dict(LegalException.Ground.choices),
    }
    what = labels.get(row["kind"], {}).get(row["what"], row["what"])
    who = row["name"] or row["called"] or row["organisation"] or _("iemand die je nog niet kent")
    return {**row, "who": who, "what": what, "why": READS.get(row["kind"], "")}


def readable(text: str) -> Row:
    """Return a file that somebody takes along with every thing in words; what is empty stays away."""
    document: Row = json.loads(text)
    kinds = ledger.kept()
    for kind in document["kinds"]:
        one = kinds.get(kind["key"])
        kind["what"] = one.what if one else kind["what"]  # in the language of who reads it now
        for thing in kind["items"]:
            facts = thing["facts"]
            plain = [{"label": name, "value": value, "stop": "."} for name, value in facts.items()]
            thing["shown"] = in_words(one, facts) if one else plain
            thing["at"] = parse_datetime(thing["at"].replace(" ", "T")) if thing["at"] else None
        kind["things"] = kind.pop("items")  # a template would read `items` as the method of a dict
    document["kinds"] = [kind for kind in document["kinds"] if kind["things"]]
    return document


def on_paper(found: Whole) -> Row:
    """Return all of it in words: looks grouped by who, words grouped by kind."""
    words = [
        {
            "what": one.what,
            "things": [row | {"shown": in_words(one, row["facts"])} for row in rows],
        }
        for key, one in ledger.kept().items()
        if (rows := [row for row in found.words if row["key"] == key])
    ]
    return {
        "name": found.name, "has_address": found.has_address, "balls": found.balls, "words": words,
        "agreed": found.agreed,
        "readers": [reader_in_words(row) for row in found.readers],
        "done_for": [deed_in_words(row) for row in found.done_for],
        "lookers": _by_who([look_in_words(row) for row in found.looks]),
    }  # fmt: skip


def _by_who(looks: list[Row]) -> list[Row]:
    """Return who looked, each with every kind of look: how often, and from which day until which."""
    found: dict[Any, Row] = {}
    for row in looks:  # newest first
        who = found.setdefault(
            (row["who"], row["organisation"]),
            {"who": row["who"], "organisation": row["organisation"], "at": {}},
        )
        what = (row["what"], row["action"], row["why"])
        days = who["at"].setdefault(what, {"number": 0, "last": row["day"]})
        days |= {"number": days["number"] + row["number"], "first": row["day"]}
        who["at"][what] = days
    return [
        {**row, "at": [{"what": w, "action": a, "why": y, **days} for (w, a, y), days in row["at"].items()]}
        for row in found.values()
    ]


def asked_in_words(row: Row) -> Row:
    """Return what is asked of her: a title, and how often."""
    often = ngettext("%(n)s vraag. Jij kiest.", "%(n)s vragen. Jij kiest.", row["number"])
    return {"title": ASKED[row["what"]], "line": often % {"n": row["number"]}}

"""Loading the demo: areas, organisations, people, doors, the map, and forty questions in order of time."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from samenspel.commitments.models import FrontDoor, Turn
from samenspel.community import actions as people
from samenspel.community import rules
from samenspel.community.models import Area, ContactDetails, Membership, Organisation, Person
from samenspel.foundation.acting import a_job
from samenspel.integrations.geocoding import actions as geocoding
from samenspel.social_map import actions as social_map
from samenspel.social_map.models import Insider
from samenspel.social_map.rules import bare_postcode
from samenspel.website import cast

from .bundles import play_bundles
from .counting import play_counting
from .family import play_family
from .handing import play_handing
from .helping import play_helping
from .initiatives import play_initiatives
from .moments import moments_in
from .playing import Stage, play_all
from .programmes import play_programmes
from .rotas import play_rotas
from .talks import play_talks
from .together import play_together
from .tours import play_tours

CONTENT = Path(__file__).parent / "content"
START = date(2025, 1, 1)
# What an entry says in the same words and under the same name as on the map.
AS_WRITTEN = (
    "name", "summary", "kind", "issues", "description", "who_for", "when_text", "cost_text", "languages",
    "wheelchair", "works_with", "feels", "room", "wait_weeks",
)  # fmt: skip
Say = Callable[[str], None]


class NotADemo(RuntimeError):
    """The demo is only loaded in a demo database."""


def _content(name: str) -> Any:
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


@transaction.atomic
def load(*, now: datetime, say: Say) -> bool:
    """Load the demo once, all of it or nothing. Returns False when it was there already."""
    if not settings.DEMO and settings.KIND != "test":
        raise NotADemo
    if Area.objects.exists():
        return False
    say("buurten")
    stage = _areas(now)
    say("organisaties en mensen")
    _organisations(stage)
    _people(stage)
    _doors(stage)
    say("plekken op de kaart")
    _entries(stage)
    _alive(stage)
    play_together(stage, _content("together.json"))
    play_handing(stage, _content("handing.json"))
    play_counting(stage, _content("counting.json"))
    play_initiatives(stage, _content("initiatives.json"))
    say("een jaar met vragen")
    play_all(stage, _content("questions.json"))
    play_family(stage, _content("family.json"))
    say("wie iets wil doen voor een ander")
    play_helping(stage, _content("helping.json"))
    play_programmes(stage, _content("programmes.json"))
    play_bundles(stage, _content("bundles.json"))
    play_rotas(stage, _content("rotas.json"))
    play_tours(stage, _content("tours.json"))
    play_talks(stage, _content("talks.json"))
    _card(stage)
    return True


def load_map(*, now: datetime) -> None:
    """Load only what is on the map, for measuring."""
    stage = _areas(now)
    _organisations(stage)
    _entries(stage)


def _areas(now: datetime) -> Stage:
    people.import_areas(text=(CONTENT / "areas.geojson").read_text(encoding="utf-8"))
    Area.objects.update(starts_on=START)
    return Stage(now=now, area={area.code: area for area in Area.objects.all()})


def _organisations(stage: Stage) -> None:
    for row in _content("organisations.json"):
        stage.organisation[row["key"]] = Organisation.objects.create(
            name=row["name"],
            area=stage.area[row["area"]],
            works_with=row["works_with"],
            feels=row["feels"],
            own_words=row["own_words"],
            phone=row["phone"],
        )


def _people(stage: Stage) -> None:
    town = stage.area["GMW1"]
    for row in _content("people.json"):
        person = people.register_person(
            name=row["name"],
            called=row["called"] or "",
            municipality=town,
            area=stage.area[row["area"]],
            language=row["language"],
            prefers=row["prefers"],
            email=row["email"] or "",
            phone=rules.telephone(row["phone"]) if row["phone"] else "",
            street=row["street"] or "",
            postcode=row["postcode"] or "",
            town=town.name if row["street"] else "",
            acting=a_job("demo"),
            now=stage.now - timedelta(days=366),
        )
        stage.person[row["key"]] = person
        for one in row["memberships"]:
            Membership.objects.create(
                person=person,
                organisation=stage.organisation[one["organisation"]],
                role=one["role"],
                title=one["title"],
                starts_on=START,
            )
        if row["role"] and row["role"] != "caller":
            _account(person, row["role"])


def _account(person: Person, role: str) -> None:
    email = cast.email_of(role)
    account = people.open_account(person=person, email=email)
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    ContactDetails.objects.filter(person=person, email="").exclude(person__prefers="TEXT").update(email=email)


def _card(stage: Stage) -> None:
    """The caller's card, made by himself at the desk: its code and pincode stand on the page about him."""
    joop = stage.person[cast.ROLES["caller"]]
    acting = stage.acting(cast.ROLES["caller"])
    people.make_card(person=joop, acting=acting, now=stage.now, code=cast.CARD_CODE, pin=cast.CARD_PIN)


def _doors(stage: Stage) -> None:
    for row in _content("doors.json"):
        door = FrontDoor.objects.create(
            area=stage.area[row["area"]],
            organisation=stage.organisation[row["organisation"]],
            lead=stage.person[row["lead"]],
            phone=row["phone"],
            walk_in=row["walk_in"],
            hours="",
        )
        for place, key in enumerate(row["rota"]):
            Turn.objects.create(door=door, person=stage.person[key], place=place, starts_on=START)


def _entries(stage: Stage) -> None:
    for row in _content("entries.json"):
        put = social_map.put_entry(
            facts=_facts(stage, row),
            source="demo",
            source_id=row["key"],
            acting=a_job("demo"),
            now=stage.now - timedelta(days=row["confirmed_days_ago"] or 1),
        )
        social_map.put_moments(entry=put.entry, moments=moments_in(row["when_text"] or ""))
        stage.entry[row["key"]] = put.entry
    postcodes = {
        bare_postcode(row["address"]["postcode"]): (row["lat"], row["lon"])
        for row in _content("entries.json")
        if row["address"] and row["address"].get("postcode") and row["lat"]
    }
    geocoding.put_postcodes(postcodes)


def _alive(stage: Stage) -> None:
    """Hanna keeps the hall of her church; what nobody confirmed for long, is on the call list."""
    hall, hanna = stage.entry["kerkzaal"], stage.person["hanna"]
    Insider.objects.create(
        entry=hall, municipality=stage.area["GMW1"], person=hanna, role=Insider.Role.OWNER, since=stage.now,
        organisation=stage.organisation["oude_kerk"],
    )  # fmt: skip
    for deed in social_map.due_tonight(now=stage.now, acting=a_job("demo")):
        deed()


def _facts(stage: Stage, row: dict[str, Any]) -> social_map.EntryFacts:
    town = stage.area["GMW1"]
    address = row["address"] or {}
    days = row["confirmed_days_ago"]
    as_written: dict[str, Any] = {name: row[name] for name in AS_WRITTEN}
    as_written |= {name: row[name] for name in ("talents", "guidance") if name in row}
    as_written |= {name: row[name] or "" for name in ("phone", "email", "website", "confirmed_by")}
    return social_map.EntryFacts(
        **as_written,
        organisation=stage.organisation.get(row["organisation"] or ""),
        area=stage.area[row["area"]],
        cues=row["cues"] if isinstance(row["cues"], str) else " ".join(row["cues"]),
        street=address.get("street", ""),
        postcode=address.get("postcode", ""),
        town=town.name if address else "",
        latitude=row["lat"],
        longitude=row["lon"],
        is_free=row["cost_text"].startswith("Gratis") or None,
        confirmed_on=(stage.now - timedelta(days=days)).date() if days is not None else None,
        owner_agreed=True,
    )

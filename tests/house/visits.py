"""Visiting every address as every member of the cast, each visit undone afterwards."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samenspel.commitments.models import Turn
from samenspel.community.models import Membership
from samenspel.foundation import clock
from samenspel.foundation.ids import new_id
from samenspel.foundation.sealed import seal
from samenspel.integrations.csv_in import actions as csv_in
from samenspel.integrations.csv_in.models import MapImport
from samenspel.integrations.hsds import ids, terms
from samenspel.social_map.actions import EntryFacts, write_entry
from tests.cast import Cast

from .situation import Situation, signed_in

# Anybody; anybody with the resident's code in hand; the resident; the caller, who reads his code out to the
# coach at the desk; the neighbour, who may ask for her; the carer, who stands in her circle and may do
# everything for her; and the rest under their own name.
MEMBERS = (
    "anybody", "bearer", "resident", "caller", "neighbour", "carer", "coach",
    "wijkteam", "desk", "gp", "initiative", "official", "outsider",
)  # fmt: skip
UNKNOWN_CODE = "zwaan-00-00-00"
SLUGS = {
    "ledger_kind": "words",
    "appeal_new": "klopt-niet",
    "leaving_hand_on": "kring",
    "leaving_let_go": "kring",
}


@cache
def patterns() -> dict[str, str]:
    """Every address of the project, by name."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(found: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, str]]:
    for each in found:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, route)
        else:
            yield each.name or route, route


def browser(situation: Situation, member: str) -> Client:
    """The browser of a member of the cast."""
    if member in ("anybody", "bearer"):
        return signed_in(situation.cast, None)
    client = signed_in(situation.cast, "coach" if member == "caller" else member)
    if member == "caller":
        session = client.session
        until = clock.now().timestamp() + 30 * 60  # read out a moment ago
        session["desk_code"] = [str(situation.called.ball_id), until]
        session["idea_code"] = [seal(situation.asking.joops.code), "PHONE", until]
        helping = situation.helping
        session["desk_talk"] = [str(helping.yes.member), str(helping.talk), until, "PHONE"]
        session.save()
    return client


def address(situation: Situation, name: str, member: str) -> str:
    """The address of a real thing; the code only for whoever has it in hand."""
    route = patterns()[name]
    balls = {"desk_": situation.called.ball_id, "work_": situation.open.ball_id}
    exact = {"work_look_back": situation.look_back.pk, "work_message": situation.message.pk}
    exact |= dict.fromkeys(
        ("work_appeal", "work_appeal_pass", "work_appeal_pick_up"), situation.appeal.ball_id
    )
    exact["asking_ball"] = situation.open.ball_id  # a ball about something else
    exact |= dict.fromkeys(
        ("consent_ask_ball", "exception_propose_ball", "begin_circle_ball"), situation.open.ball_id
    )
    with_code = member in ("bearer", "resident")
    values: dict[str, Any] = {
        "ball": exact.get(name) or balls.get(name[:5]),
        "code": situation.open.ball.address_code if with_code else UNKNOWN_CODE,
        "absence": situation.absence.pk,
        "message": situation.letter,
        "consult": situation.consult.pk,
        "person": situation.cast["caller" if name == "desk_for_person" else "resident"].pk,
        "device": situation.device,
        "mandate": situation.helper,
        "handle": situation.device,
        "token": "unknown",
        "role": "resident",
        "key": "unknown",
        "slug": "geld",
        "concept": "DEBT_HELP",
        "uidb36": "0",
        "pk": situation.entry.pk if name == "map_entry" else 1,
    }
    values |= hsds(situation)
    values |= situation.circling.values(name) | _rights(situation, name.removeprefix("for_"))
    values |= situation.sharing.values(name)
    values |= situation.parting.values(name)
    values |= situation.helping.values(name, "hers" if with_code else "")
    if name.startswith(("initiative", "grant", "idea_")):
        values |= situation.asking.values(name)
        values["code"] = "unknown"
    if name.startswith("map_") and name != "map_issue":
        values |= situation.hers.values(name, situation.entry)
        values["code"] = "unknown"
    if name.startswith("keeping"):
        values |= kept(situation)
        values["code"] = situation.open.ball.address_code if "death" in name else values["code"]
    if name in ("settings_of", "map_sheet"):
        values["code"] = situation.cast.weide.code
    return reverse(name, kwargs={key: values[key] for key in _words(route)})


def _rights(situation: Situation, name: str) -> dict[str, Any]:
    """What stands in an address of the ledger."""
    files = dict.fromkeys(("ledger_file", "ledger_read"), situation.file.pk)
    things = {**files, "appeal": situation.appeal.pk}
    return ({"pk": things[name]} if name in things else {}) | ({"kind": SLUGS[name]} if name in SLUGS else {})


def hsds(situation: Situation) -> dict[str, Any]:
    """What stands in an address of the API: of the one entry, and of what it is about."""
    entry = situation.entry.pk
    return {
        "service": entry,
        "place": entry,
        "organization": ids.organisation_of(entry),
        "at_location": ids.at_location_of(entry),
        "taxonomy": terms.TAXONOMIES[terms.KINDS]["id"],
        "term": terms.kinds()["OTHER"]["id"],
    }


def kept(situation: Situation) -> dict[str, Any]:
    """What a keeper opens: somebody's work, an organisation, a door and a turn at it."""
    situation.cast.enter("official")
    found = {
        "membership": Membership.objects.get(person=situation.cast["coach"]).pk,
        "organisation": situation.cast.organisation["aanloop"].pk,
        "area": situation.cast.door.area.code,
        "turn": Turn.objects.filter(door=situation.cast.door).first().pk,  # type: ignore[union-attr]
        "batch": a_list(situation.cast),
    }
    situation.cast.enter(None)
    return found


def led_from_work(situation: Situation) -> UUID:
    """A group that the coach begins from her work: residents are to take it over."""
    cast = situation.cast
    cast.enter("coach")
    facts = EntryFacts(
        name="Loopgroepje", summary="", form="GROUP", area=cast.weide, organisation=cast.organisation["aanloop"],
        owner_agreed=True,
    )  # fmt: skip
    entry = write_entry(facts=facts, mine=True, acting=cast.acting("coach"), now=clock.now())
    cast.enter(None)
    return entry.pk


def a_list(cast: Cast) -> UUID:
    """A list of places that an official uploaded, and nobody read in yet."""
    known = MapImport.objects.first()
    if known is None:
        known = csv_in.upload(
            raw=b"naam;lat;lon\nKoor;52,03;5,16\n", file_name="lijst.csv", source="Welzijn",
            municipality=cast.town.pk, acting=cast.acting("official"), now=clock.now(),
        )  # fmt: skip
    return known.pk


def nowhere(name: str) -> str:
    """An address of the same form, of a thing that never was."""
    step = "vormgeven" if "four_v" in name else "waarom"
    slugs = {"code": UNKNOWN_CODE, "step": step, "kind": SLUGS.get(name.removeprefix("for_"), "")}
    return reverse(name, kwargs={key: slugs.get(key) or new_id() for key in _words(patterns()[name])})


def _words(route: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", route)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens in this block is undone, the counts of wrong codes too. What the site is called stays."""
    site = caches["default"].get("site")
    caches["default"].clear()
    if site:
        caches["default"].set("site", site)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Seen:
    """What came back: the status as the table writes it, and the page."""

    status: str
    body: str


def seen(response: HttpResponse) -> Seen:
    """A redirect to sign in is 'in', to the second step 'two', any other is 'go'."""
    status = str(response.status_code)
    if response.status_code == 302:
        where = response["Location"]
        status = "in" if where.startswith(reverse("account_login")) else "go"
        status = "two" if where.startswith(reverse("second_factor")) else status
    return Seen(status, bare(response.content.decode(errors="replace")))


def bare(page: str) -> str:
    """A page without what differs each time: ids, codes, and tokens against forgery."""
    page = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID", page)
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


__all__ = ["MEMBERS", "UUID", "address", "bare", "browser", "nowhere", "patterns", "seen", "undone"]

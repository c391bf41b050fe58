"""A page costs at most five statements, however many rows it shows.

Counted with the place's name, telephone and hours (kept for a minute) already known.
"""

from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions as places
from tests.cast import NOW, Cast

from .situation import Situation, more_asks
from .visits import browser, hsds, kept

AT_MOST = 5
Address = Callable[[Situation], str]
PAGES: dict[str, tuple[str, Address]] = {
    "home": ("anybody", lambda _: reverse("home")),
    "vraag": ("anybody", lambda _: reverse("ask")),
    "kaart": ("anybody", lambda _: reverse("map")),
    "kaart, gezocht": ("anybody", lambda _: reverse("map") + "?q=loopgroepje+wandelen&buurt=BUT1"),
    "kaart, alle keuzes": (
        "anybody",
        lambda _: reverse("map") + "?q=loopgroepje+wandelen&buurt=BUT1&afstand=2000&taal=&thema=",
    ),
    "kaart/themas": ("anybody", lambda _: reverse("map_issues")),
    "kaart/thema": ("anybody", lambda _: reverse("map_issue", args=["geld"])),
    "hsds": ("anybody", lambda _: reverse("hsds")),
    "hsds/openapi": ("anybody", lambda _: reverse("hsds_openapi")),
    "hsds/services": ("anybody", lambda _: reverse("hsds_services") + "?full=true&per_page=500"),
    "hsds/services, alle keuzes": (
        "anybody",
        lambda living: (
            reverse("hsds_services") + "?search=loopgroepje&full=true&modified_after=2020-01-01"
            f"&organization_id={hsds(living)['organization']}&taxonomy_term_id={hsds(living)['term']}"
            f"&taxonomy_id={hsds(living)['taxonomy']}"
        ),
    ),
    "hsds/services/een": ("anybody", lambda living: reverse("hsds_service", args=[living.entry.pk])),
    "hsds/organizations": ("anybody", lambda _: reverse("hsds_organizations") + "?full=true&search=e"),
    "hsds/organizations/een": (
        "anybody",
        lambda living: reverse("hsds_organization", args=[hsds(living)["organization"]]),
    ),
    "hsds/taxonomies": ("anybody", lambda _: reverse("hsds_taxonomies")),
    "hsds/taxonomies/een": (
        "anybody",
        lambda living: reverse("hsds_taxonomy", args=[hsds(living)["taxonomy"]]),
    ),
    "hsds/taxonomy_terms": ("anybody", lambda _: reverse("hsds_taxonomy_terms")),
    "hsds/taxonomy_terms/een": (
        "anybody",
        lambda living: reverse("hsds_taxonomy_term", args=[hsds(living)["term"]]),
    ),
    "hsds/service_at_locations": (
        "anybody",
        lambda living: (
            reverse("hsds_service_at_locations") + "?full=true&search=loopgroepje&postcode=3994&proximity=500"
            f"&organization_id={hsds(living)['organization']}&taxonomy_term_id={hsds(living)['term']}"
        ),
    ),
    "hsds/service_at_locations/een": (
        "anybody",
        lambda living: reverse("hsds_service_at_location", args=[hsds(living)["at_location"]]),
    ),
    "api/plekken": ("anybody", lambda _: reverse("api_places") + "?aantal=100"),
    "api/plekken, alle keuzes": (
        "anybody",
        lambda _: (
            reverse("api_places") + "?q=loopgroepje&buurt=BUT1&soort=OTHER&thema=MEETING&lat=52.03&lon=5.16"
            "&straal=5000&aantal=100"
        ),
    ),
    "api/plekken/een": ("anybody", lambda living: reverse("api_place", args=[living.entry.pk])),
    "api/themas": ("anybody", lambda _: reverse("api_issues")),
    "api/buurten": ("anybody", lambda _: reverse("api_areas")),
    "beheer/woorden": ("official", lambda _: reverse("keeping_words")),
    "beheer/woorden/een": ("official", lambda _: reverse("keeping_concept", args=["DEBT_HELP"])),
    "volg": ("bearer", lambda living: reverse("follow", args=[living.open.ball.address_code])),
    "mijn": ("resident", lambda _: reverse("mine")),
    "mijn/opgeschreven": ("resident", lambda _: reverse("ledger_written")),
    "mijn/opgeschreven/words": ("resident", lambda _: reverse("ledger_kind", args=["words"])),
    "mijn/wie-mag-wat": ("resident", lambda _: reverse("ledger_readers")),
    "mijn/wie-keek": ("resident", lambda _: reverse("who_looked")),
    "mijn/namens-mij": ("resident", lambda _: reverse("ledger_namens")),
    "mijn/afgesproken": ("resident", lambda _: reverse("ledger_agreed")),
    "mijn/op-papier": ("resident", lambda _: reverse("ledger_paper")),
    "afspraken": ("wijkteam", lambda _: reverse("agreements_mine")),
    "kring/erbij": ("wijkteam", lambda living: reverse("propose_member", args=[living.circling.circle])),
    "kring/begin-voor": ("wijkteam", lambda _: reverse("begin_circle_for")),
    "mijn/verzoeken": ("resident", lambda _: reverse("appeals")),
    "mijn/meenemen": ("resident", lambda _: reverse("ledger_take_along")),
    "werk": ("wijkteam", lambda _: reverse("work")),
    "werk/bal": ("wijkteam", lambda living: reverse("work_ball", args=[living.open.ball_id])),
    "werk/bellen": ("wijkteam", lambda _: reverse("work_calls")),
    "werk/meer": ("wijkteam", lambda _: reverse("work_more")),
    "kring": ("resident", lambda _: reverse("circles")),
    "kring/een": ("resident", lambda living: reverse("circle", args=[living.circling.circle])),
    "kring/afspraken": ("wijkteam", lambda living: reverse("agreements", args=[living.circling.circle])),
    "kring/afspraak": (
        "wijkteam",
        lambda living: reverse("agreement", args=[living.circling.circle, living.circling.laid]),
    ),
    "werk/afscheid": ("wijkteam", lambda _: reverse("leaving")),
    "overname": ("resident", lambda _: reverse("successions")),
    "mijn/gezichten": ("resident", lambda _: reverse("faces")),
    "beheer/kaart-inlezen": ("official", lambda _: reverse("keeping_imports")),
    "beheer/kaart-inlezen/een": (
        "official",
        lambda living: reverse("keeping_import", args=[kept(living)["batch"]]),
    ),
    "beheer/bewaren": ("official", lambda _: reverse("retention")),
    "balie/vraag": ("desk", lambda living: reverse("desk_follow", args=[living.called.ball_id])),
    "toestemming": ("resident", lambda _: reverse("consents")),
    "toestemming, een": ("resident", lambda living: reverse("consent", args=[living.sharing.asked])),
    "gedeeld": ("gp", lambda _: reverse("shared")),
    "gedeeld, een": ("gp", lambda living: reverse("shared_consent", args=[living.sharing.given])),
    "aantekeningen": ("resident", lambda living: reverse("notes", args=[living.circling.circle])),
    "aantekeningen over mij": ("resident", lambda _: reverse("my_notes")),
    "sprokkels": ("wijkteam", lambda _: reverse("gleanings")),
    "verteld": ("resident", lambda _: reverse("my_gleanings")),
}
FREE = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(living: Situation, name: str) -> list[str]:
    """The statements of one visit; of what is kept, only what every page shows is there already."""
    member, address = PAGES[name]
    client = browser(living, member)
    caches["default"].clear()
    Client().get(reverse("ask_danger"))
    path = address(living)
    living.cast.enter(None)
    with CaptureQueriesContext(connection) as caught:
        response = client.get(path)
    assert response.status_code == 200, name
    return [row["sql"] for row in caught.captured_queries if not row["sql"].startswith(FREE)]


def fill(cast: Cast) -> None:
    """Forty asks in one inbox, and a hundred entries on the map."""
    more_asks(cast, 40)
    for number in range(100):
        facts = places.EntryFacts(
            name=f"Groepje {number}", summary="Samen wandelen.", area=cast.weide,
            latitude=52.02, longitude=5.12, owner_agreed=True,
        )  # fmt: skip
        places.put_entry(facts=facts, source="test", source_id=str(number), acting=a_job("test"), now=NOW)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_little_and_no_more_when_full(living: Situation, cast: Cast, name: str) -> None:
    empty = statements(living, name)
    fill(cast)
    full = statements(living, name)
    assert len(full) == len(empty), "\n".join(full)
    assert len(full) <= AT_MOST, "\n".join(one[:300] for one in full)

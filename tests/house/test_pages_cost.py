"""A page costs at most five statements, however many rows it shows.

Counted with the place's name, telephone and hours (kept for a minute) already known.
"""

from collections.abc import Callable
from datetime import date, time

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions as places
from samenspel.social_map import queries as map_queries
from samenspel.social_map.models import Entry
from samenspel.social_map.rules import code_of
from tests.cast import NOW, Cast
from tests.neighbours import called, says, suggested
from tests.play import as_the_owner, at_work, place_on_map

from .situation import Situation, more_asks
from .visits import browser, hsds, kept, led_from_work, undone

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
    "kaart/agenda": ("anybody", lambda _: reverse("map_agenda")),
    "kaart/agenda, alle keuzes": (
        "anybody",
        lambda _: reverse("map_agenda") + "?q=groepje+wandelen&buurt=BUT1&afstand=2000&dag=1&gratis=ja",
    ),
    "kaart/agenda.ics": ("anybody", lambda _: reverse("map_calendar") + "?q=groepje&buurt=BUT1"),
    "kaart/een": ("anybody", lambda living: reverse("map_entry", args=[living.entry.pk])),
    "kaart/een.ics": ("anybody", lambda living: reverse("map_calendar_of", args=[living.entry.pk])),
    "kaart/themas": ("anybody", lambda _: reverse("map_issues")),
    "kaart/thema": ("anybody", lambda _: reverse("map_issue", args=["geld"])),
    "kaart/van-mij": ("resident", lambda _: reverse("map_mine")),
    "initiatief": ("resident", lambda living: reverse("initiative", args=[living.asking.entry.pk])),
    "initiatief/nieuw": ("resident", lambda _: reverse("initiative_new")),
    "aanvraag": ("coach", lambda living: reverse("grant", args=[living.asking.draft.pk])),
    "aanvraag, papier": ("resident", lambda living: reverse("grant_paper", args=[living.asking.draft.pk])),
    "aanvraag, antwoord": (
        "official",
        lambda living: reverse("grant_ball", args=[living.asking.sent.ball_id]),
    ),
    "aanvragen": ("official", lambda _: reverse("grants_held")),
    "balie/idee": ("caller", lambda _: reverse("idea_desk")),
    "balie/idee, nieuw": ("desk", lambda _: reverse("idea_for")),
    "balie/idee, een": ("caller", lambda living: reverse("idea_at_desk", args=[living.asking.joops.pk])),
    "balie/idee, tekst": ("caller", lambda living: reverse("idea_words", args=[living.asking.joops.pk])),
    "balie/idee, kaartje": ("caller", lambda living: reverse("idea_card", args=[living.asking.joops.pk])),
    "balie/idee, aanvraag": (
        "caller",
        lambda living: reverse("idea_grant", args=[living.asking.joops.pk, living.asking.his.pk]),
    ),
    "initiatief/op-papier": ("anybody", lambda _: reverse("idea_paper")),
    "kaart/nieuw": ("coach", lambda _: reverse("map_write")),
    "kaart/bijhouden": ("resident", lambda living: reverse("map_tend", args=[living.hers.entry.pk])),
    "kaart/mensen": ("resident", lambda living: reverse("map_people", args=[living.hers.entry.pk])),
    "kaart/bezoek": ("resident", lambda living: reverse("map_count", args=[living.hers.entry.pk])),
    "kaart/zonder-scherm": ("resident", lambda living: reverse("map_keepers", args=[living.hers.entry.pk])),
    "kaart/telblad": (
        "resident",
        lambda living: reverse("map_tally_sheet", args=[living.hers.entry.pk, living.hers.insider]),
    ),
    "kaart/versies": ("resident", lambda living: reverse("map_versions", args=[living.hers.entry.pk])),
    "kaart/overdragen": ("coach", lambda living: reverse("map_hand_over", args=[led_from_work(living)])),
    "kaart/wanneer": ("resident", lambda living: reverse("map_when", args=[living.hers.entry.pk])),
    "kaart/agenda erbij": (
        "resident",
        lambda living: reverse("map_calendar_in", args=[living.hers.entry.pk]),
    ),
    "kaart/bewerken": ("resident", lambda living: reverse("map_edit", args=[living.hers.entry.pk])),
    "kaart/voorstel, beslissen": (
        "resident",
        lambda living: reverse("map_proposal", args=[living.hers.proposal.pk]),
    ),
    "beheer/bellijst-kaart": ("coach", lambda _: reverse("map_calls")),
    "beheer/kaart": ("official", lambda _: reverse("map_review")),
    "beheer/kaart/dubbel": (
        "official",
        lambda living: reverse("map_pair", args=[living.entry.pk, living.hers.entry.pk]),
    ),
    "kaart/samen": ("anybody", lambda _: reverse("map_together") + "?buurt=BUT1"),
    "kaart/van-mij/samen": ("resident", lambda living: reverse("map_relations", args=[living.hers.entry.pk])),
    "kaart/van-mij/samen/een": (
        "resident",
        lambda living: reverse("map_relation", args=[living.hers.entry.pk, living.hers.relation.pk]),
    ),
    "kaart/meenemen": (
        "anybody",
        lambda living: reverse("map_take") + f"?lijst={code_of([living.entry.pk])}",
    ),
    "kaart/meenemen/blad": (
        "anybody",
        lambda living: reverse("map_leaflet") + f"?lijst={code_of([living.entry.pk])}",
    ),
    "kaart/buurtblad": ("anybody", lambda living: reverse("map_sheet", args=[living.cast.weide.code])),
    "kaart/poster": ("anybody", lambda living: reverse("map_poster", args=[living.entry.pk])),
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
    "werk/brieven": ("desk", lambda _: reverse("work_letters")),
    "kring": ("resident", lambda _: reverse("circles")),
    "kring/een": ("resident", lambda living: reverse("circle", args=[living.circling.circle])),
    "kring/vier-banen": ("resident", lambda living: reverse("circle_lanes", args=[living.circling.circle])),
    "kring/wie-doet-wat": (
        "wijkteam",
        lambda living: reverse("who_does_what", args=[living.circling.circle]),
    ),
    "kring/afspraak/verder": (
        "resident",
        lambda living: reverse("agreement_go_on", args=[living.circling.circle, living.circling.force]),
    ),
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
    "mijn/berichten": ("resident", lambda _: reverse("my_messages")),
    "mijn/rust": ("resident", lambda _: reverse("ledger_quiet")),
    "mijn/verzoeken/wissen": ("resident", lambda _: reverse("appeal_new", args=["wissen"])),
    "mijn/toegang/kaart": ("resident", lambda _: reverse("my_card")),
    "mijn/toegang/helper": ("resident", lambda _: reverse("my_helper")),
    "overname/een": ("resident", lambda living: reverse("succession", args=[living.parting.succession])),
    "toestemming/voorbij": ("resident", lambda _: reverse("ended_consents")),
    "kring/vast-contact": (
        "resident",
        lambda living: reverse("circle_backstop", args=[living.circling.circle]),
    ),
    "kring/te-veel": ("resident", lambda living: reverse("too_much", args=[living.circling.circle])),
    "kring/te-veel, bij de voordeur": (
        "wijkteam",
        lambda living: reverse("too_much", args=[living.circling.circle]),
    ),
    "mijn/te-veel": ("resident", lambda _: reverse("too_much_alone")),
    "kring/begin": ("resident", lambda _: reverse("begin_circle")),
    "mijn/toegang": ("resident", lambda _: reverse("my_access")),
    "buren-zoeken": ("anybody", lambda _: reverse("calls")),
    "vraag-en-aanbod": ("anybody", lambda _: reverse("balance")),
    "volg/beantwoord": (
        "bearer",
        lambda living: reverse("follow_answer", args=[living.open.ball.address_code]),
    ),
    "help-mee, op een oproep": ("anybody", lambda living: reverse("help") + f"?oproep={living.open.pk}"),
    "volg/buren": ("bearer", lambda living: reverse("follow_helpers", args=[living.open.ball.address_code])),
    "aanbod": (
        "bearer",
        lambda living: reverse("offer_follow", args=[living.helping.hers.ball.address_code]),
    ),
    "aanbod/vragen": (
        "bearer",
        lambda living: reverse("offer_asks", args=[living.helping.hers.ball.address_code]),
    ),
    "programmas": ("anybody", lambda _: reverse("programmes")),
    "programma": ("anybody", lambda living: reverse("programme", args=[living.helping.programme.pk])),
    "volg/programma": (
        "bearer",
        lambda living: reverse("follow_programme", args=[living.open.ball.address_code]),
    ),
    "volg/doel": ("bearer", lambda living: reverse("follow_goal", args=[living.open.ball.address_code])),
    "aanbod/programma": (
        "bearer",
        lambda living: reverse("offer_programme", args=[living.helping.hers.ball.address_code]),
    ),
    "aanbod/doel": (
        "bearer",
        lambda living: reverse("offer_goal", args=[living.helping.hers.ball.address_code]),
    ),
    "volg/samen": ("bearer", lambda living: reverse("follow_together", args=[living.open.ball.address_code])),
    "rondleidingen": ("anybody", lambda _: reverse("tours")),
    "rondleiding": ("anybody", lambda living: reverse("tour", args=[living.helping.tour.pk])),
    "volg/rondleiding": (
        "bearer",
        lambda living: reverse("follow_tour", args=[living.open.ball.address_code]),
    ),
    "werk/rondleidingen": ("wijkteam", lambda _: reverse("work_tours")),
    "werk/rondleiding": ("wijkteam", lambda living: reverse("work_tour", args=[living.helping.tour.pk])),
    "gesprekken": ("resident", lambda _: reverse("four_v")),
    "gesprek": ("resident", lambda living: reverse("four_v_talk", args=[living.helping.talk])),
    "gesprek/stap": (
        "resident",
        lambda living: reverse("four_v_step", args=[living.helping.talk, "verankeren"]),
    ),
    "gesprek/op-papier": ("resident", lambda living: reverse("four_v_sheet", args=[living.helping.talk])),
    "werk/begeleiding": ("coach", lambda _: reverse("guiding")),
    "gesprek/ja": ("wijkteam", lambda living: reverse("four_v_hear", args=[living.helping.talk])),
    "gesprek/namens": ("wijkteam", lambda living: for_her(living, "four_v_for_talk")),
    "gesprek/namens/stap": ("wijkteam", lambda living: for_her(living, "four_v_for_step", "vormgeven")),
    "gesprek/namens/vraag": ("wijkteam", lambda living: for_her(living, "four_v_for_ask")),
    "balie/gesprek/code": ("desk", lambda _: reverse("desk_four_v_code")),
    "balie/gesprek/opgeschreven": ("desk", lambda _: reverse("desk_four_v_written")),
    "balie/gesprek": ("caller", lambda living: at_desk(living, "desk_four_v_talk")),
    "balie/gesprek/stap": ("caller", lambda living: at_desk(living, "desk_four_v_step", "verankeren")),
    "balie/gesprek/weg": ("caller", lambda living: at_desk(living, "desk_four_v_leave")),
    "balie/gesprek/op-papier": ("caller", lambda living: at_desk(living, "desk_four_v_sheet")),
    "balie/gesprek/vraag": ("caller", lambda living: at_desk(living, "desk_four_v_ask")),
    "balie/gesprek/aanbod": ("caller", lambda living: at_desk(living, "desk_four_v_offer")),
    "werk/samen": ("wijkteam", lambda _: reverse("work_bundles")),
    "werk/programmas": ("wijkteam", lambda _: reverse("work_programmes")),
    "werk/programma": (
        "wijkteam",
        lambda living: reverse("work_programme", args=[living.helping.programme.pk]),
    ),
    "werk/aanbod": ("wijkteam", lambda _: reverse("work_offers")),
    "werk/aanbod/een": (
        "wijkteam",
        lambda living: reverse("work_offered", args=[living.helping.called.ball_id]),
    ),
    "werk/stil": (
        "wijkteam",
        lambda living: reverse("work_still", args=[living.helping.standing.still.ball_id]),
    ),
    "werk/stilzetten": (
        "wijkteam",
        lambda living: reverse("work_stand_still", args=[living.helping.standing.still.offer_id]),
    ),
    "werk/bal/buren/stil": (
        "wijkteam",
        lambda living: reverse(
            "work_stand_still_at", kwargs=living.helping.standing.values("work_stand_still_at")
        ),
    ),
    "werk/bal/buren": ("wijkteam", lambda living: reverse("work_helpers", args=[living.open.ball_id])),
    "sprokkels": ("wijkteam", lambda _: reverse("gleanings")),
    "verteld": ("resident", lambda _: reverse("my_gleanings")),
}


def for_her(living: Situation, name: str, *more: str) -> str:
    """A page of the talk, as its supporter opens it for who is in it by a yes that was heard."""
    return reverse(name, args=[living.helping.talk, living.helping.yes.member, *more])


def at_desk(living: Situation, name: str, *more: str) -> str:
    """The same, as the desk opens it with her own code."""
    return reverse(name, args=[living.helping.yes.member, *more])


FREE = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(living: Situation, name: str) -> list[str]:
    """The statements of one visit; of what is kept, only what every page shows is there already."""
    member, address = PAGES[name]
    client = browser(living, member)
    path = address(living)
    living.cast.enter(None)
    return asked_by(client, path)


def asked_by(client: Client, path: str) -> list[str]:
    """The statements of a visit to this address."""
    caches["default"].clear()
    Client().get(reverse("ask_danger"))
    with CaptureQueriesContext(connection) as caught:
        response = client.get(path)
    assert response.status_code == 200, path
    return [row["sql"] for row in caught.captured_queries if not row["sql"].startswith(FREE)]


def fill(cast: Cast) -> None:
    """Forty asks in one inbox, and a hundred entries on the map."""
    more_asks(cast, 40)
    for number in range(100):
        facts = places.EntryFacts(
            name=f"Groepje {number}", summary="Samen wandelen.", area=cast.weide,
            latitude=52.02, longitude=5.12, owner_agreed=True,
        )  # fmt: skip
        with at_work():
            entry = places.put_entry(
                facts=facts, source="test", source_id=str(number), acting=a_job("test"), now=NOW
            ).entry
            when = places.MomentFacts(starts_on=date(2025, 1, 7), starts_at=time(10))
            places.put_moments(entry=entry, moments=[when])
    with at_work("keep_map_alive"):  # whom to call
        for deed in places.due_tonight(now=NOW, acting=a_job("keep_map_alive"))[:30]:
            deed()
    _more_of_hers(cast)


def _more_of_hers(cast: Cast) -> None:
    """Versions, proposals and invitations of the resident's reading circle, and more that is hers."""
    hers = {"acting": cast.acting("resident"), "now": NOW}
    cast.enter("resident")
    entry = next(one for one in map_queries.my_entries() if one.name == "Leeskring")
    for number in range(10):
        places.change_entry(entry=entry, said={"summary": f"Boek {number}."}, **hers)
        places.invite(entry=entry, role="INVITED", **hers)
        places.propose(entry=entry, said={}, words=f"Dicht {number}.", **hers)
        facts = places.EntryFacts(name=f"Kring {number}", summary="", area=cast.weide, owner_agreed=True)
        places.write_entry(facts=facts, **hers)


def visited(living: Situation) -> dict[str, list[str]]:
    """The statements of every page, each visit undone."""
    found = {}
    for name in PAGES:
        with undone():
            found[name] = statements(living, name)
    return found


def test_a_page_costs_little_and_no_more_when_full(living: Situation, cast: Cast) -> None:
    empty = visited(living)
    fill(cast)
    full = visited(living)
    dear = {name: [one[:300] for one in every] for name, every in full.items() if len(every) > AT_MOST}
    assert dear == {}
    growing = {name: every for name, every in full.items() if len(every) != len(empty[name])}
    assert growing == {}


def test_choosing_where_to_meet_costs_as_little(cast: Cast) -> None:
    """The dearest state of that page: it offers places of the map."""
    ask = called(cast)
    match = suggested(cast, ask)
    for side in ("ASKER", "OFFERER"):
        says(match, side)
    place = place_on_map(cast)
    with as_the_owner():
        Entry.objects.filter(pk=place.pk).update(kind=Entry.Kind.MEETING_PLACE)
    path = reverse("follow_helpers", args=[cast.again(ask, "resident").ball.address_code])
    cast.enter(None)
    assert "Wandelgroep" in Client().get(path).content.decode()
    asked = asked_by(Client(), path)
    assert len(asked) <= AT_MOST, "\n".join(one[:110] for one in asked)

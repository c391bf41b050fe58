"""The API under /hsds/: its pages, its filters, its refusals, and what it never says."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.cast import NOW, Cast, as_app, as_owner
from tests.play import as_the_owner, at_work

from samenspel.foundation.acting import a_job
from samenspel.integrations.hsds import terms
from samenspel.integrations.hsds.ids import at_location_of, organisation_of
from samenspel.social_map import actions
from samenspel.social_map.models import Entry, Issue, Moment

pytestmark = pytest.mark.django_db
ACTING = a_job("test")


def put(name: str, **facts: Any) -> Entry:
    said = {"name": name, "summary": f"{name} in de buurt.", "owner_agreed": True} | facts
    with at_work("map_import"):
        return actions.put_entry(
            facts=actions.EntryFacts(**said), source="test", source_id=name, acting=ACTING, now=NOW
        ).entry


def ask(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(f"/hsds/{path}")
    assert response.status_code == status, response.content[:300]
    assert response["Content-Type"] == "application/json"
    return response.json()


def names(client: Client, path: str) -> list[str]:
    return sorted(row.get("name") or row["service"]["name"] for row in ask(client, path)["contents"])


# --- the page --------------------------------------------------------------------------------------------


def test_a_page_says_how_much_there_is_and_where_you_are(client: Client) -> None:
    for number in range(5):
        put(f"Groep {number}")
    page = ask(client, "services?per_page=2&page=3")
    [row] = page.pop("contents")
    assert page == {
        "total_items": 5, "total_pages": 3, "page_number": 3, "size": 1,
        "first_page": False, "last_page": True, "empty": False,
    }  # fmt: skip
    seen = [
        one["id"]
        for number in (1, 2, 3)
        for one in ask(client, f"services?per_page=2&page={number}")["contents"]
    ]
    assert sorted(seen) == seen
    assert seen[-1] == row["id"]
    assert len(set(seen)) == 5


def test_a_page_too_far_and_an_empty_map_are_empty_pages(client: Client) -> None:
    assert ask(client, "services?page=9")["empty"] is True
    for endpoint in ("services", "organizations", "service_at_locations"):
        page = ask(client, endpoint)
        assert (page["total_items"], page["total_pages"], page["first_page"], page["last_page"]) == (
            0,
            0,
            True,
            True,
        )


def test_ndjson_gives_everything_one_per_line(client: Client) -> None:
    for number in range(7):
        put(f"Groep {number}")
    response = client.get("/hsds/services?format=ndjson&per_page=2")
    assert response["Content-Type"] == "application/x-ndjson"
    rows = [json.loads(line) for line in b"".join(response).splitlines()]  # type: ignore[arg-type]
    assert [row["name"] for row in rows] == [f"Groep {number}" for number in range(7)]


def test_everybody_may_keep_it_a_minute_and_nobody_needs_to_sign_in(client: Client) -> None:
    put("Koor")
    for path in ("", "services", "openapi.json", "taxonomies"):
        response = client.get(f"/hsds/{path}")
        assert response["Cache-Control"] == "public, max-age=60"
        assert "Access-Control-Allow-Origin" not in response
        assert not response.cookies
    assert client.get("/en/hsds/services").status_code == 404
    assert client.post("/hsds/services").status_code == 405


@pytest.mark.parametrize(
    "value",
    [
        "page=0", "page=-1", "page=een", "page=1.5", "page=99999999999", "per_page=0", "per_page=501",
        "per_page=10001&minimal=true", "format=xml", "full=ja", "minimal=1", "modified_after=gisteren",
        "modified_after=2026-13-01", "taxonomy_id=12", "taxonomy_term_id=x", "organization_id=%27--",
        f"search={'a' * 501}",
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_in_words(client: Client, value: str) -> None:
    answer = ask(client, f"services?{value}", status=400)
    name = value.partition("=")[0]
    assert answer["parameter"] == name
    assert answer["error"].startswith(f"{name} is") or answer["error"].startswith(f"{name} has")


@pytest.mark.parametrize(
    "value",
    [
        "postcode=!",
        "proximity=100",
        "postcode=3994&proximity=ver",
        "postcode=3994&proximity=0",
        "postcode=ABC&proximity=5",
    ],
)
def test_a_place_that_cannot_be_is_refused_in_words(client: Client, value: str) -> None:
    assert ask(client, f"service_at_locations?{value}", status=400)["error"]


@pytest.mark.parametrize(
    "text", ["een & ( | ! :*", "مشي", "🙂", "%00", "a" * 500, "'; DROP TABLE x --", "de het een"]
)
def test_any_words_may_be_looked_for(client: Client, text: str) -> None:
    assert "contents" in client.get("/hsds/services", {"search": text}).json()


@pytest.mark.parametrize(
    "kind", ["services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"]
)
@pytest.mark.parametrize("pk", ["12", str(UUID(int=5)), "een'", "🙂"])
def test_what_is_not_there_is_not_found_in_json(client: Client, kind: str, pk: str) -> None:
    assert ask(client, f"{kind}/{pk}", status=404) == {"error": "not found"}


# --- what never goes out ---------------------------------------------------------------------------------


def everything(client: Client) -> str:
    lists = (
        "services?full=true",
        "organizations?full_service=true",
        "service_at_locations?full=true",
        "taxonomy_terms",
    )
    return " ".join(json.dumps(ask(client, path), ensure_ascii=False) for path in lists)


def test_hidden_entries_are_nowhere_and_closed_ones_in_no_list(client: Client) -> None:
    shown, hidden, closed = put("Koor"), put("Geheim"), put("Gestopt")
    as_owner()
    Entry.objects.filter(pk=hidden.pk).update(visibility="UNLISTED")
    invited = put("Besloten")
    Entry.objects.filter(pk=invited.pk).update(visibility="INVITED")
    as_app()
    with at_work("map_import"):
        actions.close_entry(entry=closed, acting=ACTING, now=NOW)
    assert names(client, "services") == ["Koor"]
    said = everything(client)
    for word in ("Geheim", "Besloten", "Gestopt", str(hidden.pk), organisation_of(hidden.pk)):
        assert word not in said
    for pk in (hidden.pk, invited.pk):
        ask(client, f"services/{pk}", status=404)
        ask(client, f"service_at_locations/{at_location_of(pk)}", status=404)
        ask(client, f"organizations/{organisation_of(pk)}", status=404)
    assert ask(client, f"services/{closed.pk}")["status"] == "defunct"
    assert ask(client, f"services/{shown.pk}")["status"] == "active"


def test_what_was_taken_off_the_map_by_its_owner_is_gone_for_whoever_keeps_it(
    cast: Cast, client: Client
) -> None:
    """Also in the name of somebody who may see it herself: the API is for everybody."""
    entry = put("Koor")
    as_owner()
    Entry.objects.filter(pk=entry.pk).update(visibility="INVITED")
    as_app()
    cast.enter("resident")
    assert names(client, "services") == []
    for visibility in ("INVITED", "UNLISTED"):  # and her own
        facts = actions.EntryFacts(name="Geheim", summary="x", area=cast.weide, owner_agreed=True)
        actions.write_entry(facts=facts, visibility=visibility, acting=cast.acting("resident"), now=NOW)
        assert Entry.objects.filter(name="Geheim").exists()
        assert "Geheim" not in everything(client)


def test_nothing_of_the_inside_goes_out(client: Client, cast: Cast) -> None:
    put(
        "Koor", cues="stiekem woord", host="Ria van hiernaast", confirmed_by="Mevrouw Jansen", confirmed_on=NOW.date(),
        works_with="UNPAID", feels="INFORMAL", area=cast.weide, bring_back="een taart", referable=True, latitude=52.0, longitude=5.1,
    )  # fmt: skip
    said = everything(client)
    for word in (
        "stiekem",
        "Ria",
        "Jansen",
        "UNPAID",
        "INFORMAL",
        "taart",
        "content_hash",
        "owner_agreed",
        "source",
    ):
        assert word not in said, word


@pytest.mark.parametrize("hiding", [{"sheltered": True}, {"at_home": True}])
def test_a_shelter_and_a_home_have_no_place(client: Client, hiding: dict[str, bool]) -> None:
    entry = put("Opvang", town="Waterhoek", wheelchair=True, access_text="Bel aan bij nummer 7.", **hiding)
    with at_work("map_import"):
        Moment.objects.create(entry=entry, starts_on=NOW.date(), starts_at="10:00", where="Singelstraat 7")
    service = ask(client, f"services/{entry.pk}")
    assert "service_at_locations" not in service
    assert "Singelstraat" not in json.dumps(service)
    assert ask(client, "service_at_locations")["empty"] is True
    ask(client, f"service_at_locations/{at_location_of(entry.pk)}", status=404)


@pytest.mark.parametrize("hiding", ["sheltered", "at_home"])
def test_a_shelter_of_a_source_loses_the_place_that_the_source_told(client: Client, hiding: str) -> None:
    place = {
        "id": str(uuid4()),
        "location_type": "physical",
        "latitude": 52.01,
        "longitude": 5.11,
        "name": "Singelstraat 7",
    }
    organization = {"id": str(uuid4()), "name": "Huis", "description": "Huis.", "locations": [place]}
    service = {"id": str(uuid4()), "name": "Huis", "status": "active", "organization": organization}
    record = {"service": service, "service_at_location": {"id": str(uuid4()), "location": place}}
    facts = actions.EntryFacts(
        name="Huis", summary="Huis.", owner_agreed=True, source_record=record, **{hiding: True}
    )
    with at_work("map_import"):
        actions.put_entry(
            facts=facts, source="hsds", source_id=f"{service['id']}/{place['id']}", acting=ACTING, now=NOW
        )
    assert names(client, "services") == ["Huis"]
    assert "Singelstraat" not in everything(client)
    assert "52.01" not in everything(client) + json.dumps(ask(client, f"services/{service['id']}"))
    assert ask(client, "service_at_locations")["empty"] is True


@pytest.mark.parametrize("how", [{"sheltered": True}, {"at_home": True}, {"visibility": "UNLISTED"}])
def test_an_organisation_does_not_tell_by_another_service_where_its_shelter_is(
    client: Client, cast: Cast, how: dict[str, Any]
) -> None:
    organisation = cast.organisation["kerk"]
    shelter = {"id": str(uuid4()), "location_type": "physical", "name": "Singelstraat 7"}
    organization = {
        "id": str(organisation.pk),
        "name": "Huis",
        "description": "Huis.",
        "locations": [shelter],
    }
    for name in ("Inloop", "Opvang"):
        service = {"id": str(uuid4()), "name": name, "status": "active", "organization": organization}
        facts = actions.EntryFacts(
            name=name, summary="Huis.", owner_agreed=True, organisation=organisation,
            source_record={"service": service, "service_at_location": None},
        )  # fmt: skip
        with at_work("map_import"):
            actions.put_entry(facts=facts, source="hsds", source_id=service["id"], acting=ACTING, now=NOW)
    with as_the_owner():
        Entry.objects.filter(name="Opvang").update(**how)
    assert names(client, "services") == ["Inloop", *([] if "visibility" in how else ["Opvang"])]
    assert "Singelstraat" not in everything(client)


def test_a_number_or_a_moment_that_cannot_be_is_left_out(client: Client) -> None:
    service = {
        "id": str(uuid4()),
        "name": "Koor",
        "status": "active",
        "minimum_age": 10**400,
        "maximum_age": "NaN",
        "last_modified": "20260101T100000Z",
        "url": "geen adres",
        "email": "geen",
    }
    facts = actions.EntryFacts(
        name="Koor", summary="Koor.", owner_agreed=True, source_record={"service": service}
    )
    with at_work("map_import"):
        actions.put_entry(facts=facts, source="hsds", source_id=service["id"], acting=ACTING, now=NOW)
    assert ask(client, f"services/{service['id']}") == {
        "id": service["id"],
        "name": "Koor",
        "status": "active",
    }


# --- what an entry says ----------------------------------------------------------------------------------


def test_an_entry_says_all_that_hsds_has_words_for(client: Client, cast: Cast) -> None:
    day = NOW.date().replace(day=10)
    entry = put(
        "Koor", description="Zingen.", kind="ARTS", issues=["geld"] if Issue.objects.filter(code="geld") else [],
        organisation=cast.organisation["kerk"], who_for="Voor iedereen.", when_text="Elke week.", cost_text="Gratis.",
        is_free=True, languages=["nl", "ar"], street="Singel 1", postcode="3994 AX", town="Waterhoek", latitude=52.02,
        longitude=5.12, wheelchair=True, access_text="Met lift.", room="WAIT", wait_weeks=3, phone="030 1", confirmed_on=day,
        email="koor@example.org", website="https://example.org/koor",
    )  # fmt: skip
    with at_work("map_import"):
        Moment.objects.create(
            entry=entry,
            every="FORTNIGHT",
            starts_on=day,
            starts_at="10:00",
            ends_at="11:30",
            until=day + timedelta(days=90),
            except_on=[day + timedelta(days=14)],
        )
    said = ask(client, f"services/{entry.pk}")
    assert said["description"] == "Koor in de buurt.\n\nZingen."
    assert (said["status"], said["wait_time"]) == ("active", "Ongeveer 3 weken wachten.")
    assert said["eligibility_description"] == "Voor iedereen."
    assert said["assured_date"] == day.isoformat()
    assert [one["number"] for one in said["phones"]] == ["030 1"]
    assert [(one["code"], one["name"]) for one in said["languages"]] == [
        ("nl", "Nederlands"),
        ("ar", "العربية"),
    ]
    assert said["cost_options"][0]["amount"] == 0
    assert said["organization"]["id"] == str(cast.organisation["kerk"].pk)
    assert said["attributes"][0]["taxonomy_term"]["code"] == "ARTS"
    words, fortnight = said["schedules"]
    assert words["description"] == "Elke week."
    assert (fortnight["freq"], fortnight["interval"], fortnight["byday"]) == (
        "WEEKLY",
        2,
        day.strftime("%a").upper()[:2],
    )
    assert (fortnight["opens_at"], fortnight["closes_at"]) == ("10:00:00", "11:30:00")
    assert fortnight["notes"] == f"Niet op: {day + timedelta(days=14)}"
    [place] = said["service_at_locations"]
    assert place["location"]["addresses"][0]["address_1"] == "Singel 1"
    assert place["location"]["accessibility"][0]["details"] == "Met lift."
    assert (place["location"]["latitude"], place["location"]["longitude"]) == (52.02, 5.12)


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("ONCE", {"count": 1, "until": "2026-11-17"}),
        ("WEEK", {"freq": "WEEKLY", "interval": 1, "byday": "TU"}),
        ("MONTH", {"freq": "MONTHLY", "interval": 1, "byday": "3TU"}),
        ("YEAR", {"freq": "MONTHLY", "interval": 12, "bymonthday": "17"}),
    ],
)
def test_a_moment_comes_back_as_a_rule(client: Client, every: str, rule: dict[str, Any]) -> None:
    entry = put("Koor")
    with at_work("map_import"):
        Moment.objects.create(entry=entry, every=every, starts_on="2026-11-17", starts_at="10:00")
    [schedule] = ask(client, f"services/{entry.pk}")["schedules"]
    schedule.pop("id")
    assert schedule == {"dtstart": "2026-11-17", "opens_at": "10:00:00"} | rule


def test_the_fifth_weekday_of_a_month_is_its_last(client: Client) -> None:
    entry = put("Koor")
    with at_work("map_import"):
        Moment.objects.create(entry=entry, every="MONTH", starts_on="2026-12-29", starts_at="10:00")
    [schedule] = ask(client, f"services/{entry.pk}")["schedules"]
    assert schedule["byday"] == "-1TU"


def test_an_entry_without_organisation_is_one_by_itself(client: Client) -> None:
    entry = put("Loopgroepje")
    assert ask(client, f"services/{entry.pk}")["organization"]["id"] == organisation_of(entry.pk)
    assert UUID(organisation_of(entry.pk)).version == 5
    answer = ask(client, f"organizations/{organisation_of(entry.pk)}")
    assert answer["name"] == "Loopgroepje"
    assert answer["services"] == [{"id": str(entry.pk), "name": "Loopgroepje", "status": "active"}]
    assert names(client, f"services?organization_id={organisation_of(entry.pk)}") == ["Loopgroepje"]


def test_paused_is_temporarily_closed(client: Client) -> None:
    assert ask(client, f"services/{put('Koor', room='PAUSED').pk}")["status"] == "temporarily closed"


# --- the filters -----------------------------------------------------------------------------------------


def test_services_are_filtered_by_all_that_is_asked(client: Client, cast: Cast) -> None:
    issue = Issue.objects.first()
    assert issue
    put("Koor", kind="ARTS", organisation=cast.organisation["kerk"])
    put("Schilderen", kind="ARTS", issues=[issue.code])
    put("Wandelen", kind="MOVEMENT")
    term = terms.kinds()["ARTS"]["id"]
    theme = next(
        one["id"]
        for one in ask(client, "taxonomy_terms?per_page=500")["contents"]
        if one["code"] == issue.code
    )
    assert names(client, f"services?taxonomy_term_id={term}") == ["Koor", "Schilderen"]
    assert names(client, f"services?taxonomy_term_id={theme}") == ["Schilderen"]
    assert names(client, f"services?taxonomy_term_id={uuid4()}") == []
    assert names(client, f"services?taxonomy_id={terms.TAXONOMIES[terms.KINDS]['id']}") == [
        "Koor",
        "Schilderen",
        "Wandelen",
    ]
    assert names(client, f"services?taxonomy_id={terms.TAXONOMIES[terms.ISSUES]['id']}") == ["Schilderen"]
    church = cast.organisation["kerk"].pk
    assert names(client, f"services?organization_id={church}") == ["Koor"]
    assert (
        names(client, f"services?organization_id={church}&taxonomy_term_id={terms.kinds()['MOVEMENT']['id']}")
        == []
    )
    assert names(client, "services?search=wandelen") == ["Wandelen"]
    assert names(client, "organizations?search=oude+kerk") == ["De Oude Kerk"]


def test_only_what_changed_since_can_be_asked(client: Client) -> None:
    put("Koor")
    before, after = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)
    for moment, found in ((before, ["Koor"]), (NOW, ["Koor"]), (after, [])):
        assert names(client, f"services?modified_after={moment.isoformat().replace('+00:00', 'Z')}") == found
        assert names(client, f"services?modified_after={moment.isoformat()}") == found


def test_minimal_is_hardly_anything_and_full_is_all(client: Client) -> None:
    entry = put("Koor", phone="030 1")
    [minimal] = ask(client, "services?minimal=true")["contents"]
    assert minimal == {
        "id": str(entry.pk),
        "name": "Koor",
        "status": "active",
        "last_modified": minimal["last_modified"],
    }
    [listed], [full] = ask(client, "services")["contents"], ask(client, "services?full=true")["contents"]
    assert "phones" not in listed
    assert full == ask(client, f"services/{entry.pk}")


def test_places_are_found_by_postcode_and_by_distance(client: Client, cast: Cast) -> None:
    put("Dichtbij", latitude=52.0209, longitude=5.12)  # 100 metres from the middle of 3994
    put("Verder", latitude=52.0290, longitude=5.12, postcode="3994 AX")  # 1000 metres
    put("Elders", latitude=52.5, longitude=5.5, postcode="8011 AA")
    put("In de buurt", area=cast.weide, street="Singel 1")
    assert names(client, "service_at_locations?postcode=3994") == ["In de buurt", "Verder"]
    assert names(client, "service_at_locations?postcode=3994%20ax") == ["In de buurt", "Verder"]
    assert names(client, "service_at_locations?postcode=3994&proximity=150") == ["Dichtbij"]
    assert names(client, "service_at_locations?postcode=3994&proximity=1100") == ["Dichtbij", "Verder"]
    assert names(client, "service_at_locations?postcode=8011&proximity=50") == [
        "Elders"
    ]  # its middle by the map
    assert names(client, "service_at_locations?postcode=9999&proximity=5000") == []


def test_terms_are_filtered_by_taxonomy_and_parent(client: Client) -> None:
    kinds = ask(client, f"taxonomy_terms?taxonomy_id={terms.TAXONOMIES[terms.KINDS]['id']}&top_only=true")
    assert kinds["total_items"] == len(Entry.Kind)
    assert ask(client, f"taxonomy_terms?parent_id={uuid4()}")["empty"] is True
    assert names(client, "taxonomies?search=thema") == ["samenspel-thema"]

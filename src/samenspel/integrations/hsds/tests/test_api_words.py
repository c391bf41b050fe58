"""The API under /hsds/: what an entry says, and by which filters it is found."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.cast import NOW, Cast
from tests.play import at_work

from samenspel.integrations.hsds import terms
from samenspel.integrations.hsds.ids import organisation_of
from samenspel.social_map.models import Entry, Issue, Moment

from .asking_api import ask, names, put

pytestmark = pytest.mark.django_db


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

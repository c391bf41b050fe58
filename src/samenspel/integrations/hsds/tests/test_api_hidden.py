"""The API under /hsds/: what it never says."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.cast import NOW, Cast, as_app, as_owner
from tests.play import as_the_owner, at_work

from samenspel.integrations.hsds.ids import at_location_of, organisation_of
from samenspel.social_map import actions
from samenspel.social_map.models import Entry, Moment

from .asking_api import ACTING, ask, names, put

pytestmark = pytest.mark.django_db


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

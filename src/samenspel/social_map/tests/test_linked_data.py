"""What search machines read: only what schema.org knows, only what everybody may know, and never as code."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.play import as_the_owner

from samenspel.design.templatetags.samenspel import qr
from samenspel.foundation import clock
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]
THING = {"@id", "@context", "name", "description", "url", "sameAs"}
REACH = {"telephone", "email"}
# What schema.org has for each type, of what we may say.
KNOWN: dict[str, set[str]] = {
    "Place": THING
    | {
        "address", "geo", "isAccessibleForFree", "openingHoursSpecification", "amenityFeature", "telephone",
    },
    "Organization": THING | REACH | {"address", "areaServed"},
    "Service": THING
    | {"serviceType", "provider", "areaServed", "audience", "hoursAvailable", "offers", "availableChannel"},
    "Event": THING
    | {
        "startDate", "endDate", "eventSchedule", "location", "organizer", "isAccessibleForFree", "audience",
        "inLanguage",
    },
    "Schedule": {
        "repeatFrequency", "byDay", "byMonthWeek", "startDate", "endDate", "startTime", "endTime", "exceptDate",
        "scheduleTimezone",
    },
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes", "validThrough"},
    "PostalAddress": {"streetAddress", "postalCode", "addressLocality", "addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "ServiceChannel": {"serviceLocation", "serviceUrl"},
    "Offer": {"price", "priceCurrency"},
    "AdministrativeArea": {"name"},
    "Audience": {"audienceType"},
    "LocationFeatureSpecification": {"name", "value"},
}  # fmt: skip
FULL = {
    "street": "Singel 4", "postcode": "3994 AB", "town": "Proefstad", "latitude": 52.01, "longitude": 5.11,
    "phone": "030 123 45 67", "email": "koor@example.org", "website": "https://koor.example.org", "is_free": True,
    "wheelchair": True, "who_for": "Iedereen", "languages": ["nl", "ar"], "kind": "ARTS",
}  # fmt: skip
TYPES = {
    "ORGANISATION": "Organization", "GROUP": "Organization", "PLACE": "Place", "MOVING_PLACE": "Place",
    "SPACE": "Place", "ACTIVITY": "Event", "SERVICE": "Service", "RESOURCE": "Service",
}  # fmt: skip


def nodes(said: Any) -> list[dict[str, Any]]:
    if isinstance(said, list):
        return [node for one in said for node in nodes(one)]
    if not isinstance(said, dict):
        return []
    return [said, *(node for one in said.values() for node in nodes(one))]


def when(entry: Entry, *moments: actions.MomentFacts) -> None:
    with as_the_owner():
        actions.put_moments(entry=entry, moments=moments)


def page(client: Client, entry: Entry) -> str:
    with as_the_owner():
        answer = client.get(reverse("map_entry", args=[entry.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def linked(client: Client, entry: Entry) -> Any:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(client, entry), re.S)
    return json.loads(found)


WEEKLY = actions.MomentFacts(starts_on=date(2025, 1, 7), starts_at=time(10), ends_at=time(11, 30))
MONTHLY = actions.MomentFacts(
    starts_on=date(2025, 1, 31), starts_at=time(20), every="MONTH", except_on=[date(2025, 2, 28)]
)
YEARLY = actions.MomentFacts(starts_on=date(2025, 7, 1), starts_at=time(20), every="YEAR")
MOMENTS = (WEEKLY, MONTHLY, YEARLY)


@pytest.mark.parametrize("form", TYPES)
def test_each_form_says_only_what_its_type_has(client: Client, put: Putting, form: str) -> None:
    entry = put("Koor", form=form, **FULL)
    when(entry, *MOMENTS)
    said = linked(client, entry)
    assert said["@context"] == "https://schema.org"
    assert said["@type"] == TYPES[form]
    assert said["@id"] == said["url"] == f"http://testserver{reverse('map_entry', args=[entry.pk])}"
    for node in nodes(said):
        assert node.keys() - {"@type"} <= KNOWN[node["@type"]], node
        assert not any(value in ("", None, [], {}) for value in node.values()), node
    if form in ("PLACE", "ACTIVITY"):
        assert said["isAccessibleForFree"] is True
    assert any(node["@type"] == "PostalAddress" for node in nodes(said))


def test_an_activity_says_when_it_is(client: Client, put: Putting) -> None:
    entry = put("Koor", form="ACTIVITY")
    when(entry, *MOMENTS)
    said = linked(client, entry)
    week, month, year = said["eventSchedule"]
    assert (week["repeatFrequency"], week["byDay"]) == ("P1W", "https://schema.org/Tuesday")
    assert (week["startTime"], week["endTime"]) == ("10:00:00", "11:30:00")
    assert (month["repeatFrequency"], month["byMonthWeek"], month["exceptDate"]) == (
        "P1M",
        -1,
        ["2025-02-28"],
    )
    assert (year["repeatFrequency"], year.get("byDay")) == ("P1Y", None)
    begins = datetime.fromisoformat(said["startDate"])
    assert clock.today() <= begins.date() < clock.today() + timedelta(days=7)
    assert begins.utcoffset() in (timedelta(hours=1), timedelta(hours=2))


def test_without_a_day_to_come_it_is_no_event(client: Client, put: Putting) -> None:
    entry = put("Koor", form="ACTIVITY")
    when(entry, actions.MomentFacts(starts_on=date(2020, 1, 7), starts_at=time(10), every="ONCE"))
    assert linked(client, entry)["@type"] == "Service"
    assert "De komende keren" not in page(client, entry)


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("hides", ["at_home", "sheltered"])
def test_of_a_home_or_a_shelter_no_place_is_told(client: Client, put: Putting, form: str, hides: str) -> None:
    entry = put("Bij mij", form=form, town="Proefstad", phone="030 123 45 67", **{hides: True})
    when(entry, actions.MomentFacts(starts_on=date(2025, 1, 7), starts_at=time(10), where="Singel 4"))
    said = json.dumps(linked(client, entry))
    assert not any(word in said for word in ("PostalAddress", "Geo", "Singel", "Proefstad"))
    assert "Singel" not in page(client, entry)


def test_no_words_can_end_the_element(client: Client, put: Putting) -> None:
    entry = put('</script><script>alert("1")</script><!--', summary="a & b \u2028 ]]>")
    whole = page(client, entry)
    assert "<script>alert" not in whole
    assert linked(client, entry)["name"] == entry.name
    assert linked(client, entry)["description"] == entry.summary


def test_of_what_stopped_or_is_hidden_nothing_is_told(client: Client, put: Putting) -> None:
    entry = put("Koor")
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(closed_on=date(2026, 1, 1))
    assert "ld+json" not in page(client, entry)
    hidden = put("Geheim")
    with as_the_owner():
        Entry.objects.filter(pk=hidden.pk).update(visibility="INVITED")
    assert not any(word in page(client, hidden) for word in ("ld+json", "Deel dit", "<svg role"))


def test_the_policy_of_the_page_lets_no_script_run(client: Client, put: Putting) -> None:
    """Data is no script: so it needs no nonce, and the policy stays as strict as it was."""
    answer = client.get(reverse("map_entry", args=[put("Koor").pk]))
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert b'<script type="application/ld+json">{' in answer.content


def test_the_page_says_the_days_that_come_and_its_own_address(client: Client, put: Putting) -> None:
    entry = put("Buurtbus", form="MOVING_PLACE")
    soon = clock.today() + timedelta(days=2)
    when(
        entry,
        actions.MomentFacts(starts_on=soon, starts_at=time(10), where="Bij de molen"),
        actions.MomentFacts(starts_on=soon, starts_at=time(8), where="Op het plein", every="FORTNIGHT"),
    )
    said = page(client, entry)
    assert said.index("8\xa0uur</time>") < said.index("10\xa0uur</time>")
    assert "Bij de molen" in said
    address = f"http://testserver{reverse('map_entry', args=[entry.pk])}"
    with as_the_owner():
        entry.refresh_from_db()
    short = f"http://testserver{reverse('map_short', args=[entry.short_code])}"
    assert f'<bdi class="wrap">{short}</bdi>' in said
    assert qr(short, "QR-code naar deze pagina. Het adres staat ernaast.") in said
    assert f"{address}agenda.ics" in said

"""The agenda of a week: what happens each day, for whom it may be known, in whatever words somebody asks."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from tests.play import as_the_owner

from samenspel.foundation import clock
from samenspel.social_map import actions, queries, rules
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]
# Next week, whenever this runs: pages ask the real clock what today is.
MONDAY = clock.today() + timedelta(days=7 - clock.today().weekday())
TUESDAY, SUNDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)
WEEK, LONG_AGO = timedelta(weeks=1), date(2020, 1, 1)
TEN = time(10)
ASKED = f"?week={rules.week_text(MONDAY)}"


def when(entry: Entry, **facts: object) -> None:
    said = {"starts_on": TUESDAY, "starts_at": TEN, "ends_at": time(11, 30)} | facts
    with as_the_owner():
        actions.put_moments(entry=entry, moments=[actions.MomentFacts(**said)])  # type: ignore[arg-type]


def week(**wish: object) -> list[tuple[str, str]]:
    found = queries.agenda(wish=queries.Wish(**wish), first=MONDAY, last=SUNDAY)  # type: ignore[arg-type]
    return [(one.entry.name, f"{one.begins:%a %H:%M}") for one in found.happenings]


def test_it_stands_on_its_day_in_order_of_the_hour(put: Putting) -> None:
    when(put("Later"), starts_at=time(20), ends_at=None)
    when(put("Koor"))
    when(put("Zondag"), starts_on=date(2020, 1, 5))
    when(put("Voorbij"), until=TUESDAY, starts_on=TUESDAY - WEEK, except_on=[TUESDAY])
    when(put("Nog niet"), starts_on=TUESDAY + WEEK)
    when(put("Eens"), every="ONCE", starts_on=MONDAY)
    when(put("Eens voorbij"), every="ONCE", starts_on=MONDAY - WEEK)
    assert week() == [
        ("Eens", "Mon 10:00"), ("Koor", "Tue 10:00"), ("Later", "Tue 20:00"), ("Zondag", "Sun 10:00")
    ]  # fmt: skip


def test_it_keeps_to_what_is_chosen(put: Putting) -> None:
    when(put("Koor", kind="ARTS", is_free=True, latitude=52.01, longitude=5.11))
    when(put("Lopen", kind="MOVEMENT"), starts_at=time(19), ends_at=None)
    assert [name for name, _at in week(kind="ARTS")] == ["Koor"]
    assert [name for name, _at in week(tags=("free",))] == ["Koor"]
    assert [name for name, _at in week(dayparts=(4,))] == ["Koor"]
    assert [name for name, _at in week(dayparts=(6,))] == ["Lopen"]
    assert [name for name, _at in week(near=(52.012, 5.11), within=500.0)] == ["Koor"]
    assert week(near=(52.02, 5.11), within=500.0) == []
    found = queries.agenda("lopen", wish=queries.Wish(), first=MONDAY, last=SUNDAY)
    assert [one.entry.name for one in found.happenings] == ["Lopen"]


def test_what_is_not_public_is_never_in_it(put: Putting) -> None:
    for visibility in ("INVITED", "UNLISTED"):
        entry = put(f"Geheim {visibility}")
        when(entry)
        with as_the_owner():
            Entry.objects.filter(pk=entry.pk).update(visibility=visibility)
    stopped = put("Gestopt")
    when(stopped)
    with as_the_owner():
        Entry.objects.filter(pk=stopped.pk).update(closed_on=MONDAY)
        assert week() == []  # even to who passes all policies
    assert week() == []


def page(client: Client, query: str = ASKED) -> str:
    response = client.get(reverse("map_agenda") + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_says_day_hour_and_place(client: Client, put: Putting) -> None:
    when(put("Koor", street="Singel 4", town="Proefstad"), where="Bij de molen")
    when(put("Thuis", at_home=True, town="Proefstad"))
    said = page(client)
    assert date_format(TUESDAY, "l j F") in said
    assert "10 tot 11.30 uur" in said
    assert "Bij de molen" in said
    assert f"week={rules.week_text(MONDAY + WEEK)}" in said
    assert f"week={rules.week_text(MONDAY - WEEK)}" in said
    assert said.count("Op deze dag weten we niets.") == 6
    assert "Singel" not in said
    assert "De Weide" in said  # of what is at home: the neighbourhood, and nothing else
    assert "Proefstad" not in said.partition("<main")[2].partition("</main>")[0]


def test_an_empty_week_ends_with_a_human(client: Client, put: Putting) -> None:
    put("Zonder dag")
    said = page(client, f"{ASKED}&q=iets+anders&soort=ARTS")
    assert "In deze week weten we niets" in said
    assert f"{reverse('ask')}?q=iets%20anders" in said


@pytest.mark.parametrize("query", ["", "?week=2026-W99", "?week=%00", "?week=9999-W01&buurt=x&dag=9&deel=a"])
def test_any_address_gives_a_week(client: Client, put: Putting, query: str) -> None:
    when(put("Koor"), starts_on=clock.today() - 104 * WEEK)
    assert "Koor" in page(client, query)


def test_a_long_day_leads_to_the_day_alone(client: Client, put: Putting) -> None:
    for number in range(17):
        when(put(f"Groep {number:02}"))
    said = page(client)
    assert "Nog 5 op deze dag" in said
    assert f"{ASKED[1:]}&amp;dag=1" in said
    alone = page(client, f"{ASKED}&dag=1")
    assert "Groep 16" in alone
    assert date_format(TUESDAY + timedelta(days=1), "l j F") not in alone


def test_it_shares_its_own_address(client: Client, put: Putting) -> None:
    when(put("Koor", kind="ARTS"))
    said = page(client, f"{ASKED}&soort=ARTS&onzin=1")
    assert f'value="http://testserver/kaart/agenda/?soort=ARTS&amp;{ASKED[1:]}"' in said
    assert "mailto:?subject=" in said
    assert "onzin" not in said.partition("<main")[2].partition("</main>")[0]


def test_what_nobody_confirmed_says_so(client: Client, put: Putting) -> None:
    when(put("Oud", confirmed_on=date(2020, 1, 1)))
    assert "niet bevestigd" in page(client)


def test_what_is_over_this_week_is_folded_away(client: Client, put: Putting) -> None:
    """On a Sunday evening nobody looks for Monday; the day itself stays one link away."""
    today = clock.today()
    entry = put("Elke dag")
    monday = today - timedelta(days=today.weekday())
    with as_the_owner():
        actions.put_moments(
            entry=entry,
            moments=[
                actions.MomentFacts(starts_on=monday + timedelta(days=n), starts_at=TEN) for n in range(7)
            ],
        )
    said = page(client, "")
    assert said.count("Dit is geweest.") == today.weekday()
    assert said.count(">Elke dag<") == 7 - today.weekday()
    assert page(client, "?dag=0").count(">Elke dag<") == 1


def test_what_is_open_all_day_hides_nothing_that_begins(client: Client, put: Putting) -> None:
    for number in range(20):
        when(put(f"Winkel {number:02}", confirmed_on=LONG_AGO), starts_at=time(8), ends_at=time(18))
    when(put("Koor"), starts_at=time(19), ends_at=time(21))
    said = page(client)
    assert "Lang open: 20 plekken" in said
    assert said.index(">Koor<") < said.index(">Winkel 00<") < said.index(">Winkel 19<")
    assert said.count("niet bevestigd") >= 20  # what nobody confirmed says so here too

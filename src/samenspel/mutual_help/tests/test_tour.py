"""A tour at a company: seats by one's own yes (I70, R14, R16)."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, ProgrammingError
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from icalendar import Calendar
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused, sql

from samenspel.foundation import clock
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import TourSeat

from .tour_people import AHEAD, BEFORE, YESTERDAY, be, card, page, receives, run_queue, told, tour, visits


def test_never_more_people_than_seats_and_who_gives_hers_back_makes_room(cast: Cast) -> None:
    it = tour(cast, seats=1)
    hers = visits(cast, it)
    other = cast.ask("Ik wil ook mee.", key="neighbour")
    assert [one.has_room for one in page(other).ahead] == [False]
    with refused(errors.TourIsFull):
        actions.take_seat(tour=it, name="Bram", **be(other))
    with as_the_owner(), refused(IntegrityError):  # past every policy, with her own code: it is still full
        enter(Context(ball=other.ball_id))
        sql("INSERT INTO mutual_help_tourseat (id, tour_id, ask_id, name, taken_at) VALUES (gen_random_uuid(), %s, %s, '', %s)",
            it.pk, other.pk, BEFORE)  # fmt: skip
    actions.give_seat_back(seat=card(hers).seat, **be(hers))
    actions.take_seat(tour=it, name="", **be(other))
    cast.enter("wijkteam")
    assert [(one.name, one.is_host) for one in queries.people_of_tour(tour=it.pk)] == [("", False)]


def test_nobody_is_put_in_a_seat_without_her_own_yes(cast: Cast) -> None:
    it = tour(cast)
    ask, offer = cast.ask("Ik zoek werk."), receives(cast, it, yes=False)
    put = "INSERT INTO mutual_help_tourseat (id, tour_id, ask_id, name, taken_at) VALUES (gen_random_uuid(), %s, %s, '', %s)"
    say = "UPDATE mutual_help_tourseat SET taken_at = %s WHERE tour_id = %s AND taken_at IS NULL"
    for key in ("wijkteam", "gp", "outsider"):  # who leads it and holds her ball, who works here, a neighbour
        cast.enter(key)
        with refused(IntegrityError, ProgrammingError):
            sql(put, it.pk, ask.pk, BEFORE)
    cast.enter("wijkteam")
    with refused(IntegrityError):
        sql(say, BEFORE, it.pk)
    namens = cast.acting("wijkteam").namens(ask.asker_id, way="PHONE")
    enter(Context(person=cast["wijkteam"].pk, ball=ask.ball_id))  # the code is read out to who leads it
    with refused(errors.TourMoved):
        actions.take_seat(tour=it, name="A", brought=ask, acting=namens, now=BEFORE)
    enter(Context(person=cast["desk"].pk, ball=ask.ball_id))  # and to a colleague, who may write it down
    namens = cast.acting("desk").namens(ask.asker_id, way="PHONE")
    actions.take_seat(tour=it, name="Amina", brought=ask, acting=namens, now=BEFORE)
    assert told("match_said_for_you") == [ask.asker_id]
    assert card(ask).people == []  # the host did not say yes yet
    cast.enter(None)
    with as_the_owner(), refused(IntegrityError):
        sql(say, BEFORE, it.pk)
    actions.take_seat(tour=it, name="Farid", **be(offer))
    assert [one.name for one in card(offer).people] == ["Amina"]


def test_only_who_leads_it_and_has_her_offer_asks_a_host(cast: Cast) -> None:
    it, other = tour(cast), tour(cast, by="coach", of="aanloop")
    offer = offered(cast, "carer", "Ik laat graag onze bakkerij zien.")
    for key, which in (("coach", it), ("coach", other), ("carer", it), ("wijkteam", other)):
        cast.enter(key)
        with refused(errors.TourMoved, ProgrammingError):
            actions.ask_host(tour=which, offer=offer, acting=cast.acting(key), now=BEFORE)


def test_who_stops_her_ask_frees_her_seat(cast: Cast) -> None:
    it = tour(cast)
    ask = visits(cast, it)
    with refused(errors.TourSeatTaken):
        actions.take_seat(tour=it, name="Amina", **be(ask))
    cast.enter("resident")
    actions.withdraw(ask=cast.again(ask, "resident"), acting=cast.acting("resident"), now=NOW)
    with as_the_owner():
        assert not TourSeat.objects.filter(left_at=None).exists()


# --- change, move, call off -------------------------------------------------------------------------------------
def test_it_changes_while_nobody_comes_then_it_moves_and_everybody_hears_it(cast: Cast) -> None:
    it = tour(cast)
    said = {name: getattr(it, name) for name in actions.TourPlan.__slots__}
    lead: dict[str, Any] = {"acting": cast.acting("wijkteam"), "now": NOW}
    actions.change_tour(tour=it, plan=actions.TourPlan(**said | {"seats": 2, "sights": "De ovens."}), **lead)
    ask, offer = visits(cast, it), receives(cast, it)
    cast.enter("wijkteam")
    it = queries.tour_for(pk=it.pk)
    said = {name: getattr(it, name) for name in actions.TourPlan.__slots__}
    for other in ({"sights": "Iets anders."}, {"seats": 9}):
        with refused(errors.TourHasPeople):
            actions.change_tour(tour=it, plan=actions.TourPlan(**said | other), **lead)
    run_queue()
    assert (told(), told("tour_host_asked")) == ([], [offer.offerer_id])
    cast.enter("wijkteam")
    later = AHEAD + timedelta(days=7)
    actions.change_tour(
        tour=it, plan=actions.TourPlan(**said | {"begins_at": later, "where": "De Zwaan"}), **lead
    )
    run_queue()
    assert told() == sorted([ask.asker_id, offer.offerer_id])
    moved = card(ask).tour
    assert (moved.begins_at, moved.where, moved.ticks_until) == (
        later,
        "De Zwaan",
        later + timedelta(days=14),
    )
    cast.enter("wijkteam")
    actions.call_off_tour(tour=it, **lead)
    run_queue()
    assert len(told()) == 4
    assert card(ask).tour.called_off
    cast.enter("wijkteam")
    with refused(errors.TourMoved):
        actions.call_off_tour(tour=it, **lead)


def test_what_was_is_not_changed_and_by_nobody_else(cast: Cast) -> None:
    it, ahead = tour(cast, YESTERDAY), tour(cast)
    lead: dict[str, Any] = {"acting": cast.acting("wijkteam"), "now": NOW}
    with refused(errors.TourMoved):
        actions.call_off_tour(tour=it, **lead)
    with refused(errors.TourMoved):
        tour(cast, BEFORE)  # a moment that has gone by
    for key in ("gp", "resident"):
        cast.enter(key)
        with refused(errors.TourMoved):
            actions.call_off_tour(tour=ahead, acting=cast.acting("wijkteam"), now=NOW)
        with refused(errors.TourMoved, ProgrammingError):
            tour(cast, by=key)  # not of her organisation; or she works nowhere


def test_when_who_led_it_works_here_no_more_a_colleague_can_call_it_off(cast: Cast) -> None:
    it = tour(cast, by="coach", of="aanloop")
    calling: dict[str, Any] = {"tour": it, "acting": cast.acting("desk"), "now": NOW}
    cast.enter("desk")
    with refused(errors.TourMoved):
        actions.call_off_tour(**calling)
    with as_the_owner():
        sql("UPDATE community_membership SET ends_on = current_date WHERE person_id = %s", cast["coach"].pk)
    cast.enter("desk")
    assert list(queries.tours_to_lead()) == [it]
    actions.call_off_tour(**calling)


def test_it_goes_in_a_calendar_under_one_name_and_says_when_it_is_called_off(
    cast: Cast, client: Client
) -> None:
    it = tour(cast)
    address = reverse("tour_calendar", args=[it.pk])
    (event,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert (event.decoded("dtstart"), event["status"], event["location"]) == (AHEAD, "CONFIRMED", "Singel 12")
    cast.enter("wijkteam")
    actions.call_off_tour(tour=it, acting=cast.acting("wijkteam"), now=NOW)
    (again,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert (again["uid"], again["status"]) == (event["uid"], "CANCELLED")


def test_the_list_on_paper_says_its_own_day(cast: Cast) -> None:
    """Printed today, "morgen" is not true when it is read."""
    begins = clock.now() + timedelta(days=1)
    it = tour(cast, begins_at=begins)
    page = signed_in(cast, "wijkteam").get(reverse("work_tour_list", args=[it.pk])).content.decode()
    assert "morgen" not in page
    assert date_format(localtime(begins), "l j F") in page

"""Jobs of the worker for mutual help."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job
from samenspel.foundation.days import day_of

from . import actions, queries


def _each(name: str, deeds: Sequence[Callable[..., object]]) -> None:
    """Do every deed in a transaction of its own: one broken row may not keep all others waiting."""
    failed = []
    for deed in deeds:
        try:
            with as_job(name):
                deed(acting=a_job(name), now=clock.now())
        except Exception as problem:
            failed.append(problem)
    if failed:
        raise ExceptionGroup(name, failed)


def _all(deed: Callable[..., object], of: str, rows: Any) -> list[Callable[..., object]]:
    """The same deed for each of these, at most five hundred at a time."""
    return [partial(deed, **{of: one}) for one in rows[:500]]


@app.periodic(cron="30 5 * * *")
@app.task(name="wake_offers", queueing_lock="wake_offers")
def wake_offers(timestamp: int) -> None:
    """Every morning: what was kept for later is looked at anew on its day."""
    with as_job("wake_offers"):
        due = _all(actions.wake_offer, "offer", queries.offers_to_wake(on=clock.today()))
    _each("wake_offers", due)


@app.periodic(cron="5 * * * *")
@app.task(name="look_at_rests", queueing_lock="look_at_rests")
def look_at_rests(timestamp: int) -> None:
    """Every hour, so early on her day: whose rest is over is there again; a week before it is told."""
    today = day_of(clock.now())
    with as_job("look_at_rests"):
        due = [
            *_all(actions.end_rest, "offer", queries.rests_that_end(on=today)),
            *_all(actions.end_match_rest, "match", queries.match_rests_that_end(on=today)),
            *_all(actions.tell_rest_ends, "offer", queries.rests_to_tell(on=today)),
            *_all(actions.tell_match_rest_ends, "match", queries.match_rests_to_tell(on=today)),
        ]
    _each("look_at_rests", due)


@app.periodic(cron="*/10 * * * *")
@app.task(name="let_letters_lapse", queueing_lock="let_letters_lapse")
def let_letters_lapse(timestamp: int) -> None:
    """Every ten minutes: what became untrue before it was printed, without a message that says so."""
    with as_job("let_letters_lapse"):
        actions.let_letters_lapse(now=clock.now())


@app.periodic(cron="50 5 * * *")
@app.task(name="look_at_bundles", queueing_lock="look_at_bundles")
def look_at_bundles(timestamp: int) -> None:
    """Every morning: who ask the like are asked whether they join in; on its day it goes on or lapses."""
    with as_job("look_at_bundles"):
        due: list[Callable[..., object]] = [
            *(partial(actions.ask_bundle, bundle=one) for one in queries.bundles_to_tell()[:500]),
            *(
                partial(actions.close_bundle, bundle=one)
                for one in queries.bundles_to_close(now=clock.now(), on=clock.today())[:500]
            ),
        ]
    _each("look_at_bundles", due)


@app.periodic(cron="40 5 * * *")
@app.task(name="look_at_matches", queueing_lock="look_at_matches")
def look_at_matches(timestamp: int) -> None:
    """Every morning: lists that had their day go, clicks are asked about, what nobody decided goes,
    and three months after a goal we ask."""
    today = clock.today()
    with as_job("look_at_matches"):
        due: list[Callable[..., object]] = [
            *(
                partial(actions.lapse_suggestion, match=one)
                for one in queries.lists_that_are_over(on=today)[:500]
            ),
            *(partial(actions.ask_click, match=one) for one in queries.clicks_to_ask(on=today)[:500]),
            *(partial(actions.close_undecided, match=one) for one in queries.undecided(on=today)[:500]),
            *(partial(actions.ask_again, goal=one) for one in queries.goals_to_ask_about(on=today)[:500]),
        ]
    _each("look_at_matches", due)


@app.task(name="tell_guide")
def tell_guide(guide: str, what: str, stopped: str = "") -> None:
    """After somebody was asked to guide, or answered: tell whom it concerns. She reads no asker."""
    with as_job("tell_guide"):
        found, now = queries.guide_with_match(pk=UUID(guide)), clock.now()
        if found:
            actions.tell_guide(guide=found, what=what, now=now)
        elif stopped:
            actions.tell_stopped(match=UUID(stopped), now=now)


@app.periodic(cron="*/5 * * * *")
@app.task(name="look_at_guides", queueing_lock="look_at_guides")
def look_at_guides(timestamp: int) -> None:
    """Every five minutes: who guides, or stays beside it as a professional, and left; and what is over."""
    today = clock.today()
    with as_job("look_at_guides"):
        due: list[Callable[..., object]] = [
            *(partial(actions.guide_left, guide=one) for one in queries.guides_who_left(on=today)[:500]),
            *(partial(actions.guide_is_over, guide=one) for one in queries.guides_of_what_ended()[:500]),
            *(
                partial(actions.tell_guide_after_all, guide=one)
                for one in queries.guides_not_told(before=clock.now())[:500]
            ),
            *(partial(actions.look_at_backstop, match=one) for one in queries.backstops_gone(on=today)[:500]),
        ]
    _each("look_at_guides", due)


@app.periodic(cron="25 8 * * *")  # it sends text messages: not before people are up
@app.task(name="look_at_talks", queueing_lock="look_at_talks")
def look_at_talks(timestamp: int) -> None:
    """Every morning: who guides and who helps hear of tomorrow's talk; what passed moves on by its rhythm."""
    with as_job("look_at_talks"):
        due = [partial(actions.look_at_talk, guide=one) for one in queries.talks_to_look_at(on=clock.today())]
    _each("look_at_talks", due)


@app.periodic(cron="20 3 * * *")
@app.task(name="plan_help", queueing_lock="plan_help")
def plan_help(timestamp: int) -> None:
    """Every night: who chose each other meets, and who still looks gets a short list from the best plan.

    A neighbourhood gets all its lists or none; one that was done tonight is not done again.
    """
    with as_job("plan_help"):
        towns = list(queries.towns_with_a_plan())
    _each("plan_help", [partial(actions.settle_lists, town=town) for town in towns])
    for town in towns:
        with as_job("plan_help"):
            nights = queries.night(town=town.pk, now=clock.now())
        told: set[UUID] = set()
        _each("plan_help", [partial(actions.make_lists, town=town, night=one, told=told) for one in nights])


@app.task(name="tell_rota")
def tell_rota(kind: str, rota: str, to: str, but: str) -> None:
    """After a deed in a rota: tell whom it concerns, without the others reading who they are."""
    with as_job("tell_rota"):
        actions.tell_rota(kind=kind, rota=UUID(rota), to=to, but=but, now=clock.now())


@app.periodic(cron="*/15 * * * *")
@app.task(name="look_at_rotas", queueing_lock="look_at_rotas")
def look_at_rotas(timestamp: int) -> None:
    """Who was asked first had the time: then the others hear. What nobody took, comes to the holder."""
    with as_job("look_at_rotas"):
        actions.forget_unanswered(on=clock.today())  # who said nothing was never asked
        actions.forget_nobody_came(now=clock.now())
        due: list[Callable[..., object]] = [
            partial(actions.open_to_others, rota=rota, helper=helper)
            for rota, helper in queries.turns_for_the_others(now=clock.now())
        ]
        due += [
            partial(actions.tell_holder_of_turns, rota=rota, turns=turns)
            for rota, turns in queries.turns_for_the_holder(now=clock.now())[:500]
        ]
        due += [partial(actions.remind_of_turn, turn=one) for one in queries.turns_to_remind(now=clock.now())]
    _each("look_at_rotas", due)


@app.task(name="tell_call")
def tell_call(call: str, but: str) -> None:
    """After one of two neighbours asked it: tell whoever calls, without her reading who that is."""
    with as_job("tell_call"):
        actions.tell_call(call=UUID(call), but=but, now=clock.now())


@app.periodic(cron="*/15 * * * *")
@app.task(name="look_at_calls", queueing_lock="look_at_calls")
def look_at_calls(timestamp: int) -> None:
    """Nobody called in time: the next one is asked. What nobody called about in two weeks is forgotten."""
    with as_job("look_at_calls"):
        actions.forget_calls(now=clock.now())
        due = _all(actions.ask_next_to_call, "call", queries.calls_due(now=clock.now()))
    _each("look_at_calls", due)


@app.task(name="tell_standstill")
def tell_standstill(standstill: str, what: str) -> None:
    """After a human said that an offer stands still, or decided: tell her, and whom it concerns besides."""
    with as_job("tell_standstill"):
        found = queries.standstill_for(pk=UUID(standstill))
        actions.tell_standstill(standstill=found, what=what, acting=a_job("tell_standstill"), now=clock.now())


@app.periodic(cron="25 * * * *")
@app.task(name="look_at_standstills", queueing_lock="look_at_standstills")
def look_at_standstills(timestamp: int) -> None:
    """Every hour: past its last day an offer joins again; a working day before it both humans hear it."""
    with as_job("look_at_standstills"):
        due = [
            *_all(actions.end_standstill, "standstill", queries.standstills_that_end(on=clock.today())),
            *_all(actions.warn_of_standstill, "standstill", queries.standstills_to_warn(now=clock.now())),
        ]
    _each("look_at_standstills", due)


@app.task(name="tell_bundle_off")
def tell_bundle_off(bundle: str) -> None:
    """After a proposal was called off: tell who was asked, and who proposed it reads no name of them."""
    with as_job("tell_bundle_off"):
        actions.tell_bundle_off(bundle=UUID(bundle), now=clock.now())


@app.task(name="tell_week")
def tell_week(kind: str, joining: str) -> None:
    """After a deed in a programme: tell somebody that there is something in her week."""
    with as_job("tell_week"):
        actions.tell_week(kind=kind, joining=UUID(joining), now=clock.now())


@app.task(name="tell_tour")
def tell_tour(kind: str, tour: str, seat: str) -> None:
    """After a deed about a tour: tell whom it concerns, without who leads it reading a code of theirs."""
    with as_job("tell_tour"):
        one = UUID(seat) if seat else None
        actions.tell_tour(kind=kind, tour=UUID(tour), seat=one, now=clock.now())


@app.periodic(cron="10 3 * * *")
@app.task(name="close_tours", queueing_lock="close_tours")
def close_tours(timestamp: int) -> None:
    """Every night: of a tour whose window is over, what only one side ticked is gone."""
    with as_job("close_tours"):
        due = _all(actions.close_tour, "tour", queries.tours_to_close(now=clock.now()))
    _each("close_tours", due)

"""Playing who wants to do something for a neighbour: offers, suggestions, and two who help each other."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Match

from .playing import Event, Stage, being


def play_helping(stage: Stage, content: dict[str, Any]) -> None:
    """Play the offers, then the calls, and bring some of them together as far as the content says."""
    offers = {row["key"]: offer_of(stage, row) for row in content["offers"]}
    for row in content["calls"]:
        ask = call_of(stage, row)
        matches = suggest_to(stage, ask, [offers[key] for key in row["suggest"]])
        if matches and row["until"] != "SUGGESTED":
            go_on(stage, ask, matches[0], row["until"])
        if row.get("plan"):
            with being(ask.ball.holder_id) as acting:
                needs = actions.Needs(plan=True)
                actions.say_needs(ask=ask, needs=needs, acting=acting, now=_ago(stage, 0.9))
    # The plan of the night is the worker's alone: it makes the first one as soon as it starts.
    app.configure_task("plan_help").defer(timestamp=int(stage.now.timestamp()))


def _ago(stage: Stage, days: float) -> datetime:
    return stage.now - timedelta(days=days)


def offer_of(stage: Stage, row: Event) -> UUID:
    """One offer, and the answer of whoever holds it."""
    person, at = stage.person[row["by"]], _ago(stage, row["days_ago"])
    with being(person.pk) as acting:
        made = actions.offer_help(
            likes=actions.Likes(
                likes=row["likes"], kinds=row["kinds"], moments=row["moments"], far=row["far"],
                rather_not=row["rather_not"],
            ),
            area=stage.area[row["area"]], offerer=actions.Asker(known=person), form_key=new_id(),
            effort=row["effort"], acting=acting, now=at,
        )  # fmt: skip
        if "more" in row:
            offer = queries.offer_for(ball=made.ball_id)
            actions.tell_more(offer=offer, more=actions.More(**row["more"]), acting=acting, now=at)
    if row["answer"]:
        _answer(made.ball_id, made.ball.holder_id, row, at + timedelta(days=1))
    return made.pk


def _answer(ball: UUID, holder: UUID, row: Event, at: datetime) -> None:
    with being(holder) as acting:
        until = (at + timedelta(days=row["parked_days"])).date() if row["parked_days"] else None
        offer = queries.offer_for(ball=ball)
        actions.answer_offer(offer=offer, text=row["answer"], parked_until=until, acting=acting, now=at)
        if row["vog"]:
            practical = actions.Practical(vog_seen=True, insured_by="Gemeente Waterhoek")
            actions.write_practical(offer=offer, practical=practical, acting=acting, now=at)


def _ask(pk: UUID) -> Ask:
    return Ask.objects.select_related("ball__holder", "asker__contact", "area", "municipality").get(pk=pk)


def call_of(stage: Stage, row: Event) -> Ask:
    """The asker says in one sentence what a neighbour could do."""
    ask = _ask(stage.ask[row["ask"]])
    with being(ask.asker_id) as acting:
        call = actions.Call(
            line=row["line"], kinds=row["kinds"], moments=row["moments"], rhythm=row["rhythm"],
            audience=row["audience"], **row.get("also", {}),
        )  # fmt: skip
        actions.call_neighbours(ask=ask, call=call, acting=acting, now=_ago(stage, row["days_ago"]))
    return _ask(ask.pk)


def suggest_to(stage: Stage, ask: Ask, wanted: list[UUID]) -> list[Match]:
    with being(ask.ball.holder_id) as acting:
        at = _ago(stage, 3)
        found = [one for one in queries.candidates(ask=ask, now=at) if one.offer in wanted]
        if not found:
            return []
        return actions.suggest_neighbours(ask=ask, candidates=found, acting=acting, now=at)


def go_on(stage: Stage, ask: Ask, match: Match, until: str) -> None:
    """Both say yes to meeting, meet, say yes to going on, and it begins; as far as `until`."""
    offerer = Match.objects.values_list("offer__offerer", flat=True).get(pk=match.pk)
    sides = {"ASKER": ask.asker_id, "OFFERER": offerer}
    _both_say_yes(match, sides, _ago(stage, 2.5))
    with being(ask.asker_id) as acting:
        actions.say_met(match=queries.match_for(pk=match.pk), acting=acting, now=_ago(stage, 1.5))
    if until == "MET":
        return
    _both_say_yes(match, sides, _ago(stage, 1))
    with being(ask.ball.holder_id) as acting:
        found = queries.match_of(pk=match.pk, ball=ask.ball_id)
        start = actions.Start(escalation_name=ask.ball.holder.shown, escalation_phone="+31301234567")
        actions.start_helping(match=found, start=start, acting=acting, now=_ago(stage, 0.5))


def _both_say_yes(match: Match, sides: dict[str, UUID], at: datetime) -> None:
    for side, person in sides.items():
        with being(person) as acting:
            found = queries.match_for(pk=match.pk)
            actions.answer_match(match=found, side=side, yes=True, acting=acting, now=at)

"""Playing a programme of pairs, and somebody who learns to travel alone: each by her own deed."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Group, Joining, Match, Offer, Pair, Programme

from .helping import call_of, go_on, offer_of, suggest_to
from .playing import Event, Stage, being


def play_programmes(stage: Stage, content: dict[str, Any]) -> None:
    """Begin the programmes, let people join, bring them together, and let them do things."""
    programmes = {row["key"]: _begin(stage, row) for row in content["programmes"]}
    offers = {row["key"]: offer_of(stage, row) for row in content["offers"]}
    for row in content["offers"]:
        if "joins" in row:
            _offer_joins(stage, programmes[row["joins"]], offers[row["key"]])
    for row in content["asks"]:
        _ask(stage, row)
    for row in content["calls"]:
        ask = call_of(stage, row)
        if "joins" in row:
            _join(programmes[row["joins"]], ask, _ago(stage, 9))
        (match,) = suggest_to(stage, ask, [offers[key] for key in row["suggest"]])
        go_on(stage, ask, match, row["until"])
        _together(stage, ask, match, row)
    for row in content["weeks"]:
        _week(stage, programmes[row["joins"]], row)


def _ago(stage: Stage, days: float) -> datetime:
    return stage.now - timedelta(days=days)


def _begin(stage: Stage, row: Event) -> Programme:
    keys = ("name", "about", "contact_name", "contact_phone", "months", "pot_cents", "needs_training")
    plan = actions.Plan(**{key: row[key] for key in keys if key in row})
    town = stage.area["BU21"].municipality
    assert town
    with being(stage.person[row["lead"]].pk) as acting:
        now = _ago(stage, row["days_ago"])
        made = actions.begin_programme(plan=plan, municipality=town, acting=acting, now=now)
        for group in row.get("groups", []):
            _open(stage, made, group, acting, now)
        if "quiet_in_days" in row:
            day = (stage.now + timedelta(days=row["quiet_in_days"])).date()
            actions.plan_quiet_week(programme=made, day=day, acting=acting, now=now)
    return made


def _open(stage: Stage, programme: Programme, row: Event, acting: Acting, now: datetime) -> None:
    facts = {key: value for key, value in row.items() if key != "hand_over_months"}
    facts |= {key: time.fromisoformat(row[key]) for key in ("begins", "ends")}
    if "hand_over_months" in row:
        facts["hand_over_on"] = (stage.now + timedelta(days=30 * row["hand_over_months"])).date()
    actions.open_group(programme=programme, plan=actions.GroupPlan(**facts), acting=acting, now=now)


def _week(stage: Stage, programme: Programme, row: Event) -> None:
    """Somebody joins, says what she wishes, and takes places herself; one more was shown to her."""
    ask = Ask.objects.select_related("ball__holder", "asker__contact").get(pk=stage.ask[row["ask"]])
    _join(programme, ask, _ago(stage, 9))
    groups = list(Group.objects.filter(programme=programme))
    with being(ask.asker_id) as acting:
        joining = Joining.objects.get(ask=ask, left_at=None)
        hers: dict[str, Any] = {"joining": joining, "brought": ask, "acting": acting, "now": _ago(stage, 7)}
        actions.say_wish(half_days=row["half_days"], interpreter=row["interpreter"], **hers)
        for at in row["takes"]:
            actions.take_place(group=groups[at], **hers)
    with being(programme.lead_id) as acting:
        for at in row["shown"]:
            actions.show_place(group=groups[at], joining=joining, acting=acting, now=_ago(stage, 1))


def _offer_joins(stage: Stage, programme: Programme, pk: UUID) -> None:
    """She joins with her offer, and some days later she had the training."""
    offer = Offer.objects.get(pk=pk)
    _join(programme, offer, _ago(stage, 15))
    with being(programme.lead_id) as acting:
        joining = Joining.objects.select_related("programme").get(offer=offer)
        on = _ago(stage, 8)
        actions.say_trained(joining=joining, on=on.date(), acting=acting, now=on)


def _join(programme: Programme, brought: Ask | Offer, now: datetime) -> None:
    who = brought.asker_id if isinstance(brought, Ask) else brought.offerer_id
    with being(who) as acting:
        actions.join_programme(programme=programme, brought=brought, acting=acting, now=now)


def _ask(stage: Stage, row: Event) -> None:
    asker = stage.person[row["asker"]]
    with being(asker.pk) as acting:
        made = actions.ask(
            words=row["words"], area=stage.area[row["area"]], reach="PHONE", asker=actions.Asker(known=asker),
            form_key=new_id(), acting=acting, now=_ago(stage, row["days_ago"]),
        )  # fmt: skip
    stage.ask[row["key"]] = made.pk


def _together(stage: Stage, ask: Ask, match: Match, row: Event) -> None:
    """What the two do: dreams and the pot of a pair, or a goal and what already works."""
    hers: dict[str, Any] = {"now": _ago(stage, 0.3)}
    with being(ask.asker_id) as acting:
        hers["acting"] = acting
        if "joins" in row:
            pair = Pair.objects.select_related("match__municipality").get(match=match)
            _pair(pair, row, stage.now.date(), hers)
        if "goal" in row:
            goal = actions.say_goal(match=queries.match_for(pk=match.pk), words=row["goal"], **hers)
            for text in row["wins"]:
                actions.add_win(goal=goal, text=text, **hers)


def _pair(pair: Pair, row: Event, today: date, hers: dict[str, Any]) -> None:
    for text in row["dreams"]:
        actions.add_dream(pair=pair, side="ASKER", text=text, **hers)
    for what, cents in row["spent"]:
        expense = actions.Expense(what=what, cents=cents, spent_on=today)
        actions.write_expense(pair=pair, side="ASKER", expense=expense, **hers)

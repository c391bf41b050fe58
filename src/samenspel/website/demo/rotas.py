"""Playing a small rota around somebody: she begins it and asks, each helper says yes and takes her turns."""

from datetime import time, timedelta
from typing import Any

from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Match, Offer, Rota, Turn

from .playing import Event, Stage, being


def play_rotas(stage: Stage, content: dict[str, Any]) -> None:
    """Play every rota of the content."""
    for row in content["rotas"]:
        rota = _begin(stage, row)
        for helper in row["helpers"]:
            _helper(stage, rota, helper)


def _begin(stage: Stage, row: Event) -> Rota:
    ask = Ask.objects.select_related("ball__holder", "asker__contact").get(pk=stage.ask[row["ask"]])
    with being(ask.asker_id) as acting:
        hers: dict[str, Any] = {"acting": acting, "now": stage.now - timedelta(days=2)}
        circle = actions.Circle(
            line=row["line"], door=row["door"], in_return=row["in_return"], contact_name=row["contact_name"],
            contact_phone=row["contact_phone"],
        )  # fmt: skip
        rota = actions.begin_rota(ask=ask, circle=circle, **hers)
        for plan in row["plans"]:
            begins = time.fromisoformat(plan["begins"])
            actions.plan_turns(rota=rota, plan=actions.TurnPlan(**(plan | {"begins": begins})), **hers)
    return rota


def _helper(stage: Stage, rota: Rota, row: Event) -> None:
    """She is asked; whoever said yes takes the turns of these numbers, counted in time."""
    person = stage.person[row["who"]]
    offer = Match.objects.values_list("offer", flat=True).get(ask=rota.ask, offer__offerer=person)
    with being(rota.ask.asker_id) as acting:
        now = stage.now - timedelta(days=2) + timedelta(minutes=10)
        helper = actions.ask_for_rota(rota=rota, offer=offer, acting=acting, now=now)
    turns = list(Turn.objects.filter(rota=rota, cancelled_at=None).order_by("begins_at"))
    if "turns" not in row:
        return
    with being(person.pk) as acting:
        # Before the first of them begins, whatever the hour of today is.
        hers: dict[str, Any] = {
            "acting": acting,
            "now": stage.now - timedelta(days=2) + timedelta(minutes=20),
        }
        found = Offer.objects.select_related("ball").get(pk=offer)
        mine = queries.helper_with(pk=helper.pk, offer=found)
        actions.join_rota(helper=mine, offer=found, **hers)
        for number in row["turns"]:
            turn = turns[number]
            actions.take_turn(helper=mine, turn=turn.pk, begins_at=turn.begins_at, offer=found, **hers)

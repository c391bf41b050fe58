"""A small rota around one person, for the tests: she begins it, helpers say yes and take turns (AS-54)."""

import json
from datetime import time
from typing import Any

from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, called
from tests.play import as_the_owner, at_work, sql
from tests.truth.matrix_rows import made

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Ask, Offer, Rota, RotaHelper, Turn
from samenspel.notifications.models import Message

CIRCLE = actions.Circle(line="Een paar weken warm eten.", contact_name="Els", contact_phone="+31301234567",
                        door="Lindelaan 4", in_return=["COSTS", "THANKS"])  # fmt: skip
EVERY_DAY = actions.TurnPlan(
    kind="MEAL", weekdays=range(7), begins=time(17, 30), weeks=1, note="Niet te zout."
)


def begun(cast: Cast, *helpers: str, join: bool = True) -> tuple[Rota, list[RotaHelper]]:
    """The resident begins a rota with a turn on every day of a week, and asks these people; they say yes."""
    ask = called(cast)
    offers = [answered_offer(cast, key, f"Ik kook graag, zegt {key}.") for key in helpers]
    team = cast.again(ask, "wijkteam")
    found = queries.candidates(ask=team, now=NOW)
    if offers:
        wanted = [one for one in found if one.offer in [offer.pk for offer in offers]]
        actions.suggest_neighbours(ask=team, candidates=wanted, acting=cast.acting("wijkteam"), now=NOW)
    hers = by_code(ask)
    rota = actions.begin_rota(ask=ask, circle=CIRCLE, **hers)
    actions.plan_turns(rota=rota, plan=EVERY_DAY, **hers)
    asked = [actions.ask_for_rota(rota=rota, offer=offer.pk, **hers) for offer in offers]
    for helper in asked if join else ():
        says_yes(helper)
    return rota, asked


def by_code(ask: Ask) -> dict[str, Any]:
    """The rest is done by the asker, with her code."""
    with as_the_owner():
        person, ball = Ask.objects.values_list("asker", "ball").get(pk=ask.pk)
    enter(Context(ball=ball))
    return {"acting": Acting(person=person, way="CODE"), "now": NOW}


def with_offer(helper: RotaHelper) -> dict[str, Any]:
    """The rest is done by a helper, with the code of her offer."""
    with as_the_owner():
        offer = Offer.objects.select_related("ball").get(pk=helper.offer_id)
    enter(Context(ball=offer.ball_id))
    found = queries.offer_for(ball=offer.ball_id)
    return {"helper": queries.helper_with(pk=helper.pk, offer=found), "offer": found,
            "acting": Acting(person=found.offerer_id, way="CODE"), "now": NOW}  # fmt: skip


def says_yes(helper: RotaHelper) -> None:
    actions.join_rota(**with_offer(helper))


def turns_of(rota: Rota) -> list[Turn]:
    with as_the_owner():
        return list(Turn.objects.filter(rota=rota, cancelled_at=None).order_by("begins_at"))


def takes(helper: RotaHelper, turn: Turn) -> None:
    actions.take_turn(turn=turn.pk, begins_at=turn.begins_at, **with_offer(helper))


def had(helper: RotaHelper, turn: Turn) -> None:
    """She took it in time; now it began, and nobody takes it any more."""
    with made():
        sql("UPDATE mutual_help_turn SET helper_id = %s WHERE id = %s", helper.pk, turn.pk)


def card_of(helper: RotaHelper) -> queries.HelperCard:
    """What a helper reads on her own page."""
    offer = with_offer(helper)["offer"]
    page = queries.offer_page(ball=offer.ball_id, deed="turns")
    return next(one for one in queries.helper_cards(page.more) if one.id == helper.pk)


def page_of(rota: Rota) -> queries.RotaPage:
    by_code(rota.ask)
    return queries.rota_page(queries.ask_page(ball=rota.ask.ball_id, deed="rota").more)


def told() -> list[dict[str, str]]:
    """What the deeds of this test left to be told by a job."""
    with as_the_owner():
        rows = sql("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'tell_rota' ORDER BY id")
    return [json.loads(row[0]) for row in rows]


def tell(only: str, after: int = 0) -> set[str]:
    """Let the job tell what is left of one kind (after so many); return the names of who was told."""
    left = told()[after:]
    with at_work("tell_rota"):
        for args in left:
            if args["kind"] == only:
                jobs.tell_rota(**args)
    with as_the_owner():
        return set(Message.objects.filter(kind=only).values_list("person__name", flat=True))

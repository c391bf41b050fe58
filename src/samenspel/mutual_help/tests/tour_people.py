"""Who comes to a tour at a company, and who receives: what its tests and races play with."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.play import as_the_owner, at_work, sql

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Ask, Offer, Tour
from samenspel.notifications.models import Message

BEFORE = NOW - timedelta(days=10)
AHEAD, YESTERDAY = NOW + timedelta(days=3), NOW - timedelta(days=1)


def tour(
    cast: Cast, begins_at: datetime = AHEAD, seats: int = 3, by: str = "wijkteam", of: str = "wijkteam"
) -> Tour:
    """A tour that somebody at work made ten days ago: it lies ahead, or was yesterday."""
    cast.enter(by)
    plan = actions.TourPlan(
        company="Bakkerij Vermeer", sights="De ovens en de winkel.", received_by="Farid", where="Singel 12",
        begins_at=begins_at, seats=seats,
    )  # fmt: skip
    return actions.make_tour(
        plan=plan, organisation=cast.organisation[of], municipality=cast.town, acting=cast.acting(by),
        now=BEFORE,
    )  # fmt: skip


def be(brought: Ask | Offer) -> dict[str, Any]:
    """The rest is done by whose ask or offer it is, with her code."""
    enter(Context(ball=brought.ball_id))
    who = brought.asker_id if isinstance(brought, Ask) else brought.offerer_id
    return {"brought": brought, "acting": Acting(person=who, way="CODE"), "now": BEFORE}


def visits(cast: Cast, it: Tour, key: str = "resident", name: str = "Amina") -> Ask:
    """Somebody asks, and takes a seat with her ask."""
    ask = cast.ask("Ik zoek werk.", key=key, acting=cast.acting(key))
    actions.take_seat(tour=it, name=name, **be(ask))
    return ask


def receives(cast: Cast, it: Tour, key: str = "carer", name: str = "Farid", yes: bool = True) -> Offer:
    """Who leads it asks somebody whose offer lies with her; she says yes."""
    offer = offered(cast, key, "Ik laat graag onze bakkerij zien.")
    cast.enter("wijkteam")
    actions.ask_host(tour=it, offer=offer, acting=cast.acting("wijkteam"), now=BEFORE)
    if yes:
        actions.take_seat(tour=it, name=name, **be(offer))
    return offer


def page(brought: Ask | Offer, **more: Any) -> queries.TourPage:
    enter(Context(ball=brought.ball_id, **more))
    if isinstance(brought, Ask):
        return queries.tour_page(queries.ask_page(ball=brought.ball_id, deed="tour").more)
    return queries.tour_page(queries.offer_page(ball=brought.ball_id, deed="tour").more)


def card(brought: Ask | Offer, **more: Any) -> queries.SeatCard:
    (one,) = page(brought, **more).mine
    return one


def both(brought: Ask | Offer, other: int = 0) -> dict[str, UUID]:
    it = card(brought)
    return {"seat": it.seat, "other": it.people[other].seat}


def ticks(brought: Ask | Offer, reach: str = "06 12345678", **seats: UUID) -> None:
    share = actions.Share("Amina" if isinstance(brought, Ask) else "Farid", reach)
    actions.tick_talk(share=share, **(seats or both(brought)), **be(brought))


def unticks(brought: Ask | Offer) -> None:
    actions.untick_talk(**both(brought), **be(brought))


def told(kind: str = "tour_news") -> list[UUID]:
    with as_the_owner():
        return list(Message.objects.filter(kind=kind).values_list("person", flat=True).order_by("person"))


def in_secret() -> int:
    with as_the_owner():
        return int(sql("SELECT count(*) FROM mutual_help_tick")[0][0])


def run_queue() -> None:
    """Do what was put in line for the worker."""
    with as_the_owner():
        todo = [
            json.loads(row[0])
            for row in sql(
                "DELETE FROM procrastinate_jobs WHERE task_name = 'tell_tour' RETURNING args::text"
            )
        ]
    with at_work("tell_tour"):
        for args in todo:
            jobs.tell_tour(**args)

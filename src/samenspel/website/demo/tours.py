"""Playing tours at companies: one that was, with a tick that stays secret; and one that lies ahead."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Offer, Tour, TourSeat

from .playing import Event, Stage, being

Brought = dict[str, Ask | Offer]


def play_tours(stage: Stage, content: dict[str, Any]) -> None:
    """Let people of companies offer, by telephone; make the tours, and let both sides take their seats."""
    offers = {row["key"]: _host(stage, row) for row in content["hosts"]}
    for row in content["tours"]:
        _tour(stage, row, offers)


def _ago(stage: Stage, days: float) -> datetime:
    return stage.now - timedelta(days=days)


def _host(stage: Stage, row: Event) -> Offer:
    """She told it on the telephone; who heard it wrote it down, and whoever holds it answered."""
    person, heard = stage.person[row["by"]], stage.person[row["heard_by"]]
    with being(heard.pk) as acting:
        made = actions.offer_help(
            likes=actions.Likes(likes=row["likes"], kinds=["NETWORK"], moments=[], far="TOWN", rather_not=""),
            area=stage.area[row["area"]], offerer=actions.Asker(known=person), form_key=new_id(),
            acting=acting.namens(person.pk, way="PHONE"), way="PHONE", now=_ago(stage, 14),
        )  # fmt: skip
    with being(made.ball.holder_id) as acting:
        offer = queries.offer_for(ball=made.ball_id)
        actions.answer_offer(offer=offer, text=row["answer"], acting=acting, now=_ago(stage, 13))
    return offer


def _tour(stage: Stage, row: Event, offers: dict[str, Offer]) -> None:
    town, lead = stage.area["BU21"].municipality, stage.person[row["lead"]]
    assert town
    begins = (stage.now + timedelta(days=row["days"])).replace(hour=row["hour"], minute=0, second=0)
    said = {key: row[key] for key in ("company", "sights", "received_by", "where", "minutes", "seats")}
    place = stage.entry[row["place"]].pk if "place" in row else None
    plan = actions.TourPlan(begins_at=begins, place_id=place, **said)
    with being(lead.pk) as acting:
        deed: dict[str, Any] = {"acting": acting, "now": _ago(stage, 12)}
        organisation = stage.organisation[row["organisation"]]
        tour = actions.make_tour(plan=plan, organisation=organisation, municipality=town, **deed)
        for one in row["hosts"]:
            actions.ask_host(tour=tour, offer=offers[one["offer"]], **deed)
    brought: Brought = {one["offer"]: offers[one["offer"]] for one in row["hosts"]}
    for one in row["visitors"]:
        brought[one["ask"]] = Ask.objects.select_related("ball", "municipality").get(pk=stage.ask[one["ask"]])
    for one in [*row["hosts"], *row["visitors"]]:
        hers = brought[one.get("offer") or one["ask"]]
        with being(_who(hers)) as acting:
            actions.take_seat(tour=tour, name=one["name"], brought=hers, acting=acting, now=_ago(stage, 5))
    for one in row["ticks"]:
        _tick(stage, tour, brought, one)


def _tick(stage: Stage, tour: Tour, brought: Brought, row: Event) -> None:
    """One of both ticks, and says what she shares. Whose seat is whose, only who leads the tour can read."""
    mine, other = brought[row["of"]], brought[row["to"]]
    share = actions.Share(row["name"], row["reach"])
    with being(tour.lead_id):
        seats = dict(TourSeat.objects.filter(tour=tour, left_at=None).values_list("person", "pk"))
    with being(_who(mine)) as acting:
        both = {"seat": seats[_who(mine)], "other": seats[_who(other)]}
        actions.tick_talk(share=share, brought=mine, acting=acting, now=_ago(stage, 1), **both)


def _who(brought: Ask | Offer) -> UUID:
    return brought.asker_id if isinstance(brought, Ask) else brought.offerer_id

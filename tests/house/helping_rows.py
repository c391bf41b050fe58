"""Who wants to do something for a neighbour: offers of the resident and of the caller."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.actions import HeardYes
from samenspel.mutual_help.models import (
    Ask,
    Bundle,
    BundleAsk,
    Inquiry,
    Match,
    NobodyCame,
    Offer,
    Programme,
    Tour,
    TourSeat,
    Turn,
)
from tests.cast import NOW, Cast
from tests.play import as_the_owner

from .standing_rows import Standing, build_standing


@dataclass
class Helping:
    """Offers by name: with a code, and written down at the desk."""

    hers: Offer  # of the resident: held by wijkteam
    called: Offer  # of the caller, written down by the desk
    tour: Tour  # led by wijkteam, yesterday: the resident came, the carer received, and both talk on
    talk: UUID  # of the resident, supported by wijkteam; the caller is in it by a yes that the desk heard
    yes: HeardYes
    programme: Programme  # led by wijkteam; the resident joined it with her ask, the neighbour with an offer
    standing: Standing  # another offer of the caller stands still

    def values(self, name: str, code: str) -> dict[str, object]:
        """What stands in an address about offers and programmes."""
        if name.startswith(("work_still", "work_stand_still")):
            return self.standing.values(name)
        if name in ("programme", "work_programme", "work_programme_week"):
            return {"pk": self.programme.pk}
        if name in ("tour", "tour_calendar", "work_tour", "work_tour_change", "work_tour_list"):
            return {"pk": self.tour.pk}
        if name == "four_v_ball":  # a ball about something else
            return {"ball": self.hers.ball_id}
        if name.startswith(("four_v", "desk_four_v", "desk_talk")):
            step = {"pk": self.talk, "step": "vormgeven", "code": "zwaan-00-00-00"}
            return step | {"member": self.yes.member}
        if name == "work_bundle":
            return {"area": self.hers.area_id}
        if name.startswith("offer_"):
            return {"code": self.hers.ball.address_code if code else "zwaan-00-00-00"}
        ball: UUID = self.called.ball_id
        return {"ball": ball} if name.startswith(("desk_offer_", "work_offered", "work_practical")) else {}


def offered(cast: Cast, key: str = "resident", likes: str = "Ik bak graag.", **more: object) -> Offer:
    """Somebody of the cast offers; the context is hers afterwards."""
    cast.enter(key)
    facts: dict[str, object] = {
        "likes": actions.Likes(likes=likes), "area": cast.weide,
        "offerer": actions.Asker(known=cast[key]), "form_key": new_id(), "acting": cast.acting(key), "now": NOW,
    }  # fmt: skip
    made = actions.offer_help(**(facts | more))  # type: ignore[arg-type]
    cast.enter(key)
    return queries.offer_for(ball=made.ball_id)


def suggest(cast: Cast, ask: Ask, by: str = "neighbour", likes: str = "Ik loop graag.") -> None:
    """Somebody's new offer is suggested for an ask of the resident."""
    cast.enter("resident")
    call = actions.Call(line="Samen wandelen.", kinds=["TOGETHER"], audience="PUBLIC")
    actions.call_neighbours(ask=ask, call=call, acting=cast.acting("resident"), now=NOW)
    made = offered(cast, by, likes)
    cast.enter("wijkteam")
    team = {"acting": cast.acting("wijkteam"), "now": NOW}
    actions.answer_offer(offer=queries.offer_for(ball=made.ball_id), text="Fijn!", **team)
    ask = cast.again(ask, "wijkteam")
    found = [one for one in queries.candidates(ask=ask, now=NOW) if one.offer == made.pk]
    actions.suggest_neighbours(ask=ask, candidates=found, **team)


def build_helping(cast: Cast, ask: Ask) -> Helping:
    """Play it through the front doors; the context is empty afterwards."""
    suggest(cast, ask)
    hers = offered(cast)
    actions.say_hours(
        offer=hers, given_on=NOW.date(), minutes=60, acting=Acting(person=cast["resident"].pk), now=NOW
    )
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    called = offered(cast, "caller", "Ik kan schaken.", acting=acting, way="PHONE")
    programme = _pair(cast, ask)
    bundled(cast, [ask])
    tour = toured(cast, ask)
    talk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, talk)
    cast.enter("desk")
    standing = build_standing(cast, offered(cast, "caller", "Ik maai gras.", acting=acting, way="PHONE"))
    return Helping(hers, called, tour, talk, yes, programme, standing)


def _pair(cast: Cast, ask: Ask) -> Programme:
    """The resident and the carer are in one programme, want to meet, dream, and she has a goal; he wants a call."""
    programme = begun(cast, needs_training=False)
    ask = cast.ask("Wie oefent met mij?")
    suggest(cast, ask, "carer", "Ik oefen graag.")
    with as_the_owner():
        match = Match.objects.select_related("offer", "municipality").get(ask=ask)
    sides: tuple[tuple[str, str, Ask | Offer], ...] = (
        ("ASKER", "resident", ask), ("OFFERER", "carer", match.offer),
    )  # fmt: skip
    for side, key, brought in sides:
        cast.enter(key)
        hers: dict[str, Any] = {"acting": cast.acting(key), "now": NOW}
        actions.join_programme(programme=programme, brought=brought, **hers)
        actions.answer_match(match=queries.match_for(pk=match.pk), side=side, yes=True, **hers)
    actions.let_me_be_called(match=queries.match_for(pk=match.pk), side="OFFERER", talked="NOT_YET", **hers)
    cast.enter("wijkteam")
    plan = actions.GroupPlan("LESSON", "Taalles", 0, time(9, 30), time(12), "De Oude School", "Mei", 6)
    lesson = actions.open_group(programme=programme, plan=plan, acting=cast.acting("wijkteam"), now=NOW)
    cast.enter("resident")
    hers = {"acting": cast.acting("resident"), "now": NOW}
    joining = queries.joining_of(brought=ask)
    assert joining
    actions.take_place(group=lesson, joining=joining, brought=ask, **hers)
    actions.say_wish(joining=joining, brought=ask, half_days=7, interpreter="Arabisch", **hers)
    pair = queries.pair_for(pk=UUID(queries.pairs_at(brought=ask)[0].id))
    actions.add_dream(pair=pair, side="ASKER", text="Samen naar zee.", **hers)
    goal = actions.say_goal(match=pair.match, words="Alleen met de bus.", **hers)
    actions.add_win(goal=goal, text="Tot de halte.", **hers)
    _rota(cast, ask, match.offer.pk)
    _guided(cast, ask, match)
    return programme


def _guided(cast: Cast, ask: Ask, match: Match) -> None:
    """They saw each other and go on; the coach is asked to guide the carer, and did not say yes yet."""
    sides = {"resident": "ASKER", "carer": "OFFERER"}
    cast.enter("resident")
    actions.say_met(match=queries.match_for(pk=match.pk), acting=cast.acting("resident"), now=NOW)
    for key, side in sides.items():
        cast.enter(key)
        found = queries.match_for(pk=match.pk)
        actions.answer_match(match=found, side=side, yes=True, acting=cast.acting(key), now=NOW)
    cast.enter("wijkteam")
    start = actions.Start(
        "Els", "+31301234567", guide=cast["coach"].pk, guide_talk_on=NOW.date() + timedelta(days=7)
    )
    found = queries.match_of(pk=match.pk, ball=ask.ball_id)
    assert not actions.start_helping(match=found, start=start, acting=cast.acting("wijkteam"), now=NOW)


def talked(cast: Cast, *keys: str, at_work: str = "wijkteam") -> UUID:
    """A talk in four steps: the first begins it, the others come in with its code, and each says something."""
    pk, code = UUID(int=0), ""
    for key in keys:
        cast.enter(key)
        hers: dict[str, Any] = {"acting": cast.acting(key), "now": NOW}
        if not code:
            pk = actions.begin_inquiry(about="Ons portiek", others=2, at_work=key == at_work, **hers)
            code = Inquiry.objects.get(pk=pk).code or ""
        else:
            actions.join_inquiry(code=code, at_work=key == at_work, **hers)
        it = Inquiry.objects.get(pk=pk)
        said = {"question": "SUCCESS", "text": f"Woorden van {key}.", "said_by": cast[key].pk}
        actions.say_in_inquiry(inquiry=it, **said, **hers)
    return pk


def heard(cast: Cast, talk: UUID, key: str = "caller", *, by: str = "desk", way: str = "PHONE") -> HeardYes:
    """Somebody without a screen says yes to this talk, and a colleague writes that down. The context is hers."""
    with as_the_owner():
        code = Inquiry.objects.get(pk=talk).code or ""
    cast.enter(by)
    behind = queries.inquiry_to_hear(code=code)
    assert behind
    return actions.hear_inquiry_yes(
        code=code, talk=behind, resident=actions.Asker(known=cast[key]), way=way, counted=False,
        by=cast[by].called, acting=cast.acting(by), now=NOW,
    )  # fmt: skip


def borne(cast: Cast, yes: HeardYes, by: str = "desk") -> dict[str, Any]:
    """She reads out her own code to a colleague: what each verb needs, namens her."""
    enter(Context(person=cast[by].pk, spoken=yes.member))
    (inquiry,) = queries.my_inquiries()
    return {"inquiry": inquiry, "acting": cast.acting(by).namens(yes.person, way="DESK"), "now": NOW}


def toured(cast: Cast, ask: Ask) -> Tour:
    """Yesterday the resident came to look, the carer received her, and both want to talk on."""
    before, host = NOW - timedelta(days=9), offered(cast, "carer", "Ik laat onze bakkerij zien.")
    cast.enter("wijkteam")
    team: dict[str, Any] = {"acting": cast.acting("wijkteam"), "now": before}
    plan = actions.TourPlan("Bakkerij", "De ovens.", "Farid", "Singel 12", NOW - timedelta(days=1), seats=3)
    tour = actions.make_tour(
        plan=plan, organisation=cast.organisation["wijkteam"], municipality=cast.town, **team
    )  # fmt: skip
    actions.ask_host(tour=tour, offer=host, **team)
    sides: tuple[tuple[str, Ask | Offer], ...] = (("resident", ask), ("carer", host))
    for key, brought in sides:
        cast.enter(key)
        hers: dict[str, Any] = {"brought": brought, "acting": cast.acting(key), "now": before}
        actions.take_seat(tour=tour, name=key, **hers)
    with as_the_owner():
        seats = dict(TourSeat.objects.filter(tour=tour).values_list("name", "pk"))
    for key, brought in sides:
        cast.enter(key)
        hers = {"brought": brought, "acting": cast.acting(key), "now": NOW}
        other = seats["carer" if key == "resident" else "resident"]
        actions.tick_talk(seat=seats[key], other=other, share=actions.Share(key, "06 12345678"), **hers)
    return tour


def bundled(cast: Cast, asks: Sequence[Ask]) -> Bundle:
    """Something that was proposed to these askers; written by the owner, for a proposal takes five asks."""
    with as_the_owner():
        bundle = Bundle.objects.create(
            municipality=cast.town, area=cast.weide, theme="wandelen", words="Samen een rondje.", meet_id=new_id(),
            meet_name="De Zwaan", meet_at=NOW + timedelta(days=9), until_on=NOW.date() + timedelta(days=6),
            minimum=5, asked=5, proposed_by=cast["wijkteam"], proposed_at=NOW,
        )  # fmt: skip
        for ask in asks:
            BundleAsk.objects.create(bundle=bundle, ask=ask)
    return bundle


def _rota(cast: Cast, ask: Ask, offer: UUID) -> None:
    """Around the resident there is a rota: the carer said yes, and has a turn; to an earlier one nobody came."""
    hers: dict[str, Any] = {"acting": cast.acting("resident"), "now": NOW}
    circle = actions.Circle(line="Warm eten.", contact_name="Els", contact_phone="+31301234567",
                            in_return=["NOTHING"])  # fmt: skip
    rota = actions.begin_rota(ask=ask, circle=circle, **hers)
    plan = actions.TurnPlan(kind="MEAL", weekdays=range(7), begins=time(17, 30), weeks=1)
    actions.plan_turns(rota=rota, plan=plan, **hers)
    at = NOW - timedelta(days=1)
    was = Turn(rota=rota, kind="VISIT", begins_at=at, ends_at=at + timedelta(hours=1), opened_at=at)
    was.save(force_insert=True)
    NobodyCame(turn=was, said_at=NOW).save(force_insert=True)
    asked = actions.ask_for_rota(rota=rota, offer=offer, **hers)
    turn = rota.turns.filter(kind="MEAL")[0]
    cast.enter("carer")
    mine: dict[str, Any] = {"helper": asked, "acting": cast.acting("carer"), "now": NOW}
    mine["offer"] = Offer.objects.select_related("ball").get(pk=offer)
    actions.join_rota(**mine)
    actions.take_turn(turn=turn.pk, begins_at=turn.begins_at, **mine)


def begun(cast: Cast, by: str = "wijkteam", **more: object) -> Programme:
    """Somebody at work begins a programme of pairs."""
    cast.enter(by)
    facts = {"name": "Maatjes", "about": "Samen iets leuks doen.", "contact_name": "Els",
             "contact_phone": "+31301234567"}  # fmt: skip
    plan = actions.Plan(**(facts | more))  # type: ignore[arg-type]
    return actions.begin_programme(plan=plan, municipality=cast.town, acting=cast.acting(by), now=NOW)

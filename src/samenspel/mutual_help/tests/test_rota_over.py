"""A rota: turns given back, people who leave, days of quiet, and the end (AS-54, R16)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, called, started, suggested
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Offer, Rota, RotaHelper, Turn
from samenspel.notifications.models import Message

from .rota_people import (
    CIRCLE,
    EVERY_DAY,
    begun,
    by_code,
    card_of,
    page_of,
    says_yes,
    takes,
    tell,
    told,
    turns_of,
    with_offer,
)


def test_a_turn_given_back_goes_to_the_others_and_then_to_the_holder(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[5]
    takes(one, turn)
    before = len(told())
    actions.give_back(turns=[turn.pk], **with_offer(one))
    assert [(args["kind"], args["to"], args["but"]) for args in told()[before:]] == [
        ("turn_open", "HELPERS", str(one.pk)), ("rota_moved", "ASKER", ""),
    ]  # fmt: skip
    assert tell("turn_open", before) == {cast["carer"].name}
    assert tell("rota_moved", before) == {cast["resident"].name}
    with at_work("look_at_rotas"):
        assert not [
            row for _r, row in queries.turns_for_the_holder(now=NOW + timedelta(days=1)) if turn.pk in row
        ]
        later = turn.begins_at - timedelta(days=1)
        ((found, turns),) = queries.turns_for_the_holder(now=later)
        assert (found, turn.pk in turns) == (rota.pk, True)
        deed: dict[str, Any] = {"rota": found, "turns": turns, "acting": a_job("look_at_rotas"), "now": later}
        assert [actions.tell_holder_of_turns(**deed) for _ in range(2)] == [True, False]
    with as_the_owner():
        assert Message.objects.get(kind="turn_needs_you").person_id == cast["wijkteam"].pk
    takes(two, turn)  # and the others still may


def test_who_is_ill_gives_all_back_at_once_and_what_was_stays(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    turns = turns_of(rota)
    for turn in turns[:3]:
        takes(helper, turn)
    hers = with_offer(helper) | {"now": turns[0].ends_at + timedelta(minutes=1)}
    assert actions.give_back(turns=[one.pk for one in turns], **hers) == 2
    assert [one.helper_id for one in turns_of(rota)[:3]] == [helper.pk, None, None]


def test_she_takes_somebody_out_and_her_turns_are_open(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    takes(one, turns_of(rota)[0])
    hers = by_code(rota.ask)
    actions.take_out(rota=rota, helper=queries.helper_in(pk=one.pk, rota=rota), **hers)
    assert turns_of(rota)[0].helper_id is None
    with pytest.raises(RotaHelper.DoesNotExist):
        with_offer(one)
    assert tell("rota_over") == {cast["neighbour"].name}


def test_whom_she_parted_from_is_no_stranger_when_she_asks_again(cast: Cast) -> None:
    """Only who said yes is known by name; who never answered stays a neighbour from somewhere."""
    rota, (one, two) = begun(cast, "neighbour", "carer", join=False)
    says_yes(one)
    hers = by_code(rota.ask)
    for helper in (one, two):
        actions.take_out(rota=rota, helper=queries.helper_in(pk=helper.pk, rota=rota), **hers)
    assert {row.name for row in page_of(rota).pool} == {cast["neighbour"].shown, ""}


def knew_each_other(cast: Cast, by: str, *, apart: bool) -> tuple[Rota, Offer]:
    """He answered her call and helped, and it ended by one of the two; then she begins a rota."""
    ask = called(cast, audience="INVITED")
    offer = answered_offer(cast, answers=ask.pk)
    match = started(cast, suggested(cast, ask, offer))
    found, acting = be(match, by)
    actions.end_helping(match=found, side=by, apart=apart, acting=acting, now=NOW)
    return actions.begin_rota(ask=ask, circle=CIRCLE, **by_code(ask)), offer


@pytest.mark.parametrize("by", ["ASKER", "OFFERER"])
def test_not_again_with_this_one_holds_in_a_rota_too(cast: Cast, by: str) -> None:
    rota, offer = knew_each_other(cast, by, apart=True)
    assert page_of(rota).pool == []
    with refused(errors.RotaMoved):
        actions.ask_for_rota(rota=rota, offer=offer.pk, **by_code(rota.ask))
    new = answered_offer(cast, answers=rota.ask_id)  # another offer of the same one is no way around it
    with refused(errors.RotaMoved):
        actions.ask_for_rota(rota=rota, offer=new.pk, **by_code(rota.ask))


def test_whom_she_was_helped_by_stands_in_her_list_by_name(cast: Cast) -> None:
    rota, offer = knew_each_other(cast, "OFFERER", apart=False)
    assert [(row.offer, row.name) for row in page_of(rota).pool] == [(offer.pk, cast["neighbour"].shown)]
    new = answered_offer(cast, answers=rota.ask_id)
    assert actions.ask_for_rota(rota=rota, offer=new.pk, **by_code(rota.ask)).offer_id == new.pk


def test_another_helper_takes_nobody_out(cast: Cast) -> None:
    _rota, (one, two) = begun(cast, "neighbour", "carer")
    with_offer(two)
    with refused(IntegrityError):
        sql("SELECT leave_rota(%s, now())", one.pk)


def test_a_helper_leaves_and_an_offer_that_stops_leaves_too(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    for helper, turn in ((one, turns_of(rota)[0]), (two, turns_of(rota)[1])):
        takes(helper, turn)
    actions.leave_rota(**with_offer(one))
    hers = with_offer(two)
    actions.stop_offer(offer=hers["offer"], acting=hers["acting"], now=NOW)
    assert {one.helper_id for one in turns_of(rota)} == {None}
    assert page_of(rota).helpers == []


def test_days_of_quiet_cancel_what_was_planned(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    turns = turns_of(rota)
    takes(helper, turns[0])
    day = turns[2].begins_at.date()
    assert actions.rest_until(rota=rota, day=day, **by_code(rota.ask)) == 3
    assert [one.pk for one in turns_of(rota)] == [one.pk for one in turns[3:]]
    assert cast["neighbour"].name in tell("rota_moved")


def test_a_week_that_is_still_ahead_is_skipped_and_what_comes_before_it_stays(
    cast: Cast, client: Client
) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    turns = turns_of(rota)
    takes(helper, turns[3])
    address = reverse("follow_rota", args=[rota.ask.ball.address_code])
    first, last = (turns[at].begins_at.date() for at in (2, 4))
    turned = {"do": "rest", "first_on": last.isoformat(), "day": first.isoformat()}
    wrong = client.post(address, turned)
    assert wrong.status_code == 422
    assert "Deze dag ligt voor de eerste." in wrong.content.decode()
    sent = {"do": "rest", "first_on": first.isoformat(), "day": last.isoformat()}
    assert client.post(address, sent).status_code == 302
    by_code(rota.ask)
    assert [one.pk for one in turns_of(rota)] == [one.pk for one in (*turns[:2], *turns[5:])]
    assert cast["neighbour"].name in tell("rota_moved")
    assert "In die dagen stond er geen beurt." in client.post(address, sent, follow=True).content.decode()


def cancels(rota: Rota, turn: Turn) -> None:
    assert actions.cancel_turns(rota=rota, turns=[turn.pk], **by_code(rota.ask)) == 1


def again(rota: Rota, *turns: Turn, **more: Any) -> int:
    hers = by_code(rota.ask) | more
    return actions.need_after_all(rota=rota, turns=[one.pk for one in turns], **hers)


def test_what_was_not_needed_is_needed_after_all_and_nobody_is_put_on_it(cast: Cast) -> None:
    """It is open, as it was planned; all hear it, for it was somebody's. She says yes to it again herself."""
    rota, (one, _two) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[3]
    takes(one, turn)
    cancels(rota, turn)
    page = page_of(rota)
    assert ([row.id for row in page.cancelled], len(page.turns)) == ([turn.pk], 6)
    before = len(told())
    assert again(rota, turn) == 1
    assert [(args["kind"], args["to"]) for args in told()[before:]] == [("turn_open", "HELPERS")]
    assert tell("turn_open", before) == {cast["neighbour"].name, cast["carer"].name}
    new = turns_of(rota)[3]
    same = ("kind", "begins_at", "ends_at", "note")
    assert [getattr(new, name) for name in same] == [getattr(turn, name) for name in same]
    assert (new.helper_id, new.pk != turn.pk, page_of(rota).cancelled) == (None, True, [])
    takes(one, new)


def test_when_nobody_had_it_nothing_changes_and_nobody_hears(cast: Cast) -> None:
    rota, _helpers = begun(cast, "neighbour")
    turn = turns_of(rota)[3]
    cancels(rota, turn)
    before = len(told())
    again(rota, turn)
    assert len(told()) == before
    with refused(errors.RotaMoved):  # pressed twice
        again(rota, turn)
    cancels(rota, turns_of(rota)[3])  # and not needed again is one line, not two
    assert len(page_of(rota).cancelled) == 1


def test_days_of_quiet_are_undone_at_once_and_what_is_past_stays_past(cast: Cast) -> None:
    rota, _helpers = begun(cast, "neighbour")
    turns = turns_of(rota)
    actions.rest_until(rota=rota, day=turns[2].begins_at.date(), **by_code(rota.ask))
    late = turns[0].begins_at + timedelta(minutes=1)
    assert again(rota, *turns[:3], now=late) == 2
    with refused(errors.RotaMoved):
        again(rota, turns[0], now=late)


def test_only_she_says_that_it_is_needed_after_all(cast: Cast) -> None:
    rota, (one,) = begun(cast, "neighbour")
    turn = turns_of(rota)[3]
    cancels(rota, turn)
    hers = with_offer(one)
    with refused(errors.OnlyTheAskerSays):
        actions.need_after_all(rota=rota, turns=[turn.pk], acting=hers["acting"], now=NOW)
    assert sql("SELECT count(*) FROM mutual_help_turn WHERE id = %s", turn.pk) == [(0,)]  # nor reads it


@pytest.mark.parametrize("attack", [
    "UPDATE mutual_help_turn SET cancelled_at = NULL WHERE id = %s",
    "UPDATE mutual_help_turn SET was_of = NULL WHERE id = %s",
    "UPDATE mutual_help_turn SET helper_id = was_of WHERE id = %s",
])  # fmt: skip
def test_a_turn_that_was_cancelled_stays_so_for_every_role(cast: Cast, attack: str) -> None:
    rota, (one,) = begun(cast, "neighbour")
    turn = turns_of(rota)[3]
    takes(one, turn)
    cancels(rota, turn)
    with as_the_owner(), refused(IntegrityError):
        sql(attack, turn.pk)


def test_the_page_gives_all_of_it_back(cast: Cast) -> None:
    rota, _helpers = begun(cast, "neighbour")
    turns = turns_of(rota)
    for turn in turns[2:4]:
        cancels(rota, turn)
    client, address = Client(), reverse("follow_rota", args=[rota.ask.ball.address_code])
    assert "2 keer hoeft het niet" in client.get(address).content.decode()
    typed = {"do": "again", "turn": [one.pk for one in turns[2:4]]}
    page = client.post(address, typed, follow=True).content.decode()
    assert "Goed. Die beurten zijn weer open." in page
    assert "hoeft het niet</summary>" not in page
    assert client.post(address, {"do": "again", "turn": "x"}).status_code == 404


@pytest.mark.parametrize("how", ["rota", "ask"])
def test_when_it_is_over_nobody_is_expected(cast: Cast, how: str) -> None:
    rota, (helper, asked) = begun(cast, "neighbour", "carer")
    takes(helper, turns_of(rota)[0])
    hers = by_code(rota.ask)
    if how == "rota":
        actions.end_rota(rota=rota, thanks="Het was heerlijk.", **hers)
    else:
        actions.withdraw(ask=queries.ask_page(ball=rota.ask.ball_id).ask, **hers)
    assert turns_of(rota) == []
    assert tell("rota_over") == {cast["neighbour"].name, cast["carer"].name}
    card = card_of(helper)
    assert (card.ended_at is not None, card.open, card.door) == (True, [], "")
    assert card.thanks == ("Het was heerlijk." if how == "rota" else "")
    with refused(errors.RotaMoved):
        actions.plan_turns(rota=rota, plan=EVERY_DAY, **by_code(rota.ask))
    assert asked


def test_a_seat_at_her_ball_is_not_her_word_and_her_end_still_counts(cast: Cast) -> None:
    """Who reads along is refused by name; an ask that somebody ends for her ends its rota, whoever wrote it."""
    rota, (joined, asked) = begun(cast, "neighbour", "carer", join=False)
    says_yes(joined)
    with as_the_owner():
        sql("INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'LEAD', now())",
            rota.ask.ball_id, cast["lead"].pk)  # fmt: skip
    cast.enter("lead")
    hers: dict[str, Any] = {"acting": cast.acting("lead").namens(rota.ask.asker_id, way="DESK"), "now": NOW}
    for deed in (
        lambda: actions.cancel_turns(rota=rota, turns=[one.pk for one in turns_of(rota)], **hers),
        lambda: actions.take_out(rota=rota, helper=asked, **hers),
        lambda: actions.take_out(rota=rota, helper=queries.helper_in(pk=joined.pk, rota=rota), **hers),
        lambda: actions.end_rota(rota=rota, thanks="", **hers),
    ):
        with refused(errors.RotaMoved):
            deed()
    assert len(turns_of(rota)) == 7
    actions.withdraw(ask=queries.ask_page(ball=rota.ask.ball_id).ask, **hers)
    assert turns_of(rota) == []


def test_what_is_pressed_twice_is_done_once_and_says_how_things_are(cast: Cast) -> None:
    """A page that stood open, or a second press, leads back to the rota: never to a page that is not there."""
    rota, (helper,) = begun(cast, "neighbour", join=False)
    turns = turns_of(rota)
    with as_the_owner():
        hers = reverse("follow_rota", args=[rota.ask.ball.address_code])
        his = reverse("offer_turns", args=[RotaHelper.objects.get(pk=helper.pk).offer.ball.address_code])
    pressed = [
        (his, {"helper": helper.pk, "do": "join"}, "Fijn dat je meedoet"),
        (his, {"helper": helper.pk, "turn": turns[0].pk, "do": "take"}, "van jou"),
        (his, {"helper": helper.pk, "turn": turns[0].pk, "do": "back"}, "intussen veranderd"),
        (hers, {"turn": turns[1].pk, "do": "cancel"}, "intussen veranderd"),
        (hers, {"helper": helper.pk, "do": "out"}, "intussen veranderd"),
        (his, {"helper": helper.pk, "do": "join"}, "intussen veranderd"),
        (hers, {"do": "end", "thanks": ""}, "intussen veranderd"),
    ]
    for path, form, says in pressed:
        cast.enter(None)
        client = Client()
        client.post(path, form)
        shown = client.post(path, form, follow=True)
        assert (shown.status_code, says in shown.content.decode()) == (200, True), form
    assert [one.cancelled_at for one in turns_of(rota)] == []


def test_who_ends_her_question_reads_first_that_the_rota_stops_too(cast: Cast) -> None:
    rota, _helpers = begun(cast)
    code = rota.ask.ball.address_code
    for deed in ("follow_withdraw", "follow_answer"):
        cast.enter(None)
        assert (
            "Dit stopt dan ook:</b> je rooster." in Client().get(reverse(deed, args=[code])).content.decode()
        )
    actions.end_rota(rota=rota, thanks="", **by_code(rota.ask))
    cast.enter(None)
    assert "Dit stopt dan ook" not in Client().get(reverse("follow_answer", args=[code])).content.decode()

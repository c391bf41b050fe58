"""A rota: each helper sees only her own turns, the person sees all (AS-54, R13)."""

from dataclasses import replace

from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.play import refused, sql

from samenspel.commitments.models import Ball
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Offer, Rota, RotaHelper, Turn

from .rota_people import CIRCLE, begun, by_code, card_of, page_of, says_yes, takes, turns_of


def test_four_helpers_each_see_their_own_turns_and_she_sees_all(cast: Cast) -> None:
    rota, helpers = begun(cast, "neighbour", "carer", "caller", "initiative")
    turns = turns_of(rota)
    for helper, turn in zip(helpers, turns, strict=False):
        takes(helper, turn)
    for helper, turn in zip(helpers, turns, strict=False):
        card = card_of(helper)
        assert [one.id for one in card.mine] == [turn.pk]
        assert {one.id for one in card.open} == {one.pk for one in turns[4:]}
        assert (card.name, card.door) == ("Amina", "Lindelaan 4")
        assert not any(one.name for one in [*card.mine, *card.open])
        # And the tables themselves give her no more than her page.
        assert list(Turn.objects.values_list("pk", flat=True)) == [turn.pk]
        assert RotaHelper.objects.count() == 1
        assert not Rota.objects.exists()
        assert sql("SELECT * FROM rota_people(%s)", rota.pk) == []
    page = page_of(rota)
    assert [one.name != "" for one in page.turns] == [True] * 4 + [False] * 3
    assert {one.name for one in page.helpers} == {one.name for one in page.turns if one.name}


def test_the_door_is_read_by_who_comes_and_a_name_by_who_said_yes(cast: Cast) -> None:
    rota, (helper, _other) = begun(cast, "neighbour", "carer", join=False)
    card = card_of(helper)
    assert (card.name, card.door, card.joined) == ("", "", False)
    assert page_of(rota).helpers[0].name == ""
    says_yes(helper)
    assert (card_of(helper).name, card_of(helper).door) == ("Amina", "")
    takes(helper, turns_of(rota)[0])
    assert (card_of(helper).door, card_of(helper).mine[0].note) == ("Lindelaan 4", "Niet te zout.")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    cast.enter("outsider")
    assert not Rota.objects.exists()
    assert not RotaHelper.objects.exists()
    assert not Turn.objects.exists()
    for call in ("rota_at(%s)", "turns_at(%s)"):
        assert sql(f"SELECT {call}", rota.ask.ball_id)[0][0] in (None, "[]", [])
    for ask in ("take_turn(%s, %s, now())",):
        with refused(IntegrityError):
            sql(f"SELECT {ask}", turns_of(rota)[0].pk, helper.pk)


def test_an_invitation_is_taken_back_by_the_person_alone_and_a_yes_by_nobody(cast: Cast) -> None:
    rota, (joined, asked) = begun(cast, "neighbour", "carer", join=False)
    says_yes(joined)
    taken = "DELETE FROM mutual_help_rotahelper WHERE rota_id = %s RETURNING id"
    cast.enter("outsider")
    assert sql(taken, rota.pk) == []
    by_code(rota.ask)
    assert sql(taken, rota.pk) == [(asked.pk,)]
    assert RotaHelper.objects.get().pk == joined.pk


def test_the_number_to_call_stands_there_as_it_is_read_aloud(cast: Cast, client: Client) -> None:
    rota, _ = begun(cast, "neighbour")
    by_code(rota.ask)
    code = Ball.objects.get(pk=rota.ask.ball_id).address_code
    page = client.get(reverse("follow_rota", args=[code])).content.decode()
    assert 'value="030 123 45 67"' in page


def test_one_press_takes_nobody_out_and_she_reads_first_what_the_other_hears(
    cast: Cast, client: Client
) -> None:
    rota, (joined, _asked) = begun(cast, "neighbour", "carer", join=False)
    says_yes(joined)
    by_code(rota.ask)
    code = Ball.objects.get(pk=rota.ask.ball_id).address_code
    page = client.get(reverse("follow_rota", args=[code])).content.decode()
    before, _, after = page.partition(f'name="helper" value="{joined.pk}"')
    assert "We bedanken, en zeggen dat het niet meer hoeft. Niet waarom." in before.rpartition("<details")[2]
    assert "Ja, liever verder zonder" in after.partition("</details>")[0]


def test_who_comes_to_an_unknown_door_and_who_waits_for_her_both_read_it(cast: Cast, client: Client) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    takes(helper, turns_of(rota)[0])
    offer = Offer.objects.get(pk=helper.offer_id)
    turns = reverse("offer_turns", args=[offer.ball.address_code])
    by_code(rota.ask)
    page = reverse("follow_rota", args=[Ball.objects.get(pk=rota.ask.ball_id).address_code])
    assert "weet nog niet waar het is" not in client.get(page).content.decode()
    assert "Waar het is, staat er nog niet." not in client.get(turns).content.decode()
    by_code(rota.ask)
    actions.change_rota(rota=rota, circle=replace(CIRCLE, door=""), **by_code(rota.ask))
    assert "weet nog niet waar het is" in client.get(page).content.decode()
    assert "Waar het is, staat er nog niet. Vraag het aan Els." in client.get(turns).content.decode()

"""Telephone and paper count fully: all that a resident can do with her ask, the desk can do for her."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from tests.cast import Cast
from tests.house.helping_rows import offered
from tests.play import as_the_owner

from samenspel.foundation.ids import new_id
from samenspel.mutual_help import rules
from samenspel.mutual_help.models import Ask
from samenspel.mutual_help.rules import offering

SHOWN_AFTER_ASKING = {"sent"}  # the receipt: not a deed, but it has both routes too


def addresses(prefix: str) -> set[str]:
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


def test_the_two_lists_of_deeds_are_the_same_as_the_rule() -> None:
    on_screen = addresses("follow_") | {"follow"}
    at_desk = addresses("desk_") - {"ask", "story", "for", "for_person", "offer", "talk_card"}
    at_desk = {name for name in at_desk if not name.startswith(("offer_", "four_v_"))}
    assert on_screen == at_desk == set(rules.RESIDENT_DEEDS) | SHOWN_AFTER_ASKING


@pytest.mark.parametrize("deed", rules.RESIDENT_DEEDS)
def test_each_deed_opens_on_the_screen_and_at_the_desk(deed: str, cast: Cast, client: Client) -> None:
    ask = cast.ask(
        key="caller", acting=cast.acting("desk").namens(cast["caller"].pk, way="PHONE"), way="PHONE"
    )
    on_screen = reverse(deed if deed == "follow" else f"follow_{deed}", args=[ask.ball.address_code])
    assert client.get(on_screen).status_code == 200
    client.force_login(cast["desk"].account)
    session = client.session
    session["second_factor"] = True
    session.save()
    shown = client.get(reverse(f"desk_{deed}", args=[ask.ball_id]))
    assert shown.status_code == 200


def test_all_that_somebody_can_do_with_her_offer_the_desk_can_do_for_her() -> None:
    assert addresses("offer_") == addresses("desk_offer_") == set(offering.OFFERER_DEEDS)


@pytest.mark.parametrize("deed", offering.OFFERER_DEEDS)
def test_each_deed_with_an_offer_opens_on_the_screen_and_at_the_desk(
    deed: str, cast: Cast, client: Client
) -> None:
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    offer = offered(cast, "caller", acting=acting, way="PHONE")
    assert client.get(reverse(f"offer_{deed}", args=[offer.ball.address_code])).status_code == 200
    client.force_login(cast["desk"].account)
    session = client.session
    session["second_factor"] = True
    session.save()
    assert client.get(reverse(f"desk_offer_{deed}", args=[offer.ball_id])).status_code == 200


def test_all_that_somebody_can_do_in_a_talk_the_desk_and_her_table_can_do_for_her() -> None:
    """Her ask and her offer begin on the desk's own pages there; on her screen on the ordinary ones."""
    deeds = {"talk", "step", "leave", "sheet"}
    assert deeds <= addresses("four_v_")
    assert addresses("desk_four_v_") == deeds | {"ask", "offer", "code", "hear", "heard", "written"}
    assert addresses("four_v_for_") == deeds | {"ask", "offer"}


def test_offering_itself_has_a_route_at_the_desk_and_on_paper() -> None:
    assert reverse("help")
    assert reverse("desk_offer")
    assert reverse("help_paper")


def test_asking_itself_has_a_route_at_the_desk_and_on_paper() -> None:
    assert reverse("ask")
    assert reverse("desk_ask")
    assert reverse("ask_paper")


def test_who_has_only_a_letterbox_asks_on_paper(cast: Cast, client: Client) -> None:
    """No telephone, no mail: what came by letter is written down so, and answered by letter."""
    client.force_login(cast["desk"].account)
    session = client.session
    session["second_factor"] = True
    session.save()
    typed = {"words": "Wie leest mijn post voor?", "name": "mevrouw Aaltje", "area": str(cast.weide.pk),
             "way": "LETTER", "agreed": "on", "form_key": str(new_id())}  # fmt: skip
    without = client.post(reverse("desk_ask"), typed)
    assert without.status_code == 422
    assert "Vul een adres, een nummer of een e-mail in." in without.content.decode()
    made = client.post(reverse("desk_ask"), typed | {"street": "Lindelaan 4", "postcode": "3994 AB"})
    assert made.status_code == 302
    with as_the_owner():
        ask = Ask.objects.select_related("asker").get(asker__name="mevrouw Aaltje")
        assert (ask.way, ask.reach, ask.asker.prefers) == ("LETTER", "LETTER", "LETTER")
        assert ask.entered_by_id == cast["desk"].pk


def test_what_the_desk_does_carries_both_names(cast: Cast, client: Client) -> None:
    ask = cast.ask(
        key="caller", acting=cast.acting("desk").namens(cast["caller"].pk, way="PHONE"), way="PHONE"
    )
    client.force_login(cast["desk"].account)
    session = client.session
    session["second_factor"] = True
    session.save()
    typed = {"text": "Donderdag kan ook.", "readers": "BETWEEN"}
    assert client.post(reverse("desk_write", args=[ask.ball_id]), typed).status_code == 302
    cast.enter("caller")
    note = Ask.objects.get(pk=ask.pk).notes.get()
    assert (note.writer_id, note.entered_by_id) == (cast["caller"].pk, cast["desk"].pk)
    shown = client.get(reverse("follow", args=[ask.ball.address_code])).content.decode()
    assert "Wim" in shown


def test_a_deed_that_does_not_exist_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("follow_score", args=["appel-11-11-11"])

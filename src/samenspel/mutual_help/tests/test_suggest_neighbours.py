"""Who holds a question suggests a few neighbours: what she reads, and that she chooses them herself."""

from typing import Any

from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, called, suggested
from tests.play import as_the_owner

from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Match


def speaking(cast: Cast, *tongues: str) -> Ask:
    """A neighbour and an asker who speak these languages, suggested to each other."""
    ask, offer = called(cast, languages=list(tongues)), answered_offer(cast)
    cast.enter("neighbour")
    more: Any = actions.More(languages=list(tongues))
    actions.tell_more(offer=offer, more=more, acting=cast.acting("neighbour"), now=NOW)
    suggested(cast, ask, offer)
    return ask


def test_a_language_that_the_screens_do_not_have_is_named_to_all_three(cast: Cast, client: Client) -> None:
    ask = speaking(cast, "ti", "dse", "pap")
    said = "Nederlandse Gebarentaal, Papiaments en Tigrinya"
    assert said in client.get(reverse("follow_helpers", args=[ask.ball.address_code])).content.decode()
    with as_the_owner():
        theirs = Match.objects.select_related("offer__ball").get(ask=ask).offer.ball.address_code
    assert said in client.get(reverse("offer_asks", args=[theirs])).content.decode()
    assert signed_in(cast, "wijkteam").get(reverse("work_helpers", args=[ask.ball_id])).status_code == 200


def test_nobody_is_ticked_beforehand_and_nobody_ticked_is_said_in_place(cast: Cast) -> None:
    ask = called(cast)
    answered_offer(cast)
    els, address = signed_in(cast, "wijkteam"), reverse("work_helpers", args=[ask.ball_id])
    page = els.get(address).content.decode()
    assert 'name="offer"' in page
    assert " checked" not in page
    answer = els.post(address, {"do": "suggest"})
    assert answer.status_code == 200
    assert "Kies er hooguit vijf." in answer.content.decode()


def test_it_says_how_many_still_fit_on_the_list(cast: Cast) -> None:
    ask = called(cast)
    suggested(cast, ask, answered_offer(cast))
    answered_offer(cast, "carer")
    els, address = signed_in(cast, "wijkteam"), reverse("work_helpers", args=[ask.ball_id])
    assert "Er kunnen er nog 4 bij." in els.get(address).content.decode()
    for key in ("outsider", "caller", "gp", "initiative"):
        suggested(cast, ask, answered_offer(cast, key))
    page = els.get(address).content.decode()
    assert "Er zijn er al vijf voorgesteld." in page
    assert 'name="offer"' not in page

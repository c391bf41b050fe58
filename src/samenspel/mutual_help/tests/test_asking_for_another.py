"""Who works here, such as a GP with somebody opposite, asks for her from the own start page (AS-24)."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.mutual_help.models import Ask

pytestmark = pytest.mark.django_db
FOR_ANOTHER = "Ik vraag dit voor iemand anders"


def test_a_gp_finds_the_way_and_every_page_says_for_whom(cast: Cast) -> None:
    gp = signed_in(cast, "gp")
    start = gp.get(reverse("work")).content.decode()
    assert "Niemand wacht nu op jou." in start
    assert f'href="{reverse("ask_for_another")}"' in start
    then = gp.post(
        reverse("ask_for_another"), {"their_yes": "SPOKEN", "through": "dokter De Wit"}, follow=True
    )
    assert then.redirect_chain[-1][0] == reverse("ask")
    page = then.content.decode()
    assert "Wat zou de ander helpen?" in page
    assert "De vraag van de ander" in page
    assert FOR_ANOTHER not in page
    gp.post(reverse("ask"), {"words": "Zij slaapt slecht en wil eens praten."})
    gp.post(reverse("ask_where"), {"area": cast.weide.pk})
    gp.post(reverse("ask_reach"), {"contact": "06 12 34 56 78"})
    gp.post(reverse("ask_check"))
    with as_the_owner():
        made = Ask.objects.select_related("asker").latest("asked_at")
    assert made.asked_through == "dokter De Wit"
    assert made.asker_id != cast["gp"].pk
    assert FOR_ANOTHER in gp.get(reverse("ask")).content.decode()  # the next is a new question


def test_it_can_turn_out_to_be_for_herself(cast: Cast) -> None:
    client = Client()
    client.post(reverse("ask_for_another"), {"their_yes": "SPOKEN", "through": "Linda"})
    assert "Toch voor jezelf?" in client.get(reverse("ask")).content.decode()
    client.post(reverse("ask_for_another"), {"for_me": "1"})
    assert "Wat zou je helpen?" in client.get(reverse("ask")).content.decode()

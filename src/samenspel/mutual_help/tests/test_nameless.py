"""Whoever gave no name is said in the language of who reads, also where the name comes from a statement of ours."""

from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.cast import Cast
from tests.house.situation import signed_in

from samenspel.mutual_help.models import Ask


def asked(cast: Cast) -> Ask:
    """Somebody without account asks; the context is the holder's afterwards."""
    client = Client()
    client.post(reverse("ask"), {"words": "Wie maait mijn gras?"})
    client.post(reverse("ask_where"), {"area": cast.weide.pk})
    client.post(reverse("ask_reach"), {"contact": "06 12 34 56 78"})
    client.post(reverse("ask_check"))
    cast.enter("wijkteam")
    return Ask.objects.select_related("ball").get()


def test_inbox_call_list_and_question_say_it_in_english(cast: Cast) -> None:
    ball = asked(cast).ball
    els = signed_in(cast, "wijkteam")
    for name, parts in (("work", []), ("work_calls", []), ("work_ball", [ball.pk])):
        with translation.override("nl"):
            dutch = reverse(name, args=parts)
        assert "Iemand uit De Weide" in els.get(dutch).content.decode(), name
        english = els.get(f"/en{dutch}").content.decode()
        assert "Somebody from De Weide" in english, name
        assert "Iemand uit" not in english.partition("<main")[2], name


def test_her_own_page_says_it_in_english(cast: Cast) -> None:
    ball = asked(cast).ball
    with translation.override("nl"):
        page = reverse("follow", args=[ball.address_code])
    mine = Client().get(f"/en{page}").content.decode()
    assert "Somebody from De Weide" in mine
    assert "Iemand uit" not in mine.partition("<main")[2]

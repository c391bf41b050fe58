"""Words that say danger bring a number to call after sending, wherever a resident writes to a human."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.mutual_help.models import Note

pytestmark = pytest.mark.django_db
NUMBER, SAFE = 'href="tel:113"', 'href="tel:08002000"'
DEADLY, HIT, PLAIN = "Ik wil niet meer leven.", "Ik word thuis geslagen.", "Ik wil graag wandelen."


def sent(client: Client, address: str, **typed: Any) -> str:
    """Send a form and follow where it leads; return the page that she then sees."""
    answer = client.post(address, typed, follow=True)
    assert answer.redirect_chain
    return answer.content.decode()


def test_it_stands_once_above_the_page_after_a_message(cast: Cast) -> None:
    code = cast.ask().ball.address_code
    cast.enter(None)
    client = Client()
    page = sent(client, reverse("follow_write", args=[code]), text=DEADLY, readers="BETWEEN")
    assert page.count(NUMBER) == 1
    assert page.index(NUMBER) < page.index("Je bericht staat erbij.") < page.index("<h1")
    assert SAFE not in page
    assert NUMBER not in client.get(reverse("follow", args=[code])).content.decode()
    with as_the_owner():
        assert [note.text for note in Note.objects.all()] == [DEADLY]  # and it is sent all the same


@pytest.mark.parametrize(
    ("deed", "field", "more"),
    [
        ("write", "text", {"readers": "BETWEEN"}),
        ("reword", "words", {}),
        ("share", "text", {}),
    ],
)
@pytest.mark.parametrize(("words", "times"), [(HIT, 1), (PLAIN, 0)])
def test_it_stands_after_each_form_of_who_asks(
    cast: Cast, deed: str, field: str, more: dict[str, str], words: str, times: int
) -> None:
    code = cast.ask().ball.address_code
    cast.enter(None)
    page = sent(Client(), reverse(f"follow_{deed}", args=[code]), **{field: words}, **more)
    assert page.count(SAFE) == times


def test_it_stands_at_the_next_step_of_an_offer(cast: Cast) -> None:
    client = Client()
    page = sent(client, reverse("help"), likes=DEADLY, kinds=["COMPANY"])
    assert page.count(NUMBER) == 1
    assert NUMBER not in client.get(reverse("help_when")).content.decode()
    typed = {"moments": ["MORNING"], "far": "NEIGHBOURHOOD", "rather_not": HIT}
    assert sent(client, reverse("help_when"), **typed).count(SAFE) == 1


def test_it_stands_in_her_language_and_when_something_is_still_missing(cast: Cast) -> None:
    code = cast.ask().ball.address_code
    cast.enter(None)
    answer = Client().post(
        f"/en{reverse('follow_write', args=[code])}", {"text": "I want to kill myself", "readers": "x"}
    )
    assert answer.status_code == 422
    assert answer.content.decode().count(NUMBER) == 1
    assert "Are you thinking about suicide?" in answer.content.decode()


FOREIGN = [
    ("Kocam beni dövüyor ve artık ölmek istiyorum.", 'lang="tr" dir="ltr"', "İntiharı mı düşünüyorsun?"),
    ("زوجي يضربني. أريد أن أموت", 'lang="ar" dir="rtl"', "هل لديك أفكار عن الانتحار؟"),
    ("I want to die", 'lang="en" dir="ltr"', "Are you thinking about suicide?"),
]


@pytest.mark.parametrize(("words", "tongue", "said"), FOREIGN)
def test_it_stands_in_what_was_written_first_and_in_the_language_of_the_page_below_it(
    cast: Cast, words: str, tongue: str, said: str
) -> None:
    code = cast.ask().ball.address_code
    cast.enter(None)
    page = sent(Client(), reverse("follow_write", args=[code]), text=words, readers="BETWEEN")
    assert page.count('class="message message-warning"') == 1
    assert page.count(tongue) == 1
    assert page.index(tongue) < page.index(said) < page.index("Denk je aan zelfmoord?")
    assert page.count(NUMBER) == page.count('href="tel:112"') == 2
    assert page.index("Denk je aan zelfmoord?") < page.index("Je bericht staat erbij.")  # which is not lost


def test_who_writes_dutch_on_an_english_page_reads_both(cast: Cast) -> None:
    code = cast.ask().ball.address_code
    cast.enter(None)
    page = sent(Client(), f"/en{reverse('follow_write', args=[code])}", text=HIT, readers="BETWEEN")
    assert page.index('lang="nl" dir="ltr"') < page.index("Ben je niet veilig?")
    assert page.index("Ben je niet veilig?") < page.index("Are you not safe?")


def test_it_takes_little_room_in_the_cookie(cast: Cast) -> None:
    """What does not fit in the cookie is left out, the oldest first: so a box of two languages would be."""
    code = cast.ask().ball.address_code
    cast.enter(None)
    client = Client()
    client.post(reverse("follow_write", args=[code]), {"text": FOREIGN[1][0], "readers": "BETWEEN"})
    assert len(client.cookies[settings.MESSAGES_COOKIE].value) < 400


@pytest.mark.parametrize("name", ["map", "map_agenda", "ask"])
def test_it_stands_where_a_search_or_a_question_begins(cast: Cast, name: str) -> None:
    cast.enter(None)
    page = Client().get(reverse(name), {"q": FOREIGN[0][0]}).content.decode()
    assert page.index(FOREIGN[0][1]) < page.index("Bel Veilig Thuis, dag en nacht:")
    assert NUMBER not in Client().get(reverse(name), {"q": PLAIN}).content.decode()


def test_it_stands_above_a_question_that_is_too_long(cast: Cast) -> None:
    cast.enter(None)
    page = sent(Client(), reverse("ask"), words=f"{DEADLY} {'x' * 6000}")
    assert page.count(NUMBER) == 1
    assert "Maak het korter" in page


def test_a_question_shows_it_itself_and_who_works_here_writes_about_another(cast: Cast) -> None:
    assert sent(Client(), reverse("ask"), words=DEADLY).count(NUMBER) == 1
    ask = cast.ask()
    els = signed_in(cast, "wijkteam")
    typed = {"text": DEADLY, "readers": "BETWEEN"}
    assert NUMBER not in sent(els, reverse("work_note", args=[ask.ball_id]), **typed)

"""Words that say danger bring a number to call, on each page after them; other words bring none."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NUMBER = 'href="tel:113"'


@pytest.mark.parametrize(("words", "times"), [("Ik wil niet meer leven.", 5), ("Ik wil meer bewegen.", 0)])
def test_a_number_stands_on_each_page_after_such_words(cast: Cast, words: str, times: int) -> None:
    client = Client()
    client.post(reverse("ask"), {"words": words, "for_another": "1"})
    pages = [client.get(reverse("ask_for_another"))]
    pages.append(client.post(reverse("ask_for_another"), {"for_me": "1"}, follow=True))
    pages.append(client.post(reverse("ask_where"), {"area": cast.weide.pk}, follow=True))
    pages.append(client.post(reverse("ask_reach"), {"visit": "1"}, follow=True))
    pages.append(client.post(reverse("ask_check"), follow=True))
    assert [page.redirect_chain[-1][0] for page in pages[1:3]] == [reverse("ask_where"), reverse("ask_reach")]
    assert "Dit is je code" in pages[-1].content.decode()
    assert sum(NUMBER in page.content.decode() for page in pages) == times

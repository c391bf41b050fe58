"""The board of what neighbours look for: of one neighbourhood, and further than the first page."""

from collections.abc import Callable

import pytest

from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def test_somebody_looks_in_her_own_neighbourhood(walk: Begin) -> None:
    gijs = walk("board-gijs", java_script_enabled=False)
    gijs.go("/buren-zoeken/", "board")
    everywhere = gijs.page.locator("article.place").count()
    gijs.page.get_by_label("In welke buurt?").select_option(label="Molenbuurt")
    gijs.press("Kies", "of-one")
    of_one = gijs.page.locator("article.place").count()
    assert 0 < of_one < everywhere
    gijs.says_not("Singelkwartier · ")
    gijs.go("/buren-zoeken/?blad=400", "past-the-end")
    gijs.says("Hier staat nu niets")
    gijs.follow("Kijk overal")
    assert gijs.page.locator("article.place").count() == everywhere
    gijs.go("/buren-zoeken/?buurt=%00&blad=x")  # what makes no sense is left out
    assert gijs.page.locator("article.place").count() == everywhere

"""The look at a page itself: what it must find."""

from collections.abc import Callable

import pytest

from .barriers import barriers, judged
from .walking import Walk

pytestmark = pytest.mark.browser


def test_each_page_shows_its_own_barriers_and_a_contrast_is_judged_once(walk: Callable[..., Walk]) -> None:
    anybody = walk("anybody")
    anybody.go("/", look="home")
    paint = "colour => document.querySelector('main p').style.color = colour"
    anybody.page.evaluate(paint, "#bbb")
    for _again in range(2):  # what was found wrong is not passed over the next time
        with pytest.raises(AssertionError, match="color-contrast"):
            barriers(anybody.page, "too light")
    anybody.page.evaluate(paint, "")
    before = judged()
    barriers(anybody.page, "as it was")
    assert judged() == before


WRONG = {
    "link-name": "document.querySelector('main a').textContent = ''",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "document-title": "document.title = ''",
    "aria-roles": "document.querySelector('main').setAttribute('role', 'thing')",
    "button-name": "document.querySelector('main button').replaceChildren()",
    "label": "document.querySelector('main textarea, main input:not([type=hidden])').labels.forEach(one => one.htmlFor = 'x')",
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_page_that_was_seen_is_seen_anew_when_its_build_changed(
    walk: Callable[..., Walk], rule: str
) -> None:
    anybody = walk("anybody")
    anybody.go("/vraag/" if rule in ("label", "button-name") else "/", look="seen")
    before = judged()
    anybody.page.evaluate("document.querySelector('h1').textContent = 'Iets anders'")
    barriers(anybody.page, "other words")
    assert judged() == before
    anybody.page.evaluate(WRONG[rule])
    with pytest.raises(AssertionError, match=rule):
        barriers(anybody.page, rule)

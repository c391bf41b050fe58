"""The look at a page itself: what it must find."""

from collections.abc import Callable

import pytest

from .walking import Walk

pytestmark = pytest.mark.browser


def test_each_page_shows_its_own_barriers_and_a_contrast_is_judged_once(walk: Callable[..., Walk]) -> None:
    anybody = walk("anybody")
    anybody.go("/", look="home")
    paint = "colour => document.querySelector('main p').style.color = colour"
    anybody.page.evaluate(paint, "#bbb")
    for _again in range(2):  # what was found wrong is not passed over the next time
        with pytest.raises(AssertionError, match="color-contrast"):
            anybody.barriers("too light")
    anybody.page.evaluate(paint, "")
    judged = len(anybody._judged)
    anybody.barriers("as it was")
    assert len(anybody._judged) == judged
    anybody.page.evaluate("document.querySelector('main a').textContent = ''")
    with pytest.raises(AssertionError, match="link-name"):
        anybody.barriers("a link that says nothing")

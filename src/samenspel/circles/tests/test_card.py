"""Who does what on one screen: my own line first, five at most, and how many more there are (R42)."""

from django.urls import reverse
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, agreement_as, family, joined, laid_down, signs, written
from tests.house.situation import signed_in

from samenspel.circles import actions, queries
from samenspel.circles.models import Agreement, Circle

HELPERS = ("coach", "gp", "desk", "initiative")


def agreed_by_six(cast: Cast) -> tuple[Circle, Agreement]:
    """Six people have a part; whoever came last stands last."""
    circle = family(cast)
    for key in HELPERS:
        joined(cast, circle, key)
    draft = written(cast, circle)
    for key in HELPERS:
        words = {"does": f"Doet iets als {key}.", "does_not": "", "replaced_by": ""}
        actions.write_part(agreement=draft, person=cast[key].pk, acting=cast.acting(MOTHER), now=NOW, **words)
    laid = actions.lay_down(agreement=agreement_as(cast, draft, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    for key in (MOTHER, "carer", VOLUNTEER, WORKER, *HELPERS):
        signs(cast, laid, key)
    return circle, laid


def test_the_sixth_sees_her_own_line_first(cast: Cast) -> None:
    circle, laid = agreed_by_six(cast)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    one = queries.version(page, pk=laid.pk)
    last = one.parts[-1]["person"]
    card = one.card(last)
    assert [len(card.lines), card.more, card.lines[0]["person"]] == [5, 1, last]
    key = next(key for key in HELPERS if str(cast[key].pk) == last)
    cast.enter(None)
    for name in ("circle", "who_does_what"):
        shown = signed_in(cast, key).get(reverse(name, args=[circle.pk])).content.decode()
        assert shown.count(f"Doet iets als {key}.") == 1
        assert "En nog 1." in shown


def test_few_lines_are_all_there(cast: Cast) -> None:
    circle = family(cast)
    laid = laid_down(cast, circle)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    card = queries.version(page, pk=laid.pk).card(cast[MOTHER].pk)
    assert (len(card.lines), card.more) == (2, 0)

"""A resident reads on her telephone who may see what about her."""

from collections.abc import Callable

import pytest

from .walking import PHONE, WIDE, Walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_resident_reads_who_may_see_what(walk: Callable[..., Walk], width: int) -> None:
    somebody = walk("trust", width=width)
    somebody.go("/vraag/")
    somebody.follow("Wie mag wat zien?", f"who-may-see-{width}")
    somebody.says("Politie, verhuurder en verzekeraar zien niets.", "Jij leest alles wat over jou gaat.")
    somebody.says("Wie zorgt voor je gegevens?", "Autoriteit Persoonsgegevens")
    for one in somebody.page.locator("details summary").all():
        one.click()
    somebody.says("Wie gevraagd is, met jouw ja", "Ieder ander")
    somebody.says_not("zonder jouw ja niets")
    table = somebody.page.locator("table").first
    assert table.locator("th[scope=row]").count() == table.locator("tbody tr").count() > 3
    assert table.locator("thead th[scope=col]").count() == 3
    somebody.look(f"who-may-see-open-{width}")

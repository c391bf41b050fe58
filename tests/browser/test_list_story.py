"""An official reads a list onto the map: choose, look, read in, see what became of it, and take it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .walking import PHONE, WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
RD = """Nr;Naam;Korte omschrijving;Dag;Begintijd;Eindtijd;Straat;Postcode;Plaats;RD X;RD Y
1;Zwoefclub {who};Zwoeven voor beginners.;dinsdag;19:00;21:00;Singel 1;3993 AX;Waterhoek;139500;448500
2;Zwoefkoor {who};Zingen en zwoeven.;woensdag;25:00;;Singel 2;3993 AX;Waterhoek;5,13;52,02
3;;Zonder naam;;;;;;;;
"""


def _file(tmp_path: Path, who: str, text: str = RD) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_bytes(text.format(who=who).encode("cp1252"))
    return path


def _upload(ilse: Walk, path: Path, source: str, look: str) -> None:
    ilse.go("/beheer/kaart-inlezen/")
    ilse.fill("Van wie is de lijst?", source)
    ilse.page.set_input_files("input[type=file]", path)
    ilse.press("Bekijk de lijst", look)


def _until(ilse: Walk, words: str) -> None:
    """Look again until the worker is done."""
    for _turn in range(60):
        if words in ilse.words():
            return
        ilse.page.wait_for_timeout(500)
        ilse.page.reload()
    raise AssertionError(ilse.words())


@pytest.mark.parametrize(("scripts", "width"), [(True, PHONE), (False, WIDE)])
def test_a_list_comes_onto_the_map_and_goes_again(
    walk: Begin, tmp_path: Path, scripts: bool, width: int
) -> None:
    who = "samen" if scripts else "apart"
    ilse = walk(f"lists-{who}", java_script_enabled=scripts, width=width)
    ilse.sign_in("Ilse")
    ilse.go("/beheer/kaart-inlezen/", f"lists-{who}")
    ilse.press("Bekijk de lijst", f"lists-nothing-{who}")
    ilse.says("Vul in van wie de lijst is.", "Kies een bestand.")
    _upload(ilse, _file(tmp_path, who), f"Welzijn {who}", f"lists-columns-{who}")
    ilse.says(
        "Er staat nog niets op de kaart.",
        f"Zwoefclub {who}",
        "1 rij heeft geen naam",
        "Deze dag of tijd klopt niet",
        "Op de kaart, op het punt dat erbij is gezet.",
    )
    assert ilse.page.get_by_label("Hoe staat de plek op de kaart erin?").input_value() == "RD"
    ilse.choose("Wie de lijst maakte, vindt goed dat dit voor iedereen op de kaart komt")
    ilse.press("Lees de lijst in", f"lists-agreement-{who}")
    ilse.says("Vul in waar dat staat.")
    ilse.fill("Waar staat dat?", "mail van 3 maart")
    ilse.press("Lees de lijst in", f"lists-busy-{who}")
    again = ilse.page.get_by_role("link", name="Laat deze bladzijde vanzelf opnieuw kijken")
    if again.count():  # the worker may have been quicker than she is
        ilse.click(again)
        ilse.page.get_by_text("Nieuw: 2").wait_for(timeout=40_000)  # nobody touches it
    _until(ilse, "Nieuw: 2")
    ilse.look(f"lists-report-{who}")
    ilse.says("Geweigerd: 1", "De naam ontbreekt.", "mail van 3 maart")
    amina = walk(f"lists-resident-{who}")
    amina.go(f"/kaart/?q=zwoefclub+{who}")
    amina.says(f"Zwoefclub {who}")
    fewer = "\n".join(line for line in RD.splitlines() if not line.startswith("2;"))
    _upload(ilse, _file(tmp_path, who, fewer), f"Welzijn {who}", f"lists-fewer-{who}")
    ilse.choose("Wie de lijst maakte, vindt goed dat dit voor iedereen op de kaart komt")
    ilse.fill("Waar staat dat?", "mail van 3 april")
    ilse.press("Lees de lijst in")
    _until(ilse, "Is dit er niet meer?")
    ilse.look(f"lists-gone-{who}")
    ilse.says("1 plek staat niet meer in deze lijst", f"Zwoefkoor {who}")
    ilse.press("Sluit 1 plek", f"lists-closing-{who}")
    _until(ilse, "Gesloten: 1")
    ilse.look(f"lists-closed-{who}")
    ilse.press("Draai deze lijst terug")
    _until(ilse, "Teruggedraaid.")
    amina.go(f"/kaart/?q=zwoefkoor+{who}+terug")
    amina.says(f"Zwoefkoor {who}")
    ilse.go("/beheer/kaart-inlezen/")
    ilse.page.get_by_role("link", name=f"Welzijn {who}").last.click()
    ilse.press("Draai deze lijst terug", f"lists-undoing-{who}")
    _until(ilse, "Teruggedraaid.")
    ilse.look(f"lists-undone-{who}")
    amina.go(f"/kaart/?q=zwoefclub+{who}+opnieuw")
    amina.says_not(f"Zwoefclub {who}")
    amina.sign_in("Farid")
    amina.go("/beheer/kaart-inlezen/", status=404)
    for walker in (ilse, amina):
        walker.close()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04zip", "Dit is geen CSV."),
        (b"Naam\n" + b"A\n" * 70_000, "Dit zijn te veel rijen"),
        (b"Naam;Tel\n", "In dit bestand staan geen rijen."),
    ],
)
def test_a_file_that_is_no_list_says_why(walk: Begin, tmp_path: Path, raw: bytes, words: str) -> None:
    ilse = walk("lists-wrong")
    ilse.sign_in("Ilse")
    path = tmp_path / "fout.csv"
    path.write_bytes(raw)
    _upload(ilse, path, "Welzijn", "lists-wrong")
    ilse.says(words)
    ilse.close()

"""Somebody writes that she is in danger: the number to call is there to be read, pressed and heard by all."""

from collections.abc import Callable

import pytest

from .deeds import ask_quickly
from .walking import Walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_a_number_to_call_stands_first_after_her_message(walk: Callable[..., Walk], scripts: bool) -> None:
    amina = walk(f"danger-{scripts}", java_script_enabled=scripts)
    mine = ask_quickly(amina, "Wie drinkt er koffie met mij?")
    amina.go(mine.path)
    amina.follow("Ik wil iets schrijven")
    amina.fill("Jouw bericht", "Ik wil niet meer leven, en thuis word ik geslagen.")
    amina.press("Verstuur", "danger-after-a-message")
    first = amina.page.locator("main .message").first.inner_text()
    assert "113" in first
    assert "0800 20 00" in first
    assert "112" in first
    assert amina.page.locator("main a[href='tel:113']").count() == 1
    amina.says("Je bericht staat erbij.")
    amina.go(mine.path, "danger-gone-again")
    amina.says_not("0800 20 00")
    amina.says("Ik wil niet meer leven, en thuis word ik geslagen.")


WRITTEN = {
    "tr": ("Kocam beni dövüyor, artık yaşamak istemiyorum.", "İntiharı mı düşünüyorsun?", "başkası da arayabilir"),
    "ar": ("زوجي يضربني. لا أريد أن أعيش.", "هل لديك أفكار عن الانتحار؟", "يمكن لشخص آخر أن يتصل"),
    "pl": ("Mąż mnie bije. Nie chcę żyć.", "Myślisz o samobójstwie?", "Ktoś inny może zadzwonić"),
    "uk": ("Чоловік мене б’є. Не хочу жити.", "Ви думаєте про самогубство?", "Хтось інший може"),
}  # fmt: skip
LOOKS = """(box) => {
  const said = box.querySelector('.said-in'), style = getComputedStyle(said);
  const numbers = [...box.querySelectorAll('a[href^="tel:"]')].map(one => one.getBoundingClientRect());
  return {
    lang: said.lang, direction: style.direction, start: style.textAlign, font: style.fontFamily,
    outside: numbers.filter(one => one.left < 0 || one.right > innerWidth).length,
    page: document.documentElement.dir,
  };
}"""


# Each on the way that the other does not take: what is said in which language is proven without a browser.
@pytest.mark.parametrize(("language", "scripts"), [("tr", False), ("ar", True), ("pl", True), ("uk", False)])
def test_the_number_stands_in_the_language_that_she_wrote_in_and_in_dutch_below(
    walk: Callable[..., Walk], language: str, scripts: bool
) -> None:
    words, asks, another = WRITTEN[language]
    amina = walk(f"danger-{language}", java_script_enabled=scripts)
    mine = ask_quickly(amina, "Wie drinkt er koffie met mij?")
    amina.go(mine.path)
    amina.follow("Ik wil iets schrijven")
    amina.fill("Jouw bericht", words)
    amina.press("Verstuur", "danger-after-a-message")
    amina.says("Je bericht staat erbij.")
    the_box(amina, language, asks, another)
    amina.go(f"/kaart/?q={words}", "danger-in-a-search")
    the_box(amina, language, asks, another)
    amina.go("/vraag/")
    amina.page.locator("textarea").fill(words)
    amina.press("Verder", "danger-in-a-question")
    the_box(amina, language, asks, another)


def the_box(amina: Walk, language: str, asks: str, another: str) -> None:
    """One box: first what she can read, then what somebody beside her can read, and each number twice."""
    box = amina.page.locator("main .message-warning")
    assert box.count() == 1
    words = " ".join(box.inner_text().split())
    assert words.index(asks) < words.index(another) < words.index("Denk je aan zelfmoord?")
    assert words.index(another) < words.index("Bel Veilig Thuis, dag en nacht:")
    assert [words.count(number) for number in ("0800 01 13", "0800 20 00", "112.")] == [2, 2, 2]
    looks = box.evaluate(LOOKS)
    assert (looks["lang"], looks["direction"]) == (language, "rtl" if language == "ar" else "ltr")
    assert ("Noto Sans Arabic" in looks["font"]) == (language == "ar")
    assert looks["outside"] == 0
    assert looks["page"] == "ltr"

"""Saying it anew; what was said stays (R83)."""

from tests.cast import NOW, Cast
from tests.play import deeds, refused, sql

from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask, Words


def reword(cast: Cast, ask: Ask, words: str, key: str = "resident") -> Words:
    return actions.reword(ask=cast.again(ask, key), words=words, acting=cast.acting(key), now=NOW)


def test_it_adds_words_and_keeps_the_old_ones(cast: Cast) -> None:
    ask = cast.ask("Eerst dit.")
    reword(cast, ask, "Of toch dit.")
    assert [row.text for row in Words.objects.filter(ask=ask)] == ["Of toch dit.", "Eerst dit."]
    assert deeds(ask)[-1] == "reworded"


def test_it_overwrites_nothing_even_with_sql(cast: Cast) -> None:
    cast.ask()
    for key in ("resident", "wijkteam"):
        cast.enter(key)
        for attack in ("UPDATE mutual_help_words SET text = 'x'", "DELETE FROM mutual_help_words"):
            with refused():
                sql(attack)


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.OnlyTheAskerSays):
        reword(cast, ask, "x", "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        reword(cast, ask, "x", "outsider")

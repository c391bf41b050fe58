"""Telling how we may call you."""

from tests.cast import NOW, Cast
from tests.play import deeds, refused, sql

from samenspel.community.models import Person
from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask


def rename(cast: Cast, ask: Ask, name: str, key: str = "resident") -> None:
    actions.rename_asker(ask=cast.again(ask, key), name=name, acting=cast.acting(key), now=NOW)


def test_it_calls_her_so_from_now_on(cast: Cast) -> None:
    ask = cast.ask()
    rename(cast, ask, " Élise ")
    person = Person.objects.get(pk=cast["resident"].pk)
    assert (person.shown, person.sort_name) == ("Élise", "elise")
    assert deeds(ask)[-1] == "renamed"


def test_it_writes_no_name_in_the_journal(cast: Cast) -> None:
    ask = cast.ask()
    rename(cast, ask, "Élise")
    assert sql("SELECT terms FROM journal_entry WHERE verb = 'renamed'") == [("{}",)] or sql(
        "SELECT terms = '{}'::jsonb FROM journal_entry WHERE verb = 'renamed'"
    ) == [(True,)]


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.OnlyTheAskerSays):
        rename(cast, ask, "Trut", "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        rename(cast, ask, "x", "outsider")
    cast.enter("outsider")
    assert sql("UPDATE community_person SET name = 'x' WHERE id = %s", cast["resident"].pk) == [(0,)]

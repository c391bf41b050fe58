"""Showing a place on the map, and taking it back."""

from tests.cast import NOW, Cast
from tests.play import deeds, place_on_map, refused, sql, steps, told

from samenspel.commitments.errors import NotYourBall
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Suggestion
from samenspel.social_map.models import Entry


def suggest(cast: Cast, ask: Ask, entry: Entry, key: str = "wijkteam") -> Suggestion:
    return actions.suggest(
        ask=cast.again(ask, key), entry=entry, text="Dichtbij.", acting=cast.acting(key), now=NOW
    )


def test_it_is_a_stop_on_the_path_that_the_asker_reads(cast: Cast) -> None:
    ask, entry = cast.ask(), place_on_map(cast)
    row = suggest(cast, ask, entry)
    assert (row.place_name, row.shape, steps(ask)[-1]) == ("Wandelgroep", entry.shape, "SUGGESTED")
    cast.enter("resident")
    assert Suggestion.objects.get().text == "Dichtbij."
    assert told(ask, "word_for_you") == [cast["resident"].pk]


def test_it_is_shown_once(cast: Cast) -> None:
    ask, entry = cast.ask(), place_on_map(cast)
    assert suggest(cast, ask, entry).pk == suggest(cast, ask, entry).pk
    assert steps(ask).count("SUGGESTED") == 1


def test_it_can_be_taken_back_and_shown_again(cast: Cast) -> None:
    ask, entry = cast.ask(), place_on_map(cast)
    row = suggest(cast, ask, entry)
    actions.take_back_suggestion(suggestion=row, acting=cast.acting("wijkteam"), now=NOW)
    assert deeds(ask)[-1] == "took_back_suggestion"
    assert suggest(cast, ask, entry).pk != row.pk


def test_it_is_taken_back_by_the_holder_only(cast: Cast) -> None:
    ask, entry = cast.ask(), place_on_map(cast)
    row = suggest(cast, ask, entry)
    cast.enter("resident")
    with refused(NotYourBall):
        actions.take_back_suggestion(suggestion=row, acting=cast.acting("resident"), now=NOW)


def test_it_cannot_become_another_place(cast: Cast) -> None:
    ask, entry = cast.ask(), place_on_map(cast)
    suggest(cast, ask, entry)
    for attack in ("UPDATE mutual_help_suggestion SET text = 'x'", "DELETE FROM mutual_help_suggestion"):
        with refused():
            sql(attack)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask, entry = cast.ask(), place_on_map(cast)
    with refused(Ask.DoesNotExist):
        suggest(cast, ask, entry, "outsider")
    row = suggest(cast, ask, entry)
    cast.enter("outsider")
    with refused():
        actions.take_back_suggestion(suggestion=row, acting=cast.acting("outsider"), now=NOW)

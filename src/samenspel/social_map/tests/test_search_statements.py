"""How the search asks the database: what is one letter wrong, what is close by, and planning only once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspel.social_map import queries, rules
from samenspel.social_map.models import Entry
from samenspel.social_map.queries import asking, words

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]
LETTERS = "abcdeéiorstя1"


def names(text: str, wish: queries.Wish | None = None) -> list[str]:
    return [entry.name for entry in queries.search(text, wish=wish).entries]


def asked(text: str, what: str) -> Any:
    values = words.asked(text, rules.search_words(text))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what}::text[] FROM {asking.SAID}", values)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("typed", ["fets", "fieets", "fiats", "fiest", "piets"])
def test_a_short_word_is_found_with_one_letter_wrong(put: Putting, typed: str) -> None:
    put("Fiets")
    put("Schaken")
    assert names(typed) == ["Fiets"]


def test_a_long_word_is_found_with_more_letters_wrong(put: Putting) -> None:
    put("Mantelzorgsteunpunt")
    assert names("mantelsorgsteumpunt") == ["Mantelzorgsteunpunt"]


@given(some.text(LETTERS, min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_program_and_the_database_take_the_same_letters_away(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_shorter(%s::text)", [word])
        assert cursor.fetchone()[0] == rules.shorter(word)


@given(some.text("abc", min_size=5, max_size=9), some.data())
def test_one_typing_error_leaves_something_in_common(word: str, data: some.DataObject) -> None:
    place = data.draw(some.integers(0, len(word) - 2))
    letter = data.draw(some.sampled_from("abcx"))
    head, here, after, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    for typed in (head + after + tail, word[:place] + letter + word[place:], head + letter + after + tail,
                  head + after + here + tail):  # fmt: skip
        assert set(rules.shorter(word)) & set(rules.shorter(typed))


def test_a_compound_is_found_by_a_beginning_whose_stem_is_written_otherwise(put: Putting) -> None:
    put("Xylofoonclub")
    assert names("xylofoon") == ["Xylofoonclub"]
    assert asked("xylofoon", "wide") == ["'xylofon':* | 'xylofoonclub'"]
    assert asked("xylof", "wide") == ["'xylof':* | 'xylov':*"], "its beginning finds it"
    assert names("xylof") == ["Xylofoonclub"]


@pytest.mark.parametrize("few", [asking.FEW, 1])
def test_what_is_close_by_is_the_same_however_many_there_are(
    put: Putting, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(asking, "FEW", few)
    asking._sql.cache_clear()
    for number, name in enumerate(["Koffietafel", "Koffie", "Thee", "Koffeebar"]):
        put(name, latitude=52.0 + number / 10_000, longitude=5.1)
    put("Koffie ver", latitude=52.2, longitude=5.1)
    near = queries.Wish(near=(52.0, 5.1), within=2_000)
    assert names("koffie", near) == ["Koffie", "Koffietafel"]
    assert queries.search("koffie", wish=near).total == 2
    asking._sql.cache_clear()


def test_the_database_plans_a_search_once(put: Putting) -> None:
    put("Koffie en thee", latitude=52.0, longitude=5.1)
    near = queries.Wish(near=(52.0, 5.1), within=2_000, kind="MEAL")
    said = ["koffie", "thee", "kofie", "koffi", "theekop", "nergens", "taart", "bezoek", "koek", "lezen"]
    for word in said * 2:
        names(f"{word} taart")
        names(word, near)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(generic_plans), sum(custom_plans), count(*) FROM pg_prepared_statements"
            " WHERE statement LIKE '%turn_1 AS MATERIALIZED%'"
        )
        generic, custom, statements = cursor.fetchone()
    assert generic > statements * 5, "it plans each search anew"
    assert custom <= statements * 5, "five times it looks whether that pays"


def test_what_is_asked_most_is_short_enough_to_be_kept() -> None:
    """psycopg makes a text of more than 4,096 letters anew each time."""
    one_word_near_by = asking._sql(1, ("tags",), True, True, (asking.MOST, asking.ENOUGH))
    two_words = asking._sql(2, (), False, False, (asking.MOST, asking.ENOUGH))
    assert max(len(one_word_near_by), len(two_words)) <= 4096


def test_any_number_of_words_and_meanings_has_its_statement(put: Putting) -> None:
    put("Koffie")
    for count in range(1, 14):
        assert names(" ".join(["koffie", *(f"woord{number}" for number in range(count))])) == ["Koffie"]


def test_words_go_into_the_index_at_once() -> None:
    """A list of words that wait beside the index is read whole by each search."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname IN ('listing_words', 'word_shorter')"
            " AND reloptions @> '{fastupdate=off}'"
        )
        assert len(cursor.fetchall()) == 2


def test_the_words_are_looked_up_within_the_statement_that_finds() -> None:
    """The planner writes the function out; where it may not, it calls it, and plans what is in it apart."""
    values = words.asked("koffie", rules.search_words("koffie"))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN SELECT turns FROM {asking.SAID}", values)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "social_map_word" in plan
    assert "Function Scan on map_asked" not in plan

"""Which tests a second database is asked (tests/statements.py): none of what was asked may be left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.statements import needed, shape

NOTED = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.tuples(st.floats(0, 5), st.sets(st.sampled_from("123456"))),
    max_size=12,
)


@settings(deadline=None)
@given(NOTED, st.data())
def test_all_that_was_asked_is_asked_again(
    noted: dict[str, tuple[float, set[str]]], data: st.DataObject
) -> None:
    always = data.draw(st.sets(st.sampled_from([*sorted(noted), "new"])))
    chosen = needed(noted, always)
    assert always <= chosen
    assert chosen <= always | set(noted)
    assert set().union(*(noted[test][1] for test in chosen & set(noted))) == set().union(
        *(asked for _seconds, asked in noted.values())
    )
    for test in chosen - always:  # and it adds something, which is why it takes its time
        assert noted[test][1]


def test_of_two_that_ask_the_same_the_cheap_one_goes() -> None:
    assert needed({"dear": (3.0, {"1", "2"}), "cheap": (0.1, {"1", "2"})}, set()) == {"cheap"}


def test_a_shape_forgets_values_and_how_many_there_were_and_nothing_else() -> None:
    one = shape("SELECT a FROM t WHERE b IN (%s, %s) AND c = 'x' LIMIT 21")
    assert one == shape("SELECT a FROM t WHERE b IN (%s, %s, %s) AND c = 'y' LIMIT 5")
    assert shape("INSERT INTO t (a) VALUES (%s)") == shape("INSERT INTO t (a) VALUES (%s), (%s)")
    assert one != shape("SELECT a FROM t WHERE b IN (%s) AND d = 'x' LIMIT 21")

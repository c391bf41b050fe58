"""Made-up neighbours for the tests of the matching: few codes and short distances, so that many may meet."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from samenspel.mutual_help.rules.matching import Asker, Helper

TODAY = date(2026, 11, 28)
KINDS = ("GARDEN", "WALKING", "COOKING")
LANGUAGES = ("nl", "tr", "ar")
LIKES = ("FOOTBALL", "MUSIC", "CARDS", "BIRDS")
THINGS = ("DOG", "STAIRS")
SKILLS = ("DUTCH", "KNITTING")

TIMES = st.sampled_from((0, 0b1, 0b11, 0b111, 0b1000, 0b111111, 1 << 20))
POINTS = st.tuples(
    st.integers(0, 40).map(lambda step: 52.09 + step * 0.0009),
    st.integers(0, 40).map(lambda step: 5.1 + step * 0.0015),
)


def codes(from_these: tuple[str, ...], least: int = 0) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(from_these), min_size=least)


def helpers(*, most: int, capacity: int = 3) -> st.SearchStrategy[list[Helper]]:
    one = st.builds(
        Helper,
        id=st.integers(0, 10_000).map(lambda number: UUID(int=number)),
        at=POINTS,
        kinds=codes(KINDS, 1),
        capacity=st.integers(0, capacity),
        within_m=st.sampled_from((0, 499, 500, 501, 1000, 2500, 9000, 10**7)),
        times=TIMES,
        languages=codes(LANGUAGES),
        likes=codes(LIKES),
        boundaries=codes(THINGS),
        wants_to_learn=codes(SKILLS),
        has_vog=st.booleans(),
        gender=st.sampled_from(("", "WOMAN", "MAN")),
        asked_lately=st.integers(0, 7),
    )
    return st.lists(one, max_size=most, unique_by=lambda helper: helper.id)


def askers(*, most: int, among: list[Helper]) -> st.SearchStrategy[list[Asker]]:
    offers = (
        st.frozensets(st.sampled_from([one.id for one in among]), max_size=2)
        if among
        else st.just(frozenset())
    )
    one = st.builds(
        Asker,
        id=st.integers(20_000, 30_000).map(lambda number: UUID(int=number)),
        at=POINTS,
        kinds=codes(KINDS, 1),
        since=st.integers(-1, 4).map(lambda days: TODAY - timedelta(days=days)),
        times=TIMES,
        languages=codes(LANGUAGES),
        wishes=codes(LIKES),
        involves=codes(THINGS),
        can_teach=codes(SKILLS),
        needs_vog=st.booleans(),
        gender_wish=st.sampled_from(("", "", "WOMAN", "MAN")),
        not_these=offers,
        known_faces=offers,
    )
    return st.lists(one, max_size=most, unique_by=lambda asker: asker.id)


@st.composite
def neighbourhoods(
    draw: st.DrawFn, *, askers_most: int = 6, helpers_most: int = 6, capacity: int = 3
) -> tuple[list[Asker], list[Helper]]:
    there = draw(helpers(most=helpers_most, capacity=capacity))
    return draw(askers(most=askers_most, among=there)), there

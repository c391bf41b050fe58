"""Telephone numbers, postcodes and names, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspel.community import areas, rules


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("06 12 34 56 78", "+31612345678"), ("06-12345678", "+31612345678"), ("0612345678", "+31612345678"),
        ("+31 6 12345678", "+31612345678"), ("0031612345678", "+31612345678"), ("06.12.34.56.78", "+31612345678"),
        ("(030) 123 45 67", "+31301234567"), ("030-1234567", "+31301234567"), ("030/1234567", "+31301234567"),
        ("+31 (0)30 123 45 67", "+31301234567"), ("  0612345678\n", "+31612345678"), ("06\u00a012345678", "+31612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "+31612345678"), ("＋31612345678", "+31612345678"), ("tel: 030 1234567", "+31301234567"),
        ("+32 470 12 34 56", "+32470123456"), ("+49 30 901820", "+4930901820"), ("0800-1234", "+318001234"),
        ("088 123 45 67", "+31881234567"), ("0343 56 78 90", "+31343567890"),
    ],
)  # fmt: skip
def test_it_reads_numbers_as_people_write_them(written: str, number: str) -> None:
    assert rules.telephone(written) == number


@pytest.mark.parametrize(
    "written",
    ["", "bel mij", "112", "123", "06 1234 567", "06 123456789", "030 123 456", "06 12 34 56 78 90", "1234567",
     "+31", "06", "00000000000", "' OR 1=1", "<script>", "6" * 100_000, "\x00", "06 12345678 of 030 1234567"],
)  # fmt: skip
def test_it_refuses_what_no_telephone_can_ring(written: str) -> None:
    with pytest.raises(rules.UnreadableNumber):
        rules.telephone(written)


@given(some.text(max_size=40))
def test_it_reads_any_text_or_refuses_it(written: str) -> None:
    try:
        number = rules.telephone(written)
    except rules.UnreadableNumber:
        return
    assert number.startswith("+")
    assert len(number) <= 20
    assert rules.telephone(number) == number


@pytest.mark.parametrize("written", ["3994AB", "3994 ab", " 3994  AB ", "3994", "3994 "])
def test_it_finds_the_four_digits(written: str) -> None:
    assert rules.four_digits(written) == "3994"


@pytest.mark.parametrize(
    "written", ["", "0994", "399", "39945", "AB 3994", "3994 A", "3994ABC", "٣٩٩٤", "De Weide 12"]
)
def test_it_knows_what_is_no_postcode(written: str) -> None:
    assert rules.four_digits(written) == ""


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [("Élise Ça", "elise ca"), ("İsmail Işık", "ismail isik"), ("ISMAIL", "ismail"), ("Müller", "muller"),
     ("Straße", "strasse"), ("Ñuñez", "nunez"), ("van 't Hof", "van 't hof"), ("ﬁetsen", "fietsen"), ("Łukasz", "łukasz")],
)  # fmt: skip
def test_it_sorts_names_the_same_everywhere(name: str, sorted_as: str) -> None:
    assert rules.sort_name(name) == sorted_as


@given(some.text(max_size=200))
def test_it_sorts_any_name_within_its_column(name: str) -> None:
    assert len(rules.sort_name(name)) <= 160


@pytest.mark.parametrize(
    ("feels", "works_with", "shape"),
    [("FORMAL", "UNPAID", "formal"), ("INFORMAL", "PAID", "informal"), ("BOTH", None, "hybrid"), (None, "PAID", "formal"),
     (None, "UNPAID", "informal"), (None, None, "hybrid"), ("", "", "hybrid")],
)  # fmt: skip
def test_it_lets_the_feeling_go_before_the_money(
    feels: str | None, works_with: str | None, shape: str
) -> None:
    assert rules.shape_of(feels, works_with) == shape


@pytest.mark.parametrize("role", sorted(rules.WORKS | rules.SEES_OTHERS))
def test_it_asks_a_second_factor_of_who_sees_others(role: str) -> None:
    assert rules.needs_second_factor(frozenset({role})) is (role in rules.SEES_OTHERS)


def test_it_knows_inside_from_outside_also_with_a_hole() -> None:
    outer = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
    hole = [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]]
    polygon = {"type": "Polygon", "coordinates": [outer, hole]}
    assert areas.outline_holds(polygon, (2, 2))
    assert not areas.outline_holds(polygon, (5, 5))
    assert not areas.outline_holds(polygon, (12, 2))
    assert areas.outline_holds({"type": "MultiPolygon", "coordinates": [[hole], [outer]]}, (2, 2))
    assert not areas.outline_holds({}, (2, 2))

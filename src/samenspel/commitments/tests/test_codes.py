"""Spoken codes, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.cast import Cast

from samenspel.commitments import codes, queries


@pytest.mark.parametrize(
    "written",
    [
        "APPEL724105",
        "appel 72 41 05",
        " Appel-72-41-05 ",
        "appel_72.41.05",
        "APPEL 72-4105\n",
        "a p p e l 7 2 4 1 0 5",
    ],
)
def test_it_understands_how_people_write_them(written: str) -> None:
    assert codes.stored(written) == "APPEL724105"


@pytest.mark.parametrize(
    "written",
    ["", "APPEL", "724105", "APPEL72410", "APPEL7241050", "APPLE724105", "%", "APPEL72410%", "APPEL724105' OR 1=1--",
     "APPEL７２４１０５", "x" * 100_000, "\x00", "appel 72 41 05 appel 72 41 05"],
)  # fmt: skip
def test_it_knows_what_is_no_code(written: str) -> None:
    assert codes.stored(written) == ""


@given(some.text(max_size=60))
def test_it_never_fails_on_any_text(written: str) -> None:
    code = codes.stored(written)
    assert code == "" or codes.stored(codes.in_address(code)) == code


def test_it_comes_back_the_same_however_it_is_shown() -> None:
    for _ in range(200):
        code = codes.new_code()
        assert codes.stored(codes.spoken(code)) == codes.stored(codes.in_address(code)) == code


def test_it_has_more_than_a_hundred_million() -> None:
    assert len(set(codes.WORDS)) == len(codes.WORDS)
    assert len(codes.WORDS) * 10**6 > 10**8


def test_it_finds_only_the_exact_code(cast: Cast) -> None:
    code = cast.ask().ball.code
    assert code
    cast.enter(None)
    assert queries.with_code(code) is not None
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    for guess in (wrong, code[:-1], code[:-1] + "_", "%" + code[1:]):
        assert queries.with_code(guess) is None

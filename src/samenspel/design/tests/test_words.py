"""Days, moments, names and numbers as people say them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from samenspel.design import dates, telephone
from samenspel.design.templatetags.samenspel import initials, sentence

TODAY = date(2026, 11, 24)
AT = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("day", "dutch", "short"),
    [
        (date(2026, 11, 23), "gisteren", "gisteren"),
        (date(2026, 11, 24), "vandaag", "vandaag"),
        (date(2026, 11, 25), "morgen", "morgen"),
        (date(2026, 11, 27), "vrijdag 27 november", "vr 27 nov"),
        (date(2027, 1, 4), "maandag 4 januari", "ma 4 jan"),
        (date(2027, 11, 26), "vrijdag 26 november 2027", "vr 26 nov 2027"),
    ],
)
def test_it_says_the_day_as_people_do(day: date, dutch: str, short: str) -> None:
    with translation.override("nl"):
        assert dates.long_day(day, today=TODAY) == dutch
        assert dates.short_day(day, today=TODAY) == short
        assert dates.on_day(day, today=TODAY) == (f"op {dutch}" if " " in dutch else dutch)
        assert dates.by_day(day, today=TODAY) == ("vandaag nog" if day == TODAY else f"uiterlijk {dutch}")


def test_it_says_the_day_in_english() -> None:
    with translation.override("en"):
        assert dates.long_day(date(2026, 11, 27), today=TODAY) == "Friday 27 November"
        assert dates.short_day(date(2026, 11, 27), today=TODAY) == "Fri 27 Nov"
        assert dates.on_day(date(2026, 11, 27), today=TODAY) == "on Friday 27 November"
        assert dates.on_day(TODAY, today=TODAY) == "today"
        assert dates.by_day(date(2026, 11, 27), today=TODAY) == "by Friday 27 November"
        assert dates.by_day(TODAY, today=TODAY) == "today"


@pytest.mark.parametrize(
    ("language", "hour", "minute", "words"),
    [("nl", 9, 40, "9.40 uur"), ("nl", 10, 0, "10 uur"), ("en", 14, 0, "2 pm"), ("en", 9, 5, "9:05 am")],
)
def test_it_says_the_time_as_people_do(language: str, hour: int, minute: int, words: str) -> None:
    with translation.override(language):
        said = dates.clock_time(datetime(2026, 11, 24, hour, minute, tzinfo=AT))
    assert said.replace("\u00a0", " ") == words


def test_a_late_evening_in_utc_is_the_next_day_here() -> None:
    assert dates.local_day(datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("UTC"))) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("0301234567", "030 123 45 67"),
        ("+31612345678", "06 12 34 56 78"),
        ("0343-123456", "0343 12 34 56"),
        ("112", "112"),
        ("vraag Els", "vraag Els"),
    ],
)
def test_it_says_a_number_so_that_it_can_be_read_aloud(number: str, spoken: str) -> None:
    assert telephone.spoken(number) == spoken


def test_it_dials_what_can_be_dialled() -> None:
    assert telephone.link("030 123 45 67") == "tel:+31301234567"
    assert telephone.link("112") == "tel:112"
    assert telephone.link("vraag Els") == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dewi Sapulete", "DS"),
        ("Bram van Dijk", "BD"),
        ("mevrouw Bos", "B"),
        ("Ria", "R"),
        ("", ""),
        (None, ""),
    ],
)
def test_it_takes_the_first_letters_of_a_name(name: str | None, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("De Hoek bellen ", "De Hoek bellen."),
        ("Ik bel.", "Ik bel."),
        ("Wie dan?", "Wie dan?"),
        ("", ""),
        (None, ""),
    ],
)
def test_what_is_typed_ends_before_the_next_sentence_begins(typed: str | None, said: str) -> None:
    assert sentence(typed) == said

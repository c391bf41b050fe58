"""Files as people have them: encodings, separators, quotes; and what is no table at all. Rules of a cell."""

import gzip
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.foundation import coordinates
from samenspel.integrations.csv_in import reading, rules
from samenspel.integrations.csv_in.facts import Reader

TEXT = "Naam;Omschrijving\r\nCafé Zoë;Koffie – één euro\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_recognised(encoding: str) -> None:
    table = reading.read(TEXT.encode(encoding))
    assert table.columns == ["Naam", "Omschrijving"]
    assert table.rows == [(2, {"Naam": "Café Zoë", "Omschrijving": "Koffie – één euro"})]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_usual_separator_is_recognised_also_beside_the_others(separator: str) -> None:
    rows = [["Naam", "Tekst", "Plaats"], ["A", '"Met ; en , en\nregel"', "Houten"], ["B", "kort", "Bunnik"]]
    table = reading.read("\n".join(separator.join(row) for row in rows).encode())
    assert table.separator == separator
    assert [(line, row["Tekst"]) for line, row in table.rows] == [(2, "Met ; en , en\nregel"), (4, "kort")]


def test_short_rows_empty_rows_double_columns_and_nulls_are_read() -> None:
    table = reading.read(b"Naam,Naam,,Tel\nA\n,,,\nB,NULL,x,n/a,extra\n")
    assert table.columns == ["Naam", "Naam (2)", "kolom 3", "Tel"]
    assert table.rows == [
        (2, {"Naam": "A", "Naam (2)": "", "kolom 3": "", "Tel": ""}),
        (4, {"Naam": "B", "Naam (2)": "", "kolom 3": "x", "Tel": ""}),
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "EMPTY"), (b"  \n\n", "EMPTY"), (b"Naam\n", "EMPTY"), (b";;\nA;B;C\n", "NO_HEADER"),
        (b"PK\x03\x04rest", "NO_TEXT"), (gzip.compress(b"0" * 1000, mtime=0), "NO_TEXT"), (b"%PDF-1.7", "NO_TEXT"),
        (b"Naam\n\0\0\0", "NO_TEXT"), (b"\xff\xfe\x00", "NO_TEXT"),
        (b"a" * (reading.MOST_BYTES + 1), "TOO_BIG"), (b"Naam\n" + b"A\n" * 200_000, "TOO_MANY"),
        ((",".join("abc" for _ in range(201)) + "\n1").encode(), "TOO_WIDE"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_by_name(raw: bytes, code: str) -> None:
    with pytest.raises(reading.Unreadable) as problem:
        reading.read(raw)
    assert problem.value.code == code


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_named_refusal(raw: bytes) -> None:
    refused: reading.Unreadable | None = None
    table = reading.Table([], [], "", "")
    try:
        table = reading.read(raw)
    except reading.Unreadable as problem:
        refused = problem
    assert refused is None or refused.code in {"EMPTY", "NO_TEXT", "NO_HEADER", "TOO_WIDE"}
    assert all(set(row) == set(table.columns) for _line, row in table.rows)


def test_columns_are_guessed_by_their_names_each_once() -> None:
    columns = [
        "ID",
        "Naam activiteit",
        "Korte omschrijving",
        "Omschrijving",
        "E-mailadres",
        "RD_X",
        "RD_Y",
        "Tel.",
        "Wie",
    ]
    assert rules.guessed(columns) == {
        "source_id": "ID", "name": "Naam activiteit", "summary": "Korte omschrijving", "description": "Omschrijving",
        "email": "E-mailadres", "x": "RD_X", "y": "RD_Y", "phone": "Tel.",
    }  # fmt: skip


# Published reference points: the tower of Amersfoort, the Westertoren, the Martinitoren.
@pytest.mark.parametrize(
    ("x", "y", "latitude", "longitude"),
    [
        (155000.0, 463000.0, 52.15517, 5.38721),
        (120700.723, 487525.502, 52.37453, 4.88353),
        (233883.131, 582065.167, 53.21938, 6.56820),
    ],
)
def test_the_rijksdriehoek_becomes_degrees_within_a_few_metres(
    x: float, y: float, latitude: float, longitude: float
) -> None:
    assert coordinates.from_rd(x, y) == (
        pytest.approx(latitude, abs=2e-5),
        pytest.approx(longitude, abs=3e-5),
    )


@pytest.mark.parametrize(
    ("y", "x", "way"),
    [
        (52.09, 5.12, "AS_IS"), (5.12, 52.09, "SWAPPED"), (455000, 136000, "RD"), (136000, 455000, "RD_SWAPPED"),
        (0, 0, ""), (48.8, 2.3, ""), (-52.09, 5.12, ""), (910, 5.12, ""),
    ],
)  # fmt: skip
def test_how_a_pair_is_written_is_seen(y: float, x: float, way: str) -> None:
    assert coordinates.seems(y, x) == way
    if way:
        assert coordinates.point_of(y, x, way) == (
            pytest.approx(52.09, abs=0.02),
            pytest.approx(5.12, abs=0.02),
        )
    assert [
        coordinates.point_of(y, x, other)
        for other in ("AS_IS", "SWAPPED", "RD", "RD_SWAPPED")
        if other != way
    ].count(None) == (3 if way else 4)


@pytest.mark.parametrize(
    ("said", "number"),
    [("52,09", 52.09), ("52.09", 52.09), ("136.000,5", 136000.5), ("-5", -5), ("5,1,2", None), ("x", None), ("1e9", None),
     ("inf", None), ("", None), ("52.09°", 52.09)],
)  # fmt: skip
def test_numbers_have_a_comma_or_a_point(said: str, number: float | None) -> None:
    assert coordinates.number(said) == number


@pytest.mark.parametrize(
    ("said", "hour"),
    [("9:30", time(9, 30)), ("9.30 uur", time(9, 30)), ("9 uur", time(9)), ("09:30:00", time(9, 30)), ("25:00", None),
     ("12:75", None), ("ochtend", None), ("24:00", None), ("", None)],
)  # fmt: skip
def test_only_hours_that_a_clock_shows(said: str, hour: time | None) -> None:
    assert rules.hour(said) == hour


def test_days_languages_and_addresses_are_read_as_people_write_them() -> None:
    assert [day.weekday() for day in rules.weekdays("ma, wo en vrijdag")] == [0, 2, 4]
    assert rules.weekdays("mei") == []
    assert rules.languages("Nederlands, Turks en ar") == ["nl", "tr", "ar"]
    assert rules.web_address("www.example.org/x") == "https://www.example.org/x"
    assert [rules.web_address(one) for one in ("javascript:alert(1)", "geen", "https://")] == ["", "", ""]
    assert [rules.mail_address(one) for one in ("a@example.org", "a@b", "a b@example.org")] == [
        "a@example.org",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("row", "free"),
    [
        ({"Kosten": "Gratis"}, True),
        ({"Kosten": "Gratis parkeren, kaartje € 5"}, None),
        ({"Kosten": "Gratis", "Vrij": "nee"}, False),
    ],
)
def test_words_that_say_gratis_and_nothing_else_say_so(row: dict[str, str], free: bool | None) -> None:
    columns = {"name": "Naam", "cost_text": "Kosten", "is_free": "Vrij"}
    read = Reader(columns, "AS_IS", lambda *_: None, lambda _: None)({"Naam": "Koor"} | row)
    assert read.values.get("is_free") is free

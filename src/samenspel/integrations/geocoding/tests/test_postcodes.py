"""Reading postcodes in: all or nothing, twice the same, and each row its own word."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.integrations.geocoding import actions, queries, rules
from samenspel.integrations.geocoding.models import Postcode
from samenspel.social_map.rules import Address, Place, bare_postcode

DEGREES = "Postcode;Latitude;Longitude\n3704 AB;52,0900;5,2300\n3704ac;52,0910;5,2310\n3704;52,09;5,23\n"
RD = "PC6,X,Y\n3993AX,139500,448500\n3993AY,139600,448600\n"


def read(path: Path, *words: str) -> str:
    out = StringIO()
    with as_the_owner():
        call_command("postcodes_import", str(path), *words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "codes.csv"


def test_twice_changes_nothing_and_the_report_says_so(db: None, file: Path, tmp_path: Path) -> None:
    file.write_text(DEGREES)
    assert "nieuw 3" in read(file)
    said = read(file, "--report", str(tmp_path / "verslag.csv"))
    assert "nieuw 0, veranderd 0, hetzelfde 3, geweigerd 0" in said
    assert queries.postcodes(["3704AB", "3704"]) == {"3704AB": (52.09, 5.23), "3704": (52.09, 5.23)}
    assert "3;3704AC;hetzelfde" in (tmp_path / "verslag.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (DEGREES, "3704AB"),
        (RD, "3993AX"),
        ("pc;lat;lon\n3704AB;5.23;52.09\n", "3704AB"),
        ("Plaats;Postcode;rd_x;rd_y\nDen Haag é;3993AX;448500;139500\n", "3993AX"),
    ],
)
def test_swapped_and_rd_are_recognised(db: None, file: Path, text: str, code: str, encoding: str) -> None:
    file.write_bytes(text.encode(encoding))
    read(file)
    latitude, longitude = queries.postcodes([code])[code]
    assert 52 < latitude < 52.1
    assert 5.1 < longitude < 5.3


def test_each_row_that_cannot_be_says_why_and_the_others_come_in(db: None, file: Path) -> None:
    file.write_text(
        "postcode;lat;lon\n3704AB;52.09;5.23\nZeist;52.1;5.2\n3704AC;;\n3704AD;12.0;5.2\n"
        "3704AE;139500;448500\n3704AB;53.2;6.5\n3704AB;52.0902;5.2302\n"
    )
    said = read(file)
    for line, why in {
        3: "geen postcode",
        4: "geen punt",
        5: "niet in Nederland",
        6: "anders geschreven",
        7: "ver van dezelfde postcode op regel 2",
    }.items():
        assert [one for one in said.splitlines() if one.startswith(f"regel {line}\t") and why in one], (
            line,
            said,
        )
    assert queries.all_postcodes() == {"3704AB": (52.0901, 5.2301)}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04zip",
        b"straat;x\nA;1\n",
        b"postcode;lat;lon\nZeist;1;2\n",
        b"postcode;lat;lon\n" + b"x" * 200_000,
        b"postcode;lat;lon\n" + b"3704AB;52.09;5.23\n" * 20_000 + b"\xff\xff",
    ],
)
def test_a_file_that_is_no_list_leaves_all_as_it_was(db: None, file: Path, raw: bytes) -> None:
    file.write_text(DEGREES)
    read(file)
    file.write_bytes(raw)
    with refused(CommandError):
        read(file)
    assert len(queries.all_postcodes()) == 3


def test_it_says_how_far_it_is(db: None, file: Path) -> None:
    letters = "ABCDEFGHJK"
    lines = [f"{1000 + n // 100}{letters[n // 10 % 10]}{letters[n % 10]};52.1;5.2" for n in range(120_000)]
    file.write_text("postcode;lat;lon\n" + "\n".join(lines))
    said = read(file)
    assert "100000 regels gelezen" in said
    assert "nieuw 120000" in said


@pytest.mark.parametrize(
    "row", [("3704A1", 52.0, 5.2), ("0123AB", 52.0, 5.2), ("3704AB", 5.2, 52.0), ("3704AB", None, 5.2)]
)
def test_the_table_holds_nothing_that_cannot_be(db: None, row: tuple[str, float | None, float]) -> None:
    with as_the_owner(), refused(IntegrityError):
        sql("INSERT INTO geocoding_postcode VALUES (%s, %s, %s)", *row)


@pytest.mark.parametrize(
    "words",
    ["INSERT INTO geocoding_postcode VALUES ('3993AX', 52, 5)", "UPDATE geocoding_postcode SET latitude = 52",
     "DELETE FROM geocoding_postcode"],
)  # fmt: skip
def test_no_page_and_no_job_moves_a_postcode(cast: Cast, words: str) -> None:
    cast.enter("official")
    with refused(ProgrammingError):
        sql(words)
    with at_work(), refused(ProgrammingError):
        sql(words)


def test_six_go_before_four_and_an_empty_table_knows_nothing(db: None) -> None:
    table = actions.PostcodeTable()
    with pytest.raises(actions.CannotTell):
        table.find(Address("Singel 1", "3993AX", ""))
    with as_the_owner():
        Postcode.objects.create(code="3993AX", latitude=52.02, longitude=5.13)
        Postcode.objects.create(code="3993", latitude=52.0, longitude=5.1)
    assert table.find(Address("Singel 1", "3993AX", "")) == Place(52.02, 5.13, "STREET")
    assert table.find(Address("Singel 1", "3993ZZ", "")) == Place(52.0, 5.1, "ROUGH")
    assert table.find(Address("Singel 1", "3704AB", "")) is None


@given(st.text(max_size=12))
def test_what_is_no_postcode_is_none(text: str) -> None:
    found = bare_postcode(text)
    assert found == "" or (len(found) in (4, 6) and bare_postcode(found) == found)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["response", "docs", "type", "centroide_ll", "postcode"]), x)
        ),
    )
)
def test_any_answer_is_read_without_falling(answer: object) -> None:
    rules.place_in(answer, Address("Singel 1", "3993AX", "Waterhoek"))

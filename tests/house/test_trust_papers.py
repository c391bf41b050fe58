"""The papers of docs/trust say what the software does: purposes, register of processing, and the answers to ASVS."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.journal.purposes import GROUNDS, PURPOSES, RESPONSIBLE, RETENTION, legal_basis
from samenspel.website import register
from samenspel.website.tables import PERSONAL, TECHNICAL
from tests.cast import NOW

from .floors import CHECKOUT, SOURCE

TRUST = CHECKOUT / "docs" / "trust"
# The number of requirements of OWASP ASVS 5.0.0 at level 1 and 2, per chapter; 70 are of level 1.
CHAPTERS = dict(
    enumerate((27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7), start=1)
)  # fmt: skip
STATUS = {"test", "design", "n/a", "deployer", "open"}


# --- purposes ----------------------------------------------------------------------------------------------
def named_in_code() -> set[str]:
    """Every purpose that the code gives to journal.look."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if {"tests", "migrations", "purposes"} & set(path.parts):
            continue
        for words in re.findall(
            r"\bpurpose(?:: str)? ?= ?((?:\"\w+\"(?: if [^\n,]*? else )?)+)", path.read_text("utf-8")
        ):
            found |= set(re.findall(r"\"(\w+)\"", words))
    return found


def test_every_purpose_in_the_code_stands_in_the_table() -> None:
    assert named_in_code() >= {"carry_ball", "desk", "own_ask", "own_page"}
    assert named_in_code() <= set(PURPOSES), "say in journal/purposes why"


def test_every_purpose_of_the_table_is_there_for_something() -> None:
    looked = named_in_code()
    for code, one in PURPOSES.items():
        assert code in looked or one.done_by, f"{code}: nobody looks for it, and no door does it"
        if one.done_by:
            module, _, name = one.done_by.rpartition(".")
            try:
                import_module(one.done_by)
            except ModuleNotFoundError:
                assert hasattr(import_module(module), name), one.done_by


def test_every_personal_table_has_a_purpose() -> None:
    named = {table for one in PURPOSES.values() for table in one.data}
    assert set(PERSONAL) - named == set()
    unknown = {table for table in named if "_" in table} - set(PERSONAL) - set(TECHNICAL)
    assert unknown <= {"social_map_entry"}


def test_a_purpose_is_whole() -> None:
    for code, one in PURPOSES.items():
        assert one.nl, code
        assert one.en, code
        assert one.receives, code
        assert set(one.retention) <= set(RETENTION), code
        assert one.ground in GROUNDS, code


def test_agreement_is_never_the_ground() -> None:
    """What a person allows stands beside the ground: she can take it back, and help goes on."""
    for ground in GROUNDS.values():
        assert set(ground) == set(RESPONSIBLE)
        assert all(re.fullmatch(r"6-1-[bcdef](\+[bcdef])?", one.article) for one in ground.values())


def test_free_text_says_what_may_slip_in() -> None:
    for code, one in PURPOSES.items():
        if {"mutual_help_words", "mutual_help_note", "circles_note"} & set(one.data):
            assert "art. 9" in one.special, code


@pytest.mark.parametrize("kind", sorted(RESPONSIBLE))
def test_a_look_says_on_which_ground(kind: str, settings: object) -> None:
    settings.RESPONSIBLE = {"kind": kind}  # type: ignore[attr-defined]
    facts = {"subject": new_id(), "object_type": "ask", "object_id": new_id(), "view": "ask",
             "municipality": new_id(), "now": NOW}  # fmt: skip
    look = journal.look(acting=a_job("t"), purpose="carry_ball", **facts)  # type: ignore[arg-type]
    assert look.legal_basis == legal_basis(purpose="carry_ball", responsible=kind)
    assert look.legal_basis.startswith("AVG-6-1-")
    with pytest.raises(ValueError, match="curiosity"):
        journal.look(acting=a_job("t"), purpose="curiosity", **facts)  # type: ignore[arg-type]


def test_the_register_is_written_from_the_table() -> None:
    written = (TRUST / "register-van-verwerkingen.md").read_text("utf-8")
    assert written == register.text(), "Run: ./samenspel manage processing_register --write"


# --- ASVS --------------------------------------------------------------------------------------------------
@cache
def answers() -> tuple[dict[str, str], ...]:
    with (TRUST / "asvs-5.0-level-2.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def test_every_requirement_of_level_one_and_two_has_one_answer() -> None:
    ids = [row["id"] for row in answers()]
    assert len(ids) == len(set(ids)) == 253
    assert Counter(int(one.split(".")[0].removeprefix("V")) for one in ids) == CHAPTERS
    assert Counter(row["level"] for row in answers()) == {"1": 70, "2": 183}


def test_every_answer_can_be_looked_up() -> None:
    for row in answers():
        assert row["status"] in STATUS, row
        if row["status"] in ("n/a", "open"):
            assert len(row["note"].split()) >= 2, row
        elif row["status"] == "test":
            assert row["where"] in _tests_of(row["where"].partition("::")[0]), row
        else:
            place, _, heading = row["where"].partition("#")
            assert heading in headings(place), row


@cache
def _tests_of(path: str) -> frozenset[str]:
    text = (CHECKOUT / path).read_text("utf-8")
    return frozenset(f"{path}::{name}" for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE))


@cache
def headings(path: str) -> frozenset[str]:
    text = (CHECKOUT / path).read_text("utf-8")
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return frozenset(re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in found)


# --- the other papers --------------------------------------------------------------------------------------
def references() -> Iterator[tuple[Path, str]]:
    for paper in sorted(TRUST.glob("*.md")):
        for where in re.findall(r"`((?:tests|src|docs)/[\w./-]+(?:::\w+)?)`", paper.read_text("utf-8")):
            yield paper, where


def test_what_the_papers_point_to_exists() -> None:
    assert {paper.name for paper, _ in references()} >= {"dpia.md", "dreigingen.md", "beveiliging.md"}
    for paper, where in references():
        path, _, name = where.partition("::")
        assert list(CHECKOUT.glob(f"{path}*")), f"{paper.name}: {where}"
        if name:
            assert where in _tests_of(path), f"{paper.name}: {where}"


def test_each_threat_says_what_stops_it_which_test_shows_it_and_what_remains() -> None:
    text = (TRUST / "dreigingen.md").read_text("utf-8")
    threats = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert len([one for one in threats if "**Wat probeert hij" in one]) >= 5
    for one in threats:
        if "**Wat probeert hij" in one:
            for word in ("**Wat houdt tegen", "**Welke test", "**Wat blijft"):
                assert word in one, one[:60]
            assert "::test_" in one, one[:60]


@pytest.mark.parametrize("paper", ["trust/what-shows-it.md", "what-shows-mutual-help.md"])
def test_what_shows_it_names_tests_that_exist(paper: str) -> None:
    """Every sentence of what we promised points to a test that is there."""
    rooms, root = "src/samenspel", TRUST.parents[1]
    short = {
        "c/": f"{rooms}/circles/tests/", "m/": f"{rooms}/community/tests/", "j/": f"{rooms}/journal/tests/",
        "i/": f"{rooms}/initiatives/tests/", "u/": f"{rooms}/mutual_help/tests/", "s/": f"{rooms}/social_map/tests/",
        "f/": f"{rooms}/foundation/tests/", "t/": "tests/truth/", "h/": "tests/house/", "b/": "tests/browser/",
    }  # fmt: skip
    named = re.findall(r"`([a-z]/)(test_\w+\.py)::(test_\w+)`", (TRUST.parent / paper).read_text())
    assert len(named) > 90
    missing = [
        f"{file}::{name}"
        for where, file, name in named
        if not (path := root / short[where] / file).exists() or f"def {name}(" not in path.read_text()
    ]
    assert missing == []


@pytest.mark.parametrize("paper", ["trust/what-shows-it.md", "what-shows-mutual-help.md"])
def test_what_shows_it_says_each_thing_once(paper: str) -> None:
    """Two rows for one sentence is a merge of which one half is no longer true."""
    for part in (TRUST.parent / paper).read_text("utf-8").split("\n## "):
        cells = re.findall(r"^\| ([^|]+?) \|", part, re.MULTILINE)
        rows = [cell.split()[0] if cell.startswith("AS-") else cell for cell in cells]
        assert [row for row, times in Counter(rows).items() if times > 1] == []

"""Who reads who looked, and who did something, reads it in words and never a code (R10)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from samenspel.journal.showing import THINGS, VERBS

SRC = Path(__file__).parents[2] / "src" / "samenspel"


def object_types() -> Iterator[tuple[str, str]]:
    """Give (code, where) of each kind of thing that is written in the journal or the access log."""
    for path in SRC.rglob("*.py"):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "object_type":
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value, f"{path.relative_to(SRC)}:{node.value.lineno}"


def test_each_kind_of_thing_has_a_word() -> None:
    found = list(object_types())
    assert len({code for code, _where in found}) > 20, "the search itself is broken"
    assert [(code, where) for code, where in found if code not in THINGS and code.islower()] == []


# Where deeds are done "namens" somebody who reads them back; and how they write a verb in the journal there.
NAMENS = (
    "initiatives/actions/afterwards.py", "initiatives/actions/namens.py", "initiatives/actions/hearing.py",
    "mutual_help/actions/hearing.py", "mutual_help/actions/inquiring.py", "social_map/actions/keepers.py",
)  # fmt: skip
WRITERS = {"record", "_record", "_done", "_asked", "_change", "_changed", "_written"}
# By her own hand alone: nobody begins or joins a talk for another by these.
HERSELF = {
    "began_inquiry",
    "joined_inquiry",
    "map_handover_asked",
    "map_handover_called_off",
    "map_code_stopped",
}


def verbs_for_her() -> Iterator[tuple[str, str]]:
    """Give (verb, where) of each deed that is written in the journal in a module that acts for another."""
    for name in NAMENS:
        for node in ast.walk(ast.parse((SRC / name).read_text())):
            if isinstance(node, ast.keyword) and node.arg == "verb":
                yield from ((verb, name) for verb in words_in(node.value))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS:
                said = next((list(words_in(one)) for one in node.args if list(words_in(one))), [])
                yield from ((verb, name) for verb in said)


def words_in(node: ast.expr) -> Iterator[str]:
    """Give the verbs that stand here, one of two too; never a statement of the database."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.isidentifier():
            yield part.value


def test_each_deed_that_is_done_for_her_has_a_word() -> None:
    found = set(verbs_for_her())
    assert len(found) > 25, "the search itself is broken"
    assert {verb for verb, _where in found} >= {
        "map_came_in",
        "opened_inquiry",
        "closed_inquiry",
        "grant_ended",
    }
    assert [one for one in sorted(found) if one[0] not in VERBS and one[0] not in HERSELF] == []


def test_no_word_is_of_a_deed_that_was_not_done() -> None:
    """One verb, one deed: other words of an idea are not days and times, and an invitation is nobody."""
    assert str(VERBS["idea_reworded"]) != str(VERBS["map_entry_changed"])
    assert str(VERBS["map_not_invited"]) != str(VERBS["map_left"])

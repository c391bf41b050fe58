"""Who reads who looked, and who did something, reads it in words and never a code (R10)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from samenspel.journal.showing import THINGS

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

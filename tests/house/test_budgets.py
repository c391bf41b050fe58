"""Budgets: a module, a function and a view stay small enough to read; each room says what it is."""

import ast
import re
from pathlib import Path

import pytest

from .floors import SOURCE, rooms

HARD_LINES, LINES, FUNCTION, VIEW = 400, 250, 30, 15
NOT_OURS_TO_MEASURE = ("migrations", "tests", "__pycache__")

# module: what it may grow to. Whoever makes one shorter takes it off, or lowers the number.
LONG_MODULES: dict[str, int] = {
    "mutual_help/views/question.py": 312,
}
# module:function: what its body may grow to (without signature and docstring).
LONG_FUNCTIONS: dict[str, int] = {
    "mutual_help/actions/asking.py:_ask_once": 42,
    "mutual_help/views/asking.py:where": 19,
    "mutual_help/views/question.py:ball": 18,
    "mutual_help/views/question.py:consult": 16,
    "mutual_help/views/work.py:away": 23,
}


def modules() -> list[Path]:
    return [
        path
        for path in sorted(SOURCE.rglob("*.py"))
        if not set(path.relative_to(SOURCE).parts) & set(NOT_OURS_TO_MEASURE)
    ]


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def body_lines(function: ast.FunctionDef) -> int:
    """The lines of a function's body: no decorators, signature or docstring; a nested one counts with it."""
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def is_view(path: Path, function: ast.FunctionDef) -> bool:
    """A function of a views module that takes a request and answers with a response."""
    in_views = path.stem in ("views", "neighbourhood") or path.parent.name == "views"
    first = function.args.args[0].arg if function.args.args else ""
    returns = ast.unparse(function.returns) if function.returns else ""
    return in_views and first in ("request", "_request") and returns in ("HttpResponse", "JsonResponse")


def functions() -> dict[str, tuple[int, int]]:
    """Each function's lines, and its budget."""
    found = {}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found[f"{name_of(path)}:{node.name}"] = (
                    body_lines(node),
                    VIEW if is_view(path, node) else FUNCTION,
                )
    return found


def test_a_module_stays_small() -> None:
    found = {name_of(path): length(path) for path in modules()}
    assert {name: lines for name, lines in found.items() if lines > HARD_LINES} == {}
    assert {name: lines for name, lines in found.items() if lines > LONG_MODULES.get(name, LINES)} == {}
    assert [name for name in LONG_MODULES if found.get(name, 0) <= LINES] == [], "take these off the list"


def test_a_function_stays_small() -> None:
    found = functions()
    over = {name: n for name, (n, budget) in found.items() if n > LONG_FUNCTIONS.get(name, budget)}
    assert over == {}
    gone = (0, 0)
    short = [name for name in LONG_FUNCTIONS if found.get(name, gone)[0] <= found.get(name, gone)[1]]
    assert short == [], "take these off the list"


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_a_room_says_what_it_is(room: Path) -> None:
    text = (room / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60, "one screen"
    for word in ("Promise", "ever false", "Doors", "Example"):
        assert word in text, word


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_a_door_that_is_named_is_there(room: Path) -> None:
    """`actions.accept_pass(...)` in a README names something that exists in that room."""
    text = (room / "README.md").read_text(encoding="utf-8")
    for module, name in re.findall(r"`(actions|queries|models|codes|facts|rules)\.(\w+)", text):
        places = [room / f"{module}.py", *(room / module).rglob("*.py")]
        written = "\n".join(place.read_text(encoding="utf-8") for place in places if place.exists())
        assert re.search(rf"(def|class) {name}\b|^{name}\b", written, re.MULTILINE), f"{module}.{name}"

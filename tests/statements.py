"""What each test asks the database, so that a second database is asked each thing once (decision 0042).

A run with `--statements-to FOLDER` writes down which shapes of SQL each test sent, with the error that came back, if
any. A run with `--statements-from FOLDER` leaves out a test when other tests send all that it sends. What commits for
real (races, servers that are killed) and what was not written down always goes.
"""

import heapq
import json
import re
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection

VALUES = re.compile(r"'[^']*'|\b\d+\b|[0-9a-f]{8}-[0-9a-f-]{27}")
MANY = re.compile(r"(%s|\?)(?:, (?:%s|\?))+")
ROWS = re.compile(r"(\((?:%s|\?)\))(?:, \1)+")
TURNS = ("SAVEPOINT", "RELEASE", "ROLLBACK")  # their names are numbers of the moment


def shape(sql: object) -> str:
    """Return the statement without its values, however many there were, as a few letters."""
    bare = ROWS.sub(r"\1", MANY.sub(r"\1", VALUES.sub("?", str(sql))))
    return blake2b(bare.encode(), digest_size=6).hexdigest()


class Notes:
    """Writes down what each test of this process asks."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = folder / f"{name}.json"
        self._tests: dict[str, tuple[float, set[str]]] = {}
        self._now: set[str] = set()
        self._shapes: dict[str, str] = {}

    def hear(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        words = sql if isinstance(sql, str) else str(sql)
        if words.startswith(TURNS):
            return execute(sql, params, many, context)
        if words not in self._shapes:
            self._shapes[words] = shape(words)
        try:
            answer = execute(sql, params, many, context)
        except DatabaseError as error:
            self._now.add(f"{self._shapes[words]} {getattr(error.__cause__, 'sqlstate', '')}")
            raise
        self._now.add(self._shapes[words])
        return answer

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if self.hear not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.hear)
        self._now, began = set(), time.perf_counter()
        outcome = yield
        self._tests[item.nodeid] = (time.perf_counter() - began, self._now)
        return outcome

    def pytest_sessionfinish(self) -> None:
        told = {test: [round(seconds, 3), sorted(asked)] for test, (seconds, asked) in self._tests.items()}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(told))


def needed(noted: dict[str, tuple[float, set[str]]], always: set[str]) -> set[str]:
    """Return these tests and, of the others, as many as together ask all that was asked; the cheapest first."""
    asked = set().union(*(noted[test][1] for test in always & noted.keys()))
    chosen = set(always)

    def worth(test: str) -> float:
        seconds, mine = noted[test]
        return len(mine - asked) / (seconds + 0.05)

    turns = [(-worth(test), test) for test in sorted(noted.keys() - always)]
    heapq.heapify(turns)
    while turns:
        said, test = heapq.heappop(turns)
        now = worth(test)
        if now == 0:
            continue
        if now < -said:  # others asked a part of it since
            heapq.heappush(turns, (-now, test))
            continue
        chosen.add(test)
        asked |= noted[test][1]
    return chosen


def noted_in(folder: Path) -> dict[str, tuple[float, set[str]]]:
    """Return what all processes of a run wrote down. Raises FileNotFoundError when that is nothing."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FileNotFoundError(f"{folder}: no run wrote down here what it asked")
    return {
        test: (float(seconds), set(asked))
        for file in files
        for test, (seconds, asked) in json.loads(file.read_text()).items()
    }


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--statements-to", metavar="FOLDER", help="write down here what each test asks the database"
    )
    parser.addoption(
        "--statements-from", metavar="FOLDER", help="leave out what other tests ask too, as written down here"
    )


def pytest_configure(config: pytest.Config) -> None:
    folder = config.getoption("--statements-to")
    if folder and (hasattr(config, "workerinput") or not config.getoption("numprocesses", None)):
        name = getattr(config, "workerinput", {}).get("workerid", "main")
        config.pluginmanager.register(Notes(Path(folder), name))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    folder = config.getoption("--statements-from")
    if not folder:
        return
    noted = noted_in(Path(folder))
    always = {item.nodeid for item in items if item.nodeid not in noted or _commits(item)}
    chosen = needed({item.nodeid: noted[item.nodeid] for item in items if item.nodeid in noted}, always)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in chosen])
    items[:] = [item for item in items if item.nodeid in chosen]


def _commits(item: pytest.Item) -> bool:
    """Whether what it does is committed: by itself, or by processes that it starts."""
    committing = {"real_database", "town"} & set(getattr(item, "fixturenames", ()))
    return bool(committing or item.get_closest_marker("processes"))

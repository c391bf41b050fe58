"""The command line: a sentence and an exit code, never a traceback."""

import inspect
import socket
import string
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.website.run import trouble

pytestmark = pytest.mark.processes


def ask(surroundings: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "samenspel.website.run", *words]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["serve"], "DATABASE_URL"),
        (["worker"], "DATABASE_URL"),
        (["manage", "check"], "DATABASE_URL"),
        (["backup", "copy.dump"], "DATABASE_URL"),
        (["benchmark"], "DATABASE_URL"),
        (["areas", "import", "file"], "DATABASE_URL"),
        (["postcodes", "import", "file", "--report", "verslag"], "DATABASE_URL"),
        (["map", "import", "file", "--data", "/nowhere"], "geen demo"),
        (["map", "import", "file", "--whole", "--close", "--source", "x"], "DATABASE_URL"),
        (["map", "reopen", "--source", "x"], "DATABASE_URL"),
        (["demo-login", "bewoner"], "geen demo"),
    ],
)
def test_it_says_what_to_do_without_a_database(
    tmp_path: Path, surroundings: dict[str, str], words: list[str], sentence: str
) -> None:
    if words[0] == "demo-login":
        words = [*words, "--data", str(tmp_path)]
    ended = ask(surroundings | {"XDG_DATA_HOME": str(tmp_path)}, *words)
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def test_it_says_that_the_port_is_taken_and_starts_nothing(place: Path, surroundings: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = ask(surroundings, "demo", "--port", port, "--data", str(place / "demo"))
    assert ended.returncode == 1
    assert f"Poort {port} is al in gebruik" in ended.stderr
    assert "--port" in ended.stderr
    assert not (place / "demo" / "pg").exists()


def test_it_does_not_know_every_word(surroundings: dict[str, str]) -> None:
    ended = ask(surroundings, "dance")
    assert ended.returncode == 2
    assert "--help" in ended.stderr


def test_it_says_that_the_database_gives_no_answer(tmp_path: Path, surroundings: dict[str, str]) -> None:
    url = {"DATABASE_URL": "postgresql://somebody@127.0.0.1:1/nothing"}
    for words in (["serve"], ["backup", str(tmp_path / "copy.dump")]):
        ended = ask(surroundings | url, *words)
        assert ended.returncode == 1
        assert "geeft geen antwoord" in ended.stderr


@pytest.mark.parametrize("kind", trouble.Trouble.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_trouble_says_what_happened_and_what_to_do(kind: type[trouble.Trouble]) -> None:
    sentence = inspect.cleandoc(kind.__doc__ or "")
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert str(kind(**dict.fromkeys(names, "this")))
    assert len(sentence.splitlines()) >= 2

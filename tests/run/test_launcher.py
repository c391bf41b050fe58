"""./samenspel itself: it needs no more than a shell, and says what is missing."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from samenspel.website.run.trials import CHECKOUT

pytestmark = pytest.mark.processes
# A Python whose pip tells what happened to it: the outer wall.
PYTHON = """#!/bin/sh
case "$*" in
*"import venv"*) exit {venv} ;;
*"-m venv"*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python" ;;
*"-m pip"*) echo pip >>"{log}"; case "$*" in *--no-compile*) : >"{log}.later" ;; esac; printf '%s\\n' "{said}"; exit {pip} ;;
*samenspel.website.run*) echo "started: $*" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with only the launcher and the locks, and a PATH with hardly anything."""
    shutil.copy(CHECKOUT / "samenspel", tmp_path / "samenspel")
    shutil.copytree(CHECKOUT / "requirements", tmp_path / "requirements")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname", "cksum", "grep", "rm", "mkdir", "cp", "tail", "sleep"):
        (programs / name).symlink_to(str(shutil.which(name)))
    return tmp_path


def python(checkout: Path, *, venv: int = 0, pip: int = 0, said: str = "") -> None:
    text = PYTHON.format(venv=venv, pip=pip, said=said, log=checkout / "log")
    for file in (checkout / "bin" / "python3", checkout / ".venv" / "bin" / "python"):
        if file.parent.exists():
            file.write_text(text)
            file.chmod(0o755)


def start(checkout: Path, *words: str, **told: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(checkout / "samenspel"), *words],
        env={"PATH": str(checkout / "bin"), **told},
        capture_output=True,
        text=True,
    )


def installs(checkout: Path) -> int:
    log = checkout / "log"
    return len(log.read_text().split()) if log.exists() else 0


def test_it_says_that_there_is_no_python(checkout: Path) -> None:
    ended = start(checkout, "demo")
    assert ended.returncode == 1
    assert "Python 3.11" in ended.stderr


def test_it_names_the_package_that_is_missing(checkout: Path) -> None:
    python(checkout, venv=1)
    ended = start(checkout, "demo")
    assert ended.returncode == 1
    assert "python3-venv" in ended.stderr


def test_it_installs_once_and_again_for_another_lock(checkout: Path) -> None:
    python(checkout)
    for _ in range(2):
        assert (
            "started: -m samenspel.website.run demo --port 1" in start(checkout, "demo", "--port", "1").stdout
        )
    assert installs(checkout) == 1
    start(checkout, "test")
    start(checkout, "check")
    start(checkout, "demo")
    assert installs(checkout) == 2
    with (checkout / "requirements" / "run.lock").open("a") as lock:
        lock.write("# changed\n")
    start(checkout, "demo")
    assert installs(checkout) == 3


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("No matching distribution found", "internet"),
        ("OSError: No space left on device", "schijf is vol"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "niet wat het moet zijn"),
    ],
)
def test_it_does_not_take_a_half_made_environment_for_a_good_one(
    checkout: Path, said: str, sentence: str
) -> None:
    python(checkout, pip=1, said=said)
    ended = start(checkout, "demo")
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "started" not in ended.stdout
    python(checkout)
    assert "started" in start(checkout, "demo").stdout
    assert installs(checkout) == 2


def test_of_two_windows_one_fetches_and_the_other_waits(checkout: Path) -> None:
    python(checkout)
    slow = (checkout / "bin" / "python3").read_text().replace("echo pip", "sleep 2; echo pip")
    (checkout / "bin" / "python3").write_text(slow)
    with ThreadPoolExecutor(2) as both:
        ended = [one.result() for one in [both.submit(start, checkout, "demo") for _ in range(2)]]
    assert [one.stdout.count("started") for one in ended] == [1, 1]
    assert sum("ander venster" in one.stdout for one in ended) == 1
    assert installs(checkout) == 1
    assert not (checkout / ".venv-busy").exists()


@pytest.mark.parametrize(
    ("word", "told", "later"),
    [("demo", {}, True), ("serve", {}, False), ("demo", {"PYTHONDONTWRITEBYTECODE": "1"}, False)],
)
def test_what_python_may_not_compile_later_is_compiled_at_once(
    checkout: Path, word: str, told: dict[str, str], later: bool
) -> None:
    python(checkout)
    start(checkout, word, **told)
    assert installs(checkout) == 1
    assert (checkout / "log.later").exists() is later


@pytest.mark.parametrize("left", ["4194303\n", ""])
def test_a_window_that_was_closed_half_way_holds_nobody_up(checkout: Path, left: str) -> None:
    python(checkout)
    (checkout / ".venv-busy").mkdir()
    if left:  # no process can have this number
        (checkout / ".venv-busy" / "pid").write_text(left)
    ended = start(checkout, "demo")
    assert "started" in ended.stdout
    assert ("Even wachten" in ended.stdout) is (not left), "whose window is gone is not waited for"
    assert not (checkout / ".venv-busy").exists()


def test_it_names_no_machine_and_no_host() -> None:
    for file in (CHECKOUT / "samenspel", *(CHECKOUT / "requirements").iterdir()):
        words = file.read_text()
        assert "://" not in words
        assert "file:" not in words
        assert "/home/" not in words


def test_it_is_a_script_that_every_shell_reads() -> None:
    subprocess.run(["sh", "-n", str(CHECKOUT / "samenspel")], check=True)
    assert sys.version_info >= (3, 11)

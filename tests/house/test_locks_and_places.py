"""What we ship names no place of our own: no package host in the locks, no machine, no workplace."""

import re
import subprocess

import pytest

from .floors import CHECKOUT

# Written apart, so that this file does not find itself.
FOLDERS = ("root", "home", "work", "Users", "private/tmp")
MACHINE = re.compile(rf"""(?<![\w.$~}}/-])/(?:{"|".join(FOLDERS)})/[\w.-]+""")
TEMPORARY = re.compile(r"(?<![\w.$~}/-])/t" + r"mp/[\w.-]+")
HOSTS = (
    "pypi" + r"\.org",
    "python" + "hosted",
    "arti" + "factory",
    "dev" + "pi",
    "nexus" + r"\.",
    "index" + "-url",
)
HOST = re.compile("|".join(HOSTS))
BINARY = (".woff2", ".png", ".mo", ".ico")
ALLOWED: dict[str, str] = {}  # file: why; may only shrink


def tracked() -> list[str]:
    """Every file that git knows or would add."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("not a git checkout")
    return [name for name in found.stdout.splitlines() if (CHECKOUT / name).is_file()]


def lines() -> list[tuple[str, int, str]]:
    return [
        (name, number, line)
        for name in tracked()
        if not name.endswith(BINARY) and "/vendor/" not in name
        for number, line in enumerate((CHECKOUT / name).read_text(encoding="utf-8").splitlines(), start=1)
    ]


def test_a_lock_names_versions_and_hashes_only() -> None:
    locks = sorted((CHECKOUT / "requirements").glob("*.lock"))
    assert locks
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert "file:" not in text, lock.name
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert [line for line in pinned if "==" not in line] == [], lock.name
        assert text.count("--hash=sha256:") >= len(pinned), lock.name


def test_no_file_names_a_machine_or_a_package_host() -> None:
    found = [
        f"{name}:{number}: {match.group()}"
        for name, number, line in lines()
        if name not in ALLOWED
        for match in (MACHINE.search(line), TEMPORARY.search(line), HOST.search(line))
        if match
    ]
    assert found == []


def test_the_pattern_sees_what_it_must_see() -> None:
    assert MACHINE.search('open("' + "/ro" + 'ot/notes")')
    assert TEMPORARY.search("see /t" + "mp/thing")
    assert not MACHINE.search("https://example.org/" + "work/bal/1")
    assert not MACHINE.search("$HOME/" + "work/x")

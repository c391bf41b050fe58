"""./samenspel test and check: on a database of their own that is gone afterwards."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from .children import StopAsked, die_with_parent, say, stoppable
from .folder import is_root
from .roles import OWNER, prepare_roles
from .server import Server

# In the order of conftest.py: the longest files first.
ALL = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
HOUSE = ("-n", "2", "--dist", "worksteal")  # a few long files: who is ready takes of the other's
CHECKS = (
    ("opmaak", ("ruff", "format", "--check", ".")),
    ("stijl", ("ruff", "check", ".")),
    ("grenzen", ("lint-imports",)),
    ("huisregels", ("pytest", "-q", *HOUSE, "tests/house")),
)
TYPES = ("typen", ("mypy",))  # one core only: beside the others
Outcome = Callable[[], tuple[int, str]]
CHECKOUT = Path(__file__).resolve().parents[4]


def test(words: Sequence[str]) -> int:
    """Run pytest and return its exit code; nothing stays behind. Raises Trouble."""
    with stoppable(), _database() as environment:
        return _run([sys.executable, "-m", "pytest", *(words or ALL)], environment)


def check() -> int:
    """Run every check, going on after one that fails; return 1 when any did. Raises Trouble."""
    failed = []
    with stoppable(), _database() as environment, _beside(TYPES[1], environment) as outcome:
        for name, command in CHECKS:
            failed.append(_told(name, command, _run(_command(command), environment)))
        code, said = outcome()
        print(said, end="", flush=True)
        failed.append(_told(*TYPES, code))
    return 1 if any(failed) else 0


def _told(name: str, command: Sequence[str], code: int) -> bool:
    """Say how a check went; return whether it failed."""
    say(f"{name}: mislukt ({' '.join(command)})" if code else f"{name}: ok")
    return bool(code)


@contextmanager
def _beside(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Outcome]:
    """Let a command run while others do; what is given waits for it, and returns its code and words."""
    with tempfile.TemporaryFile("w+") as written:
        running = subprocess.Popen(
            _command(command), env=dict(environment), cwd=CHECKOUT, stdout=written, stderr=written,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )  # fmt: skip

        def outcome() -> tuple[int, str]:
            code = running.wait()
            written.seek(0)
            return code, written.read()

        try:
            yield outcome
        finally:
            running.kill()
            running.wait()


@contextmanager
def scratch_server() -> Iterator[Server]:
    """Give a running, throw-away server; it and its files are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="samenspel-", ignore_cleanup_errors=True) as place:
        if is_root():
            os.chmod(place, 0o711)  # the service user passes through to its own folder
        server = Server(Path(place) / "pg", secrets.token_urlsafe(24), lasting=False)
        try:
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def _database() -> Iterator[Mapping[str, str]]:
    """Give the environment for tests: the database of the caller, or a throw-away one."""
    environment = dict(os.environ) | {"SAMENSPEL_KIND": "test"}
    if environment.get("DATABASE_URL"):
        yield environment
        return
    with scratch_server() as server:
        prepare_roles(server.admin_url)
        with psycopg.connect(server.admin_url) as connection:
            connection.execute(f"ALTER ROLE {OWNER} CREATEDB")  # the tests make databases of their own
        yield environment | {"DATABASE_URL": server.admin_url}


def _command(words: Sequence[str]) -> list[str]:
    """Return a command with the program of this environment."""
    return [str(Path(sys.executable).with_name(words[0])), *words[1:]]


def _run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run at the screen of the caller, who can use a debugger and Ctrl-C. Returns the exit code."""
    running = subprocess.Popen(
        command, env=dict(environment), cwd=CHECKOUT, preexec_fn=die_with_parent(signal.SIGTERM)
    )
    try:
        return running.wait()
    except StopAsked:
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            running.send_signal(signal.SIGINT)
            running.wait(10)
        raise
    finally:
        running.kill()
        running.wait()

"""./samenspel test and check: on a database of their own that is gone afterwards."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from .children import StopAsked, die_with_parent, say, stoppable
from .folder import is_root
from .roles import OWNER, prepare_roles
from .server import Server

# In the order of conftest.py: the longest files first.
ALL = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
CHECKS = (
    ("opmaak", ("ruff", "format", "--check", ".")),
    ("stijl", ("ruff", "check", ".")),
    ("typen", ("mypy",)),
    ("grenzen", ("lint-imports",)),
    ("huisregels", ("pytest", "-q", *ALL, "tests/house")),
)
CHECKOUT = Path(__file__).resolve().parents[4]


def test(words: Sequence[str]) -> int:
    """Run pytest and return its exit code; nothing stays behind. Raises Trouble."""
    with stoppable(), _database() as environment:
        return _run([sys.executable, "-m", "pytest", *(words or ALL)], environment)


def check() -> int:
    """Run every check, going on after one that fails; return 1 when any did. Raises Trouble."""
    failed = 0
    with stoppable(), _database() as environment:
        for name, (program, *words) in CHECKS:
            command = [_program(program), *words]
            if _run(command, environment):
                failed += 1
                say(f"{name}: mislukt ({' '.join([program, *words])})")
            else:
                say(f"{name}: ok")
    return 1 if failed else 0


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


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


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

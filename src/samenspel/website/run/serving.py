"""./samenspel serve and worker: the website and the worker for real use, on a database of your own."""

import os
import sys
from collections.abc import Mapping

import psycopg

from .children import say
from .environment import SETTINGS, WEB, WEB_APPLICATION, WORKER_COMMAND, Target, database_variables
from .roles import prepare_roles
from .trouble import DatabaseAddressMissing, DatabaseUnreachable


def serve(host: str, port: int, workers: int) -> None:
    """Bring the database up to date and become the web server. Raises Trouble."""
    environment = _environment("app")
    prepare()
    # A worker process that fails comes back; each of its threads holds a database connection.
    chosen = ["--host", host, "--port", str(port), "--workers", str(workers)]
    _become([*WEB, *chosen, "--respawn-failed-workers", WEB_APPLICATION], environment)


def worker() -> None:
    """Become the worker. Raises Trouble."""
    environment = _environment("worker")
    _require_answer(environment.get("DATABASE_WORKER_URL") or environment["DATABASE_URL"])
    run_set_up(Target(None), ["check"])
    _become([*WORKER_COMMAND], environment)


def prepare() -> None:
    """Make roles and tables where we may, and collect the static files."""
    if [name for name in database_variables() if os.environ.get(name)] == ["DATABASE_URL"]:
        say("De rollen in de database worden nagekeken ...")
        prepare_roles(os.environ["DATABASE_URL"])
    commands = ["collectstatic"]
    if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_OWNER_URL"):
        commands.insert(0, "migrate")
    else:
        say("De tabellen blijven zoals ze zijn: DATABASE_OWNER_URL is niet gezet.")
    run_set_up(Target(None), commands)


def run_set_up(target: Target, commands: list[str]) -> None:
    """Run management commands as owner, with their words on our screen. Leaves with their exit code."""
    ended = os.spawnve(
        os.P_WAIT,
        sys.executable,
        [sys.executable, "-m", "samenspel.website.run.set_up", *commands],
        target.environment("owner"),
    )
    if ended:
        raise SystemExit(1)


def _environment(role: str) -> Mapping[str, str]:
    """Return the environment for this role. Raises DatabaseAddressMissing."""
    if not os.environ.get("DATABASE_URL") and not os.environ.get(f"DATABASE_{role.upper()}_URL"):
        raise DatabaseAddressMissing
    return dict(os.environ) | {"SAMENSPEL_ROLE": role, "DJANGO_SETTINGS_MODULE": SETTINGS}


def _require_answer(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(reason=str(error).strip()) from error


def _become(command: list[str], environment: Mapping[str, str]) -> None:
    """Replace this process, so that whoever started it (systemd) talks to the server itself."""
    os.execve(command[0], command, dict(environment))

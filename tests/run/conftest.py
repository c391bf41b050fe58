"""Real servers for the tests of the runner; none of them needs Django's test database."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samenspel.website.run.server import Server
from samenspel.website.run.trials import CHECKOUT, scratch_server


@pytest.fixture(scope="module")
def scratch() -> Iterator[str]:
    """The address, as administrator, of a throw-away server: ours, or the one in SCRATCH_DATABASE_URL."""
    if url := os.environ.get("SCRATCH_DATABASE_URL"):
        yield url
        return
    with scratch_server() as server:
        yield server.admin_url


@pytest.fixture
def database(scratch: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address, as administrator, of an empty database on the throw-away server."""
    name = f"scratch_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(scratch, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield scratch.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(scratch, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def place() -> Iterator[Path]:
    """A short folder that any user may pass through: the service user of root must get in."""
    path = Path(tempfile.mkdtemp(prefix="run-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def server(place: Path) -> Iterator[Server]:
    """A lasting server, as the demo has, not yet started."""
    server = Server(place / "pg", "a password")
    yield server
    server.stop()


@pytest.fixture
def surroundings() -> dict[str, str]:
    """The environment of somebody at a prompt who has chosen no database."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "SAMENSPEL"))
    }
    source = os.environ.get("PYTHONPATH") or str(CHECKOUT / "src")
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"PYTHONPATH": os.pathsep.join([source, *site_packages()])}


def site_packages() -> list[str]:
    return [path for path in sys.path if path.endswith("site-packages")]


@pytest.fixture
def as_stranger() -> dict[str, object]:
    """The arguments that start a program as an ordinary user, also when the tests run as root."""
    if os.geteuid():
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


@pytest.fixture
def stranger_python(as_stranger: dict[str, object]) -> str:
    """A Python that this ordinary user can start."""
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            wanted = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
            subprocess.run([python, "-c", wanted], check=True, **as_stranger)
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    pytest.skip("no Python that an ordinary user can start")

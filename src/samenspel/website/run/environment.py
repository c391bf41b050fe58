"""Which environment each of our processes gets: the running demo's, or that of whoever calls us."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .folder import Folder, default_path
from .roles import APP, OWNER, WORKER
from .server import ADMIN, Address
from .trouble import DatabaseAddressMissing, DemoNotRunning

ROLE_NAMES = {"owner": OWNER, "app": APP, "worker": WORKER}
SETTINGS = "samenspel.website.settings"
# Each thread has a database connection: one computes while others wait for the database.
WEB = (
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"),
    *("--blocking-threads", "4"),
)
WEB_APPLICATION = "samenspel.website.wsgi:application"
MANAGE = (sys.executable, "-m", "django")
WORKER_COMMAND = (*MANAGE, "procrastinate", "worker")


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that has its database: everything needed to start a process beside it."""

    folder: Folder
    secrets: Mapping[str, str]
    address: Address
    site_url: str

    @property
    def admin_url(self) -> str:
        return self.address.url(ADMIN, self.secrets["admin"])

    def environment(self, role: str) -> dict[str, str]:
        """Return the environment of one process; it knows the password of its own role only."""
        own = self.address.url(ROLE_NAMES[role], self.secrets[role])
        return without_databases() | {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "SAMENSPEL_KIND": "demo",
            "SAMENSPEL_ROLE": role,
            f"DATABASE_{role.upper()}_URL": own,
            "SECRET_KEY": self.secrets["django"],
            "SITE_URL": self.site_url,
            "EMAIL_FOLDER": str(self.folder.mail),
            "STATIC_ROOT": str(self.folder.static),
            "PYTHONUNBUFFERED": "1",
        }

    @classmethod
    def running_in(cls, path: Path) -> "Demo":
        """Return the demo that runs in this folder. Raises DemoNotRunning."""
        folder = Folder(path.expanduser().absolute())
        told = folder.running()
        address = Address(str(told["host"]), int(told["port"]))
        return cls(folder, folder.secrets(), address, str(told["site_url"]))


@dataclass(frozen=True, slots=True)
class Target:
    """The database that a command works on: the running demo's, or the one of the environment."""

    demo: Demo | None

    def environment(self, role: str) -> dict[str, str]:
        """Return the environment of a process with this role."""
        if self.demo:
            return self.demo.environment(role)
        return dict(os.environ) | {"DJANGO_SETTINGS_MODULE": SETTINGS, "SAMENSPEL_ROLE": role}

    @property
    def admin_url(self) -> str:
        """Return the address with the most rights; copies of the whole database need them."""
        if self.demo:
            return self.demo.admin_url
        return os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_OWNER_URL") or ""


def database_chosen() -> bool:
    """Tell whether the environment names a database."""
    return any(os.environ.get(name) for name in database_variables())


def database_variables() -> tuple[str, ...]:
    return ("DATABASE_URL", *(f"DATABASE_{role.upper()}_URL" for role in ROLE_NAMES))


def without_databases() -> dict[str, str]:
    """Return our own environment without any address, so that no process reaches the wrong database."""
    return {name: value for name, value in os.environ.items() if name not in database_variables()}


def target(data: Path | None) -> Target:
    """Return the chosen database, or the demo's when none is chosen. Raises DatabaseAddressMissing."""
    if data is None and database_chosen():
        return Target(None)
    try:
        return Target(Demo.running_in(data or default_path()))
    except DemoNotRunning:
        if data is not None:
            raise
        raise DatabaseAddressMissing from None

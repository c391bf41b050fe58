"""Our own small runner of PostgreSQL: one server in one folder, reachable for this user only."""

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

from . import binaries
from .account import Account, for_database
from .children import die_with_parent, tail
from .cluster import create, forget_dead_postmaster, require_same_major
from .trouble import DatabaseWontStart, DiskFull

ADMIN = "samenspel_admin"
DATABASE = "samenspel"
LONGEST_SOCKET_PATH = 100
TRIES_SECONDS = 10.0
RECOVERY_SECONDS = 120.0

SMALL = {
    "shared_buffers": "32MB",
    "max_connections": "40",
    # To put a copy back is one transaction, that locks each table, index, function and policy: nine thousand.
    "max_locks_per_transaction": "512",
    "jit": "off",
    "autovacuum": "on",
    "max_wal_size": "128MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Statements hold what people wrote: keep them out of the log.
    "log_min_error_statement": "panic",
}
THROW_AWAY = SMALL | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens: a folder with a socket, or a host; and a port."""

    host: str
    port: int

    def url(self, login: str, password: str, database: str = DATABASE) -> str:
        return f"postgresql://{login}:{quote(password)}@{quote(self.host, safe='')}:{self.port}/{database}"


@dataclass(slots=True)
class Server:
    """A PostgreSQL server on the embedded programs, in a folder of its own (mode 0700)."""

    home: Path
    password: str
    lasting: bool = True
    account: Account = field(default_factory=for_database)
    programs: Path = field(init=False)
    address: Address = field(init=False)
    running: subprocess.Popen[bytes] | None = None

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def admin_url(self) -> str:
        return self.address.url(ADMIN, self.password)

    def start(self) -> None:
        """Start and wait until it answers; the first time the database is made.

        Raises OtherMajorVersion, FolderUnreachable, BinariesMissing, DiskFull or DatabaseWontStart.
        """
        self._make_home()
        self.programs = binaries.for_account(self.account, self.home)
        if self.cluster.exists():
            require_same_major(self.cluster, self.programs)
        else:
            create(self.cluster, self.programs, self.account, ADMIN, self.password, lasting=self.lasting)
        self.address = self._choose_address()
        self._start_until_answer()
        self._make_database()

    def restart(self) -> None:
        """Start again at the same address, after the server died by itself."""
        self.stop()
        self._start_until_answer()

    def stopped(self) -> bool:
        return self.running is None or self.running.poll() is not None

    def stop(self, patience: float = 2.0) -> None:
        """Stop within a few seconds; an impatient stop is repaired by PostgreSQL at the next start."""
        for number, seconds in ((signal.SIGINT, patience), (signal.SIGQUIT, 1.0), (signal.SIGKILL, 1.0)):
            if self.running is None or self.stopped():
                break
            self.running.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                self.running.wait(seconds)
        self.running = None

    def _make_home(self) -> None:
        if not self.home.exists():
            self.home.mkdir(mode=0o700)
            self.account.own(self.home)
        self.account.require_entrance(self.home)

    def _choose_address(self) -> Address:
        folder = self.home / "socket"
        # A comma would be read as two hosts; a long path does not fit in a socket's address.
        if len(os.fsencode(folder)) > LONGEST_SOCKET_PATH - 20 or "," in str(folder):
            return Address("127.0.0.1", free_port())
        folder.mkdir(mode=0o700, exist_ok=True)
        self.account.own(folder)
        return Address(str(folder), 5432)

    def _start_until_answer(self) -> None:
        """A server that was just killed may hold its folder for a moment: try again for a while."""
        deadline = time.monotonic() + TRIES_SECONDS
        while True:
            self._spawn()
            if self._answers():
                return
            if "No space left on device" in tail(self.log, 40):
                raise DiskFull(folder=self.home, needed=300)
            if time.monotonic() > deadline or not _only_busy(self.log):
                raise DatabaseWontStart(log=self.log, tail=tail(self.log))
            time.sleep(0.2)

    def _spawn(self) -> None:
        forget_dead_postmaster(self.cluster)
        with self.log.open("wb") as log:
            self.running = subprocess.Popen(
                self._command(),
                cwd=self.home,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                umask=0o077,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),
                **self.account.identity(),
            )

    def _command(self) -> list[str]:
        by_socket = self.address.host.startswith("/")
        settings = {
            "listen_addresses": "" if by_socket else self.address.host,
            "unix_socket_directories": _quoted(self.address.host) if by_socket else "",
            "port": str(self.address.port),
            **(SMALL if self.lasting else THROW_AWAY),
        }
        chosen = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [str(self.programs / "bin" / "postgres"), "-D", str(self.cluster), *chosen]

    def _answers(self) -> bool:
        """Wait for a real connection: only that proves life, a pid file does not."""
        began = time.monotonic()
        while not self.stopped():
            try:
                psycopg.connect(self.address.url(ADMIN, self.password, "postgres"), connect_timeout=2).close()
            except psycopg.OperationalError as error:
                allowed = RECOVERY_SECONDS if "starting up" in str(error) else TRIES_SECONDS
                if time.monotonic() - began > allowed:
                    break
                time.sleep(0.02)
            else:
                return True
        self.stop()
        return False

    def _make_database(self) -> None:
        with psycopg.connect(
            self.address.url(ADMIN, self.password, "postgres"), autocommit=True
        ) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment() -> dict[str, str]:
    """Return what a PostgreSQL program may know of our environment: no addresses, English messages."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def _quoted(path: str) -> str:
    return '"' + path.replace('"', '""') + '"'


def _only_busy(log: Path) -> bool:
    told = tail(log, 40)
    return any(words in told for words in ("still in use", "lock file", "Address already in use"))

"""The data folder of a demo: who uses it now, its secrets, and the address of the running demo."""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .trouble import DemoNotRunning, DiskFull, FolderInUse, FolderNotOurs, NotWritable, SecretsLost, in_words

NEEDED_MB = 300
SECRETS = ("admin", "owner", "app", "worker", "django")


def is_root() -> bool:
    """Tell whether this is the superuser of the machine, as whom a database may not run."""
    return os.geteuid() == 0


def default_path() -> Path:
    """Return where a demo lives when nobody says otherwise."""
    if is_root():
        return Path("/var/lib/samenspel/demo")
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "samenspel" / "demo"


@dataclass(frozen=True, slots=True)
class Folder:
    """A data folder and the places in it."""

    path: Path

    @property
    def database(self) -> Path:
        """The only folder that belongs to the service user when root starts the demo."""
        return self.path / "pg"

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    @property
    def mail(self) -> Path:
        return self.path / "mail"

    @property
    def static(self) -> Path:
        return self.path / "static"

    @property
    def prepared(self) -> Path:
        """Remembers for which state of the software the database was last brought up to date."""
        return self.path / "prepared"

    def log(self, name: str) -> Path:
        return self.path / f"{name}.log"

    def secrets(self) -> dict[str, str]:
        """Return the passwords, made the first time. Raises SecretsLost when a database has lost them."""
        file = self.path / "secrets.json"
        if file.exists():
            return _read_secrets(file)
        if (self.database / "cluster").exists():
            raise SecretsLost(file=file)
        made = {name: secrets.token_urlsafe(48) for name in SECRETS}
        write_private(file, json.dumps(made))
        return made

    def announce(self, **words: object) -> None:
        """Write down where the running demo can be reached; withdraw() takes it back."""
        write_private(self.path / "running.json", json.dumps(words))

    def withdraw(self) -> None:
        (self.path / "running.json").unlink(missing_ok=True)

    def running(self) -> dict[str, Any]:
        """Return what announce() wrote. Raises DemoNotRunning when nobody holds this folder."""
        try:
            free = not _held(self.lock)
            words = json.loads((self.path / "running.json").read_text())
        except (OSError, ValueError):
            raise DemoNotRunning(folder=self.path) from None
        if free:
            raise DemoNotRunning(folder=self.path)
        return dict(words)


@contextmanager
def claim(path: Path) -> Iterator[Folder]:
    """Hold a data folder for this process alone, made when missing.

    Raises FolderInUse, FolderNotOurs, NotWritable or DiskFull.
    """
    folder = Folder(path.expanduser().absolute())
    try:
        _open_up(folder)
        handle = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise in_words(error, folder.path) from error
    try:
        if not _take(handle):
            raise FolderInUse(folder=folder.path)
        check_space(folder.path)
        yield folder
    finally:
        os.close(handle)


def check_space(path: Path) -> None:
    """Raise DiskFull before a database is hurt by a full disk."""
    if shutil.disk_usage(path).free < NEEDED_MB * 1_000_000:
        raise DiskFull(folder=path, needed=NEEDED_MB)


def write_private(file: Path, text: str) -> None:
    """Write a whole file that only this user can read, or leave the old one as it was."""
    fresh = file.with_name(file.name + ".new")
    with suppress(FileNotFoundError):
        fresh.unlink()
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)


def _open_up(folder: Folder) -> None:
    """Make the folder, private; as root the service user may pass through it, not look around."""
    mode = 0o711 if is_root() else 0o700
    ours = folder.lock.exists()
    if folder.path.exists():
        if not ours and any(folder.path.iterdir()):
            raise FolderNotOurs(folder=folder.path)
    else:
        _make_parents(folder.path.parent)
        folder.path.mkdir(mode=mode)
    if not os.access(folder.path, os.W_OK | os.X_OK):
        raise NotWritable(folder=folder.path)
    if not ours:
        folder.path.chmod(mode)
    folder.mail.mkdir(mode=0o700, exist_ok=True)


def _make_parents(path: Path) -> None:
    """Make missing folders above the data folder; root's umask must not shut out the service user."""
    if path.exists():
        return
    _make_parents(path.parent)
    path.mkdir()
    if is_root():
        path.chmod(0o755)


def _read_secrets(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text())
        return {name: str(found[name]) for name in SECRETS}
    except (ValueError, KeyError, TypeError):
        raise SecretsLost(file=file) from None


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _held(lock: Path) -> bool:
    handle = os.open(lock, os.O_RDWR)
    try:
        return not _take(handle)
    finally:
        os.close(handle)

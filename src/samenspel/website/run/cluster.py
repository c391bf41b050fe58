"""The files of a PostgreSQL server: making them, and judging them before a start."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from .account import Account
from .binaries import major
from .trouble import DatabaseWontStart, DiskFull, OtherMajorVersion

# The ctype decides which letters pg_trgm counts as letters: with plain C it drops every é.
LOCALES = ("C.UTF-8", "en_US.UTF-8", "C")


def create(
    cluster: Path, programs: Path, account: Account, admin: str, password: str, *, lasting: bool
) -> None:
    """Make a database cluster where everybody needs a password. Raises DatabaseWontStart or DiskFull.

    It gets its real name when it is whole, so a start that was cut short leaves no half database.
    """
    half = cluster.with_name("cluster.new")
    secret = cluster.with_name("password.new")
    shutil.rmtree(half, ignore_errors=True)
    secret.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(password + "\n")
        account.own(secret)
        command = [str(programs / "bin" / "initdb"), "-D", str(half), "-U", admin, f"--pwfile={secret}"]
        _initialise(command + ([] if lasting else ["--no-sync"]), half, account)
        half.rename(cluster)
    finally:
        secret.unlink(missing_ok=True)


def _initialise(command: list[str], half: Path, account: Account) -> None:
    fixed = [
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    ]
    told = ""
    for locale in LOCALES:
        ended = subprocess.run(
            [*command, *fixed, f"--locale={locale}"],
            cwd=half.parent,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            umask=0o077,
            **account.identity(),
        )
        if ended.returncode == 0:
            return
        told = ended.stderr
        shutil.rmtree(half, ignore_errors=True)
    if "No space left on device" in told:
        raise DiskFull(folder=half.parent, needed=300)
    raise DatabaseWontStart(log="initdb", tail=told.strip())


def require_same_major(cluster: Path, programs: Path) -> None:
    """Raise OtherMajorVersion when these files were made by another major version of PostgreSQL."""
    found = (cluster / "PG_VERSION").read_text().strip()
    ours = major(programs / "bin" / "postgres")
    if found != str(ours):
        raise OtherMajorVersion(folder=cluster.parent, found=found, ours=ours)


def forget_dead_postmaster(cluster: Path, patience: float = 5.0) -> None:
    """Clear what a killed server left behind. The caller holds the folder, so no other demo runs in it."""
    _end_orphan(cluster, patience)
    for left in (cluster.parent / "socket").glob(".s.PGSQL.*"):
        left.unlink()  # the note in the folder of the files is the lock that counts


def _end_orphan(cluster: Path, patience: float) -> None:
    note = cluster / "postmaster.pid"
    try:
        number = int(note.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    deadline = time.monotonic() + patience
    while _serves(number, cluster) and time.monotonic() < deadline:
        # An orphan of a killed start: it was told to stop, or is told so now.
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGQUIT)
        time.sleep(0.1)
    if _alive(number) and not _serves(number, cluster):
        # Another program has this number by now, and PostgreSQL would refuse to start for it. Our own number
        # it trusts. The other lines must stay: with those it looks for forgotten processes in this folder.
        lines = note.read_text().splitlines(keepends=True)
        note.write_text("".join([f"{os.getpid()}\n", *lines[1:]]))


def _alive(number: int) -> bool:
    return Path(f"/proc/{number}").exists()


def _serves(number: int, cluster: Path) -> bool:
    """Tell whether this process is (on Linux) a server in this very folder."""
    with suppress(OSError):
        return os.fsencode(cluster) in Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
    return False

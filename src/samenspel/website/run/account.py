"""As whom the database runs: PostgreSQL refuses root, so root hands it to a service user."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folder import is_root
from .trouble import FolderUnreachable, NoServiceUser


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine."""

    name: str
    user: int
    group: int

    def identity(self) -> dict[str, Any]:
        """Return the arguments that make subprocess start a program as this user."""
        if self.user == os.geteuid():
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give one file or folder to this user."""
        if self.user != os.geteuid():
            os.chown(path, self.user, self.group)

    def may_enter(self, path: Path) -> bool:
        """Tell whether this user can pass through a folder, by trying."""
        trial = ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)]
        return subprocess.run(trial, cwd="/", stderr=subprocess.DEVNULL, **self.identity()).returncode == 0

    def require_entrance(self, path: Path) -> None:
        """Raise FolderUnreachable, naming the first folder that is shut."""
        for folder in (*reversed(path.parents), path):
            if not self.may_enter(folder):
                raise FolderUnreachable(account=self.name, folder=folder)


def for_database() -> Account:
    """Return who runs the database: this user, or a service user for root. Raises NoServiceUser."""
    if not is_root():
        return Account(str(os.geteuid()), os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid:
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise NoServiceUser

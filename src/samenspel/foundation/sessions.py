"""Sessions in the database, read with one short statement: they are the first thing of every request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends import db
from django.db import connection

READ = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"
NOTE = "UPDATE django_session SET owner = %s, device = %s, since = %s, seen = %s WHERE session_key = %s"
MINE = (
    "SELECT handle, device, since, seen, session_key = %s FROM django_session"
    " WHERE owner = %s AND expire_date > now() ORDER BY seen DESC, handle"
)
END = "DELETE FROM django_session WHERE owner = %s"


class SessionStore(db.SessionStore):
    """Django's own sessions in the database; only reading goes around the ORM."""

    def load(self) -> dict[str, Any]:
        """Return what was kept, or nothing when the session ended."""
        with connection.cursor() as cursor:
            cursor.execute(READ, [self.session_key])
            found = cursor.fetchone()
        return self._opened(found[0] if found else None)

    def take(self, packed: str | None) -> None:
        """Be this session, of which somebody else read what it holds; None when it ended."""
        self._session_cache = self._opened(packed)

    def _opened(self, packed: str | None) -> dict[str, Any]:
        if packed is None:
            self._session_key = None
            return {}
        return self.decode(packed)


@dataclass(frozen=True, slots=True)
class Opened:
    """One session of somebody: where, since when, last seen; `here` is the one that asks."""

    handle: UUID
    device: str
    since: datetime
    seen: datetime
    here: bool


def note(*, key: str, owner: UUID, device: str, since: datetime, seen: datetime) -> None:
    """Write down whose session this is, on what kind of device, and that it was used."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [owner, device, since, seen, key])


def sessions_of(*, owner: UUID, here: str) -> list[Opened]:
    """Return where somebody is signed in, used last first."""
    with connection.cursor() as cursor:
        cursor.execute(MINE, [here, owner])
        return [Opened(*row) for row in cursor.fetchall()]


def end_sessions(*, owner: UUID, handle: UUID | None = None, besides: str = "") -> int:
    """End one session of somebody, or all of them besides this one. Returns how many ended."""
    one, values = (" AND handle = %s", [owner, handle]) if handle else ("", [owner])
    with connection.cursor() as cursor:
        cursor.execute(f"{END}{one} AND session_key <> %s", [*values, besides])
        return int(cursor.rowcount)

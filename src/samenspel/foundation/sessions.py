"""Sessions in the database, read with one short statement: they are the first thing of every request."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection

READ = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"


class SessionStore(db.SessionStore):
    """Django's own sessions in the database; only reading goes around the ORM."""

    def load(self) -> dict[str, Any]:
        """Return what was kept, or nothing when the session ended."""
        with connection.cursor() as cursor:
            cursor.execute(READ, [self.session_key])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])

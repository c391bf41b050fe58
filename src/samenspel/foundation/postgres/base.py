"""The database engine that the settings name."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that is kept between requests, and looked at before each of them."""

    def is_usable(self) -> bool:
        """True when nobody hung up while the connection was idle.

        A server that ends a connection says so, and what it said waits here to be read: asking the kernel
        for that is enough, and costs no round trip to the database (Django's own check does `SELECT 1`).
        """
        if self.connection is None or self.connection.closed:
            return False
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return not waiting.poll(0)

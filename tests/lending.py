"""A database lent to one test after another, where commits are real; between two it is put back as it was.

To copy a database takes 0.3 to 1 second; to see what a test wrote, and put that back, a twentieth of it. When a test
changed more than rows (a table, a function, a policy, a setting) the next one gets a copy made anew.
"""

from collections import Counter
from collections.abc import Callable

import psycopg
from psycopg import sql

CATALOGUES = (
    "pg_class", "pg_attribute", "pg_attrdef", "pg_proc", "pg_trigger", "pg_policy", "pg_constraint", "pg_index",
    "pg_type", "pg_namespace", "pg_rewrite", "pg_db_role_setting", "pg_depend", "pg_default_acl",
)  # fmt: skip
TABLES = (
    "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
    " ORDER BY 1, 2"
)
SEQUENCES = "SELECT schemaname, sequencename, last_value, start_value FROM pg_sequences ORDER BY 1, 2"
# How many rows there are, and how many came or changed since then: one that only went is missed in the count.
NEW = "age(xmin) <= age(%(moment)s::xid)"
SINCE = "SELECT {} AS place, count(*), count(*) FILTER (WHERE " + NEW + ") FROM {}"
MOMENT = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
QUICK = "-c jit=off -c max_parallel_workers_per_gather=0"
SET = "SELECT setval(format('%%I.%%I', %s::text, %s::text)::regclass, %s, %s)"
Sequence = tuple[str, str, int | None, int]


class Lent:
    """One database, as it is now; `put_back` before the next test. Nobody else writes in it meanwhile.

    Its own connection stays open: a new one would open each of some thousand relations anew.
    """

    def __init__(self, url: str) -> None:
        self._admin = psycopg.connect(url, autocommit=True, options=QUICK)
        self._tables = [sql.Identifier(*one) for one in self._admin.execute(TABLES).fetchall()]
        self._rows = [Counter(self._all_rows(table)) for table in self._tables]
        self._sequences: list[Sequence] = self._admin.execute(SEQUENCES).fetchall()
        watched = [*self._tables, *(sql.Identifier("pg_catalog", name) for name in CATALOGUES)]
        parts = [sql.SQL(SINCE).format(place, one) for place, one in enumerate(watched)]
        self._asked = sql.SQL(" UNION ALL ").join(parts) + sql.SQL(" ORDER BY place")
        self._mark()

    def put_back(self) -> bool:
        """Put back each row that changed, came or went, and the numbers. Return False when more than that changed."""
        self._admin.execute(OTHERS)
        state = zip(self._state(), self._counts, strict=True)
        changed = [new > 0 or count != was for (_place, count, new), was in state]
        if any(changed[len(self._tables) :]):
            return False
        with self._admin.transaction():
            # Each row was checked when it was made: no trigger and no foreign key looks at it again.
            self._admin.execute("SET LOCAL session_replication_role = replica")
            for place, table in enumerate(self._tables):
                if changed[place]:
                    self._put_back(table, self._rows[place])
        for now, was in zip(self._admin.execute(SEQUENCES).fetchall(), self._sequences, strict=True):
            if now != was:
                schema, name, last, start = was
                self._admin.execute(SET, [schema, name, start if last is None else last, last is not None])
        self._mark()
        return True

    def close(self) -> None:
        self._admin.close()

    def _mark(self) -> None:
        """From here on each write is seen as one of the next test."""
        (self._moment,) = self._admin.execute(MOMENT).fetchone() or ("",)
        self._counts = [count for _place, count, _new in self._state()]

    def _state(self) -> list[tuple[int, int, int]]:
        return self._admin.execute(self._asked, {"moment": self._moment}).fetchall()

    def _put_back(self, table: sql.Identifier, rows: Counter[bytes]) -> None:
        """Take away the new rows of a table, and add those that went or changed."""
        self._admin.execute(sql.SQL("DELETE FROM {} WHERE " + NEW).format(table), {"moment": self._moment})
        (left,) = self._admin.execute(sql.SQL("SELECT count(*) FROM {}").format(table)).fetchone() or (0,)
        if left == rows.total():
            return
        gone = rows - Counter(self._all_rows(table))
        with self._admin.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(table)) as copying:
            copying.write(b"".join(gone.elements()))

    def _all_rows(self, table: sql.Identifier) -> list[bytes]:
        with self._admin.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(table)) as copying:
            return b"".join(bytes(part) for part in copying).splitlines(keepends=True)


class Lender:
    """Lends a copy of each template, one test at a time, and drops them all at the end."""

    def __init__(self, copy: Callable[[str], tuple[str, str]], drop: Callable[[str], None]) -> None:
        self._copy, self._drop = copy, drop
        self._lent: dict[str, tuple[str, Lent]] = {}

    def lend(self, template: str) -> str:
        """Return the name of a database that is as this template was."""
        if template in self._lent and not self._lent[template][1].put_back():
            self._take_away(template)
        if template not in self._lent:
            name, url = self._copy(template)
            self._lent[template] = name, Lent(url)
        return self._lent[template][0]

    def close(self) -> None:
        for template in list(self._lent):
            self._take_away(template)

    def _take_away(self, template: str) -> None:
        name, lent = self._lent.pop(template)
        lent.close()
        self._drop(name)

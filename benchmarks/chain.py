"""`python -m benchmarks.chain [ROWS]`: write and verify a chained journal (a million rows unless told otherwise).

Ratios to named alternatives in the same run: writing against the same table without its trigger, verifying against
reading the rows one by one in Python. Bounded: some minutes for a million rows.
"""

import hashlib
import sys
import time
from uuid import uuid4

import psycopg

from .scratch import scratch_database

BATCH = (
    2_000  # rows of one transaction, as busy minutes are; one huge transaction would measure something else
)
ROWS = (
    "INSERT INTO {table} (id, chain, number, occurred_at, previous_hash, hash, verb, actor_id, subject_id,"
    " object_type, object_id, way, terms) SELECT gen_random_uuid(), %(chain)s, {number}, now(), '', '', 'moved_ball', %(chain)s,"
    " %(chain)s, 'ball', gen_random_uuid(), 'SCREEN', '{{}}' FROM generate_series(1, %(rows)s) g"
)


def write(connection: psycopg.Connection, table: str, rows: int, *, numbered: bool = False) -> float:
    """Return the seconds of writing so many rows, in transactions of BATCH."""
    began = time.monotonic()
    chains = [uuid4() for _ in range(4)]
    for batch in range(rows // BATCH):
        connection.execute(
            ROWS.format(table=table, number=f"{batch * BATCH} + g" if numbered else "0"),
            {"chain": chains[batch % 4], "rows": BATCH},
        )
        connection.commit()
    return time.monotonic() - began


def verify_in_python(connection: psycopg.Connection, rows: int) -> float:
    """Return the seconds of the plain alternative: read each row and hash it here (same bytes, no ordering checks)."""
    began = time.monotonic()
    with connection.cursor(name="rows") as cursor:
        cursor.execute(f"SELECT to_jsonb(e)::text, previous_hash FROM journal_entry e LIMIT {rows}")
        for text, before in cursor:
            hashlib.sha256(f"{before}|{text}".encode()).hexdigest()
    connection.commit()
    return time.monotonic() - began


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with scratch_database() as address, psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE unchained (LIKE journal_entry INCLUDING INDEXES)")
        few = min(rows, 50_000)
        plain = write(connection, "unchained", few, numbered=True) / few
        seconds = write(connection, "journal_entry", rows)
        connection.execute("ANALYZE journal_entry")
        connection.commit()
        began = time.monotonic()
        found = connection.execute("SELECT count(*) FROM journal_breaks_entry()").fetchone()
        verified = time.monotonic() - began
        assert found == (0,), found
        alternative = verify_in_python(connection, rows)
        print("| figure | measured |\n|---|---|")
        print(
            f"| writing {rows:,} chained rows | {rows / seconds:,.0f}/s, {seconds / rows / plain:.1f} × without chain |"
        )
        print(
            f"| verifying {rows:,} rows | {verified:.1f} s, {verified / alternative:.2f} × hashing them in Python |"
        )


if __name__ == "__main__":
    main()

"""The database that one test after another commits in is as it was before, or it is another one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.lending import Lender

SEEN = "SELECT string_agg(w::text, ' ' ORDER BY word), count(*) FROM social_map_word w"
NUMBER = "SELECT last_value, is_called FROM procrastinate_jobs_id_seq"


@contextmanager
def _in(name: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}", autocommit=True) as one:
        yield one


@pytest.mark.parametrize("wrong", ["hashtext(word) % 5 = 0", "true", "false"])
def test_what_a_test_wrote_is_gone_and_what_it_took_is_back(
    lender: Lender, template_database: str, wrong: str
) -> None:
    name = lender.lend(template_database)
    with _in(name) as one:
        seen, number = one.execute(SEEN).fetchone(), one.execute(NUMBER).fetchone()
        one.execute("SET session_replication_role = replica")
        one.execute("SELECT nextval('procrastinate_jobs_id_seq')")
        one.execute("INSERT INTO social_map_word VALUES ('nieuw woord', 1)")
        one.execute(f"UPDATE social_map_word SET entries = entries + 1 WHERE {wrong}")
        one.execute(f"DELETE FROM social_map_word WHERE entries % 2 = 0 AND {wrong}")
        assert one.execute(SEEN).fetchone() != seen
    assert lender.lend(template_database) == name
    with _in(name) as one:
        assert one.execute(SEEN).fetchone() == seen
        assert one.execute(NUMBER).fetchone() == number


def test_who_holds_a_lock_is_sent_away(lender: Lender, template_database: str) -> None:
    name = lender.lend(template_database)
    with _in(name) as one:
        one.execute("BEGIN")
        one.execute("DELETE FROM social_map_word")
        assert lender.lend(template_database) == name
        with pytest.raises(psycopg.OperationalError):
            one.execute("COMMIT")
        one.close()


@pytest.mark.parametrize(
    "deed",
    [
        "CREATE TABLE of_a_test (id int)",
        "DROP POLICY {policy} ON {table}",
        "ALTER TABLE social_map_word ADD COLUMN of_a_test int",
        "GRANT DELETE ON social_map_word TO samenspel_app",
        "TRUNCATE social_map_word",
        "ALTER DATABASE {name} SET lock_timeout = '1s'",
    ],
)
def test_where_more_than_rows_changed_the_next_test_gets_another(
    lender: Lender, template_database: str, deed: str
) -> None:
    name = lender.lend(template_database)
    with _in(name) as one:
        policy, table = one.execute("SELECT polname, polrelid::regclass::text FROM pg_policy").fetchone() or (
            "",
            "",
        )
        one.execute(deed.format(name=name, policy=policy, table=table))
    assert lender.lend(template_database) != name

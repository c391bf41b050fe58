"""One press of a button is one deed, however often it arrives: true in the database, so in all processes.

Each press has a key, and the table has one row for a key. The row is written in the transaction of the deed:
a second press waits there until the first is done, and is then answered as the first was. When the first came
to nothing, so did its row, and the second is the first.
"""

from datetime import datetime, timedelta

from django.db import connection

from .sealed import seal, unseal

SAME = timedelta(minutes=2)  # after that it is a new deed: what was done may have been undone by then
BEGIN = """
INSERT INTO foundation_press (key, at) VALUES (%(key)s, %(now)s)
ON CONFLICT (key) DO UPDATE SET at = excluded.at, answer = ''
WHERE foundation_press.answer = '' OR foundation_press.at < %(since)s RETURNING key
"""
ANSWER = "SELECT answer FROM foundation_press WHERE key = %s"
ANSWERED = "UPDATE foundation_press SET answer = %s WHERE key = %s"
FORGET = "DELETE FROM foundation_press WHERE at < %s"


def begin(*, key: str, now: datetime) -> str | None:
    """Return how the same press was answered a moment ago, or None when this is the first.

    Waits while another transaction is busy with it.
    """
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, {"key": key, "now": now, "since": now - SAME})
        if cursor.fetchone():
            return None
        cursor.execute(ANSWER, [key])
        (answer,) = cursor.fetchone()
    return unseal(answer)


def answered(*, key: str, answer: str) -> None:
    """Note how a press that was begun is answered: sealed, for an address may hold somebody's code."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWERED, [seal(answer), key])


def forget(*, now: datetime) -> int:
    """Throw away what no second press can ask for any more; return how many went."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [now - SAME])
        return int(cursor.rowcount)

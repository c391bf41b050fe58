"""Who is acting, told to the database for this transaction only.

Row-level policies read five transaction-local settings. Without them no personal row is visible.
They are set inside a transaction, and vanish with it: nothing leaks to the next user of a connection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction


@dataclass(frozen=True, slots=True)
class Context:
    """Who acts: a person, or the bearer of a code (one ball), or a named job of the worker.

    With a `representative`, she does it for the person: only the database's own door sets both.
    `spoken`: the row that a code opened which is of no ball; what that lets her do is for its policies.
    """

    person: UUID | None = None
    ball: UUID | None = None
    purpose: str = ""
    representative: UUID | None = None
    spoken: UUID | None = None


class NoTransaction(RuntimeError):
    """A context outside a transaction would be a silent no-op."""


def enter(context: Context) -> None:
    """Set the context for the rest of this transaction. Raises NoTransaction outside one."""
    if not connection.in_atomic_block:
        raise NoTransaction
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('samenspel.person', %s, true), set_config('samenspel.ball', %s, true),"
            " set_config('samenspel.purpose', %s, true), set_config('samenspel.representative', %s, true),"
            " set_config('samenspel.spoken', %s, true)",
            [
                str(context.person or ""),
                str(context.ball or ""),
                context.purpose,
                str(context.representative or ""),
                str(context.spoken or ""),
            ],
        )


def current() -> Context:
    """Return the context that holds in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('samenspel.person', true), current_setting('samenspel.ball', true),"
            " current_setting('samenspel.purpose', true), current_setting('samenspel.representative', true),"
            " current_setting('samenspel.spoken', true)"
        )
        person, ball, purpose, other, spoken = cursor.fetchone()
    return Context(
        UUID(person) if person else None,
        UUID(ball) if ball else None,
        purpose or "",
        UUID(other) if other else None,
        UUID(spoken) if spoken else None,
    )


@contextmanager
def acting_as(context: Context) -> Iterator[None]:
    """Run a block in a transaction with this context, and put the former context back after it."""
    with transaction.atomic():
        before = current()
        enter(context)
        yield
        enter(before)


@contextmanager
def as_job(name: str) -> Iterator[None]:
    """Run a job of the worker: an explicit, named purpose that only the worker's role may use."""
    with acting_as(Context(purpose=f"job:{name}")):
        yield

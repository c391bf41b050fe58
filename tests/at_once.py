"""What several do in the same moment: real threads, real connections, real commits.

Nobody waits for ever: a deadlock, or a lock that is not given in time, is an error here and no refusal.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connections, transaction

from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import Refusal

from .cast import as_owner

Deed = Callable[[], Any]
Problems = tuple[type[BaseException], ...]
MEET, END = 10, 60  # seconds: for all to have begun, and for all to have ended


def at_once(*deeds: Deed, begun: bool = True, refused: Problems = ()) -> list[Any]:
    """Do all in the same moment; return in order what each gave ("done"), or by what it was refused.

    `begun`: each in a transaction that is open by then. Without it each begins its own, as a browser's press.
    `refused`: what counts as a refusal here besides ours. Anything else is raised.
    """
    outcomes: list[Any] = [None] * len(deeds)
    start = threading.Barrier(len(deeds))

    def do(number: int, deed: Deed) -> None:
        try:
            with transaction.atomic() if begun else nullcontext():
                if begun:
                    enter(Context())
                start.wait(MEET)
                outcomes[number] = deed() or "done"
        except BaseException as problem:
            outcomes[number] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(number, deed)) for number, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(END)
        assert not thread.is_alive(), "somebody waits for ever"
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            _must_be(outcome, (Refusal, ObjectDoesNotExist, *refused))
    return outcomes


def _must_be(problem: BaseException, kinds: Problems) -> None:
    if not isinstance(problem, kinds):
        raise problem


def went(*deeds: Deed, refused: Problems = ()) -> list[str]:
    """The same in words, sorted: "done", or the name of what refused it."""
    outcomes = at_once(*deeds, refused=refused)
    return sorted(type(one).__name__ if isinstance(one, BaseException) else "done" for one in outcomes)


@contextmanager
def looking_behind() -> Iterator[None]:
    """See all that was committed, past every policy."""
    with transaction.atomic():
        as_owner()
        yield

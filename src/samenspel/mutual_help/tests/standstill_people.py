"""Short moves for the tests about an offer that stands still: who does what, through the same doors as the pages."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from tests.cast import NOW, Cast
from tests.neighbours import people
from tests.play import as_the_owner, at_work, sql
from tests.truth.matrix_rows import made

from samenspel.foundation import clock
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Match, Offer, Standstill
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

WORDS = "Er is iets gezegd dat we eerst willen begrijpen. Daarom staat je aanbod even stil."


def stands_still(
    cast: Cast, offer: Offer | UUID, key: str = "wijkteam", days: int = 14, words: str = WORDS, **more: Any
) -> Standstill:
    """Somebody at work lets an offer stand still; the context is hers afterwards."""
    cast.enter(key)
    still = actions.Still(words=words, until_on=clock.today() + timedelta(days=days), **more)
    pk = offer if isinstance(offer, UUID) else offer.pk
    made = actions.let_stand_still(offer=pk, still=still, acting=cast.acting(key), now=NOW)
    cast.enter(key)
    return made


def offer_of(match: Match) -> UUID:
    with as_the_owner():
        return UUID(str(Match.objects.values_list("offer", flat=True).get(pk=match.pk)))


def again(standstill: Standstill) -> Standstill:
    """As it is, seen from behind the policies."""
    with as_the_owner():
        return Standstill.objects.select_related("ball__holder", "offer__ball").get(pk=standstill.pk)


def looker(cast: Cast, standstill: Standstill) -> str:
    """The key in the cast of whoever looks now."""
    holder = again(standstill).ball.holder_id
    return next(key for key, person in cast.person.items() if person.pk == holder)


def decides(
    cast: Cast,
    standstill: Standstill,
    how: str,
    key: str = "",
    days: int = 14,
    words: str = "We praatten erover.",
) -> None:
    """Who looks decides, or tries to: GOES_ON, LONGER or ENDED."""
    key = key or looker(cast, standstill)
    cast.enter(key)
    said: dict[str, Any] = {
        "standstill": queries.standstill_for(pk=standstill.pk), "words": words,
        "acting": cast.acting(key), "now": NOW,
    }  # fmt: skip
    if how == "LONGER":
        actions.let_stand_longer(until_on=clock.today() + timedelta(days=days), **said)
    else:
        (actions.let_go_on if how == "GOES_ON" else actions.let_it_end)(**said)


def tells(after: int = 0) -> int:
    """Let the jobs tell what was not told yet; return how many there were so far."""
    with as_the_owner():
        rows = sql(
            "SELECT args::text FROM procrastinate_jobs WHERE task_name = 'tell_standstill' ORDER BY id"
        )
    with at_work("tell_standstill"):
        for (args,) in rows[after:]:
            jobs.tell_standstill(**json.loads(args))
    return len(rows)


def heard(person: UUID) -> list[str]:
    """Which kinds of messages somebody was told, in order."""
    with as_the_owner():
        return list(
            Message.objects.filter(person=person).order_by("made_at", "pk").values_list("kind", flat=True)
        )


def delivered(person: UUID, kind: str) -> Message:
    """The message of this kind to somebody, as the worker sends it."""
    with as_the_owner():
        pk = (
            Message.objects.filter(person=person, kind=kind)
            .order_by("-made_at", "-pk")
            .values_list("pk", flat=True)[0]
        )
    with at_work("deliver"):
        sent = notifications.deliver(pk=pk, now=NOW)
    assert sent
    return sent


def nightly(job: Any) -> None:
    """Let a job of the worker do its work now."""
    with at_work(job.name):
        job.func(0)


def moved(standstill: Standstill, days: int) -> None:
    """So many days pass for it: its days come earlier. Behind the guards."""
    with made():
        sql("UPDATE mutual_help_standstill SET until_on = until_on - %s WHERE id = %s", days, standstill.pk)


def offerer(match: Match) -> UUID:
    return people(match)["OFFERER"][0]


def nothing_done(statement: str, *values: object) -> bool:
    """True when the database refuses it, or finds no row that may be touched."""
    try:
        with transaction.atomic():
            return sql(statement, *values) in ([], [(0,)])
    except DatabaseError:
        return True

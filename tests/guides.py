"""Short moves for the tests about who guides: let the jobs tell, look at a day, and leave."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from samenspel.community.models import Membership, Person
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Guide, Match
from samenspel.notifications.models import Message
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, begins, both, guide_says, people, started, suggested
from tests.play import as_the_owner, at_work, sql

TODAY = NOW.date()
SOON = TODAY + timedelta(days=7)
_done: set[int] = set()


def trainee(cast: Cast) -> Match:
    """Both said yes; the neighbour is a trainee, and so needs a guide."""
    offer = answered_offer(cast)
    practical = actions.Practical(is_trainee=True)
    actions.write_practical(offer=offer, practical=practical, acting=cast.acting("wijkteam"), now=NOW)
    return both(cast, suggested(cast, offer=offer))


def asks(cast: Cast, match: Match, key: str = "coach", **more: Any) -> bool:
    """Who coordinates presses begin, with somebody chosen to guide; True when it began."""
    return begins(cast, match, **{"guide": cast[key].pk, "guide_talk_on": SOON, **more})


def runs(cast: Cast, **more: Any) -> Match:
    """It runs, and the coach guides by her own yes."""
    match = trainee(cast)
    asks(cast, match, **more)
    tells()
    guide_says(cast, match)
    tells()
    asks(cast, match, **more)
    tells()
    return match


def plain(cast: Cast) -> Match:
    """It runs, and nobody needs to guide."""
    return started(cast)


def tells() -> None:
    """Let the jobs tell what was said since the last time."""
    with as_the_owner():
        rows = sql("SELECT id, args::text FROM procrastinate_jobs WHERE task_name = 'tell_guide' ORDER BY id")
    for number, args in rows:
        if number not in _done:
            _done.add(number)
            with at_work("tell_guide"):
                jobs.tell_guide(**json.loads(args))


def looks() -> None:
    """The job of every five minutes comes by."""
    with at_work("look_at_guides"):
        jobs.look_at_guides(0)


def morning(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """The job of the morning comes by on this day."""
    stop_clock(monkeypatch, datetime.combine(day, NOW.timetz()))
    with at_work("look_at_talks"):
        jobs.look_at_talks(0)


def leaves(cast: Cast, key: str = "coach") -> None:
    """Somebody works here no more."""
    with as_the_owner():
        Membership.objects.filter(person=cast[key].pk).update(ends_on=TODAY)


def on_paper(cast: Cast, key: str = "neighbour") -> None:
    with as_the_owner():
        Person.objects.filter(pk=cast[key].pk).update(prefers="LETTER")


def heard(kind: str) -> list[str]:
    """The names of who was told this, oldest first."""
    with as_the_owner():
        rows = Message.objects.filter(kind=kind).order_by("made_at", "pk")
        return list(rows.values_list("person__called", flat=True))


def days_told(kind: str) -> list[str]:
    """Of which days somebody was told, in order."""
    with as_the_owner():
        rows = Message.objects.filter(kind=kind).order_by("pk")
        return [one.facts["day"] for one in rows]


def guides(match: Match) -> list[tuple[str, str]]:
    """(name, state) of who stands at it, seen from behind the policies."""
    with as_the_owner():
        rows = Guide.objects.filter(match=match.pk).order_by("asked_at", "pk")
        return [(one.person.called, one.state) for one in rows.select_related("person")]


def ball_of(match: Match, side: str = "ASKER") -> UUID:
    """The ball of a side."""
    return people(match)[side][1]


def nothing_done(statement: str, *values: object) -> bool:
    """True when the database refuses it, or finds no row that may be touched."""
    try:
        with transaction.atomic():
            return sql(statement, *values) in ([], [(0,)])
    except DatabaseError:
        return True


def at_the_question(cast: Cast, match: Match, key: str = "wijkteam") -> tuple[Client, str]:
    """Somebody at work who signed in, and the page of who could help at this question."""
    with as_the_owner():
        return signed_in(cast, key), reverse("work_helpers", args=[ball_of(match)])


def page_of(cast: Cast, key: str = "coach") -> str:
    """Somebody's own page of whom she guides."""
    with as_the_owner():
        client = signed_in(cast, key)
    return str(client.get(reverse("guiding")).content.decode())


def my_guided(cast: Cast, key: str = "coach") -> list[UUID]:
    """What stands on that page, by its keys."""
    cast.enter(key)
    return [one.id for one in queries.guided_by_me()]


INSERT = (
    "INSERT INTO mutual_help_guide (id, match_id, person_id, state, asked_at, yes_at, gone_at, talk_on, every)"
    " VALUES (gen_random_uuid(), %s, %s, %s, now(), %s, %s, current_date + 7, 'WEEK')"
)


def card_of(cast: Cast, match: Match, ball: Any, key: str = "wijkteam") -> queries.MatchCard:
    """The card of this match as somebody at work reads it."""
    cast.enter(key)
    (one,) = [card for card in queries.matches_at(ball=ball) if card.id == match.pk]
    return one

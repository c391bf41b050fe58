"""Short moves about requests with a term and files to take along: each by who may do it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from samenspel.circles import actions, queries
from samenspel.circles.models import Appeal, Circle, TakeAlong
from samenspel.community import actions as people
from samenspel.community.models import Mandate
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work


def appealed(
    cast: Cast, kind: str = "CORRECT", key: str = "resident", text: str = "Zo is het niet.", **more: Any
) -> Appeal:
    cast.enter(key)
    wish = actions.Wish(kind=kind, text=text, **more)
    made = actions.appeal(wish=wish, acting=cast.acting(key), now=NOW)
    cast.enter(key)
    return queries.own_appeal(pk=made.pk, person=cast[key].pk)


def seen_at_work(cast: Cast, appeal: Appeal, key: str = "wijkteam") -> Appeal:
    cast.enter(key)
    return queries.appeal_with_ball(ball=appeal.ball_id, acting=cast[key].pk)


def answered(
    cast: Cast, appeal: Appeal, state: str = "DONE", key: str = "wijkteam", now: datetime = NOW
) -> Appeal:
    found = seen_at_work(cast, appeal, key)
    return actions.answer_appeal(
        appeal=found, state=state, text="Het staat erbij.", acting=cast.acting(key), now=now
    )


def too_much(cast: Cast, circle: Circle | None, key: str) -> Appeal:
    return appealed(cast, "TOO_MUCH", key, "", circle=circle)


def taken(cast: Cast, key: str = "resident", now: datetime = NOW) -> TakeAlong:
    """A file, asked for by somebody and made by the worker."""
    cast.enter(key)
    asked = actions.ask_to_take_along(acting=cast.acting(key), now=now)
    return made(cast, asked, key, now)


def made(cast: Cast, asked: TakeAlong, key: str = "resident", now: datetime = NOW) -> TakeAlong:
    with at_work():
        actions.make_take_along(pk=asked.pk, now=now)
    cast.enter(key)
    return queries.file_for(pk=asked.pk, person=cast[key].pk, now=now)


def reviewed(cast: Cast, appeal: Appeal, released: Sequence[UUID], key: str = "wijkteam") -> TakeAlong:
    """The holder let these words go along; the file is made."""
    found = seen_at_work(cast, appeal, key)
    asked = actions.take_along_after_review(
        appeal=found, released=released, why_not="De buurman wil dit niet.", acting=cast.acting(key), now=NOW
    )
    answered(cast, appeal, "PARTLY", key)
    return made(cast, asked)


def helper(
    cast: Cast, key: str = "neighbour", scope: Sequence[str] = ("LEDGER",), of: str = "resident"
) -> Mandate:
    """Somebody may act for the resident, as both of them said."""
    cast.enter(of)
    facts = people.MandateFacts(
        person=cast[of],
        representative=cast[key].pk,
        named="Bram",
        scope=scope,
        ends_at=NOW + timedelta(days=300),
    )
    given = people.give_mandate(facts=facts, acting=cast.acting(of), now=NOW)
    cast.enter(key)
    return people.accept_mandate(mandate=given.pk, acting=cast.acting(key), now=NOW)


def everywhere(appeal: Appeal) -> Appeal:
    """The request as it is, seen from behind the policies."""
    with as_the_owner():
        return Appeal.objects.select_related("ball").get(pk=appeal.pk)

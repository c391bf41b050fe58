"""Verbs about changes that others ask for: a closed door, a wrong number, "this is ours" (I1)."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction

from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions as notifications

from .. import queries, rules
from ..models import Change, Entry
from .checking import close_map_ball, open_map_ball
from .telling import page_of, tell, whom_to_call
from .writing import NotYours, change_entry

WAITS_ALREADY = "change_said_once_while_it_waits"  # a constraint
# What a passer-by may propose, field by field. Whether there is room and who it is for, its own people say.
PROPOSABLE = (
    "name",
    "summary",
    "description",
    "when_text",
    "cost_text",
    "street",
    "postcode",
    "town",
    "phone",
    "email",
    "website",
)


class NothingToPropose(Refusal):
    """Vertel wat er anders is, of verander een veld."""


class ClaimedAlready(Refusal):
    """Je vroeg dit al. Iemand van de gemeente kijkt ernaar."""


class HasAnOwner(Refusal):
    """Dit is al van iemand. Je kunt wel iets voorstellen."""


class AlreadyDecided(Refusal):
    """Hier is al over beslist."""


@transaction.atomic
def propose(
    *, entry: Entry, said: Mapping[str, str], words: str, acting: Acting, now: datetime
) -> Change | None:
    """Anybody says what is different; nothing changes yet. Who tends it gets a ball, or else an editor looks.

    `said`: field of PROPOSABLE → what it should say. The same that waits already is one proposal: it is
    joined, and None says so; whoever proposes is answered alike, and learns of nobody else.
    Raises NothingToPropose.
    """
    facts = {
        name: said[name].strip()
        for name in PROPOSABLE
        if name in said and said[name].strip() != getattr(entry, name)
    }
    if not facts and not words.strip():
        raise NothingToPropose
    change = Change(
        pk=new_id(),
        entry=entry,
        municipality_id=entry.municipality_id,
        kind=Change.Kind.PROPOSAL,
        state=Change.State.OPEN,
        facts=facts,
        words=words.strip()[:500],
        person_id=acting.person,
        made_at=now,
    )
    if not waits_once(lambda: _lay_down(change, entry, acting=acting, now=now)):
        return None
    tell(entry, "map_proposed", acting=acting, now=now)
    return change


def waits_once(deed: Callable[[], None]) -> bool:
    """Lay something down that somebody has to look at; False when the same waits there already.

    Nobody may read what another laid down, so the database compares. Of two at once one waits.
    """
    before = context.current()
    try:
        with transaction.atomic():
            deed()
    except IntegrityError as problem:
        if WAITS_ALREADY not in str(problem):
            raise
        return False
    finally:
        context.enter(before)
    return True


def _lay_down(change: Change, entry: Entry, *, acting: Acting, now: datetime) -> None:
    owner = queries.who_tends(entry.pk)
    if owner and entry.municipality_id:
        change.ball_id = _to_owner(change, owner, entry, acting=acting, now=now)
    change.save(force_insert=True)


def _to_owner(change: Change, owner: UUID, entry: Entry, *, acting: Acting, now: datetime) -> UUID | None:
    assert entry.municipality_id is not None
    due_at = now + timedelta(days=rules.REMIND_AFTER_DAYS)
    ball = open_map_ball(about=change.pk, person=owner, entry=entry, due_at=due_at, now=now, acting=acting)
    notifications.tell(
        person=owner,
        kind="map_proposal",
        municipality=entry.municipality_id,
        ball=ball,
        now=now,
        place=entry.name,
        link=page_of(entry, "map_tend"),
        phone=whom_to_call(entry),
    )
    return ball


@transaction.atomic
def decide(*, change: Change, take: Collection[str], acting: Acting, now: datetime) -> Change:
    """Who tends the entry takes over these fields, or (none) leaves it. Raises AlreadyDecided, NotYours."""
    said: dict[str, Any] = {name: change.facts[name] for name in take if name in change.facts}
    settle(change, Change.State.TAKEN if said else Change.State.LEFT, acting=acting, now=now)
    if said:
        change_entry(entry=Entry.objects.get(pk=change.entry_id), said=said, acting=acting, now=now)
    return change


def settle(change: Change, state: str, *, acting: Acting, now: datetime) -> None:
    """Decide about what somebody asked for, once. Raises AlreadyDecided, NotYours."""
    rows = Change.objects.filter(pk=change.pk, state=Change.State.OPEN)
    try:
        with transaction.atomic():
            if not rows.update(state=state, decided_at=now, decided_by_id=acting.person):
                raise AlreadyDecided
    except ProgrammingError as problem:  # a policy of the database
        raise NotYours from problem
    if change.ball_id:
        close_map_ball(change.ball_id, acting=acting, now=now)
    tell(change.entry, "map_decided", acting=acting, now=now, state=str(state))


@transaction.atomic
def claim(*, entry: Entry, words: str, who: str, acting: Acting, now: datetime) -> Change:
    """Somebody says: this is ours. An editor of the municipality looks at it first, and reads `who` asks.

    Raises HasAnOwner, ClaimedAlready.
    """
    if queries.has_owner(entry.pk):
        raise HasAnOwner
    change = Change(
        entry=entry,
        municipality_id=entry.municipality_id,
        kind=Change.Kind.CLAIM,
        state=Change.State.OPEN,
        words=words.strip()[:500],
        facts={"who": who.strip()[:120]},
        person_id=acting.somebody,
        made_at=now,
    )
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError as problem:
        raise ClaimedAlready from problem
    tell(entry, "map_claimed", acting=acting, now=now)
    return change


@transaction.atomic
def decide_claim(*, change: Change, yes: bool, acting: Acting, now: datetime) -> Change:
    """An editor says whether it is theirs: then they own it. Raises AlreadyDecided, HasAnOwner, NotYours."""
    try:
        with transaction.atomic():
            settle(change, Change.State.TAKEN if yes else Change.State.LEFT, acting=acting, now=now)
    except IntegrityError as problem:
        raise HasAnOwner from problem
    assert change.municipality_id is not None
    assert change.person_id is not None
    notifications.tell(
        person=change.person_id,
        kind="map_claim_yes" if yes else "map_claim_no",
        municipality=change.municipality_id,
        now=now,
        place=change.entry.name,
        link=page_of(change.entry, "map_tend" if yes else "map_entry"),
        phone=whom_to_call(change.entry),
    )
    return change

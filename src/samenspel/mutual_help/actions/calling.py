"""Calling for a neighbour: one sentence of the asker's own, without a name; she chooses who sees it (I5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from samenspel.commitments import actions as commitments
from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Ask
from .asking import must_be_asker, record, tells_who

CALLED = (
    "call_line", "call_kinds", "call_moments", "rhythm", "audience", "called_at", "call_topics",
    "call_teaches", "call_languages", "call_involves", "call_material", "gender_wish", "people",
)  # fmt: skip
NEEDED = ("needs_vog", "needs_training", "needs_guide", "needs_backstop", "in_plan")


@dataclass(frozen=True, slots=True)
class Call:
    """What a neighbour may read: a sentence, what kind of help, when, how often; and who may see it."""

    line: str
    kinds: Sequence[str]
    moments: Sequence[str] = ()
    rhythm: str = "UNKNOWN"
    audience: str = "HOLDER"
    topics: Sequence[str] = ()
    teaches: Sequence[str] = ()
    languages: Sequence[str] = ()
    involves: Sequence[str] = ()
    gender_wish: str = ""
    people: int = 1  # how many neighbours it is for, 1 to 10
    material: str = ""  # what it takes (tools, things, money), and who sees to that (I62)


@transaction.atomic
def call_neighbours(*, ask: Ask, call: Call, acting: Acting, now: datetime) -> Ask:
    """The asker says in one sentence what a neighbour could do, and who may see that.

    Raises NameInCall when the sentence tells who she is, NameInMaterial when what it takes does so,
    OnlyTheAskerSays, AskIsOpen when it ended.
    """
    must_be_asker(ask=ask, acting=acting)
    line, material = rules.tidy(call.line), rules.tidy(call.material)
    if tells_who(ask, line):
        raise errors.NameInCall
    if tells_who(ask, material):
        raise errors.NameInMaterial
    rows = Ask.objects.open().filter(pk=ask.pk)
    if not rows.update(
        call_line=line, call_kinds=list(call.kinds), call_moments=list(call.moments), rhythm=call.rhythm,
        audience=call.audience, called_at=now, call_topics=list(call.topics),
        call_teaches=list(call.teaches), call_languages=list(call.languages),
        call_involves=list(call.involves), gender_wish=call.gender_wish,
        people=call.people, call_material=material,
    ):  # fmt: skip
        raise errors.MatchMoved
    record(verb="called_neighbours", ask=ask, acting=acting, now=now, audience=call.audience)
    ask.refresh_from_db(fields=CALLED)
    return ask


@transaction.atomic
def say_rhythm(*, ask: Ask, rhythm: str, acting: Acting, now: datetime) -> None:
    """After the first time the asker says whether it was once, or will be more often (I93)."""
    must_be_asker(ask=ask, acting=acting)
    if not Ask.objects.open().filter(pk=ask.pk).update(rhythm=rhythm):
        raise errors.MatchMoved
    record(verb="said_rhythm", ask=ask, acting=acting, now=now, rhythm=rhythm)


@dataclass(frozen=True, slots=True)
class Needs:
    """What it takes before a neighbour can help here: known by who holds the ask."""

    vog: bool = False
    training: bool = False
    guide: bool = False
    backstop: bool = False
    plan: bool = False  # and so the plan of the night may look for neighbours


@transaction.atomic
def say_needs(*, ask: Ask, needs: Needs, acting: Acting, now: datetime) -> Ask:
    """The holder says what it takes; the asker reads it. Raises NotYourBall, BackstopStays."""
    commitments.must_hold(ball=ask.ball, acting=acting)
    try:
        with transaction.atomic():
            Ask.objects.filter(pk=ask.pk).update(
                needs_vog=needs.vog, needs_training=needs.training, needs_guide=needs.guide,
                needs_backstop=needs.backstop, in_plan=needs.plan,
            )  # fmt: skip
    except IntegrityError as problem:
        raise errors.BackstopStays from problem
    record(verb="said_needs", ask=ask, acting=acting, now=now)
    ask.refresh_from_db(fields=NEEDED)
    return ask

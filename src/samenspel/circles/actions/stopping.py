"""Stopping is always possible, and neutral; the last professional stays when so agreed (R16, R22, R50)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Member
from .circles import locked
from .telling import centre_of, everybody_in, record, tell
from .waiting import holds_without


@transaction.atomic
def stop_member(
    *, member: Member, acting: Acting, now: datetime, word: str = "", how: str = Member.How.STOPPED
) -> None:
    """She stops, or the centre stops with her; with a word if she likes. Neutral: nobody has to say why.

    Raises OnlyTheCentreSays, AnsweredAlready, TheLastOneStays (R50), ATraineeCountsOnYou,
    NobodyLeftInTheCentre.
    """
    circle = locked(member.circle)
    herself = acting.resident == member.person_id
    if not herself and acting.resident not in centre_of(circle):
        raise errors.OnlyTheCentreSays
    others = Member.objects.active().filter(circle=circle).exclude(pk=member.pk)
    if others.filter(guide=member.person_id, needs_guide=True).exists():
        raise errors.ATraineeCountsOnYou
    if member.side == Member.Side.CENTRE and not others.filter(side=Member.Side.CENTRE).exists():
        raise errors.NobodyLeftInTheCentre
    formal: dict[str, str] = {"side": Member.Side.AROUND, "face": Member.Face.FORMAL}
    if circle.needs_backstop and _is(member, formal) and not others.filter(**formal).exists():
        raise errors.TheLastOneStays
    holds_without(member=member, acting=acting, now=now)
    told = [person for person in everybody_in(circle) if person != acting.resident]
    record(verb="stopped_member", circle=circle, acting=acting, now=now, member=str(member.pk), how=how)
    tell(circle=circle, people=told, kind="circle_changed", acting=acting, now=now)
    changes = {
        "state": "ENDED",
        "ended_at": now,
        "ended_how": how,
        "last_word": rules.tidy(word) if herself else "",
    }
    if not Member.objects.filter(pk=member.pk, state="ACTIVE").update(**changes):
        raise errors.AnsweredAlready


def _is(member: Member, facts: Mapping[str, str]) -> bool:
    return all(getattr(member, name) == value for name, value in facts.items())


@transaction.atomic
def take_back_proposal(*, member: Member, acting: Acting, now: datetime) -> None:
    """Whoever asked her takes the question back, as long as she is not in it."""
    if acting.resident not in (member.proposed_by_id, *centre_of(member.circle)):
        raise errors.OnlyTheCentreSays
    rows = Member.objects.filter(pk=member.pk, state__in=["PROPOSED", "INVITED"])
    if not rows.update(state="NOT_NOW", ended_at=now):
        raise errors.AnsweredAlready
    record(verb="took_back_proposal", circle=member.circle, acting=acting, now=now, member=str(member.pk))

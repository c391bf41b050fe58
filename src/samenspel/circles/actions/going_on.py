"""After the look-back: do we go on like this? Everybody in it answers, each for herself (I9, R41)."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors, rules
from ..models import Agreement, GoOn
from .agreements import State, noted, tell_of
from .signing import held, still_in_it
from .telling import will_of, yes_of


@transaction.atomic
def answer_go_on(*, agreement: Agreement, answer: str, acting: Acting, now: datetime, way: str = "") -> str:
    """Say whether we go on like this, after the look-back. Return the state of the agreement then.

    With the last "yes" it goes on for another quarter, and everybody hears it. "Otherwise" and "stop" change
    nothing by themselves: everybody hears it, and what was agreed holds until there is another version, or
    until the centre ends it. Raises NoAgreementNow, YoursToSay, AnsweredAlready.
    """
    found, me = held(agreement), will_of(acting)
    if found.state != State.DUE or found.review_on is None:
        raise errors.NoAgreementNow
    everybody = still_in_it(found)
    if me not in everybody:
        raise errors.YoursToSay
    given, witness = yes_of(acting, way)
    said = GoOn(
        agreement=found, person_id=me, review_on=found.review_on, answer=answer, way=given,
        witness_id=witness, said_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.AnsweredAlready from problem
    noted("said_go_on", found, acting, now, answer=answer)
    if answer != GoOn.Answer.ON:
        tell_of(found, "agreement_otherwise", acting, now, people=[one for one in everybody if one != me])
        return str(found.state)
    yes = found.goes_on.filter(review_on=found.review_on, answer=GoOn.Answer.ON)
    if everybody <= set(yes.values_list("person_id", flat=True)):
        _goes_on(found, acting=acting, now=now)
    return str(found.state)


def _goes_on(found: Agreement, *, acting: Acting, now: datetime) -> None:
    found.state, found.review_on = State.AGREED, day_of(now) + rules.REVIEW_AFTER
    found.save(update_fields=["state", "review_on"])
    noted("looked_back", found, acting, now)
    tell_of(found, "agreement_in_force", acting, now, day=found.review_on.isoformat())


def unanswered_since(*, on: date) -> date:
    """Return the day: whoever was asked to look back by then had the time to answer."""
    return on - timedelta(days=rules.GO_ON_DAYS)


@transaction.atomic
def nudge_go_on(*, agreement: Agreement, acting: Acting, now: datetime) -> bool:
    """Not everybody answered in time: it is the turn of the first contact to ask them. For the job.

    False when somebody was earlier, or everybody answered.
    """
    day = agreement.review_on
    assert day is not None
    assert agreement.first_contact_id is not None
    rows = Agreement.objects.filter(pk=agreement.pk, state=State.DUE).exclude(nudged_on=day)
    said = agreement.goes_on.filter(review_on=day).values_list("person_id", flat=True)
    if still_in_it(agreement) <= set(said) or not rows.update(nudged_on=day):
        return False
    noted("asks_go_on", agreement, acting, now)
    tell_of(agreement, "agreement_ask_them", acting, now, people=[agreement.first_contact_id])
    return True

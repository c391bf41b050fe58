"""No answer in time: who leaves lets go, kindly; for who stays nothing changes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from tests.cast import NOW, Cast
from tests.family import circle_as, family, told_of
from tests.parting import LATER, MOTHER, WORKER, answered, asked, gleaned, lapsed, places, seen_by, state
from tests.play import CLOSED, as_the_owner, at_work, check_now, refused, sql

from samenspel.circles import actions, errors, jobs
from samenspel.circles.models import GleaningNote, Succession
from samenspel.foundation import clock


def test_it_ends_the_relation_of_who_leaves(cast: Cast) -> None:
    circle = family(cast)
    succession = asked(cast, circle)
    assert lapsed(succession)
    check_now()
    assert state(succession) == "LAPSED"
    assert places(circle)[str(cast[WORKER].pk)] == "ENDED"
    assert told_of("relation_ended") == {cast[MOTHER].pk}
    assert told_of("succession_answered") == {cast[WORKER].pk}


def test_it_gives_the_same_time_to_who_wanted_no_contact(cast: Cast) -> None:
    """R07: the question came later, so that its day is later too."""
    circle = family(cast)
    cast.enter(MOTHER)
    quiet = LATER + timedelta(days=10)
    actions.leave_me_alone(until=quiet.date(), acting=cast.acting(MOTHER), now=NOW)
    succession = asked(cast, circle)
    for moment in (LATER, quiet, quiet + timedelta(days=20)):
        with refused(Succession.DoesNotExist):
            lapsed(succession, now=moment)
    assert lapsed(succession, now=quiet + timedelta(days=23))


def test_it_removes_a_contact(cast: Cast) -> None:
    note = gleaned(cast)
    assert lapsed(asked(cast, relation=note))
    with as_the_owner():
        assert GleaningNote.objects.get(pk=note.pk).removed_at == LATER


def test_it_changes_nothing_when_she_stays(cast: Cast) -> None:
    circle = family(cast)
    before = places(circle)
    assert not lapsed(asked(cast, circle, leaving=False))
    assert places(circle) == before
    assert told_of("relation_ended") == set()


def test_it_leaves_the_last_professional_where_she_must_stay(cast: Cast) -> None:
    circle = family(cast)
    cast.enter(MOTHER)
    actions.keep_backstop(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    succession = asked(cast, circle)
    assert not lapsed(succession)
    assert places(circle)[str(cast[WORKER].pk)] == "ACTIVE"
    assert state(succession) == "LAPSED"


def test_it_waits_until_the_day_is_over(cast: Cast) -> None:
    succession = asked(cast)
    with at_work("lapse_successions"):
        assert not Succession.objects.filter(
            pk=succession.pk, answer_by__lt=(NOW + timedelta(days=21)).date()
        ).exists()
    with refused(Succession.DoesNotExist):
        lapsed(succession, NOW + timedelta(days=21))


def test_a_yes_before_it_stands(cast: Cast) -> None:
    succession = asked(cast)
    with at_work("lapse_successions"):
        stale = Succession.objects.select_related("leaver", "member", "gleaning").get(pk=succession.pk)
    answered(cast, succession)
    with at_work("lapse_successions"), refused(errors.AnswerIsOver):
        actions.lapse(succession=stale, acting=cast.acting(WORKER), now=LATER)
    assert state(succession) == "YES"


def test_the_job_does_all_that_are_due(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = asked(cast), asked(cast, relation=gleaned(cast))
    monkeypatch.setattr(clock, "now", lambda: LATER)
    monkeypatch.setattr(clock, "today", lambda: LATER.date())
    with as_the_owner():
        sql("SET LOCAL ROLE samenspel_worker")
        jobs.lapse_successions(0)
    assert {state(first), state(second)} == {"LAPSED"}


@pytest.mark.parametrize("key", [MOTHER, WORKER, "outsider", "lead"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    succession = asked(cast)
    cast.enter(key)
    stale = seen_by(cast, succession, MOTHER)
    cast.enter(key)
    with refused(*CLOSED, IntegrityError):
        actions.lapse(succession=stale, acting=cast.acting(key), now=LATER)
    assert state(succession) == "ASKED"

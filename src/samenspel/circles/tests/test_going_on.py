"""After the look-back: do we go on like this? Each answers for herself, and every step can be seen (I9, R41)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.family import (
    FATHER,
    MOTHER,
    REVIEW,
    SIGNERS,
    VOLUNTEER,
    WORKER,
    agreed,
    agreement_as,
    family,
    state_of,
    told_of,
)
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.circles import actions, errors, jobs, queries, rules
from samenspel.circles.models import Agreement, GoOn
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id

DAY = NOW + timedelta(days=90)


def due(cast: Cast) -> Agreement:
    agreement = agreed(cast, family(cast))
    with at_work("wake_reviews"):
        (found,) = queries.due_for_review(on=DAY.date())
        assert actions.wake_review(agreement=found, acting=a_job("wake_reviews"), now=DAY)
    return agreement


def says(cast: Cast, agreement: Agreement, key: str, answer: str = "ON") -> str:
    found = agreement_as(cast, agreement, key)
    return actions.answer_go_on(agreement=found, answer=answer, acting=cast.acting(key), now=DAY)


def test_it_goes_on_with_the_last_yes(cast: Cast) -> None:
    agreement = due(cast)
    for key in SIGNERS[:-1]:
        assert says(cast, agreement, key) == "DUE"
    assert says(cast, agreement, SIGNERS[-1]) == "AGREED"
    check_now()
    with as_the_owner():
        found = Agreement.objects.get(pk=agreement.pk)
        assert (found.state, found.review_on) == ("AGREED", DAY.date() + rules.REVIEW_AFTER)
    assert told_of("agreement_otherwise") == set()


@pytest.mark.parametrize("answer", ["OTHERWISE", "STOP"])
def test_everybody_hears_of_another_wish_and_it_holds_until_then(cast: Cast, answer: str) -> None:
    agreement = due(cast)
    assert says(cast, agreement, VOLUNTEER, answer) == "DUE"
    assert told_of("agreement_otherwise") == {cast[key].pk for key in SIGNERS if key != VOLUNTEER}
    for key in SIGNERS:
        if key != VOLUNTEER:
            says(cast, agreement, key)
    assert state_of(agreement) == "DUE", "somebody did not say yes"
    found = queries.version(pk=agreement.pk, circle=agreement.circle_id)
    assert {row["person"]: row["answer"] for row in found.goes_on}[str(cast[VOLUNTEER].pk)] == answer


def test_nobody_answers_twice_or_before_the_day(cast: Cast) -> None:
    agreement = agreed(cast, family(cast))
    with refused(errors.NoAgreementNow):
        says(cast, agreement, MOTHER)
    with at_work("wake_reviews"):
        (found,) = queries.due_for_review(on=DAY.date())
        actions.wake_review(agreement=found, acting=a_job("wake_reviews"), now=DAY)
    says(cast, agreement, MOTHER, "OTHERWISE")
    with refused(errors.AnsweredAlready):
        says(cast, agreement, MOTHER)


def test_the_first_contact_asks_who_said_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = due(cast)
    says(cast, agreement, MOTHER)
    later = DAY + timedelta(days=rules.GO_ON_DAYS)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", lambda: later.date())
    for _ in range(2):
        with as_the_owner():
            sql("SET LOCAL ROLE samenspel_worker")
            jobs.wake_reviews(0)
    assert told_of("agreement_ask_them") == {cast[WORKER].pk}
    with as_the_owner():
        assert sql("SELECT count(*) FROM notifications_message WHERE kind = 'agreement_ask_them'") == [(1,)]
        assert Agreement.objects.get(pk=agreement.pk).nudged_on == REVIEW


def test_nobody_is_asked_when_everybody_answered(cast: Cast) -> None:
    agreement = due(cast)
    for key in SIGNERS:
        says(cast, agreement, key, "STOP" if key == MOTHER else "ON")
    with at_work("wake_reviews"):
        (found,) = queries.looked_back_by(on=DAY.date())
        assert not actions.nudge_go_on(agreement=found, acting=a_job("wake_reviews"), now=DAY)


@pytest.mark.parametrize("key", ["outsider", "lead", "gp"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    agreement = due(cast)
    cast.enter(key)
    assert not GoOn.objects.exists()
    with refused(ObjectDoesNotExist):
        actions.answer_go_on(agreement=agreement, answer="ON", acting=cast.acting(key), now=DAY)


@pytest.mark.parametrize("hostile", [
    {"key": WORKER, "person": MOTHER},  # another's answer
    {"key": WORKER, "person": MOTHER, "way": "SPOKEN", "witness": WORKER},
    {"key": WORKER, "person": WORKER, "way": "SPOKEN", "witness": WORKER},  # her own, as if heard
    {"key": MOTHER, "person": MOTHER, "day": "2020-01-01"},  # of another day
    {"key": "outsider", "person": "outsider"},
])  # fmt: skip
def test_no_answer_is_put_in_anybodys_mouth(cast: Cast, hostile: dict[str, Any]) -> None:
    agreement = due(cast)
    cast.enter(hostile["key"])
    witness = cast[hostile["witness"]].pk if "witness" in hostile else None
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        sql(
            "INSERT INTO circles_goon (id, agreement_id, person_id, review_on, answer, way, witness_id, said_at)"
            " VALUES (%s, %s, %s, %s, 'ON', %s, %s, now())",
            new_id(), agreement.pk, cast[hostile["person"]].pk, hostile.get("day", REVIEW),
            hostile.get("way", "SCREEN"), witness,
        )  # fmt: skip


def test_it_never_goes_on_without_everybody_by_a_plain_statement(cast: Cast) -> None:
    agreement = due(cast)
    says(cast, agreement, VOLUNTEER)
    cast.enter(VOLUNTEER)
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        sql("UPDATE circles_agreement SET state = 'AGREED' WHERE id = %s RETURNING id", agreement.pk)
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql("UPDATE circles_goon SET answer = 'STOP' RETURNING id")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=some.permutations(SIGNERS).flatmap(
    lambda order: some.tuples(*(some.tuples(some.just(key), some.sampled_from(GoOn.Answer.values)) for key in order))
))  # fmt: skip
def test_in_every_order_it_goes_on_exactly_when_all_say_yes(
    cast: Cast, answers: tuple[tuple[str, str], ...]
) -> None:
    with transaction.atomic():
        agreement = due(cast)
        for key, answer in answers:
            says(cast, agreement, key, answer)
        goes_on = all(answer == "ON" for _, answer in answers)
        assert state_of(agreement) == ("AGREED" if goes_on else "DUE")
        transaction.set_rollback(True)


def test_each_answer_has_its_own_way_on(cast: Cast) -> None:
    agreement = due(cast)
    place = f"/kring/{agreement.circle_id}/afspraken/{agreement.pk}"
    pages = {key: signed_in(cast, key) for key in (MOTHER, FATHER, VOLUNTEER)}
    for key, client in pages.items():
        assert "Gaan we zo door?" in client.get(f"{place}/verder").content.decode(), key
        assert "Gaan we zo door?" in client.get("/mijn/").content.decode(), key
    answer = pages[VOLUNTEER].post(f"{place}/verder", {"answer": "STOP"})
    assert "/stop" in answer["Location"]
    assert "/wie/" in answer["Location"]
    assert pages[FATHER].post(f"{place}/verder", {"answer": "OTHERWISE"})["Location"] == f"{place}/anders"
    assert pages[MOTHER].post(f"{place}/verder", {"answer": "STOP"})["Location"] == f"{place}/stop"
    shown = pages[MOTHER].get(f"{place}/").content.decode()
    assert "Wil stoppen" in shown
    assert "Liever iets anders" in shown
    assert pages[VOLUNTEER].get(f"{place}/verder").status_code == 404, "she said it"

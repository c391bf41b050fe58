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
    member,
    state_of,
    told_of,
)
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.circles import actions, errors, jobs, queries, rules
from samenspel.circles.models import Agreement, GoOn
from samenspel.commitments.models import Absence, Ball
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.journal.models import Look

DAY = NOW + timedelta(days=90)
LATER = DAY + timedelta(days=rules.GO_ON_DAYS)


def due(cast: Cast) -> Agreement:
    agreement = agreed(cast, family(cast))
    with at_work("wake_reviews"):
        (found,) = queries.due_for_review(on=DAY.date())
        assert actions.wake_review(agreement=found, acting=a_job("wake_reviews"), now=DAY)
    return agreement


def says(cast: Cast, agreement: Agreement, key: str, answer: str = "ON", **heard: Any) -> str:
    found = agreement_as(cast, agreement, key)
    how = {"now": DAY, **heard}
    return actions.answer_go_on(agreement=found, answer=answer, acting=cast.acting(key), **how)


def mornings(monkeypatch: pytest.MonkeyPatch, *, days: int = 0, times: int = 1) -> None:
    """The job runs, so many days after everybody had the time to answer."""
    later = LATER + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", lambda: later.date())
    for _ in range(times):
        with as_the_owner():
            sql("SET LOCAL ROLE samenspel_worker")
            jobs.wake_reviews(0)


def asking() -> list[tuple[Any, bool]]:
    """Who holds a ball of asking, and whether it is open."""
    with as_the_owner():
        rows = Ball.objects.filter(about=Ball.About.GO_ON).order_by("opened_at", "pk")
        return [(ball.holder_id, ball.closed_at is None) for ball in rows]


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
    page = queries.circle_page(pk=agreement.circle_id, person=cast[MOTHER].pk)
    found = queries.version(page, pk=agreement.pk)
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
    mornings(monkeypatch, times=2)
    assert told_of("agreement_ask_them") == {cast[WORKER].pk}
    with as_the_owner():
        assert sql("SELECT count(*) FROM notifications_message WHERE kind = 'agreement_ask_them'") == [(1,)]
        assert Agreement.objects.get(pk=agreement.pk).nudged_on == REVIEW
    assert asking() == [(cast[WORKER].pk, True)], "one ball, at the first contact"


def test_her_ball_is_done_when_everybody_answered(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = due(cast)
    says(cast, agreement, MOTHER)
    mornings(monkeypatch)
    says(cast, agreement, FATHER, "OTHERWISE", now=LATER)
    says(cast, agreement, WORKER, now=LATER)
    assert asking() == [(cast[WORKER].pk, True)]
    says(cast, agreement, WORKER, person=cast[VOLUNTEER].pk, way="SPOKEN", now=LATER)
    assert asking() == [(cast[WORKER].pk, False)], "she wrote the last answer down"
    mornings(monkeypatch, days=1)
    assert asking() == [(cast[WORKER].pk, False)], "nobody is to be asked: no new ball"


def test_the_job_closes_it_when_another_answers_last(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = due(cast)
    mornings(monkeypatch)
    for key in (MOTHER, FATHER, WORKER, VOLUNTEER):
        says(cast, agreement, key, now=LATER)
    assert asking() == [(cast[WORKER].pk, True)], "the volunteer does not see that ball"
    mornings(monkeypatch)
    assert asking() == [(cast[WORKER].pk, False)]


def test_it_stays_in_the_circle_when_the_first_contact_is_away(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(cast)
    with as_the_owner():
        Absence.objects.create(person=cast[WORKER], starts_on=NOW.date(), ends_on=None, long=True)
    mornings(monkeypatch)
    ((holder, is_open),) = asking()
    assert is_open
    assert holder in (cast[MOTHER].pk, cast[FATHER].pk), "never the front door: nobody there may know of it"


def test_another_asks_when_she_left_the_circle(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = due(cast)
    mornings(monkeypatch)
    row = member(cast, agreement.circle, WORKER)
    actions.stop_member(member=row, acting=cast.acting(WORKER), now=LATER)
    assert state_of(row) == "ENDED"
    mornings(monkeypatch, times=2)
    first, second = asking()
    assert first == (cast[WORKER].pk, False)
    assert (second[0] in (cast[MOTHER].pk, cast[FATHER].pk), second[1]) == (True, True)


def test_her_ball_opens_the_question_and_for_nobody_else(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = due(cast)
    mornings(monkeypatch)
    with as_the_owner():
        ball = Ball.objects.get(about=Ball.About.GO_ON)
    cast.enter(None)
    here = f"/kring/{agreement.circle_id}/afspraken/{agreement.pk}/verder"
    worker = signed_in(cast, WORKER)
    assert worker.get(f"/kring/bal/{ball.pk}")["Location"] == here
    assert worker.get(f"/werk/bal/{ball.pk}")["Location"] == f"/kring/bal/{ball.pk}"
    assert "Vraag jij na wie nog niets zei?" in worker.get("/mijn/").content.decode()
    shown = worker.get(here).content.decode()
    assert f"De bal ligt bij {cast[WORKER].shown}" in shown
    for key in ("outsider", "lead", "gp", VOLUNTEER):
        assert signed_in(cast, key).get(f"/kring/bal/{ball.pk}").status_code == 404, key


# --- heard by another ------------------------------------------------------------------------------------
def test_an_answer_by_telephone_has_a_witness_and_she_hears_of_it(cast: Cast) -> None:
    agreement = due(cast)
    with refused(errors.SomebodyHeardIt):
        says(cast, agreement, WORKER, person=cast[FATHER].pk)
    with refused(errors.NobodySignsForAnother):
        says(cast, agreement, VOLUNTEER, person=cast[FATHER].pk, way="SPOKEN")
    with refused(errors.YoursToSay):
        says(cast, agreement, WORKER, person=cast["outsider"].pk, way="SPOKEN")
    says(cast, agreement, WORKER, person=cast[FATHER].pk, way="SPOKEN")
    says(cast, agreement, MOTHER, person=cast[VOLUNTEER].pk, way="PAPER")
    assert told_of("circle_answer_written") == {cast[FATHER].pk, cast[VOLUNTEER].pk}
    with refused(errors.AnsweredAlready):
        says(cast, agreement, FATHER, "STOP")
    with as_the_owner():
        heard = set(GoOn.objects.values_list("person_id", "way", "witness_id"))
    assert heard == {
        (cast[FATHER].pk, "SPOKEN", cast[WORKER].pk), (cast[VOLUNTEER].pk, "PAPER", cast[MOTHER].pk)
    }  # fmt: skip
    says(cast, agreement, MOTHER)
    assert says(cast, agreement, WORKER) == "AGREED"


def test_somebody_writes_down_what_she_heard_on_its_page(cast: Cast) -> None:
    agreement = due(cast)
    place = f"/kring/{agreement.circle_id}/afspraken/{agreement.pk}"
    page = f"{place}/verder/{cast[FATHER].pk}"
    worker = signed_in(cast, WORKER)
    assert page in worker.get(f"{place}/").content.decode()
    assert worker.post(page, {"way": "SPOKEN"}).status_code == 422
    with as_the_owner():
        looks = Look.objects.filter(view="agreement_go_on_heard").values_list("subject_id", "person_id")
        assert sorted(looks) == sorted((cast[key].pk, cast[WORKER].pk) for key in (MOTHER, FATHER))
    assert worker.post(page, {"answer": "OTHERWISE", "way": "SPOKEN"})["Location"] == f"{place}/"
    assert worker.get(page).status_code == 404, "he said it"
    shown = signed_in(cast, FATHER).get(f"{place}/").content.decode()
    assert f"gehoord door {cast[WORKER].shown}" in shown
    for key in (VOLUNTEER, "outsider", "lead"):
        assert signed_in(cast, key).get(f"{place}/verder/{cast[MOTHER].pk}").status_code == 404, key


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
    {"key": VOLUNTEER, "person": MOTHER, "way": "SPOKEN", "witness": VOLUNTEER},  # she gains by it
    {"key": WORKER, "person": FATHER, "way": "SPOKEN", "witness": MOTHER},  # another would have heard it
    {"key": WORKER, "person": "outsider", "way": "SPOKEN", "witness": WORKER},
    {"key": "outsider", "person": VOLUNTEER, "way": "PAPER", "witness": "outsider"},
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

"""Sharing without a yes, on a legal ground: bounded, by two, told (R03)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, family, told_of
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql
from tests.sharing import LATER, decided, note, proposed, reads, state

from samenspel.circles import errors
from samenspel.circles.actions import exceptions as actions
from samenspel.circles.actions import notes
from samenspel.circles.models import LegalException
from samenspel.circles.queries import consents as queries
from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Absence, FrontDoor
from samenspel.community.models import Membership
from samenspel.foundation.acting import a_job
from samenspel.foundation.days import day_of


def test_it_shares_nothing_until_another_looked(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle, by=WORKER)
    row = proposed(cast, circle, ("NOTE", words.pk))
    assert not reads(cast, "gp", words)
    assert told_of("exception_second_asked") == {cast["lead"].pk}
    cast.enter(MOTHER)
    assert not LegalException.objects.exists()
    decided(cast, row)
    assert reads(cast, "gp", words)


def test_the_person_is_told_at_once(cast: Cast) -> None:
    circle = family(cast)
    row = decided(cast, proposed(cast, circle, ("CIRCLE", circle.pk)))
    assert row.told_at == NOW
    assert told_of("exception_told") == {cast[MOTHER].pk}
    assert told_of("exception_for_you") == {cast["gp"].pk}
    cast.enter(MOTHER)
    found = queries.exception_page(pk=row.pk).share
    assert (found.receiver, found.asker, found.other, found.reason) == (
        "Chen", "Els", "Petra", "Er is groot gevaar.",
    )  # fmt: skip


def test_the_person_is_told_when_it_ends_where_the_ground_forbids_it_sooner(cast: Cast) -> None:
    circle = family(cast)
    why = "Dan is het kind niet veilig."
    row = decided(cast, proposed(cast, circle, ("CIRCLE", circle.pk), ground="MELDCODE", not_told_why=why))
    assert row.told_at is None
    cast.enter(MOTHER)
    assert not LegalException.objects.exists()
    cast.enter("lead")
    actions.close_exception(exception=row.pk, acting=cast.acting("lead"), now=NOW)
    assert told_of("exception_told_later") == {cast[MOTHER].pk}
    cast.enter(MOTHER)
    assert LegalException.objects.get().not_told_why == why


def test_the_second_reads_what_it_names_while_she_decides(cast: Cast) -> None:
    """She decides with open eyes: the words, and nothing else; her look says that it was past a yes, and why."""
    circle = family(cast)
    words, other = (
        note(cast, circle, by=WORKER, text="Mees slaapt niet."),
        note(cast, circle, text="Iets anders."),
    )
    things = (("NOTE", words.pk), ("CONTACT", cast[MOTHER].pk), ("ASK", cast.ask("Wie helpt?").pk))
    row = proposed(cast, circle, *things)
    assert (reads(cast, "lead", words), reads(cast, "lead", other), reads(cast, "youssef", words)) == (
        True,
        False,
        False,
    )
    page = signed_in(cast, "lead").get(f"/werk/uitzondering/{row.pk}").content.decode()
    assert all(
        one in page for one in ("Mees slaapt niet.", "Wie helpt?", "resident@example.org", 'value="yes"')
    )
    with as_the_owner():
        looks = sql(
            "SELECT break_glass, reason, legal_basis FROM journal_look WHERE subject_id = %s AND person_id = %s",
            cast[MOTHER].pk, cast["lead"].pk,
        )  # fmt: skip
    assert looks == [(True, str(row.pk), "VITAL")]
    decided(cast, row, yes=False)
    assert not reads(cast, "lead", words), "after her answer it is closed to her again"


@pytest.mark.parametrize("gone", [VOLUNTEER, "review"])
def test_nobody_says_yes_to_what_is_gone(cast: Cast, gone: str) -> None:
    circle = family(cast)
    words = note(cast, circle)
    row = proposed(cast, circle, ("NOTE", words.pk), ("CIRCLE", circle.pk))
    if gone == VOLUNTEER:
        cast.enter(VOLUNTEER)
        notes.take_back_note(note=words, acting=cast.acting(VOLUNTEER), now=NOW)
    else:
        with as_the_owner():
            sql("DELETE FROM circles_note WHERE id = %s", words.pk)
    client = signed_in(cast, "lead")
    page = client.get(f"/werk/uitzondering/{row.pk}").content.decode()
    assert 'value="yes"' not in page
    assert client.post(f"/werk/uitzondering/{row.pk}", {"answer": "yes"}).status_code == 409
    with as_the_owner():  # the page, and then the yes that was refused
        found = sql("SELECT outcome FROM journal_look WHERE person_id = %s ORDER BY number", cast["lead"].pk)
    assert found == [("OK",), ("REFUSED",)]
    with refused(errors.SomethingIsGone):
        decided(cast, row)
    cast.enter("lead")
    with refused(IntegrityError):
        LegalException.objects.filter(pk=row.pk).update(state="LIVE", second_at=NOW, told_at=NOW)
    assert decided(cast, row, yes=False).state == "REFUSED"


def test_no_is_the_end_of_it(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle, by=WORKER)
    row = decided(cast, proposed(cast, circle, ("NOTE", words.pk)), yes=False)
    assert row.state == "REFUSED"
    assert not reads(cast, "gp", words)
    assert told_of("exception_told") == told_of("exception_for_you") == set()
    with refused(errors.AnsweredAlready):
        decided(cast, row)


def test_it_closes_by_itself_and_shares_nothing_from_that_day(cast: Cast) -> None:
    circle = family(cast)
    row = decided(cast, proposed(cast, circle, ("CIRCLE", circle.pk)))
    review = row.review_on
    with at_work("end_shares"):
        assert not queries.exceptions_to_close(on=review).exists()
        assert queries.exceptions_to_close(on=review + timedelta(days=1)).get().pk == row.pk
        assert queries.exceptions_to_close(on=LATER).exists()
        actions.close_exception(exception=row.pk, acting=a_job("end_shares"), now=NOW)
    assert state(row) == "CLOSED"
    with at_work("end_shares"), refused(errors.ShareIsOver):
        actions.close_exception(exception=row.pk, acting=a_job("end_shares"), now=NOW)


def test_who_is_away_is_not_asked_to_look_along(cast: Cast) -> None:
    """What is urgent does not wait for somebody on leave: she is not on the list, and is refused."""
    circle = family(cast)
    url = f"/kring/{circle.pk}/uitzondering?aan=p:{cast['gp'].pk}"
    petra = f'value="{cast["lead"].pk}"'
    assert petra in signed_in(cast, WORKER).get(url).content.decode()
    cast.enter("lead")
    commitments.go_away(
        starts_on=day_of(NOW), ends_on=day_of(NOW) + timedelta(days=4), municipality=cast.town,
        acting=cast.acting("lead"), now=NOW,
    )  # fmt: skip
    page = signed_in(cast, WORKER).get(url).content.decode()
    assert petra not in page
    assert f'value="{cast["youssef"].pk}"' in page
    with refused(errors.SecondIsAway):
        proposed(cast, circle, ("CIRCLE", circle.pk))


def another(cast: Cast, row: LegalException, second: str, by: str = WORKER) -> LegalException:
    cast.enter(by)
    return actions.ask_another(exception=row.pk, second=cast[second].pk, acting=cast.acting(by), now=NOW)


def gone(cast: Cast, how: str) -> None:
    """Petra, who was asked to look along, is away for some days, or works here no more."""
    with as_the_owner():
        if how == "away":
            Absence.objects.create(person=cast["lead"], starts_on=day_of(NOW), ends_on=LATER)
        else:
            FrontDoor.objects.update(lead=cast["official"])
            Membership.objects.filter(person=cast["lead"]).update(
                starts_on="2020-01-01", ends_on="2020-02-01"
            )


@pytest.mark.parametrize("how", ["away", "left"])
def test_another_looks_along_when_the_second_is_gone(cast: Cast, how: str) -> None:
    circle = family(cast)
    words = note(cast, circle, by=WORKER)
    row = proposed(cast, circle, ("NOTE", words.pk))
    gone(cast, how)
    page = f"/werk/uitzondering/{row.pk}"
    client = signed_in(cast, WORKER)
    assert "Wie meekijkt, is er nu niet" in client.get(page).content.decode()
    assert client.post(page, {"answer": "another", "second": ""}).status_code == 422
    assert client.post(page, {"answer": "another", "second": cast["youssef"].pk}).status_code == 302
    assert "Wie meekijkt, is er nu niet" not in client.get(page).content.decode()
    assert told_of("exception_second_asked") == {cast["lead"].pk, cast["youssef"].pk}
    assert not reads(cast, "lead", words), "who was asked before reads it no more"
    assert reads(cast, "youssef", words)
    with refused(errors.TwoPairsOfEyes, LegalException.DoesNotExist):
        decided(cast, row, by="lead")
    assert decided(cast, row, by="youssef").state == "LIVE"
    assert reads(cast, "gp", words)


def test_who_is_there_is_not_passed_over(cast: Cast) -> None:
    """Nobody looks for a second who says yes sooner."""
    circle = family(cast)
    row = proposed(cast, circle, ("CIRCLE", circle.pk))
    page = f"/werk/uitzondering/{row.pk}"
    assert 'value="another"' not in signed_in(cast, WORKER).get(page).content.decode()
    with refused(errors.SecondIsThere):
        another(cast, row, "youssef")
    cast.enter(WORKER)
    with refused(IntegrityError):
        LegalException.objects.filter(pk=row.pk).update(second=cast["youssef"])


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        (WORKER, errors.TwoPairsOfEyes), ("gp", errors.TwoPairsOfEyes), (MOTHER, errors.TwoPairsOfEyes),
        ("outsider", errors.TwoPairsOfEyes), ("lead", errors.TwoPairsOfEyes), ("marloes", errors.SecondIsAway),
    ],
)  # fmt: skip
def test_the_other_is_as_good_a_second(cast: Cast, second: str, problem: type[Exception]) -> None:
    circle = family(cast)
    row = proposed(cast, circle, ("CIRCLE", circle.pk))
    gone(cast, "away")
    with as_the_owner():
        Absence.objects.create(person=cast["marloes"], starts_on=day_of(NOW), ends_on=LATER)
    with refused(problem):
        another(cast, row, second)
    cast.enter(WORKER)
    if second != "lead":
        with refused(IntegrityError):
            LegalException.objects.filter(pk=row.pk).update(second=cast[second])


def test_who_decided_stays_who_decided(cast: Cast) -> None:
    circle = family(cast)
    row = decided(cast, proposed(cast, circle, ("CIRCLE", circle.pk)))
    gone(cast, "away")
    with refused(errors.AnsweredAlready):
        another(cast, row, "youssef")
    cast.enter(WORKER)
    with refused(IntegrityError):
        LegalException.objects.filter(pk=row.pk).update(second=cast["youssef"])


@pytest.mark.parametrize("by", ["lead", "youssef", MOTHER, "official", "outsider"])
def test_only_who_wrote_it_down_asks_another(cast: Cast, by: str) -> None:
    circle = family(cast)
    row = proposed(cast, circle, ("CIRCLE", circle.pk))
    gone(cast, "away")
    with refused(LegalException.DoesNotExist):
        another(cast, row, "youssef", by=by)
    cast.enter(by)
    if by == "lead":  # who is asked herself may not hand it on
        with refused(IntegrityError):
            LegalException.objects.filter(pk=row.pk).update(second=cast["youssef"])
    else:
        assert LegalException.objects.filter(pk=row.pk).update(second=cast["youssef"]) == 0


def test_the_first_step_does_not_promise_a_yes(cast: Cast) -> None:
    """Without her yes she is not asked first; on the way to a yes she is."""
    circle, promise = family(cast), "ziet eerst precies wat"
    client = signed_in(cast, WORKER)
    without = client.get(f"/kring/{circle.pk}/uitzondering").content.decode()
    assert promise not in without
    assert "Hier vraag je niet eerst om een ja." in without
    assert promise in client.get(f"/kring/{circle.pk}/toestemming").content.decode()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"second": "wijkteam"}, errors.TwoPairsOfEyes),
        ({"second": "gp"}, errors.TwoPairsOfEyes),
        ({"second": "outsider"}, errors.TwoPairsOfEyes),
        ({"second": "resident"}, errors.TwoPairsOfEyes),
        ({"review_on": LATER + timedelta(days=1)}, errors.ReviewFirst),
        ({"review_on": NOW.date() - timedelta(days=1)}, errors.ReviewFirst),
        ({"not_told_why": "Liever niet."}, errors.WhyNotTold),
    ],
)
def test_it_is_whole_or_it_is_not(cast: Cast, wrong: dict[str, object], problem: type[Exception]) -> None:
    circle = family(cast)
    if isinstance(wrong.get("second"), str):
        wrong = {"second": cast[str(wrong["second"])].pk}
    with refused(problem):
        proposed(cast, circle, ("CIRCLE", circle.pk), **wrong)


def test_it_names_its_things(cast: Cast) -> None:
    circle = family(cast)
    with refused(errors.NothingChosen):
        proposed(cast, circle)


def test_it_can_come_from_who_carries_a_ball(cast: Cast) -> None:
    ask = cast.ask()
    row = decided(cast, proposed(cast, None, ("ASK", ask.pk)))
    assert row.state == "LIVE"


@pytest.mark.parametrize("key", [VOLUNTEER, "coach", "outsider"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    with refused():
        proposed(cast, circle, ("CIRCLE", circle.pk), by=key)
    row = proposed(cast, circle, ("CIRCLE", circle.pk))
    with refused():
        decided(cast, row, by=key)
    with refused():
        decided(cast, row, by=WORKER)

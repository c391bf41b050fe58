"""What people agree: written, talked through, signed by everybody, looked back upon (R13, R23, R39, R41, R83)."""

from datetime import timedelta

import pytest
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
    begun,
    circle_as,
    family,
    laid_down,
    member,
    signs,
    state_of,
    told_of,
    written,
)
from tests.play import at_work, check_now, refused

from samenspel.circles import actions, errors, queries, rules
from samenspel.circles.models import Agreement
from samenspel.foundation.acting import a_job


def write(cast: Cast, agreement: Agreement, by: str = MOTHER, **words: object) -> Agreement:
    found = agreement_as(cast, agreement, by)
    return actions.write_in(agreement=found, acting=cast.acting(by), now=NOW, **words)


def test_everybody_signs_and_then_it_is_in_force(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    for key in SIGNERS:
        assert state_of(agreement) == "TALKED_THROUGH"
        signs(cast, agreement, key)
    check_now()
    assert state_of(agreement) == "AGREED"
    assert told_of("agreement_in_force") == {cast[key].pk for key in SIGNERS if key != SIGNERS[-1]}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_versions_side_by_side_are_agreed_in_any_order_and_the_last_one_holds(
    cast: Cast, order: tuple[int, int]
) -> None:
    circle = family(cast)
    versions = [laid_down(cast, circle), laid_down(cast, circle, VOLUNTEER)]
    for number in order:
        for key in SIGNERS:
            signs(cast, versions[number], key)
        check_now()
    assert [state_of(versions[number]) for number in order] == ["REVISED", "AGREED"]


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("why", "why"), ("escalation_name", "escalation"), ("escalation_phone", "escalation"), ("tells", "tells"),
        ("thanks", "thanks"), ("review_on", "review_on"), ("first_contact_id", "first_contact"),
    ],
)  # fmt: skip
def test_it_cannot_be_agreed_while_something_lacks(cast: Cast, field: str, key: str) -> None:
    circle = family(cast)
    draft = write(
        cast, written(cast, circle), **{field: None if field in ("review_on", "first_contact_id") else ""}
    )
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    assert queries.version(page, pk=draft.pk).lacking(page) == [key]
    with refused(errors.NotWholeYet):
        actions.lay_down(agreement=draft, acting=cast.acting(MOTHER), now=NOW)


def test_a_no_is_a_veto_with_or_without_a_reason(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    signs(cast, agreement, MOTHER)
    signs(cast, agreement, VOLUNTEER, yes=False, why_not="Woensdag kan ik niet.")
    signs(cast, agreement, FATHER)
    signs(cast, agreement, WORKER)
    assert state_of(agreement) == "TALKED_THROUGH"


def test_signing_by_phone_and_on_paper_has_a_witness(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    with refused(errors.SomebodyHeardIt):
        signs(cast, agreement, WORKER, person=cast[FATHER].pk)
    signs(cast, agreement, WORKER, person=cast[FATHER].pk, way="SPOKEN")
    signs(cast, agreement, MOTHER, person=cast[VOLUNTEER].pk, way="PAPER")
    assert told_of("circle_yes_written") == {cast[FATHER].pk, cast[VOLUNTEER].pk}
    for key in (MOTHER, WORKER):
        signs(cast, agreement, key)
    check_now()
    assert state_of(agreement) == "AGREED"


def test_nobody_signs_for_another(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    with refused(errors.NobodySignsForAnother):
        signs(cast, agreement, VOLUNTEER, person=cast[MOTHER].pk, way="SPOKEN")
    with refused(errors.YoursToSay):
        signs(cast, agreement, WORKER, person=cast["outsider"].pk, way="PAPER")
    signs(cast, agreement, MOTHER)
    with refused(errors.AnsweredAlready):
        signs(cast, agreement, MOTHER)


def test_what_a_helper_changes_is_a_proposal_beside_it(cast: Cast) -> None:
    """AS-13: the task list is the family's; hers is another version, and the present one stays in force."""
    circle = family(cast)
    current = agreed(cast, circle)
    with refused(errors.WriteYourOwn):
        write(cast, current, VOLUNTEER, why="Anders")
    hers = actions.write_version(
        circle=circle_as(cast, circle, VOLUNTEER), acting=cast.acting(VOLUNTEER), now=NOW
    )
    part = {
        "agreement": hers,
        "does_not": "",
        "replaced_by": "",
        "acting": cast.acting(VOLUNTEER),
        "now": NOW,
    }
    actions.write_part(person=cast[VOLUNTEER].pk, does="Alleen op dinsdag.", **part)
    assert (state_of(current), hers.version, hers.follows_id) == ("AGREED", 2, current.pk)
    hers = agreement_as(cast, hers, VOLUNTEER)
    hers = write(cast, hers, VOLUNTEER, review_on=REVIEW)
    actions.lay_down(agreement=hers, acting=cast.acting(VOLUNTEER), now=NOW)
    for key in SIGNERS:
        assert state_of(current) == "AGREED"
        signs(cast, hers, key)
    check_now()
    assert (state_of(current), state_of(hers)) == ("REVISED", "AGREED")


def test_two_people_each_have_a_proposal_on_the_table(cast: Cast) -> None:
    circle = family(cast)
    draft = written(cast, circle)
    hers = actions.write_version(
        circle=circle_as(cast, circle, VOLUNTEER), follows=agreement_as(cast, draft, VOLUNTEER),
        acting=cast.acting(VOLUNTEER), now=NOW,
    )  # fmt: skip
    assert hers.pk != draft.pk
    assert (state_of(draft), state_of(hers), hers.why) == ("PROPOSAL", "PROPOSAL", draft.why)
    with refused(errors.WriteYourOwn):
        write(cast, draft, VOLUNTEER, why="Mijn waarom")
    write(cast, hers, MOTHER, why="De centre mag in elk voorstel schrijven.")


def test_after_a_signature_another_wish_is_another_version(cast: Cast) -> None:
    circle = family(cast)
    draft = laid_down(cast, circle)
    signs(cast, draft, VOLUNTEER)
    with refused(errors.WriteYourOwn):
        write(cast, draft, MOTHER, why="Toch anders")
    new = actions.write_version(
        circle=circle_as(cast, circle, MOTHER),
        follows=agreement_as(cast, draft, MOTHER),
        acting=cast.acting(MOTHER),
        now=NOW,
    )
    assert (new.version, state_of(draft)) == (2, "DROPPED")


def test_my_own_unsigned_version_is_taken_up_again(cast: Cast) -> None:
    circle = family(cast)
    draft = written(cast, circle)
    again = actions.write_version(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    assert again.pk == draft.pk


def test_writing_after_it_was_laid_down_makes_it_a_proposal_again(cast: Cast) -> None:
    draft = laid_down(cast, family(cast))
    write(cast, draft, MOTHER, meets="Elke week.")
    assert state_of(draft) == "PROPOSAL"
    with refused(errors.NotOnTheTable):
        signs(cast, draft, VOLUNTEER)


def test_it_begins_with_whom_to_call(cast: Cast) -> None:
    circle = begun(cast)
    draft = actions.write_version(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    assert (draft.escalation_name, draft.escalation_phone) == ("Wijkteam Centrum", "030 123 45 67")


def test_the_day_to_look_back_wakes_everybody_and_it_stays_in_force(cast: Cast) -> None:
    circle = family(cast)
    agreement = agreed(cast, circle)
    day = NOW + timedelta(days=90)
    with at_work("wake_reviews"):
        assert list(queries.due_for_review(on=NOW.date())) == []
        (due,) = queries.due_for_review(on=day.date())
        assert actions.wake_review(agreement=due, acting=a_job("wake_reviews"), now=day)
        assert not actions.wake_review(agreement=due, acting=a_job("wake_reviews"), now=day)
    assert state_of(agreement) == "DUE"
    assert told_of("agreement_plan_talk") == {cast[WORKER].pk}
    assert told_of("agreement_due") == {cast[key].pk for key in (MOTHER, FATHER, VOLUNTEER)}
    found = agreement_as(cast, agreement, WORKER)
    actions.go_on(agreement=found, review_on=REVIEW + timedelta(days=90), acting=cast.acting(WORKER), now=day)
    assert state_of(agreement) == "AGREED"


def test_only_the_centre_ends_it(cast: Cast) -> None:
    circle = family(cast)
    agreement = agreed(cast, circle)
    for key in (VOLUNTEER, WORKER):
        with refused(errors.OnlyTheCentreSays):
            actions.end_agreement(
                agreement=agreement_as(cast, agreement, key), acting=cast.acting(key), now=NOW
            )
    actions.end_agreement(
        agreement=agreement_as(cast, agreement, FATHER), acting=cast.acting(FATHER), now=NOW
    )
    assert state_of(agreement) == "ENDED"


def test_who_left_cannot_sign_and_is_not_in_the_next_version(cast: Cast) -> None:
    circle = family(cast)
    draft = laid_down(cast, circle)
    actions.stop_member(member=member(cast, circle, VOLUNTEER), acting=cast.acting(VOLUNTEER), now=NOW)
    with refused():
        signs(cast, draft, VOLUNTEER)
    signs(cast, draft, MOTHER)
    new = actions.write_version(
        circle=circle_as(cast, circle, MOTHER),
        follows=agreement_as(cast, draft, MOTHER),
        acting=cast.acting(MOTHER),
        now=NOW,
    )
    assert [row.person_id for row in new.parts.all()] == [cast[WORKER].pk]


@pytest.mark.parametrize("key", ["outsider", "coach"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    draft = laid_down(cast, circle)
    cast.enter(key)
    hers = {"agreement": draft, "acting": cast.acting(key), "now": NOW}
    for deed, more in (
        (actions.sign, {"yes": True}), (actions.write_in, {"why": "x"}), (actions.lay_down, {}),
        (actions.drop_version, {}), (actions.end_agreement, {}), (actions.go_on, {"review_on": REVIEW}),
        (actions.leave_out_part, {"person": cast[VOLUNTEER].pk}),
    ):  # fmt: skip
        with refused():
            deed(**hers, **more)  # type: ignore[operator]
    with refused():
        actions.write_version(circle=circle, acting=cast.acting(key), now=NOW)


def test_why_is_asked_before_what() -> None:
    """R84."""
    assert rules.STEPS.index("waarom") < rules.STEPS.index("wat-er-al-is") < rules.STEPS.index("wie-doet-wat")


def test_nothing_is_a_good_answer_and_empty_is_not() -> None:
    """R23."""
    facts = {
        "why": "x",
        "parts": 1,
        "first_contact": True,
        "escalation_name": "x",
        "escalation_phone": "1",
        "tells": "x",
    }
    assert rules.lacking(rules.Written(**facts, thanks="niets", review_on=REVIEW)) == []
    assert rules.lacking(rules.Written(**facts, thanks=" ", review_on=REVIEW)) == ["thanks"]

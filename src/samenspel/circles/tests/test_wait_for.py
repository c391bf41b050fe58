"""Somebody comes to stand in the centre, or stops: what was agreed waits for her yes, or says so (R41, R42)."""

import pytest
from django.db import IntegrityError
from tests.cast import NOW, Cast
from tests.family import (
    FATHER,
    MOTHER,
    VOLUNTEER,
    WORKER,
    agreed,
    agreement_as,
    begun,
    circle_as,
    joined,
    laid_down,
    member,
    says,
    signs,
    state_of,
    told_of,
    worker_joined,
)
from tests.house.situation import signed_in
from tests.play import check_now, refused

from samenspel.circles import actions, errors, queries
from samenspel.circles.models import Agreement, Circle, Member

THREE = (MOTHER, VOLUNTEER, WORKER)


@pytest.fixture
def half(cast: Cast) -> tuple[Circle, Agreement]:
    """Agreed by everybody while the father was only asked."""
    circle = begun(cast, MOTHER, FATHER)
    joined(cast, circle, VOLUNTEER)
    worker_joined(cast, circle)
    draft = laid_down(cast, circle)
    for key in THREE:
        signs(cast, draft, key)
    check_now()
    return circle, agreement_as(cast, draft, MOTHER)


def test_it_waits_for_who_comes_to_stand_in_the_centre(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    circle, agreement = half
    says(cast, circle, FATHER)
    check_now()
    assert state_of(agreement) == "WAITS"
    assert told_of("agreement_waits") == {cast[key].pk for key in THREE}
    signs(cast, agreement, FATHER)
    check_now()
    assert state_of(agreement) == "AGREED"


def test_it_asks_her_to_sign_when_another_heard_her_yes(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    circle, agreement = half
    before = told_of("agreement_to_sign")
    row = member(cast, circle, FATHER, MOTHER)
    actions.answer_own(member=row, yes=True, way="SPOKEN", acting=cast.acting(MOTHER), now=NOW)
    assert cast[FATHER].pk not in before
    assert cast[FATHER].pk in told_of("agreement_to_sign")
    signs(cast, agreement, WORKER, person=cast[FATHER].pk, way="SPOKEN")
    check_now()
    assert state_of(agreement) == "AGREED"


def test_her_no_is_a_veto_and_another_version_comes_in_its_place(
    cast: Cast, half: tuple[Circle, Agreement]
) -> None:
    circle, agreement = half
    says(cast, circle, FATHER)
    signs(cast, agreement, FATHER, yes=False)
    check_now()
    assert state_of(agreement) == "WAITS"
    with refused(errors.NoAgreementNow):
        actions.go_on(
            agreement=agreement_as(cast, agreement, MOTHER), review_on=NOW.date(),
            acting=cast.acting(MOTHER), now=NOW,
        )  # fmt: skip
    later = agreed(cast, circle)
    check_now()
    assert (state_of(agreement), state_of(later)) == ("REVISED", "AGREED")


def test_it_holds_again_when_who_did_not_sign_stops(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    circle, agreement = half
    says(cast, circle, FATHER)
    actions.stop_member(member=member(cast, circle, FATHER), acting=cast.acting(FATHER), now=NOW)
    check_now()
    assert state_of(agreement) == "AGREED"


def test_the_centre_ends_what_waits(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    circle, agreement = half
    says(cast, circle, FATHER)
    found = agreement_as(cast, agreement, FATHER)
    actions.end_agreement(agreement=found, acting=cast.acting(FATHER), now=NOW)
    assert state_of(agreement) == "ENDED"


def test_the_database_refuses_a_centre_that_did_not_sign(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    """Behind the action, too: in force without her signature is never true."""
    circle, agreement = half
    row = member(cast, circle, FATHER)
    with refused(IntegrityError):
        Member.objects.filter(pk=row.pk).update(
            state="ACTIVE", active_since=NOW, own_yes_at=NOW, own_yes_way="SCREEN"
        )
        check_now()
    says(cast, circle, FATHER)
    for key in (MOTHER, FATHER):
        cast.enter(key)
        with refused(IntegrityError):
            Agreement.objects.filter(pk=agreement.pk).update(state="AGREED")
            check_now()


@pytest.mark.parametrize("key", [VOLUNTEER, MOTHER])
def test_nobody_makes_it_wait_for_nothing(cast: Cast, half: tuple[Circle, Agreement], key: str) -> None:
    _circle, agreement = half
    cast.enter(key)
    with refused(IntegrityError):
        Agreement.objects.filter(pk=agreement.pk).update(state="WAITS")


def test_the_pages_say_it_and_she_signs_there(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    circle, agreement = half
    says(cast, circle, FATHER)
    here = f"/kring/{circle.pk}"
    for key in (MOTHER, VOLUNTEER, FATHER):
        page = signed_in(cast, key).get(f"{here}/wie-doet-wat").content.decode()
        assert "De afspraken gelden weer als zij of hij ook tekent" in page, key
    client = signed_in(cast, FATHER)
    one = f"{here}/afspraken/{agreement.pk}"
    assert f"{one}/teken" in client.get(f"{one}/").content.decode()
    assert client.post(f"{one}/teken", {"answer": "yes"}).status_code == 302
    assert state_of(agreement) == "AGREED"


def test_the_line_of_who_stopped_says_so_and_a_new_version_is_offered(
    cast: Cast, half: tuple[Circle, Agreement]
) -> None:
    circle, agreement = half
    actions.stop_member(member=member(cast, circle, VOLUNTEER), acting=cast.acting(VOLUNTEER), now=NOW)
    assert state_of(agreement) == "AGREED"
    for address in (f"/kring/{circle.pk}/wie-doet-wat", f"/kring/{circle.pk}/"):
        page = signed_in(cast, MOTHER).get(address).content.decode()
        assert f"{cast[VOLUNTEER].shown} stopte" in page
        assert f"/kring/{circle.pk}/afspraken/{agreement.pk}/anders" in page
    cast.enter(MOTHER)
    assert queries.live_versions(queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk))[0].stands


def test_it_is_closed_to_the_outsider(cast: Cast, half: tuple[Circle, Agreement]) -> None:
    circle, agreement = half
    says(cast, circle, FATHER)
    with refused(Circle.DoesNotExist):
        circle_as(cast, circle, "outsider")
    with refused(Agreement.DoesNotExist):
        signs(cast, agreement, "outsider")

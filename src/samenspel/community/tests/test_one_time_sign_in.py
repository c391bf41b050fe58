"""A sign-in address that works once, for the cast of a demo."""

from datetime import timedelta

from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused

from samenspel.community import actions
from samenspel.community.models import Account, OneTimeSignIn


def make(cast: Cast) -> str:
    with as_the_owner():
        return actions.make_one_time_sign_in(account=Account.objects.get(person=cast["coach"]), now=NOW)


def test_it_works_once(cast: Cast) -> None:
    token = make(cast)
    assert actions.use_one_time_sign_in(token=token, now=NOW).person_id == cast["coach"].pk
    with refused(actions.AddressWorkedAlready):
        actions.use_one_time_sign_in(token=token, now=NOW)


def test_it_works_for_an_hour(cast: Cast) -> None:
    token = make(cast)
    with refused(actions.AddressWorkedAlready):
        actions.use_one_time_sign_in(token=token, now=NOW + timedelta(seconds=3601))


def test_it_is_kept_as_a_print_only(cast: Cast) -> None:
    token = make(cast)
    with as_the_owner():
        assert token not in OneTimeSignIn.objects.get().digest


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    make(cast)
    for guess in ("", "x", "%", "\x00", "x" * 10_000):
        with refused(actions.AddressWorkedAlready):
            actions.use_one_time_sign_in(token=guess, now=NOW)

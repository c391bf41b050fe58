"""An account: a way to sign in with a code or a passkey, never with a password."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner

from samenspel.community import actions, queries
from samenspel.community.models import Account, Membership
from samenspel.foundation import context

TODAY = NOW.date()


def test_it_has_no_password(cast: Cast) -> None:
    account = actions.open_account(person=cast["caller"], email="joop@example.org")
    assert not account.has_usable_password()


def test_it_is_one_for_each_person_and_address(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.open_account(person=cast["coach"], email="another@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.open_account(person=cast["caller"], email="coach@example.org")


def test_it_may_have_no_address(cast: Cast) -> None:
    assert actions.open_account(person=cast["caller"], email=None).email is None


def test_it_enters_with_name_and_roles_in_one_statement(
    cast: Cast, django_assert_num_queries: object
) -> None:
    account = Account.objects.get(person=cast["coach"])
    cast.enter(None)
    with django_assert_num_queries(1):  # type: ignore[operator]
        entered = queries.account_entering(pk=account.pk, on=TODAY)
    assert entered is not None
    assert (entered.roles, entered.acting_name) == (["COACH"], "Dewi")
    assert context.current().person == cast["coach"].pk


def test_it_has_no_roles_after_the_membership_ended(cast: Cast) -> None:
    with as_the_owner():
        Membership.objects.filter(person=cast["coach"]).update(ends_on=TODAY)
    entered = queries.account_entering(pk=Account.objects.get(person=cast["coach"]).pk, on=TODAY)
    assert entered is not None
    assert entered.roles == []


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """A switched-off or unknown account enters as nobody."""
    account = Account.objects.get(person=cast["outsider"])
    Account.objects.filter(pk=account.pk).update(is_active=False)
    cast.enter("coach")
    assert queries.account_entering(pk=account.pk, on=TODAY) is None
    assert context.current().person is None
    cast.enter("coach")
    assert queries.account_entering(pk=cast.town.pk, on=TODAY) is None

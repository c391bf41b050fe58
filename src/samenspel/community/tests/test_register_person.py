"""Writing down a person. She needs no e-mail and no account."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.community import actions
from samenspel.community.models import Account, ContactDetails, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id


def register(cast: Cast, **more: str) -> Person:
    pk = new_id()
    return actions.register_person(
        pk=pk, name="Élise", municipality=cast.town, acting=Acting(person=pk), now=NOW, **more
    )


def test_it_needs_a_name_only(cast: Cast) -> None:
    cast.enter(None)
    person = register(cast)
    with as_the_owner():
        assert Person.objects.get(pk=person.pk).sort_name == "elise"
        assert ContactDetails.objects.get(person=person).email == ""
        assert not Account.objects.filter(person=person).exists()
        assert sql(
            "SELECT count(*) FROM journal_entry WHERE verb = 'registered' AND subject_id = %s", person.pk
        ) == [(1,)]


def test_it_writes_no_name_or_address_in_the_journal(cast: Cast) -> None:
    register(cast, email="elise@example.org", street="Singelstraat 1")
    with as_the_owner():
        found = sql("SELECT count(*) FROM journal_entry WHERE journal_entry::text ~* 'elise|singel'")
    assert found == [(0,)]


def test_it_is_written_once(cast: Cast) -> None:
    person = register(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.register_person(
            pk=person.pk, name="x", municipality=cast.town, acting=Acting(person=person.pk), now=NOW
        )


def test_it_can_never_be_removed_by_the_web(cast: Cast) -> None:
    cast.enter("resident")
    for table in ("community_person", "community_contactdetails", "community_membership"):
        with refused():
            sql(f"DELETE FROM {table}")


def test_it_makes_nobody_a_member(cast: Cast) -> None:
    """The web cannot give itself a role."""
    cast.enter("outsider")
    with refused():
        sql(
            "INSERT INTO community_membership (id, person_id, organisation_id, role, title, phone, starts_on)"
            " VALUES (%s, %s, %s, 'LEAD', '', '', now())",
            new_id(), cast["outsider"].pk, cast.organisation["wijkteam"].pk,
        )  # fmt: skip
    with refused():
        sql("UPDATE community_membership SET person_id = %s", cast["outsider"].pk)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    person = register(cast, email="elise@example.org")
    cast.enter("outsider")
    assert not Person.objects.filter(pk=person.pk).exists()
    assert not ContactDetails.objects.filter(pk=person.pk).exists()
    assert sql("UPDATE community_person SET called = 'x' WHERE id = %s", person.pk) == [(0,)]

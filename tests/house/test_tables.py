"""Every table is public, personal or technical; a personal one shows nothing to whom it does not concern."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import DatabaseError

from samenspel.commitments.models import Sighting
from samenspel.community.models import Death
from samenspel.mutual_help import actions
from samenspel.social_map.models import Handover
from samenspel.website.tables import PERSONAL, PUBLIC, TECHNICAL
from tests.cast import NOW, Cast, as_app, as_owner

from .situation import Situation

ROLES = ("samenspel_app", "samenspel_worker")


def ask_database(question: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def count(table: str) -> object:
    return ask_database(f"SELECT count(*) FROM {table}")[0][0]


@pytest.fixture
def full(living: Situation, cast: Cast) -> Situation:
    """The living situation, with a row in every personal table."""
    ask = cast.again(living.open, "wijkteam")
    actions.write_note(ask=ask, text="Dag Amina.", readers="BETWEEN", acting=cast.acting("wijkteam"), now=NOW)
    as_owner()
    Sighting.objects.create(ball_id=ask.ball_id, person=cast["wijkteam"], first_at=NOW)
    Handover.objects.create(entry=living.hers.entry, municipality=cast.town, asked_by=cast["coach"], asked_at=NOW,
                            code_hash="x" * 64, code_until=NOW)  # fmt: skip
    Death.objects.create(municipality=cast.town, person=cast["carer"], heard_from="Karin", written_by=cast["lead"],
                         written_at=NOW)  # fmt: skip
    from samenspel.journal import actions as journal

    look = journal.look(
        acting=cast.acting("wijkteam"), subject=cast["resident"].pk, object_type="ask", object_id=ask.pk,
        view="ask", purpose="carry_ball", municipality=cast.town.pk, now=NOW,
    )  # fmt: skip
    journal.looked_all([look])
    as_app()
    cast.enter(None)
    return living


@pytest.mark.django_db
def test_every_table_is_on_exactly_one_list() -> None:
    as_owner()
    rows = ask_database(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
    )
    there = {str(row[0]) for row in rows}
    named = [*PUBLIC, *PERSONAL, *TECHNICAL]
    assert len(named) == len(set(named))
    assert there == set(named), there ^ set(named)
    assert {model._meta.db_table for model in apps.get_models(include_auto_created=True)} <= there
    as_app()


def test_a_technical_table_says_why() -> None:
    assert [table for table, why in TECHNICAL.items() if len(why.split()) < 3] == []


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(PERSONAL))
def test_a_personal_table_has_policies(table: str) -> None:
    enabled = ask_database("SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", table)
    assert enabled == [(True,)]
    commands = {row[0] for row in ask_database("SELECT cmd FROM pg_policies WHERE tablename = %s", table)}
    assert commands & {"SELECT", "ALL"}


def test_a_personal_table_is_empty_for_nobody_and_for_the_outsider(full: Situation) -> None:
    as_owner()
    assert [table for table in sorted(PERSONAL) if not count(table)] == [], "each must hold rows to hide"
    as_app()
    full.cast.enter(None)
    assert {table: count(table) for table in PERSONAL if count(table)} == {}
    full.cast.enter("outsider")
    own = {"community_person", "community_contactdetails", "journal_entry"}  # her own person, and its deed
    assert {table: count(table) for table in PERSONAL if count(table)} == dict.fromkeys(own, 1)


def test_the_worker_sees_nothing_without_a_named_job(full: Situation) -> None:
    full.cast.enter(None)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE samenspel_worker")
    assert {table: count(table) for table in PERSONAL if count(table)} == {}
    as_app()


def test_the_web_role_cannot_pretend_to_be_a_job(full: Situation) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samenspel.purpose', 'job:deliver', true)")
    assert count("community_person") == 0
    assert full


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_no_special_right(role: str) -> None:
    rights = ask_database(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s", role
    )
    assert rights == [(False, False, False, False)]
    owned = ask_database("SELECT relname FROM pg_class WHERE relowner = %s::regrole", role)
    assert owned == []
    into = ask_database("SELECT pg_has_role(%s, 'samenspel_owner', 'MEMBER')", role)
    assert into == [(False,)]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", ["journal_entry", "journal_look", "journal_head"])
def test_the_journal_is_not_rewritten(role: str, table: str) -> None:
    for right in ("UPDATE", "DELETE", "TRUNCATE"):
        assert ask_database("SELECT has_table_privilege(%s, %s, %s)", role, table, right) == [(False,)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(f"DELETE FROM {table}")
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_role_may_empty_or_change_the_shape_of_a_table(role: str) -> None:
    for table in (*PUBLIC, *PERSONAL, *TECHNICAL):
        assert ask_database("SELECT has_table_privilege(%s, %s, 'TRUNCATE')", role, table) == [(False,)], (
            table
        )

"""Who is acting, told to the database for one transaction only."""

import pytest
from django.db import connection, transaction
from tests.play import sql

from samenspel.foundation import context
from samenspel.foundation.context import Context
from samenspel.foundation.ids import new_id

ME, BALL = new_id(), new_id()


def test_it_is_refused_outside_a_transaction(real_database: str) -> None:
    assert real_database
    with pytest.raises(context.NoTransaction):
        context.enter(Context(person=ME))


def test_it_vanishes_with_its_transaction(real_database: str) -> None:
    """Nothing leaks to the next request on the same connection, whether it was committed or not."""
    assert real_database
    for undo in (False, True):
        with transaction.atomic():
            context.enter(Context(person=ME, ball=BALL, purpose="job:x"))
            transaction.set_rollback(undo)
        with transaction.atomic():
            assert context.current() == Context()
            assert sql("SELECT acting_person(), acting_ball(), acting_job()")[0][:2] == (None, None)


@pytest.mark.django_db
def test_it_is_put_back_after_a_block() -> None:
    context.enter(Context(person=ME))
    with context.acting_as(Context(ball=BALL)):
        assert context.current() == Context(ball=BALL)
    assert context.current() == Context(person=ME)
    with pytest.raises(RuntimeError), context.acting_as(Context(ball=BALL)):
        raise RuntimeError
    assert context.current() == Context(person=ME)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "purpose", "is_job"),
    [("app", "job:deliver", False), ("app", "", False), ("worker", "job:deliver", True), ("worker", "", False),
     ("worker", "deliver", False), ("owner", "job:deliver", False)],
)  # fmt: skip
def test_it_is_a_job_only_in_the_role_of_the_worker(role: str, purpose: str, is_job: bool) -> None:
    context.enter(Context(purpose=purpose))
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE samenspel_{role}")
    assert bool(sql("SELECT acting_job()")[0][0]) is is_job


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["app", "worker"])
def test_it_is_a_role_without_special_rights(role: str) -> None:
    found = sql(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s",
        f"samenspel_{role}",
    )
    assert found == [(False, False, False, False)]
    owned = sql("SELECT count(*) FROM pg_tables WHERE tableowner = %s", f"samenspel_{role}")
    assert owned == [(0,)]

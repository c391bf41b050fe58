"""Jobs that are done do not stay: they name nobody, but the keys in them lead to people."""

import pytest
from asgiref.sync import async_to_sync
from tests.cast import Cast
from tests.play import as_the_owner, sql

from samenspel.website.jobs import forget_jobs

KEPT = {("succeeded", 71), ("failed", 29 * 24), ("todo", 9000), ("doing", 9000)}
GONE = {("succeeded", 73), ("failed", 31 * 24), ("cancelled", 31 * 24), ("aborted", 31 * 24)}
STEPS = {"todo": (), "doing": ("doing",), "cancelled": ("cancelled",)}


@pytest.mark.parametrize(("status", "hours"), sorted(KEPT | GONE))
def test_what_is_done_goes_and_what_failed_can_be_looked_into_for_a_month(
    cast: Cast, status: str, hours: int
) -> None:
    with as_the_owner():
        ((job,),) = sql(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
            " VALUES ('default', 'tell_rota', '{\"but\": \"somebody\"}') RETURNING id"
        )
        for step in STEPS.get(status, ("doing", status)):
            sql("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", step, job)
        passed = "UPDATE procrastinate_events SET at = now() - %s * interval '1 hour' WHERE job_id = %s"
        sql(passed, hours, job)
        async_to_sync(forget_jobs.func)(0)
        left = sql("SELECT count(*) FROM procrastinate_jobs WHERE id = %s", job)
        assert left == [(int((status, hours) in KEPT),)]
        assert sql("SELECT count(*) > 0 FROM procrastinate_events WHERE job_id = %s", job) == [
            ((status, hours) in KEPT,)
        ]

"""Jobs of the worker that no single room can do: whether a mandate goes on, and forgetting what is done."""

from procrastinate.contrib.django import app

from samenspel.foundation import clock, presses
from samenspel.foundation.context import as_job

from .entering import actions

DONE_FOR, FAILED_FOR = (
    72,
    30 * 24,
)  # hours that a finished job is kept; what failed somebody may still look into


@app.periodic(cron="15 8 * * *")
@app.task(name="announce_mandate_ends", queueing_lock="announce_mandate_ends")
def announce_mandate_ends(timestamp: int) -> None:
    """Every morning: ask whether a mandate that ends within four weeks must go on."""
    with as_job("announce_mandate_ends"):
        actions.announce_ends(now=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="forget_presses", queueing_lock="forget_presses")
def forget_presses(timestamp: int) -> None:
    """Every ten minutes: forget what was pressed, which only a second press in the same moment asks for."""
    presses.forget(now=clock.now())


@app.periodic(cron="50 2 * * *")
@app.task(name="forget_jobs", queueing_lock="forget_jobs")
async def forget_jobs(timestamp: int) -> None:
    """Every night: jobs that are done go. They name nobody, but the keys in them lead to people (R02)."""
    await app.job_manager.delete_old_jobs(DONE_FOR)
    await app.job_manager.delete_old_jobs(
        FAILED_FOR, include_failed=True, include_cancelled=True, include_aborted=True
    )

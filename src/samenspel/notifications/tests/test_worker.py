"""The worker, run for real: a committed deed is told, a rolled-back deed never."""

import gc
import warnings
from typing import Any

import pytest
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from tests.cast import as_app, as_owner, build_cast
from tests.play import sql

from samenspel.foundation.context import Context, enter

from .test_deliver import Catcher


def work() -> None:
    """Do what is in the queue, as the worker's own role, over its own connection."""
    settings = connection.settings_dict
    options = settings["OPTIONS"]
    before = dict(options)
    connections.close_all()
    options["assume_role"] = "samenspel_worker"
    options["options"] = str(options["options"]).replace("samenspel_app", "samenspel_worker")
    try:
        with app.replace_connector(app.connector.get_worker_connector()):
            app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    finally:
        connections.close_all()
        with warnings.catch_warnings(action="ignore", category=ResourceWarning):
            gc.collect()  # the jobs ran in a thread that is gone; its connection goes with it
        options.clear()
        options.update(before)


@pytest.mark.parametrize("committed", [True, False])
def test_it_tells_what_was_committed_and_nothing_else(
    real_database: str,
    post: Catcher,
    committed: bool,
) -> None:
    assert real_database
    with transaction.atomic():
        as_owner()
        cast = build_cast()
        as_app()
    with transaction.atomic():
        enter(Context(person=cast["resident"].pk))
        ask = cast.ask()
        transaction.set_rollback(not committed)
    work()
    with transaction.atomic():
        as_owner()
        states = sql("SELECT state, count(*) FROM notifications_message GROUP BY state")
        waiting = sql(
            "SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded' AND task_name = 'deliver_message'"
        )
        holder: Any = sql("SELECT count(*) FROM commitments_ball")
    assert waiting == [(0,)]
    if committed:
        assert states == [("SENT", 2)]
        assert {letter.rcpt_tos[0] for letter in post.letters} == {
            "resident@example.org",
            "wijkteam@example.org",
        }
    else:
        assert (states, holder, post.letters) == ([], [(0,)], [])
    assert ask

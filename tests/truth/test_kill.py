"""An acknowledged question is never lost: not by kill -9 of the website, the worker or the database.

Everything is real: a PostgreSQL of its own, the website as `./samenspel serve` starts it, a worker, and a
mail server that keeps what it got. Two people ask, again and again; meanwhile things are killed.
"""

import http.client
import json
import os
import random
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from aiosmtpd.controller import Controller

from samenspel.foundation.sealed import unseal
from samenspel.website.run.children import Child, stop_all
from samenspel.website.run.demo import healthy
from samenspel.website.run.environment import (
    ROLE_NAMES,
    SETTINGS,
    WEB,
    WEB_APPLICATION,
    WORKER_COMMAND,
    without_databases,
)
from samenspel.website.run.roles import prepare_roles
from samenspel.website.run.server import Server, free_port
from samenspel.website.run.trials import CHECKOUT

pytestmark = pytest.mark.processes
KILLS = ("web", "database", "worker", "web", "database")
PATIENCE_SECONDS = 25.0


class Postbox:
    """A mail server that counts which message arrived how often."""

    def __init__(self) -> None:
        self.arrived: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        found = re.search(rb"X-Samenspel-Message: (\S+)", envelope.content)
        self.arrived[found.group(1).decode() if found else "?"] += 1
        return "250 OK"


class House:
    """The database, the website and the worker of this test."""

    def __init__(self, place: Path, mail_port: int) -> None:
        self.place, self.mail_port, self.port = place, mail_port, free_port()
        self.passwords = {role: secrets.token_hex(8) for role in ROLE_NAMES}
        self.server = Server(place / "pg", secrets.token_hex(8))  # lasting: it must survive being killed
        self.server.start()
        named = {name: self.passwords[role] for role, name in ROLE_NAMES.items()}
        prepare_roles(self.server.admin_url, named)
        self.manage("owner", "migrate", "--verbosity", "0")
        self.run(
            "owner",
            "import django; django.setup(); from django.db import transaction as t; from tests import cast;"
            "\nwith t.atomic(): cast.as_owner(); cast.build_cast()",
        )
        web = (
            *WEB,
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--workers",
            "1",
            "--blocking-threads",
            "1",
        )
        self.web = Child(
            "web", (*web, WEB_APPLICATION), self.environment("app"), place / "web.log", signal.SIGTERM
        )
        self.worker = Child("worker", WORKER_COMMAND, self.environment("worker"), place / "worker.log")
        self.web.start()
        self.worker.start()

    def environment(self, role: str) -> dict[str, str]:
        url = self.server.address.url(ROLE_NAMES[role], self.passwords[role])
        return without_databases() | {
            "DJANGO_SETTINGS_MODULE": SETTINGS, "SAMENSPEL_KIND": "test", "SAMENSPEL_ROLE": role,
            f"DATABASE_{role.upper()}_URL": url, "SITE_URL": f"http://127.0.0.1:{self.port}",
            "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(self.mail_port), "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT)]),
        }  # fmt: skip

    def manage(self, role: str, *words: str) -> str:
        return self._run(role, [sys.executable, "-m", "django", *words])

    def run(self, role: str, code: str) -> str:
        return self._run(role, [sys.executable, "-c", code])

    def _run(self, role: str, command: list[str]) -> str:
        done = subprocess.run(
            command, env=self.environment(role), cwd=CHECKOUT, capture_output=True, text=True, timeout=180
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def kill(self, what: str) -> None:
        if what == "database":
            assert self.server.running
            self.server.running.send_signal(signal.SIGKILL)
            self.server.running.wait()
            self.server.restart()
        child = {"web": self.web, "worker": self.worker}.get(what)
        if child:
            child.kill()
            child.start()
        self.keep()

    def keep(self) -> None:
        for child in (self.web, self.worker):
            if child.stopped():
                child.start()

    def stop(self) -> None:
        stop_all([self.web, self.worker])
        self.server.stop()


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield box, controller.port
    controller.stop()


@pytest.fixture
def house(
    postbox: tuple[Postbox, int], template_database: str, request: pytest.FixtureRequest
) -> Iterator[House]:
    place = Path(tempfile.mkdtemp(prefix="kill-"))
    place.chmod(0o711)
    made: House | None = None
    try:
        made = House(place, postbox[1])
        _until(lambda: healthy(made.port), "the website answers")
        yield made
    finally:
        if made:
            made.stop()
        shutil.rmtree(place, ignore_errors=True)


def _until(is_so: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError):
            if is_so():
                return
        time.sleep(0.1)
    raise AssertionError(f"waited in vain until {what}")


class NotNow(Exception):
    """No answer, or one that acknowledges nothing."""


class Visitor:
    """A browser of the simplest kind: cookies, forms, and trying again when nothing came back."""

    def __init__(self, port: int, stopping: threading.Event) -> None:
        self.port, self.stopping = port, stopping
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        """Return status, where it sends me, and the page. Raises NotNow."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**fields, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        try:
            connection.request("GET" if body is None else "POST", path, body, headers)
            response = connection.getresponse()
            page = response.read().decode()
        except (OSError, http.client.HTTPException) as problem:
            raise NotNow from problem
        finally:
            connection.close()
        if response.status >= 500 or response.status == 400:  # 400: the session could not be kept
            raise NotNow
        for line in response.headers.get_all("Set-Cookie", []):
            for key, morsel in SimpleCookie(line).items():
                self.cookies[key] = morsel.value
        return response.status, response.headers.get("Location", ""), page

    def surely(self, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        """Try until there is an answer; a doubled submit is part of the test."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return self.ask(path, fields)
            except NotNow:
                assert time.monotonic() < deadline, f"{path} never answered again: was the session lost?"
                if self.stopping.wait(0.1):
                    time.sleep(0.2)

    def ask_a_question(self, words: str) -> str:
        """Ask in three questions; return the code once the page with the code was seen."""
        self.surely("/vraag/")
        for path, fields in (
            ("/vraag/", {"words": words}),
            ("/vraag/waar", {"where": "De Weide"}),
            ("/vraag/bereik", {"contact": "iemand@example.org"}),
            ("/vraag/nakijken", {}),
        ):
            status, _where, _page = self.surely(path, fields)
            assert status == 302, (path, status)
        _status, where, _page = self.surely("/vraag/klaar")
        found = re.search(r"/volg/([a-z0-9-]+)/", where)
        assert found, where
        status, _where, page = self.surely(where)
        assert status == 200
        assert found.group(1)[-2:] in page
        return found.group(1)


def test_it_loses_no_acknowledged_question(house: House, postbox: tuple[Postbox, int]) -> None:
    stopping = threading.Event()
    acknowledged: dict[str, str] = {}
    failures: list[BaseException] = []

    def keep_asking(number: int) -> None:
        try:
            count = 0
            while not stopping.is_set():
                words = f"Vraag {number}-{count} {secrets.token_hex(4)}"
                acknowledged[words] = Visitor(house.port, stopping).ask_a_question(words)
                count += 1
        except BaseException as problem:
            failures.append(problem)

    people = [threading.Thread(target=keep_asking, args=(number,)) for number in range(2)]
    for person in people:
        person.start()
    chance = random.Random()
    for what in KILLS:
        _wait_for_one_more(acknowledged)
        time.sleep(chance.uniform(0, 0.5))  # so that it strikes in the middle of the next one
        house.kill(what)
    _wait_for_one_more(acknowledged)
    _until(lambda: healthy(house.port), "the website answers again")
    stopping.set()
    for person in people:
        person.join(2 * PATIENCE_SECONDS)
        assert not person.is_alive()
    assert not failures, failures
    assert len(acknowledged) >= 3, f"too few to tell: {len(acknowledged)}"
    _each_is_there_once(house, acknowledged)
    _each_is_told(house, postbox[0])
    assert "De keten klopt" in house.manage("owner", "journal_verify")


def _wait_for_one_more(acknowledged: dict[str, str], patience: float = 6.0) -> None:
    before, deadline = len(acknowledged), time.monotonic() + patience
    while len(acknowledged) == before and time.monotonic() < deadline:
        time.sleep(0.02)


def _look(house: House, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(house.server.admin_url) as connection:
        return connection.execute(question, values).fetchall()


def _each_is_there_once(house: House, acknowledged: dict[str, str]) -> None:
    found = _look(
        house,
        "SELECT w.text, lower(b.code), a.state, (SELECT count(*) FROM commitments_seat s WHERE s.ball_id = b.id"
        " AND s.reason = 'HOLDER' AND s.ended_at IS NULL AND s.person_id = b.holder_id), b.closed_at IS NULL"
        " FROM mutual_help_words w JOIN mutual_help_ask a ON a.id = w.ask_id JOIN commitments_ball b ON b.id = a.ball_id",
    )
    found = [(unseal(row[0]), *row[1:]) for row in found]
    by_words = Counter(row[0] for row in found)
    for words, code in acknowledged.items():
        assert by_words[words] == 1, (words, by_words[words])
        row = next(row for row in found if row[0] == words)
        assert row[1:] == (code.replace("-", ""), "OPEN", 1, True)
    assert max(by_words.values()) == 1, "something stands there twice"


def _each_is_told(house: House, box: Postbox) -> None:
    """What a killed worker left behind is sent by the next; at least once, and to nobody never."""
    waiting = "SELECT count(*) FROM notifications_message WHERE state NOT IN ('SENT')"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _look(house, waiting)[0][0] and time.monotonic() < deadline:
        house.keep()
        # The job of every minute, now: the test does not wait for the clock.
        house.run(
            "worker",
            "import django; django.setup()\nfrom contextlib import suppress\n"
            "from procrastinate.contrib.django import app\nfrom procrastinate.exceptions import AlreadyEnqueued\n"
            "with suppress(AlreadyEnqueued): app.configure_task('deliver_waiting').defer(timestamp=0)",
        )
        time.sleep(1)
    states = _look(house, "SELECT state, failure, count(*) FROM notifications_message GROUP BY 1, 2")
    assert [row[0] for row in states] == ["SENT"], json.dumps(states)
    for (pk,) in _look(house, "SELECT id::text FROM notifications_message"):
        assert box.arrived[pk] >= 1

"""The whole demo: started, used, stopped, killed and started again."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from samenspel.website.run.server import ADMIN, Address, free_port

pytestmark = pytest.mark.processes
READY_SECONDS = 90.0


class Started:
    """A demo in a process of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment, self.port = folder, environment, free_port()
        self.out = folder.with_name(f"{folder.name}-{self.port}.out")
        with self.out.open("wb") as out:
            self.program = subprocess.Popen(
                self.command("demo", "--port", str(self.port)), env=environment, stdout=out, stderr=out
            )

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "samenspel.website.run", *words, "--data", str(self.folder)]

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, timeout=60
        )

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        sentence = f"Samenspel is klaar: http://127.0.0.1:{self.port}/"
        while sentence not in self.out.read_text().splitlines():
            assert self.program.poll() is None, self.out.read_text()
            assert time.monotonic() < deadline, self.out.read_text()
            time.sleep(0.05)

    def health(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        finally:
            connection.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> float:
        began = time.monotonic()
        self.program.send_signal(number)
        self.program.wait(20)
        return time.monotonic() - began

    def left_behind(self) -> list[str]:
        """The command lines of processes that belong to this demo."""
        found = []
        for file in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (file / "cmdline").read_bytes() + (file / "environ").read_bytes()
                if os.fsencode(self.folder) in words and int(file.name) != os.getpid():
                    found.append((file / "cmdline").read_text())
        return found


@pytest.fixture
def folder(place: Path) -> Path:
    return place / "demo"


@pytest.fixture
def started() -> Iterator[list[Started]]:
    """Demos in the same folder, one after another; start the next with `begin`."""
    demos: list[Started] = []
    yield demos
    for demo in demos:
        if demo.program.poll() is None:
            demo.stop(signal.SIGKILL)


def begin(started: list[Started], folder: Path, surroundings: dict[str, str]) -> Started:
    started.append(Started(folder, surroundings))
    started[-1].wait_until_ready()
    return started[-1]


def wait_until_gone(demo: Started) -> None:
    deadline = time.monotonic() + 5
    while demo.left_behind():
        assert time.monotonic() < deadline, demo.left_behind()
        time.sleep(0.05)


def roles_of(demo: Started) -> tuple[object, ...] | None:
    told = json.loads((demo.folder / "running.json").read_text())
    secrets = json.loads((demo.folder / "secrets.json").read_text())
    url = Address(told["host"], told["port"]).url(ADMIN, secrets["admin"])
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT bool_or(usename = 'samenspel_app'), bool_or(usename = 'samenspel_worker'),"
            " bool_or(usename = 'samenspel_owner') FROM pg_stat_activity WHERE application_name <> 'test'"
        ).fetchone()


def test_it_starts_stops_survives_a_kill_and_starts_again(
    started: list[Started], folder: Path, surroundings: dict[str, str], tmp_path: Path
) -> None:
    first = begin(started, folder, surroundings)
    assert first.health() == 200
    roles = roles_of(first)
    assert roles
    assert roles[0]
    assert not roles[2], "no part of a running demo is the owner of the tables"
    refuses_a_second_start(first)
    copies_and_puts_back(first, tmp_path / "copy.dump")
    kill_website(first)
    assert _answers_again(first)
    assert first.stop() < 5
    assert first.program.returncode == 0
    assert not first.left_behind()
    assert not (folder / "running.json").exists()

    again = begin(started, folder, surroundings)
    again.stop(signal.SIGKILL)
    wait_until_gone(again)

    recovered = begin(started, folder, surroundings)
    assert recovered.health() == 200
    assert recovered.stop(signal.SIGINT) < 5
    assert not recovered.left_behind()


def refuses_a_second_start(demo: Started) -> None:
    second = demo.ask("demo", "--port", "0")
    assert second.returncode == 1
    assert "al in gebruik" in second.stderr


def copies_and_puts_back(demo: Started, file: Path) -> None:
    for words in (["backup", str(file)], ["restore", str(file), "--yes"]):
        ended = demo.ask(*words)
        assert ended.returncode == 0, ended.stderr
    assert demo.health() == 200


def kill_website(demo: Started) -> None:
    log = (demo.folder / "website.log").read_text()
    os.kill(int(re.findall(r"Spawning worker-1 with PID: (\d+)", log)[-1]), signal.SIGKILL)


def _answers_again(demo: Started) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            if demo.health() == 200 and "'website' stopte vanzelf" in demo.out.read_text():
                return True
        time.sleep(0.1)
    return False

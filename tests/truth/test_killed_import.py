"""An import never half succeeds: not when the program is killed (kill -9) in the middle of a long list."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from samenspel.website.run.environment import SETTINGS, without_databases
from samenspel.website.run.trials import CHECKOUT
from tests.cast import Cast

pytestmark = pytest.mark.processes
MANY = 1_100
READ_IN = "import django; django.setup()\nfrom samenspel.integrations.csv_in import jobs\n"


class Place:
    """A database, and programs that work in it."""

    def __init__(self, name: str) -> None:
        self.url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"

    def start(self, words: Sequence[str], role: str) -> subprocess.Popen[str]:
        environment = without_databases() | {
            "DJANGO_SETTINGS_MODULE": SETTINGS, "SAMENSPEL_KIND": "test", "SAMENSPEL_ROLE": role,
            "DATABASE_URL": self.url, "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT)]),
        }  # fmt: skip
        command = [sys.executable, *words]
        return subprocess.Popen(
            command, env=environment, cwd=CHECKOUT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, words: Sequence[str], role: str) -> str:
        said, problem = (process := self.start(words, role)).communicate(timeout=300)
        assert process.returncode == 0, problem
        return said

    def look(self, sql: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql.encode()).fetchall()

    def on_the_map(self) -> tuple[int, ...]:
        """How many entries, how many that are found, how many words of this list, how many in the history."""
        [found] = self.look(
            "SELECT (SELECT count(*) FROM social_map_entry), (SELECT count(*) FROM social_map_listing),"
            " (SELECT count(*) FROM social_map_word WHERE word LIKE 'zwoef%'),"
            " (SELECT count(*) FROM journal_entry WHERE verb LIKE 'map_entr%')"
        )
        return tuple(int(str(one)) for one in found)


def killed_when(process: subprocess.Popen[str], is_so: Callable[[], bool]) -> None:
    for _ in range(1_200):
        if is_so():
            break
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)


def services(path: Path) -> None:
    found = [
        {"id": str(UUID(int=number + 1)), "name": f"Zwoef{number}", "description": "Zwoeven.", "status": "active",
         "organization": {"id": str(UUID(int=9)), "name": "Zwoefhuis", "description": ""}}
        for number in range(MANY)
    ]  # fmt: skip
    path.write_text(json.dumps({"contents": found}))


def test_a_killed_command_leaves_nothing_and_the_next_takes_all(real_database: str, tmp_path: Path) -> None:
    place, path = Place(real_database), tmp_path / "services.json"
    services(path)
    before = place.on_the_map()
    command = ["-m", "django", "map_import", str(path)]
    process = place.start(command, "owner")
    assert process.stderr
    said = process.stderr.readline()
    assert said.startswith("1000 diensten gelezen")
    killed_when(process, lambda: True)
    assert place.on_the_map() == before
    assert f"{MANY} nieuw" in place.run(command, "owner")
    entries, listed, words, _told = place.on_the_map()
    assert (entries, listed) == (MANY, MANY)
    assert words >= MANY


def test_a_killed_worker_leaves_nothing_and_the_list_is_begun_anew(town: Cast) -> None:
    place = Place(connection.settings_dict["NAME"])
    table = "id;naam;omschrijving\n" + "".join(f"{n};Zwoef{n};Zwoeven.\n" for n in range(MANY))
    [pk] = place.run(["-c", KEEP, table], "worker").split()
    before = place.on_the_map()
    process = place.start(["-c", f"{READ_IN}jobs.map_import({pk!r})"], "worker")
    killed_when(process, lambda: place.look("SELECT rows_done > 200 FROM csv_in_mapimport") == [(True,)])
    assert place.on_the_map() == before
    assert place.look("SELECT state FROM csv_in_mapimport") == [("WAITING",)]

    twice = 2 * "jobs.resume_map_imports(0)\n"  # the second finds it in the queue
    place.run(["-c", READ_IN + twice], "worker")
    waiting = place.look("SELECT args ->> 'batch' FROM procrastinate_jobs WHERE task_name = 'map_import'")
    assert waiting == [(pk,)]
    twice = 2 * f"jobs.map_import({pk!r})\n"  # and a job that comes twice does nothing the second time
    place.run(["-c", READ_IN + twice], "worker")
    assert place.look("SELECT state, rows_done FROM csv_in_mapimport") == [("DONE", MANY)]
    assert place.look("SELECT count(*) FROM csv_in_importedrow") == [(MANY,)]
    assert place.on_the_map()[:2] == (before[0] + MANY, before[1] + MANY)
    place.run(["-c", f"{READ_IN}jobs.resume_map_imports(0)"], "worker")
    assert len(place.look("SELECT FROM procrastinate_jobs WHERE task_name = 'map_import'")) == 1


KEEP = """
import sys
import django; django.setup()
from django.db import transaction
from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job
from samenspel.integrations.csv_in import actions
from samenspel.integrations.csv_in.models import MapImport
with as_job("map_import"), transaction.atomic():
    batch = actions.upload(
        raw=sys.argv[1].encode(), file_name="lijst.csv", source="Zwoefhuis", acting=a_job("map_import"),
        municipality=Area.objects.filter(kind="MUNICIPALITY").first().pk, now=clock.now())
    actions.choose(batch=batch, columns=batch.columns, written=batch.written, agreed=True, agreement="mail")
    MapImport.objects.filter(pk=batch.pk).update(state="WAITING")
print(batch.pk)
"""

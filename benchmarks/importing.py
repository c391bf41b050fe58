"""`python -m benchmarks.importing [ENTRIES]`: a list of 50,000 entries comes onto the map, the two ways there are.

A table as a municipality exports it, through the job of the wizard; and a file of Open Referral (HSDS), as
`./samenspel map import` takes it. Each in one transaction, with triggers, policies, history and the counting of words,
and with how far it is said every 200 rows. Beside it the floor: as many rows of the same width with COPY into a table
without anything. Bounded: about fifteen minutes for 50,000.
"""

import csv
import io
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from .scratch import scratch_database
from .search import Corpus


def table(corpus: Corpus) -> bytes:
    """The list as a text with semicolons, as people export it."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(["id", "naam", "omschrijving", "straat", "postcode", "plaats", "lat", "lon"])
    for number, texts, (latitude, longitude), _kind, _free in corpus.rows():
        where = (f"Kerkstraat {number % 200}", f"{3990 + number % 9} AB", "Houten")
        writer.writerow(
            [number, texts["name"], texts["summary"], *where, f"{latitude:.5f}", f"{longitude:.5f}"]
        )
    return written.getvalue().encode()


def services(corpus: Corpus) -> list[dict[str, Any]]:
    """The same as services of HSDS, each at a location of its own."""
    found = []
    for number, texts, (latitude, longitude), _kind, _free in corpus.rows():
        service = str(UUID(int=number + 1))
        location = {"id": str(UUID(int=number + 1 << 64)), "location_type": "physical", "name": texts["name"],
                    "latitude": latitude, "longitude": longitude}  # fmt: skip
        found.append({
            "id": service, "name": texts["name"], "description": texts["description"], "status": "active",
            "organization": {"id": str(UUID(int=number % 100 + 1 << 96)), "name": f"Organisatie {number % 100}",
                             "description": "Voor de buurt."},
            "service_at_locations": [{"id": str(uuid4()), "location": location}],
        })  # fmt: skip
    return found


def by_table(raw: bytes, town: UUID) -> float:
    """Read the table in as the job does; return the seconds."""
    from django.db import transaction
    from django.utils import timezone

    from samenspel.foundation.acting import a_job
    from samenspel.foundation.context import as_job
    from samenspel.integrations.csv_in import actions, jobs
    from samenspel.integrations.csv_in.models import MapImport

    with as_job("map_import"), transaction.atomic():
        batch = actions.upload(
            raw=raw,
            file_name="lijst.csv",
            source="Meting",
            municipality=town,
            acting=a_job("map_import"),
            now=timezone.now(),
        )
        actions.choose(
            batch=batch, columns=batch.columns, written=batch.written, agreed=True, agreement="meting"
        )
        MapImport.objects.filter(pk=batch.pk).update(state=MapImport.State.WAITING)
    began = time.monotonic()
    jobs.map_import(str(batch.pk))
    with as_job("map_import"):
        batch.refresh_from_db()
    assert (batch.state, batch.rows_done) == (MapImport.State.DONE, batch.rows), batch.state
    return time.monotonic() - began


def by_file(found: list[dict[str, Any]]) -> float:
    """Take the file of HSDS as the command does; return the seconds."""
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "services.json"
        path.write_text(json.dumps({"contents": found}))
        began = time.monotonic()
        call_command("map_import", path, source="meting", stdout=io.StringIO(), stderr=sys.stderr)
        return time.monotonic() - began


def floor(raw: bytes) -> float:
    """COPY the same text, and nothing else."""
    from django.db import connection

    rows = list(csv.reader(io.StringIO(raw.decode()), delimiter=";"))
    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (" + ", ".join(f"{name} text" for name in rows[0]) + ")")
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in rows[1:]:
                copy.write_row(row)
    return time.monotonic() - began


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with scratch_database():
        from samenspel.community.models import Area
        from samenspel.social_map.models import Entry

        town = Area.objects.create(code="GM0321", name="Houten", kind="MUNICIPALITY")
        raw = table(Corpus(size))
        print("| import | entries | seconds | per entry |\n|---|---|---|---|")
        bare = floor(raw)
        for name, seconds in (
            ("COPY without anything", bare),
            ("table, by the job of the wizard", by_table(raw, town.pk)),
            ("HSDS, by the command", by_file(services(Corpus(size)))),
        ):
            print(f"| {name} | {size:,} | {seconds:.1f} | {seconds / size * 1000:.2f} ms |", flush=True)
        assert Entry.objects.count() == 2 * size


if __name__ == "__main__":
    main()

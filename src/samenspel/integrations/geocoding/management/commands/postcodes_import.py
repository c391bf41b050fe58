"""`./samenspel postcodes import FILE`: where each postcode is, so that an address gets a point on the map."""

import csv
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenspel.integrations.geocoding import actions

WORDS = {"ADDED": "nieuw", "CHANGED": "veranderd", "SAME": "hetzelfde", "REFUSED": "geweigerd"}
SHOWN = 50  # refused rows on the screen; all of them are in the report


class Command(BaseCommand):
    help = "Lees postcodes met hun plek uit een CSV: postcode, en breedte en lengte of RD-coördinaten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=Path, help="schrijf van elke regel op wat ermee gebeurde")

    def handle(self, *args: Any, file: Path, report: Path | None, **options: Any) -> None:
        try:
            lines = list(actions.import_postcodes(file, tell=self._tell))
        except actions.Unreadable as problem:
            raise CommandError(f"{problem} Er is niets overgenomen.") from problem
        except OSError as problem:
            raise CommandError(f"Dit bestand kunnen we niet lezen: {problem.strerror}.") from problem
        refused = [one for one in lines if one.result == "REFUSED"]
        for one in refused[:SHOWN]:
            self.stdout.write(f"regel {one.line}\t{one.code}\tgeweigerd: {one.why}")
        if len(refused) > SHOWN:
            self.stdout.write(f"en nog {len(refused) - SHOWN} geweigerd; zie --report")
        counted = Counter(one.result for one in lines)
        self.stdout.write(", ".join(f"{word} {counted[what]}" for what, word in WORDS.items()))
        if report:
            self._write(report, lines)

    def _tell(self, number: int) -> None:
        self.stderr.write(f"{number} regels gelezen ...")

    def _write(self, report: Path, lines: list[actions.Line]) -> None:
        try:
            with report.open("w", encoding="utf-8-sig", newline="") as file:
                table = csv.writer(file, delimiter=";")
                table.writerow(["regel", "postcode", "wat", "waarom"])
                table.writerows([one.line, one.code, WORDS[one.result], one.why] for one in lines)
        except OSError as problem:
            raise CommandError(f"Het verslag kan niet naar {report}: {problem.strerror}.") from problem

"""`./samenspel manage erase_again [FILE]`: after a copy was put back, erase again whoever was erased since.

Without FILE: whoever the database itself remembers. With `--write FILE`: keep the list beside the copies.
"""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.retention import actions, queries


class Command(BaseCommand):
    help = "Wis na het terugzetten van een kopie opnieuw wie daarna gewist was. Of schrijf die lijst weg."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="Een lijst van nummers, één per regel.")
        parser.add_argument("--write", action="store_true", help="Schrijf de lijst naar het bestand.")

    def handle(self, *args: Any, **options: Any) -> None:
        named = os.environ.get("SAMENSPEL_ERASED")  # set by `./samenspel restore`
        file: Path | None = options["file"] or (Path(named) if named else None)
        if options["write"]:
            self._write(file)
            return
        people = self._read(file) if file else queries.erased()
        try:
            number = actions.erase_again(people=people, acting=a_job("erase"), now=clock.now())
        except* Exception as problem:
            who = ", ".join(note for one in problem.exceptions for note in getattr(one, "__notes__", []))
            raise CommandError(f"Deze mensen zijn nog niet gewist, kijk ernaar: {who}") from problem
        self.stdout.write(f"Opnieuw gewist: {number}.")

    def _write(self, file: Path | None) -> None:
        if file is None:
            raise CommandError("Noem het bestand waarin de lijst moet komen.")
        file.write_text("".join(f"{one}\n" for one in queries.erased()), encoding="ascii")
        file.chmod(0o600)

    def _read(self, file: Path) -> list[UUID]:
        try:
            return [
                UUID(line.strip()) for line in file.read_text(encoding="ascii").splitlines() if line.strip()
            ]
        except (OSError, ValueError) as problem:
            raise CommandError(f"{file} is geen lijst van nummers, één per regel.") from problem

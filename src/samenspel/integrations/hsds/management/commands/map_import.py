"""`./samenspel map import PATH`: take an Open Referral (HSDS 3.0) file or folder onto the map."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.integrations.hsds import actions, leaving_out, reading, reporting

SAID_EVERY = 1_000  # services


class Command(BaseCommand):
    help = "Zet een HSDS-bestand (JSON) of een map (JSON of CSV) op de kaart. Twee keer hetzelfde mag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="het bestand of de map")
        parser.add_argument("--report", type=Path, help="schrijf het verslag ook als CSV in dit bestand")
        parser.add_argument("--source", default="hsds", help="de naam van de bron (gewoon: hsds)")
        parser.add_argument(
            "--whole", action="store_true", help="dit is alles van de bron: zeg wat er weg is"
        )
        parser.add_argument("--close", action="store_true", help="ook: sluit wat er weg is (zie map_reopen)")
        parser.add_argument("--strict", action="store_true", help="neem niets over als er één regel niet kan")

    def handle(
        self,
        *,
        path: Path,
        report: Path | None,
        source: str,
        strict: bool,
        whole: bool,
        close: bool,
        **_: Any,
    ) -> None:
        now = clock.now()
        left_out = leaving_out.CLOSE if close else leaving_out.TELL if whole else ""
        try:
            lines = actions.import_path(
                path,
                source=source,
                acting=a_job("map_import"),
                now=now,
                strict=strict,
                left_out=left_out,
                tell=self._how_far,
            )
        except reading.Unreadable as error:
            raise CommandError(f"{error} Er is niets overgenomen.") from error
        except actions.SomethingRefused as error:
            self._tell(error.lines, report)
            raise CommandError("Er is niets overgenomen, omdat niet alles kan (--strict).") from error
        self._tell(lines, report)

    def _how_far(self, number: int) -> None:
        """Beside the report, and not as an error; nothing is on the map before all of it is."""
        if number % SAID_EVERY == 0:
            self.stderr.write(f"{number} diensten gelezen…", style_func=str)

    def _tell(self, lines: list[reporting.Line], report: Path | None) -> None:
        for line in lines:
            self.stdout.write(line.sentence())
        self.stdout.write(reporting.summary(lines))
        if report:
            try:
                report.write_text(reporting.as_csv(lines), encoding="utf-8")
            except OSError as error:
                raise CommandError(f"Het verslag kan niet naar {report}: {error.strerror}.") from error

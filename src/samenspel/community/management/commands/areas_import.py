"""`./samenspel areas import FILE`: municipalities, districts and neighbourhoods from GeoJSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenspel.community import areas
from samenspel.community.importing import put_areas

WORDS = {"ADDED": "nieuw", "CHANGED": "veranderd", "SAME": "hetzelfde", "REFUSED": "geweigerd"}


class Command(BaseCommand):
    help = "Lees gemeenten, wijken en buurten uit een GeoJSON-bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--quiet", action="store_true", help="Laat alleen geweigerde regels en de telling zien."
        )

    def handle(self, *args: Any, file: Path, quiet: bool, **options: Any) -> None:
        try:
            rows = areas.read(file.read_text(encoding="utf-8"))
        except OSError as problem:
            raise CommandError(f"Dit bestand kunnen we niet lezen: {problem.strerror}.") from problem
        except UnicodeDecodeError as problem:
            raise CommandError(
                f"Dit bestand is geen UTF-8 (teken {problem.start}). Sla het op als UTF-8."
            ) from problem
        except areas.UnreadableFile as problem:
            raise CommandError(str(problem)) from problem
        counted = dict.fromkeys(WORDS, 0)
        for outcome in put_areas(rows):
            counted[outcome.what] += 1
            if not quiet or outcome.what == "REFUSED":
                why = f": {outcome.why}" if outcome.why else ""
                self.stdout.write(
                    f"{outcome.number}\t{outcome.code} {outcome.name}\t{WORDS[outcome.what]}{why}"
                )
        self.stdout.write(", ".join(f"{WORDS[what]} {number}" for what, number in counted.items()))

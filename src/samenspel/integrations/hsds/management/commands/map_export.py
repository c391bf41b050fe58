"""`./samenspel map export PATH`: write the public map as Open Referral (HSDS 3.0)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.integrations.hsds import exporting


class Command(BaseCommand):
    help = "Schrijf de openbare kaart als HSDS: een bestand (.json of .ndjson), of een map met CSV-bestanden."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="het bestand of de map")

    def handle(self, *, path: Path, **_: Any) -> None:
        try:
            total = exporting.export_path(path)
        except OSError as error:
            raise CommandError(f"De kaart kan niet naar {path}: {error.strerror}.") from error
        self.stdout.write(f"{total} diensten staan in {path}")

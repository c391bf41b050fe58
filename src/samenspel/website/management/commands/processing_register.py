"""`./samenspel manage processing_register`: the register of processing, from the table of purposes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from samenspel.website import register

PLACE = Path(settings.ROOMS).parents[1] / "docs" / "trust" / "register-van-verwerkingen.md"


class Command(BaseCommand):
    help = "Laat het register van verwerkingen zien (AVG art. 30); met --write in docs/trust."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="schrijf het bestand")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["write"]:
            PLACE.parent.mkdir(parents=True, exist_ok=True)
            PLACE.write_text(register.text(), encoding="utf-8")
            self.stdout.write(f"Geschreven: {PLACE.name}")
        else:
            self.stdout.write(register.text())

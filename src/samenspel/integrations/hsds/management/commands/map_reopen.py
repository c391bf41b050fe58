"""`./samenspel map reopen --source NAAM`: open again what `map import --close` closed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.social_map import actions as social_map


class Command(BaseCommand):
    help = "Zet weer open wat gesloten is omdat de bron het niet meer noemde."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--source", default="hsds", help="de naam van de bron (gewoon: hsds)")

    def handle(self, *, source: str, **_: Any) -> None:
        opened = social_map.open_left_out(source=source, acting=a_job("map_import"), now=clock.now())
        for entry in opened:
            self.stdout.write(f"{entry.name}: staat weer op de kaart")
        self.stdout.write(f"{len(opened)} weer open.")

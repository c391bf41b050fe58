"""`./samenspel manage retention`: let go of what is over its term; with --dry-run only say what would go."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation

from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.retention import actions, kinds, queries
from samenspel.retention.models import Run


class Command(BaseCommand):
    help = "Gooi weg wat over zijn bewaartermijn is. Met --dry-run: zeg alleen hoeveel dat is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Verander niets, tel alleen.")

    def handle(self, *args: Any, **options: Any) -> None:
        towns = queries.towns()
        if not towns:
            self.stdout.write("Er is nog geen gemeente, dus ook niets te bewaren.")
        for town in towns:
            self.stdout.write(f"{town.name}:")
            numbers = self._would(town) if options["dry_run"] else self._do(town)
            for code, number in numbers:
                self.stdout.write(f"  {number:>8}  {kinds.WORDS[code][0]}")

    def _would(self, town: Area) -> list[tuple[str, int]]:
        """Count as the owner, and change nothing: the transaction is rolled back in any case."""
        with transaction.atomic(), translation.override("nl"):
            found = [(due.code, due.number) for due in queries.would_go(town=town, now=clock.now())]
            transaction.set_rollback(True)
        return found

    def _do(self, town: Area) -> list[tuple[str, int]]:
        run = actions.forget(town=town, why=Run.Why.COMMAND, acting=a_job("retention"), now=clock.now())
        return list(run.lines.values_list("kind", "number"))

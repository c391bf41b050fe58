"""`./samenspel manage journal_verify`: does the chain of journal and access log hold?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenspel.journal import queries
from samenspel.journal.models import Entry, Look


class Command(BaseCommand):
    help = "Controleer of de ketens van het journaal en het inzagelogboek nog kloppen."

    def handle(self, *args: Any, **options: Any) -> None:
        found = queries.breaks()
        for row in found:
            self.stderr.write(f"{row.book} {row.chain} nummer {row.number}: {row.what}")
        if found:
            raise CommandError(f"De keten klopt niet: {len(found)} plekken.")
        self.stdout.write(f"De keten klopt: {Entry.objects.count()} daden, {Look.objects.count()} inzages.")

"""`./samenspel manage rotate_keys`: seal all with the first key of SEALING_KEYS; which keys can go?"""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from samenspel.foundation import resealing
from samenspel.foundation.sealed import KeyIsLost, key_in_use

OWNER = "samenspel_owner"


class Command(BaseCommand):
    help = "Versleutel alle teksten met de eerste sleutel. Stoppen en opnieuw starten mag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", type=int, default=resealing.BATCH, help="Zoveel per keer.")
        parser.add_argument("--count", action="store_true", help="Tel alleen welke sleutels in gebruik zijn.")

    def handle(self, *args: Any, **options: Any) -> None:
        self._must_own()
        lost: Counter[str] = Counter()
        if not options["count"]:
            for column in resealing.columns():
                lost += self._column(column, max(1, options["batch"]))
        self._tell(resealing.keys_in_use())
        if lost:
            raise CommandError(" ".join(str(KeyIsLost(key)) for key in sorted(lost)))

    def _must_own(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            if cursor.fetchone()[0] != OWNER:
                raise CommandError(
                    "Dit kan alleen als eigenaar van de tabellen: ./samenspel manage rotate_keys, "
                    "met DATABASE_URL of DATABASE_OWNER_URL."
                )

    def _column(self, column: resealing.Column, batch: int) -> Counter[str]:
        done = resealing.Done()
        for done in resealing.reseal(column, batch=batch):
            self.stdout.write(f"{column}: {done.sealed} opnieuw versleuteld")
        return done.lost

    def _tell(self, used: Counter[str]) -> None:
        for key, number in sorted(used.items()):
            name = f"sleutel {key}" if key else "zonder sleutel"
            known = "" if not key or key in settings.SEALING_KEYS else " (staat NIET in SEALING_KEYS)"
            self.stdout.write(f"{name}: {number} teksten{known}")
        idle = [key for key in settings.SEALING_KEYS if key != key_in_use() and not used[key]]
        if idle:
            self.stdout.write(f"Niet meer in gebruik, mag weg uit SEALING_KEYS: {', '.join(idle)}")

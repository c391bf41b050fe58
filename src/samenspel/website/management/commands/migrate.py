"""`./samenspel manage migrate`: as Django's own; a database without tables gets them all at once (whole/)."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from samenspel.website import whole

ONLY = ("app_label", "fake", "plan", "check_unapplied", "prune", "run_syncdb", "step_by_step")


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--step-by-step", action="store_true", help="Ook een lege database: stap voor stap."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not any(options.get(name) for name in ONLY):
            whole.take(connections[options["database"]])
        super().handle(*args, **options)

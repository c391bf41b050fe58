"""`./samenspel benchmark`: the figures of docs/performance.md, measured here and now."""

import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Meet hoe snel en hoe groot Samenspel is op deze computer. Duurt een paar minuten."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        subprocess.run([sys.executable, "-m", "benchmarks"], check=True)

"""`./samenspel manage new_sealing_key`: a key for SEALING_KEYS. It is shown once, and kept nowhere."""

from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Maak een sleutel voor SEALING_KEYS. Bewaar hem buiten de database en buiten de reservekopie."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(Fernet.generate_key().decode())

"""`./samenspel manage bounce < report.eml`: a mail server's report that a mail did not arrive.

Point the address of the envelope sender to this command. The report carries the headers of our own mail,
and in them the id of the message; what the report says otherwise is not kept.
"""

import email
import email.policy
import sys
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from samenspel.foundation import clock
from samenspel.notifications import actions

HEADER = "x-samenspel-message"


class Command(BaseCommand):
    help = "Lees een bericht van de mailserver dat een mail niet aankwam (standaardinvoer)."

    def handle(self, *args: Any, **options: Any) -> None:
        report = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
        found = next((part[HEADER] for part in report.walk() if part[HEADER]), None) or self._in_text(report)
        if not found:
            raise CommandError("Hierin staat geen mail van ons. Er is niets veranderd.")
        try:
            known = actions.bounced(pk=UUID(found.strip()), why=self._status(report), now=clock.now())
        except ValueError as problem:
            raise CommandError("Het nummer van de mail klopt niet. Er is niets veranderd.") from problem
        self.stdout.write("Genoteerd." if known else "Deze mail kennen we niet, of het was al genoteerd.")

    def _in_text(self, report: Any) -> str | None:
        """Some servers quote our headers as text (message/rfc822-headers)."""
        for part in report.walk():
            if part.get_content_type() in ("text/rfc822-headers", "message/rfc822-headers"):
                quoted = email.message_from_string(str(part.get_payload()))
                if quoted[HEADER]:
                    return str(quoted[HEADER])
        return None

    def _status(self, report: Any) -> str:
        for part in report.walk():
            if part["status"]:
                return f"bounced {str(part['status']).split()[0][:12]}"
        return "bounced"

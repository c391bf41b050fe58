"""`./samenspel demo-login ROLE`: a one-time sign-in address for a member of the demo's cast."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from samenspel.community import actions as people
from samenspel.foundation import clock
from samenspel.website import cast


class Command(BaseCommand):
    help = "Geef een adres om één keer mee in te loggen, als iemand uit de demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=sorted(cast.ROLES))

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Dit kan alleen in een demo.")
        if role == "caller":
            story = settings.SITE_URL + reverse("desk_story")
            self.stdout.write(story)
            return
        account = cast.account_of(role)
        if account is None:
            raise CommandError("Deze persoon is er niet. Start eerst de demo met: ./samenspel demo")
        token = people.make_one_time_sign_in(account=account, now=clock.now())
        self.stdout.write(settings.SITE_URL + reverse("one_time_sign_in", args=[token]))

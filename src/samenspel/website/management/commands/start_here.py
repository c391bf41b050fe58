"""`./samenspel manage start_here`: the first official of a municipality. She brings in everybody else."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from samenspel.community import queries as community
from samenspel.community.models import Area, Membership, Organisation
from samenspel.foundation import clock
from samenspel.website.keeping.actions import Colleague, EmailIsTaken, start_here

NO_AREAS = (
    "Gemeente {code} kennen we niet. Lees eerst de gebieden in, met: ./samenspel areas import BESTAND.{known}"
)


class Command(BaseCommand):
    help = "Laat de eerste ambtenaar van een gemeente binnen. Daarna kan zij verder onder Beheer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality-code", required=True, help="De code, zoals GM0344.")
        parser.add_argument("--organisation", required=True, help="Bijvoorbeeld: 'Gemeente Waterhoek'.")
        parser.add_argument("--name", required=True, help="Voor- en achternaam.")
        parser.add_argument("--email", required=True, help="Hiermee logt zij in.")

    def handle(self, *args: Any, **options: Any) -> None:
        words = {key: options[key].strip() for key in ("municipality_code", "organisation", "name", "email")}
        self._check(words)
        town = self._town(words["municipality_code"])
        self.stdout.write(self._start(town, words))

    def _check(self, words: dict[str, str]) -> None:
        try:
            validate_email(words["email"])
        except ValidationError as problem:
            raise CommandError(f"{words['email']} is geen heel e-mailadres.") from problem
        if not words["name"] or not words["organisation"]:
            raise CommandError("Vul bij --name en --organisation een naam in.")

    def _town(self, code: str) -> Area:
        current = Area.objects.current(on=clock.today())
        town = current.filter(kind=Area.Kind.MUNICIPALITY, code__iexact=code).first()
        if town is None:
            names = [f"{one.code} ({one.name})" for one in current.filter(kind=Area.Kind.MUNICIPALITY)[:5]]
            known = f" We kennen: {', '.join(names)}." if names else ""
            raise CommandError(NO_AREAS.format(code=code, known=known))
        return town

    def _start(self, town: Area, words: dict[str, str]) -> str:
        here = community.organisations_of(municipality=town.pk, on=clock.today())
        organisation = here.filter(name__iexact=words["organisation"]).first()
        colleague = Colleague(
            name=words["name"],
            email=words["email"].lower(),
            organisation=organisation or Organisation(name=words["organisation"], area=town),
            role=Membership.Role.OFFICIAL,
            starts_on=clock.today(),
        )
        try:
            made = start_here(colleague=colleague, municipality=town, now=clock.now())
        except EmailIsTaken as problem:
            raise CommandError(
                f"{colleague.email} is al van iemand anders. Kies een ander e-mailadres."
            ) from problem
        if made is None:
            return f"{colleague.email} werkt hier al voor de gemeente. Er is niets veranderd."
        return f"{colleague.name} kan nu inloggen met {colleague.email}. Verder gaat het onder Beheer."

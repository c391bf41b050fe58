"""Verbs about people, areas and settings."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal

from . import areas, rules
from .importing import Outcome, put_areas
from .models import Account, Area, ContactDetails, OneTimeSignIn, Person, Setting


class OnlyInADemo(Refusal):
    """Dit kan alleen in de demo."""


class AddressWorkedAlready(Refusal):
    """Dit adres om in te loggen is al gebruikt, of te oud. Vraag een nieuw adres."""


@transaction.atomic
def register_person(
    *,
    name: str,
    municipality: Area,
    acting: Acting,
    now: datetime,
    pk: UUID | None = None,
    area: Area | None = None,
    called: str = "",
    language: str = "nl",
    prefers: str = Person.Prefers.MAIL,
    email: str = "",
    phone: str = "",
    street: str = "",
    postcode: str = "",
    town: str = "",
) -> Person:
    """Write down a new person and how she is reached. She needs no e-mail and no account."""
    person = Person(
        pk=pk or new_id(), name=name, called=called, municipality=municipality, area=area,
        language=language, prefers=prefers,
    )  # fmt: skip
    person.save(force_insert=True)
    ContactDetails(person=person, email=email, phone=phone, street=street, postcode=postcode, town=town).save(
        force_insert=True
    )
    journal.record(
        verb="registered", acting=acting, object_type="person", object_id=person.pk,
        municipality=municipality.pk, subject=person.pk, now=now,
    )  # fmt: skip
    return person


@transaction.atomic
def change_setting(
    *, area: Area, key: str, value: int, reason: str, acting: Acting, now: datetime
) -> Setting:
    """Give a setting another value in this area from now on; the history stays (R63)."""
    if key not in rules.DEFAULT_SETTINGS:
        raise KeyError(key)
    setting = Setting.objects.create(
        area=area, key=key, value=value, since=now, set_by=acting.person, reason=reason
    )
    journal.record(
        verb="changed_setting", acting=acting, object_type="setting", object_id=setting.pk,
        municipality=area.municipality_id or area.pk, now=now, key=key, value=value,
    )  # fmt: skip
    return setting


def import_areas(*, text: str) -> list[Outcome]:
    """Add or change the areas of a GeoJSON text; twice changes nothing. Raises areas.UnreadableFile."""
    return put_areas(areas.read(text))


def open_account(*, person: Person, email: str | None) -> Account:
    """Give a person an account. There is no password: she signs in with a code or a passkey."""
    return Account.objects.create_user(email, person=person)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_one_time_sign_in(*, account: Account, now: datetime) -> str:
    """Return a token that signs this account in once, within an hour. Demo only: the caller checks."""
    token = secrets.token_urlsafe(24)
    OneTimeSignIn.objects.create(account=account, digest=_digest(token), made_at=now)
    return token


def use_one_time_sign_in(*, token: str, now: datetime) -> Account:
    """Return the account of an unused token and use it up. Raises AddressWorkedAlready."""
    rows = OneTimeSignIn.objects.filter(digest=_digest(token), used_at=None)
    found = rows.select_related("account").first()
    if not found or (now - found.made_at).total_seconds() > 3600 or not rows.update(used_at=now):
        raise AddressWorkedAlready
    return found.account

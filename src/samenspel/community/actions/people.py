"""Verbs about people, areas and settings."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal

from .. import areas, rules
from ..importing import Outcome, put_areas
from ..models import Account, Area, ContactDetails, Membership, OneTimeSignIn, Organisation, Person, Setting


class OnlyInADemo(Refusal):
    """Dit kan alleen in de demo."""


class AddressWorkedAlready(Refusal):
    """Dit adres om in te loggen is al gebruikt, of te oud. Vraag een nieuw adres."""


class OnlyForKeepers(Refusal):
    """Dit doet alleen iemand van de gemeente of een teamleider."""


class WorksHereAlready(Refusal):
    """Deze collega doet dit werk hier al. Kijk in de lijst."""


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What an organisation says about itself; what we do not know yet is left out."""

    name: str
    area: Area
    works_with: str | None = None
    feels: str | None = None
    own_words: str = ""
    phone: str = ""


def must_keep(*, acting: Acting, role: str = "") -> None:
    """Raise OnlyForKeepers when she may not bring in, change or end this. The policies say it again."""
    if not rules.may_keep(acting.roles, role=role):
        raise OnlyForKeepers


@transaction.atomic
def add_organisation(
    *, facts: OrganisationFacts, acting: Acting, now: datetime, pk: UUID | None = None
) -> Organisation:
    """Bring in an organisation of the keeper's own municipality."""
    must_keep(acting=acting)
    organisation = Organisation(pk=pk or new_id(), **_fields(facts))
    organisation.save(force_insert=True)
    _kept("added_organisation", organisation, area=facts.area, acting=acting, now=now)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, facts: OrganisationFacts, acting: Acting, now: datetime
) -> None:
    """Change what an organisation says about itself. Raises DoesNotExist when it is not hers to keep."""
    must_keep(acting=acting)
    if not Organisation.objects.filter(pk=organisation.pk).update(**_fields(facts)):
        raise Organisation.DoesNotExist
    _kept("changed_organisation", organisation, area=facts.area, acting=acting, now=now)


def _fields(facts: OrganisationFacts) -> dict[str, object]:
    said = {name: getattr(facts, name) for name in facts.__slots__}
    return said | {"works_with": facts.works_with or None, "feels": facts.feels or None}


def _kept(verb: str, organisation: Organisation, *, area: Area, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="organisation", object_id=organisation.pk,
        municipality=area.municipality_id or area.pk, now=now,
    )  # fmt: skip


@transaction.atomic
def join(
    *,
    person: UUID,
    organisation: Organisation,
    role: str,
    starts_on: date,
    municipality: Area,
    acting: Acting,
    now: datetime,
    title: str = "",
    phone: str = "",
) -> Membership:
    """Let somebody work for an organisation from a day on. Raises WorksHereAlready."""
    must_keep(acting=acting, role=role)
    there = Membership.objects.filter(
        person=person, organisation=organisation, role=role, ends_on=None, leaves_on=None
    )
    membership = Membership(
        person_id=person, organisation=organisation, role=role, title=title, phone=phone, starts_on=starts_on
    )
    if there.exists():
        raise WorksHereAlready
    try:
        with transaction.atomic():
            membership.save(force_insert=True)
    except IntegrityError as problem:
        raise WorksHereAlready from problem
    journal.record(
        verb="joined", acting=acting, object_type="membership", object_id=membership.pk,
        municipality=municipality.pk, subject=person, now=now, role=role,
    )  # fmt: skip
    return membership


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
def change_contact(
    *, person: Person, prefers: str, acting: Acting, now: datetime, email: str = "", phone: str = "",
    street: str = "", postcode: str = "", town: str = "",
) -> None:  # fmt: skip
    """Write down how she is reached from now on, and how she hears from us. What stood there goes."""
    person.prefers = prefers
    person.save(update_fields=["prefers"])
    found = ContactDetails.objects.filter(person=person)
    if not found.update(email=email, phone=phone, street=street, postcode=postcode, town=town):
        raise ContactDetails.DoesNotExist
    journal.record(
        verb="changed_contact", acting=acting, object_type="person", object_id=person.pk,
        municipality=person.municipality_id, subject=person.pk, now=now,
    )  # fmt: skip


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

"""Bringing somebody in: person, contact, account, membership and a word of welcome, in one deed."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community import rules
from samenspel.community.models import Area, Membership, Organisation, Person
from samenspel.foundation import sessions
from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications


class EmailIsTaken(Refusal):
    """Dit e-mailadres is al van iemand met een andere naam. Kijk de naam en het adres na."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who comes to work here, and what she will do."""

    name: str
    organisation: Organisation
    role: str
    starts_on: date
    called: str = ""
    email: str = ""
    phone: str = ""
    title: str = ""


@transaction.atomic
def bring_in(
    *, colleague: Colleague, municipality: Area, key: UUID, by: str, acting: Acting, now: datetime
) -> Membership:
    """Let somebody work here, and tell her how to sign in when she has an e-mail address.

    Whose address we know gets a second membership; the name must fit. `key` is the id of a new person, so
    that a form sent twice makes one. Raises EmailIsTaken, WorksHereAlready, OnlyForKeepers.
    """
    people.must_keep(acting=acting, role=colleague.role)
    known = community.person_with_email(email=colleague.email) if colleague.email else None
    if known and not community.is_hers(person=known, names=[colleague.name, colleague.called]):
        raise EmailIsTaken
    person = known or _new_person(colleague, municipality, key, acting=acting, now=now)
    membership = _join(colleague, person, municipality, acting=acting, now=now)
    if colleague.email:
        _welcome(membership, municipality=municipality, by=by, now=now)
    return membership


@transaction.atomic
def log_out(*, membership: Membership, municipality: UUID, acting: Acting, now: datetime) -> int:
    """A colleague is out everywhere, at once: her telephone is lost. Raises OnlyForKeepers."""
    people.must_keep(acting=acting, role=membership.role)
    person = membership.person_id
    journal.record(
        verb="ended_session", acting=acting, object_type="person", object_id=person, subject=person,
        municipality=municipality, now=now,
    )  # fmt: skip
    return sessions.end_sessions(owner=person)


@transaction.atomic
def start_here(*, colleague: Colleague, municipality: Area, now: datetime) -> Membership | None:
    """Make the first official, and her organisation when it is new; None when she is there already.

    For the owner of the tables, by command. Raises EmailIsTaken.
    """
    acting = replace(a_job("start_here"), roles=frozenset({"OFFICIAL"}))
    known = community.person_with_email(email=colleague.email)
    if known:
        here = community.working_here(municipality=municipality.pk, on=colleague.starts_on)
        if here.filter(person=known, role=colleague.role).exists():
            return None
        raise EmailIsTaken
    if colleague.organisation._state.adding:
        facts = people.OrganisationFacts(name=colleague.organisation.name, area=municipality)
        colleague = replace(
            colleague, organisation=people.add_organisation(facts=facts, acting=acting, now=now)
        )
    person = _new_person(colleague, municipality, new_id(), acting=acting, now=now)
    membership = _join(colleague, person, municipality, acting=acting, now=now)
    _welcome(membership, municipality=municipality, by=municipality.name, now=now)
    return membership


def _join(
    colleague: Colleague, person: UUID, municipality: Area, *, acting: Acting, now: datetime
) -> Membership:
    return people.join(
        person=person,
        organisation=colleague.organisation,
        role=colleague.role,
        starts_on=colleague.starts_on,
        title=colleague.title,
        phone=colleague.phone,
        municipality=municipality,
        acting=acting,
        now=now,
    )


def _new_person(
    colleague: Colleague, municipality: Area, key: UUID, *, acting: Acting, now: datetime
) -> UUID:
    phone = rules.telephone(colleague.phone) if colleague.phone else ""
    without_mail = Person.Prefers.TEXT if phone.startswith("+316") else Person.Prefers.SCREEN
    person = people.register_person(
        pk=key,
        name=colleague.name,
        called=colleague.called,
        municipality=municipality,
        email=colleague.email,
        phone=phone,
        prefers=Person.Prefers.MAIL if colleague.email else without_mail,
        acting=acting,
        now=now,
    )
    if colleague.email:
        account = people.open_account(person=person, email=colleague.email)
        EmailAddress.objects.create(user=account, email=colleague.email, verified=True, primary=True)
    return person.pk


def _welcome(membership: Membership, *, municipality: Area, by: str, now: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        sign_in = reverse("account_login")
    notifications.tell(
        person=membership.person_id,
        kind="welcome",
        municipality=municipality.pk,
        now=now,
        name=by,
        organisation=membership.organisation.name,
        day=membership.starts_on.isoformat(),  # said in the receiver's language later, as is the link
        link=settings.SITE_URL + sign_in,
    )

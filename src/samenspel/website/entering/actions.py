"""Verbs of cards and mandates together with what people are told: community knows no messages."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from samenspel.commitments import queries as commitments
from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community.models import Card, Mandate, Person
from samenspel.foundation import sessions
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications


@dataclass(frozen=True, slots=True)
class Helper:
    """Who is asked to act for somebody: as the giver calls her, and her e-mail address."""

    name: str
    email: str


@transaction.atomic
def make_card(
    *, person: Person, by: str, acting: Acting, now: datetime, pk: UUID, ball: UUID | None = None
) -> people.NewCard:
    """Make a card and tell the person, unless she made it herself. Raises as community.make_card does."""
    made = people.make_card(person=person, acting=acting, now=now, pk=pk)
    if acting.person != person.pk:
        _tell(person.pk, "card_made", person.municipality_id, now=now, ball=ball, name=by)
    return made


@transaction.atomic
def revoke_card(*, card: Card, acting: Acting, now: datetime, ball: UUID | None = None) -> None:
    """End a card and tell the person."""
    people.revoke_card(card=card, acting=acting, now=now)
    _tell(card.person_id, "card_revoked", card.municipality_id, now=now, ball=ball)


def try_pin(*, pin: str, now: datetime, code: str = "", device: UUID | None = None) -> people.Tried:
    """Try a pincode; who is concerned hears of a locked or ended card. Never undo it."""
    tried = people.try_pin(pin=pin, now=now, code=code, device=device)
    card = tried.card
    if card and tried.how == "LOCKED":
        _tell(card.person, "card_locked", card.municipality, now=now)
    if card and tried.how == "REVOKED":
        _tell(card.person, "card_revoked", card.municipality, now=now)
        if card.made_by != card.person:
            _tell(card.made_by, "made_card_revoked", card.municipality, now=now)
    return tried


@transaction.atomic
def give_mandate(*, facts: people.MandateFacts, helper: Helper, acting: Acting, now: datetime) -> Mandate:
    """Ask somebody to act for a person; without an account she gets one. Everybody is told.

    Whether we knew the address already, the giver does not learn. Raises as community.give_mandate does.
    """
    known = community.person_with_email(email=helper.email)
    other = known or _new_helper(helper, facts.person, acting=acting, now=now)
    mandate = people.give_mandate(facts=replace(facts, representative=other), acting=acting, now=now)
    day = _day(mandate)
    _tell(other, "mandate_asked", mandate.municipality_id, now=now, name=facts.person.shown, day=day)
    if acting.person != facts.person.pk:
        _tell(facts.person.pk, "mandate_given", mandate.municipality_id, now=now, name=helper.name, day=day)
    return mandate


def _new_helper(helper: Helper, person: Person, *, acting: Acting, now: datetime) -> UUID:
    made = people.register_person(
        name=helper.name, municipality=person.municipality, email=helper.email, acting=acting, now=now
    )
    account = people.open_account(person=made, email=helper.email)
    EmailAddress.objects.create(user=account, email=helper.email, verified=True, primary=True)
    return made.pk


@transaction.atomic
def accept_mandate(*, mandate: UUID, by: str, acting: Acting, now: datetime) -> Mandate:
    """The representative says yes, and the person is told that it begins."""
    found = people.accept_mandate(mandate=mandate, acting=acting, now=now)
    _tell(found.person_id, "mandate_given", found.municipality_id, now=now, name=by, day=_day(found))
    return found


@transaction.atomic
def end_mandate(*, mandate: UUID, acting: Acting, now: datetime) -> Mandate:
    """End a mandate; the others hear it. Raises as community.end_mandate does."""
    row = community.mandate_for(pk=mandate)
    people.end_mandate(mandate=mandate, acting=acting, now=now)
    for person in {row.person_id, row.representative_id} - {acting.person}:
        if row.kind != Mandate.Kind.VISIT:
            _tell(
                person, "mandate_ended", row.municipality_id, now=now,
                name=row.representative_name, other=row.person_name,
            )  # fmt: skip
    return row


def announce_ends(*, now: datetime) -> int:
    """Ask the person four weeks ahead whether a mandate must go on. Returns how many were asked."""
    told = 0
    for mandate in community.mandates_to_announce(now=now)[:500]:
        with transaction.atomic():
            if people.mark_reminded(mandate=mandate, now=now):
                _tell(
                    mandate.person_id, "mandate_ending", mandate.municipality_id, now=now,
                    name=mandate.named, day=_day(mandate),
                )  # fmt: skip
                told += 1
    return told


@transaction.atomic
def end_session(*, handle: UUID, acting: Acting, municipality: UUID, now: datetime) -> None:
    """Somebody ends one place where she is signed in. Raises NotFound for what is not hers."""
    if not sessions.end_sessions(owner=acting.somebody, handle=handle):
        raise NotFound
    _noted("ended_session", acting, municipality, now)


@transaction.atomic
def end_everywhere(*, acting: Acting, municipality: UUID, now: datetime) -> None:
    """Somebody is out everywhere: every session, and every device that came in with her card."""
    sessions.end_sessions(owner=acting.somebody)
    for device in community.devices_of(person=acting.somebody, now=now):
        people.end_device(device=device.pk, acting=acting, now=now)
    _noted("ended_session", acting, municipality, now)


def _noted(verb: str, acting: Acting, municipality: UUID, now: datetime) -> None:
    me = acting.somebody
    journal.record(
        verb=verb, acting=acting, object_type="person", object_id=me, subject=me, municipality=municipality,
        now=now,
    )  # fmt: skip


def _day(mandate: Mandate) -> str:
    return timezone.localdate(mandate.ends_at).isoformat()


def _tell(
    person: UUID, kind: str, municipality: UUID, *, now: datetime, ball: UUID | None = None, **facts: str
) -> None:
    door = commitments.main_door()
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("my_access")
    facts |= {"phone": door.phone if door else "", "link": link}
    notifications.tell(person=person, kind=kind, municipality=municipality, ball=ball, now=now, **facts)

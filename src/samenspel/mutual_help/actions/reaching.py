"""How somebody is reached changes: another number, another address, or rather a letter than a call."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samenspel.community import actions as people
from samenspel.community.models import Area, Person
from samenspel.foundation.acting import Acting

from .. import rules
from ..models import Ask, Offer
from .asking import must_be_asker
from .offering import must_be_offerer


@dataclass(frozen=True, slots=True)
class Contact:
    """Where somebody is reached, and what she likes best: `rules.PREFERS` names the ways."""

    reach: str
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""


@transaction.atomic
def reach_asker(*, ask: Ask, contact: Contact, acting: Acting, now: datetime) -> None:
    """The asker says how we reach her from now on; whoever holds her question reads it at once."""
    must_be_asker(ask=ask, acting=acting)
    Ask.objects.filter(pk=ask.pk).update(reach=contact.reach)
    _write(ask.asker, contact, ask.municipality, acting, now)


@transaction.atomic
def reach_offerer(*, offer: Offer, contact: Contact, acting: Acting, now: datetime) -> None:
    """The same for who offers: nobody but who answers her reads it before both said yes."""
    must_be_offerer(offer=offer, acting=acting)
    _write(offer.offerer, contact, offer.municipality, acting, now)


def _write(person: Person, contact: Contact, town: Area, acting: Acting, now: datetime) -> None:
    people.change_contact(
        person=person, prefers=rules.PREFERS[contact.reach], email=contact.email, phone=contact.phone,
        street=rules.tidy(contact.street), postcode=contact.postcode,
        town=town.name if contact.street else "", acting=acting, now=now,
    )  # fmt: skip

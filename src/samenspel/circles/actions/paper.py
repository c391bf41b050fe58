"""The ledger as a letter, for who calls or comes by: what it is about stands on paper, not in a message."""

from datetime import datetime

from django.db import transaction

from samenspel.commitments import queries as commitments
from samenspel.community import queries as community
from samenspel.community.models import ContactDetails
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

from .. import errors
from .sharing import link_to
from .telling import name_of, will_of


@transaction.atomic
def send_on_paper(*, acting: Acting, now: datetime) -> Message:
    """A worker has the overview of somebody sent as a letter, because she asked. Raises NoAddress, NotFound.

    The letter goes around the overview; it is printed by who helps her, and stands among her messages.
    """
    if acting.on_behalf_of is None:
        raise NotFound
    me = will_of(acting)
    if not ContactDetails.objects.filter(person=me).exclude(street="").exists():
        raise errors.NoAddress
    town = community.town_of(person=me)
    journal.record(
        verb="sent_on_paper", acting=acting, object_type="person", object_id=me, subject=me,
        municipality=town, now=now,
    )  # fmt: skip
    door = commitments.main_door()
    return notifications.tell(
        person=me, kind="ledger_on_paper", municipality=town, now=now, phone=door.phone if door else "",
        name=name_of(acting.person), link=link_to("mine"),
    )  # fmt: skip

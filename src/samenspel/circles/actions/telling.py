"""How deeds of a circle are noted and told: ids and verbs in the journal, no content in a message."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import queries as commitments
from samenspel.community.models import Person
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from ..models import Agreement, Circle, Member
from ..models.ways import YesWay


def will_of(acting: Acting) -> UUID:
    """Return whose will this is, where it cannot be nobody's."""
    assert acting.resident is not None
    return acting.resident


def yes_of(acting: Acting, way: str) -> tuple[str, UUID | None]:
    """Return how a yes was given and who heard it: on her own screen nobody, "namens" whoever acts."""
    if acting.on_behalf_of is None:
        return YesWay.SCREEN, None
    return way if way in (YesWay.SPOKEN, YesWay.PAPER) else YesWay.SPOKEN, acting.person


def circle_link(circle: Circle) -> str:
    """Return the address of a circle as it stands in a message."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse('circle', args=[circle.pk])}"


def agreement_link(agreement: Agreement) -> str:
    """Return the address of a version as it stands in a message."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse('agreement', args=[agreement.circle_id, agreement.pk])}"


def phone_of(circle: Circle) -> str:
    """Return the telephone of the front door of the neighbourhood: whom anybody may call."""
    door = commitments.door_of(area=circle.area) or commitments.main_door()
    return door.phone if door else ""


def name_of(person: UUID | None) -> str:
    """Return how somebody is called, as far as the context may read it."""
    found = Person.objects.filter(pk=person).first() if person else None
    return found.shown if found else ""


def tell(
    *, circle: Circle, people: Iterable[UUID], kind: str, acting: Acting, now: datetime, **facts: str
) -> None:
    """Tell each of these people once; never whoever does it herself."""
    known: dict[str, Any] = {
        "link": circle_link(circle),
        "phone": phone_of(circle),
        "name": name_of(acting.resident),
        **facts,
    }
    for person in dict.fromkeys(people):
        if person != acting.resident:
            notifications.tell(
                person=person, kind=kind, municipality=circle.municipality_id, now=now, **known
            )


def centre_of(circle: Circle) -> list[UUID]:
    """Return who stands in the centre now."""
    rows = Member.objects.active().filter(circle=circle, side=Member.Side.CENTRE)
    return list(rows.order_by("active_since", "pk").values_list("person_id", flat=True))


def everybody_in(circle: Circle) -> list[UUID]:
    """Return everybody who is in it now."""
    return list(Member.objects.active().filter(circle=circle).values_list("person_id", flat=True))


def record(
    *,
    verb: str,
    circle: Circle,
    acting: Acting,
    now: datetime,
    centre: Sequence[UUID] | None = None,
    **terms: Any,
) -> None:
    """Write a deed about a circle in the journal, once for each person in the centre.

    `centre` is given by who can no longer look: whoever said no does not see the circle any more.
    """
    for subject in centre_of(circle) if centre is None else centre:
        journal.record(
            verb=verb, acting=acting, object_type="circle", object_id=circle.pk, subject=subject,
            municipality=circle.municipality_id, now=now, **terms,
        )  # fmt: skip

"""Telling people about a succession or the end of a relation: that there is something, and whom to call."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from samenspel.community import queries as community
from samenspel.community.models import Person
from samenspel.foundation.days import day_of
from samenspel.notifications import actions as notifications

from ..models import Succession


def page(name: str, *args: UUID) -> str:
    """Return the whole address of a page of ours."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"


def tell_about(
    succession: Succession, *, person: UUID, kind: str, town: UUID, now: datetime, what: str = ""
) -> None:
    """Tell somebody about a succession: `name` leaves or changes, `other` would come."""
    link = page("succession", succession.pk)
    tell_of(
        succession.leaver_id, person=person, kind=kind, town=town, now=now, link=link, what=what,
        other=_shown(succession.successor_id), day=_answer_by(succession).isoformat(),
    )  # fmt: skip


def tell_of(
    who: UUID, *, person: UUID, kind: str, town: UUID, now: datetime, link: str, **facts: str
) -> None:
    """Tell a person something about `who`, a colleague: her name and the telephone of her organisation."""
    membership = community.membership_of(person=who, on=day_of(now))
    organisation = membership.organisation if membership else None
    known = {key: value for key, value in facts.items() if value}
    known["name"] = membership.person.shown if membership else _shown(who)
    known["organisation"] = organisation.name if organisation else ""
    known["phone"] = organisation.phone if organisation else ""
    notifications.tell(person=person, kind=kind, municipality=town, now=now, ball=None, link=link, **known)


def _answer_by(succession: Succession) -> date:
    """Until when she may answer: who wants no contact hears it later, and has the same time then (R07)."""
    her = Person.objects.filter(pk=succession.subject_id).first()
    quiet = her.no_contact_until if her else None
    time = succession.answer_by - day_of(succession.asked_at)
    return max(succession.answer_by, quiet + time) if quiet else succession.answer_by


def _shown(who: UUID) -> str:
    found = Person.objects.filter(pk=who).first()
    return found.shown if found else ""

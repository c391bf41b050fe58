"""The facts that messages about a ball may tell: names, a day, a code and an address. Never content."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from samenspel.community import queries as community
from samenspel.foundation.days import day_of

from . import codes
from .models import Ball

# Of which the holder need not work here, or stand at a front door: its own page.
NOT_AT_WORK = {
    Ball.About.GO_ON: "asking_ball", Ball.About.INQUIRY: "four_v_ball", Ball.About.GRANT: "grant_ball",
}  # fmt: skip


def day_in_words(moment: datetime) -> str:
    """Return a moment as a day: vrijdag 27 november."""
    return date_format(timezone.localtime(moment), "l j F")


def follow_link(ball: Ball) -> str:
    """Return the address where the person concerned follows her ball."""
    with translation.override(settings.LANGUAGE_CODE):
        page = "offer_follow" if ball.about == Ball.About.OFFER else "follow"
        path = reverse(page, args=[codes.in_address(ball.code)]) if ball.code else reverse("mine")
    return f"{settings.SITE_URL}{path}"


def work_link(ball: Ball) -> str:
    """Return the address where whoever works with this ball finds it."""
    with translation.override(settings.LANGUAGE_CODE):
        page = NOT_AT_WORK.get(Ball.About(ball.about), "work_ball")
        return f"{settings.SITE_URL}{reverse(page, args=[ball.pk])}"


def facts_about(*, ball: Ball, now: datetime, holder: UUID | None = None) -> dict[str, str]:
    """Return name, organisation, phone, day, code and link of whoever holds this ball."""
    membership = community.membership_of(person=holder or ball.holder_id, on=day_of(now))
    organisation = membership.organisation if membership else None
    return {
        "name": membership.person.shown if membership else ball.holder.shown,
        "organisation": organisation.name if organisation else "",
        "phone": (membership.phone if membership else "") or (organisation.phone if organisation else ""),
        "day": timezone.localdate(ball.due_at).isoformat(),  # said in the receiver's language later
        "code": codes.spoken(ball.code or ""),
        "link": follow_link(ball),
    }

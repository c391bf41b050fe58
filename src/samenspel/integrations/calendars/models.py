"""A calendar of others that says when an entry is: where it stands, what came of it, and how old that is."""

from datetime import date, time
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.foundation.models import Identified
from samenspel.social_map.models import Entry
from samenspel.social_map.rules import Pattern

Said = dict[str, Any]


class Feed(Identified):
    """One calendar of one entry. Who connected it stands in the journal; only who tends the entry sees it."""

    class State(models.TextChoices):
        READING = "READING", _("wordt opgehaald")
        READY = "READY", _("klaar om te bekijken")
        UNREADABLE = "UNREADABLE", _("niet gelukt")
        ON = "ON", _("aan")
        OFF = "OFF", _("uit")

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="+")
    municipality = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.CharField(max_length=1_000, blank=True)  # empty: a file that was sent
    only = models.CharField(max_length=80, blank=True)  # events with this in their title; empty: all
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    file = models.BinaryField(blank=True)  # as it came last, since a year ahead moves on every night
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    events = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=list)  # moments as MomentFacts, to look at before it is on
    told = models.JSONField(default=list)  # [code, words] of what was not understood
    code = models.CharField(max_length=20, blank=True)  # why it failed last; empty: it did not
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    tried_at = models.DateTimeField(null=True, blank=True)  # or connected, when it was not read yet
    read_at = models.DateTimeField(null=True, blank=True)  # last time that it was read well
    before = models.JSONField(null=True, blank=True)  # when it was, in the words of before
    ball_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feed_is_an_address_or_a_file", condition=Q(url="") | Q(url__regex=r"^https?://")
            ),
            models.CheckConstraint(
                name="feed_that_is_on_was_read", condition=~Q(state="ON") | Q(read_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.state}"


def as_json(pattern: Pattern, where: str) -> Said:
    """Return a moment as a row can keep it."""
    return {
        "every": pattern.every,
        "starts_on": pattern.starts_on.isoformat(),
        "starts_at": pattern.starts_at.isoformat(),
        "ends_at": pattern.ends_at.isoformat() if pattern.ends_at else None,
        "until": pattern.until.isoformat() if pattern.until else None,
        "except_on": [day.isoformat() for day in pattern.except_on],
        "where": where,
    }


def from_json(said: Said) -> Said:
    """Return the values of a moment that was kept."""
    days = {name: date.fromisoformat(said[name]) for name in ("starts_on", "until") if said[name]}
    hours = {name: time.fromisoformat(said[name]) for name in ("starts_at", "ends_at") if said[name]}
    return said | days | hours | {"except_on": [date.fromisoformat(day) for day in said["except_on"]]}

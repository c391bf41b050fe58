"""When something happens or is open: once, or again and again, in the hours of the clock on the wall."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.models import Identified

from .. import rules
from .entry import Entry


class Moment(Identified):
    """A moment of an entry and how it comes back, in local time: in summer and winter the same hour.

    `starts_on` is the first day and gives the weekday. A moving place says where it stands then (I84).
    """

    class Every(models.TextChoices):
        ONCE = "ONCE", _("één keer")
        WEEK = "WEEK", _("elke week")
        FORTNIGHT = "FORTNIGHT", _("om de week")
        MONTH = "MONTH", _("elke maand op dezelfde weekdag")
        YEAR = "YEAR", _("elk jaar")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="moments")
    every = models.CharField(max_length=12, choices=Every.choices, default=Every.WEEK)
    starts_on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    except_on = ArrayField(models.DateField(), default=list, blank=True)
    where = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["starts_on", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="moment_ends_after_it_starts", condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="moment_stops_after_it_begins", condition=Q(until=None) | Q(until__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="moment_has_a_whole_point_or_none",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]
        indexes = [models.Index(fields=["entry", "starts_on"], name="moment_of_entry")]

    def __str__(self) -> str:
        return f"{self.every} {self.starts_on} {self.starts_at}"

    @property
    def pattern(self) -> rules.Pattern:
        """How it comes back, for the one place that counts days."""
        return rules.Pattern(
            every=self.every,
            starts_on=self.starts_on,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            until=self.until,
            except_on=frozenset(self.except_on),
        )

"""Areas, their settings, and organisations: public."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.models import Identified

from .. import rules


class AreaQuerySet(models.QuerySet["Area"]):
    def current(self, *, on: date) -> Self:
        """Areas that exist on this day: merged or ended ones are left out."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), Q(starts_on=None) | Q(starts_on__lte=on))

    def neighbourhoods(self) -> Self:
        return self.filter(kind=Area.Kind.NEIGHBOURHOOD)


class Area(Identified):
    """A municipality, district or neighbourhood. A merged area points to what it became (public)."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "MUNICIPALITY", _("gemeente")
        DISTRICT = "DISTRICT", _("wijk")
        NEIGHBOURHOOD = "NEIGHBOURHOOD", _("buurt")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    municipality = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    outline = models.JSONField(null=True, blank=True)  # GeoJSON geometry, WGS84
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    became = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="grew_from")

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="area_only_a_municipality_stands_alone",
                condition=Q(kind="MUNICIPALITY", parent=None)
                | Q(~Q(kind="MUNICIPALITY"), parent__isnull=False),
            ),
            models.CheckConstraint(
                name="area_that_became_another_has_ended",
                condition=Q(became=None) | Q(ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="area_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PostalArea(models.Model):
    """Which neighbourhood a four-digit postcode lies in (public). One postcode may touch several."""

    pc4 = models.CharField(max_length=4)
    area = models.ForeignKey(Area, models.CASCADE, related_name="postal_areas")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="postal_area_once", fields=["pc4", "area"]),
            models.CheckConstraint(
                name="postal_area_four_digits", condition=Q(pc4__regex=r"^[1-9][0-9]{3}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pc4} {self.area_id}"


class Setting(Identified):
    """A setting of one area, from a day on (public). Rows are never changed: the history stays (R63)."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="settings")
    key = models.CharField(max_length=40, choices=[(key, key) for key in rules.DEFAULT_SETTINGS])
    value = models.IntegerField()
    since = models.DateTimeField()
    set_by = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="setting_one_value_at_a_time", fields=["area", "key", "since"]),
            models.CheckConstraint(name="setting_not_below_zero", condition=Q(value__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.key}={self.value}"


class Organisation(Identified):
    """An organisation or group, as it describes itself on two dimensions (public, R79)."""

    class WorksWith(models.TextChoices):
        UNPAID = "UNPAID", _("vrijwilligers")
        BOTH = "BOTH", _("vrijwilligers en betaalde krachten")
        PAID = "PAID", _("betaalde krachten")

    class Feels(models.TextChoices):
        INFORMAL = "INFORMAL", _("informeel")
        BOTH = "BOTH", _("allebei")
        FORMAL = "FORMAL", _("formeel")

    name = models.CharField(max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    works_with = models.CharField(max_length=8, choices=WorksWith.choices, null=True, blank=True)
    feels = models.CharField(max_length=8, choices=Feels.choices, null=True, blank=True)
    own_words = models.TextField(blank=True)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def shape(self) -> str:
        """How its stop looks on the little path: formal, informal or hybrid."""
        return rules.shape_of(self.feels, self.works_with)

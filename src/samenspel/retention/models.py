"""The proof of what was thrown away: classes, numbers, when, by which version. No names, no ids of things."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.foundation.models import Identified


class Run(Identified):
    """One time that we looked what is over its term. Written once, never changed."""

    class Why(models.TextChoices):
        NIGHT = "NIGHT", _("elke nacht")
        COMMAND = "COMMAND", _("door de beheerder")
        REQUEST = "REQUEST", _("iemand vroeg om gewist te worden")
        RESTORE = "RESTORE", _("na het terugzetten van een kopie")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    why = models.CharField(max_length=8, choices=Why.choices)
    version = models.CharField(max_length=40)  # of this software
    started_at = models.DateTimeField()

    class Meta:
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["municipality", "started_at"])]

    def __str__(self) -> str:
        return f"{self.why} {self.started_at}"


class Line(Identified):
    """How many of one class went, and what "over its term" meant that day."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=16)  # a key of rules.CLASSES, or ERASURE
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_before = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Erased(models.Model):
    """Who was erased: an id that leads to nobody, so that a restored copy is erased again (technical)."""

    person = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "erased"

    def __str__(self) -> str:
        return str(self.pk)

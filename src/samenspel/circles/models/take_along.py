"""What somebody takes along: one sealed file with all that is kept about her, for her alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .appeal import Appeal


class TakeAlong(Identified):
    """A file is asked for, made by the worker, thrown away at `until`. It stands in the database, sealed."""

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="+"
    )  # after a review
    released = ArrayField(models.UUIDField(), default=list)  # words of others that may go along after all
    held_back_why = SealedTextField(blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done = models.PositiveSmallIntegerField(default=0)  # kinds of things that are in it already
    total = models.PositiveSmallIntegerField(default=0)
    items = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    file = SealedTextField(blank=True)  # zlib and base64 of the JSON; empty again after `until`

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="take_along_ready_until_a_day",
                condition=Q(ready_at=None, until=None, file="")
                | Q(ready_at__isnull=False, until__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["person", "asked_at"])]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_ready(self) -> bool:
        return self.ready_at is not None

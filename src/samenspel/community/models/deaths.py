"""That somebody has died, as somebody at work wrote it down; it can be taken back when it was not so."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samenspel.foundation.models import Identified

from .areas import Area
from .people import Person


class Death(Identified):
    """Somebody has died (personal). Only functions of the database write it: decision 0046.

    `before` keeps ids and states of what ended with her, so that what can return returns; no word of anybody.
    """

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="deaths")
    died_on = models.DateField(null=True, blank=True)
    heard_from = models.CharField(max_length=120)  # who told us, as the writer says it
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    told = ArrayField(models.UUIDField(), default=list, blank=True)  # who heard it: bare ids
    before = models.JSONField(default=dict, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.UniqueConstraint(
                name="death_stands_once", fields=["person"], condition=Q(taken_back_at=None)
            ),
            models.CheckConstraint(name="death_is_of_another", condition=~Q(person=F("written_by"))),
            models.CheckConstraint(name="death_was_told_by_somebody", condition=~Q(heard_from="")),
            models.CheckConstraint(
                name="death_taken_back_by_somebody",
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__gte=F("written_at"), taken_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

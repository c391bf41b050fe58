"""A group that somebody began from her work goes over to residents, by a resident's own yes (R46, I65)."""

from django.db import models
from django.db.models import F, Q

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from .entry import Entry


class Handover(Identified):
    """A resident is asked to lead an entry from now on, and her yes (personal).

    Who asks gives the code to one resident. She says yes herself, or somebody at work who did not ask
    writes her yes down. A no throws the row away. The entry itself says since when it is of residents.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="handovers")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    code_hash = models.CharField(max_length=64, blank=True)  # of the code, until somebody said yes
    code_until = models.DateTimeField()
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # whose hand

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="handover_one_question_at_a_time", fields=["entry"], condition=Q(said_at=None)
            ),
            models.CheckConstraint(
                name="handover_is_asked_or_answered",
                condition=(Q(said_at=None, resident=None, said_by=None) & ~Q(code_hash=""))
                | Q(said_at__isnull=False, code_hash=""),
            ),
            models.CheckConstraint(
                name="handover_yes_is_of_another_hand",
                condition=(Q(asked_by=None) | Q(said_by=None) | ~Q(said_by=F("asked_by")))
                & (Q(asked_by=None) | Q(resident=None) | ~Q(resident=F("asked_by"))),
            ),
        ]
        indexes = [models.Index(fields=["code_hash"], condition=~Q(code_hash=""), name="handover_code")]

    def __str__(self) -> str:
        return str(self.pk)

"""What grew out of what: said by who keeps the one, and agreed by who keeps the other."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from samenspel.foundation.models import Identified

from .entry import Entry


class Growth(Identified):
    """An entry grew out of another. Who keeps it says so; it counts when who keeps the other agrees.

    Never made out of what lies near or looks alike. It names nobody, and either side may take it back.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="roots")
    source = models.ForeignKey(Entry, models.CASCADE, related_name="fruits")
    said_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.CheckConstraint(name="growth_is_out_of_another", condition=~Q(entry=F("source"))),
            models.CheckConstraint(
                name="growth_is_said_before_it_is_agreed",
                condition=Q(agreed_at=None) | Q(agreed_at__gte=F("said_at")),
            ),
            # Once, and never both ways round.
            models.UniqueConstraint(
                Least("entry_id", "source_id"), Greatest("entry_id", "source_id"), name="growth_one_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.entry_id}"

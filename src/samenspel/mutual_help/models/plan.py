"""What the plan of a night did in a neighbourhood: counts, and nobody's name."""

from django.db import models

from samenspel.community.models import Area
from samenspel.foundation.models import Identified


class Round(Identified):
    """One night in one neighbourhood, all or nothing: once there, that night is done (decision 0031).

    The row of the municipality itself counts who meet, from what both sides had chosen by then.
    """

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()
    asks = models.PositiveIntegerField(default=0)  # that looked for a neighbour
    listed = models.PositiveIntegerField(default=0)  # of which got a short list
    suggested = models.PositiveIntegerField(default=0)  # names on those lists
    meet = models.PositiveIntegerField(default=0)  # pairs who both said yes, and now meet

    class Meta:
        constraints = [models.UniqueConstraint(name="round_once_a_night", fields=["area", "made_on"])]
        indexes = [models.Index(fields=["municipality", "made_on"], name="round_of_a_night")]

    def __str__(self) -> str:
        return f"{self.made_on} {self.area_id}"

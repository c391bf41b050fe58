"""How many people came, on a day: a number, and nobody's name."""

from django.db import models
from django.db.models import Q

from samenspel.foundation.models import Identified

from .entry import Entry


class Tally(Identified):
    """How many people came to an entry on a day, as its own people counted (technical: nobody is in it).

    Counting is optional, and there is nothing to reach (I64). Only who tends the entry reads it, and whoever
    hears her code: also a small number is then of nobody else. A day without a row was not counted; that is
    not the same as nobody.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="tallies")
    counted_on = models.DateField()
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-counted_on"]
        constraints = [
            models.UniqueConstraint(name="tally_once_a_day", fields=["entry", "counted_on"]),
            models.CheckConstraint(name="tally_is_of_one_day", condition=Q(number__range=(0, 9_999))),
        ]

    def __str__(self) -> str:
        return f"{self.counted_on} {self.number}"

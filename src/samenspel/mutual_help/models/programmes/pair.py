"""A pair of a programme: its pot, in cents that always add up, and its list of dreams (I60)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from ..match import Match
from .cohort import Programme

SIDES = [("ASKER", "ASKER"), ("OFFERER", "OFFERER")]


class Pair(Identified):
    """Two of one programme who both said yes to meeting: the database writes it then, and no role can."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="pairs")
    match = models.OneToOneField(Match, models.CASCADE, related_name="pair")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class PotEntry(Identified):
    """A line of the pot. Lines are added, never changed: a mistake is put right by its counter-entry.

    The database fills in the number of the line and what is left after it, one line at a time.
    """

    class Kind(models.TextChoices):
        FILLED = "FILLED", _("in de pot")
        SPENT = "SPENT", _("uitgegeven")
        CORRECTED = "CORRECTED", _("teruggedraaid")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.SPENT)
    cents = models.IntegerField()  # what comes in is above zero, what goes out below
    left_cents = models.IntegerField(default=0)
    what = SealedTextField(blank=True)
    spent_on = models.DateField()
    corrects = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="corrected_by"
    )
    side = models.CharField(max_length=7, choices=SIDES, blank=True)  # whose line it is
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pair", "-number"]
        constraints = [
            models.UniqueConstraint(name="pot_lines_follow_each_other", fields=["pair", "number"]),
            models.CheckConstraint(name="pot_is_never_below_zero", condition=Q(left_cents__gte=0)),
            models.CheckConstraint(
                name="pot_line_is_of_a_kind",
                condition=Q(kind="FILLED", cents__gte=0, corrects=None, side="")
                | (Q(kind="SPENT", cents__lt=0, corrects=None) & ~Q(side=""))
                | (Q(kind="CORRECTED", cents__gt=0, corrects__isnull=False) & ~Q(side="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.cents}"


class Dream(Identified):
    """Something the two would love to do once. Either writes it, and either may say that they did it."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="dreams")
    side = models.CharField(max_length=7, choices=SIDES)
    text = SealedTextField()
    written_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)

"""A moment ahead on which the same person asks how it is going."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from .ball import Ball


class LookBack(Identified):
    """A look-back: the same person asks how it is going, on a day (I14, R48, R49)."""

    class State(models.TextChoices):
        PLANNED = "PLANNED", _("gepland")
        DUE = "DUE", _("nu")
        WELL = "WELL", _("het gaat goed")
        LATER = "LATER", _("later nog eens")
        NEW_QUESTION = "NEW_QUESTION", _("er is een nieuwe vraag")
        NO_THANKS = "NO_THANKS", _("niet nodig")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    origin = models.ForeignKey(Ball, models.CASCADE, related_name="look_backs")
    subject = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    planned_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ball = models.OneToOneField(Ball, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="look_back_one_ahead", fields=["origin"], condition=Q(state__in=["PLANNED", "DUE"])
            ),
            models.CheckConstraint(
                name="look_back_due_has_a_ball", condition=~Q(state="DUE") | Q(ball__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.due_on}"

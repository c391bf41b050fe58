"""One of two neighbours would like somebody to call her: something is the matter, or it is too much (R39)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.models import Identified

from .match import Match


class CallMe(Identified):
    """A question of one side of a match to whoever coordinates it: call me. What about is said by telephone.

    So no word on the other is written down without that one (R02). It is read by her side and by who calls.
    When somebody called it goes, and no row of this room tells which of the two it was; what nobody called
    about in two weeks, a job takes away.
    """

    class Side(models.TextChoices):
        ASKER = "ASKER", _("wie de vraag stelde")
        OFFERER = "OFFERER", _("wie helpt")

    class Talked(models.TextChoices):
        """Whether the two talked about it themselves: conversation first, and never a condition (AS-21)."""

        YES = "YES", _("ja")
        NOT_YET = "NOT_YET", _("nog niet")
        CANNOT = "CANNOT", _("dat lukt niet")

    match = models.ForeignKey(Match, models.CASCADE, related_name="calls", db_constraint=False)
    side = models.CharField(max_length=7, choices=Side.choices)
    talked = models.CharField(max_length=7, choices=Talked.choices, blank=True)
    said_at = models.DateTimeField()
    due_at = models.DateTimeField()  # by then somebody called; after it the next one is asked
    # Who may call and was told of it, in order: bare ids, written by a job. The holder first.
    told = ArrayField(models.UUIDField(), default=list, blank=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="call_me_is_said_once", fields=["match", "side"]),
            models.CheckConstraint(name="call_me_has_a_side", condition=Q(side__in=["ASKER", "OFFERER"])),
            models.CheckConstraint(
                name="call_me_in_closed_words", condition=Q(talked__in=["", "YES", "NOT_YET", "CANNOT"])
            ),
            models.CheckConstraint(name="call_me_after_it_was_said", condition=Q(due_at__gt=F("said_at"))),
        ]

    def __str__(self) -> str:
        return str(self.pk)

"""What somebody wants to be able to do alone, in her own words; and what already works (I61, I75, R62)."""

from django.db import models
from django.db.models import Q

from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from ..match import Match


class Goal(Identified):
    """The planned end of a match: the asker wrote it, and only she says that she reached it.

    There is no day by which it must be. When she reached it, the match is over; and if she
    likes, somebody asks three months later whether it still goes well.
    """

    match = models.OneToOneField(Match, models.CASCADE, related_name="goal")
    words = SealedTextField()
    said_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True, blank=True)
    ask_again_on = models.DateField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="goal_looked_back_on_after_it_was_reached",
                condition=Q(ask_again_on=None) | Q(reached_at__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["ask_again_on"], name="goal_ask_again", condition=Q(asked_again_at=None))
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SmallWin(Identified):
    """Something that already works, in the words of whose goal it is."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="wins")
    text = SealedTextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)

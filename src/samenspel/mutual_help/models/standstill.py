"""An offer stands still for a while, by the word of a human; another human looks before its last day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.commitments.models import Ball
from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .offer import Offer


class StandstillQuerySet(models.QuerySet["Standstill"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(over_at=None, until_on__gte=on)


class Standstill(Identified):
    """Nobody is suggested to whoever offered this, and she to nobody, up to and including a day (0057).

    It is of the person: also another offer of hers in this municipality stands still. It is read by her, by
    whoever let it stand still, and by whoever looks; when it is over by her alone, until its term. What the
    asker told stands nowhere: no category, no score.
    """

    class How(models.TextChoices):
        """How it came to an end."""

        GOES_ON = "GOES_ON", _("het aanbod doet weer mee")
        DAY = "DAY", _("de laatste dag was voorbij")
        ENDED = "ENDED", _("het aanbod is gestopt")
        STOPPED = "STOPPED", _("de helper stopte zelf")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who offered it
    ball = models.OneToOneField(Ball, models.PROTECT, related_name="+")  # with the human who looks
    held_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    rests = models.BooleanField(default=True)  # what she does already rests too
    until_on = models.DateField()  # the last day: the day after it she joins again, whoever did what
    terms = models.PositiveSmallIntegerField(default=1)  # how often a human said so
    told_on = models.DateField(null=True, blank=True)  # of which last day those who know were told
    # To which sides of which matches a job still has to tell what happened, in the ordinary words.
    to_tell = models.JSONField(default=list)
    over_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=7, choices=How.choices, blank=True)

    objects = StandstillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="standstill_once_at_a_time", fields=["municipality", "person"], condition=Q(over_at=None)
            ),
            models.CheckConstraint(
                name="standstill_over_says_how",
                condition=Q(over_at=None, how="") | Q(over_at__isnull=False) & ~Q(how=""),
            ),
            models.CheckConstraint(name="standstill_three_terms", condition=Q(terms__range=(1, 3))),
        ]
        indexes = [
            models.Index(fields=["person"], name="standstill_of"),
            models.Index(fields=["until_on"], condition=Q(over_at=None), name="standstill_open"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class StandstillWord(Identified):
    """What was said to her, and what she said back: once to each word of ours. None is changed (R83)."""

    standstill = models.ForeignKey(Standstill, models.CASCADE, related_name="words")
    is_hers = models.BooleanField(default=False)
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # Whose hand wrote it, when she said it at the desk or by telephone; the database fills it in.
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    text = SealedTextField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [models.CheckConstraint(name="standstill_word_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return str(self.pk)

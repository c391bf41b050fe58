"""A programme in which pairs go on together for some months, and who joins it by her own yes (I59, I60)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from ..ask import Ask
from ..offer import Offer


class Programme(Identified):
    """A template for pairs: so many months, a pot for each pair, training first. Everybody may read it.

    There is no field for who somebody is or what she did: people join it mixed, without labels (I60).
    What was agreed when it began stays so: only its end can be written.
    """

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=400)  # what they do together, in a few sentences
    months = models.PositiveSmallIntegerField(default=10)
    pot_cents = models.PositiveIntegerField(default=100_00)  # for each pair
    needs_training = models.BooleanField(default=True)  # before the first meeting
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    contact_name = models.CharField(max_length=120)  # whom people can call about it, as she wants to be named
    contact_phone = models.CharField(max_length=20)
    quiet_weeks = ArrayField(models.DateField(), default=list, blank=True)  # Mondays: nothing then
    begun_at = models.DateTimeField()
    story = models.TextField(max_length=4000, blank=True)  # how it went: written at the end, for everybody
    counts = models.JSONField(default=dict, blank=True)  # at the end: by the database, small numbers hidden
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(name="programme_lasts_some_months", condition=Q(months__range=(1, 36))),
            models.CheckConstraint(name="programme_pot_is_small", condition=Q(pot_cents__lte=1000_00)),
            models.CheckConstraint(
                name="programme_ends_with_a_story",
                condition=Q(ended_at=None, story="") | (Q(ended_at__isnull=False) & ~Q(story="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Joining(Identified):
    """Somebody is in a programme, with her ask or her offer. Only her own yes makes this row (R14, R90)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="joinings")
    ask = models.ForeignKey(Ask, models.CASCADE, null=True, blank=True, related_name="+")
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, blank=True, related_name="+")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    trained_on = models.DateField(null=True, blank=True)
    trained_said_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["joined_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="joining_with_an_ask_or_an_offer",
                condition=Q(ask=None, offer__isnull=False) | Q(ask__isnull=False, offer=None),
            ),
            models.UniqueConstraint(name="joining_of_an_ask_once", fields=["ask"], condition=Q(left_at=None)),
            models.UniqueConstraint(
                name="joining_of_an_offer_once", fields=["offer"], condition=Q(left_at=None)
            ),
            models.CheckConstraint(
                name="joining_trained_said_by_somebody",
                condition=Q(trained_on=None, trained_said_by=None)
                | Q(trained_on__isnull=False, trained_said_by__isnull=False, offer__isnull=False),
            ),
            models.CheckConstraint(
                name="joining_left_after_joining", condition=Q(left_at=None) | Q(left_at__gte=F("joined_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.pk}"

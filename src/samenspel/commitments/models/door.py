"""Front doors, who stands at them, and who is away."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.models import Identified


class FrontDoor(Identified):
    """Where questions of an area come in: a rota of named people, with a lead behind them (I82).

    It may be closed from a day until a day (excluded): then another door takes over, or the lead. A door that
    takes over is open itself: `door_that_takes_over_is_open`.
    """

    area = models.OneToOneField(Area, models.PROTECT, related_name="front_door")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    phone = models.CharField(max_length=20)
    walk_in = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    closed_from = models.DateField(null=True, blank=True)
    closed_until = models.DateField(null=True, blank=True)  # the first day on which somebody is there again
    closed_phone = models.CharField(max_length=20, blank=True)  # who can be called meanwhile
    taken_over_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(  # never for good, and never without a number to call
                name="door_closes_until_a_day",
                condition=Q(closed_from=None, closed_until=None, closed_phone="", taken_over_by=None)
                | (
                    Q(
                        closed_from__isnull=False,
                        closed_until__isnull=False,
                        closed_until__gt=F("closed_from"),
                    )
                    & ~Q(closed_phone="")
                ),
            ),
            models.CheckConstraint(
                name="door_is_taken_over_by_another",
                condition=Q(taken_over_by=None) | ~Q(taken_over_by=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}"

    def is_closed(self, *, on: date) -> bool:
        """True while nobody answers at this door."""
        if self.closed_from is None or self.closed_until is None:
            return False
        return self.closed_from <= on < self.closed_until

    def is_told_closed(self, *, on: date) -> bool:
        """True while people read that it is closed: from a week before, as nothing is promised for then."""
        return self.is_closed(on=on) or (
            self.closed_from is not None and on < self.closed_from <= on + timedelta(days=7)
        )


class Turn(Identified):
    """Somebody stands at a front door from a day until a day (excluded); `place` orders the rota."""

    door = models.ForeignKey(FrontDoor, models.CASCADE, related_name="turns")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(
                name="turn_ends_after_it_starts", condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.door_id} {self.place}"


class Absence(Identified):
    """Somebody is away from a day until a day, or for good (no end). Long ones need empty hands (R47).

    Never twice on one day: `absence_once_at_a_time`, an exclusion constraint.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    long = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_starts", condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on"))
            ),
            models.CheckConstraint(
                name="absence_for_good_is_long", condition=Q(ends_on__isnull=False) | Q(long=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_on}"

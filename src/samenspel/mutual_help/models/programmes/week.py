"""One weekly plan: groups of a programme that come together every week, and who has a place in one (I68)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.foundation.models import Identified

from .cohort import Joining, Programme


class Group(Identified):
    """A lesson, a talk, a place to work along: every week on the same day and hour. Everybody may read it.

    When it is and how many can come stays as it was said: another time is another group.
    """

    class Kind(models.TextChoices):
        LESSON = "LESSON", _("les")
        TALK = "TALK", _("praten in een groepje")
        WORK = "WORK", _("meewerken")
        SPORT = "SPORT", _("bewegen")
        HOME = "HOME", _("thuis oefenen")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.CharField(max_length=80)
    weekday = models.PositiveSmallIntegerField()  # 0 is Monday
    begins = models.TimeField()
    ends = models.TimeField()
    minutes = IntegerRangeField(null=True)  # of the week: the database reckons it
    where = models.CharField(max_length=120)
    led_by = models.CharField(max_length=120)  # as she wants to be named
    places = models.PositiveSmallIntegerField()
    hand_over_on = models.DateField(null=True, blank=True)  # a professional begins it: residents go on (R46)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["weekday", "begins", "pk"]
        constraints = [
            models.CheckConstraint(name="group_on_a_day_of_the_week", condition=Q(weekday__lte=6)),
            models.CheckConstraint(name="group_ends_after_it_begins", condition=Q(ends__gt=F("begins"))),
            models.CheckConstraint(name="group_is_small", condition=Q(places__range=(1, 40))),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def day(self) -> str:
        """The day of the week, in words."""
        return str(WEEKDAYS[self.weekday])


class Place(Identified):
    """A place in a group: shown to her by who leads the programme, or taken by herself; hers by her own yes.

    The database fills in whose place it is, at which minutes of the week, and whose hand wrote a yes.
    Nobody is in two places at one time.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="taken")
    joining = models.ForeignKey(Joining, models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    minutes = IntegerRangeField(null=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    offered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["group", "pk"]
        constraints = [
            ExclusionConstraint(
                name="place_at_one_time",
                expressions=[("person", RangeOperators.EQUAL), ("minutes", RangeOperators.OVERLAPS)],
                condition=Q(taken_at__isnull=False, left_at=None),
            ),
            models.UniqueConstraint(
                name="place_in_a_group_once", fields=["group", "joining"], condition=Q(left_at=None)
            ),
            models.CheckConstraint(
                name="place_yeses_are_of_two_hands",
                condition=Q(offered_by=None) | Q(taken_by=None) | ~Q(offered_by=F("taken_by")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Wish(Identified):
    """What somebody wants of her week: how many half-days, an interpreter. She says it, or nobody does."""

    joining = models.OneToOneField(Joining, models.CASCADE, related_name="wish")
    half_days = models.PositiveSmallIntegerField(null=True, blank=True)
    interpreter = models.CharField(max_length=40, blank=True)  # the language, in her own words
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="wish_fits_in_a_week", condition=Q(half_days=None) | Q(half_days__range=(1, 14))
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

"""Something about a person is held: nothing of it goes before a day, and she sees that (standards §5)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified


class HoldQuerySet(models.QuerySet["Hold"]):
    def live(self, *, on: date) -> Self:
        """Holds that still keep something on this day."""
        return self.filter(lifted_at=None, until__gt=on)


class Hold(Identified):
    """One thing, or all about one person, stays as it is until a day: who said so, and why."""

    class About(models.TextChoices):
        PERSON = "PERSON", _("alles over jou")
        ASK = "ASK", _("een vraag van jou")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # whom it concerns
    about = models.CharField(max_length=8, choices=About.choices)
    about_id = models.UUIDField()  # of the ask; of the person herself
    reason = models.CharField(max_length=300)  # she reads it
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.CheckConstraint(name="hold_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="hold_lifted_by_somebody",
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(lifted_at=None), name="hold_of_person"),
            models.Index(fields=["about_id"], condition=Q(lifted_at=None), name="hold_of_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.until}"

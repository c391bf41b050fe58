"""One answer for several who ask the like, without anybody knowing who the others are (R66, I87)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from .ask import Ask


class Bundle(Identified):
    """Something to do together that is proposed to several askers at once: what, when and where.

    Who said yes stands in `mutual_help_bundleyes`, which only functions of the database may touch. Of a no
    there is no row at all: it takes a yes away, or does nothing (R16). How many there were is written down
    in the moment that it goes on, and never below the number that is small enough to be somebody.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", _("wordt gevraagd")
        GOES_ON = "GOES_ON", _("gaat door")
        LAPSED = "LAPSED", _("deze keer niet")
        OVER = "OVER", _("is geweest")
        OFF = "OFF", _("afgezegd")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    theme = models.CharField(max_length=120)  # a concept of the map's thesaurus, by name
    words = models.CharField(max_length=300)
    meet_id = models.UUIDField()  # a meeting place of the social map (R64)
    meet_name = models.CharField(max_length=200)
    meet_at = models.DateTimeField()
    until_on = models.DateField()  # the last day to say yes
    minimum = models.PositiveSmallIntegerField()
    asked = models.PositiveSmallIntegerField()
    going = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)  # when the askers were asked
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(name="bundle_asks_no_fewer", condition=Q(asked__gte=F("minimum"))),
            models.CheckConstraint(name="bundle_is_never_a_few", condition=Q(minimum__gte=3)),
            models.CheckConstraint(
                name="bundle_number_only_from_its_minimum",
                condition=Q(state__in=["OPEN", "LAPSED", "OFF"], going=None)
                | Q(state__in=["GOES_ON", "OVER"], going__gte=F("minimum")),
            ),
            models.CheckConstraint(
                name="bundle_over_has_a_moment",
                condition=Q(state__in=["OPEN", "GOES_ON"], ended_at=None)
                | Q(state__in=["LAPSED", "OVER", "OFF"], ended_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["until_on"], name="bundle_until", condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return self.theme


class BundleAsk(Identified):
    """That this ask was asked to join in. Not what its asker answered: that stands nowhere to be read."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="asks")
    ask = models.ForeignKey(Ask, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="bundle_asks_once", fields=["bundle", "ask"])]

    def __str__(self) -> str:
        return str(self.pk)

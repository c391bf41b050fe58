"""Who guides somebody who helps a neighbour: by her own yes, with a day on which they talk (AS-14)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.foundation.models import Identified

from .match import Match


class Guide(Identified):
    """Somebody who works here, asked to guide who helps. Only she herself says yes, or that she cannot.

    What they talk about is written nowhere. Who said no, or went, stands here until another is asked; who is
    not needed any more, until she was told so. So nothing adds up to how often somebody said no (R16).
    """

    class State(models.TextChoices):
        ASKED = "ASKED", _("gevraagd")
        YES = "YES", _("begeleidt")
        GONE = "GONE", _("begeleidt niet, of niet meer")
        RELEASED = "RELEASED", _("hoeft niet meer")

    class Every(models.TextChoices):
        """How often they talk, after the first time."""

        EACH_TIME = "EACH_TIME", _("we spreken telkens iets af")
        WEEK = "WEEK", _("elke week")
        TWO_WEEKS = "TWO_WEEKS", _("om de twee weken")
        FOUR_WEEKS = "FOUR_WEEKS", _("om de vier weken")

    OPEN = ("ASKED", "YES")

    match = models.ForeignKey(Match, models.CASCADE, related_name="guides", db_constraint=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)  # that she is asked
    yes_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    talk_on = models.DateField()  # the next talk; when it has passed the rhythm moves it on
    every = models.CharField(max_length=10, choices=Every.choices, default=Every.EACH_TIME)
    # Of which talk each heard, and after which one she was asked for another day: so each is told once.
    guide_told = models.DateField(null=True, blank=True)
    helper_told = models.DateField(null=True, blank=True)
    asked_after = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="guide_one_is_asked_at_a_time", fields=["match"], condition=Q(state="ASKED")
            ),
            models.UniqueConstraint(name="guide_is_one", fields=["match"], condition=Q(state="YES")),
            models.CheckConstraint(
                name="guide_state_is_known", condition=Q(state__in=["ASKED", "YES", "GONE", "RELEASED"])
            ),
            models.CheckConstraint(
                name="guide_yes_has_a_moment",
                condition=~Q(state="YES") | Q(yes_at__isnull=False),
            ),
            models.CheckConstraint(
                name="guide_gone_has_a_moment",
                condition=Q(state__in=["ASKED", "YES"], gone_at=None)
                | Q(state__in=["GONE", "RELEASED"], gone_at__isnull=False),
            ),
            models.CheckConstraint(
                name="guide_talks_in_a_known_rhythm",
                condition=Q(every__in=["EACH_TIME", "WEEK", "TWO_WEEKS", "FOUR_WEEKS"]),
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(state__in=["ASKED", "YES"]), name="guide_of_person"),
            models.Index(fields=["talk_on"], condition=Q(state="YES"), name="guide_talks"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"

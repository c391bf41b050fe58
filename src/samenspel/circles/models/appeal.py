"""What a person asks of us that is no question for help: too much, or a right of hers. Each is a ball."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.commitments.models import Ball
from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .circle import Circle


class Appeal(Identified):
    """Somebody appeals to us; who holds it, and until when, is with its ball. A right: one month."""

    class Kind(models.TextChoices):
        TOO_MUCH = "TOO_MUCH", _("het is me te veel")
        CORRECT = "CORRECT", _("iets klopt niet")
        OBJECT = "OBJECT", _("ik wil dit niet")
        RESTRICT = "RESTRICT", _("gebruik dit even niet")
        TAKE_ALONG = "TAKE_ALONG", _("ik wil mijn gegevens meenemen")
        ERASE = "ERASE", _("wis wat over mij gaat")
        COMPLAIN = "COMPLAIN", _("ik heb een klacht")

    class State(models.TextChoices):
        OPEN = "OPEN", _("loopt")
        DONE = "DONE", _("gedaan")
        PARTLY = "PARTLY", _("voor een deel gedaan")
        REFUSED = "REFUSED", _("kan niet")
        WITHDRAWN = "WITHDRAWN", _("gestopt")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    circle = models.ForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="+")
    ball = models.OneToOneField(Ball, models.PROTECT, related_name="appeal")
    about_type = models.CharField(max_length=20, blank=True)  # which thing it is about, when it is one thing
    about_id = models.UUIDField(null=True, blank=True)
    text = SealedTextField(blank=True)
    answer = SealedTextField(blank=True)  # what was done, or why it cannot be done, and where to complain
    way = models.CharField(max_length=8, default="SCREEN")
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="appeal_ended_has_a_moment",
                condition=Q(state="OPEN", ended_at=None) | (~Q(state="OPEN") & Q(ended_at__isnull=False)),
            ),
            # A refusal is explained.
            models.CheckConstraint(
                name="appeal_refused_says_why",
                condition=~Q(state__in=["REFUSED", "PARTLY"]) | ~Q(answer=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "made_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

"""What is seen of a ball: the stops of its little path, and who saw it at the door."""

from django.db import models

from samenspel.community.models import Organisation, Person
from samenspel.foundation.models import Identified

from .ball import Ball


class Sighting(models.Model):
    """Somebody at the door saw it: 'seen by n, picked up by one' (R35). Changes nothing by itself."""

    ball = models.ForeignKey(Ball, models.CASCADE, related_name="sightings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    first_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="sighting_once", fields=["ball", "person"])]

    def __str__(self) -> str:
        return f"{self.ball_id} {self.person_id}"


class Step(Identified):
    """One stop on the little path (I18): what happened, where, when; without content."""

    class Kind(models.TextChoices):
        ASKED = "ASKED"
        PERSON_ASKED = "PERSON_ASKED"
        PERSON_REFUSED = "PERSON_REFUSED"
        OFFERED = "OFFERED"
        PASSED = "PASSED"
        DECLINED = "DECLINED"
        TAKEN_BACK = "TAKEN_BACK"
        SUGGESTED = "SUGGESTED"
        DEAD_END = "DEAD_END"
        HOLDER_REMINDED = "HOLDER_REMINDED"
        DEPUTY_REMINDED = "DEPUTY_REMINDED"
        LEAD_REMINDED = "LEAD_REMINDED"
        PROMISED = "PROMISED"  # a new due moment
        ANSWERED = "ANSWERED"
        PARTLY = "PARTLY"
        NOT_FOUND = "NOT_FOUND"
        REFUSED = "REFUSED"  # an appeal that cannot be met, with the reason
        WITHDRAWN = "WITHDRAWN"
        DIED = "DIED"  # the person concerned has died: decision 0046
        NOT_SO = "NOT_SO"  # and that was not so
        REOPENED = "REOPENED"
        LOOK_BACK = "LOOK_BACK"

    class Shape(models.TextChoices):
        FORMAL = "formal"
        INFORMAL = "informal"
        HYBRID = "hybrid"
        SELF = "self"  # the person found the answer herself

    ball = models.ForeignKey(Ball, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    shape = models.CharField(max_length=8, choices=Shape.choices)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    place_id = models.UUIDField(null=True, blank=True)  # an entry of the social map

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["ball", "at"])]

    def __str__(self) -> str:
        return self.kind

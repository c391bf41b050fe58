"""How two entries stand to one another: the ladder, drawn only when both sides said so (R78)."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from .entry import Entry


class Relation(Identified):
    """One step of the ladder between two entries, as one of them said it (personal).

    Until the other side confirms, it is a question between the two and nothing else; a no throws it away.
    Each step is a row of its own, so what was agreed before stays readable to both sides.
    `version` counts what was said: one confirms what one has read (`confirmed_version`), and nothing newer.
    """

    class Step(models.TextChoices):
        BESIDE = "BESIDE", _("naast elkaar")
        CONNECT = "CONNECT", _("verbinden")
        COOPERATE = "COOPERATE", _("samenwerken")
        INTERPLAY = "INTERPLAY", _("samenspel")

    first = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    second = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=Step.choices)
    words = models.CharField(max_length=200)  # what they do together, in one sentence
    version = models.PositiveSmallIntegerField(default=1)
    asked_side = models.ForeignKey(Entry, models.CASCADE, related_name="+")  # whose words these are
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    ball_id = models.UUIDField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_version = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(name="relation_in_one_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(
                name="relation_is_asked_by_a_side",
                condition=Q(asked_side=F("first")) | Q(asked_side=F("second")),
            ),
            models.CheckConstraint(
                name="relation_confirms_what_was_read",
                condition=Q(confirmed_at=None, confirmed_version=None)
                | Q(confirmed_at__isnull=False, confirmed_version=F("version")),
            ),
            models.CheckConstraint(
                name="relation_ends_after_it_began",
                condition=Q(ended_at=None) | Q(confirmed_at__isnull=False, ended_at__gte=F("confirmed_at")),
            ),
            models.CheckConstraint(name="relation_says_what_they_do", condition=~Q(words="")),
            models.UniqueConstraint(
                name="relation_one_question_at_a_time",
                fields=["first", "second"],
                condition=Q(confirmed_at=None),
            ),
            models.UniqueConstraint(
                name="relation_one_step_at_a_time",
                fields=["first", "second"],
                condition=Q(confirmed_at__isnull=False, ended_at=None),
            ),
        ]
        indexes = [models.Index(fields=["second"], name="relation_of_second")]

    def __str__(self) -> str:
        return f"{self.step} {self.first_id} {self.second_id}"

    def other_side(self, entry: Entry) -> Entry:
        """Return the entry at the other end."""
        return self.second if entry.pk == self.first_id else self.first

    @property
    def asked_of(self) -> UUID:
        """Return the entry whose owners are asked."""
        return self.second_id if self.asked_side_id == self.first_id else self.first_id

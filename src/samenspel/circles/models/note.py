"""Notes: read by who wrote it and whom it is about; by others only with a live share (R02, R05, R09)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .circle import Circle


class Note(Identified):
    """Words about or to somebody in the centre of a circle. No hidden kind; nobody edits another's.

    Its readers: who wrote it, whom it is about, and `to` when the person herself writes to somebody. "Also X"
    is a consent with this note as its item, so that the person decides, and can take it back.
    """

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="notes")
    about = models.ForeignKey(Person, models.PROTECT, related_name="+")
    writer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    text = SealedTextField()
    written_at = models.DateTimeField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    taken_back_at = models.DateTimeField(null=True, blank=True)  # by its writer; the person still reads it

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["circle", "written_at"])]

    def __str__(self) -> str:
        return str(self.pk)


class GleaningNote(Identified):
    """What somebody told a gleaner, written down in front of her (I15, R09): "dit mag je opschrijven"."""

    class Others(models.TextChoices):
        NOBODY = "NOBODY", _("alleen jij")
        SUCCESSOR = "SUCCESSOR", _("ook wie na jou komt, als ik dan ja zeg")
        TEAM = "TEAM", _("ook je team")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    maker = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # she reads it in her own ledger
    text = SealedTextField()  # what she likes, can and wants; in her words
    source = models.CharField(max_length=120)  # where it was said: "op het plein"
    may_be_kept = models.BooleanField()
    others = models.CharField(max_length=10, choices=Others.choices, default=Others.NOBODY)
    said_at = models.DateTimeField()
    until = models.DateField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-said_at"]
        constraints = [
            models.CheckConstraint(name="gleaning_only_with_her_yes", condition=Q(may_be_kept=True)),
            models.CheckConstraint(name="gleaning_says_where", condition=~Q(source="")),
        ]
        indexes = [models.Index(fields=["maker"]), models.Index(fields=["person"])]

    def __str__(self) -> str:
        return str(self.pk)

"""A list that somebody of the municipality reads in, and what became of each row."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.foundation.models import Identified
from samenspel.social_map.models import Entry


class MapImport(Identified):
    """One file. Who read it in stands in the journal; the file itself is kept until it is in, or a week."""

    class State(models.TextChoices):
        NEW = "NEW", _("nog niet ingelezen")
        WAITING = "WAITING", _("wordt ingelezen")
        DONE = "DONE", _("ingelezen")
        FAILED = "FAILED", _("niet gelukt: er is niets ingelezen")
        CLOSING = "CLOSING", _("we sluiten wat weg is")
        UNDOING = "UNDOING", _("wordt teruggedraaid")
        UNDONE = "UNDONE", _("teruggedraaid")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    source = models.CharField(max_length=80)  # the name of who made the list
    agreed = models.BooleanField(default=False)  # the source said yes to being on the public map (R77)
    agreement = models.CharField(max_length=200, blank=True)  # where that yes stands
    file_name = models.CharField(max_length=200, blank=True)
    file = models.BinaryField(blank=True)
    columns = models.JSONField(default=dict)  # field -> name of the column
    written = models.CharField(max_length=12, default="AS_IS")  # how points are written
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="import_public_only_with_an_agreement", condition=Q(agreed=False) | ~Q(agreement="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.file_name}"


class ImportedRow(Identified):
    """What became of one row, and what the entry said before, so that it can be undone."""

    class Result(models.TextChoices):
        ADDED = "ADDED", _("nieuw")
        CHANGED = "CHANGED", _("bijgewerkt")
        SAME = "SAME", _("hetzelfde")
        REFUSED = "REFUSED", _("geweigerd")
        KEPT = "KEPT", _("blijft staan")  # somebody changed it, or it is hers
        GONE = "GONE", _("niet meer in de lijst")  # and is still on the map
        CLOSED = "CLOSED", _("gesloten")  # since it stood no longer in the list

    batch = models.ForeignKey(MapImport, models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()  # of the file; 0: it is not in there
    name = models.CharField(max_length=200, blank=True)
    result = models.CharField(max_length=8, choices=Result.choices)
    remarks = models.JSONField(default=list)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="+")
    before = models.JSONField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["line", "id"]
        indexes = [models.Index(fields=["batch", "result"], name="imported_row_result")]

    def __str__(self) -> str:
        return f"{self.line} {self.result}"

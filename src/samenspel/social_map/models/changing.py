"""What changed in an entry, what somebody proposed to change, and which entries were two of one."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, Cast, Concat, Lower
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from .entry import Entry


class Change(Identified):
    """One version that went, or a change that somebody asks for (personal).

    An EDIT is written by the database whenever what an entry says changes: `before` is all it said.
    """

    class Kind(models.TextChoices):
        EDIT = "EDIT", _("veranderd")
        PROPOSAL = "PROPOSAL", _("voorgesteld")
        CLAIM = "CLAIM", _("dit is van ons")
        REPORT = (
            "REPORT",
            _("dit hoort hier niet"),
        )  # read by an editor alone; by nobody, and its words go when decided

    class State(models.TextChoices):
        DONE = "DONE", _("gedaan")
        OPEN = "OPEN", _("wacht op antwoord")
        TAKEN = "TAKEN", _("overgenomen")
        LEFT = "LEFT", _("niet overgenomen")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="changes")
    municipality = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices)
    before = models.JSONField(default=dict, blank=True)  # all that an entry said before an EDIT
    facts = models.JSONField(default=dict, blank=True)  # field → what a PROPOSAL wants it to say
    words = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # Of an EDIT that `person` said by telephone, at the desk or on paper: who wrote it down for her.
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ball_id = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="change_edit_is_done",
                condition=Q(kind="EDIT", state="DONE") | ~Q(kind="EDIT") & ~Q(state="DONE"),
            ),
            models.CheckConstraint(
                name="change_decided_says_when",
                condition=Q(state__in=["TAKEN", "LEFT"], decided_at__isnull=False)
                | Q(state__in=["DONE", "OPEN"], decided_at=None),
            ),
            models.CheckConstraint(
                name="change_written_down_for_another",
                condition=Q(written_by=None) | Q(kind="EDIT") & ~Q(written_by=F("person")),
            ),
            models.CheckConstraint(
                name="change_claim_is_somebodys", condition=~Q(kind="CLAIM") | Q(person__isnull=False)
            ),
            models.CheckConstraint(
                name="change_report_is_nobodys",
                condition=~Q(kind="REPORT")
                | Q(person=None, ball_id=None, facts={}, municipality__isnull=False),
            ),
            models.CheckConstraint(
                name="change_report_says_what_until_it_is_decided",
                condition=~Q(kind="REPORT") | Q(state="OPEN") & ~Q(words="") | ~Q(state="OPEN") & Q(words=""),
            ),
            models.UniqueConstraint(
                name="change_one_open_claim_each",
                fields=["entry", "person"],
                condition=Q(kind="CLAIM", state="OPEN"),
            ),
            # Two who say the same, or one who presses twice: it waits once. It tells neither of the other.
            models.UniqueConstraint(
                F("entry"),
                F("kind"),
                MD5(Concat(Cast("facts", models.TextField()), Lower("words"))),
                name="change_said_once_while_it_waits",
                condition=Q(kind__in=["PROPOSAL", "REPORT"], state="OPEN"),
            ),
        ]
        indexes = [models.Index(fields=["entry", "made_at"], name="change_of_entry")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Different(models.Model):
    """An editor looked at two that are alike: they are two, and not shown to her again (public)."""

    first = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    second = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="different_once", fields=["first", "second"]),
            models.CheckConstraint(name="different_in_one_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"

"""What residents ask money for, and the yes of a resident to exactly these words (I13, R45)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.commitments.models import Ball
from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.social_map.models import Entry, Insider

from . import rules


class GrantRequest(Identified):
    """A request for money; who answers it, and until when, is with its ball (personal).

    `version` counts how often amount, words or day changed: each time the yeses go. The database counts it.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("nog niet verstuurd")
        SENT = "SENT", _("ligt bij de gemeente")
        GRANTED = "GRANTED", _("toegezegd")
        LESS = "LESS", _("voor een deel toegezegd")
        REFUSED = "REFUSED", _("niet toegezegd")
        WITHDRAWN = "WITHDRAWN", _("ingetrokken")

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="grant_requests")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    cents = models.BigIntegerField()
    what_for = models.TextField()
    needed_on = models.DateField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    code_hash = models.CharField(max_length=64, blank=True)  # of the code with which a colleague hears a yes
    code_until = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    ball = models.OneToOneField(Ball, models.PROTECT, null=True, blank=True, related_name="grant_request")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    granted_cents = models.BigIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)  # of who answered
    DECIDED = ("GRANTED", "LESS", "REFUSED")

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="grant_amount_is_money", condition=Q(cents__gte=1, cents__lte=rules.MOST)
            ),
            models.CheckConstraint(
                name="grant_sent_lies_with_somebody",
                condition=Q(state="DRAFT", sent_at=None, sent_by=None, ball=None)
                | Q(state="WITHDRAWN")
                | (~Q(state="DRAFT") & Q(sent_at__isnull=False, ball__isnull=False)),
            ),
            models.CheckConstraint(
                name="grant_never_more_than_asked",
                condition=Q(state="GRANTED", granted_cents=F("cents"))
                | Q(state="LESS", granted_cents__gt=0, granted_cents__lt=F("cents"))
                | (~Q(state__in=["GRANTED", "LESS"]) & Q(granted_cents=None)),
            ),
            models.CheckConstraint(
                name="grant_answer_says_when_and_why",
                condition=(Q(state__in=["DRAFT", "SENT", "WITHDRAWN"], decided_at=None, words=""))
                | (Q(state="GRANTED") & Q(decided_at__isnull=False))
                | (Q(state__in=["LESS", "REFUSED"], decided_at__isnull=False) & ~Q(words="")),
            ),
        ]
        indexes = [models.Index(fields=["code_hash"], condition=~Q(code_hash=""), name="grant_code")]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"


class GrantYes(Identified):
    """A resident's own yes to one version of a request: by her own hand, or heard by another (personal)."""

    class Way(models.TextChoices):
        SCREEN = "SCREEN", _("op het scherm")
        PHONE = "PHONE", _("aan de telefoon")
        DESK = "DESK", _("aan de balie of thuis")
        PAPER = "PAPER", _("op papier")

    request = models.ForeignKey(GrantRequest, models.CASCADE, related_name="yeses")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=6, choices=Way.choices)
    heard_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.UniqueConstraint(name="grant_yes_once", fields=["request", "resident"]),
            models.CheckConstraint(
                name="grant_yes_is_heard_by_another",
                condition=Q(heard_by=None) | Q(resident=None) | ~Q(heard_by=F("resident")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.resident_id}"


class IdeaCode(Identified):
    """A spoken code of an idea, for who has no screen; only its hash is kept (personal).

    Without a resident it is of an invitation, and counts as long as that does. With one it is her own: it
    opens the idea at the desk as long as she belongs to it.
    """

    insider = models.ForeignKey(Insider, models.CASCADE, related_name="codes")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # Where her own code was written down: there what is told to her on paper is printed.
    teams = ArrayField(models.UUIDField(), default=list, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="idea_one_code_for_an_invitation", fields=["insider"], condition=Q(resident=None)
            ),
            models.UniqueConstraint(
                name="idea_one_own_code", fields=["insider"], condition=Q(resident__isnull=False)
            ),
            models.CheckConstraint(
                name="idea_own_code_is_made_by_another",
                condition=Q(resident=None) | Q(made_by=None) | ~Q(made_by=F("resident")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.insider_id}"

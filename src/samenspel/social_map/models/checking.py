"""Asking whether an entry is still true, and every answer: the history of confirmations (R76)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from .entry import Entry


class Check(Identified):
    """One time that somebody is asked, or says by herself, whether an entry still holds (personal).

    Only an answer here makes an entry fresh: the database itself copies it to the entry.
    """

    class Way(models.TextChoices):
        MESSAGE = "MESSAGE", _("met een bericht")  # by mail or text message, as the owner chose
        CALL = "CALL", _("aan de telefoon")
        SCREEN = "SCREEN", _("op het scherm")

    class Answer(models.TextChoices):
        RIGHT = "RIGHT", _("klopt nog")
        CHANGED = "CHANGED", _("er is iets anders")
        STOPPED = "STOPPED", _("gestopt")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="checks")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )  # who is asked
    way = models.CharField(max_length=8, choices=Way.choices)
    ball_id = models.UUIDField(null=True, blank=True)
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # of calling in vain
    call_from = models.DateField(null=True, blank=True)  # not before this day
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    by_words = models.CharField(max_length=200, blank=True)  # who confirmed, as everybody may read it

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="check_one_open_for_an_entry", fields=["entry"], condition=Q(answered_at=None)
            ),
            models.CheckConstraint(
                name="check_answered_says_what",
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="check_answered_after_it_was_asked",
                condition=Q(answered_at=None) | Q(answered_at__gte=F("asked_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "asked_at"],
                condition=Q(answered_at=None, way="CALL"),
                name="check_call_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.answer}"

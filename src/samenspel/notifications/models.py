"""Messages: told by mail, text message, letter or on screen, as the person chose."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified

from . import rules


class Message(Identified):
    """One message to one person (personal). Written in the deed's transaction, sent after commit."""

    class Channel(models.TextChoices):
        MAIL = "MAIL", _("e-mail")
        TEXT = "TEXT", _("sms")
        LETTER = "LETTER", _("brief")
        SCREEN = "SCREEN", _("scherm")

    class State(models.TextChoices):
        WAITING = "WAITING", _("wacht")
        SENT = "SENT", _("verstuurd")
        TO_PRINT = "TO_PRINT", _("te printen")
        PRINTED = "PRINTED", _("geprint")
        SHOWN = "SHOWN", _("op het scherm")
        READ = "READ", _("gelezen")
        FAILED = "FAILED", _("niet aangekomen")
        DROPPED = "DROPPED", _("niet verstuurd")  # she has died: decision 0046
        LAPSED = "LAPSED", _("vervallen")  # a letter that was untrue before it was printed

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="messages")
    channel = models.CharField(max_length=8, choices=Channel.choices, blank=True)  # chosen by the worker
    kind = models.CharField(max_length=40)  # a key of notifications.kinds
    language = models.CharField(max_length=8, default="nl")
    address = models.CharField(max_length=254, blank=True)
    facts = models.JSONField(default=dict, blank=True)  # names, days, a code: never what was asked
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    ball_id = models.UUIDField(null=True, blank=True)
    about_id = models.UUIDField(null=True, blank=True)  # which match, proposal, rota, or place of hers
    until_on = models.DateField(null=True, blank=True)  # what it says is true until and with this day
    lapsed_by = models.CharField(max_length=40, blank=True)  # the later kind of message, or why else
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    taken_up = models.BooleanField(default=False)  # a failed message became a task
    # Where it was written down for her, when it is about no ball: these organisations print it.
    teams = ArrayField(models.UUIDField(), default=list, blank=True)
    writer_id = models.UUIDField(null=True, blank=True)  # and by whom, as the database saw it

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="message_failed_says_why", condition=~Q(state="FAILED") | ~Q(failure="")
            ),
            models.CheckConstraint(
                name="message_lapsed_says_why",
                condition=Q(state="LAPSED", channel="LETTER") & ~Q(lapsed_by="")
                | ~Q(state="LAPSED") & Q(lapsed_by=""),
            ),
            models.CheckConstraint(  # a word, a right, a worry or a complaint is always brought
                name="message_lapses_only_where_it_may",
                condition=~Q(state="LAPSED") | Q(kind__in=sorted(rules.LAPSES)),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "made_at"]),
            models.Index(fields=["ball_id"]),
            models.Index(
                fields=["state"], condition=Q(state__in=["WAITING", "FAILED"]), name="message_to_do"
            ),
            models.Index(fields=["kind"], condition=Q(state="TO_PRINT"), name="message_to_print"),
            models.Index(
                fields=["done_at"],
                condition=Q(state="PRINTED", channel="LETTER"),
                name="message_printed_lately",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.kind}"

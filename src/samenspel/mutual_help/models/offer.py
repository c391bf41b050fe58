"""What somebody would like to do for a neighbour, and the hours that she tells us about."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.commitments.models import Ball
from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .ask import Ask
from .choices import Far, Gender, Involves, Moment, Resource, Topic, some_of


class OfferQuerySet(models.QuerySet["Offer"]):
    def living(self) -> Self:
        return self.filter(ended_at=None)


class Offer(Identified):
    """What somebody likes and can do for others (I5, I57, I85). Who answers it, and when, is with its ball.

    Her own words come first; what an organisation needs to know (insurance, a certificate) stands apart and
    can wait (R21). Nobody is ever assigned: an offer is a door that she opens and closes herself (R14).
    """

    class State(models.TextChoices):
        NEW = "NEW", _("wacht op antwoord")
        OPEN = "OPEN", _("doet mee")
        PARKED = "PARKED", _("bewaard voor later")
        PAUSED = "PAUSED", _("even rust")
        ENDED = "ENDED", _("gestopt")

    class Effort(models.TextChoices):
        """R15: what is led or demanded is not voluntary, and is never counted as that."""

        VOLUNTARY = "VOLUNTARY", _("omdat ik het wil")
        MANDATED = "MANDATED", _("omdat het van iemand moet")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    offerer = models.ForeignKey(Person, models.PROTECT, related_name="offers")
    ball = models.OneToOneField(Ball, models.PROTECT, related_name="offer")
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    # The five fields to begin with.
    likes = SealedTextField()
    kinds = ArrayField(models.CharField(max_length=12, choices=Resource.choices), default=list)
    moments = some_of(Moment)
    far = models.CharField(max_length=14, choices=Far.choices, default=Far.NEIGHBOURHOOD)
    rather_not = SealedTextField(blank=True)
    # More, afterwards, and never needed.
    learn = SealedTextField(blank=True)
    aims = SealedTextField(blank=True)  # what she would like to reach herself (I57)
    at_most = models.PositiveSmallIntegerField(default=1)  # people at once: her own limit (R14)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    topics = some_of(Topic)  # what she likes: something in common
    learns = some_of(Topic)  # what she would like a neighbour to show her
    not_with = some_of(Involves)  # her boundaries, in words that can be held against an ask (R14)
    gender = models.CharField(max_length=5, choices=Gender.choices, blank=True)  # only what she wrote herself
    # R15, R16: only she herself says why she does it.
    effort = models.CharField(max_length=10, choices=Effort.choices, default=Effort.VOLUNTARY)
    own_reason = SealedTextField(blank=True)
    chose_at = models.DateTimeField(null=True, blank=True)
    # The practical side: facts that somebody saw, never the document itself.
    vog_seen_on = models.DateField(null=True, blank=True)
    vog_seen_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    trained_on = models.DateField(null=True, blank=True)
    is_trainee = models.BooleanField(default=False)
    insured_by = models.CharField(max_length=120, blank=True)
    allowance = models.CharField(max_length=120, blank=True)
    answer = SealedTextField(blank=True)  # what a human said back
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # One word back to that answer, and one to her: it is no chat. The ball is open until a human did.
    reply = SealedTextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    reply_answer = SealedTextField(blank=True)
    reply_answered_at = models.DateTimeField(null=True, blank=True)
    reply_answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    parked_until = models.DateField(null=True, blank=True)
    back_on = models.DateField(null=True, blank=True)  # at rest until then, where she said so; else open
    tell_back_on = models.DateField(null=True, blank=True)  # she hears it then; empty once she did
    offered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=8, default="SCREEN")
    form_key = models.UUIDField(unique=True)  # a doubled submit finds the first offer
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answers = models.ForeignKey(Ask, models.SET_NULL, null=True, blank=True, related_name="+")  # her call
    cause_id = models.UUIDField(null=True, blank=True)  # the journal row or the talk in steps that led to it

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="offer_ended_has_a_moment",
                condition=Q(state="ENDED", ended_at__isnull=False) | (~Q(state="ENDED") & Q(ended_at=None)),
            ),
            # The promise: nobody joins, waits for later or rests before a human said something back.
            models.CheckConstraint(
                name="offer_is_answered_by_a_human",
                condition=Q(state__in=["NEW", "ENDED"])
                | (Q(answered_at__isnull=False) & Q(answered_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="offer_reply_is_to_an_answer",
                condition=Q(replied_at=None, reply="", reply_answered_at=None)
                | Q(replied_at__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="offer_reply_is_answered_by_a_human",
                condition=Q(reply_answered_at=None, reply_answered_by=None, reply_answer="")
                | Q(reply_answered_at__isnull=False, reply_answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="offer_parked_until_a_day",
                condition=Q(state="PARKED", parked_until__isnull=False)
                | (~Q(state="PARKED") & Q(parked_until=None)),
            ),
            models.CheckConstraint(
                name="offer_is_back_on_a_day_after_rest", condition=Q(state="PAUSED") | Q(back_on=None)
            ),
            models.CheckConstraint(
                name="offer_hears_it_before_it_is_back",
                condition=Q(tell_back_on=None) | Q(back_on__isnull=False, tell_back_on__lt=F("back_on")),
            ),
            models.CheckConstraint(name="offer_at_most_is_a_few", condition=Q(at_most__range=(1, 20))),
            models.CheckConstraint(
                name="offer_certificate_was_seen_by_somebody",
                condition=Q(vog_seen_on=None, vog_seen_by=None)
                | (
                    Q(vog_seen_on__isnull=False) & Q(vog_seen_by__isnull=False) & ~Q(vog_seen_by=F("offerer"))
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "state"]),
            models.Index(fields=["area", "offered_at"]),
            # From which neighbourhoods somebody could come, and how far she goes: see queries.candidates.
            models.Index(fields=["area", "far"], condition=Q(state="OPEN"), name="offer_open"),
            models.Index(fields=["cause_id"], condition=Q(cause_id__isnull=False), name="offer_cause"),
            models.Index(fields=["back_on"], condition=Q(back_on__isnull=False), name="offer_back"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def has_practical(self) -> bool:
        """True when somebody wrote something of the practical side down."""
        return bool(
            self.vog_seen_on or self.trained_on or self.is_trainee or self.insured_by or self.allowance
        )

    @property
    def is_living(self) -> bool:
        return self.ended_at is None

    @property
    def reply_waits(self) -> bool:
        """True while what she wrote back waits for a human."""
        return self.is_living and self.replied_at is not None and self.reply_answered_at is None

    @property
    def waits(self) -> bool:
        """True while a human owes her a word: then its ball is open."""
        return self.state == self.State.NEW or self.reply_waits

    @property
    def may_reply(self) -> bool:
        """True when she may write something back: once to each answer."""
        if not self.is_living or self.state == self.State.NEW or self.answered_at is None:
            return False
        return self.replied_at is None or (not self.reply_waits and self.replied_at < self.answered_at)


class Effort(Identified):
    """Time that somebody says she gave. Whether it counts as voluntary, the database fills in (R15)."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="efforts")
    given_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Offer.Effort.choices)
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)  # a mistake; it counts nowhere any more

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            models.CheckConstraint(name="effort_fits_in_a_day", condition=Q(minutes__range=(5, 1440)))
        ]

    def __str__(self) -> str:
        return f"{self.given_on} {self.minutes}"

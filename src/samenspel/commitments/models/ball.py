"""The ball: who holds it, since when, until when; who reads along, and passes."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.models import Identified

from .. import codes


class BallQuerySet(models.QuerySet["Ball"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def overdue(self, *, now: datetime) -> Self:
        return self.open().filter(due_at__lt=now)


class Ball(Identified):
    """Exactly one person holds it, until a due moment; a deputy and a lead stand behind (I8, R34)."""

    class About(models.TextChoices):
        ASK = "ASK", _("vraag")
        LOOK_BACK = "LOOK_BACK", _("terugkijken")
        MESSAGE = "MESSAGE", _("bericht dat niet aankwam")
        APPEAL = "APPEAL", _("verzoek")
        MAP = "MAP", _("een plek op de kaart")
        GO_ON = "GO_ON", _("vragen of jullie zo doorgaan")
        OFFER = "OFFER", _("aanbod")
        DEATH = "DEATH", _("iemand vertelde: overleden")
        INQUIRY = "INQUIRY", _("vragen hoe het gaat na een gesprek")
        GRANT = "GRANT", _("aanvraag voor geld")
        STANDSTILL = "STANDSTILL", _("aanbod dat even stilstaat")

    class Reminded(models.IntegerChoices):
        NOBODY = 0
        HOLDER = 1
        DEPUTY = 2
        LEAD = 3

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    about = models.CharField(max_length=16, choices=About.choices)
    about_id = models.UUIDField()
    place_id = models.UUIDField(null=True, blank=True)  # an entry of the social map that it is about
    subject = models.ForeignKey(Person, models.PROTECT, related_name="+")  # the person concerned
    holder = models.ForeignKey(Person, models.PROTECT, related_name="balls")
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    held_since = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded = models.PositiveSmallIntegerField(choices=Reminded.choices, default=Reminded.NOBODY)
    urgent = models.BooleanField(default=False)  # a human said: today; then weekends count too
    next_step = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=24, unique=True, null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = BallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="ball_one_open_about_a_thing", fields=["about", "about_id"], condition=Q(closed_at=None)
            ),
            models.CheckConstraint(
                name="ball_closes_after_it_opens",
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="ball_deputy_is_another", condition=Q(deputy=None) | ~Q(deputy=F("holder"))
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "due_at"], condition=Q(closed_at=None), name="ball_inbox"),
            models.Index(fields=["due_at"], condition=Q(closed_at=None), name="ball_due"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.about_id}"

    @property
    def spoken_code(self) -> str:
        """The code as it is said and printed."""
        return codes.spoken(self.code or "")

    @property
    def address_code(self) -> str:
        """The code as it stands in an address."""
        return codes.in_address(self.code or "")


class Seat(Identified):
    """Somebody may read what this ball is about, for a reason, until it ends: 'who can read this?'."""

    class Reason(models.TextChoices):
        SUBJECT = "SUBJECT", _("het is jouw vraag")
        HOLDER = "HOLDER", _("heeft de bal")
        DEPUTY = "DEPUTY", _("neemt waar")
        LEAD = "LEAD", _("teamleider")
        DOOR = "DOOR", _("let op de voordeur")
        INVITED = "INVITED", _("is gevraagd de bal aan te nemen")
        WRITER = "WRITER", _("schreef het voor je op")

    ball = models.ForeignKey(Ball, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=8, choices=Reason.choices)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="seat_once_per_reason", fields=["ball", "person", "reason"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(  # what is written about her, she can read (R02)
                name="seat_of_the_person_concerned_stays", condition=~Q(reason="SUBJECT") | Q(ended_at=None)
            ),
        ]
        indexes = [models.Index(fields=["person", "ball"], condition=Q(ended_at=None), name="seat_of_person")]

    def __str__(self) -> str:
        return f"{self.reason} {self.person_id}"


class Pass(Identified):
    """A ball offered to somebody; it counts only when she accepts; until then the sender keeps it."""

    class State(models.TextChoices):
        ASKING_PERSON = "ASKING_PERSON", _("we vragen het eerst aan jou")
        OFFERED = "OFFERED", _("aangeboden")
        ACCEPTED = "ACCEPTED", _("aangenomen")
        DECLINED = "DECLINED", _("niet aangenomen")
        REFUSED = "REFUSED", _("jij wilde dit niet")
        TAKEN_BACK = "TAKEN_BACK", _("teruggenomen")
        OVERTAKEN = "OVERTAKEN", _("een ander was eerder")

    class YesWay(models.TextChoices):
        SCREEN = "SCREEN", _("op het scherm")
        SPOKEN = "SPOKEN", _("gezegd")
        PAPER = "PAPER", _("op papier")
        SAME_TEAM = "SAME_TEAM", _("hetzelfde team")

    ball = models.ForeignKey(Ball, models.CASCADE, related_name="passes")
    sender = models.ForeignKey(Person, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=14, choices=State.choices)
    yes_way = models.CharField(max_length=10, choices=YesWay.choices, blank=True)
    yes_at = models.DateTimeField(null=True, blank=True)
    yes_heard_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=400)  # read by the person concerned and by the receiver
    why_not = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    LIVE = ("ASKING_PERSON", "OFFERED")

    class Meta:
        constraints = [
            models.CheckConstraint(  # R01: nobody gets to see it before the person said yes
                name="pass_only_with_the_persons_yes",
                condition=Q(state__in=["ASKING_PERSON", "REFUSED", "TAKEN_BACK", "OVERTAKEN"])
                | (~Q(yes_way="") & Q(yes_at__isnull=False)),
            ),
            models.CheckConstraint(name="pass_to_another", condition=~Q(sender=F("receiver"))),
            models.UniqueConstraint(
                name="pass_once_to_each",
                fields=["ball", "receiver"],
                condition=Q(state__in=["ASKING_PERSON", "OFFERED"]),
            ),
            models.UniqueConstraint(  # however many are invited, one accepts from this sender's turn
                name="pass_accepted_once_per_moment",
                fields=["ball", "answered_at"],
                condition=Q(state="ACCEPTED"),
            ),
        ]
        indexes = [models.Index(fields=["receiver"], condition=Q(state="OFFERED"), name="pass_waiting")]

    def __str__(self) -> str:
        return f"{self.state} {self.receiver_id}"

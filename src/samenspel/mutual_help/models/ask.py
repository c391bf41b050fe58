"""An ask and what is said about it."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.commitments.models import Ball
from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .choices import Gender, Involves, Moment, Resource, Topic, some_of


class AskQuerySet(models.QuerySet["Ask"]):
    def open(self) -> Self:
        return self.filter(state__in=Ask.OPEN)


class Ask(Identified):
    """A resident's question, in her own words (I5). Who holds it, and until when, is with its ball."""

    class State(models.TextChoices):
        OPEN = "OPEN", _("open")
        IN_CONVERSATION = "IN_CONVERSATION", _("in gesprek")
        ANSWERED = "ANSWERED", _("beantwoord")
        PARTLY = "PARTLY", _("voor een deel beantwoord")
        NOT_FOUND = "NOT_FOUND", _("geen antwoord gevonden")
        WITHDRAWN = "WITHDRAWN", _("gestopt")
        DIED = "DIED", _("gestopt door een overlijden")  # no answer, and no failure: decision 0046

    class Reach(models.TextChoices):
        PHONE = "PHONE", _("bellen")
        TEXT = "TEXT", _("sms")
        MAIL = "MAIL", _("e-mail")
        VISIT = "VISIT", _("langskomen")
        LETTER = "LETTER", _("een brief")

    class Urgency(models.TextChoices):
        TODAY = "TODAY", _("vandaag")
        SOON = "SOON", _("deze week")
        CAN_WAIT = "CAN_WAIT", _("kan even wachten")

    class Rhythm(models.TextChoices):
        """How often; "I don't know yet" is an answer, and is looked at after the first time (I93)."""

        ONCE = "ONCE", _("één keer")
        REGULAR = "REGULAR", _("vaker")
        UNKNOWN = "UNKNOWN", _("dat weet ik nog niet")

    class Audience(models.TextChoices):
        """Who may see that there is something to do: the asker chooses (I5)."""

        HOLDER = "HOLDER", _("alleen wie mijn vraag in handen heeft")
        INVITED = "INVITED", _("ook wie ik zelf het adres geef")  # a neighbour whom she knows already
        MEMBERS = "MEMBERS", _("mensen uit mijn buurt die zijn ingelogd")
        PUBLIC = "PUBLIC", _("iedereen, zonder dat iemand ziet wie ik ben")

    OPEN = ("OPEN", "IN_CONVERSATION")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    asker = models.ForeignKey(Person, models.PROTECT, related_name="asks")
    ball = models.OneToOneField(Ball, models.PROTECT, related_name="ask")
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    reach = models.CharField(max_length=8, choices=Reach.choices)
    way = models.CharField(max_length=8, default="SCREEN")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    form_key = models.UUIDField(unique=True)  # a doubled submit finds the first ask
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    asked_through = models.CharField(max_length=120, blank=True)  # the name of who asks for somebody else
    their_yes = models.CharField(max_length=8, blank=True)  # how the person said yes: SPOKEN, PAPER, PRESENT
    share = SealedTextField(blank=True)  # what would you like to do or share yourself? (R17)
    share_asked_at = models.DateTimeField(null=True, blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency.choices, blank=True)
    urgency_reason = models.CharField(max_length=300, blank=True)
    urgency_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # The call for a neighbour: one sentence of her own, no name in it. Without it nobody else reads a thing.
    call_line = SealedTextField(blank=True)
    call_kinds = some_of(Resource)
    call_moments = some_of(Moment)
    call_topics = some_of(Topic)  # what she likes herself: something in common (a wish, never a condition)
    call_teaches = some_of(Topic)  # what she can show a neighbour (R17)
    call_languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)  # that she speaks
    call_involves = some_of(Involves)  # what belongs to it: held against what a helper does not do
    gender_wish = models.CharField(max_length=5, choices=Gender.choices, blank=True)  # hard, and hers alone
    people = models.PositiveSmallIntegerField(default=1)  # whom it takes: to move house, four
    call_material = SealedTextField(blank=True)  # the drill, the plugs, and who brings or pays them (I62)
    called_at = models.DateTimeField(null=True, blank=True)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, blank=True)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.HOLDER)
    # What the holder knows it takes: without these no help becomes active (R22, R39, R50).
    needs_vog = models.BooleanField(default=False)
    needs_training = models.BooleanField(default=False)
    needs_guide = models.BooleanField(default=False)
    needs_backstop = models.BooleanField(default=False)
    in_plan = models.BooleanField(default=False)  # the holder lets the plan of the night look for neighbours
    cause_id = models.UUIDField(
        null=True, blank=True
    )  # the journal row or the talk in steps that led to this ask

    objects = AskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ask_ended_when_not_open",
                condition=Q(state__in=["OPEN", "IN_CONVERSATION"], ended_at=None)
                | (~Q(state__in=["OPEN", "IN_CONVERSATION"]) & Q(ended_at__isnull=False)),
            ),
            # R53: urgency is set by a human, with a reason.
            models.CheckConstraint(
                name="ask_urgency_by_a_human_with_a_reason",
                condition=Q(urgency="", urgency_by=None)
                | (~Q(urgency="") & Q(urgency_by__isnull=False) & ~Q(urgency_reason="")),
            ),
            # Asking for somebody else only with their yes.
            models.CheckConstraint(
                name="ask_for_another_with_their_yes", condition=Q(asked_through="") | ~Q(their_yes="")
            ),
            models.CheckConstraint(name="ask_is_for_a_few_people", condition=Q(people__range=(1, 10))),
            models.CheckConstraint(
                name="ask_says_what_it_takes_with_its_call", condition=Q(call_material="") | ~Q(call_line="")
            ),
            models.CheckConstraint(
                name="ask_is_shown_in_her_own_sentence", condition=Q(audience="HOLDER") | ~Q(call_line="")
            ),
        ]
        indexes = [
            models.Index(fields=["area", "asked_at"]),
            models.Index(fields=["state"]),
            models.Index(fields=["cause_id"], condition=Q(cause_id__isnull=False), name="ask_cause"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class Words(Identified):
    """The asker's own words; changing your mind adds a row, and overwrites nothing (R83)."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="words")
    text = SealedTextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return str(self.pk)


class Note(Identified):
    """Something written about or to the asker. She can always read it: there is no hidden kind (R02)."""

    class Readers(models.TextChoices):
        BETWEEN = "BETWEEN", _("tussen jullie twee")
        TABLE = "TABLE", _("iedereen bij deze vraag")

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="notes")
    writer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, models.PROTECT, related_name="+")  # the other one of the two
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    readers = models.CharField(max_length=8, choices=Readers.choices, default=Readers.BETWEEN)
    text = SealedTextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return str(self.pk)


class Suggestion(Identified):
    """A place on the social map that the holder shows to the asker."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="suggestions")
    place_id = models.UUIDField()
    place_name = models.CharField(max_length=200)
    shape = models.CharField(max_length=8)
    text = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                name="suggestion_once", fields=["ask", "place_id"], condition=Q(taken_back_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.place_name


class Consult(Identified):
    """A colleague is asked for advice without the name of the asker; she sees only this text."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="consults")
    sender = models.ForeignKey(Person, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = SealedTextField()
    answer = SealedTextField(blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return str(self.pk)

"""A small rota around one person: whom she asks, who said yes, and turns that each are of one (AS-54)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .ask import Ask
from .offer import Offer


class InReturn(models.TextChoices):
    """How whoever comes is thanked and insured (R23)."""

    COSTS = "COSTS", _("onkosten krijg je terug")
    INSURED = "INSURED", _("je bent verzekerd als er iets stukgaat")
    THANKS = "THANKS", _("een bedankje, of samen koffie")
    NOTHING = "NOTHING", _("niets, en dat weten we van elkaar")


class Rota(Identified):
    """Meals, visits, rides around one person: it hangs on her own ask, and she decides about all of it."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="rotas")
    line = SealedTextField()  # what whoever is asked reads: one sentence, without a name
    door = SealedTextField(blank=True)  # where it is and how to get in: only for who has a turn to come
    contact_name = models.CharField(max_length=120)  # whom everybody can call when something is the matter
    contact_phone = models.CharField(max_length=20)
    # R23: what whoever comes gets for it. Nothing is an answer, silence is not.
    in_return = ArrayField(models.CharField(max_length=8, choices=InReturn.choices))
    begun_at = models.DateTimeField()
    thanks = SealedTextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="rota_of_an_ask_once", fields=["ask"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="rota_says_what_stands_opposite",
                condition=Q(in_return__len__gte=1)
                & (~Q(in_return__contains=["NOTHING"]) | Q(in_return__len=1)),
            ),
            models.CheckConstraint(  # R39
                name="rota_has_somebody_to_call", condition=~Q(contact_name="") & ~Q(contact_phone="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RotaHelper(Identified):
    """Somebody whom the person asked for her rota, with her offer; in it only by her own yes (R14).

    The database fills in whose hand wrote each yes, when it was not the person herself: never one for both.
    """

    rota = models.ForeignKey(Rota, models.CASCADE, related_name="helpers")
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    until_on = models.DateField()  # so long she can say yes; then it is as if she was never asked (R16)
    joined_at = models.DateTimeField(null=True, blank=True)
    joined_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    reminders = models.BooleanField(default=True)  # the day before a turn; she herself can do without

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="rota_asks_somebody_once", fields=["rota", "offer"], condition=Q(left_at=None)
            ),
            models.CheckConstraint(
                name="rota_yeses_are_of_two_hands",
                condition=Q(asked_by=None) | Q(joined_by=None) | ~Q(asked_by=F("joined_by")),
            ),
            models.CheckConstraint(
                name="rota_joined_before_leaving", condition=Q(left_at=None) | Q(joined_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Turn(Identified):
    """One time that somebody comes, or that somebody is still needed: it is never of two."""

    class Kind(models.TextChoices):
        MEAL = "MEAL", _("warm eten")
        VISIT = "VISIT", _("even langskomen")
        RIDE = "RIDE", _("een rit")
        CHORE = "CHORE", _("een klusje")
        STAY = "STAY", _("erbij blijven")

    rota = models.ForeignKey(Rota, models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    note = SealedTextField(blank=True)  # what the person wants whoever comes to know (R13)
    helper = models.ForeignKey(RotaHelper, models.PROTECT, null=True, blank=True, related_name="turns")
    opened_at = models.DateTimeField()  # since when nobody has it
    holder_told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)  # who comes was reminded, or took it late
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # Whose it was when it was cancelled: a bare id, filled in by the database, and hers no more.
    was_of = models.UUIDField(null=True, blank=True)
    # The face she would like, of who is in it: a bare id. Until then it is asked of that one alone, who says
    # yes by taking it. Saying nothing is the no: then it is open for all, as if nothing was said (R16).
    wished = models.UUIDField(null=True, blank=True)
    first_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(name="turn_ends_after_it_begins", condition=Q(ends_at__gt=F("begins_at"))),
            models.CheckConstraint(
                name="turn_that_is_cancelled_is_of_nobody", condition=Q(cancelled_at=None) | Q(helper=None)
            ),
            models.CheckConstraint(  # a wish is no name on a turn: nobody is assigned (R14)
                name="turn_is_wished_or_taken", condition=Q(wished=None) | Q(helper=None)
            ),
            models.CheckConstraint(  # and never keeps a turn from the others until it is too late
                name="turn_is_asked_first_for_a_while",
                condition=Q(first_until=None) | Q(wished__isnull=False) & Q(first_until__lt=F("begins_at")),
            ),
            models.UniqueConstraint(  # a doubled submit plans it once
                name="turn_planned_once", fields=["rota", "begins_at", "kind"], condition=Q(cancelled_at=None)
            ),
        ]
        indexes = [
            models.Index(
                fields=["begins_at"],
                name="turn_open",
                condition=Q(helper=None, cancelled_at=None, holder_told_at=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class NobodyCame(Identified):
    """She said that nobody came: a question to look after her, and nothing about who would have come.

    Whoever has the ball looks how she is; then the turn is of nobody, so that no row tells who did not come.
    What nobody looked after in two weeks, a job takes away.
    """

    turn = models.OneToOneField(Turn, models.CASCADE, related_name="nobody_came", db_constraint=False)
    said_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_came_before_somebody_looked",
                condition=Q(looked_at=None) | Q(looked_at__gte=F("said_at")),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

"""A printed card: the way in for whoever has no e-mail or smartphone, and the devices that it opened."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.models import Identified

from .areas import Area
from .people import Person


class Card(Identified):
    """A card of one person (personal). Functions of the database alone count its tries: migration 0006."""

    class Why(models.TextChoices):
        HERSELF = "HERSELF", _("jij trok de kaart in")
        DESK = "DESK", _("ingetrokken aan de balie of telefoon")
        REPLACED = "REPLACED", _("er kwam een nieuwe kaart")
        TRIES = "TRIES", _("te vaak een verkeerde pincode")
        DIED = "DIED", _("de kaart geldt niet meer")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="cards")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)  # since the last right pincode
    locked_until = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_why = models.CharField(max_length=8, choices=Why.choices, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                name="card_one_live_per_person", fields=["person"], condition=Q(revoked_at=None)
            ),
            models.CheckConstraint(
                name="card_revoked_says_why",
                condition=Q(revoked_at=None, revoked_why="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_why=""),
            ),
            # After ten wrong tries there is no card any more, whatever the software above does.
            models.CheckConstraint(
                name="card_dies_of_ten_wrong_tries",
                condition=Q(wrong_tries__lt=10) | Q(wrong_tries=10, revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CardSecret(models.Model):
    """The hashes of a card (technical): no role may read them, only functions of the database do."""

    card = models.OneToOneField(Card, models.CASCADE, primary_key=True, related_name="+")
    code_digest = models.CharField(max_length=64, unique=True)  # keyed: worth nothing without our key
    pin_hash = models.CharField(max_length=200)  # slow

    def __str__(self) -> str:
        return str(self.pk)


class Device(Identified):
    """A browser that came in with a card (personal): for now only, or at home for thirty days."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="devices")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    home = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(name="device_ends_after_it_opens", condition=Q(ends_at__gt=F("opened_at")))
        ]

    def __str__(self) -> str:
        return str(self.pk)

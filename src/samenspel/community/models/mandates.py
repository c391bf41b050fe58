"""Who may do something "namens" whom, shown by what, seen by whom, and until when."""

from datetime import datetime, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.models import Identified

from .areas import Area
from .people import Person


class MandateQuerySet(models.QuerySet["Mandate"]):
    def live(self, *, at: datetime) -> Self:
        """Mandates that hold at this moment: said yes to, begun and not over."""
        return self.standing(at=at).filter(accepted_at__lte=at, starts_at__lte=at)

    def standing(self, *, at: datetime) -> Self:
        """Mandates that were not ended and are not over; the representative may still have to say yes."""
        return self.filter(ended_at=None, ends_at__gt=at)


class Mandate(Identified):
    """One person may act for another, in a scope and until a day (personal). Only its end ever changes."""

    class Kind(models.TextChoices):
        VISIT = "VISIT", _("aan de balie of telefoon")
        HELPER = "HELPER", _("helper")
        REPRESENTATIVE = "REPRESENTATIVE", _("vertegenwoordiger")

    class Ground(models.TextChoices):
        MENTOR = "MENTOR", _("mentor")
        BEWINDVOERDER = "BEWINDVOERDER", _("bewindvoerder")
        CURATOR = "CURATOR", _("curator")
        VOLMACHT = "VOLMACHT", _("volmacht")

    class Scope(models.TextChoices):
        ASKS = "ASKS", _("vragen stellen en volgen")
        CIRCLE = "CIRCLE", _("afspreken wie er meedoen")
        AGREEMENTS = "AGREEMENTS", _("afspraken maken")
        CONSENTS = "CONSENTS", _("zeggen wie iets mag lezen")
        LEDGER = "LEDGER", _("zien wat er over jou staat")

    class Proof(models.TextChoices):
        CARD_AND_PIN = "CARD_AND_PIN", _("kaart en pincode")
        OWN_SCREEN = "OWN_SCREEN", _("zelf gekozen, op het scherm")
        SPOKEN_YES = "SPOKEN_YES", _("een gesproken ja")
        SIGNED_PAPER = "SIGNED_PAPER", _("een papier met handtekening")
        COURT_DECISION = "COURT_DECISION", _("een beslissing van de rechter")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="mandates")
    representative = models.ForeignKey(Person, models.CASCADE, related_name="mandates_held")
    named = models.CharField(max_length=120)  # the representative, as who gave the mandate calls her
    kind = models.CharField(max_length=16, choices=Kind.choices)
    ground = models.CharField(max_length=16, choices=Ground.choices, blank=True)
    scope = ArrayField(models.CharField(max_length=12, choices=Scope.choices))
    way = models.CharField(max_length=12)  # how it was given: SCREEN, DESK or PHONE
    proof = models.CharField(max_length=16, choices=Proof.choices)
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    seen_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)  # the yes of the representative
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    objected_at = models.DateTimeField(null=True, blank=True)  # the person does not agree, and it is kept
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    # Filled by queries: a name is read only where the policies allow it.
    representative_name: str
    person_name: str
    witness_name: str

    class Meta:
        ordering = ["-starts_at"]
        indexes = [
            models.Index(fields=["person", "starts_at"]),
            models.Index(fields=["representative", "ends_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="mandate_nobody_represents_herself", condition=~Q(person=F("representative"))
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="mandate_lasts_no_longer_than_its_kind",
                condition=Q(kind="VISIT", ends_at__lte=F("starts_at") + timedelta(minutes=30))
                | Q(kind="HELPER", ends_at__lte=F("starts_at") + timedelta(days=367))
                | Q(kind="REPRESENTATIVE", ends_at__lte=F("starts_at") + timedelta(days=5 * 366)),
            ),
            models.CheckConstraint(
                name="mandate_has_a_scope",
                condition=Q(scope__len__gt=0)
                & Q(scope__contained_by=["ASKS", "CIRCLE", "AGREEMENTS", "CONSENTS", "LEDGER"]),
            ),
            # Who profits from a proof did not see it; without a witness the person chose on her screen.
            models.CheckConstraint(
                name="mandate_proof_fits_and_another_saw_it",
                condition=Q(kind="VISIT", proof="CARD_AND_PIN", seen_by=F("representative"), ground="")
                | Q(kind="HELPER", proof="OWN_SCREEN", seen_by=None, made_by=F("person"), ground="")
                | (
                    Q(kind="HELPER", proof__in=["SPOKEN_YES", "SIGNED_PAPER"], ground="")
                    & Q(seen_by__isnull=False, made_by=F("seen_by"))
                    & ~Q(seen_by=F("representative"))
                )
                | (
                    Q(kind="REPRESENTATIVE", seen_by__isnull=False, made_by=F("seen_by"))
                    & ~Q(seen_by=F("representative"))
                    & (
                        Q(ground="VOLMACHT", proof="SIGNED_PAPER")
                        | Q(ground__in=["MENTOR", "BEWINDVOERDER", "CURATOR"], proof="COURT_DECISION")
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def stands(self, *, at: datetime) -> bool:
        """Tell whether it was not ended and is not over, as `standing` asks the database."""
        return self.ended_at is None and self.ends_at > at

    @property
    def by_court(self) -> bool:
        """A judge appointed her: the person can object, and not end it herself."""
        return self.ground in ("MENTOR", "BEWINDVOERDER", "CURATOR")

    @property
    def scope_in_words(self) -> list[str]:
        return [str(label) for value, label in self.Scope.choices if value in self.scope]

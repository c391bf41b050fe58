"""What may be shared with whom, what for, until when: by her yes, or on a legal ground (R01, R03, I10)."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.days import day_of
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .circle import Circle
from .ways import YesWay


class Share(Identified):
    """The common part: about whom, to whom, what for, until when. Exactly one receiver."""

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    circle = models.ForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.CharField(max_length=300)  # what for, in plain words; read by both
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class ConsentQuerySet(models.QuerySet["Consent"]):
    def live(self, *, now: datetime) -> Self:
        return self.filter(state=Consent.State.GIVEN, until__gt=day_of(now))


class Consent(Share):
    """One yes: one receiver, exactly these things, one purpose, until a day. Never a bundle or a default."""

    class State(models.TextChoices):
        ASKED = "ASKED", _("gevraagd")
        GIVEN = "GIVEN", _("gegeven")
        REFUSED = "REFUSED", _("niet gegeven")
        WITHDRAWN = "WITHDRAWN", _("ingetrokken")
        EXPIRED = "EXPIRED", _("afgelopen")

    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    given_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=8, choices=YesWay.choices, blank=True)
    witness = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="consent_one_receiver",
                condition=Q(to_person__isnull=False, to_organisation=None)
                | Q(to_person=None, to_organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_given_is_whole",
                condition=~Q(state="GIVEN")
                | (
                    Q(given_at__isnull=False, ended_at=None)
                    & (Q(way="SCREEN") | Q(way__in=["SPOKEN", "PAPER"], witness__isnull=False))
                ),
            ),
            models.CheckConstraint(
                name="consent_over_has_a_moment",
                condition=Q(state__in=["ASKED", "GIVEN"], ended_at=None)
                | (~Q(state__in=["ASKED", "GIVEN"]) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="consent_not_to_herself", condition=Q(to_person=None) | ~Q(to_person=F("subject"))
            ),
            models.CheckConstraint(
                name="consent_witness_is_another",
                condition=Q(witness=None)
                | (~Q(witness=F("subject")) & (Q(to_person=None) | ~Q(witness=F("to_person")))),
            ),
        ]
        indexes = [
            models.Index(fields=["to_person"], condition=Q(state="GIVEN"), name="consent_live_person"),
            models.Index(fields=["to_organisation"], condition=Q(state="GIVEN"), name="consent_live_org"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"


class ConsentText(models.Model):
    """Exactly what the person read or heard before she said yes. She alone keeps it in view."""

    consent = models.OneToOneField(Consent, models.CASCADE, primary_key=True, related_name="text")
    text = SealedTextField()

    def __str__(self) -> str:
        return str(self.pk)


class LegalException(Share):
    """Sharing without a yes, on a legal ground: two pairs of eyes, a review date, she is told (R03)."""

    class Ground(models.TextChoices):
        VITAL = "VITAL", _("levensgevaar of groot gevaar")
        MELDCODE = "MELDCODE", _("meldcode huiselijk geweld en kindermishandeling")
        COURT = "COURT", _("besluit van een rechter")
        LAW = "LAW", _("een wet verplicht het")

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("wacht op een tweede paar ogen")
        LIVE = "LIVE", _("geldt")
        REFUSED = "REFUSED", _("niet goedgevonden")
        CLOSED = "CLOSED", _("afgelopen")

    # Only then may telling wait: telling would bring somebody in danger, or a judge forbade it.
    MAY_WAIT = ("MELDCODE", "COURT")

    ground = models.CharField(max_length=8, choices=Ground.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    reason = SealedTextField()
    second = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    second_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField()
    told_at = models.DateTimeField(null=True, blank=True)
    not_told_why = SealedTextField(blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="exception_one_receiver",
                condition=Q(to_person__isnull=False, to_organisation=None)
                | Q(to_person=None, to_organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="exception_second_pair_of_eyes",
                condition=~Q(state="LIVE")
                | (Q(second__isnull=False, second_at__isnull=False) & ~Q(second=F("asked_by"))),
            ),
            models.CheckConstraint(
                name="exception_second_is_another", condition=Q(second=None) | ~Q(second=F("asked_by"))
            ),
            models.CheckConstraint(
                name="exception_reviewed_before_it_ends", condition=Q(review_on__lte=F("until"))
            ),
            # Told at once, unless the ground forbids it, and then with a reason.
            models.CheckConstraint(
                name="exception_the_person_is_told",
                condition=~Q(state="LIVE")
                | Q(told_at__isnull=False)
                | (Q(ground__in=["MELDCODE", "COURT"]) & ~Q(not_told_why="")),
            ),
            models.CheckConstraint(
                name="exception_over_has_a_moment",
                condition=Q(state__in=["PROPOSED", "LIVE"], ended_at=None)
                | (~Q(state__in=["PROPOSED", "LIVE"]) & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground} {self.pk}"


class SharedItem(Identified):
    """One thing that is shared: named, so that nothing else goes along."""

    class Kind(models.TextChoices):
        NOTE = "NOTE", _("een aantekening")
        AGREEMENT = "AGREEMENT", _("de afspraken")
        CIRCLE = "CIRCLE", _("wie er om je heen staan")
        CONTACT = "CONTACT", _("je telefoonnummer en adres")
        ASK = "ASK", _("een vraag van je")

    consent = models.ForeignKey(Consent, models.CASCADE, null=True, blank=True, related_name="items")
    exception = models.ForeignKey(LegalException, models.CASCADE, null=True, blank=True, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.UUIDField()  # of the note, agreement, circle, ask; of the person for CONTACT

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="item_of_one_share",
                condition=Q(consent__isnull=False, exception=None) | Q(consent=None, exception__isnull=False),
            ),
            models.UniqueConstraint(name="item_once", fields=["consent", "kind", "object_id"]),
            models.UniqueConstraint(name="item_once_in_exception", fields=["exception", "kind", "object_id"]),
        ]
        indexes = [models.Index(fields=["kind", "object_id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

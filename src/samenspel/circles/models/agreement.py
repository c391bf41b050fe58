"""The role agreement of a situation: who does what, and what not (I9, R13, R23, R39, R41, R42)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .circle import Circle
from .ways import YesWay


class Agreement(Identified):
    """One version. What was signed never changes: another wish is another version, beside this one."""

    class State(models.TextChoices):
        PROPOSAL = "PROPOSAL", _("voorstel")
        TALKED_THROUGH = "TALKED_THROUGH", _("besproken")
        AGREED = "AGREED", _("afgesproken")
        DUE = "DUE", _("tijd om terug te kijken")
        WAITS = "WAITS", _("wacht op een handtekening")
        REVISED = "REVISED", _("vervangen door een nieuwe versie")
        ENDED = "ENDED", _("gestopt")
        DROPPED = "DROPPED", _("niet doorgegaan")

    IN_FORCE = ("AGREED", "DUE")
    # What was agreed; WAITS: somebody came to stand in the centre, and it is in force again with her yes.
    STANDS = (*IN_FORCE, "WAITS")
    TO_SIGN = ("TALKED_THROUGH", "WAITS")
    DRAFT = ("PROPOSAL", "TALKED_THROUGH")

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="agreements")
    version = models.PositiveSmallIntegerField()
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=16, choices=State.choices, default=State.PROPOSAL)
    why = SealedTextField(blank=True)  # what is it for? (R84)
    already_there = SealedTextField(blank=True)  # who already does what: asked first, never overwritten
    for_everybody = SealedTextField(blank=True)  # what there is in the neighbourhood anyway (I56)
    only_formal_why = SealedTextField(blank=True)  # why only people who do it for their work help (I56)
    first_contact = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    escalation_name = models.CharField(max_length=120, blank=True)  # whom to call if it gets too big (R39)
    escalation_phone = models.CharField(max_length=20, blank=True)
    tells = SealedTextField(blank=True)  # who tells whom what, both ways (R05)
    meets = models.CharField(max_length=200, blank=True)
    thanks = models.CharField(max_length=300, blank=True)  # thanks and insurance; "niets" may be (R23)
    review_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    nudged_on = models.DateField(
        null=True, blank=True
    )  # the look-back whose answers the first contact asks for

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(name="agreement_version_once", fields=["circle", "version"]),
            models.UniqueConstraint(
                name="agreement_one_in_force",
                fields=["circle"],
                condition=Q(state__in=["AGREED", "DUE", "WAITS"]),
            ),
            models.UniqueConstraint(
                name="agreement_one_on_the_table_each",  # many views stay side by side (R83)
                fields=["circle", "made_by"],
                condition=Q(state__in=["PROPOSAL", "TALKED_THROUGH"]),
            ),
            # R23, R39, R41: without these it cannot be agreed.
            models.CheckConstraint(
                name="agreement_in_force_is_whole",
                condition=~Q(state__in=["AGREED", "DUE", "WAITS"])
                | (
                    ~Q(escalation_name="")
                    & ~Q(escalation_phone="")
                    & ~Q(thanks="")
                    & Q(first_contact__isnull=False)
                    & Q(review_on__isnull=False)
                    & Q(agreed_at__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circle_id} v{self.version}"


class Part(Identified):
    """What one participant does, and does not."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    does = SealedTextField()
    does_not = SealedTextField(blank=True)
    replaced_by = models.CharField(max_length=120, blank=True)  # who steps in when she cannot
    place = models.PositiveSmallIntegerField(default=0)  # the order in which they were written down

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(name="part_once", fields=["agreement", "person"])]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.person_id}"


class Signature(Identified):
    """Somebody's yes, or veto, to one version."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    yes = models.BooleanField()
    way = models.CharField(max_length=8, choices=YesWay.choices)
    witness = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    why_not = models.CharField(max_length=400, blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="signature_once", fields=["agreement", "person"]),
            models.CheckConstraint(
                name="signature_by_phone_or_paper_has_a_witness",
                condition=Q(way="SCREEN") | Q(witness__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.yes}"


class GoOn(Identified):
    """What one participant says after a look-back: like this, otherwise, or stop. It never changes."""

    class Answer(models.TextChoices):
        ON = "ON", _("ja, zo door")
        OTHERWISE = "OTHERWISE", _("anders")
        STOP = "STOP", _("stoppen")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="goes_on")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    review_on = models.DateField()  # the look-back after which it was asked
    answer = models.CharField(max_length=9, choices=Answer.choices)
    way = models.CharField(max_length=8, choices=YesWay.choices)
    witness = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="go_on_once", fields=["agreement", "person", "review_on"]),
            models.CheckConstraint(
                name="go_on_by_phone_or_paper_has_a_witness",
                condition=Q(way="SCREEN") | Q(witness__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.answer}"

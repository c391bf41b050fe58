"""Somebody takes over from somebody: only with the person's yes, and with an introduction (R40, R47, I15)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.foundation.models import Identified

from .circle import Member
from .note import GleaningNote
from .ways import YesWay


class Succession(Identified):
    """May this named successor take over this relation? No answer before `answer_by` means: it is removed."""

    class State(models.TextChoices):
        ASKED = "ASKED", _("gevraagd")
        YES = "YES", _("dat mag")
        NO = "NO", _("liever niet")
        INTRODUCED = "INTRODUCED", _("voorgesteld")
        LAPSED = "LAPSED", _("geen antwoord")
        TAKEN_BACK = "TAKEN_BACK", _("teruggenomen")

    OPEN = ("ASKED", "YES")

    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="successions")
    gleaning = models.ForeignKey(
        GleaningNote, models.CASCADE, null=True, blank=True, related_name="successions"
    )
    subject = models.ForeignKey(Person, models.PROTECT, related_name="+")  # whose yes it needs
    leaver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    successor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    leaving = models.BooleanField(default=False)  # she leaves, or only here somebody else comes
    why = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    yes_at = models.DateTimeField(null=True, blank=True)
    yes_way = models.CharField(max_length=8, choices=YesWay.choices, blank=True)
    yes_heard_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    introduction = models.CharField(max_length=200, blank=True)  # when and where they meet, together
    introduced_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="succession_of_one_relation",
                condition=Q(member__isnull=False, gleaning=None) | Q(member=None, gleaning__isnull=False),
            ),
            models.CheckConstraint(
                name="succession_to_another",
                condition=~Q(leaver=F("successor")) & ~Q(subject=F("successor")),
            ),
            # Nobody hears the yes with which she herself comes in.
            models.CheckConstraint(
                name="succession_yes_is_not_heard_by_who_comes",
                condition=Q(yes_heard_by=None) | ~Q(yes_heard_by=F("successor")),
            ),
            models.UniqueConstraint(
                name="succession_one_per_member", fields=["member"], condition=Q(state__in=["ASKED", "YES"])
            ),
            models.UniqueConstraint(
                name="succession_one_per_gleaning",
                fields=["gleaning"],
                condition=Q(state__in=["ASKED", "YES"]),
            ),
            # R40: no silent replacement.
            models.CheckConstraint(
                name="succession_with_her_yes_and_an_introduction",
                condition=~Q(state__in=["YES", "INTRODUCED"])
                | (
                    Q(yes_at__isnull=False)
                    & (Q(yes_way="SCREEN") | Q(yes_way__in=["SPOKEN", "PAPER"], yes_heard_by__isnull=False))
                    & (~Q(state="INTRODUCED") | Q(introduced_at__isnull=False))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.successor_id}"

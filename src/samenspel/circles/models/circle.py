"""A circle of people around a person or household: formal and informal on one line (R06, R24, I90)."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.models import Identified

from .ways import YesWay, yes_is_whole


class Circle(Identified):
    """A situation: whoever stands in the centre decides who is in it."""

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=80)  # in the words of who is in the centre: "Mijn gezin"
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    needs_backstop = models.BooleanField(default=False)  # R50: a professional contact stays
    backstop_no_centre_at = models.DateTimeField(null=True, blank=True)
    backstop_no_formal_at = models.DateTimeField(null=True, blank=True)
    cause_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            # One side alone cannot lift it: the person and the professional both.
            models.CheckConstraint(
                name="circle_backstop_lifted_by_both",
                condition=Q(needs_backstop=True)
                | Q(backstop_no_centre_at=None, backstop_no_formal_at=None)
                | Q(backstop_no_centre_at__isnull=False, backstop_no_formal_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self) -> Self:
        return self.filter(state=Member.State.ACTIVE)

    def around(self) -> Self:
        return self.filter(side=Member.Side.AROUND)

    def at(self, moment: datetime) -> Self:
        """Who was in it at this moment."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=moment), active_since__lte=moment)


class Member(Identified):
    """Somebody in a circle. Adding somebody asks the centre first, then her; both yeses stay (R01, R06)."""

    class Side(models.TextChoices):
        CENTRE = "CENTRE", _("om wie het gaat")
        AROUND = "AROUND", _("staat eromheen")

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("we vragen het eerst aan jou")
        INVITED = "INVITED", _("gevraagd")
        ACTIVE = "ACTIVE", _("doet mee")
        NOT_NOW = "NOT_NOW", _("nu niet")
        ENDED = "ENDED", _("gestopt")

    class Face(models.TextChoices):
        """What she comes as: paid or not, in her own words elsewhere. Never an order or a badge (R24)."""

        INFORMAL = "INFORMAL", _("naaste, buur of vrijwilliger")
        FORMAL = "FORMAL", _("van een organisatie")

    class How(models.TextChoices):
        """How it ended, without blame: a reason of hers stays hers (R16, R22)."""

        STOPPED = "STOPPED", _("gestopt")
        NOT_INFORMAL = "NOT_INFORMAL", _("hulp van een buur of vrijwilliger past nu niet")

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="circle_memberships")
    named = models.CharField(max_length=120, blank=True)  # as who proposed her calls her, until she says yes
    side = models.CharField(max_length=8, choices=Side.choices)
    face = models.CharField(max_length=8, choices=Face.choices, default=Face.INFORMAL)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    as_what = models.CharField(max_length=120, blank=True)  # "buurvrouw", "gezinsbegeleider"
    state = models.CharField(max_length=8, choices=State.choices)
    guide = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # of a trainee
    needs_guide = models.BooleanField(default=False)
    guide_talks = models.CharField(max_length=200, blank=True)  # when they talk: "elke dinsdag om vier uur"
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    why = models.CharField(max_length=400, blank=True)  # read by the centre, and by her once she is asked
    centre_yes_at = models.DateTimeField(null=True, blank=True)
    centre_yes_way = models.CharField(max_length=8, choices=YesWay.choices, blank=True)
    centre_yes_heard_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    own_yes_at = models.DateTimeField(null=True, blank=True)
    own_yes_way = models.CharField(max_length=8, choices=YesWay.choices, blank=True)
    own_yes_heard_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    active_since = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=12, choices=How.choices, blank=True)
    last_word = models.CharField(
        max_length=300, blank=True
    )  # of who stopped; everybody in the circle reads it

    objects = MemberQuerySet.as_manager()

    LIVE = ("PROPOSED", "INVITED", "ACTIVE")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="member_once_at_a_time",
                fields=["circle", "person"],
                condition=Q(state__in=["PROPOSED", "INVITED", "ACTIVE"]),
            ),
            models.CheckConstraint(
                name="member_centre_yes_is_whole",
                condition=yes_is_whole("centre_yes_at", "centre_yes_way", "centre_yes_heard_by"),
            ),
            models.CheckConstraint(
                name="member_own_yes_is_whole",
                condition=yes_is_whole("own_yes_at", "own_yes_way", "own_yes_heard_by"),
            ),
            # Adding somebody without the person's yes is impossible (R06); nobody is put in by others (R14).
            models.CheckConstraint(
                name="member_active_with_both_yeses",
                condition=~Q(state="ACTIVE")
                | Q(side="CENTRE", own_yes_at__isnull=False, active_since__isnull=False)
                | Q(centre_yes_at__isnull=False, own_yes_at__isnull=False, active_since__isnull=False),
            ),
            models.CheckConstraint(
                name="member_invited_with_the_centres_yes",
                condition=~Q(state="INVITED") | Q(side="CENTRE") | Q(centre_yes_at__isnull=False),
            ),
            models.CheckConstraint(
                name="member_trainee_has_a_guide",
                condition=~Q(state="ACTIVE")
                | Q(needs_guide=False)
                | (Q(guide__isnull=False) & ~Q(guide_talks="")),
            ),
            models.CheckConstraint(name="member_guide_is_another", condition=~Q(guide=F("person"))),
            # The centre's yes about a worker is heard by that worker only as it all begins:
            # the policy says so.
            models.CheckConstraint(
                name="member_yes_is_not_heard_by_herself",
                condition=Q(own_yes_heard_by=None) | ~Q(own_yes_heard_by=F("person")),
            ),
            models.CheckConstraint(
                name="member_ended_has_a_moment",
                condition=Q(state__in=["NOT_NOW", "ENDED"], ended_at__isnull=False)
                | (~Q(state__in=["NOT_NOW", "ENDED"]) & Q(ended_at=None)),
            ),
            models.CheckConstraint(
                name="member_formal_has_an_organisation",
                condition=~Q(face="FORMAL") | Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="member_ended_how", condition=Q(ended_how="", last_word="") | Q(state="ENDED")
            ),
        ]
        indexes = [
            models.Index(fields=["person", "circle"], condition=Q(state="ACTIVE"), name="member_in_circle")
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.person_id}"

"""Two neighbours who may come to help each other: when both say yes, as long as both want it (I6)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .ask import Ask
from .offer import Offer


class Match(Identified):
    """A suggestion, and what grew out of it. Who answered what stands nowhere that any role can read.

    The answers live in `mutual_help_answer`, which only functions of the database may touch: they say no more
    than "both yes". So a no is never shown, and leaves nothing to be read (R16).
    """

    class State(models.TextChoices):
        SUGGESTED = "SUGGESTED", _("voorgesteld")
        FIRST_MEETING = "FIRST_MEETING", _("jullie willen elkaar zien")
        MET = "MET", _("jullie zagen elkaar")
        BOTH_YES = "BOTH_YES", _("jullie willen allebei verder")
        ACTIVE = "ACTIVE", _("loopt")
        PAUSED = "PAUSED", _("even rust")
        ENDED = "ENDED", _("gestopt")
        LAPSED = "LAPSED", _("deze keer niet")
        NOT_INFORMAL = "NOT_INFORMAL", _("hier past nu geen buur")

    class How(models.TextChoices):
        """How it ended, in words that blame nobody."""

        STOPPED = "STOPPED", _("gestopt")
        NOT_NOW = "NOT_NOW", _("deze keer niet")
        REACHED = "REACHED", _("het doel is bereikt")
        DIED = "DIED", _("gestopt door een overlijden")
        MISTAKE = "MISTAKE", _("gestopt door een vergissing")  # then they may be suggested again

    RUNNING = ("SUGGESTED", "FIRST_MEETING", "MET", "BOTH_YES", "ACTIVE", "PAUSED")
    FILLS_A_PLACE = ("BOTH_YES", "ACTIVE", "PAUSED")

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, models.PROTECT, related_name="matches")
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="matches")
    state = models.CharField(max_length=14, choices=State.choices, default=State.SUGGESTED)
    reasons = models.JSONField(default=list)  # recorded facts, from which each side reads one sentence
    suggested_at = models.DateTimeField()
    # Nobody when the plan of the night did: then nobody meets before both sides had their time to choose.
    suggested_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    until_on = models.DateField()  # then the list is over, whoever chose what
    meet_id = models.UUIDField(null=True, blank=True)  # a meeting place of the social map (R64)
    meet_name = models.CharField(max_length=200, blank=True)
    meet_at = models.DateTimeField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    decide_on = models.DateField(null=True, blank=True)  # after meeting: until when both can say
    active_at = models.DateTimeField(null=True, blank=True)
    escalation_name = models.CharField(max_length=120, blank=True)
    escalation_phone = models.CharField(max_length=20, blank=True)
    hand_over_on = models.DateField(null=True, blank=True)  # R46: when a professional began, residents go on
    backstop = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    backstop_off_asker_at = models.DateTimeField(null=True, blank=True)
    backstop_off_other_at = models.DateTimeField(null=True, blank=True)
    backstop_gone_at = models.DateTimeField(
        null=True, blank=True
    )  # she works here no more; the holder was told
    back_on = models.DateField(null=True, blank=True)  # at rest until then, where one of them said so
    tell_back_on = models.DateField(null=True, blank=True)  # both hear it then; empty once they did
    check_round = models.PositiveSmallIntegerField(default=0)
    check_on = models.DateField(null=True, blank=True)
    check_asked_at = models.DateTimeField(null=True, blank=True)
    asker_thanks = SealedTextField(blank=True)
    offerer_thanks = SealedTextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=8, choices=How.choices, blank=True)

    class Meta:
        constraints = [
            # Who was suggested once is not suggested again, whatever came of it: so it tells nobody a thing.
            # Only what ended because we were told wrongly that one of them had died, was nobody's choice.
            models.UniqueConstraint(
                name="match_is_suggested_once", fields=["ask", "offer"], condition=~Q(ended_how="MISTAKE")
            ),
            models.CheckConstraint(
                name="match_over_has_a_moment",
                condition=Q(state__in=["ENDED", "LAPSED", "NOT_INFORMAL"], ended_at__isnull=False)
                | (~Q(state__in=["ENDED", "LAPSED", "NOT_INFORMAL"]) & Q(ended_at=None)),
            ),
            models.CheckConstraint(  # R39
                name="match_active_with_somebody_to_call",
                condition=~Q(state__in=["ACTIVE", "PAUSED"])
                | (~Q(escalation_name="") & ~Q(escalation_phone="")),
            ),
            models.CheckConstraint(
                name="match_is_back_on_a_day_after_rest", condition=Q(state="PAUSED") | Q(back_on=None)
            ),
            models.CheckConstraint(
                name="match_hears_it_before_it_is_back",
                condition=Q(tell_back_on=None) | Q(back_on__isnull=False, tell_back_on__lt=F("back_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["offer", "state"]),
            models.Index(fields=["check_on"], condition=Q(state="ACTIVE"), name="match_check"),
            models.Index(fields=["back_on"], condition=Q(back_on__isnull=False), name="match_back"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"

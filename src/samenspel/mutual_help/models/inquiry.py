"""A talk in four steps: what went well, what we want, who does what, and how we keep it up (I31, 4V)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField


class Inquiry(Identified):
    """A talk, for one person alone or for a few together. No step is ever done: each stays open.

    Who is there and is not named is a number. Beginning anew is another round: what was said before stays.
    The database puts whoever begins a talk in it; it goes with the last who leaves.
    """

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    about = SealedTextField()  # in the words of whoever began it
    code = models.CharField(max_length=24, unique=True, null=True, blank=True)  # empty: nobody else comes in
    others = models.PositiveSmallIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=1)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "pk"]
        constraints = [
            models.CheckConstraint(name="inquiry_counts_a_table", condition=Q(others__lte=40)),
            models.CheckConstraint(name="inquiry_begins_anew_a_few_times", condition=Q(round__range=(1, 20))),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class InquiryMember(Identified):
    """Somebody is in a talk, by her own yes; when she leaves this row goes. `at_work`: she supports it.

    Without a screen she said it to a colleague, who wrote down by which `way` she heard it (decision 0054).
    Then `code` is hers, to say at the desk or by telephone; no role reads it here.
    """

    class Way(models.TextChoices):
        DESK = "DESK", _("aan tafel of aan de balie")
        PHONE = "PHONE", _("aan de telefoon")
        LETTER = "LETTER", _("op papier")

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at_work = models.BooleanField()
    joined_at = models.DateTimeField()
    heard_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices, blank=True)
    code = models.CharField(max_length=24, unique=True, null=True, blank=True)
    counted = models.BooleanField(
        default=False, db_default=False
    )  # before her yes she was one of the unnamed

    class Meta:
        constraints = [
            models.UniqueConstraint(name="inquiry_member_once", fields=["inquiry", "person"]),
            models.CheckConstraint(  # a yes that was heard says by whom and how, and has a code of its own
                name="inquiry_member_heard_or_not",
                condition=Q(heard_by=None, way="", code=None)
                | Q(heard_by__isnull=False, way__in=["DESK", "PHONE", "LETTER"], code__isnull=False),
            ),
            models.CheckConstraint(
                name="inquiry_member_heard_by_another",
                condition=Q(heard_by=None) | Q(at_work=False) & ~Q(heard_by=F("person")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class InquiryWord(Identified):
    """What somebody said at a question. Never changed; whoever said it, or wrote it down, takes it away.

    `said_by` is empty for somebody who is not named, and for who left and let her words stay. `written_by`
    is whoever typed what another said: a supporter or the desk, so that both names stand there.
    """

    class Question(models.TextChoices):
        SUCCESS = "SUCCESS", _("Wat ging er goed? Vertel over een keer dat het lukte.")
        WORKED = "WORKED", _("Hoe kwam dat? Wat of wie hielp?")
        WISH = "WISH", _("Wat wil je bereiken?")
        NOTICE = "NOTICE", _("Stel dat het lukt. Wat is er dan anders?")
        WHO = "WHO", _("Wie kan er iets doen, en hoe?")
        MINE = "MINE", _("Wat wil jij zelf doen, of vragen?")
        KEEP = "KEEP", _("Hoe houd je dit vol?")
        STUCK = "STUCK", _("Het lukt een keer niet. Wat doe je dan?")
        OUTCOME = "OUTCOME", _("Wat ervan kwam")

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="words")
    round = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=8, choices=Question.choices)
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    text = SealedTextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="inquiry_word_of_two_names",
                condition=Q(said_by=None) | Q(written_by=None) | ~Q(said_by=F("written_by")),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

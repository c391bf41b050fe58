"""The words by which people look: issues, concepts, spoken cues, and what the map does not understand yet."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func
from django.db.models.functions import Collate, Reverse
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.foundation.languages import SPOKEN
from samenspel.foundation.models import Identified

LANGUAGES = SPOKEN


class Issue(models.Model):
    """An everyday theme with a page of its own (I1: 'per social issue'; public)."""

    code = models.CharField(max_length=24, primary_key=True)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    intro = models.CharField(max_length=300)
    intro_en = models.CharField(max_length=300)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "code"]

    def __str__(self) -> str:
        return self.name


class Concept(models.Model):
    """What people mean, and the words by which entries say it (public)."""

    code = models.CharField(max_length=40, primary_key=True)
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="concepts")
    name = models.CharField(max_length=120)
    terms = ArrayField(models.CharField(max_length=60))
    near = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="concept_has_terms", condition=models.Q(terms__len__gte=1))
        ]

    def __str__(self) -> str:
        return self.name


class Cue(Identified):
    """What people say for it, in any language (public). Without a municipality it counts everywhere."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="cues")
    words = models.CharField(max_length=80)
    language = models.CharField(max_length=8, default="nl")
    municipality = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    # The stems of all its words, made by the database: a question that holds them all, means this concept.
    stems = ArrayField(models.TextField(), default=list, editable=False)

    class Meta:
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(
                name="cue_once", fields=["concept", "words", "municipality"], nulls_distinct=False
            )
        ]
        indexes = [models.Index(F("stems__0"), name="cue_first_stem")]  # what holds them all, holds the first

    def __str__(self) -> str:
        return self.words


class Word(models.Model):
    """A word of the map or the thesaurus: for typing errors, beginnings and compounds (public)."""

    word = models.CharField(max_length=60, primary_key=True)
    entries = models.IntegerField(default=0)  # in about how many entries: what stands in many, says little

    class Meta:
        indexes = [
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="word_spelling"),
            models.Index(Collate("word", "C"), name="word_beginning"),
            models.Index(Collate(Reverse("word"), "C"), name="word_end", include=["word"]),
            GinIndex(Func(F("word"), function="map_shorter"), name="word_shorter", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.word


class Missed(models.Model):
    """A word that people looked for and the map did not understand: one word, and on how many days.

    A whole question could name somebody; a single word that returns on several days hardly does.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", _("nog niet begrepen")
        UNDERSTOOD = "UNDERSTOOD", _("hoort nu ergens bij")
        LEFT = "LEFT", _("laten we zo")

    word = models.CharField(max_length=40, primary_key=True)
    days = models.PositiveIntegerField(default=1)
    last_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)

    class Meta:
        ordering = ["-days", "word"]

    def __str__(self) -> str:
        return self.word

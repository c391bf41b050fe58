"""What there is in the neighbourhood: every entry says since when we know it, and from whom."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVectorField,
    TrigramWordSimilarity,
)
from django.db import models
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Greatest, Round
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation
from samenspel.foundation.models import Identified

from . import rules

BAND = 500.0  # metres: within one band, what fits better or is fresher goes first
Point = tuple[float, float]


def _query(words: list[str], operator: str) -> SearchQuery:
    return SearchQuery(operator.join(f'"{word}"' for word in words), config="dutch", search_type="websearch")


class EntryQuerySet(models.QuerySet["Entry"]):
    def public(self) -> Self:
        """What everybody may see and what still exists."""
        return self.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True, closed_on=None)

    def around(self, area: Area) -> Self:
        """What is in this area or below it, and what serves the whole area above it."""
        above = [pk for pk in (area.pk, area.parent_id, area.municipality_id) if pk]
        return self.filter(Q(area__in=above) | Q(area__parent=area) | Q(area__parent__parent=area))

    def matching(self, words: list[str]) -> Self:
        """What holds these words, with `fit` (0 all words, 1 some, 2 a typing error) and `rank`."""
        some, long_words = _query(words, " or "), rules.may_be_misspelt(words)
        almost = RawSQL("SELECT social_map_almost(%s)", [long_words])
        likeness = [TrigramWordSimilarity(word, "spelling") for word in long_words]
        fit = Case(When(search=_query(words, " "), then=0), When(search=some, then=1), default=2)
        rank = SearchRank(F("search"), some) + Greatest(Value(0.0), Value(0.0), *likeness) / 10
        return self.annotate(fit=fit, rank=rank).filter(Q(search=some) | Q(pk__in=almost))

    def measured_from(self, point: Point) -> Self:
        """Add `distance` in metres (none for what has no place) and `band`, for ordering."""
        up = (F("latitude") - point[0]) * rules.METRES_PER_DEGREE
        across = (F("longitude") - point[1]) * rules.distance(point, (point[0], point[1] + 1))
        metres = models.Func(up * up + across * across, function="SQRT", output_field=FloatField())
        # What has no place comes to you: it stands after what is close by.
        return self.annotate(distance=metres, band=Round(Coalesce(metres, Value(BAND)) / BAND))

    def in_order(self, *, words: bool, near: bool) -> Self:
        """Literal words first, then close by, then what fits best, then what was confirmed last."""
        order: list[Any] = ["fit"] if words else []
        order += ["band"] if near else []
        order += [F("rank").desc()] if words else []
        return self.order_by(*order, F("confirmed_on").desc(nulls_last=True), "name", "pk")


class Entry(Identified):
    """An offer, a place or an activity on the social map (I1, public). It ages visibly (R76)."""

    class Kind(models.TextChoices):
        MEETING_PLACE = "MEETING_PLACE", _("plek om samen te komen")
        WALK_IN = "WALK_IN", _("inloop en spreekuur")
        MEAL = "MEAL", _("samen eten")
        MOVEMENT = "MOVEMENT", _("bewegen")
        ARTS = "ARTS", _("muziek, dans en maken")
        LANGUAGE = "LANGUAGE", _("taal en lezen")
        PAPERWORK = "PAPERWORK", _("papieren, geld en computer")
        ODD_JOBS = "ODD_JOBS", _("klusjes en repareren")
        RIDE = "RIDE", _("vervoer en bezorgen")
        COMPANY = "COMPANY", _("gezelschap en een luisterend oor")
        CARERS = "CARERS", _("zorgen voor een ander")
        GREEN = "GREEN", _("tuin, natuur en dieren")
        YOUTH = "YOUTH", _("kinderen en jongeren")
        SHARING = "SHARING", _("delen en ruilen")
        SPACE = "SPACE", _("ruimte te leen")
        OTHER = "OTHER", _("iets anders")

    class Room(models.TextChoices):
        YES = "YES", _("er is plek")
        WAIT = "WAIT", _("je moet even wachten")
        PAUSED = "PAUSED", _("nu even niet")
        UNKNOWN = "UNKNOWN", _("weten we nog niet")

    class Visibility(models.TextChoices):
        PUBLIC = "PUBLIC", _("voor iedereen")

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.OTHER)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="entries")
    municipality = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")

    summary = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    who_for = models.TextField(blank=True)
    when_text = models.TextField(blank=True)
    cost_text = models.TextField(blank=True)
    languages = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    cues = models.TextField(blank=True)  # everyday words by which people look for it; never shown

    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    town = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    wheelchair = models.BooleanField(null=True, blank=True)  # empty: we do not know yet

    works_with = models.CharField(max_length=8, choices=Organisation.WorksWith.choices, null=True, blank=True)
    feels = models.CharField(max_length=8, choices=Organisation.Feels.choices, null=True, blank=True)
    room = models.CharField(max_length=8, choices=Room.choices, default=Room.UNKNOWN)
    wait_weeks = models.PositiveSmallIntegerField(null=True, blank=True)

    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=500, blank=True)

    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC)
    owner_agreed = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()

    source = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=200, null=True, blank=True)
    source_record = models.JSONField(null=True, blank=True)  # all that the source said, so nothing is lost
    content_hash = models.CharField(max_length=64, blank=True, editable=False)

    # Both are filled by the database itself: see migration 0002.
    search = SearchVectorField(null=True, editable=False)
    spelling = models.TextField(default="", editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "entries"
        constraints = [
            # R77: nothing is public without the yes of who owns it.
            models.CheckConstraint(
                name="entry_public_only_when_its_owner_agreed",
                condition=~Q(visibility="PUBLIC") | Q(owner_agreed=True),
            ),
            models.CheckConstraint(
                name="entry_has_a_whole_point_or_none",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
            models.CheckConstraint(
                name="entry_waiting_says_how_many_weeks",
                condition=Q(room="WAIT", wait_weeks__isnull=False) | (~Q(room="WAIT") & Q(wait_weeks=None)),
            ),
            models.CheckConstraint(
                name="entry_website_is_a_web_address",
                condition=Q(website="") | Q(website__iregex=r"^https?://"),
            ),
            models.CheckConstraint(
                name="entry_source_id_belongs_to_a_source", condition=Q(source_id=None) | ~Q(source="")
            ),
            models.UniqueConstraint(
                name="entry_once_per_source",
                fields=["source", "source_id"],
                condition=Q(source_id__isnull=False),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="entry_search"),
            GinIndex(fields=["spelling"], opclasses=["gin_trgm_ops"], name="entry_spelling"),
            models.Index(fields=["area", "kind"], name="entry_area_kind"),
            models.Index(fields=["latitude", "longitude"], name="entry_point"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> Point | None:
        """Latitude and longitude, or nothing when it has no place."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def shape(self) -> str:
        """How its pin and its stop look: formal, informal or hybrid, as it says of itself (R79)."""
        described = Organisation(works_with=self.works_with, feels=self.feels)
        return described.shape

    def age(self, *, today: date) -> rules.Age:
        """How fresh it is."""
        return rules.age_of(self.confirmed_on, today=today)

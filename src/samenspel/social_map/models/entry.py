"""What there is in the neighbourhood: every entry says since when we know it, and from whom."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation
from samenspel.foundation.models import Identified

from .. import rules
from . import kinds

Point = tuple[float, float]


class EntryQuerySet(models.QuerySet["Entry"]):
    def public(self) -> Self:
        """What everybody may see and what still exists."""
        return self.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True, closed_on=None)


class Entry(Identified):
    """An offer, a place or an activity on the social map (I1). It ages visibly (R76).

    Where an entry is not PUBLIC, only who tends it or was invited reads its row (R77): the database says so.
    """

    Kind = kinds.Kind

    class Room(models.TextChoices):
        YES = "YES", _("er is plek")
        WAIT = "WAIT", _("je moet even wachten")
        PAUSED = "PAUSED", _("nu even niet")
        UNKNOWN = "UNKNOWN", _("weten we nog niet")

    class Visibility(models.TextChoices):
        PUBLIC = "PUBLIC", _("voor iedereen")
        INVITED = "INVITED", _("alleen voor wie is uitgenodigd")
        UNLISTED = "UNLISTED", _("nergens te vinden, alleen met het adres")

    Form = kinds.Form
    Resource = kinds.Resource
    Topic = kinds.Topic
    Guidance = kinds.Guidance

    class BySource(models.TextChoices):
        """Why its source closed it; when the source names it again, it is open again."""

        STOPPED = "STOPPED", _("de bron zegt: gestopt")
        LEFT_OUT = "LEFT_OUT", _("de bron noemt het niet meer")

    name = models.CharField(max_length=200)
    form = models.CharField(max_length=16, choices=Form.choices, default=Form.SERVICE)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.OTHER)
    issues = ArrayField(models.CharField(max_length=24), default=list, blank=True)  # codes of Issue
    resources = ArrayField(
        models.CharField(max_length=16, choices=Resource.choices), default=list, blank=True
    )
    # What you can do there yourself, and how much somebody is beside you then; empty: it does not say (I58).
    talents = ArrayField(models.CharField(max_length=12, choices=Topic.choices), default=list, blank=True)
    guidance = models.CharField(max_length=6, choices=Guidance.choices, blank=True)
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
    is_free = models.BooleanField(null=True, blank=True)  # empty: we do not know yet, like all that follow
    referable = models.BooleanField(
        null=True, blank=True
    )  # somebody else may sign you up; false: signpost only
    languages = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    cues = models.TextField(blank=True)  # everyday words by which people look for it; never shown

    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    town = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    pin = models.CharField(max_length=9, default=rules.GIVEN)  # how its point came: see rules.addresses
    wheelchair = models.BooleanField(null=True, blank=True)
    access_text = models.TextField(blank=True)
    at_home = models.BooleanField(default=False)  # at somebody's home: never a point, never a street
    sheltered = models.BooleanField(default=False)  # a shelter: where it is, is not told
    # What a meeting place is like (I20).
    has_counter = models.BooleanField(null=True, blank=True)
    see_through = models.BooleanField(null=True, blank=True)  # you can look inside before you go in
    has_food = models.BooleanField(null=True, blank=True)
    outdoors = models.BooleanField(null=True, blank=True)
    free_room = models.BooleanField(null=True, blank=True)  # a room that others may use
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    bring_back = models.TextField(blank=True)  # what you bring in return; failing it costs nothing (I49)
    host = models.CharField(max_length=120, blank=True)  # who welcomes you, as she wants to be called

    works_with = models.CharField(max_length=8, choices=Organisation.WorksWith.choices, null=True, blank=True)
    feels = models.CharField(max_length=8, choices=Organisation.Feels.choices, null=True, blank=True)
    by_calendar = models.BooleanField(default=False)  # a calendar of theirs says when it is, not a hand
    calendar_read_on = models.DateField(null=True, blank=True)  # since when we know what it says
    room = models.CharField(max_length=8, choices=Room.choices, default=Room.UNKNOWN)
    wait_weeks = models.PositiveSmallIntegerField(null=True, blank=True)

    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=500, blank=True)

    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    # Asked, reminded, and nobody answered: it sinks in the lists and says so, until it is confirmed (R76).
    unanswered_since = models.DateField(null=True, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC)
    owner_agreed = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)
    # Begun from somebody's work: when residents take it over, and since when it is theirs (R46: Handover).
    handover_by = models.DateField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    # Begun as an idea of a resident: who works here supports it, and never leads it (R44, R46).
    initiative_since = models.DateTimeField(null=True, blank=True)
    closed_by_source = models.CharField(max_length=8, choices=BySource.choices, blank=True)
    # By an editor, with a reason for its own people; then it is found by nobody else.
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_why = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    source = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=200, null=True, blank=True)
    source_record = models.JSONField(null=True, blank=True)  # all that the source said, so nothing is lost
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    # Of an unlisted entry: made by the database, and gone when it is not unlisted any more.
    address_code = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    # For print and QR: given by the database, never changed, never given again.
    short_code = models.CharField(max_length=8, unique=True, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "entries"
        constraints = [
            # I58: words of one list, and nothing else: there is no room for what somebody has.
            models.CheckConstraint(
                name="entry_talents_are_of_one_list",
                condition=Q(talents__contained_by=[*kinds.Topic.values]),
            ),
            models.CheckConstraint(
                name="entry_guidance_is_one_of_three", condition=Q(guidance__in=["", *kinds.Guidance.values])
            ),
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
                name="entry_home_or_shelter_has_no_place",
                condition=Q(at_home=False, sheltered=False)
                | Q(latitude=None, longitude=None, street="", postcode=""),
            ),
            models.CheckConstraint(
                name="entry_pin_says_how_its_point_came",
                condition=Q(pin="GIVEN")
                | Q(pin__in=["EXACT", "STREET", "ROUGH"], latitude__isnull=False)
                | Q(pin__in=["WAITING", "NOT_FOUND", "OFF"], latitude=None),
            ),
            models.CheckConstraint(
                name="entry_hidden_place_is_never_looked_up",
                condition=Q(pin__in=["GIVEN", "OFF"])
                | (Q(at_home=False, sheltered=False) & ~Q(visibility="UNLISTED")),
            ),
            models.CheckConstraint(
                name="entry_taken_down_says_why_and_is_not_public",
                condition=Q(taken_down_at=None, taken_down_why="")
                | (Q(taken_down_at__isnull=False) & ~Q(taken_down_why="") & ~Q(visibility="PUBLIC")),
            ),
            models.CheckConstraint(
                name="entry_source_id_belongs_to_a_source", condition=Q(source_id=None) | ~Q(source="")
            ),
            models.CheckConstraint(
                name="entry_closed_by_a_source_is_closed_and_has_one",
                condition=Q(closed_by_source="") | (Q(closed_on__isnull=False) & ~Q(source="")),
            ),
            models.CheckConstraint(
                name="entry_unlisted_has_an_address_of_its_own",
                condition=Q(visibility="UNLISTED", address_code__isnull=False)
                | (~Q(visibility="UNLISTED") & Q(address_code=None)),
            ),
            models.CheckConstraint(
                name="entry_idea_is_of_no_organisation",
                condition=Q(initiative_since=None) | Q(organisation=None),
            ),
            models.CheckConstraint(
                name="entry_merged_is_closed",
                condition=Q(merged_into=None) | (Q(closed_on__isnull=False) & ~Q(merged_into=F("id"))),
            ),
            models.UniqueConstraint(
                name="entry_once_per_source",
                fields=["source", "source_id"],
                condition=Q(source_id__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["area", "kind"], name="entry_area_kind")]

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
        """How fresh it is, by the term of its own area: `stale_after` months, as the query said."""
        months = getattr(self, "stale_after", rules.STALE_AFTER_MONTHS)
        return rules.age_of(self.confirmed_on, today=today, stale_after=months)

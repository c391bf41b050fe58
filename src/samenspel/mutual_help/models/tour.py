"""A tour at a company: who looks and who works there see each other; a tick of one stays secret (I70)."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .ask import Ask
from .offer import Offer


class Tour(Identified):
    """An hour or two at a company, for whoever wants to look. No field for who somebody is, or her chances.

    What one of both sides ticks afterwards stands in `mutual_help_tick`, which no role may read or write.
    The database says until when ticks can be given; then all that are left go.
    """

    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")  # that organises it
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    company = models.CharField(max_length=80)
    sights = models.CharField(max_length=300)  # what you will see, in own words
    received_by = models.CharField(max_length=120)  # who receives people there, as everybody may read it
    place_id = models.UUIDField(null=True, blank=True)  # on the social map; or only in own words
    where = models.CharField(max_length=160)
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    seats = models.PositiveSmallIntegerField()
    ticks_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # no tick is left

    class Meta:
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(name="tour_is_small", condition=Q(seats__range=(1, 40))),
            models.CheckConstraint(name="tour_takes_an_hour_or_so", condition=Q(minutes__range=(15, 480))),
        ]

    def __str__(self) -> str:
        return self.company

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(minutes=self.minutes)


class TourSeat(Identified):
    """Somebody's seat in a tour, hers by her own yes: a visitor with her ask, a host with her offer.

    The database fills in whose it is and whose hand wrote the yes, and counts. `name` is what the other side
    reads: as far as she chose, and nothing when she chose nothing.
    """

    tour = models.ForeignKey(Tour, models.PROTECT, related_name="taken")
    ask = models.ForeignKey(Ask, models.CASCADE, null=True, blank=True, related_name="+")
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # a host is asked by who leads the tour
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["tour", "pk"]
        constraints = [
            models.CheckConstraint(
                name="seat_with_an_ask_or_an_offer",
                condition=Q(ask=None, offer__isnull=False, asked_at__isnull=False)
                | Q(ask__isnull=False, offer=None, asked_at=None, taken_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="seat_in_a_tour_once", fields=["tour", "person"], condition=Q(left_at=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Talk(Identified):
    """Two who both want to talk on, with what each agreed to share. Made by the database, from two ticks."""

    tour = models.ForeignKey(Tour, models.PROTECT, related_name="+")
    visitor = models.ForeignKey(TourSeat, models.CASCADE, related_name="+")
    host = models.ForeignKey(TourSeat, models.CASCADE, related_name="+")
    visitor_name = SealedTextField(blank=True)
    visitor_reach = SealedTextField(blank=True)
    host_name = SealedTextField(blank=True)
    host_reach = SealedTextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="talk_of_two_once", fields=["visitor", "host"])]

    def __str__(self) -> str:
        return str(self.pk)

"""Named questions about rests that have an end day, for the job that ends them and tells of it."""

from datetime import date

from django.db.models import QuerySet

from ..models import Match, Offer


def rests_that_end(*, on: date) -> QuerySet[Offer]:
    """Return the offers at rest whose day has come."""
    return _offers().filter(back_on__lte=on)


def rests_to_tell(*, on: date) -> QuerySet[Offer]:
    """Return the offers at rest of which it is time to tell when they are there again."""
    return _offers().filter(tell_back_on__lte=on, back_on__gt=on)


def match_rests_that_end(*, on: date) -> QuerySet[Match]:
    """Return the help that rests, of which the day to go on has come."""
    return _matches().filter(back_on__lte=on)


def match_rests_to_tell(*, on: date) -> QuerySet[Match]:
    """Return the help that rests, of which it is time to tell both when it goes on."""
    return _matches().filter(tell_back_on__lte=on, back_on__gt=on)


def _offers() -> QuerySet[Offer]:
    rows = Offer.objects.filter(back_on__isnull=False, state=Offer.State.PAUSED)
    return rows.select_related("ball__holder").order_by("back_on", "pk")


def _matches() -> QuerySet[Match]:
    """What rests because an offer stands still has no day: that goes on when the two want it (0057)."""
    rows = Match.objects.filter(back_on__isnull=False, state=Match.State.PAUSED)
    return rows.select_related("municipality").order_by("back_on", "pk")

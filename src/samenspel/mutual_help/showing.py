"""Rows in words: who can read a note, why somebody has a seat; and how long something took."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.commitments.models import Seat

from .models import Offer, Topic
from .queries import AskPage

REASONS = dict(Seat.Reason.choices)
A_RIDE_AWAY = 5_000  # metres: as far as the map looks around a neighbourhood, and what is near comes first


def places_to_do(offer: Offer) -> list[tuple[str, str]]:
    """Return what she likes, each with the address of the places around her where you can do that (I58)."""
    near = {"buurt": offer.area.code, "afstand": A_RIDE_AWAY}
    return [
        (str(Topic(code).label).capitalize(), f"{reverse('map')}?{urlencode({'kan': code, **near})}")
        for code in offer.topics
    ]


def dress(page: AskPage, *, for_asker: bool) -> None:
    """Add `who` to each note, `why` to each seat and `due` to each look-back; once.

    Who sits here for two reasons (she stands at the door, and takes over) is shown once.
    """
    page.seats = list({seat["person"]: seat for seat in reversed(page.seats)}.values())[::-1]
    for note in page.notes:
        note["who"] = _("iedereen bij deze vraag") if note["readers"] == "TABLE" else _("jullie twee")
    for seat in page.seats:
        own = seat["reason"] == Seat.Reason.SUBJECT
        seat["why"] = _("stelde de vraag") if own and not for_asker else str(REASONS[seat["reason"]])
    for row in page.look_backs:
        row["due"] = date_format(date.fromisoformat(row["due_on"]), "j F Y")


def how_long(minutes: int) -> str:
    """Say a sum of times: 90 gives '1 uur en 30 minuten', and nothing gives nothing."""
    n, more = divmod(minutes, 60)
    if n and more:
        said = ngettext("%(n)s uur en %(more)s minuten", "%(n)s uur en %(more)s minuten", n)
    elif n:
        said = ngettext("%(n)s uur", "%(n)s uur", n)
    else:
        said = ngettext("%(n)s minuut", "%(n)s minuten", more) if more else ""
    return said % {"n": n or more, "more": more}

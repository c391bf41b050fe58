"""How entries look on paper: short, with whom to call, and when somebody last said that it holds."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import queries
from ..models import Entry
from .places import Shown, fresh_text, when_words

STRIPS = 8


def full(path: str) -> str:
    """The whole address of a page, for a QR code or a message."""
    return f"{settings.SITE_URL}{path}"


def bare(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def page_address(entry: Entry) -> str:
    """Where everybody, or who has the address of what is unlisted, reads it: short, when it is public."""
    with translation.override(settings.LANGUAGE_CODE):
        if entry.address_code:
            return full(reverse("map_unlisted", args=[entry.address_code]))
        if entry.visibility == Entry.Visibility.PUBLIC:
            return full(reverse("map_short", args=[entry.short_code]))
        return full(reverse("map_entry", args=[entry.pk]))


def as_paper(entry: Entry, *, today: date) -> Shown:
    """One place on a leaflet."""
    place = ", ".join(part for part in (entry.street, entry.postcode, entry.town) if part)
    cost = entry.cost_text or (_("Gratis") if entry.is_free else "")
    wheels: dict[bool | None, str] = {
        True: _("Je kunt er in met een rolstoel."),
        False: _("Je kunt er niet in met een rolstoel."),
    }
    rows = [
        (_("Wanneer"), when_words(entry)),
        (_("Waar"), place or (entry.area.name if entry.area else "")),
        (_("Bel"), entry.phone),
        (_("Mail"), "" if entry.phone else entry.email),
        (_("Kosten"), cost),
        (_("Toegang"), " ".join(part for part in (wheels.get(entry.wheelchair), entry.access_text) if part)),
    ]
    return {
        "pk": entry.pk,
        "url": reverse("map_entry", args=[entry.pk]),
        "name": entry.name,
        "summary": entry.summary,
        "rows": [(label, words, label == _("Bel")) for label, words in rows if words],
        "fresh": fresh_text(entry, today=today),
        "qr": page_address(entry),
    }


def to_send(address: str) -> Shown:
    """The links that open a text message or a mail with the address of a list."""
    words = _("Dit heb ik voor je uitgezocht: %(address)s") % {"address": address}
    subject = _("Plekken in de buurt")
    return {
        "address": address,
        "sms": f"sms:?&body={quote(words)}",
        "mail": f"mailto:?subject={quote(subject)}&body={quote(words)}",
    }


def as_poster(entry: Entry) -> Shown:
    """A poster, with what stands on each strip."""
    address = page_address(entry)
    long = len(entry.name) > 60
    contact = entry.phone or entry.email or ("" if entry.address_code else bare(entry.website))
    return {
        "when": when_words(entry),
        "where": ", ".join(part for part in (entry.street, entry.town) if part)
        or (entry.area.name if entry.area else ""),
        "contact": contact,
        "is_phone": bool(entry.phone),
        "qr": address,
        "typed": bare(address) if entry.visibility == Entry.Visibility.PUBLIC else "",
        "size": "small" if long or len(entry.summary) > 160 else "large",
        "strips": range(STRIPS),
    }


OFTEN = 4  # days in one week with the same hours: told once


def week(found: Sequence[queries.OnADay], monday: date, *, most: int) -> Shown:
    """A week on one sheet: what is there on most days, once; then day by day; the rest is counted."""
    same = Counter(_hours(one) for one in found)
    often = [one for one in found if same[_hours(one)] >= OFTEN]
    told: dict[tuple[Any, ...], Shown] = {}
    for one in often:
        row = told.setdefault(_hours(one), {"row": one, "weekdays": []})
        row["weekdays"].append(date_format(one.day, "D"))
    rest = [one for one in found if same[_hours(one)] < OFTEN]
    each = max(most // 7, 1)
    week_days = [monday + timedelta(days=ahead) for ahead in range(7)]
    days = [_day([one for one in rest if one.day == day], day, each) for day in week_days]
    return {"days": days, "often": list(told.values())[:each], "more": max(len(told) - each, 0)}


def _hours(one: queries.OnADay) -> tuple[Any, ...]:
    return one.entry, one.starts_at, one.ends_at, one.where


def _day(here: list[queries.OnADay], day: date, most: int) -> Shown:
    return {"day": day, "rows": here[:most], "more": max(len(here) - most, 0)}

"""The cards of a list, each drawn once for all that it says: drawing twenty costs more than finding them.

A card is made of nothing but its key. So one that says something else, on another day or in another language,
is another card, and what is kept can never be older than its words.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.community.models import Area
from samenspel.design.cards import place_card

from .. import queries
from ..models import Entry
from .places import as_place

KEPT = 4_000  # cards in each process: some eight megabytes


def cards(entries: Iterable[Entry], *, today: date) -> list[SafeString]:
    """Return what the list of the map shows of each, with what one can do with it."""
    language = get_language() or ""
    return [_drawn(language, today, _key(entry)) for entry in entries]


def _key(entry: Entry) -> tuple[Any, ...]:
    """All that a card says."""
    more = (
        entry.area.name if entry.area else None,
        getattr(entry, "stale_after", None),
        getattr(entry, "distance", None),
    )
    return (*(getattr(entry, name) for name in queries.BRIEF), *more)


@lru_cache(maxsize=KEPT)
def _drawn(_language: str, today: date, key: tuple[Any, ...]) -> SafeString:
    *values, area, stale_after, distance = key
    entry = Entry(**dict(zip(queries.BRIEF, values, strict=True)), area=Area(name=area) if area else None)
    if stale_after is not None:
        entry.stale_after = stale_after  # type: ignore[attr-defined]
    entry.distance = distance  # type: ignore[attr-defined]
    shown = as_place(entry, today=today)
    return place_card(shown, 2, _deeds(shown))


def _deeds(shown: dict[str, Any]) -> SafeString:
    """Take it along; and say when an old one does not hold any more."""
    hidden = format_html('<span class="hidden-words">: {}</span>', shown["name"])
    take = f"{reverse('map_take')}?erbij={shown['pk']}"
    drawn = format_html(
        '<p class="no-print"><a rel="nofollow" href="{}">{}{}</a></p>', take, _("Neem mee"), hidden
    )
    if shown["is_old"]:
        drawn += format_html(
            '<p><a href="{}">{}{}</a></p>',
            shown["still_true_url"],
            _("Klopt het nog? Laat het weten"),
            hidden,
        )
    return drawn

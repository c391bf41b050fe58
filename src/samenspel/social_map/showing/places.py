"""How an entry looks on a page: its words, its tags and its pin."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from samenspel.community.models import Area
from samenspel.design.dates import clock_span, clock_time

from .. import rules
from ..models import LANGUAGES, Entry, Issue
from .placing import about_point

Shown = dict[str, Any]
SAME_PLACE = 25  # metres


def distance_text(metres: float | None) -> str:
    """'350 meter' or '1,2 kilometer'; nothing when it has no place."""
    if metres is None:
        return ""
    if metres < SAME_PLACE:
        return _("Op dezelfde plek.")
    whole = rules.rounded(metres)
    if whole < 1000:
        return _("%(metres)s meter") % {"metres": whole}
    return _("%(kilometres)s kilometer") % {"kilometres": number_format(whole / 1000, 1)}


def day_text(day: date, today: date) -> str:
    """'18 november', with the year when it is another one."""
    return date_format(day, "j F" if day.year == today.year else "j F Y")


def fresh_text(entry: Entry, *, today: date) -> str:
    """'Bevestigd op 18 november door Ria', or since when nobody did."""
    age = entry.age(today=today)
    if entry.unanswered_since:
        since = entry.confirmed_on or entry.unanswered_since
        return _("Niet bevestigd sinds %(day)s. We vroegen het, en hoorden niets.") % {
            "day": day_text(since, today)
        }
    if entry.confirmed_on is None or age.freshness is rules.Freshness.NEVER:
        return _("Nog niet bevestigd.")
    if age.freshness is rules.Freshness.STALE:
        months = ngettext("%(n)s maand", "%(n)s maanden", age.months) % {"n": age.months}
        return _("Al %(months)s niet bevestigd.") % {"months": months}
    words = {"day": day_text(entry.confirmed_on, today), "who": entry.confirmed_by}
    return (
        _("Bevestigd op %(day)s door %(who)s") if entry.confirmed_by else _("Bevestigd op %(day)s")
    ) % words


def room_tag(entry: Entry) -> dict[str, str] | None:
    """Whether there is room; nothing when we do not know."""
    if entry.room == Entry.Room.WAIT:
        weeks = ngettext("%(n)s week", "%(n)s weken", entry.wait_weeks or 0) % {"n": entry.wait_weeks}
        return {"label": _("Wachten: %(weeks)s") % {"weeks": weeks}, "kind": "warn"}
    shown = {
        Entry.Room.YES: {"label": _("Er is plek"), "kind": "ok"},
        Entry.Room.PAUSED: {"label": _("Nu even niet"), "kind": "warn"},
    }
    return shown.get(Entry.Room(entry.room))


def shape_text(entry: Entry) -> str:
    """What it says of itself; nothing when it does not say."""
    if not entry.feels and not entry.works_with:
        return ""
    return {"formal": _("Organisatie"), "informal": _("Buurtbewoners"), "hybrid": _("Buurt en organisatie")}[
        entry.shape
    ]


def _tags(entry: Entry) -> list[Any]:
    free = _("Gratis") if entry.is_free or rules.says_free(entry.cost_text) else ""
    wheels = _("Rolstoel") if entry.wheelchair else ""
    stopped = {"label": _("Gestopt"), "kind": "warn"} if entry.closed_on else room_tag(entry)
    where = entry.area.name if entry.area else ""
    return [tag for tag in (where, shape_text(entry), free, wheels, stopped) if tag]


def as_place(entry: Entry, *, today: date) -> Shown:
    """Return what <c-place> shows."""
    return {
        "pk": entry.pk,
        "url": reverse("map_entry", args=[entry.pk]),
        "name": entry.name,
        "summary": entry.summary,
        "distance_text": distance_text(getattr(entry, "distance", None)),
        "tags": _tags(entry),
        "fresh_text": fresh_text(entry, today=today),
        "is_old": entry.age(today=today).freshness is not rules.Freshness.FRESH,
        "still_true_url": still_true_url(entry),
    }


def as_issue(issue: Issue) -> Shown:
    """An everyday theme in the language of this request; Dutch where it was not translated."""
    dutch = get_language() == "nl"
    title, words = (issue.name, issue.intro) if dutch else (issue.name_en, issue.intro_en)
    return {"code": issue.code, "slug": issue.slug, "title": title, "words": words}


def still_true_url(entry: Entry) -> str:
    """Where anybody can say that it is not true any more: who tends it gets the ball."""
    return reverse("map_propose", args=[entry.pk])


def when_words(entry: Entry) -> str:
    """When it is, in its own words, or else by its moments (`moments_said`: with the page of one entry)."""
    said = [moment_words(*one[:4]) for one in getattr(entry, "moments_said", None) or []]
    return entry.when_text or " ".join(said)


EVERY = {
    "WEEK": gettext_lazy("%(weekday)s, elke week"),
    "FORTNIGHT": gettext_lazy("%(weekday)s, om de week"),
    "MONTH": gettext_lazy("de %(nth)s %(weekday)s van de maand"),
    "YEAR": gettext_lazy("%(yearly)s, elk jaar"),
}
NTH = (
    gettext_lazy("eerste"),
    gettext_lazy("tweede"),
    gettext_lazy("derde"),
    gettext_lazy("vierde"),
    gettext_lazy("laatste"),
)


def moment_words(every: str, starts_on: str, starts_at: str, ends_at: str | None) -> str:
    """'Dinsdag, elke week, 10 tot 11.30 uur.' From the text of a day and the hours."""
    day = date.fromisoformat(starts_on)
    facts = {
        "yearly": date_format(day, "j F"),
        "weekday": date_format(day, "l"),
        "nth": NTH[(day.day - 1) // 7],
    }
    said = str(EVERY[every]) % facts if every in EVERY else date_format(day, "j F Y")
    return f"{said[:1].upper()}{said[1:]}, {hours_words(starts_at, ends_at)}."


def hours_words(starts_at: str, ends_at: str | None) -> str:
    """'10 tot 11.30 uur', from the text of the hours; a day from end to end has no hours."""
    if (starts_at[:5], (ends_at or "")[:5]) == ("00:00", "23:59"):
        return _("de hele dag")
    begin, *end = (
        datetime.combine(date.min, time.fromisoformat(hour[:5])) for hour in (starts_at, ends_at) if hour
    )
    return clock_span(begin, end[0]) if end else clock_time(begin)


def as_page(entry: Entry, *, today: date) -> Shown:
    """Return what the page of one entry shows."""
    rows = [
        (_("Wanneer"), when_words(entry)),
        (_("Uit hun agenda"), _calendar_text(entry, today)),
        (_("Voor wie"), entry.who_for),
        (_("Wat kun je er doen"), talents_text(entry.talents)),
        (_("Is er iemand bij je"), guidance_text(entry)),
        (_("Wat kost het"), entry.cost_text),
        (_("Is er plek"), str(Entry.Room(entry.room).label).capitalize()),
        (_("Waar"), ", ".join(part for part in (entry.street, entry.postcode, entry.town) if part)),
        (_("Op de kaart"), about_point(entry)),
        (_("In welke buurt"), entry.area.name if entry.area else _("Weten we nog niet")),
        (_("Kun je erin met een rolstoel"), _wheelchair_text(entry.wheelchair)),
        (_("Talen"), ", ".join(LANGUAGES.get(code, code) for code in entry.languages)),
        (_("Wie leidt het"), lead_text(entry, today=today)),
        (_("Wie ontvangt je"), entry.host),
        (_("Wat breng je mee of terug"), entry.bring_back),
    ]
    if tag := room_tag(entry):
        rows = [(name, tag["label"] if name == _("Is er plek") else said) for name, said in rows]
    return as_place(entry, today=today) | {"rows": [row for row in rows if row[1]]}


def talents_text(talents: Sequence[str]) -> str:
    """'Koken, tuinieren'; nothing when it does not say."""
    said = ", ".join(str(Entry.Topic(one).label) for one in talents)
    return said[:1].upper() + said[1:]


def guidance_text(entry: Entry) -> str:
    """How much somebody is beside you there; nothing when it does not say."""
    return f"{Entry.Guidance(entry.guidance).label}.".capitalize() if entry.guidance else ""


def _calendar_text(entry: Entry, today: date) -> str:
    """Since when we know what a calendar says about when it is."""
    day = entry.calendar_read_on
    return _("Gelezen op %(day)s.") % {"day": day_text(day, today)} if entry.by_calendar and day else ""


def _wheelchair_text(wheelchair: bool | None) -> str:
    return {True: _("Ja"), False: _("Nee"), None: _("Weten we nog niet")}[wheelchair]


def lead_text(entry: Entry, *, today: date) -> str:
    """Who leads it, as everybody reads it (R46). A resident is named where she chose so, and nowhere else."""
    began = entry.organisation.name if entry.organisation else _("een beroepskracht")
    if entry.handed_over_at:
        return _("Begonnen door %(name)s, nu van buurtbewoners") % {"name": began}
    if entry.handover_by:
        words = {"name": began, "day": day_text(entry.handover_by, today)}
        return _("%(name)s begint dit. Buurtbewoners nemen het over: %(day)s") % words
    return ""


def places_geojson(entries: Iterable[Entry]) -> Shown:
    """Return the pins of the map."""
    return {"type": "FeatureCollection", "features": [_pin(entry) for entry in entries]}


def _pin(entry: Entry) -> Shown:
    words = {"name": entry.name, "summary": entry.summary, "shape": entry.shape}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [entry.longitude, entry.latitude]},
        "properties": words | {"url": reverse("map_entry", args=[entry.pk])},
    }


def outlines_geojson(areas: Iterable[Area]) -> Shown:
    """Return the outlines of the neighbourhoods."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": area.outline,
                "properties": {"name": area.name, "code": area.code},
            }
            for area in areas
        ],
    }

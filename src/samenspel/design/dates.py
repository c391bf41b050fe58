"""Days and moments in the words of the kitchen table.

Pure: today is passed in, the language is the active one.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

TIED = "\u00a0"  # a space on which no line breaks
NEAR = {-1: "gisteren", 0: "vandaag", 1: "morgen"}


def local_day(value: date | datetime) -> date:
    """The day in the Netherlands on which this moment falls."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def near_word(day: date, *, today: date) -> str:
    """'gisteren', 'vandaag' or 'morgen', or nothing when the day is further away."""
    # Written out once so that makemessages finds them.
    words = {"gisteren": gettext("gisteren"), "vandaag": gettext("vandaag"), "morgen": gettext("morgen")}
    word = NEAR.get((day - today).days)
    return words[word] if word else ""


def long_day(value: date | datetime, *, today: date) -> str:
    """'vandaag' or 'vrijdag 27 november'; the year only when it is far from today."""
    return _long_day(local_day(value), today, get_language())


@lru_cache(maxsize=1000)
def _long_day(day: date, today: date, language: str | None) -> str:  # noqa: ARG001
    near = near_word(day, today=today)
    if near:
        return near
    far = abs(day - today) > timedelta(days=300)
    return date_format(day, "l j F Y" if far else "l j F", use_l10n=False)


def on_day(value: date | datetime, *, today: date) -> str:
    """'vandaag' or 'op vrijdag 27 november': for inside a sentence."""
    words, day = long_day(value, today=today), local_day(value)
    return words if near_word(day, today=today) else gettext("op %(day)s") % {"day": words}


def by_day(value: date | datetime, *, today: date) -> str:
    """'vandaag nog' or 'uiterlijk vrijdag 27 november': what is promised, that day included."""
    if local_day(value) == today:
        return gettext("vandaag nog")
    return gettext("uiterlijk %(day)s") % {"day": long_day(value, today=today)}


def short_day(value: date | datetime, *, today: date) -> str:
    """'vandaag' or 'vr 27 nov': for work lists."""
    return _short_day(local_day(value), today, get_language() or "nl")


@lru_cache(maxsize=1000)  # a list says the same few days again and again
def _short_day(day: date, today: date, language: str) -> str:
    near = near_word(day, today=today)
    if near:
        return near
    weekday = date_format(day, "D", use_l10n=False).rstrip(".")
    month = date_format(day, "M" if language.startswith("en") else "b", use_l10n=False).rstrip(".")
    year = f" {day.year}" if abs(day - today) > timedelta(days=300) else ""
    return f"{weekday} {day.day} {month}{year}"


def clock_span(begin: datetime | time, end: datetime | time) -> str:
    """'19.30 tot 22 uur' in Dutch; '7:30 pm to 10 pm' in English."""
    first = clock_time(begin).removesuffix(f"{TIED}uur")
    return gettext("%(begin)s tot %(end)s") % {"begin": first, "end": clock_time(end)}


def clock_time(value: datetime | time) -> str:
    """'9.40 uur' and '10 uur' in Dutch; '9:40 am' and '10 am' in English; '9:40' elsewhere."""
    moment = value
    if isinstance(value, datetime) and timezone.is_aware(value):
        moment = timezone.localtime(value)
    language = (get_language() or "nl").split("-")[0]
    if language == "nl":
        return f"{moment.hour}.{moment:%M}{TIED}uur" if moment.minute else f"{moment.hour}{TIED}uur"
    if language == "en":
        hour, half = moment.hour % 12 or 12, "am" if moment.hour < 12 else "pm"
        return f"{hour}:{moment:%M}{TIED}{half}" if moment.minute else f"{hour}{TIED}{half}"
    return f"{moment.hour}:{moment:%M}"

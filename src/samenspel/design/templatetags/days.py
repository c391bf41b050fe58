"""Days and moments in templates; `samenspel` brings them along, so no {% load %} is needed."""

from collections.abc import Callable
from datetime import date, datetime, time

from django import template
from django.utils.translation import gettext as _

from samenspel.design import dates
from samenspel.foundation import clock

register = template.Library()
Moment = date | datetime


def _is_moment(value: object) -> bool:
    return isinstance(value, (date, datetime))


def _said(words: Callable[..., str], value: Moment | None) -> str:
    return words(value, today=clock.today()) if _is_moment(value) else ""


@register.filter
def day(value: Moment | None) -> str:
    """{{ ball.due_on|day }}: 'vandaag', 'morgen' or 'vrijdag 27 november'."""
    return _said(dates.long_day, value)


@register.filter
def on_day(value: Moment | None) -> str:
    """{{ ball.closed_at|on_day }}: 'vandaag' or 'op vrijdag 27 november', inside a sentence."""
    return _said(dates.on_day, value)


@register.filter
def by_day(value: Moment | None) -> str:
    """{{ ball.due_at|by_day }}: 'vandaag nog' or 'uiterlijk vrijdag 27 november', of a promise."""
    return _said(dates.by_day, value)


@register.filter
def moment(value: Moment | None, until: datetime | None = None) -> str:
    """{{ step.at|moment }}: 'vandaag, 9.40 uur'. A date without a time gives only the day.

    {{ turn.begins_at|moment:turn.until }}: 'morgen, 19.30 tot 22 uur'.
    """
    if value is None or not _is_moment(value):
        return ""
    words = dates.long_day(value, today=clock.today())
    if not isinstance(value, datetime):
        return words
    return f"{words}, {clock_hour(value, until)}"


@register.filter
def clock_hour(value: datetime | time | None, until: datetime | time | None = None) -> str:
    """{{ group.begins|clock_hour:group.ends }}: '9.40 uur' or '9.40 tot 11 uur', the day stands elsewhere."""
    if not isinstance(value, (datetime, time)):
        return ""
    return dates.clock_span(value, until) if until else dates.clock_time(value)


@register.filter
def due(value: Moment | None) -> str:
    """{{ ball.due_on|due }}, for work lists: 'vandaag', 'vr 27 nov'; what has passed: 'was ma 23 nov'."""
    if value is None or not _is_moment(value):
        return ""
    today = clock.today()
    words = dates.short_day(value, today=today)
    return _("was %(day)s") % {"day": words} if dates.local_day(value) < today else words


@register.filter
def is_due(value: Moment | None) -> bool:
    """True when the day is today or has passed."""
    return value is not None and _is_moment(value) and dates.local_day(value) <= clock.today()


@register.filter
def machine_time(value: Moment | None) -> str:
    """The value for <time datetime="…">."""
    return value.isoformat() if value is not None and _is_moment(value) else ""

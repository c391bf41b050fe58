"""How many people came, in words: by day, week and month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import rules
from ..models import Tally
from .places import day_text

WEEKS, MONTHS, DAYS = 13, 13, 31  # as many as the page shows


def as_tally(found: Sequence[Tally], *, today: date) -> dict[str, Any]:
    """Return what the page of who counts shows: the number of this day, and what days add up to."""
    days = [(one.counted_on, one.number) for one in found]
    weeks = [
        (_("week van %(day)s") % {"day": day_text(one.first, today)}, one.number, one.days)
        for one in rules.by_week(days)[:WEEKS]
    ]
    months = [(date_format(one.first, "F Y"), one.number, one.days) for one in rules.by_month(days)[:MONTHS]]
    return {
        "today": dict(days).get(today),
        "days": [(day.isoformat(), date_format(day, "l j F"), number) for day, number in days[:DAYS]],
        "sums": [(_("Per week"), weeks), (_("Per maand"), months)] if days else [],
    }

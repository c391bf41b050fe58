"""Who keeps a place without a screen: to who tends it with her, and to the colleague who reads out to her."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.commitments import codes

from .. import rules
from ..queries import Heard, Keeper
from .counting import as_tally
from .moments import days_left_out, moment_said, moment_text
from .places import Shown


def as_keeper(one: Keeper, *, me: UUID | None) -> Shown:
    """Her name, and her code as it is said and printed."""
    name = _("Jij") if one.person == me else one.name
    return {"insider": one.insider, "name": name, "code": codes.spoken(one.code)}


def as_read_out(heard: Heard, *, today: date) -> Shown:
    """What the colleague has before her: whose place it is, what stands there, and what can be put back."""
    back = heard.before
    was = " ".join(moment_said(one) for one in back[1]) if back else ""
    return {
        "entry": heard.entry,
        "called": heard.called,
        "moments": [(one.pk, moment_text(one, since=today)) for one in heard.moments],
        "left_out": days_left_out(heard.moments, today=today),
        "before": {"pk": back[0], "was": was or _("niets")} if back else None,
        "alone": heard.alone,
        "told": heard.told,
        "helps": heard.role == "HELPER",
        "asked": heard.asked,
        "tally": as_tally(heard.counted, today=today),
    }


def counted_text(was: int | None, number: int | None) -> str:
    """That it is kept, and what stood there: so that she can say whether it was meant."""
    if was is None or was == number:
        return _("Bewaard.")
    return _("Bewaard. Er stond %(number)s.") % {"number": was}


def week_of(monday: date, *, today: date) -> dict[str, Any]:
    """A week as it stands on a sheet: its days, its number, and the weeks around it that have begun."""
    days = [monday + timedelta(days=number) for number in range(7)]
    around = rules.weeks_around(monday)
    if monday + timedelta(days=7) > today:
        around["after"] = ""
    return {
        "monday": monday,
        "sunday": days[-1],
        "days": days,
        "to_come": [day for day in days if day > today],
        "number": monday.isocalendar().week,
        "week": rules.week_text(monday),
        **around,
    }

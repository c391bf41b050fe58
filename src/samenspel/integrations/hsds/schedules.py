"""Moments as the schedules of HSDS: RRULE in local time, which HSDS knows for weeks and months."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .ids import id_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NOT_ON = "Niet op: "
Moment = Mapping[str, Any]


def schedule_of(moment: Moment, *, with_place: bool) -> dict[str, Any]:
    """Return one moment (as JSON gives it) as a schedule; `with_place`: it may say where it is.

    There is no `timezone`: HSDS wants one offset, and an hour on the wall has two in a year.
    """
    said = {
        "id": id_of("schedule", moment["id"]),
        "dtstart": moment["starts_on"],
        "until": moment["until"],
        "opens_at": moment["starts_at"],
        "closes_at": moment["ends_at"],
        "description": moment["where"] if with_place else "",
        "notes": _not_on(moment),
    }
    return said | _comes_back(moment)


def _not_on(moment: Moment) -> str:
    days = ", ".join(moment["except_on"] or ())
    return f"{NOT_ON}{days}" if days else ""


def _comes_back(moment: Moment) -> dict[str, Any]:
    first = date.fromisoformat(moment["starts_on"])
    day = DAYS[first.weekday()]
    match moment["every"]:
        case "WEEK":
            return {"freq": "WEEKLY", "interval": 1, "byday": day}
        case "FORTNIGHT":
            return {"freq": "WEEKLY", "interval": 2, "byday": day, "wkst": "MO"}
        case "MONTH":
            nth = (first.day - 1) // 7 + 1  # the fifth is the last, as the map itself counts
            return {"freq": "MONTHLY", "interval": 1, "byday": f"{-1 if nth == 5 else nth}{day}"}
        case "YEAR":  # HSDS has no YEARLY
            return {"freq": "MONTHLY", "interval": 12, "bymonthday": str(first.day)}
    return {"until": moment["starts_on"], "count": 1}

"""Pure decisions about balls: what follows what, and when somebody else is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from samenspel.foundation.holidays import working_time_after

# A pass goes only along these lines; everything else is refused (I8).
NEXT: Mapping[str, frozenset[str]] = {
    "ASKING_PERSON": frozenset({"OFFERED", "REFUSED", "TAKEN_BACK", "OVERTAKEN"}),
    "OFFERED": frozenset({"ACCEPTED", "DECLINED", "TAKEN_BACK", "OVERTAKEN"}),
    "ACCEPTED": frozenset(),
    "DECLINED": frozenset(),
    "REFUSED": frozenset(),
    "TAKEN_BACK": frozenset(),
    "OVERTAKEN": frozenset(),
}
NOBODY, HOLDER, DEPUTY, LEAD = range(4)


def may_become(state: str, following: str) -> bool:
    """True when a pass in `state` may become `following`."""
    return following in NEXT[state]


@dataclass(frozen=True, slots=True)
class Waits:
    """How long after the due moment the deputy, and then the lead, is asked.

    Hours of working days: on Saturday night nobody is at work, and whoever asked would hear of a delay that
    nobody can end. What is needed today (`urgent`) does not wait for Monday: then every hour counts.
    """

    deputy: timedelta
    lead: timedelta
    urgent: bool = False

    def over(self, due_at: datetime, wait: timedelta) -> datetime:
        """Return when this wait after the due moment is over."""
        return due_at + wait if self.urgent else working_time_after(due_at, wait)


def who_is_asked(
    *,
    due_at: datetime,
    now: datetime,
    reminded: int,
    waits: Waits,
    has_deputy: bool,
    has_lead: bool,
    is_away: bool = False,
    not_back: bool = False,
) -> int:
    """Return whom to remind now: HOLDER, DEPUTY or LEAD; or NOBODY when nothing is to be done.

    Each run goes one step up; a missing deputy is passed over. A holder who is away (`is_away`) reads nothing
    now: then the deputy, or without one the lead, is asked at once: no waiting for what cannot come.
    `not_back`: she is not back before the due moment either. They are asked now, so that it is still kept.
    `due_at` carries the zone of the Netherlands.
    """
    if now < due_at and not (is_away and not_back and (has_deputy or has_lead)):
        return NOBODY
    if reminded < HOLDER and not (is_away and (has_deputy or has_lead)):
        return HOLDER
    if reminded < DEPUTY and has_deputy:
        return DEPUTY if is_away or now >= waits.over(due_at, waits.deputy) else NOBODY
    if reminded < LEAD and has_lead:
        at_once = is_away and not has_deputy
        return LEAD if at_once or now >= waits.over(due_at, waits.lead) else NOBODY
    return NOBODY


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


LOOK_BACK_MONTHS = (1, 3, 12)


def is_long(*, starts_on: date, ends_on: date | None, days: int) -> bool:
    """True for an absence that needs empty hands: for good, or for more than `days` days (R47)."""
    return ends_on is None or (ends_on - starts_on).days > days

"""One event as stretches: from a day on its times may be different (RFC 5545, RANGE=THISANDFUTURE)."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from samenspel.social_map.rules import ONCE

from . import expanding, rules
from .events import NotUnderstood, Said, times_of

NOTHING = timedelta(0)


@dataclass(slots=True)
class Stretch:
    """From this time of the rule until the next stretch: how it is, and how much later than the rule says."""

    since: datetime
    said: Said
    later: timedelta = NOTHING
    series: rules.Series = field(init=False)

    def __post_init__(self) -> None:
        self.series = rules.Series(self.said.title, where=self.said.where)


def stretches_of(master: Said, changes: list[Said], *, today: date) -> list[rules.Series]:
    """Return the times of an event that is not cancelled, a series for each stretch. Raises NotUnderstood."""
    if master.cancelled:
        return []
    stretches = [Stretch(master.begins, master), *_later(master, changes)]
    _expand(master, stretches, {one.instead_of for one in changes if not one.from_then_on}, today)
    if master.rule:
        kind = str(master.rule["FREQ"][0]).upper(), int(next(iter(master.rule.get("INTERVAL", [1]))))
        for one in stretches:
            one.series.may_be = rules.MAY_BE.get(kind, ONCE)
            if one.said.whole_days and (one.said.lasts or timedelta(1)) > timedelta(1):
                one.series.may_be = ONCE  # of days in a row each would come back by itself
        stretches[-1].series.endless = expanding.is_endless(master.rule)
    return [one.series for one in stretches if one.series.times or one.series.single] or [stretches[0].series]


def _later(master: Said, changes: list[Said]) -> list[Stretch]:
    """The stretches after the first. Of two from the same time the latest that was written counts."""
    found: dict[datetime, Said] = {}
    for one in sorted(changes, key=lambda one: one.sequence):
        if one.from_then_on and one.instead_of is not None:
            if one.whole_days != master.whole_days or one.zone != master.zone:
                raise NotUnderstood("FROM_THEN_ON")
            found[one.instead_of] = one
    return [Stretch(since, said, said.begins - since) for since, said in sorted(found.items(), key=_first)]


def _first(one: tuple[datetime, Said]) -> datetime:
    return one[0]


def _expand(master: Said, stretches: list[Stretch], moved: set[datetime | None], today: date) -> None:
    until = max(today, master.begins.date()) + rules.AHEAD
    for one in stretches:
        one.series.horizon = min(until, (datetime.combine(until, time()) + one.later).date())
    out = {*master.gone, *moved}
    place = 0
    for begins in expanding.starts_of(master, until=until):
        while place + 1 < len(stretches) and stretches[place + 1].since <= begins:
            place += 1
        now = stretches[place]
        times = [one for one in times_of(now.said, begins + now.later) if one.day <= now.series.horizon]
        if now.said.cancelled:
            continue
        if begins in out or begins.date() in master.gone_days:
            now.series.gone.update(one.day for one in times)
        else:
            now.series.times.update(times)
    for begins in master.more:
        now = next((one for one in reversed(stretches) if one.since <= begins), stretches[0])
        if begins not in out and not now.said.cancelled:
            _alone(now.series, now.said, begins + now.later)


def add(series: rules.Series, said: Said) -> None:
    """Add one time that was moved; one that was cancelled is no time."""
    if not said.cancelled:
        _alone(series, said, said.begins)


def _alone(series: rules.Series, said: Said, begins: datetime) -> None:
    more = set(times_of(said, begins)) - series.times
    series.times |= more
    series.single |= more

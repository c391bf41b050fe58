"""When things happen in the demo, from the words of its own map: 'Dinsdag van 10.00 tot 10.30 uur'."""

import re
from datetime import date, time, timedelta

from samenspel.social_map.actions import MomentFacts

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
FIRST_MONDAY = date(2025, 1, 6)
AT = re.compile(r"(?:van|om) (\d{1,2})\.(\d\d)(?: tot (\d{1,2})\.(\d\d))?")
A_MONTH = re.compile(r"^(eerste|tweede|derde) (\w+) van de maand")


def moments_in(text: str) -> list[MomentFacts]:
    """Return the moments that come back; none where the words say no day or no hour."""
    said = text.lower()
    found = AT.search(said)
    if found is None or any(word in said for word in ("overleg", "maart tot", "april en", "februari en")):
        return []
    start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])) if found[3] else None
    if end is not None and end <= start:
        return []
    if month := A_MONTH.match(said):
        day = FIRST_MONDAY + timedelta(days=DAYS.index(month[2]))
        week = ("eerste", "tweede", "derde").index(month[1])
        first = date(2025, 1, 1 + (day.day - 1) % 7) + timedelta(weeks=week)
        return [MomentFacts(starts_on=first, starts_at=start, ends_at=end, every="MONTH")]
    return [
        MomentFacts(starts_on=FIRST_MONDAY + timedelta(days=day), starts_at=start, ends_at=end)
        for day in _days(said)
    ]


def _days(said: str) -> list[int]:
    if re.search(r"\belke (dag|middag)\b", said):
        return list(range(7))
    if through := re.search(rf"({'|'.join(DAYS)}) tot en met ({'|'.join(DAYS)})", said):
        return list(range(DAYS.index(through[1]), DAYS.index(through[2]) + 1))
    return [number for number, day in enumerate(DAYS) if re.search(rf"\b{day}", said)]

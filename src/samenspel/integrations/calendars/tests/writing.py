"""Calendars as others write them, for the tests."""

from collections.abc import Iterable


def an_event(*lines: str, uid: str = "1", title: str = "Koffie") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"])


def a_calendar(events: Iterable[str]) -> bytes:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x", *events, "END:VCALENDAR", ""]
    ).encode()


def weekly(day: str = "20261201", hour: str = "100000", rule: str = "FREQ=WEEKLY", *more: str) -> str:
    return an_event(f"DTSTART;TZID=Europe/Amsterdam:{day}T{hour}", "DURATION:PT1H", f"RRULE:{rule}", *more)

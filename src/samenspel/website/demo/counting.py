"""Playing how many people came where somebody counts: a number for a day, and nobody's name."""

from datetime import timedelta

from samenspel.social_map import actions

from .playing import Event, Stage, being


def play_counting(stage: Stage, places: list[Event]) -> None:
    """Each place with who counts there, and the numbers of the last weeks, the newest first."""
    for row in places:
        entry, every = stage.entry[row["entry"]], timedelta(days=row["every_days"])
        with being(stage.person[row["by"]].pk) as acting:
            for back, number in enumerate(row["numbers"], 1):
                now = stage.now - back * every
                if number is not None:  # a day that was not counted
                    actions.count_day(entry=entry, day=now.date(), number=number, acting=acting, now=now)

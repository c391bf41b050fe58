"""Playing which groups somebody began from her work, and which of them residents lead by now."""

from datetime import timedelta
from typing import Any

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions
from samenspel.social_map.models import Entry, Insider

from .playing import Event, Stage, being


def play_handing(stage: Stage, groups: list[Event]) -> None:
    """Each group with its lead and its day; one was handed over, and of one the day came."""
    for row in groups:
        Insider.objects.create(
            entry=stage.entry[row["entry"]], municipality=stage.area["GMW1"],
            person=stage.person[row["began"]],
            role=Insider.Role.OWNER, since=stage.now - timedelta(days=120),
            organisation=stage.organisation[row["organisation"]],
        )  # fmt: skip
        Entry.objects.filter(pk=stage.entry[row["entry"]].pk).update(form=row["form"])
        _plan(stage, row)
    for deed in actions.handing_over(now=stage.now, acting=a_job("demo")):
        deed()


def _plan(stage: Stage, row: Event) -> None:
    entry = Entry.objects.select_related("municipality").get(pk=stage.entry[row["entry"]].pk)
    hers: dict[str, Any] = {"entry": entry, "now": stage.now - timedelta(days=row.get("asked_days_ago", 60))}
    with being(stage.person[row["began"]].pk) as acting:
        if row["in_days"] is not None:
            by = (stage.now + timedelta(days=row["in_days"])).date()
            actions.plan_handover(by=by, acting=acting, **hers)
        if "resident" not in row:
            return
        code = actions.ask_resident(acting=acting, **hers)
    with being(stage.person[row["resident"]].pk) as acting:
        said_at = stage.now - timedelta(days=row["yes_days_ago"])
        actions.take_over(code=code, shown=row["shown"], acting=acting, now=said_at)

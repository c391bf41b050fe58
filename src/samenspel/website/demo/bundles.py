"""Playing asks that are alike: several want the same, and to some of them one answer was proposed."""

from datetime import timedelta
from typing import Any

from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries

from .helping import call_of
from .playing import Event, Stage, being


def play_bundles(stage: Stage, content: dict[str, Any]) -> None:
    """Let everybody ask in her own words, and propose something to one of the groups."""
    for row in content["asks"]:
        _ask(stage, row)
    for row in content["proposals"]:
        _propose(stage, row)


def _ask(stage: Stage, row: Event) -> None:
    asker = stage.person[row["asker"]]
    with being(asker.pk) as acting:
        made = actions.ask(
            words=row["words"], area=stage.area[row["area"]], reach="PHONE", asker=actions.Asker(known=asker),
            form_key=new_id(), acting=acting, now=stage.now - timedelta(days=row["days_ago"]),
        )  # fmt: skip
    stage.ask[row["key"]] = made.pk
    call_of(stage, {
        "ask": row["key"], "line": row["line"], "kinds": ["TOGETHER"], "moments": row["moments"],
        "rhythm": "REGULAR", "audience": "PUBLIC", "days_ago": row["days_ago"] - 0.1,
    })  # fmt: skip


def _propose(stage: Stage, row: Event) -> None:
    now, area = stage.now - timedelta(days=0.2), stage.area[row["area"]]
    with being(stage.person[row["by"]].pk) as acting:
        (group,) = [one for one in queries.similar_asks() if (one.area, one.theme) == (area.pk, row["theme"])]
        at = stage.now.replace(hour=row["hour"], minute=0, second=0) + timedelta(days=row["in_days"])
        proposal = actions.Proposal(
            words=row["words"],
            place=stage.entry[row["place"]],
            at=at,
            until_on=(at - timedelta(days=2)).date(),
        )
        actions.propose_bundle(
            asks=group.asks, theme=group.theme, proposal=proposal, acting=acting, now=now
        )  # fmt: skip

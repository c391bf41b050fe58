"""Playing asks that are alike: several want the same, and to some of them one answer was proposed."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localtime

from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Bundle

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
    now, area = stage.now - timedelta(days=row["days_ago"]), stage.area[row["area"]]
    with being(stage.person[row["by"]].pk) as acting:
        (group,) = [one for one in queries.similar_asks() if (one.area, one.theme) == (area.pk, row["theme"])]
        at = localtime(stage.now).replace(hour=row["hour"], minute=0, second=0) + timedelta(
            days=row["in_days"]
        )
        proposal = actions.Proposal(
            words=row["words"],
            place=stage.entry[row["place"]],
            at=at,
            until_on=(at - timedelta(days=row["days_to_prepare"])).date(),
        )
        made = actions.propose_bundle(
            asks=group.asks, theme=group.theme, proposal=proposal, acting=acting, now=now
        )
    _goes_on(stage, made, row["yes"])


def _goes_on(stage: Stage, bundle: Bundle, yes: list[str]) -> None:
    """Each says yes for herself; on its day there were enough."""
    for key in yes:
        ask = Ask.objects.select_related("ball").get(pk=stage.ask[key])
        with being(ask.asker_id) as acting:
            said_at = bundle.proposed_at + timedelta(hours=20)
            actions.answer_bundle(bundle=bundle.pk, ask=ask, yes=True, acting=acting, now=said_at)
    Bundle.objects.filter(pk=bundle.pk).update(
        state=Bundle.State.GOES_ON, told_at=bundle.proposed_at + timedelta(hours=12)
    )

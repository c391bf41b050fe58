"""Playing how places of the demo stand to one another: asked by one, confirmed by the other or not yet."""

from datetime import datetime, timedelta
from typing import Any

from samenspel.social_map import actions
from samenspel.social_map.models import Entry, Insider, Relation

from .playing import Stage, being


def play_together(stage: Stage, said: dict[str, Any]) -> None:
    """Give places their owners; then every question and every yes, oldest first."""
    for key, (person, organisation) in said["owners"].items():
        Insider.objects.create(
            entry=stage.entry[key], municipality=stage.area["GMW1"], person=stage.person[person],
            role=Insider.Role.OWNER, since=stage.now - timedelta(days=90),
            organisation=stage.organisation[organisation] if organisation else None,
        )  # fmt: skip
    owner = {key: stage.person[person].pk for key, (person, _organisation) in said["owners"].items()}
    for row in sorted(said["relations"], key=lambda one: -one["days_ago"]):
        asked_at = stage.now - timedelta(days=row["days_ago"])
        side, other = (Entry.objects.get(pk=stage.entry[row[end]].pk) for end in ("from", "to"))
        with being(owner[row["from"]]) as acting:
            relation = actions.relate(
                entry=side, other=other, step=row["step"], words=row["words"], acting=acting, now=asked_at
            )
        if row["yes_after_days"] is not None:
            _yes(relation, other, owner[row["to"]], asked_at + timedelta(days=row["yes_after_days"]))


def _yes(relation: Relation, side: Entry, person: Any, now: datetime) -> None:
    with being(person) as acting:
        found = Relation.objects.select_related("first__municipality", "second__municipality").get(
            pk=relation.pk
        )
        actions.confirm_relation(relation=found, side=side, acting=acting, now=now)

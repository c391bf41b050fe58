"""Playing a talk in four steps: three residents and a supporter, halfway."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Inquiry

from .playing import Event, Stage, being


def play_talks(stage: Stage, content: dict[str, Any]) -> None:
    """Let somebody begin each talk, the others come in with its code, and each say her own words."""
    for row in content["talks"]:
        _talk(stage, row)


def _talk(stage: Stage, row: Event) -> None:
    begun = stage.now - timedelta(days=row["begun_days_ago"])
    first = row["people"][0]
    with being(stage.person[first["who"]].pk) as acting:
        pk = actions.begin_inquiry(
            about=row["about"], others=row["others"], at_work=first["at_work"], acting=acting, now=begun
        )
        code = Inquiry.objects.get(pk=pk).code or ""
    for one in row["people"][1:]:
        with being(stage.person[one["who"]].pk) as acting:
            actions.join_inquiry(code=code, at_work=one["at_work"], acting=acting, now=begun)
    for number, said in enumerate(row["said"]):
        _say(stage, pk, said, begun + timedelta(minutes=5 * (number + 1)))


def _say(stage: Stage, pk: UUID, said: Event, now: datetime) -> None:
    """Her own words; or, by the hand of another, of somebody without an account."""
    speaker, hand = said.get("by"), said.get("hand") or said["by"]
    with being(stage.person[hand].pk) as acting:
        actions.say_in_inquiry(
            inquiry=Inquiry.objects.get(pk=pk), question=said["question"], text=said["text"],
            said_by=stage.person[speaker].pk if speaker else None, acting=acting, now=now,
        )  # fmt: skip

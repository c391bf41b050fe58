"""What is told about a talk to who is in it by a yes that was heard."""

from datetime import datetime
from uuid import UUID

from samenspel.commitments import queries as balls
from samenspel.notifications import actions as notifications


def tell_heard(
    kind: str, person: UUID, town: UUID, now: datetime, *, member: UUID | None, **facts: str
) -> None:
    """Tell somebody without a screen about a talk: that there is something, and whom she can call.

    `member`: her yes, which is what it is about. On paper it is of the team that wrote it down.
    """
    door = balls.main_door()
    phone = door.phone if door else ""
    notifications.tell_of(
        person=person, kind=kind, municipality=town, ball=None, now=now, facts={"phone": phone, **facts},
        about=member, at_my_desk=True,
    )  # fmt: skip

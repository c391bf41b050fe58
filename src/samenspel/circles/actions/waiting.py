"""What was agreed waits for whoever comes to stand in the centre: it is in force again with her yes (R41)."""

from datetime import datetime
from typing import Any

from samenspel.foundation.acting import Acting

from ..models import Agreement, Member, Part, Signature
from .telling import agreement_link, centre_of, everybody_in, name_of, record, tell

State = Agreement.State


def wait_for(*, member: Member, acting: Acting, now: datetime) -> None:
    """Let what is in force wait for somebody who has just come into the centre, and ask her to sign.

    Nothing is agreed about her without her: the database refuses what is in force without her signature.
    """
    if (member.side, member.state) != (Member.Side.CENTRE, Member.State.ACTIVE):
        return
    found = Agreement.objects.filter(circle=member.circle_id, state__in=Agreement.IN_FORCE).first()
    if found is None:
        return
    Agreement.objects.filter(pk=found.pk).update(state=State.WAITS)
    circle, name = member.circle, name_of(member.person_id)
    record(verb="agreement_waits", circle=circle, acting=acting, now=now, agreement=str(found.pk))
    facts: dict[str, Any] = {"circle": circle, "acting": acting, "now": now, "link": agreement_link(found)}
    tell(people=[member.person_id], kind="agreement_to_sign", **facts)
    others = [one for one in everybody_in(circle) if one != member.person_id]
    tell(people=others, kind="agreement_waits", name=name, **facts)


def holds_without(*, member: Member, acting: Acting, now: datetime) -> None:
    """Put what waited only for who now stops in force again, when everybody else signed it."""
    found = Agreement.objects.filter(circle=member.circle_id, state=State.WAITS).first()
    if found is None or member.side != Member.Side.CENTRE:
        return
    said = dict(Signature.objects.filter(agreement=found).values_list("person_id", "yes"))
    parts = Part.objects.filter(agreement=found).values_list("person_id", flat=True)
    needed = {*parts, *centre_of(member.circle)} - ({member.person_id} - set(parts))
    if all(said.values()) and all(said.get(person) for person in needed):
        Agreement.objects.filter(pk=found.pk).update(state=State.AGREED)
        record(verb="agreed", circle=member.circle, acting=acting, now=now, agreement=str(found.pk))

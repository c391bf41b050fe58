"""Writing down what somebody did with her own ask or offer; what another wrote for her, she hears."""

from datetime import datetime

from samenspel.commitments.facts import facts_about
from samenspel.foundation.acting import Acting

from ..models import Ask, Offer
from . import asking, offering

Brought = Ask | Offer


def note(verb: str, brought: Brought, acting: Acting, now: datetime, *, is_a_yes: bool = True) -> None:
    """Write the deed down; when it is a yes that somebody else wrote for her, she hears it."""
    for_her = is_a_yes and acting.on_behalf_of is not None
    if isinstance(brought, Ask):
        asking.record(verb=verb, ask=brought, acting=acting, now=now)
        if for_her:
            facts = facts_about(ball=brought.ball, now=now)
            asking.tell(ask=brought, person=brought.asker_id, kind="match_said_for_you", now=now, **facts)
    else:
        offering.record(verb=verb, offer=brought, acting=acting, now=now)
        if for_her:
            offering.tell(offer=brought, person=brought.offerer_id, kind="match_said_for_you", now=now)

"""Taking turns: by one's own yes, and given back without a reason (R14, R16)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.foundation.acting import Acting

from ... import errors
from ...models import Offer, RotaHelper, Turn
from ...rules import rota as small
from ..noting import note
from ..offering import must_be_offerer
from .guarding import call, some
from .telling import ASKER, later, others_hear


@transaction.atomic
def join_rota(*, helper: RotaHelper, offer: Offer, acting: Acting, now: datetime) -> None:
    """My own yes to a rota. There is no no: who says nothing was never asked.

    Raises OnlyTheOffererSays, AnotherWritesDown, RotaMoved.
    """
    must_be_offerer(offer=offer, acting=acting)
    some(call("say_yes_to_rota", helper.pk, now))
    note("joined_rota", offer, acting, now)
    later("rota_moved", helper.rota_id, to=ASKER)


@transaction.atomic
def take_turn(
    *, helper: RotaHelper, turn: UUID, begins_at: datetime, offer: Offer, acting: Acting, now: datetime
) -> None:
    """Take a turn that is open. Of two in the same second one gets it.

    Raises TurnTaken, NotReadyYet (a certificate or training comes first), RotaMoved.
    """
    must_be_offerer(offer=offer, acting=acting)
    if not call("take_turn", turn, helper.pk, now):
        raise errors.TurnTaken
    # Taking and giving back look the same in the journal: it keeps no list of who gave back (R16).
    note("changed_turns", offer, acting, now, is_a_yes=False)
    if begins_at - now <= small.LOOK_AHEAD:
        later("rota_moved", helper.rota_id, to=ASKER)


@transaction.atomic
def give_back(
    *, helper: RotaHelper, turns: Sequence[UUID], offer: Offer, acting: Acting, now: datetime
) -> int:
    """Give turns back: one, or all when somebody is ill. Return how many are open again.

    The others in the rota hear it at once, without a name; later the holder of the ball. Of what began
    already only the person hears: nobody can take it any more.
    """
    must_be_offerer(offer=offer, acting=acting)
    ahead = Turn.objects.filter(pk__in=turns, helper=helper, begins_at__gt=now).exists()
    number = some(call("give_turns_back", helper.pk, list(turns), now))
    note("changed_turns", offer, acting, now, is_a_yes=False)
    if ahead:
        others_hear(helper)
    else:
        later("rota_moved", helper.rota_id, to=ASKER)
    return number


@transaction.atomic
def say_reminders(*, helper: RotaHelper, want: bool, offer: Offer, acting: Acting, now: datetime) -> None:
    """Whether I want to be reminded the day before a turn. Raises OnlyTheOffererSays, RotaMoved."""
    must_be_offerer(offer=offer, acting=acting)
    some(call("say_reminders", helper.pk, want))
    note("said_reminders", offer, acting, now, is_a_yes=False)


@transaction.atomic
def leave_rota(*, helper: RotaHelper, offer: Offer, acting: Acting, now: datetime) -> None:
    """Leave it; a reason is never asked. My turns are open again, and the database tells the others."""
    must_be_offerer(offer=offer, acting=acting)
    some(call("leave_rota", helper.pk, now))
    note("left_rota", offer, acting, now, is_a_yes=False)
    later("rota_moved", helper.rota_id, to=ASKER)

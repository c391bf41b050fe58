"""Letters about neighbours that became untrue without a message that says so: they are not printed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from samenspel.foundation.days import day_of
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.notifications.queries import ABOUT_A_MATCH, CHOICES, OVER

from ..models import Match


@transaction.atomic
def let_letters_lapse(*, now: datetime) -> int:
    """What was true until a day, a choice from an empty list, a match that is over. For the job; how many.

    A list lapses as a whole, whoever chose what: so that a letter that lapsed tells nobody a no (R16).
    """
    letters, here = Message.objects.filter(state=Message.State.TO_PRINT), OuterRef("ball_id")
    open_list = Match.objects.filter(state=Match.State.SUGGESTED)
    empty = ~Exists(open_list.filter(ask__ball=here)) & ~Exists(open_list.filter(offer__ball=here))
    over = Exists(Match.objects.filter(pk=OuterRef("about_id"), ended_at__isnull=False))
    return (
        notifications.lapse_after_their_day(on=day_of(now), now=now)
        + notifications.lapse(letters=letters.filter(empty, kind__in=CHOICES), because=OVER, now=now)
        + notifications.lapse(letters=letters.filter(over, kind__in=ABOUT_A_MATCH), because=OVER, now=now)
    )

"""Letters that were overtaken before they were printed: they lapse, and whoever prints reads which and why.

Which message overtakes which stands in one table: `rules.AT_ITS_BALL` and `rules.OF_THE_SAME`.
"""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from .. import rules
from ..models import Message

State = Message.State
TOLD = (State.SENT, State.TO_PRINT, State.PRINTED, State.SHOWN, State.READ)  # she heard it, or will
WAITS = Q(state=State.TO_PRINT, channel=Message.Channel.LETTER)


def lapse(*, letters: QuerySet[Message], because: str, now: datetime) -> int:
    """These letters are not printed any more; those that may not lapse stay. Return how many."""
    waiting = letters.filter(WAITS, kind__in=rules.LAPSES)
    return waiting.update(state=State.LAPSED, lapsed_by=because, done_at=now)


def lapse_after_their_day(*, on: date, now: datetime) -> int:
    """What was true until a day before this one lapses. For the job."""
    return lapse(letters=Message.objects.filter(until_on__lt=on), because=rules.DAY, now=now)


def overtake(*, message: Message, now: datetime) -> None:
    """What this message makes untrue lapses; and it lapses itself when it came after what overtook it."""
    hers = Message.objects.filter(person=message.person_id, ball_id=message.ball_id)
    earlier = _either(
        message, rules.AT_ITS_BALL.get(message.kind, ()), rules.OF_THE_SAME.get(message.kind, ())
    )
    if earlier is not None:
        before = Q(made_at__lt=message.made_at) | Q(made_at=message.made_at, pk__lt=message.pk)
        lapse(letters=hers.filter(earlier, before), because=message.kind, now=now)
    later = _either(
        message,
        rules.overtaken_by(message.kind, rules.AT_ITS_BALL),
        rules.overtaken_by(message.kind, rules.OF_THE_SAME),
    )
    if message.state == State.TO_PRINT and later is not None:
        after = Q(made_at__gt=message.made_at) | Q(made_at=message.made_at, pk__gt=message.pk)
        found = hers.filter(later, after, state__in=TOLD).order_by("-made_at", "-pk").first()
        if found:
            lapse(letters=hers.filter(pk=message.pk), because=found.kind, now=now)
            message.refresh_from_db()


def _either(message: Message, at_ball: object, of_same: object) -> Q | None:
    if not at_ball and not of_same:
        return None
    same = Q(kind__in=of_same, about_id=message.about_id) if message.about_id else Q(pk__in=())
    return Q(kind__in=at_ball) | same

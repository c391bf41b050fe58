"""The plan of the night: short lists for all at once, and who meets from what both sides chose (I6, R14).

Nobody is assigned: a list is a suggestion, and nobody meets without the yes of both (decision 0031).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors
from ..models import Match, Round
from ..queries.candidates import written
from ..queries.planning import BothYes, NightList, both_yes
from ..rules import matching
from ..rules.matching import Choice, Suggestion
from .choosing import SIDES
from .suggesting import record, suggest_once, tell_side


@transaction.atomic
def make_lists(*, town: Area, night: NightList, told: set[UUID], acting: Acting, now: datetime) -> bool:
    """Give one neighbourhood its short lists of tonight: all of them, or none. False when that was done.

    `told`: the offers that heard tonight that there is something; each hears it once. For the job.
    """
    done = _take_night(town, night.area, now)
    if done is None:
        return False
    made = [one for one in (_suggest(town, pair, now) for pair in _in_order(night.lists)) if one]
    for match in made:
        record("suggested_neighbour", match, acting=acting, now=now)
    offers = {match.offer_id: match for match in made if match.offer_id not in told}
    asks = {match.ask_id: match for match in made}
    for match in offers.values():
        tell_side(match, "OFFERER", "ask_for_you", now=now)
    for match in asks.values():
        tell_side(match, "ASKER", "neighbours_for_you", now=now)
    told |= offers.keys()
    Round.objects.filter(pk=done.pk).update(asks=night.asks, listed=len(asks), suggested=len(made))
    return True


def _take_night(town: Area, area: UUID, now: datetime) -> Round | None:
    """Take this night in this area; None when it was taken. Who comes second waits here for the first."""
    made = Round(municipality=town, area_id=area, made_on=day_of(now), made_at=now)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return None
    return made


def _in_order(lists: Mapping[UUID, Sequence[Suggestion]]) -> list[Suggestion]:
    """By offer, whose row is locked: two who lock in one order do not wait for each other for ever."""
    found = (one for names in lists.values() for one in names)
    return sorted(found, key=lambda one: (one.helper, one.asker))


def _suggest(town: Area, pair: Suggestion, now: datetime) -> Match | None:
    """Suggest two to each other; None when one of them changed something since the plan looked."""
    reasons = written(pair)
    try:
        return suggest_once(
            town=town.pk, ask=pair.asker, offer=pair.helper, reasons=reasons, by=None, now=now
        )
    except errors.MatchMoved:
        return None


@transaction.atomic
def settle_lists(*, town: Area, acting: Acting, now: datetime) -> int:
    """Let meet who chose each other: deferred acceptance on the yeses of both sides. Return how many pairs.

    To whom somebody said yes first, is whom she would rather see. An ask meets as many as it is for; an offer
    as many as she has room for. Whoever is left over keeps her list until its day. For the job.
    """
    chosen = {(one.ask, one.offer): one for one in both_yes(town=town.pk, now=now)}
    met = [chosen[pair] for pair in _settled(list(chosen.values()))]
    # All of them before the journal: whoever answers, or lets an offer stand still, locks in that order too.
    rows = Match.objects.select_for_update(no_key=True).filter(pk__in=[one.match for one in met])
    list(rows.order_by("pk").values_list("pk"))
    count = sum(_bring_together(one.match, acting, now) for one in met)
    _take_night(town, town.pk, now)
    row = Round.objects.select_for_update().get(area=town, made_on=day_of(now))
    Round.objects.filter(pk=row.pk).update(meet=row.meet + count, made_at=now)
    return count


def _settled(chosen: Sequence[BothYes]) -> tuple[matching.Pair, ...]:
    asks: dict[UUID, list[UUID]] = {}
    for one in sorted(chosen, key=lambda one: (one.asker_said, one.match)):
        asks.setdefault(one.ask, []).append(one.offer)
    offers: dict[UUID, list[UUID]] = {}
    for one in sorted(chosen, key=lambda one: (one.offerer_said, one.match)):
        offers.setdefault(one.offer, []).append(one.ask)
    return matching.settle(
        askers=[Choice(*one) for one in asks.items()],
        helpers=[Choice(*one) for one in offers.items()],
        room={one.offer: one.room for one in chosen},
        wanted={one.ask: one.places for one in chosen},
    )


def _bring_together(pk: UUID, acting: Acting, now: datetime) -> bool:
    """Both said yes: they meet. False when one of them thought better of it at the last moment."""
    rows = Match.objects.filter(pk=pk, state=Match.State.SUGGESTED)
    try:
        with transaction.atomic():
            if not rows.update(state=Match.State.FIRST_MEETING):
                return False
    except IntegrityError:
        return False
    match = Match.objects.select_related("municipality").get(pk=pk)
    record("both_chose", match, acting=acting, now=now)
    for side in SIDES:
        tell_side(match, side, "both_want_to_meet", now=now)
    return True

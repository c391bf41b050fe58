"""What the plan of a night needs to know of a municipality, and what the last one did (decision 0031)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum

from samenspel.community.models import Area
from samenspel.foundation.days import day_of
from samenspel.foundation.rows import rows

from ..models import Ask, Match, Offer, Round, Standstill
from ..rules import helping, matching
from ..rules.matching import Asker, Helper, Suggestion
from .candidates import asker_of

State = Match.State
IN_HAND = (State.FIRST_MEETING, State.MET, *Match.FILLS_A_PLACE)
OFFER = (
    "id", "area", "kinds", "moments", "far", "languages", "topics", "learns", "not_with", "gender",
    "vog_seen_on", "at_most", "in_hand", "asked_lately",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NightList:
    """What one neighbourhood gets tonight: the short lists of its asks; and how many asks looked."""

    area: UUID
    asks: int
    lists: Mapping[UUID, Sequence[Suggestion]]


def towns_with_a_plan() -> QuerySet[Area]:
    """Return the municipalities where the plan may look for an ask, or where a list of a night is open."""
    asks = Ask.objects.open().filter(in_plan=True, municipality=OuterRef("pk"))
    lists = Match.objects.filter(state=State.SUGGESTED, suggested_by=None, municipality=OuterRef("pk"))
    return Area.objects.filter(Exists(asks) | Exists(lists)).order_by("pk")


def night(*, town: UUID, now: datetime) -> list[NightList]:
    """Return tonight's lists by neighbourhood, from the best plan for all at once; what was done is left out.

    Loads NumPy and the solver: for a job. Who wants to be left alone is not in it, on either side (R07).
    """
    from ..rules.matching.city import shortlists  # a page never carries the solver (decision 0025)

    today = day_of(now)
    done = Round.objects.filter(municipality=town, made_on=today).exclude(area=town).values("area")
    asks = list(_asks(town, now).exclude(area__in=done))
    if not asks:
        return []
    pairs = _pairs([ask.pk for ask in asks])
    askers = [_asker(ask, pairs[ask.pk]) for ask in asks]
    made = shortlists(askers, _helpers(town, now), today=today, most=helping.PLANNED).for_askers
    by_area: dict[UUID, list[UUID]] = defaultdict(list)
    for ask in asks:
        by_area[ask.area_id].append(ask.pk)
    return [
        NightList(area, len(found), {ask: made[ask] for ask in found if ask in made})
        for area, found in sorted(by_area.items())
    ]


def _asks(town: UUID, now: datetime) -> QuerySet[Ask]:
    """Who may get a list tonight: without one, and not with as many people yet as she asked for."""
    listed = Match.objects.filter(ask=OuterRef("pk"), state=State.SUGGESTED)
    return (
        Ask.objects.open()
        .annotate(found=Count("matches", filter=Q(matches__state__in=IN_HAND)))
        .filter(~Exists(listed), found__lt=F("people"), municipality=town, in_plan=True)
        .exclude(call_line="")
        .exclude(asker__no_contact_until__gt=day_of(now))
        .select_related("area", "asker")
        .order_by("pk")
    )


@dataclass(slots=True)
class _Pair:
    ask: UUID
    offer: UUID
    is_known: bool


def _pairs(asks: list[UUID]) -> dict[UUID, dict[bool, set[UUID]]]:
    """Return for each ask the offers that cannot be for her (False) and of whom she knows (True)."""
    found: dict[UUID, dict[bool, set[UUID]]] = defaultdict(lambda: {False: set(), True: set()})
    for pair in rows(_Pair, "SELECT * FROM pairs_of_plan(%(asks)s::uuid[])", {"asks": asks}):
        found[pair.ask][pair.is_known].add(pair.offer)
    return found


def _asker(ask: Ask, pairs: Mapping[bool, set[UUID]]) -> Asker:
    known, never = frozenset(pairs[True]), frozenset(pairs[False])
    made = asker_of(ask, language=ask.asker.language, known=known, never=never)
    return matching.asked_from(made, str(ask.area_id))


def _helpers(town: UUID, now: datetime) -> Iterator[Helper]:
    reach = matching.Reach(
        (str(area.pk), str(area.parent_id), (area.latitude or 0.0, area.longitude or 0.0))
        for area in Area.objects.filter(Q(municipality=town) | Q(pk=town))
    )
    still = Standstill.objects.in_force(on=day_of(now)).filter(municipality=town, person=OuterRef("offerer"))
    offers = (
        Offer.objects.filter(~Exists(still), municipality=town, state=Offer.State.OPEN)
        .exclude(offerer__no_contact_until__gt=day_of(now))
        .annotate(
            in_hand=Count("matches", filter=Q(matches__state__in=IN_HAND)),
            listed=Count("matches", filter=Q(matches__state=State.SUGGESTED)),
            asked_lately=Count("matches", filter=Q(matches__suggested_at__gte=now - helping.LATELY)),
        )
        .filter(listed__lte=helping.AT_MOST - helping.PLANNED)
        .order_by("pk")
    )
    for row in offers.values(*OFFER):
        yield _helper(row, reach.of(str(row["area"]), far=row["far"]))


def _helper(row: dict[str, Any], place: matching.Place) -> Helper:
    return Helper(
        id=row["id"], at=place.at, kinds=frozenset(row["kinds"]), within_m=place.within_m,
        capacity=row["at_most"] - row["in_hand"], times=matching.moments(row["moments"]),
        languages=frozenset(row["languages"]), likes=frozenset(row["topics"]),
        wants_to_learn=frozenset(row["learns"]), boundaries=frozenset(row["not_with"]) | place.not_in,
        gender=row["gender"], has_vog=row["vog_seen_on"] is not None, asked_lately=row["asked_lately"],
    )  # fmt: skip


@dataclass(slots=True)
class BothYes:
    """A pair of a list of a night who both said yes, when each said it, and the room that is left."""

    match: UUID
    ask: UUID
    offer: UUID
    asker_said: datetime
    offerer_said: datetime
    room: int
    places: int  # how many more people the ask is for


def both_yes(*, town: UUID, now: datetime) -> list[BothYes]:
    """Return who both said yes and had their time to choose: never a no, and nothing of who is silent."""
    facts = {"town": town, "before": now - helping.CHOOSE_TIME}
    return rows(BothYes, "SELECT * FROM mutual_yeses(%(town)s, %(before)s)", facts)


def last_night(*, on: date) -> dict[str, Any] | None:
    """Return when the last plan was made here and what it did: counts, for who works here. Or None."""
    towns = Area.objects.current(on=on).filter(kind=Area.Kind.MUNICIPALITY).order_by("name").values("pk")
    nights = Round.objects.filter(municipality=towns[:1]).values("made_on").order_by("-made_on")
    found = nights.annotate(
        at=Max("made_at"), asked=Sum("asks"), lists=Sum("listed"), names=Sum("suggested"), pairs=Sum("meet")
    ).first()
    return dict(found) if found else None

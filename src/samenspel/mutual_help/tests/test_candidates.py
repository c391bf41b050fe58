"""The statement that finds the best offers for an ask says what the pure rules say over every offer."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, called, started, suggested
from tests.play import as_the_owner

from samenspel.community.models import Area
from samenspel.mutual_help import queries
from samenspel.mutual_help.models import Ask, Involves, Match, Moment, Offer, Resource, Topic
from samenspel.mutual_help.queries.candidates import asker_of
from samenspel.mutual_help.rules import matching

KEYS = ("neighbour", "caller", "carer", "outsider", "neighbour", "carer", "caller", "outsider")


def some(words: Any, most: int = 2, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words.values[:4]), unique=True, max_size=most, min_size=least)


GENDERS = st.sampled_from(["", "", "WOMAN", "MAN"])
OFFERS = st.fixed_dictionaries(
    {
        "area": st.sampled_from("abc"), "far": st.sampled_from(["NEIGHBOURHOOD", "DISTRICT", "TOWN"]),
        "kinds": some(Resource, 3, 1), "moments": some(Moment), "topics": some(Topic, 4), "learns": some(Topic),
        "not_with": some(Involves, 1), "gender": GENDERS, "languages": st.sampled_from([[], ["nl"], ["tr", "nl"]]),
        "at_most": st.integers(1, 2), "vog": st.booleans(), "state": st.sampled_from(["OPEN", "OPEN", "OPEN", "PAUSED"]),
        "answers": st.booleans(),
    }
)  # fmt: skip
ASKS = st.fixed_dictionaries(
    {
        "area": st.sampled_from("abc"), "call_kinds": some(Resource, 4, 1), "call_moments": some(Moment),
        "call_topics": some(Topic, 4), "call_teaches": some(Topic), "call_involves": some(Involves, 1),
        "gender_wish": GENDERS, "needs_vog": st.booleans(),
        "call_languages": st.sampled_from([[], ["tr"], ["en", "nl"]]),
    }
)  # fmt: skip


def by_the_rules(ask: Ask, offers: list[Any], areas: list[Area]) -> list[UUID]:
    """All offers through the pure rules, with the areas as the plan of the night gives them."""
    reach = matching.Reach(
        (str(a.pk), str(a.parent_id), (a.latitude or 0.0, a.longitude or 0.0)) for a in areas
    )
    asker = asker_of(
        ask, language="nl", known=frozenset(one.pk for one in offers if one.known), never=frozenset()
    )
    asker = matching.asked_from(asker, str(ask.area_id))
    groups: list[list[matching.Helper]] = [[], []]
    for one in offers:
        place = reach.of(str(one.area_id), far=one.far)
        made = matching.Helper(
            id=one.pk, at=place.at, within_m=place.within_m, kinds=frozenset(one.kinds), capacity=one.at_most - one.filled,
            times=matching.moments(one.moments), languages=frozenset(one.languages), likes=frozenset(one.topics),
            wants_to_learn=frozenset(one.learns), boundaries=frozenset(one.not_with) | place.not_in,
            gender=one.gender, has_vog=one.vog_seen_on is not None, asked_lately=one.lately,
        )  # fmt: skip
        groups[0 if one.answers_id == ask.pk else 1].append(made)
    return [one.helper for group in groups for one in matching.one_request(asker, group)][:5]


def put(
    ask: Ask, hers: dict[str, Any], offers: list[Offer], theirs: list[dict[str, Any]], areas: list[Area]
) -> None:
    place = dict(zip("abc", areas, strict=True))
    Ask.objects.filter(pk=ask.pk).update(**hers | {"area": place[hers["area"]]})
    for offer, said in zip(offers, theirs, strict=True):
        fields = said | {"area": place[said["area"]], "answers": ask if said["answers"] else None}
        seen = {"vog_seen_on": NOW.date(), "vog_seen_by": ask.ball.holder_id} if fields.pop("vog") else {}
        Offer.objects.filter(pk=offer.pk).update(**fields | seen)


def test_the_statement_orders_as_the_rules_do(cast: Cast) -> None:
    offers = [answered_offer(cast, key) for key in KEYS]
    with as_the_owner():  # room for two, so that each example may give it one
        Offer.objects.filter(pk__in=[offers[0].pk, offers[1].pk]).update(at_most=2)
    started(cast, suggested(cast, called(cast), offers[0]))  # whom she knows, and who helps her
    other = called(cast)
    suggested(cast, other, offers[2])
    suggested(cast, other, offers[3])  # asked lately
    ask = called(cast)
    with as_the_owner():
        far = Area.objects.create(
            kind="DISTRICT", code="WKT2", name="Noord", parent=cast.town, municipality=cast.town
        )
        beyond = Area.objects.create(kind="NEIGHBOURHOOD", code="BUT9", name="Dijk", parent=far, municipality=cast.town,
                                     latitude=52.031, longitude=5.14)  # fmt: skip
        Area.objects.filter(pk=cast.molen.pk).update(latitude=52.0243, longitude=5.1287)
        areas = [Area.objects.get(pk=one.pk) for one in (cast.weide, cast.molen, beyond)]
        everywhere = list(Area.objects.all())
    found = set()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(ASKS, st.lists(OFFERS, min_size=len(KEYS), max_size=len(KEYS)))
    def same(hers: dict[str, Any], theirs: list[dict[str, Any]]) -> None:
        point = transaction.savepoint()
        cast.enter("wijkteam")
        with as_the_owner():
            at_least = [2 if n == 0 else said["at_most"] for n, said in enumerate(theirs)]
            put(ask, hers, offers, [s | {"at_most": n} for s, n in zip(theirs, at_least, strict=True)], areas)
            rows = Offer.objects.filter(pk__in=[one.pk for one in offers], state="OPEN").annotate(
                filled=Count("matches", filter=Q(matches__state__in=Match.FILLS_A_PLACE)),
                lately=Count("matches"), known=Exists(Match.objects.filter(offer__offerer=OuterRef("offerer"), active_at__isnull=False)),
            )  # fmt: skip
            pure = by_the_rules(Ask.objects.select_related("area").get(pk=ask.pk), list(rows), everywhere)
        names = [one.offer for one in queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW)]
        transaction.savepoint_rollback(point)
        assert names == pure
        found.add(len(names))

    same()
    assert max(found) > 2, "the examples must find somebody"

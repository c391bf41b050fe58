"""Asks that are alike get one answer: counts alone, and nobody is in without her own yes (R66, R14, R16)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql
from tests.truth.matrix_rows import made

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Ask, Bundle, BundleAsk
from samenspel.mutual_help.rules.bundling import Alike, Group, groups
from samenspel.notifications.models import Message
from samenspel.social_map.models import Entry

WALKERS = ("resident", "caller", "neighbour", "carer", "outsider")
LINES = ("Samen een half uur wandelen.", "Een ommetje met de hond.", "Wie wil er wandelen?", "Een loopje maken.",
         "Wandelen, rustig aan.")  # fmt: skip


def walk(cast: Cast, key: str, line: str, audience: str = "PUBLIC") -> Ask:
    ask = cast.ask(key=key)
    call = actions.Call(line=line, kinds=["TOGETHER"], audience=audience)
    return actions.call_neighbours(ask=ask, call=call, acting=cast.acting(key), now=NOW)


@pytest.fixture
def asks(cast: Cast) -> list[Ask]:
    """Five people of one neighbourhood want to walk, each in her own words."""
    return [walk(cast, key, line) for key, line in zip(WALKERS, LINES, strict=True)]


def walking(cast: Cast) -> Group | None:
    cast.enter("wijkteam")
    return next((one for one in queries.similar_asks() if one.theme == "wandelen"), None)


def proposed(cast: Cast, among: Any = None) -> Bundle:
    found = walking(cast)
    chosen = among or (found.asks if found else [])
    place = Entry(name="De Zwaan")
    proposal = actions.Proposal(
        "Dinsdag een rondje.", place, NOW + timedelta(days=9), NOW.date() + timedelta(days=6)
    )
    return actions.propose_bundle(
        asks=chosen, theme="wandelen", proposal=proposal, acting=cast.acting("wijkteam"), now=NOW
    )  # fmt: skip


def says(bundle: Bundle, ask: Ask, yes: bool = True) -> None:
    """The asker answers, with her code."""
    enter(Context(ball=ask.ball_id))
    acting = Acting(person=ask.asker_id, way="CODE")
    actions.answer_bundle(bundle=bundle.pk, ask=ask, yes=yes, acting=acting, now=NOW)


def card(ask: Ask) -> queries.BundleCard | None:
    enter(Context(ball=ask.ball_id))
    cards = queries.bundle_cards(queries.ask_page(ball=ask.ball_id, deed="together").more)
    return cards[0] if cards else None


def close(bundle: Bundle) -> str:
    with at_work("look_at_bundles"):
        later = NOW + timedelta(days=7)
        (found,) = queries.bundles_to_close(now=later, on=later.date())
        return actions.close_bundle(bundle=found, acting=a_job("look_at_bundles"), now=later)


def yeses() -> list[tuple[Any, ...]]:
    with as_the_owner():
        return list(sql("SELECT ask_id, written_by FROM mutual_help_bundleyes ORDER BY said_at"))


def told(kind: str) -> int:
    with as_the_owner():
        return Message.objects.filter(kind=kind).values("person").distinct().count()


def test_a_group_is_a_theme_in_a_neighbourhood_and_never_a_few() -> None:
    here, there = UUID(int=1), UUID(int=2)
    asks = [Alike(UUID(int=10 + n), here, "Weide", frozenset({"wandelen"}), n) for n in range(3)]
    asks += [
        Alike(UUID(int=20), there, "Molen", frozenset({"wandelen"}), 20),
        Alike(UUID(int=21), here, "Weide", frozenset(), 21),
    ]
    assert groups(asks, least=3) == [Group(here, "Weide", "wandelen", tuple(one.ask for one in asks[:3]))]
    assert groups(asks, least=4) == []


def test_a_small_group_is_not_there_nor_whose_sentence_is_for_another_holder(cast: Cast) -> None:
    asks = [walk(cast, key, line) for key, line in zip(WALKERS[:4], LINES, strict=False)]
    assert walking(cast) is None
    with refused(errors.NotEnoughAlike):  # whatever the page showed
        proposed(cast, [one.pk for one in asks])
    hidden = walk(cast, "outsider", LINES[4], audience="HOLDER")
    found = walking(cast)  # she holds it
    assert found is not None
    assert hidden.pk in found.asks
    for key in (
        "gp",
        "resident",
        None,
    ):  # another professional does not read it; who does not work here, nothing
        cast.enter(key)
        assert hidden.pk not in [row[0] for row in sql("SELECT id FROM asks_to_bundle()")]


def test_one_who_asks_five_times_is_one(cast: Cast) -> None:
    mine = [walk(cast, "resident", line) for line in LINES]
    assert walking(cast) is None
    with refused(errors.NotEnoughAlike):
        proposed(cast, [one.pk for one in mine])
    asks = [walk(cast, key, line) for key, line in zip(WALKERS[1:], LINES, strict=False)]
    found = walking(cast)
    assert found is not None
    assert len(found.asks) == 5, "one of her five, and of each other the only one"
    assert {one.pk for one in asks} < set(found.asks)
    with refused(errors.NotEnoughAlike):  # whatever was sent
        proposed(cast, [*found.asks, next(one.pk for one in mine if one.pk not in found.asks)])


def test_from_the_minimum_it_goes_on_and_who_said_yes_hears_where(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    with at_work("look_at_bundles"):
        (new,) = queries.bundles_to_tell()
        job = {"acting": a_job("look_at_bundles"), "now": NOW}
        assert [actions.ask_bundle(bundle=new, **job) for _ in range(2)] == [True, False]
    assert told("bundle_asked") == 5
    for ask in asks:
        says(bundle, ask)
        before = card(ask)
        assert before is not None
        assert (before.others, before.meet_name, before.going, before.my_yes) == (4, "", None, True)
    assert close(bundle) == "GOES_ON"
    assert told("bundle_goes_on") == 5
    after = card(asks[0])
    assert after is not None
    assert (after.meet_name, after.going) == ("De Zwaan", 5)
    says(bundle, asks[0], yes=False)  # after all not: her yes goes, and nobody hears it
    assert card(asks[0]) is None
    assert len(yeses()) == 4
    with at_work("look_at_bundles"):
        (found,) = queries.bundles_to_close(now=NOW + timedelta(days=10), on=NOW.date())
        actions.close_bundle(bundle=found, acting=a_job("look_at_bundles"), now=NOW + timedelta(days=10))
    assert yeses() == []


def test_below_it_lapses_and_everybody_hears_the_same(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    for ask in asks[:4]:
        says(bundle, ask)
    with at_work("look_at_bundles"):
        jobs.look_at_bundles(0)  # the morning after it was proposed
    assert told("bundle_asked") == 5
    assert close(bundle) == "LAPSED"
    assert (told("bundle_lapsed"), told("bundle_goes_on"), yeses()) == (5, 0, [])
    shown = card(asks[4])
    assert shown is not None
    assert (shown.state, shown.going) == ("LAPSED", None)
    cast.enter(WALKERS[0])
    assert Ask.objects.get(pk=asks[0].pk).is_open


def test_a_no_leaves_the_same_as_silence(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    with as_the_owner():
        before = list(
            sql(
                "SELECT b::text, x::text FROM mutual_help_bundle b JOIN mutual_help_bundleask x ON x.bundle_id = b.id ORDER BY x.id"
            )
        )
    says(bundle, asks[0], yes=False)
    says(bundle, asks[1])
    says(bundle, asks[1], yes=False)
    with as_the_owner():
        after = list(
            sql(
                "SELECT b::text, x::text FROM mutual_help_bundle b JOIN mutual_help_bundleask x ON x.bundle_id = b.id ORDER BY x.id"
            )
        )
        terms = sql("SELECT DISTINCT terms FROM journal_entry WHERE verb = 'answered_bundle'")
    assert (after, yeses(), len(terms)) == (before, [], 1)


def test_by_telephone_whose_hand_it_was_stands_beside_it_and_it_is_not_read_back(
    cast: Cast, asks: list[Ask]
) -> None:
    bundle, ask = proposed(cast), asks[0]
    cast.enter("wijkteam")
    acting = cast.acting("wijkteam").namens(ask.asker_id, way="DESK")
    actions.answer_bundle(bundle=bundle.pk, ask=cast.again(ask, "wijkteam"), yes=True, acting=acting, now=NOW)
    assert yeses() == [(ask.pk, cast["wijkteam"].pk)]
    assert told("match_said_for_you") == 1
    cast.enter("wijkteam")
    (shown,) = queries.bundle_cards(queries.ask_page(ball=ask.ball_id, deed="together").more)
    assert (shown.is_mine, shown.my_yes) == (False, False)


def test_nobody_is_in_without_her_own_yes(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    put = "INSERT INTO mutual_help_bundleyes (bundle_id, ask_id, said_at) VALUES (%s, %s, now())"
    for key in ("resident", "wijkteam", "gp"):  # as the web's own role nothing can be read or written
        cast.enter(key)
        for question in (put, "SELECT 1 FROM mutual_help_bundleyes WHERE bundle_id = %s OR ask_id = %s",
                         "INSERT INTO mutual_help_bundleask (id, bundle_id, ask_id) VALUES (gen_random_uuid(), %s, %s)"):  # fmt: skip
            with refused(ProgrammingError):
                sql(question, bundle.pk, asks[1].pk)
        with refused(ProgrammingError):
            sql("UPDATE mutual_help_bundle SET going = 9")
    for key in ("resident", "gp"):  # for another's ask, through the front door of the database
        cast.enter(key)
        with refused(IntegrityError):
            sql("SELECT answer_bundle(%s, %s, true, now())", bundle.pk, asks[1].pk)
    cast.enter(None)
    with as_the_owner():  # and even who owns the tables
        for question, values in (
            (put, (bundle.pk, asks[1].pk)),
            ("UPDATE mutual_help_bundle SET state = 'GOES_ON', going = 5", ()),
            ("UPDATE mutual_help_bundle SET meet_name = 'Elders'", ()),
        ):
            with refused(IntegrityError):
                sql(question, *values)


def test_each_ask_is_asked_once_and_an_ended_ask_counts_no_more(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    assert walking(cast) is None  # they are being asked: nobody asks them a second time
    with refused(errors.NotEnoughAlike):
        proposed(cast, [one.pk for one in asks])
    with as_the_owner(), refused(IntegrityError), transaction.atomic():
        BundleAsk.objects.create(bundle=bundle, ask=asks[0])
    for ask in asks:
        says(bundle, ask)
    cast.enter("resident")
    actions.withdraw(ask=cast.again(asks[0], "resident"), acting=cast.acting("resident"), now=NOW)
    assert len(yeses()) == 4
    assert close(bundle) == "LAPSED"


def test_it_is_called_off_by_who_proposed_it_and_everybody_hears_the_same(
    cast: Cast, asks: list[Ask]
) -> None:
    bundle = proposed(cast)
    cast.enter("youssef")
    with refused(errors.BundleMoved):
        actions.call_off_bundle(bundle=bundle, acting=cast.acting("youssef"), now=NOW)
    with at_work("look_at_bundles"):
        jobs.look_at_bundles(0)
    for ask in asks:
        says(bundle, ask)
    assert close(bundle) == "GOES_ON"
    says(bundle, asks[0], yes=False)  # what she said after that is told to nobody either
    cast.enter("wijkteam")
    actions.call_off_bundle(bundle=bundle, acting=cast.acting("wijkteam"), now=NOW)
    jobs_told = told("bundle_off")
    with at_work("tell_bundle_off"):
        actions.tell_bundle_off(bundle=bundle.pk, now=NOW)
    assert (jobs_told, told("bundle_off"), yeses()) == (0, 5, [])
    shown = [card(ask) for ask in asks]
    assert [(one.state, one.going, one.meet_name, one.my_yes) for one in shown if one] == [
        ("OFF", None, "", False)
    ] * 5
    assert walking(cast) is not None  # and they may be asked something else
    cast.enter("wijkteam")
    with refused(errors.BundleMoved):  # once
        actions.call_off_bundle(bundle=bundle, acting=cast.acting("wijkteam"), now=NOW)


def leaves(cast: Cast, key: str) -> None:
    """She works here no more; what she held was passed on before."""
    with made():
        sql("UPDATE community_membership SET ends_on = current_date WHERE person_id = %s", cast[key].pk)


def test_when_who_proposed_it_left_a_colleague_calls_it_off(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    address, press = reverse("work_bundles"), {"bundle": str(bundle.pk)}
    with as_the_owner():
        youssef = signed_in(cast, "youssef")
    assert youssef.post(address, press).status_code == 404
    leaves(cast, "wijkteam")
    with as_the_owner():
        elsewhere, hers = signed_in(cast, "coach"), signed_in(cast, "wijkteam")
    for client in (elsewhere, hers):  # of another organisation, and she herself, who works here no more
        assert client.post(address, press).status_code in (403, 404)
    for ask in asks:  # nor who was asked
        enter(Context(ball=ask.ball_id))
        assert sql("SELECT call_off_bundle(%s, now())", bundle.pk) == [(False,)]
    assert "Een collega die hier niet meer werkt, stelde dit voor." in youssef.get(address).content.decode()
    said = youssef.post(address, press, follow=True).content.decode()
    assert "Afgezegd." in said
    assert "stelde dit voor" not in said
    with as_the_owner():
        assert Bundle.objects.get(pk=bundle.pk).state == "OFF"


def test_what_nobody_was_asked_is_called_off_without_a_word(cast: Cast, asks: list[Ask]) -> None:
    bundle = proposed(cast)
    actions.call_off_bundle(bundle=bundle, acting=cast.acting("wijkteam"), now=NOW)
    with at_work("look_at_bundles"):
        jobs.look_at_bundles(0)
        actions.tell_bundle_off(bundle=bundle.pk, now=NOW)
    assert (told("bundle_asked"), told("bundle_off")) == (0, 0)
    assert asks


def test_an_asker_reads_how_it_stands_and_is_led_there_only_then(cast: Cast, asks: list[Ask]) -> None:
    follow = reverse("follow", args=[asks[0].ball.address_code])
    together = reverse("follow_together", args=[asks[0].ball.address_code])
    cast.enter(None)
    assert together not in Client().get(follow).content.decode()
    bundle = proposed(cast)
    for ask in asks[:4]:
        says(bundle, ask)
    cast.enter(None)
    assert together in Client().get(follow).content.decode()
    close(bundle)
    cast.enter(None)
    assert "Deze keer gaat het niet door" in Client().get(together).content.decode()

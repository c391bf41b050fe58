"""What somebody does with her own offer; and that only she says why she does it (R14, R15, R16)."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Effort, Offer
from samenspel.social_map import actions as social_map

from .test_answer_offer import answer

CHOOSE = (
    "UPDATE mutual_help_offer SET effort = 'VOLUNTARY', own_reason = 'Leuk', chose_at = now() WHERE id = %s"
)


def mandated(cast: Cast) -> Offer:
    """An offer of the caller that is demanded of him, written down at the desk."""
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    return offered(cast, "caller", acting=acting, way="PHONE", effort="MANDATED")


def hers(cast: Cast) -> tuple[Offer, Acting]:
    """The resident's offer, answered; and she acts."""
    made = answer(cast, offered(cast))
    cast.enter("resident")
    return queries.offer_for(ball=made.ball_id), cast.acting("resident")


def test_she_rests_and_is_there_again(cast: Cast) -> None:
    made, me = hers(cast)
    assert actions.pause_offer(offer=made, acting=me, now=NOW).state == "PAUSED"
    assert actions.resume_offer(offer=made, acting=me, now=NOW).state == "OPEN"


@pytest.mark.parametrize("answered", [True, False])
def test_she_stops_at_any_moment_and_needs_no_reason(cast: Cast, answered: bool) -> None:
    made, me = hers(cast) if answered else (offered(cast), cast.acting("resident"))
    stopped = actions.stop_offer(offer=made, acting=me, now=NOW)
    assert (stopped.state, stopped.ended_at) == ("ENDED", NOW)
    with refused(errors.OfferMoved):
        actions.resume_offer(offer=stopped, acting=me, now=NOW)


def test_nobody_joins_before_a_human_answered(cast: Cast) -> None:
    made = offered(cast)
    for verb in (actions.resume_offer, actions.pause_offer):
        with refused(errors.OfferMoved):
            verb(offer=made, acting=cast.acting("resident"), now=NOW)


@pytest.mark.parametrize("verb", [actions.pause_offer, actions.stop_offer, actions.say_it_must])
def test_it_is_closed_to_who_answers_it(cast: Cast, verb: object) -> None:
    made = offered(cast)
    cast.enter("wijkteam")
    with refused(errors.OnlyTheOffererSays):
        verb(offer=made, acting=cast.acting("wijkteam"), now=NOW)  # type: ignore[operator]


def test_hours_that_are_demanded_are_in_no_total_of_volunteers(cast: Cast) -> None:
    free, must = offered(cast), mandated(cast)
    for made in (free, must):
        enter(Context(ball=made.ball_id))
        acting = Acting(person=made.offerer_id)
        actions.say_hours(offer=made, given_on=NOW.date(), minutes=60, acting=acting, now=NOW)
    assert queries.voluntary_time(areas=[cast.weide.pk], since=NOW.date()) == (1, 60)


def test_a_time_that_was_a_mistake_counts_nowhere(cast: Cast) -> None:
    made = offered(cast)
    enter(Context(ball=made.ball_id))
    me = Acting(person=made.offerer_id, way="CODE")
    rows = [
        actions.say_hours(offer=made, given_on=NOW.date(), minutes=minutes, acting=me, now=NOW)
        for minutes in (480, 60)
    ]
    for _ in range(2):  # pressed twice is done once
        actions.take_back_hours(offer=made, effort=rows[0].pk, acting=me, now=NOW)
    assert [one.minutes for one in queries.hours_of(offer=made.pk)] == [60]
    assert queries.voluntary_time(areas=[cast.weide.pk], since=NOW.date()) == (1, 60)
    sql("UPDATE mutual_help_effort SET taken_back_at = NULL WHERE id = %s", rows[0].pk)  # finds nothing
    assert [one.minutes for one in queries.hours_of(offer=made.pk)] == [60]


def test_nobody_else_takes_a_time_back(cast: Cast) -> None:
    made, other = offered(cast), offered(cast, "carer")
    enter(Context(ball=made.ball_id))
    me = Acting(person=made.offerer_id, way="CODE")
    row = actions.say_hours(offer=made, given_on=NOW.date(), minutes=60, acting=me, now=NOW)
    enter(Context(ball=other.ball_id))
    hers = Acting(person=other.offerer_id, way="CODE")
    actions.take_back_hours(offer=other, effort=row.pk, acting=hers, now=NOW)
    with refused(errors.OnlyTheOffererSays):
        actions.take_back_hours(offer=made, effort=row.pk, acting=cast.acting("outsider"), now=NOW)
    enter(Context(ball=made.ball_id))
    assert len(queries.hours_of(offer=made.pk)) == 1


def test_nobody_writes_demanded_hours_down_as_voluntary(cast: Cast) -> None:
    made = mandated(cast)
    enter(Context(ball=made.ball_id))
    row = Effort(offer=made, given_on=NOW.date(), minutes=60, kind="VOLUNTARY", said_at=NOW)
    row.save(force_insert=True)  # as app, straight into the table
    row.refresh_from_db()
    assert row.kind == "MANDATED"
    with refused():
        sql("UPDATE mutual_help_effort SET kind = 'VOLUNTARY' WHERE id = %s", row.pk)
    assert queries.voluntary_time(areas=[cast.weide.pk], since=NOW.date()) == (0, 0)


def test_later_words_do_not_change_what_an_hour_was(cast: Cast) -> None:
    made = mandated(cast)
    enter(Context(ball=made.ball_id))
    me = Acting(person=made.offerer_id, way="CODE")
    actions.say_hours(offer=made, given_on=NOW.date(), minutes=60, acting=me, now=NOW)
    actions.choose_it_herself(offer=made, likes_it="De mensen", chose=True, acting=me, now=NOW)
    actions.say_hours(offer=made, given_on=NOW.date(), minutes=30, acting=me, now=NOW)
    assert queries.voluntary_time(areas=[cast.weide.pk], since=NOW.date()) == (1, 30)


def test_time_of_before_she_chose_it_stays_demanded_whenever_she_tells_of_it(cast: Cast) -> None:
    """R15: also when she stopped, and offers anew of her own will."""
    made = mandated(cast)
    enter(Context(ball=made.ball_id))
    me = Acting(person=made.offerer_id, way="CODE")
    with as_the_owner():
        sql("UPDATE mutual_help_offer SET offered_at = %s RETURNING 1", NOW - timedelta(days=90))
    actions.choose_it_herself(offer=made, likes_it="De mensen", chose=True, acting=me, now=NOW)
    long_ago = NOW.date() - timedelta(days=60)
    for day, minutes in ((long_ago, 480), (NOW.date() - timedelta(days=1), 240), (NOW.date(), 30)):
        actions.say_hours(offer=made, given_on=day, minutes=minutes, acting=me, now=NOW)
    assert queries.voluntary_time(areas=[cast.weide.pk], since=long_ago) == (1, 30)


def test_time_of_a_demanded_offer_is_not_told_with_the_next_one(cast: Cast) -> None:
    made = mandated(cast)
    with as_the_owner():
        then = NOW - timedelta(days=90)
        sql("UPDATE mutual_help_offer SET offered_at = %s RETURNING 1", then)
    answer(cast, made)
    cast.enter("caller")
    first = queries.offer_for(ball=made.ball_id)
    actions.stop_offer(offer=first, acting=cast.acting("caller"), now=NOW - timedelta(days=2))
    anew = offered(cast, "caller")
    enter(Context(ball=anew.ball_id))
    me = Acting(person=anew.offerer_id, way="CODE")
    for day in (NOW.date() - timedelta(days=60), NOW.date()):
        actions.say_hours(offer=anew, given_on=day, minutes=60, acting=me, now=NOW)
    assert queries.voluntary_time(areas=[cast.weide.pk], since=then.date()) == (1, 60)


@pytest.mark.parametrize("key", ["wijkteam", "desk"])
def test_nobody_who_sits_at_her_ball_makes_it_voluntary(cast: Cast, key: str) -> None:
    made = mandated(cast)
    cast.enter(key)
    with pytest.raises(IntegrityError, match="only she says why"), transaction.atomic():
        sql(CHOOSE, made.pk)
    acting = cast.acting(key).namens(made.offerer_id, way="DESK")
    with refused(errors.HerOwnChoice):
        actions.choose_it_herself(offer=made, likes_it="Leuk", chose=True, acting=acting, now=NOW)


def test_who_acts_for_her_does_not_choose_for_her(cast: Cast) -> None:
    made = offered(cast, effort="MANDATED")
    enter(Context(person=cast["resident"].pk))
    sql("SELECT set_config('samenspel.representative', %s, true)", str(cast["carer"].pk))
    with pytest.raises(IntegrityError, match="only she says why"), transaction.atomic():
        sql(CHOOSE, made.pk)


def test_by_telephone_she_chooses_it_with_the_code_that_she_reads_out(cast: Cast) -> None:
    made = mandated(cast)
    enter(Context(person=cast["desk"].pk, ball=made.ball_id))
    acting = cast.acting("desk").namens(made.offerer_id, way="DESK")
    chosen = actions.choose_it_herself(offer=made, likes_it="Buiten zijn", chose=True, acting=acting, now=NOW)
    assert (chosen.effort, chosen.own_reason) == ("VOLUNTARY", "Buiten zijn")


@pytest.mark.parametrize(("likes_it", "chose"), [("", True), ("Leuk", False)])
def test_it_takes_what_she_likes_and_that_she_chose_it(cast: Cast, likes_it: str, chose: bool) -> None:
    made = offered(cast, effort="MANDATED")
    with refused(errors.SayWhatYouLike):
        actions.choose_it_herself(
            offer=made, likes_it=likes_it, chose=chose, acting=cast.acting("resident"), now=NOW
        )
    with pytest.raises(IntegrityError, match="what she likes"), transaction.atomic():
        sql("UPDATE mutual_help_offer SET effort = 'VOLUNTARY' WHERE id = %s", made.pk)


def test_nothing_anywhere_keeps_score_of_somebody(cast: Cast) -> None:
    """R16, R20, R32: no reliability, no ranking, no money saved, no chance of success."""
    with as_the_owner():
        columns = sql(
            "SELECT column_name FROM information_schema.columns WHERE table_name LIKE 'mutual_help%%'"
        )
    forbidden = (
        "score",
        "rank",
        "reliab",
        "refus",
        "declin",
        "saved",
        "saving",
        "chance",
        "points",
        "vulner",
    )
    assert [name for (name,) in columns if any(word in name for word in forbidden)] == []
    assert cast


def test_she_says_how_we_may_call_her(cast: Cast) -> None:
    made, me = hers(cast)
    actions.rename_offerer(offer=made, name=" Élise ", acting=me, now=NOW)
    assert queries.offer_for(ball=made.ball_id).offerer.shown == "Élise"
    cast.enter("wijkteam")
    with refused(errors.OnlyTheOffererSays):
        actions.rename_offerer(
            offer=queries.offer_for(ball=made.ball_id), name="x", acting=cast.acting("wijkteam"), now=NOW
        )


def test_her_hours_add_up_on_paper_and_what_was_demanded_stands_apart(cast: Cast, client: Client) -> None:
    made, me = hers(cast)
    for minutes in (60, 30):
        actions.say_hours(offer=made, given_on=NOW.date(), minutes=minutes, acting=me, now=NOW)
    actions.say_it_must(offer=made, acting=me, now=NOW)
    made = queries.offer_for(ball=made.ball_id)
    for _ in range(21):  # more than fits on one screen
        actions.say_hours(offer=made, given_on=NOW.date(), minutes=240, acting=me, now=NOW)
    page = client.get(reverse("offer_hours", args=[made.ball.address_code])).content.decode()
    assert "<dt>Samen, als vrijwilliger</dt><dd>1 uur en 30 minuten</dd>" in page
    assert "<dt>Samen, omdat het van iemand moest</dt><dd>84 uur</dd>" in page
    assert "data-print" in page
    assert f"{date_format(NOW.date(), 'l j F Y')}: een uur" in page  # 'vandaag' is not true on paper tomorrow


def test_who_stopped_still_finds_her_hours(cast: Cast, client: Client) -> None:
    made, me = hers(cast)
    actions.stop_offer(offer=made, acting=me, now=NOW)
    page = client.get(reverse("offer_follow", args=[made.ball.address_code])).content.decode()
    assert reverse("offer_hours", args=[made.ball.address_code]) in page


def test_who_got_an_answer_reads_whom_she_can_call_about_it(cast: Cast, client: Client) -> None:
    code = offered(cast).ball.address_code
    page = reverse("offer_follow", args=[code])
    assert "Wil je iets terugzeggen?" not in client.get(page).content.decode()
    made, _ = hers(cast)
    shown = client.get(reverse("offer_follow", args=[made.ball.address_code])).content.decode()
    assert 'Wil je iets terugzeggen? <a href="tel:' in shown


def test_nobody_is_said_to_want_it_before_she_said_so(cast: Cast, client: Client) -> None:
    """R15: it counts as voluntary until she says otherwise, and the page does not put that in her mouth."""
    made, me = hers(cast)
    pages = [reverse(name, args=[made.ball.address_code]) for name in ("offer_follow", "offer_own_choice")]
    before = "".join(client.get(page).content.decode() for page in pages)
    assert "omdat ik het wil" not in before
    assert "Moet het van iemand? Zeg het hier." in before
    assert "Je zei het nog niet." in before
    actions.choose_it_herself(offer=made, likes_it="Koken", chose=True, acting=me, now=NOW)
    after = "".join(client.get(page).content.decode() for page in pages)
    assert "Nu: omdat ik het wil." in after
    assert "Nu staat er: omdat ik het wil." in after


def test_what_she_likes_leads_to_places_where_she_can_do_that(cast: Cast, client: Client) -> None:
    """I58: the words of an offer are the words of a place."""
    made, me = hers(cast)
    page = reverse("offer_follow", args=[made.ball.address_code])
    assert f"{reverse('map')}?kan=IETS" in client.get(page).content.decode()
    more = actions.More(at_most=1, topics=["GARDEN", "ANIMALS"])
    actions.tell_more(offer=made, more=more, acting=me, now=NOW)
    facts = {"summary": "Geiten.", "owner_agreed": True, "latitude": 52.021, "longitude": 5.121}
    with at_work("map_import"):
        for name, talents in (("Geitenwei", ["ANIMALS"]), ("Koor", ["MUSIC"])):
            social_map.put_entry(
                facts=social_map.EntryFacts(name=name, talents=talents, **facts), source="test", source_id=name,
                acting=a_job("map_import"), now=NOW,
            )  # fmt: skip
    links = dict(re.findall(r'href="([^"]*[?&]kan=[^"]*)">([^<]*)<', client.get(page).content.decode()))
    assert sorted(links.values()) == ["Dieren", "Tuinieren"]
    there = next(url for url, label in links.items() if label == "Dieren").replace("&amp;", "&")
    found = client.get(there).content.decode()
    assert "Geitenwei" in found
    assert "Koor" not in found

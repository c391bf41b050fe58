"""A rota: nobody came. She says so in one press, somebody looks how she is, and it counts for nobody (R16, R48)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import errors as ball_errors
from samenspel.commitments.models import Absence, Ball
from samenspel.foundation import clock
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import NobodyCame, Rota, RotaHelper, Turn
from samenspel.notifications.models import Message

from .rota_people import CIRCLE, begun, by_code, card_of, had, page_of, takes, tell, told, with_offer


def missed(cast: Cast) -> tuple[Rota, RotaHelper, RotaHelper, Turn, Any]:
    """A turn of the first helper was yesterday."""
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    by_code(rota.ask)
    at = NOW - timedelta(days=1)
    turn = Turn(rota=rota, kind="VISIT", begins_at=at, ends_at=at + timedelta(hours=1), opened_at=at)
    turn.save(force_insert=True)
    had(henk, turn)
    return rota, henk, other, turn, NOW


def nothing_done(statement: str, *values: object) -> bool:
    """True when the database refuses it, or finds no row that may be touched."""
    try:
        with transaction.atomic():
            return sql(statement, *values) in ([], [(0,)])
    except DatabaseError:
        return True


def says(rota: Rota, turn: Turn, at: Any) -> None:
    hers = by_code(rota.ask)
    actions.say_nobody_came(rota=queries.rota_for(pk=rota.pk), turn=turn.pk, **(hers | {"now": at}))


def looks_after(cast: Cast, rota: Rota, turn: Turn, at: Any, who: str = "wijkteam") -> None:
    cast.enter(who)
    found = queries.rota_for(pk=rota.pk)
    actions.looked_after(rota=found, turn=turn.pk, acting=cast.acting(who), now=at)


def test_given_back_too_late_is_asked_of_nobody_else(cast: Cast, client: Client) -> None:
    """A night that began: she said that nobody came, and now he says so. Nobody else can come to it any more."""
    rota, (henk, _other) = begun(cast, "neighbour", "carer")
    by_code(rota.ask)
    at = clock.now() - timedelta(hours=9)  # yesterday evening, until this morning
    turn = Turn(rota=rota, kind="STAY", begins_at=at, ends_at=at + timedelta(hours=11), opened_at=at)
    turn.save(force_insert=True)
    had(henk, turn)
    says(rota, turn, clock.now())
    assert [one.id for one in page_of(rota).nobody_came] == [turn.pk]
    his = with_offer(henk)["offer"]
    before = len(told())
    press = {"do": "back", "helper": str(henk.pk), "turn": str(turn.pk)}
    page = client.post(reverse("offer_turns", args=[his.ball.address_code]), press, follow=True)
    assert "We vragen het de anderen" not in page.content.decode()
    assert "Goed dat je het zegt." in page.content.decode()
    assert [(args["kind"], args["to"]) for args in told()[before:]] == [("rota_moved", "ASKER")]


def test_whoever_has_the_ball_hears_it_soon_and_nobody_else(cast: Cast) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    before = len(told())
    says(rota, turn, at)
    assert [(args["kind"], args["to"]) for args in told()[before:]] == [("nobody_came", "HOLDER")]
    assert tell("nobody_came", before) == {cast["wijkteam"].name}
    with as_the_owner():
        ball = Ball.objects.get(pk=rota.ask.ball_id)
        assert (ball.due_at, ball.reminded) == (at + timedelta(hours=2), Ball.Reminded.NOBODY)
        body = Message.objects.get(kind="nobody_came")
    assert cast["neighbour"].name not in str(body.__dict__)


def test_a_ball_that_was_due_sooner_stays_so(cast: Cast) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    with as_the_owner():
        Ball.objects.filter(pk=rota.ask.ball_id).update(due_at=at + timedelta(hours=1))
    says(rota, turn, at)
    with as_the_owner():
        assert Ball.objects.get(pk=rota.ask.ball_id).due_at == at + timedelta(hours=1)


def test_when_the_holder_is_away_it_goes_to_who_stands_in(cast: Cast) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    with as_the_owner():
        ball = Ball.objects.get(pk=rota.ask.ball_id)
        Absence.objects.create(
            person_id=ball.holder_id, starts_on=NOW.date(), ends_on=NOW.date() + timedelta(days=5)
        )
    before = len(told())
    says(rota, turn, at)
    assert ball.deputy_id
    tell("nobody_came", before)
    with as_the_owner():
        assert Message.objects.get(kind="nobody_came").person_id == ball.deputy_id


@pytest.mark.parametrize("away", [True, False])
def test_no_name_is_promised_of_who_is_away(cast: Cast, client: Client, away: bool) -> None:
    rota, (henk,) = begun(cast, "neighbour")
    by_code(rota.ask)
    at = clock.now() - timedelta(hours=1)
    turn = Turn(rota=rota, kind="VISIT", begins_at=at, ends_at=at + timedelta(hours=1), opened_at=at)
    turn.save(force_insert=True)
    had(henk, turn)
    with as_the_owner():
        ball = Ball.objects.select_related("holder").get(pk=rota.ask.ball_id)
        if away:
            today = clock.today()
            Absence.objects.create(person=ball.holder, starts_on=today, ends_on=today + timedelta(days=5))
    by_code(rota.ask)
    page, promise = reverse("follow_rota", args=[ball.address_code]), f"{ball.holder.shown} kijkt"
    assert (promise in client.get(page).content.decode()) is not away
    says(rota, turn, clock.now())
    said = client.get(page).content.decode()
    assert "Je zei dat er niemand kwam" in said
    assert (f"{promise} hoe het met je gaat." in said) is not away
    assert ("Een van ons kijkt hoe het met je gaat." in said) is away


def test_who_would_have_come_and_the_others_read_nothing_of_it(cast: Cast) -> None:
    rota, henk, other, turn, at = missed(cast)
    untouched = card_of(henk), card_of(other)
    says(rota, turn, at)
    for helper, card in zip((henk, other), untouched, strict=True):
        with_offer(helper)
        assert not NobodyCame.objects.exists()
        assert card_of(helper) == card
    cast.enter("outsider")
    assert not NobodyCame.objects.exists()
    by_code(rota.ask)
    assert NobodyCame.objects.exists()
    with as_the_owner():
        after = sql("SELECT verb, row_to_json(e)::text FROM journal_entry e ORDER BY number DESC LIMIT 2")
    assert {verb for verb, _row in after} == {"said_nobody_came", "due_sooner"}
    assert not any(
        str(key) in row for _verb, row in after for key in (henk.pk, turn.pk, cast["neighbour"].pk)
    )


def test_who_has_the_ball_reads_it_and_looks_and_then_no_row_tells_who(cast: Cast) -> None:
    rota, henk, _other, turn, at = missed(cast)
    says(rota, turn, at)
    assert [one.name for one in page_of(rota).nobody_came] == [cast["neighbour"].shown]
    with refused(ball_errors.NotYourBall):  # she herself does not, nor a colleague who did not look
        actions.looked_after(
            rota=queries.rota_for(pk=rota.pk), turn=turn.pk, **(by_code(rota.ask) | {"now": at})
        )
    looks_after(cast, rota, turn, at)
    page = page_of(rota)
    assert (page.nobody_came, page.began(at)) == ([], [])
    with as_the_owner():
        one = Turn.objects.get(pk=turn.pk)
        assert (one.helper_id, one.was_of, one.wished) == (None, None, None)
        assert str(henk.pk) not in str(
            sql("SELECT * FROM mutual_help_turn t JOIN mutual_help_nobodycame n ON n.turn_id = t.id")
        )
    with refused(errors.RotaMoved):
        looks_after(cast, rota, turn, at)


def test_somebody_came_after_all_and_nothing_is_left(cast: Cast) -> None:
    rota, henk, _other, turn, at = missed(cast)
    says(rota, turn, at)
    hers = by_code(rota.ask) | {"now": at}
    found = queries.rota_for(pk=rota.pk)
    actions.somebody_came(rota=found, turn=turn.pk, **hers)
    with as_the_owner():
        assert not NobodyCame.objects.exists()
        assert Turn.objects.get(pk=turn.pk).helper_id == henk.pk
    with refused(errors.RotaMoved):
        actions.somebody_came(rota=found, turn=turn.pk, **hers)


@pytest.mark.parametrize("when", ["ahead", "long ago", "twice"])
def test_only_of_a_turn_that_began_in_the_last_days_and_once(cast: Cast, when: str) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    if when == "ahead":
        at = turn.begins_at - timedelta(minutes=1)
    if when == "long ago":
        at = turn.begins_at + timedelta(days=8)
    if when == "twice":
        says(rota, turn, at)
    with refused(errors.RotaMoved):
        says(rota, turn, at)


def test_what_nobody_looked_after_is_gone_in_two_weeks(cast: Cast) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    says(rota, turn, at)
    with at_work("look_at_rotas"):
        assert actions.forget_nobody_came(now=at + timedelta(days=13)) == 0
        assert actions.forget_nobody_came(now=at + timedelta(days=15)) == 1


@pytest.mark.parametrize(
    "attack",
    [
        "INSERT INTO mutual_help_nobodycame (id, turn_id, said_at) VALUES (gen_random_uuid(), %s, now() + interval '3 days')",
        "UPDATE mutual_help_nobodycame SET looked_at = said_at WHERE turn_id = %s",
        "DELETE FROM mutual_help_nobodycame WHERE turn_id = %s",
    ],
)
def test_only_her_side_says_it_and_takes_it_back(cast: Cast, attack: str) -> None:
    rota, henk, _other, turn, at = missed(cast)
    if not attack.startswith("INSERT"):
        says(rota, turn, at)
    for enter in (lambda: cast.enter("outsider"), lambda: with_offer(henk), lambda: cast.enter("coach")):
        enter()
        assert nothing_done(attack, turn.pk)


def test_what_was_looked_after_stays_and_is_of_nobody(cast: Cast) -> None:
    rota, henk, _other, turn, at = missed(cast)
    says(rota, turn, at)
    looks_after(cast, rota, turn, at)
    for statement in (
        "DELETE FROM mutual_help_nobodycame WHERE turn_id = %s",
        "UPDATE mutual_help_nobodycame SET looked_at = NULL WHERE turn_id = %s",
    ):
        by_code(rota.ask)
        assert nothing_done(statement, turn.pk)
    with_offer(henk)
    assert sql("SELECT take_turn(%s, %s, now())", turn.pk, henk.pk) == [
        (False,)
    ]  # nor does anybody take what began


def key_of(cast: Cast, person: UUID | None) -> str:
    return next(key for key, one in cast.person.items() if one.pk == person)


@pytest.mark.parametrize("reason", ["DEPUTY", "LEAD"])
def test_who_stands_in_for_the_holder_says_that_she_looked(cast: Cast, reason: str) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    says(rota, turn, at)
    with as_the_owner():
        key = key_of(cast, Ball.objects.get(pk=rota.ask.ball_id).deputy_id)
        if reason == "LEAD":
            key = "lead"
            sql("INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'LEAD', now())",
                rota.ask.ball_id, cast[key].pk)  # fmt: skip
        client = signed_in(cast, key)
    page = reverse("work_helpers", args=[rota.ask.ball_id])
    assert "Ik keek hoe het gaat" in client.get(page).content.decode()
    answer = client.post(page, {"do": "looked", "turn": str(turn.pk)}, follow=True).content.decode()
    assert "Wie niet kwam, staat nu nergens meer." in answer
    with as_the_owner():
        assert Turn.objects.get(pk=turn.pk).helper_id is None


def going_on(cast: Cast) -> tuple[Rota, RotaHelper, Turn]:
    """A turn that began an hour ago and still goes on; she said that nobody came."""
    rota, (henk,) = begun(cast, "neighbour")
    by_code(rota.ask)
    at = clock.now() - timedelta(hours=1)
    turn = Turn(rota=rota, kind="STAY", begins_at=at, ends_at=at + timedelta(hours=11), opened_at=at)
    turn.save(force_insert=True)
    had(henk, turn)
    says(rota, turn, clock.now())
    return rota, henk, turn


def names(table: str, helper: RotaHelper) -> bool:
    """True when a row of the turns tells who this was."""
    with as_the_owner():
        return str(helper.pk) in str(sql(f"SELECT t::text FROM {table} t"))


def test_days_of_quiet_leave_what_nobody_came_to_until_somebody_looked(cast: Cast) -> None:
    rota, henk, turn = going_on(cast)
    hers = by_code(rota.ask) | {"now": clock.now()}
    found = queries.rota_for(pk=rota.pk)
    assert actions.rest_until(rota=found, day=clock.today() + timedelta(days=1), **hers) >= 1
    assert actions.cancel_turns(rota=found, turns=[turn.pk], **hers) == 0
    with pytest.raises(IntegrityError, match="somebody looks first"), transaction.atomic():
        sql("UPDATE mutual_help_turn SET cancelled_at = now() WHERE id = %s", turn.pk)
    assert [one.id for one in page_of(rota).nobody_came] == [turn.pk]
    looks_after(cast, rota, turn, clock.now())
    assert not names("mutual_help_turn", henk)


@pytest.mark.parametrize("again", [False, True])
def test_a_rota_that_ended_leaves_it_to_be_looked_after(cast: Cast, again: bool) -> None:
    rota, henk, turn = going_on(cast)
    hers = by_code(rota.ask) | {"now": clock.now()}
    actions.end_rota(rota=queries.rota_for(pk=rota.pk), thanks="", **hers)
    if again:
        actions.begin_rota(ask=queries.ask_page(ball=rota.ask.ball_id).ask, circle=CIRCLE, **hers)
    page, question = (reverse(name, args=[rota.ask.ball_id]) for name in ("work_helpers", "work_ball"))
    with as_the_owner():
        client = signed_in(cast, "wijkteam")
    assert "Er kwam niemand" in client.get(question).content.decode()
    assert f"{cast['neighbour'].shown} zou komen." in client.get(page).content.decode()
    client.post(page, {"do": "looked", "turn": str(turn.pk)})
    assert "Er kwam niemand" not in client.get(question).content.decode()
    assert not names("mutual_help_turn", henk)


def test_who_had_a_turn_that_began_is_kept_by_no_cancelling(cast: Cast) -> None:
    rota, henk, turn = going_on(cast)
    hers = by_code(rota.ask) | {"now": clock.now()}
    found = queries.rota_for(pk=rota.pk)
    actions.somebody_came(rota=found, turn=turn.pk, **hers)
    assert actions.cancel_turns(rota=found, turns=[turn.pk], **hers) == 1
    assert not names("mutual_help_turn", henk)


def test_nobody_takes_a_turn_that_began(cast: Cast) -> None:
    """From a page that stood open he would stand there as who came."""
    rota, (henk,) = begun(cast, "neighbour")
    by_code(rota.ask)
    at = clock.now() - timedelta(minutes=1)
    turn = Turn(rota=rota, kind="VISIT", begins_at=at, ends_at=at + timedelta(hours=1), opened_at=at)
    turn.save(force_insert=True)
    with refused(errors.TurnTaken):
        takes(henk, turn)


def test_by_telephone_a_colleague_says_it_for_her_and_she_reads_whom_to_call(
    cast: Cast, client: Client
) -> None:
    rota, _henk, _other, turn, _at = missed(cast)
    by_code(rota.ask)
    page = reverse("follow_rota", args=[Ball.objects.get(pk=rota.ask.ball_id).address_code])
    assert "Kwam er iemand niet?" in client.get(page).content.decode()
    answer = client.post(page, {"do": "nobody", "turn": str(turn.pk)}, follow=True).content.decode()
    assert "Goed dat je het zegt." in answer
    assert "030 123 45 67" in answer
    again = client.post(page, {"do": "nobody", "turn": str(turn.pk)}, follow=True).content.decode()
    assert "Zo staat het er nu voor." in again
    assert "Fijn." in client.post(page, {"do": "came", "turn": str(turn.pk)}, follow=True).content.decode()


def test_at_work_it_is_read_and_one_press_says_that_somebody_looked(cast: Cast) -> None:
    rota, _henk, _other, turn, at = missed(cast)
    says(rota, turn, at)
    page, question = (reverse(name, args=[rota.ask.ball_id]) for name in ("work_helpers", "work_ball"))
    with as_the_owner():
        client = signed_in(cast, "wijkteam")
    assert page in client.get(question).content.decode().partition("Er kwam niemand")[2]
    said = client.get(page).content.decode()
    assert "Bel eerst de vrager." in said
    assert f"{cast['neighbour'].shown} zou komen." in said
    assert client.post(page, {"do": "looked"}).status_code == 404
    answer = client.post(page, {"do": "looked", "turn": str(turn.pk)}, follow=True).content.decode()
    assert "Wie niet kwam, staat nu nergens meer." in answer
    assert "zou komen." not in answer
    assert "Er kwam niemand" not in client.get(question).content.decode()

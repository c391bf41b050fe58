"""One word back to the answer on an offer: it reaches who holds it, within five working days, and it is no chat."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, suggested
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.commitments.models import Absence, Seat
from samenspel.foundation.acting import a_job
from samenspel.journal.models import Look
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Offer
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

WORDS = "Ja, maandag kan. Welke deur?"


def writes(cast: Cast, text: str = WORDS, made: Offer | None = None) -> Offer:
    """The neighbour got an answer, and writes back."""
    made = made or answered_offer(cast)
    cast.enter("neighbour")
    me, found = cast.acting("neighbour"), queries.offer_for(ball=made.ball_id)
    return actions.reply_to_answer(offer=found, text=text, acting=me, now=NOW)


def answers(cast: Cast, made: Offer, key: str = "wijkteam", text: str = "De groene.") -> Offer:
    cast.enter(key)
    found = queries.offer_for(ball=made.ball_id)
    return actions.answer_reply(offer=found, text=text, acting=cast.acting(key), now=NOW)


def test_it_lies_with_who_answered_her_and_by_a_day(cast: Cast) -> None:
    made = writes(cast)
    check_now()
    assert (made.state, made.reply, made.reply_waits) == ("OPEN", WORDS, True)
    cast.enter("wijkteam")
    (row,) = [
        one
        for one in queries.inbox(person=cast["wijkteam"].pk, now=NOW, at_most=50)
        if one.id == made.ball_id
    ]
    assert (row.holder, row.is_late) == (cast["wijkteam"].pk, False)
    assert NOW + timedelta(days=4) < row.due_at < NOW + timedelta(days=15)
    with as_the_owner():
        told = Message.objects.get(kind="offerer_wrote")
    assert told.person_id == cast["wijkteam"].pk
    assert WORDS not in str(told.facts), "a message tells that there is something, never what"


def test_the_answer_ends_it_and_she_hears(cast: Cast) -> None:
    made = answers(cast, writes(cast))
    check_now()
    assert (made.state, made.reply_answer, made.reply_answered_by_id) == (
        "OPEN",
        "De groene.",
        cast["wijkteam"].pk,
    )
    with as_the_owner():
        assert Offer.objects.get(pk=made.pk).ball.closed_at == NOW
        assert Message.objects.filter(kind="offer_answered", person=cast["neighbour"]).count() == 2


def test_she_is_still_suggested_while_it_waits(cast: Cast) -> None:
    assert suggested(cast, offer=writes(cast)).state == "SUGGESTED"


def test_who_rests_while_it_waits_reads_that_the_answer_still_comes(cast: Cast, client: Client) -> None:
    made = writes(cast)
    page = reverse("offer_pause", args=[made.ball.address_code])
    said = client.post(page, {"back_on": ""}, follow=True).content.decode()
    assert "Je hoort alleen nog wat wij je antwoorden." in said
    assert "Je hoort even niets van ons." not in said
    answers(cast, made)
    said = client.post(page, {"back_on": ""}, follow=True).content.decode()
    assert "Je hoort even niets van ons." in said


def test_who_can_read_it_is_said_as_it_is(cast: Cast, client: Client) -> None:
    """Whoever stands in for the holder sits at its ball too: it is not between two."""
    made = writes(cast)
    with as_the_owner():
        seats = set(Seat.objects.filter(ball=made.ball_id, ended_at=None).values_list("person", flat=True))
    assert seats > {cast["neighbour"].pk, cast["wijkteam"].pk}
    said = client.get(reverse("offer_follow", args=[made.ball.address_code])).content.decode()
    assert "jullie twee" not in said
    assert said.count("wie dit aanbod doet, wie antwoordt en wie waarneemt") == 2


def test_a_later_answer_stands_below_what_was_said_before(cast: Cast, client: Client) -> None:
    made = answers(cast, writes(cast))
    with as_the_owner():  # it was kept until a day, and answered anew
        Offer.objects.filter(pk=made.pk).update(answer="Fijn, doe mee!", answered_at=NOW + timedelta(days=1))
    said = client.get(reverse("offer_follow", args=[made.ball.address_code])).content.decode()
    assert said.index(WORDS) < said.index("De groene.") < said.index("Fijn, doe mee!")


def test_it_goes_to_the_front_door_when_who_answered_is_away(cast: Cast) -> None:
    made = answered_offer(cast)
    with as_the_owner():
        Absence.objects.create(
            person=cast["wijkteam"], starts_on=NOW.date(), ends_on=NOW.date() + timedelta(days=5)
        )
    made = writes(cast, made=made)
    with as_the_owner():
        holder = Offer.objects.get(pk=made.pk).ball.holder_id
        letter = Message.objects.get(kind="offerer_wrote", person=holder)
    assert holder != cast["wijkteam"].pk
    with at_work("deliver"):
        sent = notifications.deliver(pk=letter.pk, now=NOW)
    assert sent
    assert "jouw antwoord" not in sent.subject
    assert "jij antwoordde" not in sent.body, "who has it now did not answer before"
    check_now()


@pytest.mark.parametrize("when", ["before an answer", "twice", "after the last word", "stopped"])
def test_it_is_once_to_each_answer(cast: Cast, when: str) -> None:
    made = offered(cast, "neighbour") if when == "before an answer" else answered_offer(cast)
    if when in ("twice", "after the last word"):
        made = writes(cast, made=made)
    if when == "after the last word":
        made = answers(cast, made)
    if when == "stopped":
        cast.enter("neighbour")
        actions.stop_offer(
            offer=queries.offer_for(ball=made.ball_id), acting=cast.acting("neighbour"), now=NOW
        )
    with refused(errors.OneReply):
        writes(cast, "Nog iets.", made=made)
    with as_the_owner():
        assert Offer.objects.get(pk=made.pk).reply == (
            WORDS if when in ("twice", "after the last word") else ""
        )


def test_words_are_needed_on_both_sides(cast: Cast) -> None:
    made = answered_offer(cast)
    with refused(errors.AnswerMissing):
        writes(cast, "  ", made=made)
    made = writes(cast, made=made)
    with refused(errors.AnswerMissing):
        answers(cast, made, text=" ")


@pytest.mark.parametrize("key", ["wijkteam", "desk", "outsider"])
def test_nobody_else_writes_back(cast: Cast, key: str) -> None:
    made = answered_offer(cast)
    cast.enter(key)
    with refused():
        found = queries.offer_for(ball=made.ball_id)
        actions.reply_to_answer(offer=found, text=WORDS, acting=cast.acting(key), now=NOW)


@pytest.mark.parametrize("key", ["coach", "gp", "outsider", "neighbour"])
def test_nobody_else_answers_it(cast: Cast, key: str) -> None:
    made = writes(cast)
    with refused():
        answers(cast, made, key)


def test_who_stops_leaves_nothing_waiting(cast: Cast) -> None:
    made = writes(cast)
    stopped = actions.stop_offer(offer=made, acting=cast.acting("neighbour"), now=NOW)
    check_now()
    assert (stopped.state, stopped.waits, stopped.ball.closed_at) == ("ENDED", False, NOW)


def test_what_waited_when_it_was_woken_is_answered_by_the_same_words(cast: Cast) -> None:
    made = offered(cast, "neighbour")
    cast.enter("wijkteam")
    me = cast.acting("wijkteam")
    day = NOW.date() + timedelta(days=9)
    actions.answer_offer(
        offer=queries.offer_for(ball=made.ball_id), text="Later graag.", parked_until=day, acting=me, now=NOW
    )
    writes(cast, made=made)
    with at_work():
        (found,) = queries.offers_to_wake(on=day)
        assert actions.wake_offer(offer=found, acting=a_job("wake_offers"), now=NOW + timedelta(days=9))
    check_now()
    cast.enter("wijkteam")
    again = queries.offer_for(ball=made.ball_id)
    again = actions.answer_offer(offer=again, text="Nu graag.", acting=me, now=NOW + timedelta(days=10))
    check_now()
    assert (again.reply, again.reply_waits, again.may_reply) == (WORDS, False, True)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE mutual_help_offer SET replied_at = now(), reply = 'x' WHERE state = 'NEW'",
        "UPDATE mutual_help_offer SET reply_answered_at = now() WHERE state = 'OPEN'",
        "UPDATE mutual_help_offer SET replied_at = now() + interval '1 day' WHERE replied_at IS NOT NULL",
    ],
)
def test_no_role_puts_a_word_where_none_belongs(cast: Cast, attack: str) -> None:
    writes(cast)
    offered(cast)
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql(attack)


def test_a_reply_that_waits_has_an_open_ball(cast: Cast) -> None:
    made = writes(cast)
    closes = "UPDATE commitments_ball SET closed_at = opened_at WHERE id = %s"
    with as_the_owner(), pytest.raises(IntegrityError, match="exactly one holder"), transaction.atomic():
        sql(closes, made.ball_id)
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_her_words_are_sealed(cast: Cast) -> None:
    made = answers(cast, writes(cast))
    with as_the_owner():
        ((reply, answer),) = sql("SELECT reply, reply_answer FROM mutual_help_offer WHERE id = %s", made.pk)
    assert WORDS not in reply
    assert "groene" not in answer


# --- on the screen, and by telephone -------------------------------------------------------------------------------
def page_of(made: Offer, deed: str) -> str:
    return reverse(deed, args=[made.ball.address_code])


def test_on_her_page_and_at_work(cast: Cast, client: Client) -> None:
    made = answered_offer(cast)
    page = page_of(made, "offer_reply")
    assert f'href="{page}"' in client.get(page_of(made, "offer_follow")).content.decode()
    for wrong in ("", "x" * 501):
        answer = client.post(page, {"text": wrong})
        assert answer.status_code == 422
        assert wrong in answer.content.decode()
    for _ in range(2):  # pressed twice is done once
        assert client.post(page, {"text": WORDS}).status_code == 302
    shown = client.get(page_of(made, "offer_follow")).content.decode()
    assert WORDS in shown
    assert f'href="{page}"' not in shown
    assert "leest het en antwoordt " in shown
    work = reverse("work_offered", args=[made.ball_id])
    els = signed_in(cast, "wijkteam")
    assert WORDS in els.get(work).content.decode()
    assert els.post(work, {"text": ""}).status_code == 422
    els.post(work, {"text": "De groene."})
    assert "De groene." in client.get(page_of(made, "offer_follow")).content.decode()
    with as_the_owner():
        assert Message.objects.filter(kind="offerer_wrote").count() == 1


def test_a_colleague_writes_it_down_for_who_calls(cast: Cast) -> None:
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    made = answered_offer(cast, "caller", acting=acting, way="PHONE")
    page = reverse("desk_offer_reply", args=[made.ball_id])
    signed_in(cast, "desk").post(page, {"text": WORDS})
    with as_the_owner():
        assert Offer.objects.get(pk=made.pk).reply == WORDS
        assert Look.objects.filter(view="offer_reply", subject_id=cast["caller"].pk).exists()

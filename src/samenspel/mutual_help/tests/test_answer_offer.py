"""Answering an offer, keeping it warm, and the practical side."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Offer
from samenspel.mutual_help.views import offer_work
from samenspel.notifications.models import Message


def answer(cast: Cast, made: Offer, key: str = "wijkteam", text: str = "Wat fijn!", **more: object) -> Offer:
    cast.enter(key)
    found = queries.offer_for(ball=made.ball_id)
    return actions.answer_offer(offer=found, text=text, acting=cast.acting(key), now=NOW, **more)  # type: ignore[arg-type]


def test_it_lets_the_offer_join_and_the_ball_is_done(cast: Cast) -> None:
    made = answer(cast, offered(cast))
    assert (made.state, made.answer, made.answered_by_id) == ("OPEN", "Wat fijn!", cast["wijkteam"].pk)
    assert queries.offer_for(ball=made.ball_id).ball.closed_at == NOW
    check_now()
    with as_the_owner():
        assert Message.objects.filter(kind="offer_answered", person=cast["resident"]).count() == 1


def test_it_keeps_it_until_a_day_and_never_longer_than_half_a_year(cast: Cast) -> None:
    made = answer(cast, offered(cast), parked_until=NOW.date() + timedelta(days=900))
    assert made.state == "PARKED"
    assert made.parked_until == NOW.date() + timedelta(days=190)


@pytest.mark.parametrize("days", [-1, 0, 191])
def test_a_day_that_we_would_not_keep_is_refused_with_the_words_there(cast: Cast, days: int) -> None:
    made = offered(cast)
    day = clock.today() + timedelta(days=days)
    sent = {"offer": str(made.pk), "text": "Dank je wel!", "parked_until": day.isoformat()}
    page = signed_in(cast, "wijkteam").post(reverse("work_offers"), sent)
    assert page.status_code == 422
    assert "Kies een dag" in page.content.decode()
    assert "Dank je wel!</textarea>" in page.content.decode()
    with as_the_owner():
        assert Offer.objects.get(pk=made.pk).state == "NEW"


def test_it_needs_the_words_of_a_human(cast: Cast) -> None:
    with refused(errors.AnswerMissing):
        answer(cast, offered(cast), text=" ")


@pytest.mark.parametrize("key", ["resident", "youssef", "coach", "outsider"])
def test_only_who_holds_it_answers(cast: Cast, key: str) -> None:
    made = offered(cast)
    with refused():
        answer(cast, made, key)


def test_nobody_answers_in_the_name_of_another(cast: Cast) -> None:
    made = offered(cast)
    cast.enter("youssef")
    with pytest.raises(IntegrityError, match="answers in her own name"), transaction.atomic():
        sql(
            "UPDATE mutual_help_offer SET answered_by_id = %s, answered_at = now(), state = 'OPEN' WHERE id = %s",
            cast["wijkteam"].pk, made.pk,
        )  # fmt: skip


def test_many_are_answered_at_once_each_in_its_own_name(cast: Cast) -> None:
    for _ in range(3):
        offered(cast)
    cast.enter("wijkteam")
    rows = queries.offers_at_work(me=cast["wijkteam"].pk, now=NOW).mine
    assert actions.answer_offers(offers=rows, text="Dank!", acting=cast.acting("wijkteam"), now=NOW) == 3
    assert not queries.offers_at_work(me=cast["wijkteam"].pk, now=NOW).mine
    check_now()


def test_what_was_parked_is_woken_on_its_day_and_answered_anew(cast: Cast) -> None:
    made = answer(cast, offered(cast), parked_until=NOW.date() + timedelta(days=30))
    later = NOW + timedelta(days=30)
    with at_work():
        assert list(queries.offers_to_wake(on=NOW.date())) == []
        (due,) = queries.offers_to_wake(on=later.date())
        assert actions.wake_offer(offer=due, acting=a_job("test"), now=later)
        assert not actions.wake_offer(offer=due, acting=a_job("test"), now=later)
        check_now()
    cast.enter("wijkteam")
    (woken,) = queries.offers_at_work(me=cast["wijkteam"].pk, now=NOW).mine
    assert woken.pk == made.pk
    assert woken.ball.due_at > later
    with as_the_owner():
        assert Message.objects.filter(kind="offer_woken", person=cast["resident"]).count() == 1


def test_a_certificate_is_seen_by_a_named_human_and_never_kept(cast: Cast) -> None:
    made = answer(cast, offered(cast))
    seen = actions.write_practical(
        offer=made, practical=actions.Practical(vog_seen=True), acting=cast.acting("wijkteam"), now=NOW
    )
    assert (seen.vog_seen_on, seen.vog_seen_by_id) == (NOW.date(), cast["wijkteam"].pk)
    stored = {field.name for field in Offer._meta.get_fields() if "vog" in field.name}
    assert stored == {"vog_seen_on", "vog_seen_by"}


def test_nobody_says_that_she_saw_her_own_certificate(cast: Cast) -> None:
    made = offered(cast)
    with refused(errors.OfferMoved):
        actions.write_practical(
            offer=made, practical=actions.Practical(vog_seen=True), acting=cast.acting("resident"), now=NOW
        )


def test_who_holds_it_sees_that_one_question_waits_for_this_answer(cast: Cast) -> None:
    offered(cast)
    waits = "Wil helpen bij één vraag."
    assert waits not in signed_in(cast, "wijkteam").get(reverse("work_offers")).content.decode()
    ask = cast.ask("Wie eet er met mij?", key="neighbour")
    with as_the_owner():
        Offer.objects.update(answers=ask)
    assert waits in signed_in(cast, "wijkteam").get(reverse("work_offers")).content.decode()


def test_in_a_flood_she_answers_a_page_at_once_and_the_next_ones_follow(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a phone: no list of two hundred, and nobody answered who came in after she read the page."""
    monkeypatch.setattr(offer_work, "AT_ONCE", 2)
    made = [offered(cast, likes=f"Ik vul zandzakken {at}.") for at in range(4)]
    els, address = signed_in(cast, "wijkteam"), reverse("work_offers")
    page = els.get(address).content.decode()
    assert [f"zandzakken {at}." in page for at in range(4)] == [True, True, False, False]
    assert "4 mensen willen iets doen" in page
    assert "Daarna komen er nog 2." in page
    sent = {"shown": [str(one.pk) for one in made[:2]], "do": "all", "text": ""}
    wrong = els.post(address, sent)
    assert wrong.status_code == 422
    assert wrong.content.decode().count(" checked>") == 2  # what she chose stays chosen
    assert els.post(address, sent | {"text": "Fijn, vanavond bellen we."}).status_code == 302
    with as_the_owner():
        states = Offer.objects.filter(pk__in=[one.pk for one in made]).order_by("pk").values_list("state")
        assert [state for (state,) in states] == ["OPEN", "OPEN", "NEW", "NEW"]


def test_a_training_to_come_is_no_training(cast: Cast) -> None:
    made = offered(cast)
    address = reverse("work_practical", args=[made.ball_id])
    sent = {"trained_on": (clock.today() + timedelta(days=1)).isoformat()}
    page = signed_in(cast, "wijkteam").post(address, sent)
    assert page.status_code == 422
    assert "Die dag moet nog komen." in page.content.decode()


def test_who_answers_reads_what_is_known_and_what_she_does_not_do(cast: Cast) -> None:
    made = offered(cast)
    more = actions.More(languages=["ti"], not_with=["HOME"], at_most=3)
    actions.tell_more(offer=made, more=more, acting=cast.acting("resident"), now=NOW)
    els = signed_in(cast, "wijkteam")
    sent = {"vog_seen": "on", "is_trainee": "on", "insured_by": "De gemeente", "allowance": "Reiskosten"}
    els.post(reverse("work_practical", args=[made.ball_id]), sent)
    page = els.get(reverse("work_offered", args=[made.ball_id])).content.decode()
    for said in ("Tigrinya", "bij iemand thuis komen", "<dd>3</dd>", "De gemeente", "Reiskosten", "Stagiair"):
        assert said in page

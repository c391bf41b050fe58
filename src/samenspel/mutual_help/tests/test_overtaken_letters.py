"""The post of a day: what is not true any more is not printed, and what is about one question comes on one sheet."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, be, called, people, says, started, suggested
from tests.play import as_the_owner, at_work

from samenspel.community.models import ContactDetails, Person
from samenspel.journal.models import Look
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Match, Offer
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

pytestmark = pytest.mark.django_db


def on_paper(cast: Cast, *keys: str) -> None:
    with as_the_owner():
        for key in keys:
            Person.objects.filter(pk=cast[key].pk).update(prefers="LETTER")
            ContactDetails.objects.update_or_create(
                person=cast[key],
                defaults={"street": "Lindelaan 4", "postcode": "3994 AB", "town": "Waterhoek", "email": ""},
            )


def worker(now: Any = NOW) -> None:
    """The worker comes by: it delivers what waits, and looks at what is not true any more."""
    with at_work("deliver"):
        for pk in list(
            Message.objects.filter(state="WAITING").order_by("made_at").values_list("pk", flat=True)
        ):
            notifications.deliver(pk=pk, now=now)
    with at_work("let_letters_lapse"):
        actions.let_letters_lapse(now=now)


def letters(cast: Cast, key: str) -> dict[str, str]:
    with as_the_owner():
        return dict(Message.objects.filter(person=cast[key], channel="LETTER").values_list("kind", "state"))


def test_a_choice_lapses_when_there_is_nobody_to_choose(cast: Cast) -> None:
    on_paper(cast, "neighbour")
    match = suggested(cast)
    worker()
    assert letters(cast, "neighbour")["ask_for_you"] == "TO_PRINT"
    says(match, "ASKER", yes=False)  # a no is told by nothing, also not by a letter that lapses (R16)
    worker()
    assert letters(cast, "neighbour")["ask_for_you"] == "TO_PRINT"
    ask = cast.again(called(cast), "wijkteam")
    with as_the_owner():
        ask = Match.objects.select_related("ask__ball").get(pk=match.pk).ask
    cast.enter("wijkteam")
    actions.end_list(ask=ask, acting=cast.acting("wijkteam"), now=NOW)
    worker()
    assert letters(cast, "neighbour")["ask_for_you"] == "LAPSED"


def test_a_choice_stays_while_one_of_several_is_open(cast: Cast) -> None:
    on_paper(cast, "neighbour")
    offer = answered_offer(cast)
    first = suggested(cast, called(cast), offer)
    suggested(cast, called(cast), offer)
    worker()
    with as_the_owner():
        Match.objects.filter(pk=first.pk).update(state="LAPSED", ended_at=NOW)
    worker()
    with as_the_owner():
        waiting = Message.objects.filter(person=cast["neighbour"], kind="ask_for_you")
        assert {one.state for one in waiting} == {"TO_PRINT"}
    worker(NOW + timedelta(days=40))
    with as_the_owner():
        assert {one.state for one in waiting.all()} == {"LAPSED"}


def test_help_that_ended_leaves_one_letter_and_what_she_wrote(cast: Cast) -> None:
    on_paper(cast, "neighbour")
    match = started(cast)
    worker()
    assert letters(cast, "neighbour")["match_started"] == "TO_PRINT"
    assert letters(cast, "neighbour")["do_you_go_on"] == "LAPSED"
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW + timedelta(hours=1))
    worker()
    now = letters(cast, "neighbour")
    assert (now["match_started"], now["match_over"]) == ("LAPSED", "TO_PRINT")
    assert now["offer_answered"] == "TO_PRINT"


def test_a_match_that_ended_without_a_word_to_him_is_not_announced(cast: Cast) -> None:
    """As when the other has died: he gets a quiet word, and no letter that goes on as if nothing was."""
    on_paper(cast, "neighbour")
    match = started(cast)
    worker()
    with as_the_owner():
        Match.objects.filter(pk=match.pk).update(state="ENDED", ended_at=NOW, ended_how="DIED")
    worker()
    with as_the_owner():
        one = Message.objects.get(kind="match_started", person=cast["neighbour"])
    assert (one.state, one.lapsed_by) == ("LAPSED", "OVER")


def test_who_prints_reads_how_many_lapsed_and_why_and_can_still_see_them(cast: Cast) -> None:
    on_paper(cast, "neighbour")
    match = started(cast)
    worker()
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW + timedelta(hours=1))
    worker()
    client = signed_in(cast, "wijkteam")
    page = client.get(reverse("work_more")).content.decode()
    with as_the_owner():
        gone = Message.objects.filter(state="LAPSED", person=cast["neighbour"])
        number, one = gone.count(), gone.get(kind="match_started")
        offer = Offer.objects.select_related("ball").get(offerer=cast["neighbour"])
    assert number > 2
    assert f"{number} brieven vervielen in de laatste week" in page
    assert "Daarna kwam: “Het is gestopt”." in page
    alone = reverse("work_letter", args=[one.pk])
    assert f'href="{alone}"' in page
    assert "Lindelaan 4" in client.get(alone).content.decode()
    with as_the_owner():
        assert Look.objects.filter(view="letter", object_id=one.pk, event_type="PRINT").count() == 1
    sheet = client.get(reverse("work_letters")).content.decode()
    assert "Jullie kunnen beginnen" not in sheet
    assert sheet.count('class="sheet sheet-letter"') == 1, "what is about one offer comes on one sheet"
    assert sheet.count("letter-part") == sheet.count('name="letter"') > 1
    assert sheet.count(offer.ball.spoken_code) == 1
    sent = {"letter": list(_pks(cast))}
    assert (
        "De brieven zijn geprint." in client.post(reverse("work_letters"), sent, follow=True).content.decode()
    )
    assert set(letters(cast, "neighbour").values()) == {"PRINTED", "LAPSED"}
    client.post(alone, {"letter": [one.pk]})  # she thinks better of it, and brings it all the same
    assert letters(cast, "neighbour")["match_started"] == "PRINTED"
    assert people(match)


def _pks(cast: Cast) -> list[Any]:
    with as_the_owner():
        rows = Message.objects.filter(person=cast["neighbour"], state="TO_PRINT")
        return list(rows.values_list("pk", flat=True))


def test_nobody_else_reads_what_lapsed(cast: Cast) -> None:
    on_paper(cast, "neighbour")
    started(cast)
    worker()
    for key in ("coach", "gp"):
        page = signed_in(cast, key).get(reverse("work_more")).content.decode()
        assert "vervielen" not in page, key


def test_what_the_day_has_passed_is_not_printed_although_no_worker_came(cast: Cast) -> None:
    on_paper(cast, "neighbour")
    suggested(cast)
    worker()
    client = signed_in(cast, "wijkteam")
    title = "Er is een vraag die misschien bij je past"
    assert title in client.get(reverse("work_more")).content.decode()
    with as_the_owner():
        Message.objects.filter(kind="ask_for_you").update(until_on=NOW.date() - timedelta(days=1))
    assert title not in client.get(reverse("work_more")).content.decode()


def test_what_is_about_two_questions_of_hers_stays_two_sheets(cast: Cast) -> None:
    on_paper(cast, "resident")
    for words in ("Wie leest mijn post?", "Wie snoeit de heg?"):
        cast.ask(words)
    worker()
    sheet = signed_in(cast, "wijkteam").get(reverse("work_letters")).content.decode()
    assert sheet.count('class="sheet sheet-letter"') == 2
    assert "letter-part" not in sheet

"""The pages of an offer that stands still: what each reads, at the desk too; and that nobody else sees a thing (R02, R16)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.house.situation import signed_in
from tests.house.test_pages_cost import AT_MOST, asked_by
from tests.neighbours import answered_offer, be, both, called, people, started, state_of
from tests.play import as_the_owner, sql
from tests.truth.matrix_rows import put

from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.sealed import seal
from samenspel.journal.models import Look
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Offer, Standstill, StandstillWord

from .standstill_people import WORDS, again, decides, delivered, heard, looker, offer_of, stands_still, tells


def browser(cast: Cast, key: str | None) -> Client:
    if key is None:
        return Client()
    return signed_in(cast, key)


def read(client: Client, name: str, *args: Any) -> str:
    """The page as words: without tags, and with single spaces."""
    found = client.get(reverse(name, args=args))
    assert found.status_code == 200, name
    return words_of(found.content.decode())


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def typed(**more: Any) -> dict[str, Any]:
    day = clock.today() + timedelta(days=14)
    return {"words": WORDS, "until_on": day.isoformat(), "rests": "on"} | more


# --- letting it stand still -----------------------------------------------------------------------------------
def test_she_lets_it_stand_still_from_the_page_of_the_offer_and_reads_who_looks(cast: Cast) -> None:
    offer = answered_offer(cast)
    els = browser(cast, "wijkteam")
    assert "zet dit aanbod even stil" in read(els, "work_offered", offer.ball_id)
    page = reverse("work_stand_still", args=[offer.pk])
    shown = words_of(els.get(page).content.decode())
    assert "112" in shown[: shown.index("Zet het aanbod van Bram even stil")]  # danger first
    assert els.post(page, typed()).status_code == 302
    shown = read(els, "work_stand_still", offer.pk)
    assert "Petra kijkt mee" in shown
    assert WORDS in shown


def test_from_an_ask_where_it_runs_and_the_asker_is_not_named(cast: Cast) -> None:
    match = started(cast)
    ball, els = people(match)["ASKER"][1], browser(cast, "wijkteam")
    page = reverse("work_stand_still_at", args=[ball, match.pk])
    assert page in els.get(reverse("work_helpers", args=[ball])).content.decode()
    wrong = els.post(page, typed(words="Amina zei dat er geld weg is."))
    assert wrong.status_code == 422
    assert "Haal die weg" in wrong.content.decode()
    assert "Amina zei dat er geld weg is." in wrong.content.decode()  # nothing of what was typed is lost
    assert els.post(page, typed()).status_code == 302
    assert state_of(match) == "PAUSED"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"words": ""}, "Schrijf een paar woorden."),
        ({"until_on": ""}, "Kies een dag."),
        ({"until_on": "2020-01-01"}, "Kies een dag na vandaag."),
        ({"until_on": "2099-01-01"}, "Kies een dag binnen vier weken."),
        ({"words": "x" * 1501}, "Maak het korter"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
    cast: Cast, more: dict[str, str], says: str
) -> None:
    offer = answered_offer(cast)
    wrong = browser(cast, "wijkteam").post(reverse("work_stand_still", args=[offer.pk]), typed(**more))
    assert wrong.status_code == 422
    assert says in wrong.content.decode()
    assert "words" in more or WORDS in wrong.content.decode()
    with as_the_owner():
        assert not Standstill.objects.exists()


def test_without_the_tick_what_runs_goes_on(cast: Cast) -> None:
    match = started(cast)
    facts = typed()
    del facts["rests"]
    page = reverse("work_stand_still", args=[offer_of(match)])
    assert 'name="rests"' in browser(cast, "wijkteam").get(page).content.decode()
    assert "checked" in browser(cast, "wijkteam").get(page).content.decode()
    assert browser(cast, "wijkteam").post(page, facts).status_code == 302
    assert state_of(match) == "ACTIVE"


def test_pressed_twice_it_is_done_once_and_she_reads_how_it_stands(cast: Cast) -> None:
    offer = answered_offer(cast)
    els, page = browser(cast, "wijkteam"), reverse("work_stand_still", args=[offer.pk])
    for _ in range(2):
        els.post(page, typed())
    with as_the_owner():
        assert Standstill.objects.count() == 1
        assert StandstillWord.objects.count() == 1


def test_a_colleague_at_the_same_door_reads_nothing_of_it_until_she_would_do_the_same(cast: Cast) -> None:
    offer = answered_offer(cast)
    marloes = browser(cast, "marloes")
    before = [read(marloes, "work_offered", offer.ball_id), read(marloes, "work_stand_still", offer.pk)]
    stands_still(cast, offer, "youssef")
    assert [
        read(marloes, "work_offered", offer.ball_id),
        read(marloes, "work_stand_still", offer.pk),
    ] == before
    refused = marloes.post(reverse("work_stand_still", args=[offer.pk]), typed())
    assert refused.status_code == 422
    assert "staat al stil" in refused.content.decode()
    assert WORDS in refused.content.decode()  # nothing of what was typed is lost


def test_where_nobody_else_can_look_she_reads_so_before_she_types_and_loses_nothing(cast: Cast) -> None:
    offer = answered_offer(cast)
    els, page = browser(cast, "wijkteam"), reverse("work_stand_still", args=[offer.pk])
    assert "Er is nu niemand anders die kan meekijken" not in els.get(page).content.decode()
    with as_the_owner():
        sql("DELETE FROM commitments_turn WHERE person_id <> %s", cast["wijkteam"].pk)
        sql("UPDATE commitments_frontdoor SET lead_id = %s", cast["wijkteam"].pk)
    shown = els.get(page).content.decode()
    assert "Er is nu niemand anders die kan meekijken" in shown
    assert "Zet het aanbod stil" not in shown
    late = els.post(page, typed())  # the page was open already
    assert (late.status_code, WORDS in late.content.decode()) == (422, True)
    assert "Er is nu niemand anders die kan meekijken" in late.content.decode()


def test_what_was_typed_to_begin_is_not_lost_when_it_stands_still(cast: Cast) -> None:
    match = both(cast)
    stands_still(cast, offer_of(match), "youssef", rests=False)
    page = reverse("work_helpers", args=[people(match)["ASKER"][1]])
    sent = {
        "do": "start",
        "match": str(match.pk),
        "escalation_name": "Wie je belt",
        "escalation_phone": "030 123 45 67",
    }
    wrong = browser(cast, "wijkteam").post(page, sent)
    assert wrong.status_code == 422
    assert "Wie je belt" in wrong.content.decode()
    assert "Dit kan nu nog niet" in wrong.content.decode()


def test_a_decision_that_was_typed_is_not_lost_when_another_took_it_over(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    petra, page = browser(cast, "lead"), reverse("work_still", args=[it.ball_id])
    with as_the_owner():
        sql("UPDATE commitments_ball SET reminded = 2 WHERE id = %s", it.ball_id)
    cast.enter("youssef")
    actions.look_instead(standstill=queries.standstill_for(pk=it.pk), acting=cast.acting("youssef"), now=NOW)
    said = petra.post(page, {"how": "GOES_ON", "words": "Een lang verhaal."})
    assert said.status_code == 409
    assert "De bal ligt niet bij jou" in said.content.decode()
    assert "Een lang verhaal." in said.content.decode()
    assert again(it).over_at is None


def test_what_she_says_back_is_not_lost_when_it_was_decided_meanwhile(cast: Cast) -> None:
    offer = answered_offer(cast)
    page = reverse("offer_still", args=[offer.ball.address_code])
    decides(cast, stands_still(cast, offer), "GOES_ON")
    said = Client().post(page, {"text": "Dit ging heel anders."})
    assert said.status_code == 422
    assert "Dit ging heel anders." in said.content.decode()
    assert "Kijk hoe het er nu voor staat" in said.content.decode()


def test_the_asker_and_who_holds_her_ask_read_that_it_rests_and_no_more(cast: Cast) -> None:
    match = started(cast)
    ball = people(match)["ASKER"][1]
    stands_still(cast, offer_of(match), "youssef")
    with as_the_owner():
        code = sql("SELECT code FROM commitments_ball WHERE id = %s", ball)[0][0]
    shown = read(Client(), "follow_helpers", code.lower().replace(" ", "-"))
    for page in (shown, read(browser(cast, "wijkteam"), "work_helpers", ball)):
        assert "even rust" in page
        assert "staat stil" not in page
        assert WORDS not in page


def test_after_it_is_over_no_page_at_work_shows_that_it_ever_was(cast: Cast) -> None:
    offer, other = answered_offer(cast), answered_offer(cast, "carer")
    it = stands_still(cast, offer)
    decides(cast, it, "GOES_ON")
    els = browser(cast, "wijkteam")
    pages = [read(els, "work_offered", one.ball_id) for one in (offer, other)]
    hers = pages[0].replace("Bram", "Farid").replace("van Dijk", "Haddad").replace("neighbour@", "carer@")
    assert hers == pages[1]
    assert "Zet het aanbod van Bram even stil" in read(els, "work_stand_still", offer.pk)
    for key in ("wijkteam", "lead"):
        assert browser(cast, key).get(reverse("work_still", args=[it.ball_id])).status_code == 404


def test_at_the_question_the_way_to_it_stands_there_only_while_it_leads_somewhere(cast: Cast) -> None:
    match = started(cast)
    ball, els = people(match)["ASKER"][1], browser(cast, "wijkteam")
    page = reverse("work_stand_still_at", args=[ball, match.pk])
    assert page in els.get(reverse("work_helpers", args=[ball])).content.decode()
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW)
    assert page in els.get(reverse("work_helpers", args=[ball])).content.decode()  # said afterwards, too
    assert els.get(page).status_code == 200
    person, hers = people(match)["OFFERER"]
    enter(Context(ball=hers))
    actions.stop_offer(offer=queries.offer_for(ball=hers), acting=Acting(person=person, way="CODE"), now=NOW)
    assert page not in els.get(reverse("work_helpers", args=[ball])).content.decode()


def test_no_paper_tells_of_whom_an_offer_stands_still(cast: Cast) -> None:
    stands_still(cast, answered_offer(cast))
    shown = read(browser(cast, "lead"), "work_calls")
    assert "Bram" not in shown
    assert "stilstaat" not in shown


# --- looking --------------------------------------------------------------------------------------------------
def test_another_human_finds_it_in_her_inbox_and_decides(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    petra = browser(cast, "lead")
    assert "aanbod dat even stilstaat" in read(petra, "work")
    page = petra.get(reverse("work_ball", args=[it.ball_id]), follow=True)
    shown = words_of(page.content.decode())
    for told in ("112", "Bram", "Els zette het stil", WORDS):
        assert told in shown
    wrong = petra.post(reverse("work_still", args=[it.ball_id]), {"how": "LONGER", "words": "Nog even."})
    assert wrong.status_code == 422
    assert "Kies een dag." in wrong.content.decode()
    day = (clock.today() + timedelta(days=10)).isoformat()
    petra.post(
        reverse("work_still", args=[it.ball_id]), {"how": "LONGER", "until_on": day, "words": "Nog even."}
    )
    assert again(it).terms == 2
    petra.post(reverse("work_still", args=[it.ball_id]), {"how": "GOES_ON", "words": "Fijn dat we praatten."})
    assert again(it).how == "GOES_ON"


def test_after_three_times_longer_is_no_choice_any_more(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    for _ in range(2):
        decides(cast, it, "LONGER")
    shown = browser(cast, "lead").get(reverse("work_still", args=[it.ball_id])).content.decode()
    assert "LONGER" not in shown
    assert "until_on" not in shown


def test_who_stands_behind_reads_it_and_takes_it_over_only_when_she_is_late(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    youssef, page = browser(cast, "youssef"), reverse("work_still", args=[it.ball_id])
    assert youssef.get(page).status_code == 404
    assert youssef.post(page, {"do": "take"}).status_code == 404
    with as_the_owner():
        sql("UPDATE commitments_ball SET reminded = 2 WHERE id = %s", it.ball_id)
    assert "Neem de bal over" in youssef.get(page).content.decode()
    assert youssef.post(page, {"do": "take"}).status_code == 302
    assert "Bewaar je besluit" in youssef.get(page).content.decode()


def test_before_a_holiday_who_looks_asks_who_stands_behind_her_and_that_one_takes_it(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    petra, page = browser(cast, "lead"), reverse("work_still", args=[it.ball_id])
    away = {
        "starts_on": (clock.today() + timedelta(days=1)).isoformat(),
        "ends_on": (clock.today() + timedelta(days=22)).isoformat(),
    }
    refused = petra.post(reverse("work_away"), away)
    assert refused.status_code == 422
    assert reverse("work_ball", args=[it.ball_id]) in refused.content.decode()
    assert (
        "Vraag een ander om te kijken"
        in petra.get(reverse("work_ball", args=[it.ball_id]), follow=True).content.decode()
    )
    youssef = browser(cast, "youssef")
    assert youssef.get(page).status_code == 404
    done = tells()
    asked = petra.post(page, {"do": "ask"}, follow=True).content.decode()
    assert "Tot een ander de bal neemt, ligt hij bij jou." in asked
    tells(done)
    told = delivered(cast["youssef"].pk, "standstill_asked")
    assert "Bram" not in told.subject + told.body
    assert looker(cast, it) == "lead"  # nobody is given a ball that she did not take
    assert WORDS in youssef.get(page).content.decode()
    assert youssef.post(page, {"do": "take"}).status_code == 302
    assert looker(cast, it) == "youssef"
    assert petra.post(reverse("work_away"), away).status_code == 302


def test_when_the_deputy_is_away_the_next_is_asked_and_with_nobody_she_reads_so(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    petra, page = browser(cast, "lead"), reverse("work_still", args=[it.ball_id])
    with as_the_owner():
        _away(cast, "youssef")
    done = tells()
    petra.post(page, {"do": "ask"})
    tells(done)
    assert heard(cast["marloes"].pk)[-1] == "standstill_asked"
    assert WORDS in browser(cast, "marloes").get(page).content.decode()
    with as_the_owner():
        _away(cast, "marloes")
    nobody = petra.post(page, {"do": "ask"})
    assert nobody.status_code == 409
    for key in ("wijkteam", "youssef"):
        assert browser(cast, key).post(page, {"do": "ask"}).status_code in (404, 409), key


def _away(cast: Cast, key: str) -> None:
    sql(
        "INSERT INTO commitments_absence (id, person_id, starts_on, ends_on, long)"
        " VALUES (gen_random_uuid(), %s, current_date, current_date + 2, false)", cast[key].pk,
    )  # fmt: skip


# --- hers -----------------------------------------------------------------------------------------------------
def test_she_reads_it_on_her_own_page_and_says_something_back(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    code = offer.ball.address_code
    follow = read(Client(), "offer_follow", code)
    assert "Je aanbod staat even stil" in follow
    assert "Els besloot dat" in follow
    shown = read(Client(), "offer_still", code)
    for told in (WORDS, "Els besloot dit", "Petra kijkt ernaar", "klacht", "Liever helemaal stoppen?"):
        assert told in shown
    page = reverse("offer_still", args=[code])
    assert Client().post(page, {"text": ""}).status_code == 422
    for _ in range(2):  # pressed twice is said once
        assert Client().post(page, {"text": "Dat was anders."}).status_code == 302
    with as_the_owner():
        assert StandstillWord.objects.filter(standstill=it.pk, is_hers=True).count() == 1
    assert "Wil je iets terugzeggen?" not in read(Client(), "offer_still", code)


def test_signed_in_she_reads_it_too_and_of_another_offer_of_hers(cast: Cast) -> None:
    offer, other = answered_offer(cast), answered_offer(cast, likes="Ik kook.")
    stands_still(cast, offer)
    assert WORDS in read(browser(cast, "neighbour"), "offer_still", other.ball.address_code)


def test_when_it_goes_on_her_page_shows_nothing_and_the_words_are_where_she_was_told(cast: Cast) -> None:
    offer = answered_offer(cast)
    code = offer.ball.address_code
    it = stands_still(cast, offer)
    decides(cast, it, "GOES_ON")
    assert "stil" not in read(Client(), "offer_follow", code)
    shown = read(Client(), "offer_still", code)
    assert "Je aanbod doet weer mee" in shown
    assert "We praatten erover." in shown


def test_who_never_stood_still_reads_what_this_page_is_for(cast: Cast) -> None:
    offer = offered(cast, "neighbour")
    assert "Je aanbod staat niet stil" in read(Client(), "offer_still", offer.ball.address_code)


# --- at the desk ----------------------------------------------------------------------------------------------
def test_at_the_desk_with_her_code_all_of_it_works(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    wim = browser(cast, "desk")
    assert wim.post(reverse("desk"), {"code": offer.ball.spoken_code}).status_code == 302
    assert WORDS in read(wim, "desk_offer_still", offer.ball_id)
    wim.post(reverse("desk_offer_still", args=[offer.ball_id]), {"text": "Zo was het niet."})
    with as_the_owner():
        word = StandstillWord.objects.get(standstill=it.pk, is_hers=True)
    assert (word.said_by_id, word.written_by_id) == (cast["neighbour"].pk, cast["desk"].pk)
    wim.post(reverse("desk_offer_stop", args=[offer.ball_id]))
    assert again(it).how == "STOPPED"


def test_without_her_code_the_desk_reads_nothing_of_it(cast: Cast) -> None:
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    made = offered(cast, "caller", acting=acting, way="PHONE")
    cast.enter("wijkteam")
    actions.answer_offer(
        offer=queries.offer_for(ball=made.ball_id), text="Fijn!", acting=cast.acting("wijkteam"), now=NOW
    )
    wim = browser(cast, "desk")
    before = read(wim, "desk_offer_still", made.ball_id)
    stands_still(cast, made)
    shown = read(wim, "desk_offer_still", made.ball_id)
    assert shown == before
    assert "met de code die de ander voorleest" in shown
    assert "staat even stil" not in read(wim, "desk_offer_follow", made.ball_id)


# --- who looked, and what it costs ----------------------------------------------------------------------------
def test_every_look_at_it_stands_in_her_access_log(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    visits = [
        ("wijkteam", "work_stand_still", offer.pk), ("lead", "work_still", it.ball_id),
        (None, "offer_still", offer.ball.address_code),
    ]  # fmt: skip
    for key, name, what in visits:
        with as_the_owner():
            before = Look.objects.filter(subject_id=cast["neighbour"].pk).count()
        read(browser(cast, key), name, what)
        with as_the_owner():
            looks = Look.objects.filter(subject_id=cast["neighbour"].pk)
            assert looks.count() == before + 1, name
            last = looks.order_by("-number")[0]
        assert last.object_id == offer.pk


def _much(cast: Cast, it: Standstill) -> None:
    """A hundred words, and a hundred asks where she helped."""
    with as_the_owner():
        offer = Offer.objects.get(pk=it.offer_id)
    for number in range(100):
        put("mutual_help_standstillword", standstill_id=it.pk, is_hers=True, said_by_id=it.person_id,
            text=seal(f"Woord {number}."), said_at=NOW)  # fmt: skip
        ask = called(cast)
        put("mutual_help_match", municipality_id=cast.town.pk, ask_id=ask.pk, offer_id=offer.pk, state="PAUSED",
            reasons="[]", suggested_at=NOW, until_on=clock.today(), escalation_name="Els", escalation_phone="+31301234567")  # fmt: skip


def test_each_page_costs_the_same_for_one_and_for_a_hundred(cast: Cast) -> None:
    match = started(cast)
    offer = offer_of(match)
    it = stands_still(cast, offer)
    with as_the_owner():
        code = Offer.objects.select_related("ball").get(pk=offer).ball.address_code
    pages = [
        ("lead", reverse("work_still", args=[it.ball_id])), ("wijkteam", reverse("work_stand_still", args=[offer])),
        ("wijkteam", reverse("work_stand_still_at", args=[people(match)["ASKER"][1], match.pk])),
        (None, reverse("offer_still", args=[code])), (None, reverse("offer_follow", args=[code])),
    ]  # fmt: skip
    clients = [(browser(cast, key), page) for key, page in pages]
    cast.enter(None)
    few = [len(asked_by(client, page)) for client, page in clients]
    _much(cast, it)
    cast.enter(None)
    assert [len(asked_by(client, page)) for client, page in clients] == few
    assert max(few) <= AT_MOST, few

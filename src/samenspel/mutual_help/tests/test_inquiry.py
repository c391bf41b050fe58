"""A talk in four steps (I31, AS-56): by one's own yes, read by who is in it alone, and nothing that was said is lost."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered, talked
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.journal.models import Look
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Ask, Inquiry, InquiryMember, InquiryWord, Offer
from samenspel.notifications.models import Message

THREE = ("resident", "neighbour", "carer", "wijkteam")
SOON = (NOW + timedelta(days=14)).date()


def it(cast: Cast, pk: UUID, key: str) -> dict[str, Any]:
    """What each verb needs, as somebody in the talk."""
    cast.enter(key)
    return {"inquiry": Inquiry.objects.get(pk=pk), "acting": cast.acting(key), "now": NOW}


def page(cast: Cast, pk: UUID, key: str) -> queries.InquiryPage:
    cast.enter(key)
    return queries.inquiry_page(pk=pk, me=cast[key].pk)


def says(cast: Cast, pk: UUID, key: str, question: str, text: str, **more: Any) -> None:
    actions.say_in_inquiry(
        question=question, text=text, **{"said_by": cast[key].pk, **more}, **it(cast, pk, key)
    )


def texts(found: queries.InquiryPage, step: str) -> list[str]:
    return [str(one.text) for one in found.now_said(step)]


# --- who is in it ---------------------------------------------------------------------------------------------
def test_three_residents_and_a_supporter_are_in_it_by_their_own_yes(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    found = page(cast, pk, "carer")
    assert [(one.name, one.at_work) for one in found.people] == [
        ("Amina", False), ("Bram", False), ("Els", True), ("Farid", False),
    ]  # fmt: skip
    assert (str(found.about), found.inquiry.others, found.is_open) == ("Ons portiek", 2, True)


def test_it_is_for_one_person_alone_too(cast: Cast) -> None:
    pk = talked(cast, "resident")
    assert len(page(cast, pk, "resident").people) == 1


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    for key in ("outsider", "lead", "official", "coach", None):
        cast.enter(key)
        for model in (Inquiry, InquiryMember, InquiryWord):
            assert not model.objects.exists(), (key, model)  # type: ignore[attr-defined]
        with pytest.raises(Inquiry.DoesNotExist):
            queries.inquiry_page(pk=pk, me=cast["outsider"].pk)
    client = signed_in(cast, "outsider")
    for name in ("four_v_talk", "four_v_leave", "four_v_sheet"):
        assert client.get(reverse(name, args=[pk])).status_code == 404
    assert client.post(reverse("four_v_step", args=[pk, "verkennen"]), {"do": "say"}).status_code == 404


def test_a_code_tells_what_it_is_about_and_nobodys_name_or_words(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    cast.enter("resident")
    code = Inquiry.objects.get(pk=pk).code or ""
    cast.enter("outsider")
    behind = queries.inquiry_behind(code=code)
    assert behind is not None
    assert (str(behind.about), behind.people) == ("Ons portiek", 6)
    assert queries.inquiry_behind(code="APPEL000000") is None
    cast.enter(None)
    assert queries.inquiry_behind(code=code) is None


def test_a_yes_twice_is_once_and_a_closed_code_opens_nothing(cast: Cast) -> None:
    pk = talked(cast, "resident")
    code = it(cast, pk, "resident")["inquiry"].code
    for _turn in range(2):
        cast.enter("neighbour")
        actions.join_inquiry(code=code, at_work=False, acting=cast.acting("neighbour"), now=NOW)
    assert len(page(cast, pk, "resident").people) == 2
    actions.open_inquiry_code(open_=False, **it(cast, pk, "resident"))
    cast.enter("carer")
    with pytest.raises(errors.InquiryMoved):
        actions.join_inquiry(code=code, at_work=False, acting=cast.acting("carer"), now=NOW)


def test_who_does_not_work_here_supports_nothing_for_her_work(cast: Cast) -> None:
    pk = talked(cast, "resident")
    code = it(cast, pk, "resident")["inquiry"].code
    cast.enter("neighbour")
    with pytest.raises(errors.InquiryMoved):
        actions.join_inquiry(code=code, at_work=True, acting=cast.acting("neighbour"), now=NOW)


def test_a_supporter_who_works_here_no_more_reads_nothing(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    with as_the_owner():
        sql(
            "UPDATE community_membership SET ends_on = current_date WHERE person_id = %s", cast["wijkteam"].pk
        )
    with pytest.raises(Inquiry.DoesNotExist):
        page(cast, pk, "wijkteam")


def test_who_acts_for_her_reads_nothing_of_it(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    cast.enter("resident")
    sql("SELECT set_config('samenspel.representative', %s, true)", str(cast["outsider"].pk))
    assert not InquiryWord.objects.exists()
    assert sql("SELECT inquiry_page(%s)", pk) == [(None,)]
    sql("SELECT set_config('samenspel.representative', '', true)")


# --- what is said ---------------------------------------------------------------------------------------------
def test_each_adds_her_own_words_at_any_step_in_any_order(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    says(cast, pk, "resident", "KEEP", "Elke maand koffie.")
    says(cast, pk, "carer", "SUCCESS", "Wij maakten samen de tuin.")
    found = page(cast, pk, "neighbour")
    assert "Wij maakten samen de tuin." in texts(found, "verkennen")
    assert texts(found, "verankeren") == ["Elke maand koffie."]
    with as_the_owner():
        stored = sql("SELECT text FROM mutual_help_inquiryword")
    assert all(row[0].startswith("sealed:") for row in stored)


def test_a_supporter_types_what_another_says_under_both_names(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    says(cast, pk, "wijkteam", "WISH", "Ik wil naar buiten.", said_by=cast["resident"].pk)
    word = page(cast, pk, "resident").now_said("verbeelden")[0]
    assert (word.by, word.hand) == ("Amina", "Els")
    says(cast, pk, "neighbour", "WISH", "Meer bankjes.", said_by=None)
    word = page(cast, pk, "resident").now_said("verbeelden")[1]
    assert (word.by, word.hand) == ("", "Bram")


def test_a_resident_types_no_words_of_another_resident(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    with pytest.raises(errors.InquiryMoved):
        says(cast, pk, "neighbour", "WISH", "Zij wil dit.", said_by=cast["resident"].pk)
    with pytest.raises(errors.InquiryMoved):
        says(cast, pk, "wijkteam", "WISH", "Hij wil dit.", said_by=cast["outsider"].pk)


def test_only_who_said_or_wrote_it_takes_it_away(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    says(cast, pk, "resident", "WISH", "Een bankje.")
    word = page(cast, pk, "resident").now_said("verbeelden")[0].id
    for key in ("neighbour", "wijkteam"):
        with pytest.raises(errors.InquiryMoved):
            actions.take_word_away(word=word, **it(cast, pk, key))
    actions.take_word_away(word=word, **it(cast, pk, "resident"))
    assert texts(page(cast, pk, "resident"), "verbeelden") == []


def test_it_went_wrong_start_again_loses_nothing(cast: Cast) -> None:
    """R59: and while nothing was said since, it goes on where it was."""
    pk = talked(cast, *THREE)
    actions.begin_again(**it(cast, pk, "carer"))
    found = page(cast, pk, "resident")
    assert found.is_fresh
    assert (texts(found, "verkennen"), len(found.said_before("verkennen"))) == ([], 4)
    actions.go_back_a_round(**it(cast, pk, "resident"))
    assert len(texts(page(cast, pk, "resident"), "verkennen")) == 4
    actions.begin_again(**it(cast, pk, "carer"))
    says(cast, pk, "carer", "WISH", "Anders nu.")
    with pytest.raises(errors.InquiryMoved):
        actions.go_back_a_round(**it(cast, pk, "resident"))


def test_when_it_is_done_nobody_adds_until_it_goes_on(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.end_inquiry(**it(cast, pk, "carer"))
    found = page(cast, pk, "resident")
    assert (found.is_open, found.inquiry.code) == (False, None)
    with pytest.raises(errors.InquiryMoved):
        says(cast, pk, "resident", "WISH", "Nog iets.")
    actions.reopen_inquiry(**it(cast, pk, "resident"))
    says(cast, pk, "resident", "WISH", "Nog iets.")


# --- leaving --------------------------------------------------------------------------------------------------
def test_who_leaves_takes_her_words_along(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.leave_inquiry(take_along=True, **it(cast, pk, "neighbour"))
    found = page(cast, pk, "resident")
    assert "Bram" not in [one.name for one in found.people]
    assert texts(found, "verkennen") == [
        "Woorden van resident.",
        "Woorden van carer.",
        "Woorden van wijkteam.",
    ]
    with pytest.raises(Inquiry.DoesNotExist):
        page(cast, pk, "neighbour")


def test_or_leaves_them_as_somebodys(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.leave_inquiry(take_along=False, **it(cast, pk, "neighbour"))
    word = page(cast, pk, "resident").now_said("verkennen")[1]
    assert (str(word.text), word.by, word.said_by) == ("Woorden van neighbour.", "", None)


def test_with_the_last_who_leaves_the_talk_is_gone(cast: Cast) -> None:
    pk = talked(cast, "resident", "neighbour")
    for key in ("resident", "neighbour"):
        actions.leave_inquiry(take_along=False, **it(cast, pk, key))
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_inquiry") == [(0,)]
        assert sql("SELECT count(*) FROM mutual_help_inquiryword") == [(0,)]


# --- step 3: a question and an offer of her own ----------------------------------------------------------------
def test_a_question_and_an_offer_come_of_it_and_are_hers(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    ask = cast.ask("Wie loopt mee?", key="resident", cause=pk)
    offered(cast, "carer", "Ik loop graag mee.", cause=pk)
    found = page(cast, pk, "resident")
    assert (found.asks, found.offers, found.my_asks, found.my_offers) == (1, 1, [ask.ball.code], [])
    found = page(cast, pk, "neighbour")
    assert (found.asks, found.offers, found.my_asks, found.my_offers) == (1, 1, [], [])
    cast.enter("neighbour")
    assert not Ask.objects.exists()
    assert not Offer.objects.exists()


def test_her_own_words_stand_in_the_ordinary_door_of_asking(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    says(cast, pk, "resident", "MINE", "Ik zoek iemand om mee te wandelen.")
    says(cast, pk, "neighbour", "MINE", "Ik wil koffie zetten.")
    found = page(cast, pk, "resident").now_said("vormgeven")
    client = signed_in(cast, "resident")
    step = reverse("four_v_step", args=[pk, "vormgeven"])
    answer = client.post(step, {"do": "ask", "word": str(found[0].id)})
    assert answer.headers["Location"] == reverse("ask")
    assert "Ik zoek iemand om mee te wandelen." in client.get(reverse("ask")).content.decode()
    assert client.post(step, {"do": "ask", "word": str(found[1].id)}).status_code == 404
    client.post(reverse("ask"), {"words": "Ik zoek iemand om mee te wandelen."})
    client.post(reverse("ask_where"), {"where": "De Weide"})
    client.post(reverse("ask_reach"), {"visit": "1"})
    client.post(reverse("ask_check"))
    found_page = page(cast, pk, "resident")
    assert (found_page.asks, len(found_page.my_asks)) == (1, 1)


# --- step 4: somebody asks how it is going --------------------------------------------------------------------
def test_who_says_so_asks_on_that_day_and_is_told(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.hold_inquiry(day=SOON, **it(cast, pk, "neighbour"))
    found = page(cast, pk, "resident")
    assert found.asking is not None
    assert (found.asking.name, found.i_ask) == ("Bram", False)
    with as_the_owner():
        ball = Ball.objects.get(about=Ball.About.INQUIRY)
        told = Message.objects.filter(kind="inquiry_asks")
    with at_work("remind_due"):
        assert commitments.remind_due(ball=ball, now=ball.due_at - timedelta(hours=1)) == 0
        assert commitments.remind_due(ball=ball, now=ball.due_at + timedelta(minutes=1)) == 1
    with as_the_owner():
        (message,) = told.filter(person=cast["neighbour"])
        assert message.facts["link"].endswith(f"/gesprek/bal/{ball.pk}")
    answer = signed_in(cast, "neighbour").get(reverse("four_v_ball", args=[ball.pk]))
    assert answer.headers["Location"] == reverse("four_v_step", args=[pk, "verankeren"])


def test_another_says_it_for_nobody(cast: Cast) -> None:
    """R14: one holder, by her own yes; a second who says so hears how it is now."""
    pk = talked(cast, *THREE)
    actions.hold_inquiry(day=SOON, **it(cast, pk, "neighbour"))
    with pytest.raises(errors.InquiryMoved):
        actions.hold_inquiry(day=SOON, **it(cast, pk, "wijkteam"))
    with pytest.raises(errors.InquiryMoved):
        actions.tell_outcome(text="x", **it(cast, pk, "wijkteam"))


def test_a_week_after_the_day_another_may_ask_and_not_before(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.hold_inquiry(day=SOON, **it(cast, pk, "neighbour"))
    with as_the_owner():
        sql("UPDATE commitments_ball SET due_at = %s WHERE about = 'INQUIRY'", NOW - timedelta(days=6))
    with pytest.raises(errors.InquiryMoved):
        actions.hold_inquiry(day=SOON, **it(cast, pk, "carer"))
    with as_the_owner():
        sql("UPDATE commitments_ball SET due_at = %s WHERE about = 'INQUIRY'", NOW - timedelta(days=8))
    cast.enter("outsider")
    assert sql("SELECT close_late_inquiry_ball(%s, now())", pk) == [(False,)]
    said = signed_in(cast, "carer").get(reverse("four_v_step", args=[pk, "verankeren"])).content.decode()
    assert "Wil jij het nu vragen?" in said
    actions.hold_inquiry(day=SOON, **it(cast, pk, "carer"))
    asking = page(cast, pk, "resident").asking
    assert asking is not None
    assert asking.name == "Farid"


def test_she_says_another_day_or_what_came_of_it(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.hold_inquiry(day=SOON, **it(cast, pk, "wijkteam"))
    actions.hold_inquiry(day=SOON + timedelta(days=7), **it(cast, pk, "wijkteam"))
    asking = page(cast, pk, "resident").asking
    assert asking is not None
    assert asking.due_at.date() == SOON + timedelta(days=7)
    actions.end_inquiry(**it(cast, pk, "resident"))
    actions.tell_outcome(text="Elke week koffie.", **it(cast, pk, "wijkteam"))
    found = page(cast, pk, "resident")
    assert (found.asking, texts(found, "verankeren")) == (None, ["Elke week koffie."])


def test_who_leaves_asks_no_more_and_another_can(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.hold_inquiry(day=SOON, **it(cast, pk, "neighbour"))
    actions.leave_inquiry(take_along=True, **it(cast, pk, "neighbour"))
    assert page(cast, pk, "resident").asking is None
    actions.hold_inquiry(day=SOON, **it(cast, pk, "carer"))
    actions.let_inquiry_go(**it(cast, pk, "carer"))
    assert page(cast, pk, "resident").asking is None


# --- what the database itself refuses -------------------------------------------------------------------------
ATTACKS = (
    "INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at)"
    " VALUES (gen_random_uuid(), %(talk)s, %(me)s, false, now())",
    "UPDATE mutual_help_inquirymember SET person_id = %(me)s",
    "DELETE FROM mutual_help_inquirymember",
    "UPDATE mutual_help_inquiryword SET text = 'x'",
    "UPDATE mutual_help_inquiryword SET said_by_id = %(me)s",
    "UPDATE mutual_help_inquiry SET about = 'x'",
    "DELETE FROM mutual_help_inquiry",
)


@pytest.mark.parametrize("statement", ATTACKS)
@pytest.mark.parametrize("key", ["resident", "outsider"])
def test_no_role_writes_what_is_anothers_yes_or_anothers_words(cast: Cast, statement: str, key: str) -> None:
    pk = talked(cast, *THREE)
    cast.enter(key)
    with refused(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement, {"talk": pk, "me": cast[key].pk})


def test_the_owner_too_puts_nobody_in_it_without_her_yes(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    with as_the_owner():
        for who in (Context(person=cast["resident"].pk), Context()):
            enter(who)
            with refused(IntegrityError):
                InquiryMember(
                    inquiry_id=pk, person=cast["outsider"], at_work=False, joined_at=NOW
                ).save(force_insert=True)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "hand", "round_"),
    [("resident", None, 1), ("resident", "neighbour", 1), (None, None, 1), ("neighbour", "neighbour", 1),
     ("neighbour", None, 2), ("outsider", "neighbour", 1)],
)  # fmt: skip
def test_no_word_stands_there_as_anothers(
    cast: Cast, said: str | None, hand: str | None, round_: int
) -> None:
    pk = talked(cast, *THREE)
    cast.enter("neighbour")
    with refused(IntegrityError):
        InquiryWord(
            inquiry_id=pk, round=round_, question="WISH", said_by=cast[said] if said else None,
            written_by=cast[hand] if hand else None, text="x", written_at=NOW,
        ).save(force_insert=True)  # fmt: skip


def test_the_outsider_adds_no_word(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    cast.enter("outsider")
    with refused(DatabaseError):
        InquiryWord(
            inquiry_id=pk, round=1, question="WISH", said_by=cast["outsider"], text="x", written_at=NOW
        ).save(force_insert=True)


def test_nobody_outside_it_holds_its_ball(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    cast.enter("outsider")
    with refused(IntegrityError):
        commitments.open_ball(
            pk=new_id(), about=Ball.About.INQUIRY, about_id=pk, subject=cast["outsider"].pk,
            holder=cast["outsider"].pk, municipality=cast.town, due_at=NOW, acting=cast.acting("outsider"),
            now=NOW,
        )  # fmt: skip


def test_nobody_goes_with_its_ball_in_her_hands(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    actions.hold_inquiry(day=SOON, **it(cast, pk, "neighbour"))
    cast.enter("neighbour")
    with refused(IntegrityError):
        sql("SELECT leave_inquiry(%s, true)", pk)


def test_no_round_jumps_and_what_is_over_stays_over(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    cast.enter("resident")
    for wrong in (3, 0):
        with refused(IntegrityError):
            sql("UPDATE mutual_help_inquiry SET round = %s WHERE id = %s", wrong, pk)
    sql("UPDATE mutual_help_inquiry SET ended_at = now() WHERE id = %s", pk)
    with refused(IntegrityError):
        sql("UPDATE mutual_help_inquiry SET round = 2 WHERE id = %s", pk)


# --- pages ----------------------------------------------------------------------------------------------------
def test_every_view_leaves_a_row_with_each_of_the_others(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    client = signed_in(cast, "carer")
    assert client.get(reverse("four_v_step", args=[pk, "verkennen"])).status_code == 200
    with as_the_owner():
        found = Look.objects.filter(view="four_v_step").values_list("person_id", "subject_id")
    others = {cast[key].pk for key in THREE if key != "carer"}
    assert set(found) == {(cast["carer"].pk, one) for one in others}


def test_every_button_keeps_what_was_typed(cast: Cast) -> None:
    pk = talked(cast, *THREE)
    client = signed_in(cast, "resident")

    def at(step: str) -> str:
        return reverse("four_v_step", args=[pk, step])

    answer = client.post(at("verbeelden"), {"do": "next", "who": "ME", "WISH": "Een tuin."})
    assert answer.headers["Location"] == at("vormgeven")
    answer = client.post(at("vormgeven"), {"do": "before", "who": "ME", "WHO": "Bram misschien."})
    assert answer.headers["Location"] == at("verbeelden")
    answer = client.post(at("verankeren"), {"do": "next", "who": "ME"})
    assert answer.headers["Location"] == reverse("four_v_talk", args=[pk])
    assert client.post(at("verbeelden"), {"do": "say", "who": "ME"}).status_code == 422
    found = page(cast, pk, "resident")
    assert (texts(found, "verbeelden"), texts(found, "vormgeven")) == (["Een tuin."], ["Bram misschien."])


def test_a_word_of_danger_brings_a_number_to_call(cast: Cast) -> None:
    pk = talked(cast, "resident")
    says(cast, pk, "resident", "WISH", "Ik wil dood.")
    said = signed_in(cast, "resident").get(reverse("four_v_step", args=[pk, "verbeelden"])).content.decode()
    assert "0800 01 13" in said


def test_guessing_a_code_is_limited(cast: Cast) -> None:
    client: Client = signed_in(cast, "outsider")
    codes = [{"code": f"appel 00 00 {n:02}"} for n in range(8)]
    found = [client.post(reverse("four_v_enter"), one).status_code for one in codes]
    assert found[:6] == [422] * 6
    assert found[-1] != 422


def test_the_empty_sheet_is_for_everybody(client: Client, cast: Cast) -> None:
    said = client.get(reverse("four_v_paper")).content.decode()
    assert "Wat ging er goed?" in said
    assert "write-line" in said

"""The pages of a talk for who has no screen: at the desk with her code, and at the table by a supporter."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast, stop_clock
from tests.house.helping_rows import borne, heard, talked
from tests.house.situation import looks, signed_in
from tests.play import as_the_owner, sql

from samenspel.commitments import codes
from samenspel.commitments.models import Ball
from samenspel.community.models import Account, Person
from samenspel.foundation.context import Context, enter
from samenspel.journal.models import Entry as Deed
from samenspel.journal.models import Look
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.actions import HeardYes
from samenspel.mutual_help.models import Ask, Inquiry, InquiryMember, InquiryWord, Offer
from samenspel.mutual_help.views.entrance import DESK_SECONDS, WRONG_CODES
from samenspel.notifications.models import Message

SOON = (NOW + timedelta(days=14)).date().isoformat()


def spoken(pk: UUID) -> str:
    with as_the_owner():
        return codes.spoken(Inquiry.objects.get(pk=pk).code or "")


def text(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def typed(**more: Any) -> dict[str, Any]:
    facts = {"name": "Truus Bakker", "phone": "030 234 56 78", "way": "PHONE", "agreed": "on"}
    return {name: value for name, value in (facts | more).items() if value != ""}


def at_the_desk(cast: Cast, yes: HeardYes, key: str = "desk") -> Client:
    """She reads out her own code."""
    client = signed_in(cast, key)
    answer = client.post(reverse("desk"), {"code": yes.code.lower()})
    assert answer.headers["Location"] == reverse("desk_four_v_code")
    assert f'value="{yes.code}"' in text(client, "desk_four_v_code")
    answer = client.post(reverse("desk_four_v_code"), read_out(yes.code))
    assert answer.headers["Location"] == reverse("desk_four_v_talk", args=[yes.member])
    return client


def read_out(code: str, way: str = "PHONE") -> dict[str, str]:
    """What stands in the two fields that ask whose code it is, and how she is here."""
    return {"heard-code": code, "heard-way": way}


# --- the codes in the ordinary fields -------------------------------------------------------------------------
def test_the_code_of_a_talk_leads_to_joining_or_to_signing_in_first(cast: Cast) -> None:
    code = spoken(talked(cast, "resident"))
    join = reverse("four_v_join", args=[codes.in_address(code.replace(" ", ""))])
    for client in (Client(), signed_in(cast, "neighbour")):
        assert client.post(reverse("enter_code"), {"code": code.lower()}).headers["Location"] == join
    assert Client().get(join).headers["Location"] == f"{reverse('account_login')}?next={join}"
    assert "Doe je mee met dit gesprek?" in signed_in(cast, "neighbour").get(join).content.decode()


def test_her_own_code_is_recognised_and_tells_nothing_on_a_screen(cast: Cast) -> None:
    yes = heard(cast, talked(cast, "resident"))
    for client in (Client(), signed_in(cast, "outsider")):
        said = client.post(reverse("enter_code"), {"code": yes.code}).content.decode()
        assert "Dit is jouw code van een gesprek" in said
        for secret in ("Ons portiek", "Joop", "Amina", "Woorden"):
            assert secret not in said


def test_guessing_is_limited_in_both_fields(cast: Cast) -> None:
    talked(cast, "resident")
    for name, key in (("enter_code", None), ("desk", "desk")):
        client = signed_in(cast, key)
        client.defaults["REMOTE_ADDR"] = f"10.0.0.{len(name)}"
        found = [client.post(reverse(name), {"code": f"appel 00 00 {n:02}"}).status_code for n in range(8)]
        assert found[:WRONG_CODES] == [422] * WRONG_CODES
        assert found[-1] == 409


def test_at_the_desk_the_code_of_a_talk_leads_to_hearing_a_yes(cast: Cast) -> None:
    pk = talked(cast, "resident")
    code = spoken(pk)
    answer = signed_in(cast, "desk").post(reverse("desk"), {"code": code})
    assert answer.headers["Location"] == reverse(
        "desk_four_v_hear", args=[codes.in_address(code.replace(" ", ""))]
    )
    said = signed_in(cast, "desk").get(answer.headers["Location"]).content.decode()
    assert "Ons portiek" in said
    for secret in ("Amina", "Woorden van resident"):
        assert secret not in said


@pytest.mark.parametrize("key", ["outsider", "neighbour", "gp", "official", "initiative"])
def test_hearing_is_closed_to_who_does_not_fill_in_for_residents(cast: Cast, key: str) -> None:
    pk = talked(cast, "resident")
    code = codes.in_address(spoken(pk).replace(" ", ""))
    client = signed_in(cast, key)
    path = reverse("desk_four_v_hear", args=[code])
    assert (client.get(path).status_code, client.post(path, typed()).status_code) == (404, 404)
    assert client.get(reverse("desk_four_v_heard")).status_code == 404
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_inquirymember") == [(1,)]


def test_in_another_municipality_both_codes_are_unknown(cast: Cast) -> None:
    pk = talked(cast, "resident")
    code, yes = spoken(pk), heard(cast, pk)
    with as_the_owner():
        town = cast.town.__class__.objects.create(kind="MUNICIPALITY", code="GM2", name="Elders")
        Person.objects.filter(pk=cast["coach"].pk).update(municipality=town)
    coach = signed_in(cast, "coach")
    for one in (code, yes.code):
        answer = coach.post(reverse("desk"), {"code": one})
        assert (answer.status_code, "Deze code kennen we niet" in answer.content.decode()) == (422, True)


# --- hearing --------------------------------------------------------------------------------------------------
def hear_path(pk: UUID) -> str:
    return reverse("desk_four_v_hear", args=[codes.in_address(spoken(pk).replace(" ", ""))])


def test_the_desk_writes_a_yes_down_and_hands_over_a_card_with_her_code(cast: Cast) -> None:
    pk = talked(cast, "resident")
    desk = signed_in(cast, "desk")
    answer = desk.post(hear_path(pk), typed(street="Singel 3", postcode="3994 AB"))
    assert answer.headers["Location"] == reverse("desk_four_v_heard")
    said = text(desk, "desk_four_v_heard")
    with as_the_owner():
        row = InquiryMember.objects.select_related("person").get(heard_by=cast["desk"])
    assert codes.spoken(row.code or "") in said
    assert "Er gaat ook een bericht naar Truus Bakker" in said
    assert (row.person.name, row.way) == ("Truus Bakker", "PHONE")
    assert desk.get(reverse("four_v_talk", args=[pk])).status_code == 404
    assert desk.get(reverse("desk_four_v_talk", args=[row.pk])).status_code == 404


def test_whoever_hears_nothing_from_us_is_told_there_and_then(cast: Cast) -> None:
    pk = talked(cast, "resident")
    desk = signed_in(cast, "desk")
    desk.post(hear_path(pk), typed())
    assert "Truus Bakker krijgt geen bericht van ons. Lees dit dus voor" in text(desk, "desk_four_v_heard")


def test_she_is_known_by_the_code_of_her_own_question(cast: Cast) -> None:
    pk = talked(cast, "resident")
    own = cast.ask(key="caller").ball.spoken_code
    with as_the_owner():
        before = Person.objects.count()
    desk = signed_in(cast, "desk")
    assert desk.post(hear_path(pk), typed(own_code=own, name="", phone="")).status_code == 302
    with as_the_owner():
        assert InquiryMember.objects.get(heard_by=cast["desk"]).person_id == cast["caller"].pk
        assert Person.objects.count() == before
    again = desk.post(hear_path(pk), typed(own_code=own, name="", phone=""))
    assert (again.status_code, "doet al mee met dit gesprek" in again.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Vul in hoe de ander heet."),
        ({"phone": "", "street": "", "postcode": ""}, "Vul een nummer, een e-mail of een adres in."),
        ({"phone": "12"}, "Dit is geen heel telefoonnummer."),
        ({"way": ""}, "Kies hoe het ging."),
        ({"agreed": ""}, "Lees het voor, en vraag het."),
        ({"street": "Singel"}, "Vul ook het nummer van het huis in."),
        ({"own_code": "peer 11 11 11", "phone": "", "name": ""}, "Deze code kennen we niet."),
    ],
)
def test_a_mistake_says_what_to_do_and_loses_nothing(cast: Cast, wrong: dict[str, str], said: str) -> None:
    pk = talked(cast, "resident")
    facts = typed(**({"street": "Singel 3", "postcode": "3994 AB"} | wrong))
    if "own_code" in wrong:
        facts = typed(**wrong)
    answer = signed_in(cast, "desk").post(hear_path(pk), facts)
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (422, True)
    for name in ("name", "phone", "street", "own_code"):
        assert not facts.get(name) or facts[name] in page
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_inquirymember") == [(1,)]
        assert not Person.objects.filter(name="Truus Bakker").exists()


def test_nobody_writes_down_her_own_yes(cast: Cast) -> None:
    pk = talked(cast, "resident")
    own = cast.ask(key="desk").ball.spoken_code
    answer = signed_in(cast, "desk").post(hear_path(pk), typed(own_code=own, name="", phone=""))
    assert (answer.status_code, "Deze code is van jezelf." in answer.content.decode()) == (422, True)


def test_at_the_table_a_supporter_hears_it_and_a_resident_cannot(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    els = signed_in(cast, "wijkteam")
    assert "Schrijf het ja van een bewoner op" in text(els, "four_v_talk", pk)
    path = reverse("four_v_hear", args=[pk])
    assert els.post(path, typed(way="DESK", counted="on")).status_code == 302
    assert f'href="{reverse("four_v_talk", args=[pk])}"' in text(els, "desk_four_v_heard")
    said = text(els, "four_v_talk", pk)
    assert "zei ja aan tafel of aan de balie, opgeschreven door Els" in said
    assert "en 1 mens zonder naam" in said
    for key in ("resident", "desk", "outsider"):
        assert signed_in(cast, key).post(path, typed()).status_code == 404
    els.post(reverse("four_v_talk", args=[pk]), {"do": "close_code"})
    assert els.get(path).status_code == 404


def test_a_supporter_who_does_not_write_for_others_reads_the_new_code_that_she_made(cast: Cast) -> None:
    pk = talked(cast, "resident", "gp", at_work="gp")
    yes, chen = heard(cast, pk), signed_in(cast, "gp")
    answer = chen.post(reverse("four_v_for_talk", args=[pk, yes.member]), {"do": "new_code"})
    assert answer.headers["Location"] == reverse("desk_four_v_heard")
    said = text(chen, "desk_four_v_heard")
    with as_the_owner():
        assert codes.spoken(InquiryMember.objects.get(pk=yes.member).code or "") in said
    assert signed_in(cast, "gp").get(reverse("desk_four_v_heard")).status_code == 404


@pytest.mark.parametrize("closed", [False, True])
def test_a_mistake_and_a_lost_code_are_mended_by_who_heard_it(cast: Cast, closed: bool) -> None:
    pk = talked(cast, "resident")
    yes, desk = heard(cast, pk), signed_in(cast, "desk")
    coach, path = signed_in(cast, "coach"), reverse("desk_four_v_written")
    assert path in desk.get(hear_path(pk)).content.decode()
    if closed:  # nobody comes in any more: also then
        cast.enter("resident")
        actions.open_inquiry_code(
            inquiry=Inquiry.objects.get(pk=pk), open_=False, acting=cast.acting("resident"), now=NOW
        )
    seen = looks()
    assert "Joop" in text(desk, "desk_four_v_written")
    assert (looks() - seen).total() == 1
    said = text(coach, "desk_four_v_written")
    assert ("Nog niemand" in said, "Joop" in said) == (True, False)
    assert desk.post(path, {"do": "new_code", "member": yes.member}).status_code == 302
    assert yes.code not in text(desk, "desk_four_v_heard")
    for do, wrong in (("undo", UUID(int=1)), ("undo", "x"), ("", yes.member)):
        assert desk.post(path, {"do": do, "member": wrong}).status_code == 404
    assert coach.post(path, {"do": "undo", "member": yes.member}).status_code == 404
    assert desk.post(path, {"do": "undo", "member": yes.member}, follow=True).status_code == 200
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_inquirymember") == [(1,)]
        assert Message.objects.filter(kind="inquiry_left_for_you", person=cast["caller"]).exists()


# --- for her, at the desk and at the table --------------------------------------------------------------------
def test_she_says_reads_takes_away_and_leaves_by_telephone(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    desk = at_the_desk(cast, yes)
    step = reverse("desk_four_v_step", args=[yes.member, "verbeelden"])
    assert desk.post(step, {"do": "say", "WISH": "Een bankje."}).headers["Location"] == step
    said = desk.get(step).content.decode()
    for one in ("Je doet dit namens Joop.", "Wat zegt Joop?", "opgeschreven door jou", "Een bankje."):
        assert one in said
    assert "Jij</b>" not in said
    sheet = text(desk, "desk_four_v_sheet", yes.member)
    for one in ("Joop</b> (opgeschreven door Wim): Een bankje.", "Dit blad is van Joop", "030 123 45 67"):
        assert one in sheet
    assert "<b>Joop</b> · opgeschreven door Wim" in text(
        signed_in(cast, "resident"), "four_v_step", pk, "verbeelden"
    )
    with as_the_owner():
        word = InquiryWord.objects.get(question="WISH").pk
    desk.post(step, {"do": "away", "word": word})
    with as_the_owner():
        assert not InquiryWord.objects.filter(question="WISH").exists()
    leave = reverse("desk_four_v_leave", args=[yes.member])
    assert desk.post(leave, {"words": ""}).status_code == 422
    assert desk.post(leave, {"words": "ALONG"}).headers["Location"] == reverse("desk")
    assert desk.get(leave).status_code == 404


def test_the_supporter_does_it_at_the_table_and_nobody_else(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    els = signed_in(cast, "wijkteam")
    assert "Doe iets namens Joop" in text(els, "four_v_talk", pk)
    step = reverse("four_v_for_step", args=[pk, yes.member, "verankeren"])
    els.post(step, {"do": "say", "KEEP": "Elke maand."})
    els.post(step, {"do": "hold", "day": SOON})
    assert "Joop vraagt" in els.get(step).content.decode()
    els.post(step, {"do": "outcome", "text": "Het gaat goed."})
    with as_the_owner():
        rows = InquiryWord.objects.filter(said_by=cast["caller"]).values_list("question", "written_by")
        assert set(rows) == {("KEEP", cast["wijkteam"].pk), ("OUTCOME", cast["wijkteam"].pk)}
        assert not Ball.objects.filter(about="INQUIRY", closed_at=None).exists()
    els.post(reverse("four_v_for_leave", args=[pk, yes.member]), {"words": "STAY"})
    assert "Joop doet niet meer mee" in text(els, "four_v_talk", pk)
    assert "Joop" not in text(els, "four_v_talk", pk)
    for key in ("resident", "desk", "outsider"):
        assert signed_in(cast, key).get(step).status_code == 404


def test_no_supporter_does_it_for_who_came_with_her_own_yes(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    with as_the_owner():
        rows = list(InquiryMember.objects.values_list("pk", flat=True))
    for row in rows:
        assert signed_in(cast, "wijkteam").get(reverse("four_v_for_talk", args=[pk, row])).status_code == 404


def test_with_her_code_any_desk_makes_her_a_card_and_then_she_reads_it_herself(cast: Cast) -> None:
    pk = talked(cast, "resident")
    signed_in(cast, "desk").post(hear_path(pk), typed())
    with as_the_owner():
        row = InquiryMember.objects.get(heard_by=cast["desk"])
    coach, path = signed_in(cast, "coach"), reverse("desk_talk_card", args=[row.pk])
    assert coach.get(path).status_code == 404
    coach.post(reverse("desk_four_v_code"), read_out(row.code or "", "DESK"))
    assert "Maak een kaart met een pincode" in text(coach, "desk_four_v_talk", row.pk)
    key = coach.get(path).context["form"]["key"].value()
    assert coach.post(path, {"key": key, "present": "on"}).status_code == 200
    with as_the_owner():
        account = Account.objects.get(person=row.person_id)
    enter(Context(person=account.person_id))
    assert [one.pk for one in queries.my_inquiries()] == [pk]


def test_after_half_an_hour_she_reads_her_code_out_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    yes = heard(cast, talked(cast, "resident"))
    desk = at_the_desk(cast, yes)
    path = reverse("desk_four_v_talk", args=[yes.member])
    assert desk.get(path).status_code == 200
    session = desk.session
    assert session["desk_talk"][2] == NOW.timestamp() + DESK_SECONDS
    is_over(desk)
    said = desk.get(path).content.decode()
    assert "Een code telt hier een half uur." in said
    assert "Amina" not in said
    for wrong in ("peer 11 11 11", spoken(talk_of(yes))):
        assert desk.post(path, read_out(wrong)).status_code == 422
    assert desk.post(path, read_out(yes.code)).headers["Location"] == path
    assert desk.get(path).status_code == 200


def talk_of(yes: HeardYes) -> UUID:
    with as_the_owner():
        return InquiryMember.objects.get(pk=yes.member).inquiry_id


def is_over(client: Client) -> None:
    """The half hour since the last page is over."""
    session = client.session
    member, talk, _until, way = session["desk_talk"]
    session["desk_talk"] = [member, talk, NOW.timestamp() - 1, way]
    session.save()


def test_each_page_moves_the_half_hour_along(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    yes = heard(cast, talked(cast, "resident"))
    desk, path = at_the_desk(cast, yes), reverse("desk_four_v_talk", args=[yes.member])
    for minute in (25, 50, 75):
        stop_clock(monkeypatch, NOW + timedelta(minutes=minute))
        assert "Ons portiek" in desk.get(path).content.decode()
    stop_clock(monkeypatch, NOW + timedelta(minutes=106))
    assert "Ons portiek" not in desk.get(path).content.decode()


def test_what_was_typed_when_it_was_over_goes_on_with_the_code(cast: Cast) -> None:
    pk = talked(cast, "resident")
    yes = heard(cast, pk)
    other = hears_another(cast, pk)
    desk, path = at_the_desk(cast, yes), reverse("desk_four_v_step", args=[yes.member, "verbeelden"])
    is_over(desk)
    answer = desk.post(path, {"do": "say", "WISH": "Een bankje\nbij de fontein."})
    said = answer.content.decode()
    assert (answer.status_code, "Een bankje\nbij de fontein." in said) == (422, True)
    typed = {"do": "say", "WISH": "Een bankje\nbij de fontein."}
    for wrong in ("", "peer 11 11 11", other.code):  # nor by the code of another in it
        answer = desk.post(path, typed | read_out(wrong))
        assert (answer.status_code, "bij de fontein." in answer.content.decode()) == (422, True)
    assert desk.post(path, typed | read_out(yes.code)).headers["Location"] == path
    with as_the_owner():
        word = InquiryWord.objects.get(question="WISH")
    assert (str(word.text), word.said_by_id) == ("Een bankje\nbij de fontein.", yes.person)


def hears_another(cast: Cast, pk: UUID) -> HeardYes:
    with as_the_owner():
        code = Inquiry.objects.get(pk=pk).code or ""
    cast.enter("desk")
    talk = queries.inquiry_to_hear(code=code)
    assert talk
    return actions.hear_inquiry_yes(
        code=code, talk=talk, resident=actions.Asker(name="Truus Bakker", phone="+31302345678"), way="PHONE",
        counted=False, by="Wim", acting=cast.acting("desk"), now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("way", ["PHONE", "DESK", "LETTER"])
def test_how_she_was_there_stands_with_what_was_done(cast: Cast, way: str) -> None:
    yes = heard(cast, talked(cast, "resident"))
    desk = signed_in(cast, "desk")
    desk.post(reverse("desk_four_v_code"), read_out(yes.code, way))
    desk.post(
        reverse("desk_four_v_step", args=[yes.member, "verbeelden"]), {"do": "say", "WISH": "Een boom."}
    )
    with as_the_owner():
        deed = Deed.objects.get(verb="said_in_inquiry", on_behalf_of_id=yes.person)
    assert (deed.actor_id, deed.way) == (cast["desk"].pk, way)


@pytest.mark.parametrize("key", ["outsider", "gp", "official"])
def test_who_does_not_fill_in_for_residents_types_no_code_there(cast: Cast, key: str) -> None:
    yes, client = heard(cast, talked(cast, "resident")), signed_in(cast, key)
    path = reverse("desk_four_v_code")
    assert (client.get(path).status_code, client.post(path, read_out(yes.code)).status_code) == (404, 404)
    assert client.get(reverse("desk_four_v_written")).status_code == 404


def test_a_colleague_in_a_hundred_newer_talks_opens_it(cast: Cast) -> None:
    yes = heard(cast, talked(cast, "resident"))
    with as_the_owner():
        sql(
            "INSERT INTO mutual_help_inquiry (id, municipality_id, about, code, others, round, begun_at) SELECT"
            " gen_random_uuid(), municipality_id, about, NULL, 0, 1, begun_at + interval '1 hour' FROM"
            " mutual_help_inquiry, generate_series(1, 101) LIMIT 101"
        )
    cast.enter("desk")
    with as_the_owner():
        sql(
            "INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at, way)"
            " SELECT gen_random_uuid(), id, %s, false, now(), '' FROM mutual_help_inquiry WHERE code IS NULL",
            cast["desk"].pk,
        )
    at_the_desk(cast, yes)


def test_words_stay_in_the_form_when_another_ended_the_talk_meanwhile(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    amina, path = signed_in(cast, "resident"), reverse("four_v_step", args=[pk, "verbeelden"])
    cast.enter("wijkteam")
    els: dict[str, Any] = {"acting": cast.acting("wijkteam"), "now": NOW}
    actions.end_inquiry(inquiry=Inquiry.objects.get(pk=pk), **els)
    answer = amina.post(path, {"do": "say", "WISH": "Een bankje.", "who": "ME"})
    said = answer.content.decode()
    assert (answer.status_code, "Een bankje." in said) == (422, True)
    assert errors.InquiryMoved().sentence() in said
    path = reverse("four_v_step", args=[pk, "verankeren"])
    answer = amina.post(path, {"do": "outcome", "text": "Er staat een bankje."})  # another asks it by now
    assert (answer.status_code, "Er staat een bankje." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("kind", ["ask", "offer"])
@pytest.mark.parametrize("where", ["desk", "table"])
def test_an_ask_and_an_offer_begin_with_her_own_words_and_are_hers(cast: Cast, kind: str, where: str) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    mine = "Ik lees graag voor."
    actions.say_in_inquiry(question="MINE", text=mine, said_by=yes.person, **borne(cast, yes))
    with as_the_owner():
        word = InquiryWord.objects.get(question="MINE").pk
        of_another = InquiryWord.objects.get(said_by=cast["resident"]).pk
    client = at_the_desk(cast, yes) if where == "desk" else signed_in(cast, "wijkteam")
    args = [yes.member] if where == "desk" else [pk, yes.member]
    family = "desk_four_v" if where == "desk" else "four_v_for"
    step = reverse(f"{family}_step", args=[*args, "vormgeven"])
    assert client.post(step, {"do": kind, "word": of_another}).status_code == 404
    path = client.post(step, {"do": kind, "word": word}).headers["Location"]
    assert path.startswith(reverse(f"{family}_{kind}", args=args))
    said = client.get(path).content.decode()
    assert mine in said
    assert "Je doet dit namens Joop." in said
    assert 'name="own_code"' not in said
    facts = {
        "words": mine,
        "likes": mine,
        "kinds": ["TOGETHER"],
        "far": "NEIGHBOURHOOD",
        "effort": "VOLUNTARY",
    }
    facts |= {"area": str(cast.weide.pk), "way": "PHONE"}
    wrong = client.post(path, facts)
    again = wrong.content.decode()
    assert (wrong.status_code, mine in again, f'value="{cast.weide.pk}" selected' in again) == (
        422,
        True,
        True,
    )
    assert client.post(path, facts | {"agreed": "on"}).status_code == 302
    hand = cast["desk" if where == "desk" else "wijkteam"].pk
    with as_the_owner():
        made: Any = Ask.objects.get() if kind == "ask" else Offer.objects.get()
        whose = made.asker_id if kind == "ask" else made.offerer_id
    assert (whose, made.cause_id, made.entered_by_id) == (cast["caller"].pk, pk, hand)
    assert client.get(reverse(f"{family}_{kind}", args=args) + "?woord=x").status_code == 200


def test_who_calls_says_so_on_the_list_of_calls(cast: Cast) -> None:
    pk = talked(cast, "resident")
    desk = signed_in(cast, "desk")
    desk.post(hear_path(pk), typed())
    with as_the_owner():
        row = InquiryMember.objects.get(heard_by=cast["desk"])
    at_the_desk(cast, HeardYes(row.pk, row.person_id, codes.spoken(row.code or "")))
    desk.post(reverse("desk_four_v_code"), read_out(row.code or ""))
    desk.post(reverse("desk_four_v_step", args=[row.pk, "verankeren"]), {"do": "hold", "day": SOON})
    with as_the_owner():
        ball = Ball.objects.get(about="INQUIRY")
        Message(
            person_id=row.person_id, kind="inquiry_asks_by_code", municipality=cast.town, ball_id=ball.pk,
            made_at=NOW, channel="SCREEN", state="SHOWN",
        ).save(force_insert=True)  # fmt: skip
    said = text(desk, "work_calls")
    for one in ("Truus Bakker", "030 234 56 78", "vraag naar de eigen code", "Ik heb gebeld"):
        assert one in said
    desk.post(reverse("work_calls"), {"called": ball.pk})
    assert "Truus Bakker" not in text(desk, "work_calls")
    assert desk.post(reverse("work_calls"), {"called": ball.pk}).status_code == 409


# --- who looked, and what it costs ----------------------------------------------------------------------------
def test_every_view_leaves_a_row_namens_her_with_everybody_else(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    text(at_the_desk(cast, yes), "desk_four_v_step", yes.member, "verkennen")
    text(signed_in(cast, "wijkteam"), "four_v_for_talk", pk, yes.member)
    with as_the_owner():
        rows = set(Look.objects.values_list("view", "person_id", "subject_id", "on_behalf_of_id"))
    at_desk = {
        ("desk_four_v_step", cast["desk"].pk, cast[key].pk, cast["caller"].pk)
        for key in ("resident", "wijkteam", "caller")
    }
    at_table = {
        ("four_v_for_talk", cast["wijkteam"].pk, cast[key].pk, cast["caller"].pk)
        for key in ("resident", "caller")
    }
    assert rows >= at_desk | at_table
    assert not [row for row in rows if row[1] == row[2]]


def test_it_costs_the_same_for_one_word_and_for_a_hundred(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    desk, els = at_the_desk(cast, yes), signed_in(cast, "wijkteam")
    paths = {
        reverse("desk_four_v_step", args=[yes.member, "verbeelden"]): desk,
        reverse("desk_four_v_sheet", args=[yes.member]): desk,
        reverse("four_v_for_step", args=[pk, yes.member, "verbeelden"]): els,
        reverse("four_v_talk", args=[pk]): els,
        hear_path(pk): desk,
    }

    def cost() -> list[int]:
        found = []
        for path, client in paths.items():
            caches["default"].clear()
            Client().get(reverse("ask_danger"))
            with CaptureQueriesContext(connection) as caught:
                assert client.get(path).status_code == 200
            free = ("SAVEPOINT", "RELEASE")
            found.append(len([row for row in caught.captured_queries if not row["sql"].startswith(free)]))
        return found

    few = cost()
    for number in range(100):
        actions.say_in_inquiry(
            question="WISH", text=f"Wens {number}.", said_by=yes.person, **borne(cast, yes)
        )
    assert cost() == few
    assert max(few) <= 5

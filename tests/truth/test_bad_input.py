"""Whatever people type, in every field: a clear Dutch sentence at the field, and nothing typed is lost."""

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samenspel.commitments import actions as balls
from samenspel.community.models import Account
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Note, Words
from tests.cast import NOW, Cast
from tests.play import as_the_owner, end, offer, place_on_map, sql

SCRIPT = "<script>alert(1)</script>"
NASTY = {
    "empty": "",
    "blanks": "   \n\t  ",
    "long": "lang " * 20_000,
    "control": "a\x07b\x1b[31mc\x7f",
    "NUL": "voor\x00na",
    "only NUL": "\x00",
    "Arabic": "أحتاج إلى مساعدة",
    "right to left": "\u202eabc\u202c \u2066x",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "SQL": "'; DROP TABLE mutual_help_ask; --",
    "HTML": SCRIPT,
    "attribute": '" onmouseover="alert(1)',
    "template": "{{ 7|add:7 }} {% now 'Y' %} %(x)s {0} ${x}",
    "surrogate": "half \ud83d",
    "number": "-99999999999999999999999",
    "day": "31-02-2026",
    "year one": "0001-01-01",
    "far": "9999-12-31",
    "id": str(uuid4()),
    "eszett": "ß" * 7,
    "mail": "a" * 300 + "@example.org",
    "newline": "A\r\nBcc: b@example.org",
    "sealed": "sealed:x",
    "sealed twice": "sealed:own:gAAAAABx",
}
# Each form: its address by name, what is filled in well, and which fields are tried one by one.
WELL_AT_DESK = {
    "words": "Joop wil mee.", "name": "Joop", "phone": "030 123 45 67", "email": "", "street": "", "postcode": "",
    "way": "PHONE", "agreed": "on",
}  # fmt: skip
WITH_CODE = {
    "follow_write": {"text": "Dag.", "readers": "TABLE"}, "follow_reword": {"words": "Of anders."},
    "follow_rename": {"name": "Amina"}, "follow_share": {"text": "Ik kook."},
    "follow_contact": {"reach": "PHONE", "phone": "030 123 45 67", "email": "", "street": "", "postcode": ""},
    "follow_answer": {"verdict": "ANSWERED", "where": ""}, "follow_look_back": {"months": "3"},
    "follow_say_yes": {"pass": "", "answer": "yes"},
}  # fmt: skip
AT_WORK = {
    "work_note": {"text": "Dag.", "readers": "TABLE"}, "work_urgency": {"urgency": "SOON", "reason": "Slaapt slecht."},
    "work_promise": {"next_step": "Ik bel.", "due_on": ""}, "work_offer": {"receiver": "", "why": "Zij kan dit.", "yes_way": ""},
    "work_suggest": {"entry": "", "text": "Dichtbij."}, "work_ask_colleague": {"receiver": "", "text": "Wat werkt?"},
    "work_dead_end": {"text": "Vol."}, "work_take_back": {"pass": ""}, "work_unsuggest": {"suggestion": ""},
}  # fmt: skip


def signed_in(cast: Cast, key: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person=cast[key]))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def send(client: Client, name: str, fields: dict[str, str]) -> Any:
    """Send a step of asking. A mistake leads back to the same page, which then counts as 422."""
    address = reverse(name)
    response: Any = client.post(address, fields)
    if response.status_code == 302 and response["Location"] == address:
        response = client.get(address)
        assert response.status_code == 200
        response.status_code = 422
    return response


def day(ahead: int) -> str:
    return (NOW + timedelta(days=ahead)).date().isoformat()


def unsent(value: str) -> str:
    """As a browser sends it: half a character cannot be sent at all."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def shown(value: str) -> str:
    """How a value stands in a page: escaped, with the line ends of the web, and without what no page may hold."""
    return html.escape(value)


def check(response: HttpResponse, field: str, value: str) -> None:
    assert response.status_code in (200, 302, 404, 409, 422), (field, value[:40], response.status_code)
    page = response.content.decode()
    assert SCRIPT not in page
    assert '" onmouseover="' not in page
    assert "Traceback" not in page
    if response.status_code != 422:
        return
    wrong = [html.unescape(one) for one in re.findall(r'<p class="error"[^>]*>(.*?)</p>', page, re.S)]
    wrong += [
        html.unescape(re.sub(r"<[^>]+>", "", one))
        for one in re.findall(r'class="errors?[^"]*".*?</(?:ul|div|section)>', page, re.S)
    ]
    assert wrong, (field, value[:40], "no sentence")
    for sentence in wrong:
        assert sentence.strip().endswith((".", "?", "!")) or len(wrong) > 1, sentence
        assert not re.search(r"\b(This|Enter|Select|required|valid|Ensure|characters)\b", sentence, re.I), (
            sentence
        )


def still_there(response: HttpResponse, value: str) -> bool:
    page = response.content.decode().replace("\r\n", "\n")
    escaped = {
        shown(value),
        value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#x27;"),
    }
    return any(one.replace("\r\n", "\n") in page for one in escaped) or value.strip("\x00 \t\r\n") == ""


def each_nasty() -> Iterator[str]:
    """Each value in a transaction of its own, so that all meet the same world.

    What a form refuses (422) leaves that world as it was: only after a deed (302) its pages are worth a look.
    """
    for value in NASTY.values():
        with transaction.atomic():
            yield unsent(value)
            transaction.set_rollback(True)


def test_it_takes_any_words_in_the_three_questions(cast: Cast) -> None:
    for nasty in each_nasty():
        assert cast
        client = Client()
        response = send(client, "ask", {"words": nasty})
        check(response, "words", nasty)
        if response.status_code == 422:
            assert still_there(response, nasty)
        send(client, "ask", {"words": "Wie loopt er mee?"})
        for name, field in (
            ("ask_for_another", "through"),
            ("ask_for_another", "their_yes"),
            ("ask_where", "where"),
            ("ask_where", "area"),
        ):
            response = send(
                client, name, {field: nasty} | ({"their_yes": "SPOKEN"} if field == "through" else {})
            )
            check(response, field, nasty)
            if response.status_code == 422 and field in ("through", "where"):
                assert still_there(response, nasty), (field, nasty[:40])
        send(client, "ask_where", {"where": "De Weide"})
        response = send(client, "ask_reach", {"contact": nasty})
        check(response, "contact", nasty)
        assert response.status_code == 422
        assert still_there(response, nasty)
        send(client, "ask_reach", {"visit": "1"})
        assert client.post(reverse("ask_check")).status_code == 302


def test_it_keeps_what_was_typed_through_every_page(cast: Cast) -> None:
    """From the first page to the holder's: the words arrive as they were written, escaped everywhere."""
    holder = signed_in(cast, "wijkteam")
    for nasty in each_nasty():
        client = Client()
        if send(client, "ask", {"words": nasty}).status_code != 302:
            continue
        send(client, "ask_where", {"where": "3994 AB"})
        send(client, "ask_reach", {"contact": "06 12 34 56 78"})
        check(client.get(reverse("ask_check")), "check", nasty)
        client.post(reverse("ask_check"))
        response = client.get(reverse("ask_done"), follow=True)
        check(response, "done", nasty)
        with as_the_owner():
            text = Words.objects.get().text
            ball = Ask.objects.get().ball_id
        kept = [letter for letter in nasty if letter.isprintable() and not letter.isspace()]
        assert [letter for letter in text if not letter.isspace() and letter.isprintable()] == kept
        check(holder.get(reverse("work_ball", args=[ball])), "work", nasty)


@pytest.mark.parametrize("name", WITH_CODE)
def test_it_takes_anything_with_a_code(cast: Cast, name: str) -> None:
    ask = cast.ask()
    if name == "follow_say_yes":
        offer(cast, ask, yes="")
    if name == "follow_look_back":
        end(cast, ask)
    address = reverse(name, args=[ask.ball.address_code])
    for nasty in each_nasty():
        taken = False
        for field in WITH_CODE[name]:
            response = Client().post(address, WITH_CODE[name] | {field: nasty})
            check(response, field, nasty)
            taken |= response.status_code == 302
            if response.status_code == 422 and field in ("text", "words", "name"):
                assert still_there(response, nasty), (field, nasty[:40])
        for page in ("follow", "follow_readers", "follow_card") if taken else ():
            check(Client().get(reverse(page, args=[ask.ball.address_code])), page, nasty)


@pytest.mark.parametrize("name", AT_WORK)
def test_it_takes_anything_at_work(cast: Cast, name: str) -> None:
    entry = place_on_map(cast)
    ask, client = cast.ask(), signed_in(cast, "wijkteam")
    address = reverse(name, args=[ask.ball_id])
    known = {"receiver": str(cast["coach"].pk), "entry": str(entry.pk)}
    well = AT_WORK[name] | {key: value for key, value in known.items() if key in AT_WORK[name]}
    for nasty in each_nasty():
        taken = False
        for field in well:
            response = client.post(address, well | {field: nasty})
            check(response, field, nasty)
            taken |= response.status_code == 302
            if response.status_code == 422 and field in ("text", "reason", "next_step", "why"):
                assert still_there(response, nasty), (field, nasty[:40])
        if taken:
            check(client.get(reverse("work_ball", args=[ask.ball_id])), "page", nasty)


def test_it_looks_for_anything_at_work(cast: Cast) -> None:
    place_on_map(cast)
    ask, client = cast.ask(), signed_in(cast, "wijkteam")
    for nasty in each_nasty():
        check(client.get(reverse("work_suggest", args=[ask.ball_id]), {"q": nasty[:2000]}), "q", nasty)


def test_it_takes_anything_at_the_desk(cast: Cast) -> None:
    client = signed_in(cast, "desk")
    for nasty in each_nasty():
        well = WELL_AT_DESK | {"area": str(cast.weide.pk), "form_key": str(uuid4())}
        for field in (*WELL_AT_DESK, "area", "form_key"):
            response = client.post(reverse("desk_ask"), well | {"form_key": str(uuid4()), field: nasty})
            check(response, field, nasty)
            if response.status_code == 422 and field not in ("area", "way", "agreed", "form_key"):
                assert still_there(response, nasty), (field, nasty[:40])
                assert "Joop wil mee." in response.content.decode() or field == "words"
        check(client.post(reverse("desk"), {"code": nasty}), "code", nasty)


def test_it_takes_anything_when_going_away_and_giving_advice(cast: Cast) -> None:
    client = signed_in(cast, "coach")
    for nasty in each_nasty():
        for field in ("starts_on", "ends_on"):
            check(
                client.post(reverse("work_away"), {"starts_on": day(8), "ends_on": day(10), field: nasty}),
                field,
                nasty,
            )
        ask = cast.again(cast.ask(), "wijkteam")
        row = actions.consult(
            ask=ask, receiver=cast["coach"].pk, text="Wat werkt?", acting=cast.acting("wijkteam"), now=NOW
        )
        check(client.post(reverse("work_consult", args=[row.pk]), {"text": nasty}), "text", nasty)


@pytest.mark.parametrize("name", ["ask", "map", "work", "work_more", "enter_code", "home"])
def test_it_takes_anything_in_an_address(cast: Cast, name: str) -> None:
    client = signed_in(cast, "wijkteam")
    for key, value in NASTY.items():
        if key != "long":
            fields = dict.fromkeys(("q", "p", "blad", "begin", "buurt", "soort", "next"), unsent(value))
            check(client.get(reverse(name), fields), name, value)


@pytest.mark.parametrize("postcode", ["0000 AA", "9999 ZZ", "1011AB", "39944", "3994 A", "٣٩٩٤"])
def test_it_says_what_to_do_about_a_postcode_that_is_not_here(cast: Cast, postcode: str) -> None:
    assert cast
    client = Client()
    send(client, "ask", {"words": "x"})
    response = send(client, "ask_where", {"where": postcode})
    assert response.status_code == 422
    assert "kennen we" in response.content.decode()
    assert postcode in response.content.decode()


def test_it_lets_her_choose_when_a_postcode_lies_in_two_neighbourhoods(cast: Cast) -> None:
    client = Client()
    send(client, "ask", {"words": "x"})
    response = send(client, "ask_where", {"where": "3995 AB"})
    assert response.status_code == 422
    assert str(cast.weide.pk) in response.content.decode()
    assert str(cast.molen.pk) in response.content.decode()
    assert send(client, "ask_where", {"where": "3995 AB", "area": str(cast.molen.pk)}).status_code == 302


@pytest.mark.parametrize(
    ("contact", "phone", "email"),
    [("06-12345678", "+31612345678", ""), ("(030) 123 45 67", "+31301234567", ""), ("Amina@Example.org", "", "Amina@example.org"),
     ("+31 6 12 34 56 78", "+31612345678", "")],
)  # fmt: skip
def test_it_reaches_people_as_they_write_it(cast: Cast, contact: str, phone: str, email: str) -> None:
    client = Client()
    send(client, "ask", {"words": "x"})
    send(client, "ask_where", {"where": "De Weide"})
    assert send(client, "ask_reach", {"contact": contact}).status_code == 302
    client.post(reverse("ask_check"))
    with as_the_owner():
        found = sql(
            "SELECT c.phone, c.email FROM mutual_help_ask a JOIN community_contactdetails c ON c.person_id = a.asker_id"
        )
    assert found == [(phone, email)] or found == [(phone, email.lower())] or found == [(phone, contact)]
    assert cast


def test_it_makes_one_ask_of_a_doubled_submit(cast: Cast) -> None:
    client = Client()
    send(client, "ask", {"words": "x"})
    send(client, "ask_where", {"where": "De Weide"})
    send(client, "ask_reach", {"visit": "1"})
    draft = client.session["ask_draft"]
    assert client.post(reverse("ask_check")).status_code == 302
    session = client.session
    session["ask_draft"] = draft  # as when the first answer never came
    session.save()
    assert client.post(reverse("ask_check")).status_code == 302
    desk = signed_in(cast, "desk")
    well = WELL_AT_DESK | {"area": str(cast.weide.pk), "form_key": str(uuid4())}
    first, second = desk.post(reverse("desk_ask"), well), desk.post(reverse("desk_ask"), well)
    assert first["Location"] == second["Location"]
    with as_the_owner():
        assert Ask.objects.count() == 2


@pytest.mark.parametrize("again", [False, True])
def test_it_keeps_what_was_typed_in_a_form_of_yesterday(cast: Cast, again: bool) -> None:
    """The form's token is no longer good: the page says so, shows the text, and sends it with one press."""
    ask = cast.ask()
    client = Client(enforce_csrf_checks=True)
    words = "Ik wil weer <b>wandelen</b> & \"samen\" 'eten' 👩‍👧, en dat al een jaar.\nTweede regel."
    address = reverse("follow_write", args=[ask.ball.address_code])
    if again:
        client.get(address)
    response = client.post(address, {"text": words, "readers": "TABLE", "csrfmiddlewaretoken": "x" * 64})
    page = response.content.decode()
    assert response.status_code == 403
    assert "stond lang open" in page
    assert html.escape(words) in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    fields = {"text": words, "readers": "TABLE", "csrfmiddlewaretoken": token.group(1)}
    assert f'action="{address}"' in page
    assert client.post(address, fields).status_code == 302
    with as_the_owner():
        assert [note.text for note in Note.objects.all()] == [words]


def test_it_tells_nothing_about_a_wrong_code(cast: Cast) -> None:
    ask = cast.ask()
    wrong = ask.ball.address_code[:-1] + str((int(ask.ball.address_code[-1]) + 1) % 10)
    known = Client().get(reverse("follow", args=[wrong]))
    unknown = Client().get(reverse("follow", args=["bestaat-niet"]))
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert known.content.replace(wrong.encode(), b"") == unknown.content.replace(b"bestaat-niet", b"")
    response = Client().post(reverse("enter_code"), {"code": wrong})
    assert response.status_code == 422
    assert "Deze code kennen we niet" in response.content.decode()
    assert "Amina" not in response.content.decode()


@pytest.mark.parametrize("way", ["form", "address", "both"])
def test_it_blocks_the_seventh_guess_for_fifteen_minutes(cast: Cast, way: str) -> None:
    ask = cast.ask()
    code = ask.ball.address_code
    guesses = [f"appel-00-00-0{number}" for number in range(6)]

    def guess(one: str, by_form: bool) -> int:
        if by_form:
            return Client().post(reverse("enter_code"), {"code": one}).status_code
        return Client().get(reverse("follow", args=[one])).status_code

    for number, one in enumerate(guesses):
        assert guess(one, way == "form" or (way == "both" and number % 2 == 0)) in (404, 422)
    assert guess("appel-00-00-07", True) == 409
    assert guess(code, False) == 409  # the right code, too: guessing is over
    sql("UPDATE foundation_cache SET expires = expires - interval '14 minutes 50 seconds'")
    assert guess(code, False) == 409
    sql("UPDATE foundation_cache SET expires = expires - interval '11 seconds'")
    assert guess(code, False) == 200


def test_it_says_yes_only_to_who_stood_on_the_page(cast: Cast) -> None:
    """The page shows Dewi; meanwhile she is taken back and Wim is asked: the yes is not for Wim (R01)."""
    ask = cast.ask()
    first = offer(cast, ask, "coach", yes="")
    cast.enter("wijkteam")
    balls.take_back_pass(handover=first, acting=cast.acting("wijkteam"), now=NOW)
    second = offer(cast, ask, "desk", yes="")
    address = reverse("follow_say_yes", args=[ask.ball.address_code])
    assert Client().post(address, {"pass": str(first.pk), "answer": "yes"}).status_code == 409
    with as_the_owner():
        assert sql("SELECT state FROM commitments_pass WHERE id = %s", second.pk) == [("ASKING_PERSON",)]


def test_it_writes_a_look_for_every_page_about_somebody(cast: Cast) -> None:
    """Each page that shows a person leaves a row in the access log that she can read."""
    ask = cast.ask()
    client = signed_in(cast, "wijkteam")
    pages: list[Any] = [
        reverse("work"),
        reverse("work_ball", args=[ask.ball_id]),
        reverse("work_calls"),
        reverse("work_away"),
    ]
    for number, address in enumerate(pages, start=1):
        assert client.get(address).status_code == 200
        with as_the_owner():
            found = sql(
                "SELECT count(*) FROM journal_look WHERE subject_id = %s AND person_id = %s",
                cast["resident"].pk, cast["wijkteam"].pk,
            )  # fmt: skip
        assert found == [(number,)], address


def test_who_is_signed_out_by_now_keeps_what_was_typed(cast: Cast) -> None:
    """Signing in first would lose it: the page says so, keeps the words, and hides the words of the machine."""
    typed = {"name": "Mijn leeskring", "form": "GROUP", "summary": "", "area": str(cast.weide.pk)}
    answer = Client().post(reverse("map_write"), typed)
    page = answer.content.decode()
    assert (answer.status_code, "Was je ingelogd?" in page) == (403, True)
    assert 'value="Mijn leeskring"' in page
    assert '<input type="hidden" name="form" value="GROUP">' in page
    assert 'name="summary"' not in page
    assert Client().post(reverse("map_write")).status_code == 302  # nothing typed: simply to the door

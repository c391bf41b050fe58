"""A yes to a talk in four steps that was heard (decision 0054): hers alone, and nobody else's to write or to read."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection
from tests.cast import NOW, Cast
from tests.deaths import died
from tests.house.helping_rows import borne, heard, offered, talked
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball, Seat
from samenspel.community import actions as people
from samenspel.community.models import Account, ContactDetails, Membership, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions, errors, queries, sheets
from samenspel.mutual_help.models import Ask, Inquiry, InquiryMember, InquiryWord
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

SOON = (NOW + timedelta(days=14)).date()
NEW = actions.Asker(
    name="Truus Bakker", phone="+31302345678", street="Singel 3", postcode="3994 AB", town="Waterhoek",
    prefers="LETTER",
)  # fmt: skip


def code_of(pk: UUID) -> str:
    with as_the_owner():
        return Inquiry.objects.get(pk=pk).code or ""


def hears(cast: Cast, pk: UUID, who: actions.Asker, by: str = "desk", **more: Any) -> actions.HeardYes:
    code = code_of(pk)
    cast.enter(by)
    talk = queries.inquiry_to_hear(code=code)
    assert talk
    facts: dict[str, Any] = {"way": "PHONE", "counted": False, "by": cast[by].called}
    return actions.hear_inquiry_yes(
        code=code, talk=talk, resident=who, acting=cast.acting(by), now=NOW, **(facts | more)
    )


def page(cast: Cast, pk: UUID, key: str = "resident") -> queries.InquiryPage:
    cast.enter(key)
    return queries.inquiry_page(pk=pk, me=cast[key].pk)


def says(cast: Cast, pk: UUID, key: str, text: str, said_by: UUID | None, question: str = "WISH") -> None:
    cast.enter(key)
    actions.say_in_inquiry(
        inquiry=Inquiry.objects.get(pk=pk), question=question, text=text, said_by=said_by,
        acting=cast.acting(key), now=NOW,
    )  # fmt: skip


def told(person: UUID, kind: str) -> Message:
    """The message as its receiver gets it."""
    with at_work("deliver"):
        message = Message.objects.get(person=person, kind=kind, state="WAITING")
        notifications.deliver(pk=message.pk, now=NOW)
        return Message.objects.get(pk=message.pk)


# --- her yes --------------------------------------------------------------------------------------------------
def test_she_is_in_it_under_her_own_name_with_who_heard_it_and_how(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    heard(cast, pk)
    joop = next(one for one in page(cast, pk).people if one.id == cast["caller"].pk)
    assert (joop.name, joop.hearer, joop.way_words, joop.at_work) == ("Joop", "Wim", "aan de telefoon", False)
    with as_the_owner():
        entry = Entry.objects.get(verb="heard_inquiry_yes")
    assert (entry.actor_id, entry.on_behalf_of_id, entry.subject_id, entry.way) == (
        cast["desk"].pk, cast["caller"].pk, cast["caller"].pk, "PHONE",
    )  # fmt: skip


def test_who_is_new_is_registered_with_how_she_is_reached(cast: Cast) -> None:
    pk = talked(cast, "resident")
    made = hears(cast, pk, NEW, way="LETTER")
    with as_the_owner():
        truus = Person.objects.select_related("contact").get(pk=made.person)
        assert not Account.objects.filter(person=truus).exists()
    assert (truus.name, truus.municipality_id) == ("Truus Bakker", cast.town.pk)
    assert (truus.contact.phone, truus.contact.street) == ("+31302345678", "Singel 3")
    assert "Truus Bakker" in [one.name for one in page(cast, pk).people]


def test_who_was_counted_before_is_named_now(cast: Cast) -> None:
    pk = talked(cast, "resident")
    assert page(cast, pk).inquiry.others == 2
    hears(cast, pk, NEW, counted=True)
    assert page(cast, pk).inquiry.others == 1


@pytest.mark.parametrize("counted", [True, False])
def test_a_yes_that_is_taken_back_leaves_the_count_as_it_was(cast: Cast, counted: bool) -> None:
    pk = talked(cast, "resident")
    yes = hears(cast, pk, NEW, counted=counted)
    cast.enter("desk")
    actions.take_back_heard_yes(member=yes.member, acting=cast.acting("desk"), now=NOW)
    assert page(cast, pk).inquiry.others == 2


def test_once_in_it_nobody_is_in_it_again_also_not_as_a_second_person(cast: Cast) -> None:
    pk = talked(cast, "resident")
    heard(cast, pk)
    hears(cast, pk, NEW)
    with as_the_owner():
        before = Person.objects.count()
    same = actions.Asker(name="truus bakker", phone="+31302345678")
    for who in (actions.Asker(known=cast["caller"]), NEW, same):
        with pytest.raises(errors.IsInInquiry):
            hears(cast, pk, who, by="coach")
    hears(cast, pk, actions.Asker(name="Truus Bakker", phone="+31309876543"))  # of another house
    with as_the_owner():
        assert Person.objects.count() == before + 1


@pytest.mark.parametrize(
    ("prefers", "kind", "words"),
    [
        (
            "LETTER",
            "inquiry_yes_written",
            ("Wim schreef dat voor je op", "Jouw code is", "niet meer meedoen"),
        ),
        ("TEXT", "inquiry_yes_written", ("Wim schreef je ja op", "Jouw code:", "Bel 030 123 45 67")),
        ("MAIL", "inquiry_yes_written", ("wie wat kan doen", "Wie meedoet, ziet je naam", "Klopt dit niet?")),
    ],
)
def test_she_is_told_in_her_own_way_what_it_is_and_how_she_gets_out(
    cast: Cast, prefers: str, kind: str, words: tuple[str, ...]
) -> None:
    pk = talked(cast, "resident")
    who = actions.Asker(
        name="Truus Bakker", phone="+31612345677", email="truus@example.org", street="Singel 3",
        postcode="3994 AB", town="Waterhoek", prefers=prefers,
    )  # fmt: skip
    made = hears(cast, pk, who)
    message = told(made.person, kind)
    assert message.channel == prefers
    assert made.code in message.body
    for one in words:
        assert one in message.body
    for secret in (
        "Ons portiek",
        "Amina",
        "http",
    ):  # never what it is about, or who is in it; she has no screen
        assert secret not in message.body


def test_a_no_leaves_nothing(cast: Cast) -> None:
    """What a colleague reads before the yes is no deed: no row, no line in the journal, nobody registered."""
    pk = talked(cast, "resident")
    code = code_of(pk)
    with as_the_owner():
        before = [sql(f"SELECT count(*) FROM {one}") for one in ("community_person", "journal_entry")]
    cast.enter("desk")
    talk = queries.inquiry_to_hear(code=code)
    assert talk
    assert (str(talk.about), talk.people) == ("Ons portiek", 3)
    with as_the_owner():
        assert before == [sql(f"SELECT count(*) FROM {one}") for one in ("community_person", "journal_entry")]
        assert sql("SELECT count(*) FROM mutual_help_inquirymember") == [(1,)]


@pytest.mark.parametrize("key", ["wijkteam", "gp", "initiative", "official"])
def test_nobody_who_works_here_comes_in_as_a_resident(cast: Cast, key: str) -> None:
    pk = talked(cast, "resident")
    with pytest.raises(errors.ResidentSaysYes):
        hears(cast, pk, actions.Asker(known=cast[key]))
    with pytest.raises(errors.ResidentSaysYes):
        hears(cast, pk, actions.Asker(known=cast["desk"]))


@pytest.mark.parametrize("key", ["gp", "initiative", "official", "neighbour", "outsider"])
def test_only_who_fills_in_for_residents_hears_it(cast: Cast, key: str) -> None:
    pk = talked(cast, "resident")
    code = code_of(pk)
    cast.enter(key)
    assert queries.inquiry_to_hear(code=code) is None
    assert sql("SELECT hear_inquiry_yes(%s, %s, 'PHONE', 'APPEL000001', false, now())",
               code, cast["caller"].pk) == [(None,)]  # fmt: skip


def test_not_in_another_municipality_and_not_after_her_work_ended(cast: Cast) -> None:
    pk = talked(cast, "resident")
    code = code_of(pk)
    with as_the_owner():
        elsewhere = cast.town.__class__.objects.create(kind="MUNICIPALITY", code="GM2", name="Elders")
        Person.objects.filter(pk=cast["coach"].pk).update(municipality=elsewhere)
        Membership.objects.filter(person=cast["desk"]).update(ends_on=NOW.date())
    for key in ("coach", "desk"):
        cast.enter(key)
        assert queries.inquiry_to_hear(code=code) is None


def test_who_has_died_says_no_yes(cast: Cast) -> None:
    pk = talked(cast, "resident")
    died(cast, cast.ask(key="caller").ball)
    with pytest.raises(errors.ResidentSaysYes):
        hears(cast, pk, actions.Asker(known=cast["caller"]))


def test_a_closed_talk_hears_no_yes(cast: Cast) -> None:
    pk = talked(cast, "resident")
    code = code_of(pk)
    cast.enter("desk")
    talk = queries.inquiry_to_hear(code=code)
    assert talk
    cast.enter("resident")
    actions.end_inquiry(inquiry=Inquiry.objects.get(pk=pk), acting=cast.acting("resident"), now=NOW)
    cast.enter("desk")
    with pytest.raises(errors.InquiryMoved):
        actions.hear_inquiry_yes(
            code=code, talk=talk, resident=NEW, way="DESK", counted=False, by="Wim",
            acting=cast.acting("desk"), now=NOW,
        )  # fmt: skip
    with as_the_owner():
        assert not Person.objects.filter(name="Truus Bakker").exists()


# --- the database itself --------------------------------------------------------------------------------------
def member(cast: Cast, pk: UUID, **more: Any) -> InquiryMember:
    facts = {
        "inquiry_id": pk, "person": cast["caller"], "at_work": False, "joined_at": NOW,
        "heard_by": cast["desk"], "way": "PHONE", "code": "APPEL000001",
    }  # fmt: skip
    return InquiryMember(**(facts | more))


FALSE: dict[str, tuple[str | None, dict[str, Any]]] = {
    "by nobody": (None, {}),
    "by another than who heard": ("coach", {}),
    "by a neighbour": ("neighbour", {"heard_by": "neighbour"}),
    "by the practice": ("gp", {"heard_by": "gp"}),
    "by herself": ("caller", {"heard_by": "caller"}),
    "of a colleague": ("desk", {"person": "wijkteam"}),
    "of a volunteer's own hand": ("desk", {"person": "desk"}),
    "for work": ("desk", {"at_work": True}),
    "without a way": ("desk", {"way": ""}),
    "by a way that is none": ("desk", {"way": "SCREEN"}),
    "without a code": ("desk", {"code": None}),
    "a code without who heard": ("desk", {"heard_by": None, "way": ""}),
}


@pytest.mark.parametrize("name", FALSE)
def test_the_owner_too_writes_no_yes_that_was_not_heard(cast: Cast, name: str) -> None:
    pk = talked(cast, "resident")
    key, more = FALSE[name]
    facts = {
        field: cast[value] if field in ("heard_by", "person") and value else value
        for field, value in more.items()
    }
    with as_the_owner():
        enter(Context(person=cast[key].pk if key else None))
        with refused(IntegrityError):
            member(cast, pk, **facts).save(force_insert=True)
        enter(Context(person=cast["desk"].pk))
        member(cast, pk).save(force_insert=True)  # and the true one can be written


def test_who_acts_for_another_by_a_mandate_hears_nothing(cast: Cast) -> None:
    pk = talked(cast, "resident")
    with as_the_owner():
        enter(Context(person=cast["desk"].pk, representative=cast["outsider"].pk))
        with refused(IntegrityError):
            member(cast, pk).save(force_insert=True)


ATTACKS = (
    "INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at, heard_by_id, way, code) VALUES"
    " (gen_random_uuid(), %(talk)s, %(who)s, false, now(), %(me)s, 'PHONE', 'APPEL000001')",
    "UPDATE mutual_help_inquirymember SET heard_by_id = %(me)s",
    "UPDATE mutual_help_inquirymember SET code = 'APPEL000001'",
    "UPDATE mutual_help_inquirymember SET way = 'LETTER'",
    "DELETE FROM mutual_help_inquirymember",
    "SELECT code FROM mutual_help_inquirymember",
    "SELECT inquiry_is_there(m) FROM mutual_help_inquirymember m",
)


@pytest.mark.parametrize("statement", ATTACKS)
@pytest.mark.parametrize("key", ["resident", "wijkteam", "desk", "outsider"])
def test_no_role_writes_a_yes_or_reads_her_code(cast: Cast, statement: str, key: str) -> None:
    pk = talked(cast, "resident", "wijkteam")
    heard(cast, pk)
    cast.enter(key)
    with refused(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement, {"talk": pk, "me": cast[key].pk, "who": cast["neighbour"].pk})


def test_who_heard_it_reads_nothing_of_the_talk(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    heard(cast, pk)
    cast.enter("desk")
    for model in (Inquiry, InquiryMember, InquiryWord):
        assert not model.objects.exists()  # type: ignore[attr-defined]
    with pytest.raises(Inquiry.DoesNotExist):
        queries.inquiry_page(pk=pk, me=cast["desk"].pk)
    assert sql("SELECT inquiry_speaks_for(%s, %s)", pk, cast["caller"].pk) == [(False,)]
    with refused(DatabaseError):
        says_for = {"inquiry_id": pk, "round": 1, "question": "WISH", "text": "x", "written_at": NOW}
        InquiryWord(said_by=cast["caller"], written_by=cast["desk"], **says_for).save(force_insert=True)


@pytest.mark.parametrize("key", ["outsider", "neighbour", "gp", "official", None])
def test_her_code_opens_nothing_to_who_does_not_fill_in_for_residents(cast: Cast, key: str | None) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    enter(Context(person=cast[key].pk if key else None, spoken=yes.member))
    assert not InquiryWord.objects.exists()
    assert sql("SELECT inquiry_page(%s)", pk) == [(None,)]
    assert sql("SELECT leave_inquiry_of(%s, %s, true)", pk, cast["caller"].pk) == [(False,)]


def test_the_row_of_who_came_with_her_own_yes_is_no_key(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    with as_the_owner():
        rows = list(InquiryMember.objects.values_list("pk", flat=True))
    for row in rows:
        enter(Context(person=cast["desk"].pk, spoken=row))
        assert not InquiryWord.objects.exists()
        assert sql("SELECT inquiry_speaks_for(%s, %s)", pk, cast["resident"].pk) == [(False,)]


def test_the_code_of_one_is_no_key_to_another(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    truus = hears(cast, pk, NEW)
    hers = borne(cast, yes)
    assert sql("SELECT inquiry_speaks_for(%s, %s)", pk, truus.person) == [(False,)]
    with pytest.raises(errors.InquiryMoved):
        actions.say_in_inquiry(question="WISH", text="x", said_by=truus.person, **hers)
    for nameless in ({"said_by": None}, {"said_by": cast["desk"].pk}):
        with pytest.raises(errors.InquiryMoved):
            actions.say_in_inquiry(question="WISH", text="x", **nameless, **hers)
    with pytest.raises(Person.DoesNotExist):
        queries.heard_person(inquiry=pk, person=truus.person)


# --- what she does there without a screen ---------------------------------------------------------------------
def test_her_words_stand_under_her_name_with_the_hand_that_wrote_them(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    actions.say_in_inquiry(question="WISH", text="Een bankje.", said_by=yes.person, **borne(cast, yes))
    says(cast, pk, "wijkteam", "Bij de fontein.", yes.person)
    found = page(cast, pk).now_said("verbeelden")
    assert [(str(one.text), one.by, one.hand) for one in found] == [
        ("Een bankje.", "Joop", "Wim"), ("Bij de fontein.", "Joop", "Els"),
    ]  # fmt: skip


def test_she_has_her_words_taken_away_and_nobody_elses(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    for text in ("Een bankje.", "Een boom."):
        actions.say_in_inquiry(question="WISH", text=text, said_by=yes.person, **borne(cast, yes))
    one, two = (word.id for word in page(cast, pk).now_said("verbeelden"))
    of_els = page(cast, pk).now_said("verkennen")[1].id
    actions.take_word_away(word=one, **borne(cast, yes))
    with pytest.raises(errors.InquiryMoved):
        actions.take_word_away(word=of_els, **borne(cast, yes))
    cast.enter("resident")
    with pytest.raises(errors.InquiryMoved):
        actions.take_word_away(
            word=two, inquiry=Inquiry.objects.get(pk=pk), acting=cast.acting("resident"), now=NOW
        )
    cast.enter("wijkteam")  # she asks it at the table, though the desk wrote it
    actions.take_word_away(
        word=two, inquiry=Inquiry.objects.get(pk=pk),
        acting=cast.acting("wijkteam").namens(yes.person, way="DESK"), now=NOW,
    )  # fmt: skip
    assert page(cast, pk).now_said("verbeelden") == []


def test_what_she_typed_herself_no_supporter_takes_away(cast: Cast) -> None:
    """She made an account meanwhile: at the table only what was written down for her; by her code all of it."""
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    says(cast, pk, "caller", "Ik typ zelf.", yes.person)
    word = page(cast, pk).now_said("verbeelden")[0].id
    cast.enter("wijkteam")
    with pytest.raises(errors.InquiryMoved):
        actions.take_word_away(
            word=word, inquiry=Inquiry.objects.get(pk=pk), acting=cast.acting("wijkteam"), now=NOW
        )
    actions.take_word_away(word=word, **borne(cast, yes))


def test_nor_does_the_code_of_another_in_it_take_them_away(cast: Cast) -> None:
    """At the desk a supporter of this talk bears the code of Truus: what Joop typed himself is not Truus's."""
    pk = talked(cast, "resident", "wijkteam")
    joop, truus = heard(cast, pk), hears(cast, pk, NEW)
    says(cast, pk, "caller", "Ik typ zelf.", joop.person)
    word = page(cast, pk).now_said("verbeelden")[0].id
    with pytest.raises(errors.InquiryMoved):
        actions.take_word_away(word=word, **borne(cast, truus, "wijkteam"))
    borne(cast, truus, "wijkteam")
    assert sql("DELETE FROM mutual_help_inquiryword WHERE id = %s RETURNING id", word) == []
    actions.take_word_away(word=word, **borne(cast, joop, "wijkteam"))


@pytest.mark.parametrize("along", [True, False])
def test_she_leaves_by_telephone_and_is_told(cast: Cast, along: bool) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    actions.say_in_inquiry(question="WISH", text="Een bankje.", said_by=yes.person, **borne(cast, yes))
    actions.leave_inquiry(take_along=along, **borne(cast, yes))
    found = page(cast, pk)
    assert "Joop" not in [one.name for one in found.people]
    assert [(str(one.text), one.by) for one in found.now_said("verbeelden")] == (
        [] if along else [("Een bankje.", "")]
    )
    message = told(yes.person, "inquiry_left_for_you")
    assert message.channel == "LETTER"
    assert "Klopt dit niet? Bel dan 030 123 45 67" in message.body
    enter(Context(person=cast["desk"].pk, spoken=yes.member))  # her code opens nothing any more
    assert not Inquiry.objects.exists()
    assert queries.talk_with_code(yes.code.replace(" ", "")) is None


def test_with_her_the_last_the_talk_is_gone(cast: Cast) -> None:
    pk = talked(cast, "resident")
    yes = heard(cast, pk)
    cast.enter("resident")
    actions.leave_inquiry(
        inquiry=Inquiry.objects.get(pk=pk), take_along=False, acting=cast.acting("resident"), now=NOW
    )
    actions.leave_inquiry(take_along=False, **borne(cast, yes))
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_inquiry") == [(0,)]


def test_with_the_last_who_lives_it_is_gone_with_what_the_dead_said(cast: Cast) -> None:
    pk = talked(cast, "resident")
    yes = heard(cast, pk)
    actions.say_in_inquiry(question="WISH", text="Een bankje.", said_by=yes.person, **borne(cast, yes))
    died(cast, cast.ask(key="caller").ball)
    assert len(page(cast, pk).people) == 1  # so she reads: with you the whole talk is gone
    actions.leave_inquiry(
        inquiry=Inquiry.objects.get(pk=pk), take_along=False, acting=cast.acting("resident"), now=NOW
    )
    with as_the_owner():
        for table in ("inquiry", "inquirymember", "inquiryword"):
            assert sql(f"SELECT count(*) FROM mutual_help_{table}") == [(0,)]


def test_a_mistake_is_taken_back_by_who_heard_it_as_long_as_she_said_nothing(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    cast.enter("coach")
    with pytest.raises(errors.InquiryMoved):
        actions.take_back_heard_yes(member=yes.member, acting=cast.acting("coach"), now=NOW)
    cast.enter("desk")
    actions.take_back_heard_yes(member=yes.member, acting=cast.acting("desk"), now=NOW)
    assert [one.name for one in page(cast, pk).people] == ["Amina", "Els"]
    yes = heard(cast, pk)
    says(cast, pk, "wijkteam", "Een bankje.", yes.person)
    cast.enter("desk")
    with pytest.raises(errors.InquiryMoved):
        actions.take_back_heard_yes(member=yes.member, acting=cast.acting("desk"), now=NOW)


def test_a_lost_code_is_another_code_and_the_old_one_opens_nothing(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    for key in ("desk", "wijkteam"):  # who heard it, and who supports it
        cast.enter(key)
        made = actions.renew_inquiry_code(member=yes.member, acting=cast.acting(key), now=NOW)
        assert queries.talk_with_code(yes.code.replace(" ", "")) is None
        found = queries.talk_with_code(made.code.replace(" ", ""))
        assert found
        assert (found.what, found.which, found.inquiry) == ("YES", yes.member, pk)
        assert made.code in told(yes.person, "inquiry_new_code").body
        yes = made
    for key in ("coach", "resident", "outsider"):
        cast.enter(key)
        with pytest.raises(errors.InquiryMoved):
            actions.renew_inquiry_code(member=yes.member, acting=cast.acting(key), now=NOW)


# --- she asks how it is going ---------------------------------------------------------------------------------
def holds(cast: Cast, yes: actions.HeardYes, day: date = SOON, by: str = "desk") -> Ball:
    actions.hold_inquiry(day=day, **borne(cast, yes, by))
    with as_the_owner():
        return Ball.objects.get(about=Ball.About.INQUIRY, closed_at=None)


def reminded(ball: Ball) -> Message:
    with at_work("remind_due"):
        assert commitments.remind_due(ball=ball, now=ball.due_at + timedelta(minutes=1)) == 1
    return told(ball.holder_id, "inquiry_asks_by_code")


def test_she_says_so_by_telephone_and_gets_a_letter_with_her_code_on_that_day(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    ball = holds(cast, yes)
    asking = page(cast, pk).asking
    assert asking
    assert (asking.name, asking.holder) == ("Joop", yes.person)
    told(yes.person, "inquiry_yes_written")
    message = reminded(ball)
    assert message.channel == "LETTER"
    for words in (yes.code, "030 123 45 67", "Vertel ons wat ervan kwam"):
        assert words in message.body
    cast.enter("desk")
    (letter,) = sheets.letters([message], NOW)
    assert (letter["signed"], letter.get("holder")) == (
        "Wim",
        None,
    )  # from who wrote it down, not from herself
    # Who wrote it down prints it.
    assert [one.kind for one in queries.letters_to_print(person=cast["desk"].pk, at_most=9)] == [
        "inquiry_yes_written", "inquiry_asks_by_code",
    ]  # fmt: skip
    for key, hers in (
        ("coach", ["inquiry_yes_written"]),
        ("resident", []),
        ("wijkteam", []),
        ("outsider", []),
    ):
        cast.enter(key)  # of the same team: what is about no ball of hers
        assert [one.kind for one in queries.letters_to_print(person=cast[key].pk, at_most=9)] == hers


def test_her_code_is_asked_by_the_job_that_tells_her_and_by_nobody_else(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    ball = holds(cast, yes)
    for key in ("desk", "wijkteam", "resident", "outsider", None):
        cast.enter(key)
        assert sql("SELECT ball_own_code(%s)", ball.pk) == [(None,)]
    with at_work("remind_due"):
        assert sql("SELECT ball_own_code(%s)", ball.pk) == [(yes.code.replace(" ", ""),)]


def sit_there(ball: Ball) -> set[str]:
    with as_the_owner():
        return set(Seat.objects.filter(ball=ball, ended_at=None).values_list("reason", flat=True))


@pytest.mark.parametrize("how", ["desk", "screen", "takeover", "plain"])
def test_whoever_brought_her_word_reads_her_number_no_more_when_it_is_over(cast: Cast, how: str) -> None:
    """By any hand, and also the lead of the front door, who came when the writer was not there."""
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, NEW)
    ball = holds(cast, yes)
    with as_the_owner():
        Membership.objects.filter(person=cast["desk"]).update(ends_on=NOW.date())
    reminded(ball)
    assert {"WRITER", "LEAD"} <= sit_there(ball)
    late = ball.due_at + timedelta(days=8)
    if how == "desk":
        actions.let_inquiry_go(**borne(cast, yes, "coach"))
    elif how == "screen":
        enter(Context(person=yes.person))
        me: dict[str, Any] = {"acting": Acting(person=yes.person), "now": NOW}
        actions.leave_inquiry(inquiry=Inquiry.objects.get(pk=pk), take_along=True, **me)
    elif how == "takeover":
        with as_the_owner():
            Ball.objects.filter(pk=ball.pk).update(due_at=NOW - timedelta(days=8))
        cast.enter("resident")
        hers = {"acting": cast.acting("resident"), "now": NOW}
        actions.hold_inquiry(inquiry=Inquiry.objects.get(pk=pk), day=SOON, **hers)
    else:
        with as_the_owner():
            Ball.objects.filter(pk=ball.pk).update(closed_at=late)
    assert sit_there(ball) <= {"HOLDER", "SUBJECT"}
    cast.enter("lead")
    assert not ContactDetails.objects.filter(pk=yes.person).exists()


def test_whoever_only_a_call_reaches_is_on_the_list_of_calls_that_day(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, actions.Asker(name="Truus Bakker", phone="+31302345678"))
    ball = holds(cast, yes)
    cast.enter("desk")
    assert queries.call_list(person=cast["desk"].pk, at_most=9) == []
    assert reminded(ball).channel == "SCREEN"
    cast.enter("desk")
    (row,) = queries.call_list(person=cast["desk"].pk, at_most=9)
    assert (row.subject_name, row.phone, row.after_a_talk) == ("Truus Bakker", "+31302345678", True)
    for key in ("wijkteam", "coach", "resident"):
        cast.enter(key)
        assert queries.call_list(person=cast[key].pk, at_most=9) == []
        with pytest.raises(errors.InquiryMoved):
            actions.say_called(ball=ball.pk, acting=cast.acting(key), now=NOW)
    cast.enter("desk")
    actions.say_called(ball=ball.pk, acting=cast.acting("desk"), now=NOW)
    assert queries.call_list(person=cast["desk"].pk, at_most=9) == []


def test_when_who_wrote_it_is_not_there_the_lead_of_the_door_brings_it(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, actions.Asker(name="Truus Bakker", phone="+31302345678"))
    ball = holds(cast, yes)
    with as_the_owner():
        Membership.objects.filter(person=cast["desk"]).update(ends_on=NOW.date())
    reminded(ball)
    cast.enter("lead")
    (row,) = queries.call_list(person=cast["lead"].pk, at_most=9)
    assert row.phone == "+31302345678"


def test_a_message_that_did_not_arrive_is_for_a_colleague_and_not_for_herself(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, actions.Asker(name="Truus Bakker", phone="+31612345677", prefers="TEXT"))
    message = reminded(holds(cast, yes))
    assert message.channel == "TEXT"
    with as_the_owner():
        Message.objects.filter(pk=message.pk).update(state="FAILED", failure="unknown")
    with at_work("take_up_failed"):
        assert commitments.take_up_failed_messages(now=NOW) == 1
    with as_the_owner():
        task = Ball.objects.get(about=Ball.About.MESSAGE)
    assert (task.holder_id, task.subject_id) == (cast["desk"].pk, yes.person)


def test_another_day_what_came_of_it_or_not_after_all(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    first = holds(cast, yes)
    second = holds(cast, yes, SOON + timedelta(days=7), by="coach")  # another colleague hears it
    with as_the_owner():
        assert Ball.objects.get(pk=first.pk).closed_at
        open_seats = set(Seat.objects.filter(ended_at=None, reason="WRITER").values_list("ball", "person"))
    assert open_seats == {(second.pk, cast["coach"].pk)}
    actions.tell_outcome(text="Er staat een bankje.", **borne(cast, yes))
    found = page(cast, pk)
    (word,) = [one for one in found.words if one.question == "OUTCOME"]
    assert (found.asking, str(word.text), word.by, word.hand) == (None, "Er staat een bankje.", "Joop", "Wim")
    holds(cast, yes)
    actions.let_inquiry_go(**borne(cast, yes))
    assert page(cast, pk).asking is None
    with as_the_owner():
        assert not Seat.objects.filter(ended_at=None, reason="WRITER").exists()


def test_nobody_says_it_for_who_can_say_it_herself(cast: Cast) -> None:
    """R14: neither the supporter, nor whoever bears another's code, puts it in somebody's hands."""
    pk = talked(cast, "resident", "wijkteam", "neighbour")
    yes = heard(cast, pk)

    def puts(holder: str) -> None:
        commitments.open_ball(
            pk=new_id(), about=Ball.About.INQUIRY, about_id=pk, subject=cast[holder].pk,
            holder=cast[holder].pk, municipality=cast.town, due_at=NOW, acting=cast.acting("wijkteam"), now=NOW,
        )  # fmt: skip

    cast.enter("wijkteam")
    with refused(IntegrityError):
        puts("resident")
    borne(cast, yes)
    with refused(IntegrityError):
        puts("neighbour")
    cast.enter("resident")
    with refused(IntegrityError):
        puts("caller")


# --- what comes of it is hers ---------------------------------------------------------------------------------
def test_an_ask_for_her_is_hers_with_the_talk_as_its_cause(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, NEW)
    borne(cast, yes)
    known = queries.heard_person(inquiry=pk, person=yes.person)
    assert (known.contact.phone, known.contact.street) == ("+31302345678", "Singel 3")
    made = actions.ask(
        words="Wie leest mij voor?", area=cast.weide, reach="PHONE", form_key=new_id(), cause=pk,
        asker=actions.Asker(known=known, phone=known.contact.phone), acting=cast.acting("desk", way="PHONE"),
        now=NOW, way="PHONE",
    )  # fmt: skip
    with as_the_owner():
        ask = Ask.objects.get(pk=made.pk)
    assert (ask.asker_id, ask.cause_id, ask.entered_by_id) == (yes.person, pk, cast["desk"].pk)
    assert page(cast, pk).asks == 1


def test_with_a_card_or_an_account_the_talk_simply_stands_in_her_list(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, NEW)
    cast.enter("desk")  # who heard her makes her a card; a colleague who did not, cannot
    with as_the_owner():
        truus = Person.objects.get(pk=yes.person)
    cast.enter("coach")
    with refused():
        people.make_card(person=truus, acting=cast.acting("coach"), now=NOW)
    cast.enter("desk")
    people.make_card(person=truus, acting=cast.acting("desk"), now=NOW)
    with as_the_owner():
        account = Account.objects.get(person=truus)
    enter(Context(person=account.person_id))
    assert [one.pk for one in queries.my_inquiries()] == [pk]
    assert queries.inquiry_page(pk=pk, me=truus.pk).is_open


def test_who_heard_it_reads_how_she_is_reached_until_she_leaves(cast: Cast) -> None:
    """Her letter must get an address; nobody else reads it, and when she is out of it nobody does."""
    pk = talked(cast, "resident", "wijkteam")
    yes = hears(cast, pk, NEW)

    def seen(key: str) -> tuple[bool, bool]:
        cast.enter(key)
        return Person.objects.filter(pk=yes.person).exists(), ContactDetails.objects.filter(
            pk=yes.person
        ).exists()

    assert seen("desk") == (True, True)
    for key in ("wijkteam", "coach", "resident", "outsider"):
        assert seen(key) == (False, False), key
    actions.leave_inquiry(take_along=True, **borne(cast, yes, "coach"))
    assert seen("desk") == (False, False)


# --- who is in it now -----------------------------------------------------------------------------------------
def test_who_supported_it_and_works_here_no_more_is_not_there_and_her_words_are(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    with as_the_owner():
        Membership.objects.filter(person=cast["wijkteam"]).update(ends_on=NOW.date())
    found = page(cast, pk)
    assert [one.name for one in found.people] == ["Amina"]
    assert [one.by for one in found.now_said("verkennen")] == ["Amina", "Els"]
    code = code_of(pk)
    cast.enter("outsider")
    behind = queries.inquiry_behind(code=code)
    assert behind
    assert behind.people == 3  # Amina, and two without a name
    with as_the_owner():  # the truth of the database stays as it is
        assert sql("SELECT count(*) FROM mutual_help_inquirymember") == [(2,)]


def test_who_has_died_is_not_there_and_her_words_are(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    actions.say_in_inquiry(question="WISH", text="Een bankje.", said_by=yes.person, **borne(cast, yes))
    died(cast, cast.ask(key="caller").ball)
    check_now()
    found = page(cast, pk)
    assert [one.name for one in found.people] == ["Amina", "Els"]
    assert [one.by for one in found.now_said("verbeelden")] == ["Joop"]
    enter(Context(person=cast["desk"].pk, spoken=yes.member))
    assert not Inquiry.objects.exists()
    with pytest.raises(errors.InquiryMoved):
        says(cast, pk, "wijkteam", "Nog iets.", yes.person)


def test_an_offer_of_the_resident_is_not_shown_as_hers(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    offered(cast, "resident", "Ik bak.", cause=pk)
    borne(cast, yes)
    found = queries.inquiry_page(pk=pk, me=yes.person)
    assert (found.offers, found.my_offers) == (1, [])

"""Letters about a talk: of the team that wrote her yes down, by whatever hand, and of nobody else. Her code stands in them."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import borne, heard, talked
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball
from samenspel.community.models import ContactDetails, Death, Membership, Person
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Inquiry
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message


def delivered(person: UUID) -> None:
    with at_work("deliver"):
        for one in Message.objects.filter(person=person, state="WAITING"):
            notifications.deliver(pk=one.pk, now=NOW)


def read(cast: Cast, key: str | None, person: UUID) -> list[str]:
    """The letters to her that somebody of the cast reads, by plain SQL."""
    cast.enter(key)
    rows = sql("SELECT kind FROM notifications_message WHERE person_id = %s ORDER BY made_at, kind", person)
    return [kind for (kind,) in rows if kind.startswith("inquiry")]


def printed(cast: Cast, key: str) -> list[str]:
    cast.enter(key)
    found = queries.letters_to_print(person=cast[key].pk, at_most=9)
    for one in found:
        assert (one.person.name, one.person.contact.street) == ("Joop de Wit", "Singelstraat 14")
    return [one.kind for one in found if one.kind.startswith("inquiry")]


def supports(cast: Cast, pk: UUID, key: str) -> None:
    with as_the_owner():
        code = Inquiry.objects.get(pk=pk).code or ""
    cast.enter(key)
    actions.join_inquiry(code=code, at_work=True, acting=cast.acting(key), now=NOW)


def renewed(cast: Cast, yes: actions.HeardYes, key: str) -> actions.HeardYes:
    cast.enter(key)
    return actions.renew_inquiry_code(
        member=yes.member, acting=cast.acting(key), now=NOW + timedelta(hours=1)
    )


def test_who_holds_her_question_does_not_read_the_code_of_her_talk(cast: Cast) -> None:
    """With it she would read what everybody said there."""
    yes = heard(cast, talked(cast, "resident"))
    cast.ask(key="caller")
    delivered(yes.person)
    for key in ("wijkteam", "youssef", "marloes", "lead", "gp", "resident", "outsider", None):
        assert read(cast, key, yes.person) == [], key
    for key in ("desk", "coach", "caller"):
        assert read(cast, key, yes.person) == ["inquiry_yes_written"], key


def test_who_heard_her_in_one_talk_does_not_read_the_code_of_another(cast: Cast) -> None:
    heard(cast, talked(cast, "resident"))
    with as_the_owner():
        code = Inquiry.objects.get(pk=talked(cast, "neighbour")).code or ""
    cast.enter("wijkteam")
    talk = queries.inquiry_to_hear(code=code)
    assert talk
    actions.hear_inquiry_yes(
        code=code, talk=talk, resident=actions.Asker(known=cast["caller"]), way="PHONE", counted=False,
        by="Els", acting=cast.acting("wijkteam"), now=NOW,
    )  # fmt: skip
    delivered(cast["caller"].pk)
    cast.enter("wijkteam")
    said = sql("SELECT facts ->> 'name' FROM notifications_message WHERE person_id = %s", cast["caller"].pk)
    assert said == [("Els",)]


@pytest.mark.parametrize("how", ["taken back", "left"])
def test_that_she_is_in_it_no_more_is_printed(cast: Cast, how: str) -> None:
    """The message against a yes that was never said may not be the one that never comes."""
    yes = heard(cast, talked(cast, "resident"))
    if how == "left":
        actions.leave_inquiry(take_along=True, **borne(cast, yes, "coach"))
    else:
        cast.enter("desk")
        actions.take_back_heard_yes(member=yes.member, acting=cast.acting("desk"), now=NOW)
    delivered(yes.person)
    for key in ("desk", "coach"):
        assert "inquiry_left_for_you" in printed(cast, key)
    assert printed(cast, "wijkteam") == []
    cast.enter("coach")
    with as_the_owner():
        pks = list(Message.objects.filter(person=yes.person).values_list("pk", flat=True))
    cast.enter("coach")
    assert notifications.mark_printed(pks=pks, now=NOW)
    with as_the_owner():
        assert set(Message.objects.filter(person=yes.person).values_list("state", flat=True)) == {"PRINTED"}


def test_a_letter_waits_for_nobody_when_who_heard_it_works_here_no_more(cast: Cast) -> None:
    yes = heard(cast, talked(cast, "resident"))
    delivered(yes.person)
    with as_the_owner():
        Membership.objects.filter(person=cast["desk"]).update(ends_on=NOW.date())
    assert (printed(cast, "coach"), printed(cast, "desk")) == (["inquiry_yes_written"], [])


@pytest.mark.parametrize(("key", "team"), [("wijkteam", ["youssef", "lead"]), ("gp", ["desk", "coach"])])
def test_a_new_code_by_who_supports_it_is_printed(cast: Cast, key: str, team: list[str]) -> None:
    """Where she works; or, where that is no team that writes for others, where her yes was heard."""
    pk = talked(cast, "resident")
    yes = heard(cast, pk)
    supports(cast, pk, key)
    renewed(cast, yes, key)
    delivered(yes.person)
    for one in team:
        assert "inquiry_new_code" in printed(cast, one), one


def test_no_letter_goes_out_with_a_code_that_is_dead(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    actions.hold_inquiry(day=(NOW + timedelta(days=14)).date(), **borne(cast, yes))
    with as_the_owner():
        ball = Ball.objects.get(about=Ball.About.INQUIRY)
    with at_work("remind_due"):
        commitments.remind_due(ball=ball, now=ball.due_at + timedelta(minutes=1))
    delivered(yes.person)
    new = renewed(cast, yes, "desk")
    newest = renewed(cast, yes, "wijkteam")  # and this one waits while it is renewed once more
    delivered(yes.person)
    with as_the_owner():
        rows = list(Message.objects.filter(person=yes.person, channel="LETTER"))
    assert {one.kind for one in rows} == {"inquiry_yes_written", "inquiry_asks_by_code", "inquiry_new_code"}
    for one in rows:
        assert newest.code in one.body
        assert one.facts["code"] == newest.code
        assert not any(dead in one.body for dead in (yes.code, new.code))


def test_a_mail_that_bounces_is_told_by_who_wrote_it_down(cast: Cast) -> None:
    """Her only code stands in it, and no ball: without this nobody would know."""
    with as_the_owner():
        Person.objects.filter(pk=cast["caller"].pk).update(prefers="MAIL")
        ContactDetails.objects.filter(pk=cast["caller"].pk).update(email="joop@exmaple.org")
    yes = heard(cast, talked(cast, "resident"))
    delivered(yes.person)
    with as_the_owner():
        Message.objects.filter(person=yes.person).update(state="FAILED", failure="bounced")
    with at_work("take_up_failed"):
        assert commitments.take_up_failed_messages(now=NOW) == 1
        assert commitments.take_up_failed_messages(now=NOW) == 0
    with as_the_owner():
        task = Ball.objects.get(about=Ball.About.MESSAGE)
    assert (task.holder_id, task.subject_id) == (cast["desk"].pk, yes.person)
    for key in ("coach", "wijkteam", "outsider", None):  # of her team too: there is no letter to print
        assert read(cast, key, yes.person) == []
    page, desk = reverse("work_message", args=[task.pk]), signed_in(cast, "desk")
    said = desk.get(page).content.decode()
    for words in ("Joop heeft dit niet gekregen", "joop@exmaple.org", yes.code):
        assert words in said
    assert signed_in(cast, "coach").get(page).status_code == 404
    assert desk.post(page).status_code == 302
    assert read(cast, "desk", yes.person) == []


def test_and_by_the_lead_of_the_door_when_she_is_not_there(cast: Cast) -> None:
    yes = heard(cast, talked(cast, "resident"))
    delivered(yes.person)
    with as_the_owner():
        Message.objects.filter(person=yes.person).update(state="FAILED", failure="bounced")
        Membership.objects.filter(person=cast["desk"]).update(ends_on=NOW.date())
    with at_work("take_up_failed"):
        assert commitments.take_up_failed_messages(now=NOW) == 1
    assert read(cast, "lead", yes.person) == ["inquiry_yes_written"]


def test_but_by_nobody_when_she_has_died(cast: Cast) -> None:
    yes = heard(cast, talked(cast, "resident"))
    delivered(yes.person)
    with as_the_owner():
        Message.objects.filter(person=yes.person).update(state="FAILED", failure="bounced")
        Death.objects.create(municipality=cast.town, person=cast["caller"], heard_from="Karin",
                             written_by=cast["lead"], written_at=NOW)  # fmt: skip
    with at_work("take_up_failed"):
        assert commitments.take_up_failed_messages(now=NOW) == 0


def test_what_was_printed_stays_as_it_was(cast: Cast) -> None:
    yes = heard(cast, talked(cast, "resident"))
    delivered(yes.person)
    with as_the_owner():
        Message.objects.filter(person=yes.person).update(state="PRINTED", done_at=NOW)
    renewed(cast, yes, "desk")
    with as_the_owner():
        assert yes.code in Message.objects.get(kind="inquiry_yes_written").body


@pytest.mark.parametrize("key", ["desk", "wijkteam", "outsider"])
def test_nobody_makes_a_letter_say_a_code_herself(cast: Cast, key: str) -> None:
    yes = heard(cast, talked(cast, "resident"))
    cast.enter(key)
    with refused():
        sql("SELECT messages_say_code(%s, %s, '{}', 'PEER 11 11 11')", yes.person, yes.member)

"""Letters about an idea: of the team that wrote it down, and of nobody else. In them stands the code that opens it."""

from datetime import timedelta

import pytest
from tests.cast import NOW, START, Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball
from samenspel.community.models import ContactDetails, Membership
from samenspel.initiatives import actions
from samenspel.mutual_help import queries
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

from .conftest import asks, begun, idea, joins, joop, person_of


def delivered(cast: Cast) -> None:
    with at_work("deliver"):
        for one in Message.objects.filter(person=cast["caller"], state="WAITING"):
            notifications.deliver(pk=one.pk, now=NOW)


def read(cast: Cast, key: str | None) -> list[str]:
    """The letters to Joop about ideas and money that somebody reads, by plain SQL."""
    cast.enter(key)
    rows = sql("SELECT kind FROM notifications_message WHERE person_id = %s ORDER BY 1", cast["caller"].pk)
    return [kind for (kind,) in rows if kind.startswith(("idea", "grant"))]


def street(cast: Cast, key: str) -> bool:
    cast.enter(key)
    return ContactDetails.objects.filter(pk=cast["caller"].pk).exists()


def once_worked(cast: Cast, key: str, team: str, role: str) -> None:
    with as_the_owner():
        Membership.objects.create(
            person=cast[key], organisation=cast.organisation[team], role=role, starts_on=START,
            ends_on=NOW.date() - timedelta(days=90),
        )  # fmt: skip


@pytest.mark.parametrize("role", ["VOLUNTEER", "WIJKTEAM"])
def test_where_she_worked_once_nobody_reads_it(cast: Cast, role: str) -> None:
    """Wim of the desk was with the wijkteam before: that team has nothing to do with this idea."""
    once_worked(cast, "desk", "wijkteam", role)
    begun(cast)
    delivered(cast)
    for key in ("wijkteam", "youssef", "marloes", "lead", "gp", "outsider", None):
        assert read(cast, key) == [], key
        assert key is None or not street(cast, key)
    for key in ("desk", "coach"):
        assert read(cast, key) == ["idea_begun_for_you"]
        assert street(cast, key)


def test_who_holds_a_question_of_hers_does_not_read_the_code_of_her_idea(cast: Cast) -> None:
    begun(cast)
    cast.ask(key="caller")
    delivered(cast)
    for key in ("wijkteam", "youssef", "marloes", "lead"):
        assert read(cast, key) == [], key


def test_of_two_ideas_each_team_reads_its_own(cast: Cast) -> None:
    begun(cast)
    begun(cast, "wijkteam", name="Schaken")
    delivered(cast)
    for key in ("desk", "youssef"):
        cast.enter(key)
        letters = queries.letters_to_print(person=cast[key].pk, at_most=9)
        named = [one.facts["place"] for one in letters if one.kind == "idea_begun_for_you"]
        assert named == ["Jeu de boules" if key == "desk" else "Schaken"]


def test_what_a_neighbour_asks_of_her_is_printed_where_her_idea_was_written_down(cast: Cast) -> None:
    """A request for money, written on a screen: the letter that asks her yes is of no colleague."""
    once_worked(cast, "desk", "wijkteam", "DESK")
    spark = idea(cast)
    asked = actions.ask_along(entry=spark, role="OWNER", acting=cast.acting("resident"), now=NOW)
    joins(cast, asked.spoken, "desk", joop(cast), "PHONE")
    asks(cast, spark, "resident")
    delivered(cast)
    assert read(cast, "coach") == ["grant_your_yes", "idea_joined_for_you"]
    assert read(cast, "youssef") == []


def test_no_letter_goes_out_with_a_code_that_is_dead(cast: Cast) -> None:
    place = begun(cast)
    delivered(cast)
    own = cast.ask(key="caller").ball.code or ""
    cast.enter("youssef")
    made = actions.code_anew(own_code=own, place=place.pk, acting=cast.acting("youssef"), now=NOW)
    delivered(cast)
    with as_the_owner():
        letters = list(Message.objects.filter(person=cast["caller"], kind__startswith="idea_"))
    assert [actions.code_hash(one.facts["code"]) for one in letters] == [actions.code_hash(made.code)] * 2
    assert all(one.facts["code"] in one.body for one in letters)


def test_a_mail_that_bounces_is_told_by_who_wrote_it_down(cast: Cast) -> None:
    toos = actions.Resident(name="Toos Mulder", email="toos@exmaple.org")
    person = person_of(begun(cast, resident=toos))
    with as_the_owner():
        Message.objects.filter(person=person).update(state="FAILED", failure="bounced")
    with at_work("take_up_failed"):
        assert commitments.take_up_failed_messages(now=NOW) == 1
    with as_the_owner():
        task = Ball.objects.get(about=Ball.About.MESSAGE)
    assert (task.holder_id, task.subject_id) == (cast["desk"].pk, person.pk)


def test_only_the_code_that_was_just_made_is_put_in_a_letter(cast: Cast) -> None:
    place = begun(cast)
    delivered(cast)
    for key, said in (("desk", "PEER 11 11 11"), ("coach", place.code)):
        cast.enter(key)
        sql("SELECT idea_letters_say_code(%s, %s)", place.pk, said)
        with refused():
            sql("SELECT messages_say_code(%s, %s, '{}', %s)", cast["caller"].pk, place.pk, said)
    with as_the_owner():
        facts = Message.objects.get(kind="idea_begun_for_you").facts
    assert actions.code_hash(facts["code"]) == actions.code_hash(place.code)

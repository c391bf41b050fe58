"""Asking."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import translation
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, check_now, deeds, refused, sitting, sql, steps, told

from samenspel.commitments import errors as ball_errors
from samenspel.commitments.models import Ball
from samenspel.community.models import Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask, Words
from samenspel.notifications.models import Message


def ask(cast: Cast, **more: Any) -> Ask:
    """Somebody without an account asks."""
    enter(Context())
    facts: dict[str, Any] = {
        "words": "Wie loopt er mee?", "area": cast.weide, "reach": "MAIL",
        "asker": actions.Asker(email="iemand@example.org"), "form_key": new_id(),
        "acting": Acting(person=None), "now": NOW,
    }  # fmt: skip
    return actions.ask(**(facts | more))


def test_it_puts_the_ball_at_the_door_at_once(cast: Cast) -> None:
    made = ask(cast)
    assert (made.state, made.ball.holder_id, made.ball.closed_at) == ("OPEN", cast["wijkteam"].pk, None)
    assert steps(made) == ["ASKED"]
    check_now()


def test_it_promises_a_first_word_within_two_working_days(cast: Cast) -> None:
    monday = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert ask(cast, now=monday).ball.due_at.date().isoformat() == "2026-11-25"


def test_it_needs_no_name_and_no_account(cast: Cast) -> None:
    made = ask(cast)
    assert Person.objects.get(pk=made.asker_id).name == "Iemand uit De Weide"
    assert made.ball.code
    with as_the_owner():
        assert not hasattr(Person.objects.get(pk=made.asker_id), "account")


def test_it_tells_the_asker_and_the_holder(cast: Cast) -> None:
    made = ask(cast)
    assert told(made, "ask_received") == [made.asker_id]
    assert told(made, "ball_yours") == [cast["wijkteam"].pk]


def test_it_never_tells_what_was_asked_outside(cast: Cast) -> None:
    made = ask(cast, words="Mijn dochter heet Zonnebloem.")
    with as_the_owner():
        for message in Message.objects.filter(ball_id=made.ball_id):
            assert "Zonnebloem" not in str(message.facts)
        assert not sql("SELECT 1 FROM procrastinate_jobs WHERE args::text LIKE '%%Zonnebloem%%'")
        assert not sql("SELECT 1 FROM journal_entry WHERE terms::text LIKE '%%Zonnebloem%%'")


def test_it_is_written_in_the_journal(cast: Cast) -> None:
    assert {"asked", "opened_ball"} <= set(deeds(ask(cast)))


def test_it_keeps_the_words_as_they_were_said(cast: Cast) -> None:
    made = ask(cast, words="  Ik wil… “samen” 👩‍👩‍👧 eten\r\nمرحبا <b>&amp;\x00\x07 ")
    assert Words.objects.get(ask=made).text == "Ik wil… “samen” 👩‍👩‍👧 eten\nمرحبا <b>&amp;"


def test_it_makes_one_ask_of_a_doubled_submit(cast: Cast) -> None:
    key = new_id()
    first = ask(cast, form_key=key)
    assert ask(cast, form_key=key, words="Nog een keer").pk == first.pk
    with as_the_owner():
        assert Ask.objects.count() == 1
        assert Words.objects.count() == 1


def test_it_waits_for_the_yes_of_the_other(cast: Cast) -> None:
    with refused(errors.TheirYesFirst):
        ask(cast, for_another=actions.ForAnother(through="Farid"))
    made = ask(cast, for_another=actions.ForAnother(through="Farid", their_yes="SPOKEN"))
    assert (made.asked_through, made.their_yes) == ("Farid", "SPOKEN")


def test_it_keeps_that_truth_against_sql(cast: Cast) -> None:
    made = ask(cast)
    with as_the_owner(), pytest.raises(IntegrityError, match="with_their_yes"), transaction.atomic():
        sql("UPDATE mutual_help_ask SET asked_through = 'Farid', their_yes = '' WHERE id = %s", made.pk)
    with as_the_owner(), pytest.raises(IntegrityError, match="ended_when_not_open"), transaction.atomic():
        sql("UPDATE mutual_help_ask SET state = 'ANSWERED' WHERE id = %s", made.pk)
    with as_the_owner(), pytest.raises(IntegrityError, match="urgency_by_a_human"), transaction.atomic():
        sql("UPDATE mutual_help_ask SET urgency = 'TODAY' WHERE id = %s", made.pk)


def test_it_is_written_down_at_the_desk_with_both_names(cast: Cast) -> None:
    cast.enter("desk")
    made = actions.ask(
        words="Joop wil mee.", area=cast.weide, reach="PHONE", form_key=new_id(), now=NOW, way="PHONE",
        asker=actions.Asker(name="Joop", phone="+31301234567"), acting=cast.acting("desk", way="PHONE"),
    )  # fmt: skip
    assert made.entered_by_id == cast["desk"].pk
    assert (cast["desk"].pk, "WRITER") in sitting(made)
    with as_the_owner():
        rows = sql(
            "SELECT actor_id, on_behalf_of_id FROM journal_entry WHERE verb = 'asked' AND object_id = %s",
            made.pk,
        )
    assert rows == [(cast["desk"].pk, made.asker_id)]


def test_it_is_refused_when_nobody_stands_at_the_door(cast: Cast) -> None:
    with as_the_owner():
        sql("DELETE FROM commitments_turn")
        sql("DELETE FROM commitments_frontdoor")
    with refused(ball_errors.NobodyAtTheDoor):
        ask(cast)
    with as_the_owner():
        assert not Ask.objects.exists()
        assert not Message.objects.exists()


def test_it_can_be_followed_with_the_code_alone(cast: Cast) -> None:
    made = ask(cast)
    enter(Context(ball=made.ball_id))
    assert Ask.objects.get().pk == made.pk
    enter(Context())
    assert not Ask.objects.exists()


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    made = ask(cast)
    cast.enter("outsider")
    assert not Ask.objects.exists()
    assert not Words.objects.exists()
    assert not Ball.objects.exists()
    with refused(ObjectDoesNotExist):
        Ask.objects.get(pk=made.pk)
    with refused():
        sql(
            "INSERT INTO mutual_help_words (id, ask_id, text, written_at) VALUES (%s, %s, 'x', now())",
            new_id(),
            made.pk,
        )
    with at_work():
        assert Ask.objects.filter(pk=made.pk).exists()


def test_who_gives_no_name_is_called_in_the_language_of_who_reads(cast: Cast) -> None:
    """She asks on an English page; who holds the ball reads Dutch."""
    with translation.override("en"):
        made = ask(cast, asker=actions.Asker(email="iemand@example.org", language="en"))
    with as_the_owner():
        person = Person.objects.get(pk=made.asker_id)
    assert (person.name, person.shown) == ("Iemand uit De Weide", "Iemand uit De Weide")
    with translation.override("en"):
        assert person.shown == "Somebody from De Weide"
        person.called = "Oksana"
        assert person.shown == "Oksana"

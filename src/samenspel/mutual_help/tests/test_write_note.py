"""Writing to each other. The asker can read all of it (R02)."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import accepted, deeds, offered, refused, sql, told, write

from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Note, Words


def read(cast: Cast, key: str) -> list[str]:
    cast.enter(key)
    return list(Note.objects.values_list("text", flat=True))


def test_it_is_between_the_two_by_default(cast: Cast) -> None:
    ask, _ = offered(cast)
    write(cast, ask, "wijkteam", "Ik bel je.")
    assert (read(cast, "resident"), read(cast, "wijkteam")) == (["Ik bel je."], ["Ik bel je."])
    assert (read(cast, "coach"), read(cast, "youssef"), read(cast, "outsider")) == ([], [], [])


def test_it_can_be_for_everybody_at_the_table(cast: Cast) -> None:
    ask, _ = offered(cast)
    write(cast, ask, "wijkteam", "Voor allemaal.", "TABLE")
    for key in ("resident", "wijkteam", "coach", "youssef"):
        assert read(cast, key) == ["Voor allemaal."]
    assert read(cast, "outsider") == []


def test_it_starts_the_conversation_and_frees_the_door(cast: Cast) -> None:
    ask = cast.ask()
    write(cast, ask, "wijkteam")
    assert cast.again(ask, "wijkteam").state == "IN_CONVERSATION"
    with refused(Ask.DoesNotExist):
        cast.again(ask, "marloes")


def test_it_leaves_the_door_open_when_the_asker_writes(cast: Cast) -> None:
    ask = cast.ask()
    write(cast, ask, "resident", "En nog iets.")
    assert cast.again(ask, "marloes").state == "OPEN"


def test_it_tells_the_other_that_there_is_a_word_not_which(cast: Cast) -> None:
    ask = cast.ask()
    write(cast, ask, "wijkteam", "Zonnebloem")
    write(cast, ask, "resident", "Zonnebloem")
    assert told(ask, "word_for_you") == [cast["resident"].pk]
    assert told(ask, "asker_wrote") == [cast["wijkteam"].pk]
    assert "wrote" in deeds(ask)
    cast.enter("resident")
    assert sql("SELECT count(*) FROM notifications_message WHERE facts::text LIKE '%%Zonnebloem%%'") == [(0,)]


def test_it_is_written_down_for_her_with_both_names(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("desk", ball=ask.ball_id)
    found = Ask.objects.select_related("ball__holder").get()
    acting = cast.acting("desk").namens(cast["resident"].pk, way="DESK")
    note = actions.write_note(ask=found, text="Namens Amina.", readers="BETWEEN", acting=acting, now=NOW)
    assert (note.writer_id, note.entered_by_id, note.to_id) == (
        cast["resident"].pk, cast["desk"].pk, cast["wijkteam"].pk,
    )  # fmt: skip


@pytest.mark.parametrize("attack", ["UPDATE mutual_help_note SET text = 'x'", "DELETE FROM mutual_help_note"])
def test_it_stays_as_it_was_written(cast: Cast, attack: str) -> None:
    ask = cast.ask()
    write(cast, ask, "wijkteam")
    with refused():
        sql(attack)


def test_it_stays_readable_for_a_new_holder_only_when_it_was_for_all(cast: Cast) -> None:
    ask = cast.ask()
    write(cast, ask, "resident", "Alleen voor Els.")
    accepted_by_coach = accepted(cast)
    assert accepted_by_coach.pk != ask.pk
    assert "Alleen voor Els." not in read(cast, "coach")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        write(cast, ask, "outsider")
    cast.enter("outsider")
    with refused():
        actions.write_note(ask=ask, text="x", readers="TABLE", acting=cast.acting("outsider"), now=NOW)


def test_sent_twice_is_said_once(cast: Cast) -> None:
    """Pressed twice, or sent again from a page that stood open: one message, one version of the words."""
    code = cast.ask().ball.address_code
    cast.enter(None)
    for deed, typed in (
        ("follow_write", {"text": "Bel me na vijf uur.", "readers": "BETWEEN"}), ("follow_reword", {"words": "Anders."}),
    ):  # fmt: skip
        for _press in range(2):
            assert Client().post(reverse(deed, args=[code]), typed).status_code == 302
    assert read(cast, "resident") == ["Bel me na vijf uur."]
    assert Words.objects.count() == 2

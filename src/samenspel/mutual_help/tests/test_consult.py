"""Asking a colleague for advice without the name."""

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner, deeds, refused, sql

from samenspel.commitments.errors import NotYourBall
from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask, Consult, Words
from samenspel.notifications.models import Message

TEXT = "Iemand wil weer wandelen, en durft niet alleen. Wat werkt?"


def consult(cast: Cast, ask: Ask, text: str = TEXT, key: str = "wijkteam") -> Consult:
    return actions.consult(
        ask=cast.again(ask, key), receiver=cast["coach"].pk, text=text, acting=cast.acting(key), now=NOW
    )


def test_it_shows_the_colleague_this_text_and_nothing_else(cast: Cast) -> None:
    ask = cast.ask()
    consult(cast, ask)
    cast.enter("coach")
    assert Consult.objects.get().text == TEXT
    assert not Ask.objects.exists()
    assert not Words.objects.exists()
    assert sql("SELECT count(*) FROM community_contactdetails WHERE person_id = %s", cast["resident"].pk) == [
        (0,)
    ]


def test_it_can_be_read_by_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    consult(cast, ask)
    cast.enter("resident")
    assert Consult.objects.get().text == TEXT
    assert deeds(ask)[-1] == "consulted"


@pytest.mark.parametrize(
    "text",
    [
        "Amina durft niet.", "amina durft niet", "Mevrouw Idrissi durft niet.", "Bel 06 12 34 56 01 eens.",
        "bel 0612345601", "Mail a.idrissi@example.org", "resident@example.org", "AMINA!", "(Amina)",
    ],
)  # fmt: skip
def test_it_is_refused_while_the_text_tells_who_it_is(cast: Cast, text: str) -> None:
    ask = cast.ask()
    with refused(errors.NameInConsult):
        consult(cast, ask, text)


@pytest.mark.parametrize(
    "text", ["Ze is 84 en woont al 60 jaar hier.", "Aminazuur? Nee.", "Postcode 3994, om 10.30 uur"]
)
def test_it_lets_ordinary_words_pass(cast: Cast, text: str) -> None:
    assert consult(cast, cast.ask(), text).text == text


def test_it_tells_the_colleague_without_a_name(cast: Cast) -> None:
    ask = cast.ask()
    consult(cast, ask)
    with as_the_owner():
        message = Message.objects.get(kind="consult_asked")
    assert message.person_id == cast["coach"].pk
    assert message.ball_id is None
    assert "Amina" not in str(message.facts)
    assert str(ask.ball_id) not in str(message.facts)


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    ask = cast.ask()
    with refused(NotYourBall):
        consult(cast, ask, key="youssef")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        consult(cast, ask, key="outsider")
    consult(cast, ask)
    cast.enter("outsider")
    assert not Consult.objects.exists()

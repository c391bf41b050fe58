"""Taking along: everything of hers in one file; nothing that another hid, and no private words unseen."""

import json
from datetime import timedelta

import pytest
from tests.asking_rights import appealed, helper, made, reviewed, seen_at_work, taken
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, family
from tests.play import as_the_owner, at_work, refused, sql, write
from tests.sharing import asked, given, note, reads, stopped

from samenspel.circles import actions, queries
from samenspel.circles.models import TakeAlong
from samenspel.community import actions as people
from samenspel.foundation.errors import NotFound
from samenspel.notifications.models import Message


def opened(file: TakeAlong) -> dict[str, dict[str, object]]:
    document = json.loads(actions.open_file(file))
    return {kind["key"]: kind for kind in document["kinds"]} | {"left_out": document["left_out"]}


def texts(file: TakeAlong, key: str = "note") -> list[str]:
    return [row["facts"]["text"] for row in opened(file)[key]["items"]]  # type: ignore[attr-defined, index]


def test_it_holds_every_kind_with_its_words(cast: Cast) -> None:
    ask = cast.ask("Ik zou weer willen wandelen.")
    write(cast, ask, "wijkteam", "Ik bel je morgen.")
    file = taken(cast)
    found = opened(file)
    assert set(found) == {*queries.kept(), "left_out"}
    assert texts(file, "words") == ["Ik zou weer willen wandelen."]
    assert texts(file, "ask_note") == ["Ik bel je morgen."]
    assert found["ask_note"]["items"][0]["by"] == "Els"  # type: ignore[index]
    assert file.until == NOW + timedelta(days=7)


def test_it_is_sealed_and_told(cast: Cast) -> None:
    taken(cast)
    with as_the_owner():
        assert str(sql("SELECT file FROM circles_takealong")[0][0]).startswith("sealed:")
        assert Message.objects.filter(person=cast["resident"], kind="take_along_ready").count() == 1


def test_asking_twice_makes_one(cast: Cast) -> None:
    cast.enter("resident")
    first, second = (actions.ask_to_take_along(acting=cast.acting("resident"), now=NOW) for _ in range(2))
    assert first.pk == second.pk
    made(cast, first)
    with at_work():
        assert actions.make_take_along(pk=first.pk, now=NOW) is None


def test_it_is_thrown_away_after_seven_days(cast: Cast) -> None:
    file = taken(cast)
    later = NOW + timedelta(days=7)
    with refused(TakeAlong.DoesNotExist):
        queries.file_for(pk=file.pk, person=cast["resident"].pk, now=later)
    with at_work():
        assert actions.throw_away_taken(now=later) == 1
    with as_the_owner():
        assert TakeAlong.objects.get(pk=file.pk).file == ""


def test_private_words_of_a_neighbour_stay_until_somebody_looked(cast: Cast) -> None:
    circle = family(cast)
    note(cast, circle, VOLUNTEER, "Ze huilde gisteren.")
    note(cast, circle, WORKER, "We bellen donderdag.")
    file = taken(cast, MOTHER)
    assert texts(file) == ["We bellen donderdag."]
    (left_out,) = opened(file)["left_out"]  # type: ignore[misc]
    assert (left_out["key"], left_out["number"]) == ("note", 1)
    assert "Ze huilde" not in actions.open_file(file)


def test_after_a_review_they_go_along_or_it_says_why_not(cast: Cast) -> None:
    circle = family(cast)
    first, second = (note(cast, circle, VOLUNTEER, text) for text in ("Ze lachte.", "Ze huilde."))
    asked = appealed(cast, "TAKE_ALONG", MOTHER)
    seen_at_work(cast, asked)
    review = queries.words_to_review(appeal=asked.pk)
    assert {row.pk for row in review} == {first.pk, second.pk}
    assert {row.writer for row in review} == {"Bram"}
    file = reviewed(cast, asked, [first.pk])
    assert texts(file) == ["Ze lachte."]
    assert opened(file)["left_out"][0]["why"] == "De buurman wil dit niet."  # type: ignore[index]


def test_only_the_holder_of_her_request_reviews(cast: Cast) -> None:
    circle = family(cast)
    note(cast, circle, VOLUNTEER, "Ze lachte.")
    asked = appealed(cast, "TAKE_ALONG", MOTHER)
    for key in ("youssef", "outsider", MOTHER, VOLUNTEER):
        cast.enter(key)
        assert queries.words_to_review(appeal=asked.pk) == []
    cast.enter("youssef")
    with refused():
        actions.take_along_after_review(
            appeal=asked, released=[], why_not="", acting=cast.acting("youssef"), now=NOW
        )


def test_a_mandate_that_ended_opens_nothing(cast: Cast) -> None:
    mandate = helper(cast)
    file = taken(cast)
    enter = {"person": cast["resident"].pk, "scope": "LEDGER", "acting": cast.acting("neighbour"), "now": NOW}
    cast.enter("neighbour")
    people.enter_namens(**enter)
    assert queries.file_for(pk=file.pk, person=cast["resident"].pk, now=NOW) == file
    cast.enter("neighbour")
    people.end_mandate(mandate=mandate.pk, acting=cast.acting("neighbour"), now=NOW)
    with refused(NotFound):
        people.enter_namens(**enter)


@pytest.mark.parametrize("key", ["outsider", "wijkteam", "official", "desk"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    file = taken(cast)
    cast.enter(key)
    with refused(TakeAlong.DoesNotExist):
        queries.file_for(pk=file.pk, person=cast["resident"].pk, now=NOW)
    assert sql("SELECT count(*) FROM circles_takealong") == [(0,)]


@pytest.mark.parametrize("live", [True, False])
def test_what_was_shared_with_her_never_goes_along(cast: Cast, live: bool) -> None:
    """R01: a note about another is not hers to take along, while she may read it and after it was withdrawn."""
    circle = family(cast)
    words = note(cast, circle, text="Mees vond het fijn.")
    consent = given(cast, asked(cast, circle, ("NOTE", words.pk), to=WORKER))
    assert reads(cast, WORKER, words)
    if not live:
        stopped(cast, consent)
    assert reads(cast, WORKER, words) is live
    assert "Mees vond het fijn" not in actions.open_file(taken(cast, WORKER))

"""The ladder: nothing is drawn before both sides said so, and a no leaves nothing to read (R78)."""

from contextlib import suppress
from copy import copy
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments.models import Ball
from samenspel.foundation.acting import a_job
from samenspel.foundation.errors import Refusal
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Insider, Relation

from .conftest import Writing, import_one

Two = tuple[Entry, Entry]
WORDS = "Op woensdag koken we samen in de kas."


@pytest.fixture
def two(write: Writing) -> Two:
    """A reading circle of the resident, and a greenhouse of the neighbour."""
    return write(), write("neighbour", name="De Kas")


def asked(cast: Cast, two: Two, step: str = "COOPERATE", key: str = "resident") -> Relation:
    entry, other = two if key == "resident" else two[::-1]
    cast.enter(key)
    return actions.relate(entry=entry, other=other, step=step, words=WORDS, acting=cast.acting(key), now=NOW)


def confirmed(cast: Cast, two: Two, step: str = "COOPERATE") -> Relation:
    relation = asked(cast, two, step)
    return said_yes(cast, two, relation)


def said_yes(cast: Cast, two: Two, relation: Relation) -> Relation:
    cast.enter("neighbour")
    found = queries.relation_for(relation.pk, two[1])
    return actions.confirm_relation(relation=found, side=two[1], acting=cast.acting("neighbour"), now=NOW)


def kinds() -> list[str]:
    with as_the_owner():
        rows = Message.objects.filter(kind__startswith="map_relation").order_by("made_at", "id")
        return list(rows.values_list("kind", flat=True))


def open_balls() -> int:
    with as_the_owner():
        return Ball.objects.open().filter(about="MAP").count()


def rows_as(cast: Cast, key: str | None) -> int:
    cast.enter(key)
    return Relation.objects.count()


def test_an_unconfirmed_relation_is_read_by_the_two_sides_alone(cast: Cast, two: Two) -> None:
    asked(cast, two)
    read = {
        key: rows_as(cast, key) for key in ("resident", "neighbour", "outsider", "official", "lead", None)
    }
    assert read == {"resident": 1, "neighbour": 1, "outsider": 0, "official": 0, "lead": 0, None: 0}
    assert queries.together(None) == []
    assert queries.entry_for(two[0].pk).together is None  # type: ignore[attr-defined]


def test_a_confirmed_one_is_drawn_for_everybody_without_anybodys_person(cast: Cast, two: Two) -> None:
    confirmed(cast, two)
    assert rows_as(cast, None) == 0  # the row itself stays between the sides
    (drawn,) = queries.together(None)
    assert {drawn.first, drawn.second} == {two[0].pk, two[1].pk}
    assert (drawn.step, drawn.words) == ("COOPERATE", WORDS)
    page = Client().get(reverse("map_entry", args=[two[0].pk])).content.decode()
    assert "Wij spelen samen met" in page
    assert WORDS in page
    assert "Bram" not in page
    assert WORDS in Client().get(reverse("map_together") + "?buurt=BUT1").content.decode()
    assert WORDS not in Client().get(reverse("map_together") + "?buurt=BUT2").content.decode()
    assert Client().get(reverse("map_together") + "?buurt=NERGENS").status_code == 404


def test_only_a_confirmed_one_is_a_line_and_only_between_two_points(cast: Cast, two: Two) -> None:
    lines = reverse("map_lines")
    relation = asked(cast, two)
    assert Client().get(lines).json()["features"] == []
    said_yes(cast, two, relation)
    # Each address is kept for a minute. No place, no line; the list has it all the same.
    assert Client().get(lines + "?x=1").json()["features"] == []
    assert "line-sample" not in Client().get(reverse("map_together") + "?x=1").content.decode()
    with as_the_owner():
        for number, entry in enumerate(two):
            Entry.objects.filter(pk=entry.pk).update(latitude=52.0 + number, longitude=5.1)
    line, *ends = Client().get(lines + "?x=2").json()["features"]
    assert (line["properties"]["step"], len(ends)) == ("cooperate", 2)
    assert WORDS in line["properties"]["summary"]
    assert sorted(line["geometry"]["coordinates"]) == [[5.1, 52.0], [5.1, 53.0]]
    assert {end["properties"]["name"] for end in ends} == {entry.name for entry in two}
    assert "map-line-cooperate" in Client().get(reverse("map_together") + "?x=2").content.decode()
    assert Client().get(lines + "?buurt=BUT2").json()["features"] == []
    assert Client().get(lines + "?buurt=NERGENS").status_code == 404


def test_the_other_side_gets_one_ball_and_the_first_side_hears_yes(cast: Cast, two: Two) -> None:
    relation = asked(cast, two)
    with as_the_owner():
        assert Ball.objects.get(pk=relation.ball_id).holder_id == cast["neighbour"].pk
    said_yes(cast, two, relation)
    assert open_balls() == 0
    assert kinds() == ["map_relation", "map_relation_yes"]


def test_a_no_tells_nobody_and_leaves_nothing(cast: Cast, two: Two) -> None:
    relation = asked(cast, two)
    cast.enter("neighbour")
    actions.leave_relation(relation=relation, acting=cast.acting("neighbour"), now=NOW)
    with as_the_owner():
        assert not Relation.objects.exists()
    assert kinds() == ["map_relation"]  # to the neighbour herself
    assert open_balls() == 0


@pytest.mark.parametrize("after", ["HIDDEN", "STOPPED"])
def test_what_is_hidden_or_stopped_is_drawn_nowhere(cast: Cast, two: Two, after: str) -> None:
    confirmed(cast, two)
    cast.enter("neighbour")
    acting = cast.acting("neighbour")
    if after == "STOPPED":
        actions.stop_entry(entry=two[1], acting=acting, now=NOW)
    else:
        actions.change_entry(entry=two[1], said={"visibility": "UNLISTED"}, acting=acting, now=NOW)
    cast.enter(None)
    assert queries.together(None) == []
    assert queries.entry_for(two[0].pk).together is None  # type: ignore[attr-defined]


def test_a_hidden_place_is_not_asked_and_does_not_ask(cast: Cast, two: Two, write: Writing) -> None:
    hidden = write(name="Stille kring", visibility="UNLISTED")
    with refused(actions.NotYours):
        asked(cast, (hidden, two[1]))
    with refused(actions.NotYours):
        asked(cast, (hidden, two[1]), key="neighbour")


def test_where_nobody_owns_it_nobody_is_asked(cast: Cast, two: Two) -> None:
    with refused(actions.NobodyToAsk):
        asked(cast, (two[0], import_one(cast, "Eettafel")))


def test_a_helper_does_not_speak_for_it(cast: Cast, two: Two, write: Writing) -> None:
    helped = write("outsider", mine=False, name="Voor een ander")
    cast.enter("outsider")
    with refused(actions.NotYours):
        actions.relate(
            entry=helped, other=two[0], step="CONNECT", words="x", acting=cast.acting("outsider"), now=NOW
        )


def test_said_otherwise_asks_the_first_side_again(cast: Cast, two: Two) -> None:
    relation = asked(cast, two)
    first_read = copy(relation)
    cast.enter("neighbour")
    who = {"acting": cast.acting("neighbour"), "now": NOW}
    now = actions.say_it_otherwise(
        relation=relation, side=two[1], step="BESIDE", words="Naast elkaar.", **who
    )
    assert (now.version, now.asked_side_id, now.step) == (2, two[1].pk, "BESIDE")
    with refused(actions.SamePerson):
        actions.confirm_relation(relation=now, side=two[1], **who)
    cast.enter("resident")
    with refused(actions.SaidOtherwise):  # she read the first version
        actions.say_it_otherwise(
            relation=first_read,
            side=two[0],
            step="CONNECT",
            words="x",
            acting=cast.acting("resident"),
            now=NOW,
        )
    found = queries.relation_for(relation.pk, two[0])
    actions.confirm_relation(relation=found, side=two[0], acting=cast.acting("resident"), now=NOW)
    assert open_balls() == 0
    page = Client().get(reverse("map_entry", args=[two[1].pk])).content.decode()
    assert "Wij werken naast" in page
    assert "Wij spelen samen met" not in page


def test_a_step_up_asks_both_again_and_the_step_before_stays_until_then(cast: Cast, two: Two) -> None:
    confirmed(cast, two, "CONNECT")
    relation = asked(cast, two, "INTERPLAY")
    assert [one.step for one in queries.together(None)] == ["CONNECT"]
    said_yes(cast, two, relation)
    assert [one.step for one in queries.together(None)] == ["INTERPLAY"]
    cast.enter("resident")
    history = [(one.step, one.ended_at is None) for one in queries.relations_of(two[0])]
    assert sorted(history) == [("CONNECT", False), ("INTERPLAY", True)]


@pytest.mark.parametrize("key", ["resident", "neighbour"])
def test_either_side_ends_it_and_the_other_hears(cast: Cast, two: Two, key: str) -> None:
    relation = confirmed(cast, two)
    side = two[0] if key == "resident" else two[1]
    cast.enter(key)
    found = queries.relation_for(relation.pk, side)
    actions.end_relation(relation=found, side=side, acting=cast.acting(key), now=NOW)
    assert queries.together(None) == []
    assert kinds()[-1] == "map_relation_ended"
    assert queries.relations_of(side)[0].ended_at == NOW  # the history stays
    with refused(ProgrammingError):
        sql("UPDATE social_map_relation SET ended_at = NULL WHERE id = %s", relation.pk)


def test_two_questions_between_the_same_two_do_not_exist(cast: Cast, two: Two) -> None:
    asked(cast, two)
    with refused(actions.AlreadyAsked):
        asked(cast, two, key="neighbour")
    assert open_balls() == 1


def test_nobody_answers_and_it_goes_by_itself(cast: Cast, two: Two) -> None:
    asked(cast, two)
    for days, left in ((59, 1), (61, 0)):
        with at_work("keep_map_alive"):
            later = {"now": NOW + timedelta(days=days), "acting": a_job("keep_map_alive")}
            for deed in actions.lapsing(**later):
                deed()
        with as_the_owner():
            assert Relation.objects.count() == left
    assert open_balls() == 0


ATTACKS = {
    "confirms her own question": ("resident", "confirmed_at = now(), confirmed_version = version, confirmed_by_id = map_me()"),
    "confirms as an outsider": ("outsider", "confirmed_at = now(), confirmed_version = version, confirmed_by_id = map_me()"),
    "confirms in another's name": ("neighbour", "confirmed_at = now(), confirmed_version = version, confirmed_by_id = asked_by_id"),
    "confirms and changes at once": (
        "neighbour",
        "step = 'INTERPLAY', confirmed_at = now(), confirmed_version = version, confirmed_by_id = map_me()",
    ),
    "confirms what was not read": ("neighbour", "confirmed_at = now(), confirmed_version = version - 1, confirmed_by_id = map_me()"),
    "changes in the other side's name": ("neighbour", "step = 'INTERPLAY', version = version + 1"),
    "changes without a new version": ("neighbour", "words = 'x', asked_side_id = second_id, asked_by_id = map_me()"),
    "moves it to another place": ("neighbour", "first_id = second_id"),
    "ends what does not hold": ("neighbour", "ended_at = now(), ended_by_id = map_me()"),
    "keeps an official out": ("official", "confirmed_at = now(), confirmed_version = version, confirmed_by_id = map_me()"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_refuses(cast: Cast, two: Two, attack: str) -> None:
    relation = asked(cast, two)
    key, change = ATTACKS[attack]
    cast.enter(key)
    try:
        with refused(ProgrammingError, IntegrityError):
            changed = sql(f"UPDATE social_map_relation SET {change} WHERE id = %s", relation.pk)
            if changed == [(0,)]:  # not even seen
                raise ProgrammingError
    finally:
        with as_the_owner():
            now = Relation.objects.get(pk=relation.pk)
    assert (now.confirmed_at, now.step, now.version) == (None, "COOPERATE", 1)


def test_what_both_said_is_not_rewritten_or_thrown_away(cast: Cast, two: Two) -> None:
    relation = confirmed(cast, two)
    cast.enter("neighbour")
    with refused(ProgrammingError):
        sql("UPDATE social_map_relation SET words = 'iets anders' WHERE id = %s", relation.pk)
    with refused(ProgrammingError):
        sql("DELETE FROM social_map_relation WHERE id = %s", relation.pk)
    assert sql("SELECT map_let_go(%s, 1)", relation.pk) == [(False,)]


@pytest.mark.parametrize("key", ["outsider", "official", None])
def test_nobody_else_lets_a_question_go(cast: Cast, two: Two, key: str | None) -> None:
    relation = asked(cast, two)
    cast.enter(key)
    assert sql("SELECT map_let_go(%s, 1)", relation.pk) == [(False,)]
    sql("SELECT set_config('samenspel.purpose', 'job:keep_map_alive', true)")  # the web is no job
    assert sql("SELECT map_let_go(%s, 1)", relation.pk) == [(False,)]
    with at_work("keep_map_alive"):
        assert sql("SELECT map_let_go(%s, 1)", relation.pk) == [(True,)]


def test_nobody_writes_a_confirmed_one_at_once(cast: Cast, two: Two) -> None:
    first, second = sorted((two[0].pk, two[1].pk))
    cast.enter("resident")
    with refused(ProgrammingError):
        Relation(first_id=first, second_id=second, municipality=cast.town, step="INTERPLAY", words="x",
                 asked_side=two[0], asked_by=cast["resident"], asked_at=NOW, confirmed_at=NOW,
                 confirmed_version=1, confirmed_by=cast["neighbour"]).save(force_insert=True)  # fmt: skip


def test_one_person_is_not_two_sides(cast: Cast, two: Two) -> None:
    """Somebody who owns both asks, and another owner says yes."""
    with as_the_owner():
        Insider.objects.create(
            entry=two[1], municipality=cast.town, person=cast["resident"], role="OWNER", since=NOW
        )
    relation = asked(cast, two)
    cast.enter("resident")
    with refused(actions.SamePerson):
        actions.confirm_relation(relation=relation, side=two[1], acting=cast.acting("resident"), now=NOW)
    said_yes(cast, two, relation)


def test_who_is_erased_is_named_in_no_relation(cast: Cast, two: Two) -> None:
    relation = confirmed(cast, two)
    with as_the_owner():
        sql("UPDATE community_person SET name = 'Iemand' WHERE id = %s", cast["resident"].pk)
        assert Relation.objects.get(pk=relation.pk).asked_by_id is None
    assert len(queries.together(None)) == 1


def test_by_the_pages(cast: Cast, two: Two) -> None:
    mine, theirs, outsider = (signed_in(cast, key) for key in ("resident", "neighbour", "outsider"))
    here = reverse("map_relations", args=[two[0].pk])
    assert "De Kas" in mine.get(here, {"zoek": "kas"}).content.decode()
    ask = reverse("map_relate", args=[two[0].pk, two[1].pk])
    assert mine.post(ask, {"step": "CONNECT"}).status_code == 422
    assert mine.post(ask, {"step": "CONNECT", "words": WORDS}).url == here  # type: ignore[attr-defined]
    with as_the_owner():
        relation = Relation.objects.get()
    page = reverse("map_relation", args=[two[1].pk, relation.pk])
    assert WORDS in theirs.get(page).content.decode()
    assert outsider.get(page).status_code == 404
    assert mine.get(page).status_code == 404  # by her own side of it alone
    theirs.post(page, {"deed": "ja", "version": "7"})
    assert queries.together(None) == []
    assert theirs.post(page, {"deed": "x", "version": "1"}).status_code == 404
    theirs.post(page, {"deed": "ja", "version": "1"})
    assert len(queries.together(None)) == 1
    mine.post(reverse("map_relation", args=[two[0].pk, relation.pk]), {"deed": "stop"})
    assert queries.together(None) == []


def test_a_refusal_is_a_sentence() -> None:
    refusals = (actions.NobodyToAsk, actions.AlreadyAsked, actions.SaidOtherwise, actions.SamePerson)
    assert all(issubclass(one, Refusal) and one().sentence() for one in refusals)


DEEDS = ("relate", "otherwise", "yes", "no", "end")


@given(
    some.lists(
        some.tuples(some.sampled_from(["resident", "neighbour"]), some.sampled_from(DEEDS)), max_size=9
    )
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_both_do_only_what_both_said_is_drawn(
    cast: Cast, two: Two, deeds: list[tuple[str, str]]
) -> None:
    """Played beside a model: who asked what, and which step both said last."""
    with suppress(Undone), transaction.atomic():
        open_step: tuple[str, str] | None = None  # (who asked, step)
        holds: str | None = None
        for number, (key, deed) in enumerate(deeds):
            step = ("CONNECT", "COOPERATE", "INTERPLAY")[number % 3]
            done = tried(cast, two, key, deed, step)
            may = {
                "relate": open_step is None,
                "otherwise": open_step is not None,
                "yes": open_step is not None and open_step[0] != key,
                "no": open_step is not None,
                "end": holds is not None,
            }[deed]
            assert done == may, (number, key, deed)
            if done and deed == "yes" and open_step:
                holds = open_step[1]
            if done and deed == "end":
                holds = None
            if done:
                open_step = (
                    (key, step) if deed in ("relate", "otherwise") else None if deed != "end" else open_step
                )
            assert [one.step for one in queries.together(None)] == ([holds] if holds else [])
        raise Undone


class Undone(Exception):
    """The play is over: nothing of it stays."""


def tried(cast: Cast, two: Two, key: str, deed: str, step: str) -> bool:
    """Do it as this side; whether that was possible."""
    side, other = two if key == "resident" else two[::-1]
    cast.enter(key)
    who = {"acting": cast.acting(key), "now": NOW}
    found = queries.relations_of(side)
    waits = next((one for one in found if not one.confirmed_at), None)
    held = next((one for one in found if one.confirmed_at and not one.ended_at), None)
    relation = held if deed == "end" else waits
    if deed != "relate" and relation is None:
        return False
    try:
        with transaction.atomic():
            if deed == "relate":
                actions.relate(entry=side, other=other, step=step, words=WORDS, **who)
            elif deed == "otherwise":
                actions.say_it_otherwise(relation=relation, side=side, step=step, words=WORDS, **who)
            elif deed == "yes":
                actions.confirm_relation(relation=relation, side=side, **who)
            elif deed == "no":
                actions.leave_relation(relation=relation, **who)
            else:
                actions.end_relation(relation=relation, side=side, **who)
    except Refusal:
        return False
    return True


def test_from_the_ball_to_the_question(cast: Cast, two: Two) -> None:
    relation = asked(cast, two)
    theirs, outsider = signed_in(cast, "neighbour"), signed_in(cast, "outsider")
    ball = reverse("map_ball", args=[relation.ball_id])
    assert theirs.get(ball).url == reverse("map_relations", args=[two[1].pk])  # type: ignore[attr-defined]
    assert outsider.get(ball).status_code == 404

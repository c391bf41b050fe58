"""What does not belong on the map is reported by anybody, read by an editor alone, and decided once."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.journal.models import Entry as JournalEntry
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Change, Entry

from .conftest import Writing

WORDS = "Hier staat de naam van mijn buurvrouw."


@pytest.fixture
def entry(write: Writing) -> Entry:
    return write(host="Amina")


def reported(cast: Cast, entry: Entry, who: str | None = None, words: str = WORDS) -> Change:
    cast.enter(who)
    actions.report(entry=entry, words=words, now=NOW)
    with as_the_owner():
        return Change.objects.filter(kind="REPORT").latest("made_at")


@pytest.mark.parametrize("who", [None, "outsider", "neighbour", "resident"])
def test_anybody_reports_and_nobody_is_kept(cast: Cast, entry: Entry, who: str | None) -> None:
    change = reported(cast, entry, who)
    assert (change.person_id, change.ball_id, change.facts, change.words) == (None, None, {}, WORDS)
    with as_the_owner():
        [line] = JournalEntry.objects.filter(verb="map_reported")
    assert cast.person.get("resident") is not None
    assert all(str(person.pk) not in str(vars(line)) for person in cast.person.values())


@pytest.mark.parametrize(
    "who", [None, "outsider", "neighbour", "resident", "coach", "wijkteam", "desk", "caller"]
)
def test_nobody_but_an_editor_reads_it_also_not_who_tends_it(
    cast: Cast, entry: Entry, who: str | None
) -> None:
    change = reported(cast, entry, "neighbour")
    cast.enter(who)
    assert not Change.objects.filter(pk=change.pk).exists()
    assert not Change.objects.filter(pk=change.pk).update(state="LEFT", decided_at=NOW)
    cast.enter("official")
    assert [one.pk for one in queries.to_review(cast.town.pk)] == [change.pk]


def test_taking_it_down_answers_what_was_reported_and_the_words_go(cast: Cast, entry: Entry) -> None:
    reported(cast, entry)
    reported(cast, entry, words="Dit doet iemand pijn.")
    cast.enter("official")
    actions.take_down(entry=entry, why="Er stond een naam.", acting=cast.acting("official"), now=NOW)
    assert queries.to_review(cast.town.pk) == []
    with as_the_owner():
        assert set(Change.objects.filter(kind="REPORT").values_list("state", "words")) == {("TAKEN", "")}
        assert JournalEntry.objects.filter(verb="map_decided").count() == 2


def test_leaving_it_is_written_down_too_and_is_done_once(cast: Cast, entry: Entry) -> None:
    change = reported(cast, entry)
    cast.enter("official")
    actions.leave_report(change=change, acting=cast.acting("official"), now=NOW)
    with refused(actions.AlreadyDecided):
        actions.leave_report(change=change, acting=cast.acting("official"), now=NOW)
    assert Entry.objects.public().filter(pk=entry.pk).exists()
    with as_the_owner():
        assert Change.objects.get(pk=change.pk).words == ""
        assert JournalEntry.objects.filter(verb="map_decided").count() == 1


@pytest.mark.parametrize("said", [
    {"words": ""}, {"facts": '{"who": "x"}'}, {"municipality_id": None}, {"ball_id": "00000000-0000-4000-8000-000000000001"},
])  # fmt: skip
def test_a_report_that_says_nothing_or_names_somebody_is_impossible(
    cast: Cast, entry: Entry, said: dict[str, str | None]
) -> None:
    row = {"facts": "{}", "words": "x", "municipality_id": str(cast.town.pk), "ball_id": None} | said
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql(
            "INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, ball_id, made_at)"
            " VALUES (gen_random_uuid(), %s, %s, 'REPORT', 'OPEN', '{}', %s, %s, %s, now())",
            entry.pk, row["municipality_id"], row["facts"], row["words"], row["ball_id"],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value"), [("state", "TAKEN"), ("person_id", "me"), ("entry_id", "hidden")]
)
def test_no_report_is_made_up_in_the_name_of_another_or_about_what_is_hidden(
    cast: Cast, entry: Entry, write: Writing, column: str, value: str
) -> None:
    hidden = write(name="Verborgen", visibility="INVITED")
    cast.enter("neighbour")
    row = {"state": "OPEN", "person_id": None, "entry_id": entry.pk}
    row[column] = {"me": cast["neighbour"].pk, "hidden": hidden.pk}.get(value, value)
    with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
        sql(
            "INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)"
            " VALUES (gen_random_uuid(), %s, %s, 'REPORT', %s, '{}', '{}', 'x', %s, now())",
            row["entry_id"], cast.town.pk, row["state"], row["person_id"],
        )  # fmt: skip


# --- the page --------------------------------------------------------------------------------------------


def test_one_door_for_what_changed_and_what_does_not_belong(cast: Cast, entry: Entry, client: Client) -> None:
    url = reverse("map_propose", args=[entry.pk])
    assert "hoort het hier niet" in client.get(url).content.decode()
    empty = client.post(url, {"wrong": "on", "words": " "})
    assert empty.status_code == 422
    assert "Vertel kort wat er mis is." in empty.content.decode()
    done = client.post(url, {"wrong": "on", "words": WORDS, "name": "Anders"})
    assert "We bewaren niet wie je bent" in done.content.decode()
    with as_the_owner():
        assert list(Change.objects.filter(entry=entry).exclude(kind="EDIT").values_list("kind", "facts")) == [
            ("REPORT", {})
        ]


def test_one_visitor_reports_only_so_often(cast: Cast, entry: Entry, client: Client) -> None:
    cache.clear()
    url = reverse("map_propose", args=[entry.pk])
    codes = [client.post(url, {"wrong": "on", "words": WORDS}).status_code for _ in range(7)]
    assert codes == [200] * 5 + [429] * 2

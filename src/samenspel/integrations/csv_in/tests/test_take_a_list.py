"""A list on the map: all or nothing, twice the same, undone as a whole; and what is never public by it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import DatabaseError, IntegrityError
from tests.cast import NOW, Cast, as_owner
from tests.play import at_work

from samenspel.foundation.acting import a_job
from samenspel.integrations.csv_in import actions, queries
from samenspel.integrations.csv_in.models import ImportedRow, MapImport
from samenspel.social_map import actions as social_map
from samenspel.social_map import queries as on_map
from samenspel.social_map.models import Entry, Insider, Moment

pytestmark = pytest.mark.django_db
LIST = """id;naam;omschrijving;dag;begintijd;eindtijd;straat;postcode;plaats;lat;lon;website
1;Eettafel;Samen eten.;dinsdag;17:30;19:00;Kerkstraat 1;3994 AA;Houten;52,03;5,16;www.example.org
2;Koor;Zingen.;ma en wo;25:00;;Dorpsweg 2;3994 AB;Houten;0;0;
3;;Zonder naam.;;;;;;;;;
1;Nog eens;;;;;;;;;;
4;Leesclub;Lezen.;vrijdag;19:00;18:00;;;;;;nergens
"""


def quiet(_number: int) -> None:
    """Nobody looks at how far it is."""


def breaks(number: int) -> None:
    raise ZeroDivisionError(number)


def upload(cast: Cast, text: str = LIST, *, agreed: bool = True, source: str = "Welzijn Houten") -> MapImport:
    cast.enter("official")
    batch = actions.upload(
        raw=text.encode(), file_name="lijst.csv", source=source, municipality=cast.town.pk,
        acting=cast.acting("official"), now=NOW,
    )  # fmt: skip
    actions.choose(
        batch=batch, columns=batch.columns, written=batch.written, agreed=agreed, agreement="mail van 3 maart"
    )
    actions.begin(batch=batch, acting=cast.acting("official"), now=NOW)
    return batch


def take(cast: Cast, text: str = LIST, *, days: int = 0, **said: Any) -> MapImport:
    batch = upload(cast, text, **said)
    with at_work("map_import"):
        found = MapImport.objects.get(pk=batch.pk)
        actions.take(batch=found, acting=a_job("map_import"), now=NOW + timedelta(days=days), tell=quiet)
    return found


def undo(cast: Cast, batch: MapImport) -> None:
    cast.enter("official")
    actions.begin_undo(batch=batch, acting=cast.acting("official"), now=NOW)
    with at_work("map_import"):
        found = MapImport.objects.get(pk=batch.pk)
        actions.undo(batch=found, acting=a_job("map_import"), now=NOW + timedelta(days=9), tell=quiet)


def became(batch: MapImport) -> dict[str, int]:
    with at_work("map_import"):
        return queries.counts(batch)


def names() -> set[str]:
    return {one.name for one in on_map.search("", limit=100).entries}


def test_every_row_is_taken_or_refused_with_its_reason(cast: Cast) -> None:
    batch = take(cast)
    with at_work("map_import"):
        lines = {
            one.line: (one.result, [code for code, _said in one.remarks]) for one in queries.lines(batch)
        }
    assert lines == {
        2: ("ADDED", []),
        3: ("ADDED", ["POINT_CANNOT_BE", "HOURS_CANNOT_BE"]),
        4: ("REFUSED", ["NO_NAME"]),
        5: ("REFUSED", ["AREA_UNKNOWN", "TWICE"]),
        6: ("ADDED", ["NO_ADDRESS", "AREA_UNKNOWN", "HOURS_CANNOT_BE"]),
    }
    assert {"Eettafel", "Koor", "Leesclub"} <= names()
    entry = Entry.objects.get(name="Eettafel")
    assert (entry.latitude, entry.longitude, entry.website) == (52.03, 5.16, "https://www.example.org")
    [moment] = Moment.objects.filter(entry=entry)
    assert (moment.starts_on.weekday(), str(moment.starts_at), moment.every) == (1, "17:30:00", "WEEK")
    with at_work("map_import"):
        assert bytes(MapImport.objects.get(pk=batch.pk).file) == b""


def test_a_list_says_what_you_can_do_there_and_who_is_beside_you(cast: Cast) -> None:
    text = """naam;talenten;begeleiding
Geitenwei;Dieren, tuinieren;altijd
Kettinkje;klussen, lassen;REPAIR
Koor;;
"""
    batch = take(cast, text)
    said = {one.name: (one.talents, one.guidance) for one in Entry.objects.all()}
    assert said == {
        "Geitenwei": (["ANIMALS", "GARDEN"], "ALWAYS"),
        "Kettinkje": (["REPAIR"], ""),
        "Koor": ([], ""),
    }
    with at_work("map_import"):
        remarks = {one.name: [code for code, _said in one.remarks] for one in queries.lines(batch)}
    assert remarks["Kettinkje"] == ["WORD_UNKNOWN", "WORD_UNKNOWN", "AREA_UNKNOWN"]


def test_the_same_file_twice_changes_nothing_also_later(cast: Cast) -> None:
    take(cast)
    before = list(Entry.objects.order_by("pk").values_list("pk", "changed_at", "content_hash"))
    again = take(cast, days=40)
    assert became(again) == {"SAME": 3, "REFUSED": 2}
    assert list(Entry.objects.order_by("pk").values_list("pk", "changed_at", "content_hash")) == before


def test_what_somebody_changed_stays_until_the_list_itself_says_otherwise(cast: Cast) -> None:
    take(cast)
    with at_work("map_import"):
        entry = Entry.objects.get(name="Koor")
        facts = social_map.facts_with(
            entry, {"summary": "Zingen, ook voor beginners.", "confirmed_on": date(2026, 1, 2)}
        )
        social_map.put_entry(
            facts=facts, source=entry.source, source_id="2", acting=a_job("x"), now=NOW + timedelta(1)
        )
    assert became(take(cast, days=2)) == {"SAME": 3, "REFUSED": 2}
    assert Entry.objects.get(name="Koor").summary == "Zingen, ook voor beginners."
    changed = take(cast, LIST.replace("Zingen.", "Zingen op maandag."), days=3)
    assert became(changed)["CHANGED"] == 1
    entry = Entry.objects.get(name="Koor")
    assert (entry.summary, entry.confirmed_on) == ("Zingen op maandag.", date(2026, 1, 2))


def test_without_the_yes_of_its_source_nobody_finds_it_until_that_yes_comes(cast: Cast) -> None:
    take(cast, agreed=False)
    assert not names() & {"Eettafel", "Koor"}
    assert not Entry.objects.filter(name="Eettafel").exists()
    with at_work("map_import"):
        assert Entry.objects.get(name="Eettafel").visibility == "INVITED"
    take(cast, days=1)
    assert {"Eettafel", "Koor"} <= names()


def test_a_yes_without_where_it_stands_is_impossible(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), at_work("map_import"):
        MapImport(municipality=cast.town, source="x", agreed=True, started_at=NOW).save(force_insert=True)


def test_an_entry_that_its_owner_hid_stays_hidden(cast: Cast) -> None:
    take(cast)
    with at_work("map_import"):
        Entry.objects.filter(name="Koor").update(visibility="UNLISTED")
    take(cast, LIST.replace("Zingen.", "Nieuw."), days=1)
    assert "Koor" not in names()


def test_a_home_and_a_shelter_lose_their_place(cast: Cast) -> None:
    take(
        cast,
        "naam;straat;postcode;lat;lon;bij iemand thuis;geheim adres\nThee;Weg 1;3994AA;52,03;5,16;ja;\nOpvang;Weg 2;3994AA;52,03;5,16;;ja\n",
    )
    for entry in Entry.objects.filter(name__in=("Thee", "Opvang")):
        assert (entry.latitude, entry.street, entry.postcode) == (None, "", "")


def test_when_something_breaks_halfway_nothing_came_in(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = upload(cast)
    with pytest.raises(ZeroDivisionError), at_work("map_import"):
        monkeypatch.setattr(actions, "EVERY", 2)
        found = MapImport.objects.get(pk=batch.pk)
        actions.take(batch=found, acting=a_job("map_import"), now=NOW, tell=breaks)
    assert not names() & {"Eettafel", "Koor"}
    with at_work("map_import"):
        assert (ImportedRow.objects.count(), MapImport.objects.get(pk=batch.pk).state) == (0, "WAITING")


# --- undone ----------------------------------------------------------------------------------------------


def test_a_list_is_undone_as_a_whole(cast: Cast) -> None:
    first = take(cast)
    take(cast, LIST.replace("Zingen.", "Anders.").replace("17:30", "18:00"), days=1)
    with at_work("map_import"):
        second = MapImport.objects.first()
    assert second is not None
    undo(cast, second)
    assert Entry.objects.get(name="Koor").summary == "Zingen."
    assert str(Moment.objects.get(entry__name="Eettafel").starts_at) == "17:30:00"
    assert "Koor" in names()
    with at_work("map_import"):  # what came back is what the first list said, at another moment
        assert MapImport.objects.get(pk=second.pk).state == "UNDONE"
    assert became(second)["CHANGED"] == 2
    assert first.state == "DONE"


def test_new_entries_go_and_what_somebody_changed_since_is_kept_and_named(cast: Cast) -> None:
    batch = take(cast)
    with at_work("map_import"):
        entry = Entry.objects.get(name="Koor")
        facts = social_map.facts_with(entry, {"summary": "Zingen, ook voor beginners."})
        social_map.put_entry(
            facts=facts, source=entry.source, source_id="2", acting=a_job("x"), now=NOW + timedelta(1)
        )
    undo(cast, batch)
    assert names() & {"Eettafel", "Koor", "Leesclub"} == {"Koor"}
    with at_work("map_import"):
        assert [one.name for one in queries.lines(batch).filter(result="KEPT")] == ["Koor"]
    again = take(cast, days=20)  # what went can come again
    assert {"Eettafel", "Leesclub"} <= names()
    assert became(again)["CHANGED"] == 2


def test_only_one_of_two_can_begin_and_only_what_is_in_can_be_undone(cast: Cast) -> None:
    batch = upload(cast)
    cast.enter("official")
    with pytest.raises(actions.NotNow):
        actions.begin(batch=batch, acting=cast.acting("official"), now=NOW)
    with pytest.raises(actions.NotNow):
        actions.begin_undo(batch=batch, acting=cast.acting("official"), now=NOW)


# --- what it no longer names -----------------------------------------------------------------------------

FEWER = "\n".join(line for line in LIST.splitlines() if not line.startswith("2;"))


def close(cast: Cast, batch: MapImport) -> None:
    cast.enter("official")
    actions.begin_close(batch=batch, acting=cast.acting("official"), now=NOW)
    with at_work("map_import"):
        found = MapImport.objects.get(pk=batch.pk)
        actions.close(batch=found, acting=a_job("map_import"), now=NOW + timedelta(days=8), tell=quiet)


def test_a_list_says_what_it_left_out_and_closes_it_when_that_is_asked(cast: Cast) -> None:
    take(cast)
    batch = take(cast, FEWER, days=1)
    assert became(batch)["GONE"] == 1
    assert "Koor" in names()
    close(cast, batch)
    assert became(batch)["CLOSED"] == 1
    assert "Koor" not in names()
    assert Entry.objects.get(name="Koor").closed_by_source == "LEFT_OUT"
    assert "GONE" not in became(take(cast, FEWER, days=2))
    undo(cast, batch)
    assert "Koor" in names()
    assert Moment.objects.filter(entry__name="Eettafel").count() == 1


def test_what_stands_in_the_list_again_is_open_again_but_not_what_people_here_closed(cast: Cast) -> None:
    take(cast)
    close(cast, take(cast, FEWER, days=1))
    with at_work("map_import"):
        social_map.close_entry(
            entry=Entry.objects.get(name="Eettafel"), acting=a_job("x"), now=NOW + timedelta(days=2)
        )
    take(cast, days=10)
    assert names() & {"Koor", "Eettafel"} == {"Koor"}


def test_what_is_somebodys_here_is_not_closed_by_a_list(cast: Cast) -> None:
    take(cast)
    batch = take(cast, FEWER, days=1)
    later = take(cast, FEWER, days=2)
    as_owner()
    Insider.objects.create(
        entry=Entry.objects.get(name="Koor"),
        municipality=cast.town,
        person=cast.person["neighbour"],
        role="OWNER",
        since=NOW,
    )
    close(cast, batch)
    assert (became(batch)["KEPT"], became(later)["GONE"]) == (1, 1)
    assert "Koor" in names()
    assert became(take(cast, FEWER, days=3))["KEPT"] == 1


def test_a_list_of_another_source_leaves_out_nothing_of_this_one(cast: Cast) -> None:
    take(cast)
    assert "GONE" not in became(take(cast, FEWER, source="De Linde"))


# --- who sees it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("member", ["resident", "neighbour", "wijkteam", "outsider", None])
def test_nobody_but_a_keeper_sees_a_list(cast: Cast, member: str | None) -> None:
    batch = take(cast)
    cast.enter(member)
    assert (MapImport.objects.count(), ImportedRow.objects.count()) == (0, 0)
    assert MapImport.objects.filter(pk=batch.pk).update(source="x") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        MapImport(municipality=cast.town, source="x", started_at=NOW).save(force_insert=True)


def test_files_that_nobody_read_in_go_after_a_week(cast: Cast) -> None:
    cast.enter("official")
    actions.upload(
        raw=b"naam\nA\n",
        file_name="x",
        source="x",
        municipality=cast.town.pk,
        acting=cast.acting("official"),
        now=NOW,
    )
    with at_work("map_import"):
        actions.forget(now=NOW + timedelta(days=6))
        assert MapImport.objects.count() == 1
        actions.forget(now=NOW + timedelta(days=8))
        assert MapImport.objects.count() == 0

"""Bringing areas in, from GeoJSON as CBS and municipalities publish it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError
from tests.play import as_the_owner, refused

from samenspel.community import areas, queries
from samenspel.community.importing import Outcome, put_areas
from samenspel.community.models import Area, PostalArea

pytestmark = pytest.mark.django_db
OFFICIAL = Path(__file__).resolve().parents[5] / "shared/data/geo/buurten_schematisch_5steden.geojson"
SQUARE = [[5.0, 52.0], [5.2, 52.0], [5.2, 52.2], [5.0, 52.2], [5.0, 52.0]]


def feature(code: str, name: str = "Naam", ring: Any = SQUARE, **facts: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [ring]} if ring else None
    return {"type": "Feature", "properties": {"code": code, "naam": name} | facts, "geometry": geometry}


TOWN = feature("GM1", "Proefstad")
DISTRICT = feature("WK1", "Noord", gemeente="GM1")
HOOD = feature("BU1", "De Weide", wijkcode="WK1", parent="WK1", postcodes=["3994", 3995])


def put(*features: Any) -> list[Outcome]:
    with as_the_owner():
        return put_areas(areas.read(json.dumps({"type": "FeatureCollection", "features": features})))


def told(outcomes: list[Outcome]) -> list[str]:
    return [outcome.what for outcome in outcomes]


@pytest.mark.skipif(not OFFICIAL.exists(), reason=f"the research copy is not here: {OFFICIAL}")
def test_it_reads_the_file_of_five_cities_and_twice_changes_nothing() -> None:
    rows = areas.read(OFFICIAL.read_text(encoding="utf-8"))
    with as_the_owner():
        first = put_areas(rows)
        assert {outcome.what for outcome in first} == {"ADDED"}, [
            one for one in first if one.what != "ADDED"
        ][:5]
        assert (Area.objects.filter(kind="MUNICIPALITY").count(), Area.objects.count()) == (5, len(rows))
        before = list(Area.objects.order_by("code").values())
        assert {outcome.what for outcome in put_areas(rows)} == {"SAME"}
        assert list(Area.objects.order_by("code").values()) == before
    zeist = Area.objects.get(code="GM0355")
    assert 52.0 < (zeist.latitude or 0) < 52.2
    assert Area.objects.filter(municipality=zeist).count() > 20


def test_it_puts_parents_before_children_whatever_the_order() -> None:
    assert told(put(HOOD, DISTRICT, TOWN)) == ["ADDED", "ADDED", "ADDED"]
    hood = Area.objects.get(code="BU1")
    assert (hood.parent.code, hood.municipality.code) == ("WK1", "GM1")  # type: ignore[union-attr]
    assert set(PostalArea.objects.values_list("pc4", flat=True)) == {"3994", "3995"}
    assert queries.areas_with_postcode(pc4="3994", on=date(2026, 1, 1)) == [hood]


def test_it_changes_nothing_the_second_time() -> None:
    put(TOWN, DISTRICT, HOOD)
    assert told(put(TOWN, DISTRICT, HOOD)) == ["SAME", "SAME", "SAME"]


def test_it_changes_a_name_and_keeps_the_id() -> None:
    put(TOWN)
    before = Area.objects.get(code="GM1").pk
    assert told(put(feature("GM1", "Nieuwe naam"))) == ["CHANGED"]
    assert (Area.objects.get(code="GM1").pk, Area.objects.get(code="GM1").name) == (before, "Nieuwe naam")


def test_it_keeps_an_outline_that_a_later_file_leaves_out() -> None:
    put(TOWN)
    assert told(put(feature("GM1", "Proefstad", ring=None))) == ["SAME"]
    assert Area.objects.get(code="GM1").outline


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (feature("", "x"), "code ontbreekt"),
        (feature("BU9", ""), "naam ontbreekt"),
        (feature("XX9"), "gemeente, wijk of buurt"),
        (feature("BU9"), "waar dit onder hoort"),
        (feature("BU9", gemeente="GM404"), "kennen we niet"),
        (feature("BU9", gemeente="GM1", ring=[[y, x] for x, y in SQUARE]), "verwisseld"),
        (feature("BU9", gemeente="GM1", ring=[[155000, 463000], [155100, 463000], [155100, 463100], [155000, 463000]]), "RD"),
        (feature("BU9", gemeente="GM1", ring=[]) | {"geometry": {"type": "Polygon", "coordinates": []}}, "geen punten"),
        (feature("BU9", gemeente="GM1") | {"geometry": {"type": "Point", "coordinates": [5, 52]}}, "geen Polygon"),
        (feature("BU9", gemeente="GM1") | {"geometry": "x"}, "geen Polygon"),
        (feature("BU9", gemeente="GM1", starts_on="1-1-2026"), "2026-01-31"),
        (feature("BU9", gemeente="GM1", starts_on=[1]), "2026-01-31"),
        (feature("GM1", "Nog eens"), "al eerder"),
        (feature("BU9", "n" * 121, gemeente="GM1"), "te lang"),
        (feature("B" * 21, "x", soort="buurt", gemeente="GM1"), "te lang"),
        (feature("BU9", gemeente="GM1", postcodes=["39"]), "postcode"),
        (feature("BU9", gemeente="GM1", postcodes=5), "postcode"),
        (feature("BU9", gemeente="GM1", starts_on="2026-01-02", ends_on="2026-01-01"), "datum"),
        (feature("BU9\x00", gemeente="GM1"), "teken"),
        (feature("BU9", gemeente="GM1", became="GM1"), "einddatum"),
        ({"type": "Feature"}, "eigenschappen"), (None, "eigenschappen"), ("x", "eigenschappen"),
        (feature("BU9", gemeente="GM1", ring=None) | {"geometry": {"type": "Polygon", "coordinates": [[[5.0, 52.0]]]}}, "omtrek"),
        (feature("BU9", gemeente="GM1", ring=None) | {"geometry": {"type": "Polygon", "coordinates": [5.0, 52.0]}}, "omtrek"),
        (feature("BU9", gemeente="GM1", ring=None) | {"geometry": {"type": "MultiPolygon", "coordinates": [SQUARE]}}, "omtrek"),
    ],
)  # fmt: skip
def test_it_refuses_one_row_with_a_reason_and_leaves_the_others(wrong: Any, why: str) -> None:
    outcomes = put(TOWN, wrong, DISTRICT)
    assert told(outcomes) == ["ADDED", "REFUSED", "ADDED"]
    assert why in outcomes[1].why
    assert outcomes[1].number == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "regel 1, kolom 1"), ('{"features": [\n\n}', "regel 3, kolom 1"), ("niet waar", "regel 1"),
        ("[]", "features"), ("{}", "features"), ('{"features": {}}', "features"), ("null", "features"), ("3", "features"),
        ("[" * 100_000, "diep"),
    ],
)  # fmt: skip
def test_it_says_line_and_reason_of_a_broken_file(text: str, why: str) -> None:
    with pytest.raises(areas.UnreadableFile, match=why):
        areas.read(text)


def test_it_lets_a_merged_area_point_to_what_it_became() -> None:
    put(TOWN, DISTRICT, HOOD)
    merged = feature("GM2", "Grootstad")
    ended = feature("GM1", "Proefstad", became="GM2", ends_on="2027-01-01")
    put(merged, ended)
    old, new = Area.objects.get(code="GM1"), Area.objects.get(code="GM2")
    assert (old.became, old.ends_on) == (new, date(2027, 1, 1))
    assert Area.objects.get(code="WK1").parent == new
    assert old not in Area.objects.current(on=date(2027, 1, 1))
    assert old in Area.objects.current(on=date(2026, 12, 31))


def test_it_moves_everything_below_to_the_new_municipality() -> None:
    put(TOWN, DISTRICT, HOOD)
    put(feature("GM2", "Grootstad"), feature("GM1", "Proefstad", became="GM2", ends_on="2027-01-01"))
    new = Area.objects.get(code="GM2")
    assert {area.municipality_id for area in Area.objects.filter(code__in=["WK1", "BU1"])} == {new.pk}


def test_it_can_be_run_as_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "gebieden.geojson"
    file.write_text(json.dumps({"features": [TOWN, feature("XX", "Vaag"), DISTRICT]}))
    with as_the_owner():
        call_command("areas_import", file)
    told_lines = capsys.readouterr().out
    assert "2\tXX Vaag\tgeweigerd: we weten niet" in told_lines
    assert "nieuw 2, veranderd 0, hetzelfde 0, geweigerd 1" in told_lines


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"{", "regel 1"), (None, "niet lezen"), (b"PK\x03\x04", "regel 1")],
)
def test_it_tells_what_is_wrong_with_the_file(tmp_path: Path, content: bytes | None, why: str) -> None:
    file = tmp_path / "gebieden.geojson"
    if content is not None:
        file.write_bytes(content)
    with as_the_owner(), pytest.raises(CommandError, match=why):
        call_command("areas_import", file)


def test_it_stays_merged_when_the_old_file_comes_again() -> None:
    put(TOWN, DISTRICT, HOOD)
    put(feature("GM2", "Grootstad"), feature("GM1", "Proefstad", became="GM2", ends_on="2027-01-01"))
    put(DISTRICT, HOOD)
    assert Area.objects.get(code="WK1").parent.code == "GM2"  # type: ignore[union-attr]


def test_it_finds_a_municipality_by_its_name() -> None:
    assert told(put(TOWN, feature("BU7", gemeente="Proefstad"))) == ["ADDED", "ADDED"]


def test_it_is_closed_to_the_outsider() -> None:
    """An area with people or a door in it is never removed."""
    put(TOWN, DISTRICT)
    with as_the_owner(), refused(ProtectedError):
        Area.objects.filter(code="GM1").delete()

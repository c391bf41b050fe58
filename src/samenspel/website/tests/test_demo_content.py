"""The demo is a story that must hold together: every reference, outline and hand-over is checked here."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

CONTENT = Path(__file__).resolve().parent.parent / "demo" / "content"
KINDS = {
    *("MEETING_PLACE", "WALK_IN", "MEAL", "MOVEMENT", "ARTS", "LANGUAGE", "PAPERWORK", "ODD_JOBS", "RIDE"),
    *("COMPANY", "CARERS", "GREEN", "YOUTH", "SHARING", "SPACE"),
}
ROLES = {"COACH", "WIJKTEAM", "GP", "DESK", "INITIATIVE", "OFFICIAL", "VOLUNTEER", "LEAD"}
CAST = {
    **{"amina": "resident", "joop": "caller", "bram": "neighbour", "farid": "carer", "dewi": "coach"},
    **{"els": "wijkteam", "chen": "gp", "hanna": "initiative", "ilse": "official", "gijs": "outsider"},
}
BY_ASKER = {"answer", "withdraw", "reopen", "look_back"}
BY_HOLDER = {
    *("see", "urgency", "note", "ask_consent", "pass", "suggest", "consult", "dead_end", "next_step"),
    "share_asked",
}
AFTER_THE_END = {"look_back", "share_asked", "reopen"}
LABELS = re.compile(r"depress|dement|autis|psych|kwetsbaar|eenzaam|verslaafd|diagnos|overspannen|burn", re.I)

Ring = list[tuple[float, float]]


def read(name: str) -> Any:
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


AREAS: dict[str, dict[str, Any]] = {f["properties"]["code"]: f for f in read("areas.geojson")["features"]}
ORGANISATIONS: dict[str, dict[str, Any]] = {row["key"]: row for row in read("organisations.json")}
PEOPLE: dict[str, dict[str, Any]] = {row["key"]: row for row in read("people.json")}
ENTRIES: dict[str, dict[str, Any]] = {row["key"]: row for row in read("entries.json")}
QUESTIONS: list[dict[str, Any]] = read("questions.json")
DOORS: dict[str, dict[str, Any]] = {row["area"]: row for row in read("doors.json")}
NEIGHBOURHOODS = [c for c, f in AREAS.items() if f["properties"]["kind"] == "NEIGHBOURHOOD"]


def parent_of(code: str) -> str | None:
    parent: str | None = AREAS[code]["properties"]["parent"]
    return parent


def ring_of(code: str) -> Ring:
    return [(lon, lat) for lon, lat in AREAS[code]["geometry"]["coordinates"][0]]


def edges_of(code: str) -> set[tuple[tuple[float, float], tuple[float, float]]]:
    return set(pairwise(ring_of(code)))


def holds(ring: Ring, lon: float, lat: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def organisations_of(person: str) -> set[str]:
    return {membership["organisation"] for membership in PEOPLE[person]["memberships"]}


# --- areas --------------------------------------------------------------------------------------------


def test_it_has_one_municipality_three_districts_and_nine_neighbourhoods() -> None:
    kinds = Counter(f["properties"]["kind"] for f in AREAS.values())
    assert kinds == {"MUNICIPALITY": 1, "DISTRICT": 3, "NEIGHBOURHOOD": 9}


def test_it_gives_every_area_a_parent_above_it() -> None:
    for code, feature in AREAS.items():
        parent = feature["properties"]["parent"]
        assert (parent is None) == (code == "GMW1")
        assert parent is None or len(AREAS[parent]["geometry"]["coordinates"][0]) > 3


def test_it_tiles_the_municipality_with_shared_borders() -> None:
    for outer in ("GMW1", "WK1", "WK2", "WK3"):
        inner = [c for c in NEIGHBOURHOODS if outer in {"GMW1", parent_of(c)}]
        lines = [edge for code in inner for edge in edges_of(code)]
        assert len(lines) == len(set(lines)), "two outlines run along one line in the same direction"
        assert {(a, b) for a, b in lines if (b, a) not in set(lines)} == edges_of(outer)


@pytest.mark.parametrize("code", NEIGHBOURHOODS)
def test_it_draws_closed_irregular_outlines(code: str) -> None:
    ring = ring_of(code)
    assert ring[0] == ring[-1]
    assert 10 <= len(set(ring)) <= 25
    assert all(5.1 <= lon <= 5.2 and 52.0 <= lat <= 52.05 for lon, lat in ring)


def test_it_puts_a_postcode_in_one_neighbourhood() -> None:
    codes = [pc for code in NEIGHBOURHOODS for pc in AREAS[code]["properties"]["postcodes"]]
    assert len(codes) == len(set(codes))
    assert all("3990" <= code <= "3998" for code in codes)


# --- organisations and people ----------------------------------------------------------------------------


def test_it_lets_organisations_describe_themselves() -> None:
    assert len(ORGANISATIONS) >= 30
    for row in ORGANISATIONS.values():
        assert row["area"] in AREAS
        assert row["works_with"] in {"UNPAID", "BOTH", "PAID", None}
        assert row["feels"] in {"INFORMAL", "BOTH", "FORMAL", None}
        assert re.fullmatch(r"030 123 45 \d\d", row["phone"])


def test_it_knows_the_cast() -> None:
    assert {key: row["role"] for key, row in PEOPLE.items() if row["role"]} == CAST
    joop = PEOPLE["joop"]
    assert joop["email"] is None
    assert joop["phone"].startswith("030")
    assert (joop["street"], joop["postcode"], joop["prefers"]) == ("Singelstraat 14", "3994 AB", "LETTER")


@pytest.mark.parametrize("key", PEOPLE)
def test_it_describes_people_that_can_be_reached(key: str) -> None:
    row = PEOPLE[key]
    assert row["area"] in NEIGHBOURHOODS
    assert row["email"] is None or row["email"].endswith("@example.org")
    needs = {"MAIL": "email", "TEXT": "phone", "LETTER": "street"}.get(row["prefers"], "name")
    assert row[needs], f"{key} prefers {row['prefers']}"
    assert row["postcode"] is None or row["postcode"][:4] in AREAS[row["area"]]["properties"]["postcodes"]
    for membership in row["memberships"]:
        assert membership["organisation"] in ORGANISATIONS
        assert membership["role"] in ROLES


def test_it_gives_everybody_an_own_number() -> None:
    phones = [row["phone"] for row in PEOPLE.values() if row["phone"]]
    assert len(phones) == len(set(phones))


@pytest.mark.parametrize("area", DOORS)
def test_it_has_a_front_door_with_three_people_and_a_lead(area: str) -> None:
    door = DOORS[area]
    assert AREAS[area]["properties"]["kind"] in ("MUNICIPALITY", "DISTRICT")
    assert len(set(door["rota"])) == 3
    assert door["lead"] not in door["rota"]
    assert all(door["organisation"] in organisations_of(person) for person in [*door["rota"], door["lead"]])


# --- the map ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ENTRIES)
def test_it_puts_every_place_inside_its_neighbourhood(key: str) -> None:
    row = ENTRIES[key]
    assert (row["lat"] is None) == (row["lon"] is None) == (row["address"] is None)
    if row["lat"] is not None:
        assert holds(ring_of(row["area"]), row["lon"], row["lat"])
        assert row["address"]["postcode"][:4] in AREAS[row["area"]]["properties"]["postcodes"]


@pytest.mark.parametrize("key", ENTRIES)
def test_it_fills_in_every_entry(key: str) -> None:
    row = ENTRIES[key]
    assert row["kind"] in KINDS
    assert row["organisation"] is None or row["organisation"] in ORGANISATIONS
    assert row["room"] in {"YES", "WAIT", "PAUSED", "UNKNOWN"}
    assert (row["room"] == "WAIT") == (row["wait_weeks"] is not None)
    assert all(row[field] for field in ("name", "summary", "description", "who_for", "confirmed_by", "cues"))
    assert len(row["summary"]) <= 200


def test_it_has_a_dozen_entries_that_nobody_confirmed_for_long() -> None:
    assert 10 <= sum(row["confirmed_days_ago"] > 200 for row in ENTRIES.values()) <= 15
    assert {row["kind"] for row in ENTRIES.values()} == KINDS


# --- the questions ---------------------------------------------------------------------------------------


def played(question: dict[str, Any]) -> tuple[str, str, str | None]:
    """Play a script by the rules; return state, holder and the person a pass waits for."""
    holder, waiting, state = DOORS[parent_of(question["area"]) or ""]["rota"][0], None, "OPEN"
    for event in question["events"]:
        do, by = event["do"], event["by"]
        assert state == "OPEN" or do in AFTER_THE_END, (question["key"], do)
        expected = {question["asker"]} if do in BY_ASKER else {holder}
        expected = {question["asker"], holder} if do == "write" else expected
        expected = {waiting} if do in {"accept", "decline"} else expected
        assert by in expected, (question["key"], do, by)
        if do == "pass":
            assert waiting is None
            assert organisations_of(event["to"])
            shared = organisations_of(event["to"]) & organisations_of(by)
            assert bool(shared) == (event["consent"] == "SAME_TEAM") or event["consent"] == "SCREEN"
            waiting = event["to"]
        elif do == "accept":
            holder, waiting = by, None
        elif do == "decline":
            waiting = None
        elif do in {"answer", "withdraw", "reopen"}:
            state = {"answer": event.get("verdict"), "withdraw": "WITHDRAWN", "reopen": "OPEN"}[do]
    return state, holder, waiting


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["key"])
def test_it_tells_a_question_that_could_have_happened(question: dict[str, Any]) -> None:
    played(question)
    asker = PEOPLE[question["asker"]]
    assert sum(event["after_hours"] for event in question["events"]) < question["asked_days_ago"] * 24
    assert question["area"] == asker["area"]
    assert {"PHONE": asker["phone"], "MAIL": asker["email"], "VISIT": True}[question["reach"]]
    assert (question["way"] == "SCREEN") == (question["entered_by"] is None)
    writer = PEOPLE.get(question["entered_by"] or "", {"memberships": [{"role": "DESK"}]})
    assert {m["role"] for m in writer["memberships"]} & {"DESK", "COACH", "WIJKTEAM", "LEAD"}
    assert not LABELS.search(json.dumps(question, ensure_ascii=False))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["key"])
def test_it_refers_only_to_what_exists(question: dict[str, Any]) -> None:
    for event in question["events"]:
        assert event.get("entry") is None or event["entry"] in ENTRIES
        assert event.get("to") is None or event["to"] in PEOPLE
        assert event["do"] != "answer" or event["verdict"] in {"ANSWERED", "PARTLY", "NOT_FOUND"}
        assert event["do"] != "urgency" or (
            event["level"] in {"TODAY", "SOON", "CAN_WAIT"} and event["reason"]
        )
        if event["do"] == "consult":
            asker = PEOPLE[question["asker"]]
            assert not any(part in event["text"] for part in asker["name"].split() if len(part) > 3)


def test_it_shows_questions_in_every_state() -> None:
    ends = [(*played(question), bool(question["events"])) for question in QUESTIONS]
    states = Counter(state for state, *_ in ends)
    assert states == {"OPEN": 19, "ANSWERED": 14, "PARTLY": 3, "NOT_FOUND": 2, "WITHDRAWN": 2}
    assert sum(waiting is not None for _, _, waiting, _ in ends) == 4


def test_it_keeps_the_story_of_the_cast() -> None:
    told = {question["key"]: played(question) for question in QUESTIONS}
    assert told["farid_te_veel"] == ("OPEN", "els", "dewi")
    assert told["joop_ziekenhuis"] == ("OPEN", "dewi", None)
    assert told["amina_werk"] == ("OPEN", "els", None)
    assert told["ria_wandelen"] == ("ANSWERED", "dewi", None)

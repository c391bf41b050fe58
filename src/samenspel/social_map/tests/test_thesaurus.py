"""The words by which people look: cues, concepts, themes, and what the map does not understand yet."""

import importlib
import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused

from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.social_map import actions, queries, rules
from samenspel.social_map.models import Concept, Cue, Entry, Issue, Missed
from samenspel.social_map.queries import asking, words

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]
TODAY = NOW.date()


@pytest.fixture
def bike(db: None) -> Concept:
    with as_the_owner():
        issue = Issue.objects.create(
            code="TEST", slug="test", name="Proef", name_en="Trial", intro="Ja.", intro_en="Yes.", place=99
        )
        concept = Concept.objects.create(
            code="TEST_BIKE", issue=issue, name="rijwielhulp", terms=["rijwielherstel"]
        )
        for words, language in (
            ("lekke band", "nl"),
            ("kapotte fiets zonder geld", "nl"),
            ("دراجة مكسورة", "ar"),
        ):
            Cue.objects.create(concept=concept, words=words, language=language)
    return concept


def names(text: str, **wish: Any) -> list[str]:
    return [entry.name for entry in queries.search(text, **wish).entries]


def heard(said: str, town: UUID | None = None) -> set[str]:
    """The concepts of which the search looks for the words."""
    values = words.asked(said, rules.search_words(said), town=town)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT k.code FROM {asking.SAID}, social_map_concept k WHERE map_terms(k.terms) = ANY (meant)",
            values,
        )
        return {code for (code,) in cursor.fetchall()}


@pytest.mark.usefixtures("bike")
@pytest.mark.parametrize(
    "said", ["mijn band is lek", "lekke banden", "LEKKE BAND!", "دراجة مكسورة", "lekke  bannd band"]
)
def test_what_people_say_leads_to_the_words_of_the_map(put: Putting, said: str) -> None:
    put("Smederij", description="Rijwielherstel op dinsdag.")
    put("Koor")
    assert names(said)[:1] == ["Smederij"]


@pytest.mark.usefixtures("bike")
def test_a_cue_counts_only_when_all_its_words_are_there(put: Putting) -> None:
    put("Smederij", description="Rijwielherstel op dinsdag.")
    assert names("band met muziek") == []


def test_the_thesaurus_that_comes_along_is_large_and_in_six_languages() -> None:
    counted = {
        language: Cue.objects.filter(language=language).count()
        for language in ("nl", "en", "tr", "ar", "pl", "uk")
    }
    assert counted["nl"] >= 8_000
    assert min(counted.values()) >= 1_000
    assert not Concept.objects.filter(terms=[]).exists()
    known = set(Concept.objects.values_list("code", flat=True))
    assert {one for concept in Concept.objects.all() for one in concept.near} <= known


FILE = next((Path(actions.__file__).parents[1] / "migrations").glob("*_more_words_of_the_thesaurus.py"))
MORE = importlib.import_module(f"samenspel.social_map.migrations.{FILE.stem}")
SETS = sorted(MORE.CONTENT.glob("concepts_*.json"))


def test_the_second_set_leaves_what_editors_changed_and_takes_nothing_twice() -> None:
    with as_the_owner():
        Cue.objects.get(concept="LOW_INCOME", words="blut").delete()  # of the first set
        Concept.objects.filter(pk="WALKING").update(terms=["struinen"])
        Concept.objects.get(pk="BOULES").delete()
        before = Counter(Cue.objects.values_list("concept", flat=True))
        own = Concept.objects.get(pk="PARCEL")  # of the second set: the name is another one by now
        Concept.objects.filter(pk=own.pk).update(name="pakjes")
        for _ in range(2):
            MORE.take(apps, SimpleNamespace(connection=connection))
    assert Counter(Cue.objects.values_list("concept", flat=True)) == before
    assert not Cue.objects.filter(concept="LOW_INCOME", words="blut").exists()
    assert not Concept.objects.filter(pk="BOULES").exists()
    assert Concept.objects.get(pk="WALKING").terms[0] == "struinen"
    assert Concept.objects.get(pk="PARCEL").name == "pakjes"


TRAIN = importlib.import_module("samenspel.social_map.migrations.0035_a_train_is_no_danger")


def test_a_train_is_no_danger_and_what_a_municipality_says_itself_stays(cast: Cast) -> None:
    assert "SUICIDE" not in heard("wie gaat er mee voor de trein van tien uur")
    assert "SUICIDE" in heard("ik wil voor de trein springen")
    with as_the_owner():
        # As it was before, with a word of a municipality itself; and a narrow one that is not there any more.
        for town in (None, cast.town):
            Cue.objects.create(concept_id="SUICIDE", words="voor de trein", municipality=town)
        Cue.objects.get(concept="SUICIDE", words="voor de trein stappen").delete()
        for _ in range(2):
            TRAIN.narrow(apps, SimpleNamespace(connection=connection))
    left = set(Cue.objects.filter(words__contains="de trein").values_list("words", "municipality"))
    assert left & {("voor de trein", None), ("voor de trein", cast.town.pk)} == {
        ("voor de trein", cast.town.pk)
    }
    assert {(words, None) for words in TRAIN.MEANT} <= left


def test_where_the_concept_was_taken_away_the_train_does_not_bring_it_back() -> None:
    with as_the_owner():
        Concept.objects.get(pk="SUICIDE").delete()
        TRAIN.narrow(apps, SimpleNamespace(connection=connection))
    assert not Cue.objects.filter(words__in=TRAIN.MEANT).exists()


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_second_set_is_well_written(path: Any) -> None:
    first = {one["code"]: one for one in json.loads((MORE.CONTENT.parent / path.name).read_text("utf-8"))}
    for one in json.loads(path.read_text("utf-8")):
        cues = [words for some in one["cues"].values() for words in some]
        there = [words for some in first.get(one["code"], {"cues": {}})["cues"].values() for words in some]
        assert all(words == " ".join(words.lower().split()) and len(words) <= 80 for words in cues)
        assert max(Counter(cues).values()) == 1
        assert not set(cues) & set(there), one["code"]
        assert ("issue" in one) == (one["code"] not in first), "a new concept says of which theme it is"


@pytest.mark.parametrize(
    "said", ["mijn zoontje loopt op straat", "hij slaapt slecht", "wat is er", "is it", "mijn man is thuis"]
)
def test_a_small_word_means_no_work_and_no_laundry(said: str) -> None:
    """'iş' is work in Turkish and 'was' is Dutch for both 'were' and laundry: no cue consists of such a word."""
    assert not {"FIND_WORK", "LAUNDRY"} & heard(said)


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("een rolstoel lenen", "MOBILITY_AID"),
        ("spelletjesavond", "GAMES"),
        ("kwijtschelding", "ALLOWANCES"),
        ("ik ben zo stijve", "GYM"),
        ("mijn man zwemt", "SWIMMING"),
        ("jam session", "MUSIC"),
        ("أريد تعلم الهولندية", "DUTCH_LESSON"),
        ("kocam öldü", "GRIEF"),
        ("szukam pracy", "FIND_WORK"),
        ("ремонт велосипеда", "BIKE_REPAIR"),
    ],
)
def test_it_hears_what_people_say(said: str, concept: str) -> None:
    assert concept in heard(said)


def test_a_compound_is_found_by_its_parts_and_the_other_way_round(put: Putting) -> None:
    put("Xylofoonclub", who_for="Voor slagwerkers.")
    assert names("xylofoon") == ["Xylofoonclub"]
    put("Marimba", summary="Voor slagwerk en zang.")
    assert "Marimba" in names("slagwerkzang")


def test_it_finds_while_somebody_types(put: Putting) -> None:
    put("Xylofoonclub")
    assert names("xylof") == ["Xylofoonclub"]


# --- filters ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "tag"), [("is_free", "free"), ("wheelchair", "wheelchair")])
def test_it_shows_only_what_says_yes(put: Putting, field: str, tag: str) -> None:
    for name, value in (("Ja", True), ("Nee", False), ("Weet niet", None)):
        put(name, **{field: value})
    assert names("", wish=queries.Wish(tags=(tag,))) == ["Ja"]


def test_it_shows_only_what_has_room_or_speaks_a_language(put: Putting) -> None:
    put("Ruim", room="YES", languages=["nl", "ar"])
    put("Vol", room="WAIT", wait_weeks=3, languages=["nl"])
    assert (
        names("", wish=queries.Wish(tags=("room",)))
        == names("", wish=queries.Wish(language="ar"))
        == ["Ruim"]
    )


def test_it_shows_what_lies_within_a_distance(put: Putting) -> None:
    for metres in (100, 900, 1_900, 4_800, 5_200):
        put(f"Op {metres}", latitude=52.01 + metres / 111_250, longitude=5.11)
    put("Nergens")
    near = (52.01, 5.11)
    for within, count in ((500, 1), (1_000, 2), (2_000, 3), (5_000, 4), (10_000, 5)):
        assert len(names("", wish=queries.Wish(near=near, within=within))) == count, within


@pytest.mark.usefixtures("bike")
def test_a_theme_shows_what_says_so_and_what_has_its_words(put: Putting, client: Client) -> None:
    put("Zegt het zelf", issues=["TEST"])
    put("Rijwielherstel in de hal")
    put("Iets anders", description="Naast het rijwielherstel.")  # the word in passing does not make it so
    assert sorted(names("", wish=queries.Wish(issue="TEST"))) == ["Rijwielherstel in de hal", "Zegt het zelf"]
    page = client.get(reverse("map_issue", args=["test"])).content.decode()
    assert "Zegt het zelf" in page
    assert "Iets anders" not in page
    assert client.get(reverse("map_issue", args=["bestaat-niet"])).status_code == 404
    assert "Proef" in client.get(reverse("map_issues")).content.decode()


# --- not yet understood ------------------------------------------------------------------------------------


def missed() -> dict[str, int]:
    with as_the_owner():
        return dict(Missed.objects.values_list("word", "days"))


def test_a_search_in_vain_leaves_only_words_and_once_a_day(client: Client, put: Putting) -> None:
    put("Koor")
    for _ in range(3):
        client.get(reverse("map") + "?q=Waar is de qwertzuiop van jan@example.org 0612345678?")
    assert missed().pop("qwertzuiop") == 1
    assert not any(any(sign in word for sign in "@0123456789 ") for word in missed())
    actions.note_missed(words=["qwertzuiop"], today=TODAY + timedelta(days=1))
    assert missed()["qwertzuiop"] == 2


def test_what_is_understood_is_not_on_the_list(client: Client, put: Putting) -> None:
    put("Koor")
    client.get(reverse("map") + "?q=koor")
    assert "koor" not in missed()


def test_a_word_that_looks_like_one_of_a_place_that_left_is_missed_all_the_same(put: Putting) -> None:
    left = put("Zwoefknop")
    assert queries.search("zwoefknap").missed == [], "it leads to what it looks like"
    left.closed_on = TODAY
    with as_the_owner():
        left.save(update_fields=["closed_on"])
    assert queries.search("zwoefknap").missed == ["zwoefknap"]


def test_nobody_reads_the_list_but_who_keeps_it(cast: Cast) -> None:
    actions.note_missed(words=["qwertzuiop"], today=TODAY)
    for key in (None, "outsider", "coach"):
        cast.enter(key)
        assert not Missed.objects.exists()
    cast.enter("official")
    assert Missed.objects.filter(word="qwertzuiop").exists()
    assert not queries.not_yet_understood().filter(word="qwertzuiop").exists(), "once may be a name"


@pytest.mark.usefixtures("bike")
def test_an_editor_teaches_the_map_a_word(cast: Cast, put: Putting) -> None:
    put("Smederij", description="Rijwielherstel op dinsdag.", area=cast.weide)
    actions.note_missed(words=["brommerstuk"], today=TODAY)
    cast.enter("official")
    cue = {"language": "nl", "municipality": cast.town.pk, "acting": cast.acting("official"), "now": NOW}
    concept = queries.concept_for(code="TEST_BIKE", municipality=cast.town.pk)
    made = actions.add_cue(concept=concept, words="brommerstuk", **cue)
    assert Missed.objects.get(word="brommerstuk").state == "UNDERSTOOD"
    assert names("brommerstuk", area=cast.weide) == ["Smederij"]
    assert names("brommerstuk") == ["Smederij"], "and by whoever does not say where she is"
    assert heard("brommerstuk", town=cast.town.pk) == {"TEST_BIKE"}
    assert heard("brommerstuk", town=new_id()) == set(), "a word of one municipality is not said in another"
    with refused(actions.CueStandsThere):
        actions.add_cue(concept=concept, words="lekke band", **cue)
    actions.remove_cue(cue=made, municipality=cast.town.pk, acting=cast.acting("official"), now=NOW)
    assert names("brommerstuk", area=cast.weide) == []


@pytest.mark.usefixtures("bike")
def test_a_word_that_came_along_is_not_taken_away_by_one_municipality(cast: Cast) -> None:
    cast.enter("official")
    cue = Cue.objects.get(words="lekke band", concept="TEST_BIKE")
    with refused(actions.OnlyOwnWords):
        actions.remove_cue(cue=cue, municipality=cast.town.pk, acting=cast.acting("official"), now=NOW)


@pytest.mark.parametrize("key", [None, "outsider", "resident", "coach"])
@pytest.mark.usefixtures("bike")
def test_it_is_closed_to_the_outsider(cast: Cast, key: str | None) -> None:
    cast.enter(key)
    with refused(Exception):
        Cue.objects.create(concept_id="TEST_BIKE", words="geheim woord")
    assert Cue.objects.filter(concept_id="TEST_BIKE").update(words="anders") == 0
    assert issubclass(actions.CueStandsThere, Refusal)

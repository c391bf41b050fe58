"""An idea of who has no account, no mail and no smartphone: begun, joined and led by telephone, at the desk, on paper."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.commitments.models import Ball
from samenspel.community.models import Death, Person
from samenspel.foundation.acting import a_job
from samenspel.foundation.errors import NotFound
from samenspel.initiatives import actions, errors, queries
from samenspel.initiatives.models import IdeaCode
from samenspel.journal.models import Entry as Deed
from samenspel.social_map import actions as places
from samenspel.social_map.models import Change, Entry, Insider

from .conftest import RIET, asks_along, begun, entry_of, idea, joins, joop, person_of, told


def who_leads(entry: Entry) -> set[tuple[Any, str]]:
    with as_the_owner():
        there = Insider.objects.filter(entry=entry, ended_at=None, person__isnull=False)
        return set(there.values_list("person", "role"))


def deeds(entry: Entry) -> list[tuple[str, Any, Any, str]]:
    """(verb, whose hand, for whom, how) of the journal."""
    with as_the_owner():
        rows = Deed.objects.filter(object_type="map_entry", object_id=entry.pk).order_by("number")
        return list(rows.values_list("verb", "actor_id", "on_behalf_of_id", "way"))


def opened(cast: Cast, code: str, key: str = "desk") -> queries.IdeaAtDesk | None:
    cast.enter(key)
    return queries.idea_at_desk(actions.code_hash(code))


# --- beginning -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", ["PHONE", "DESK", "LETTER"])
def test_it_begins_as_the_residents_and_both_names_are_written_down(cast: Cast, way: str) -> None:
    place = begun(cast, way=way)
    entry = entry_of(place)
    assert who_leads(entry) == {(cast["caller"].pk, "OWNER")}
    assert (entry.initiative_since, entry.organisation_id, entry.confirmed_on) == (NOW, None, NOW.date())
    assert deeds(entry) == [("map_entry_written", cast["desk"].pk, cast["caller"].pk, way)]
    message = told("idea_begun_for_you")[0]
    assert message.person_id == cast["caller"].pk
    facts = {
        "place": "Jeu de boules",
        "words": "Ballen op het plein.",
        "name": "Wim",
        "phone": "030 123 45 67",
    }
    assert message.facts.items() >= facts.items()
    assert actions.code_hash(message.facts["code"]) == actions.code_hash(place.code)
    check_now()


def test_who_is_new_here_is_written_down_with_a_way_to_reach_her(cast: Cast) -> None:
    letters = actions.Resident(name="Toos Mulder", street="Kade 3", postcode="3994 AB")
    person = person_of(begun(cast, resident=letters))
    assert (person.name, person.prefers, person.area_id) == ("Toos Mulder", "LETTER", cast.weide.pk)
    assert (person.contact.street, person.contact.town) == ("Kade 3", "Waterhoek")
    with as_the_owner():
        row = Deed.objects.get(verb="registered", object_id=person.pk, actor_id=cast["desk"].pk)
    assert row.on_behalf_of_id == person.pk


def test_who_began_it_for_another_gets_nothing_of_it(cast: Cast) -> None:
    """She is no supporter, and reads it only with the code of whose it is."""
    place = begun(cast)
    entry = entry_of(place)
    cast.enter("desk")
    with refused(Entry.DoesNotExist):
        queries.initiative_for(pk=entry.pk)
    assert not Entry.objects.filter(pk=entry.pk).exists()
    assert list(queries.people_of(entry=entry.pk)) == []
    assert opened(cast, place.code, "desk")
    assert opened(cast, "APPEL 00 00 00", "desk") is None


@pytest.mark.parametrize("key", ["desk", "coach", "wijkteam", "gp", "official", "lead"])
def test_who_works_here_never_owns_it(cast: Cast, key: str) -> None:
    """Neither the colleague herself, nor another colleague: also not when she asked something here as a neighbour."""
    with refused(errors.IdeaIsOfAResident, errors.NotThisResident):
        begun(cast, "desk", actions.Resident(known=cast[key].pk))
    assert told("idea_begun_for_you") == []


def test_of_who_died_nothing_begins(cast: Cast) -> None:
    died(cast, cast["caller"])
    with refused(errors.NotThisResident):
        begun(cast)


# --- one more ----------------------------------------------------------------------------------------------------
def test_one_more_joins_from_paper_and_they_carry_it_together(cast: Cast) -> None:
    place = begun(cast)
    asked = asks_along(cast, place.code)
    riet = joins(cast, asked.code)
    assert who_leads(entry_of(place)) == {(cast["caller"].pk, "OWNER"), (person_of(riet).pk, "OWNER")}
    found = opened(cast, place.code)
    assert found
    assert (found.lacks, found.alone) == (0, False)
    message = told("idea_joined_for_you")[0]
    assert (message.person_id, message.facts["name"]) == (person_of(riet).pk, "Els")
    assert deeds(entry_of(place))[-1] == ("map_came_in", cast["wijkteam"].pk, person_of(riet).pk, "LETTER")
    with refused(NotFound):  # it counts once
        joins(cast, asked.code, "coach")


def test_the_code_on_the_screen_of_who_leads_it_is_heard_by_telephone(cast: Cast) -> None:
    spark = idea(cast)
    asked = actions.ask_along(entry=spark, role="OWNER", acting=cast.acting("resident"), now=NOW)
    assert actions.still_counts(entry=spark.pk, address=asked.address, code=asked.code)
    joins(cast, asked.spoken, "desk", joop(cast), "PHONE")
    assert who_leads(spark) == {(cast["resident"].pk, "OWNER"), (cast["caller"].pk, "OWNER")}
    assert not actions.still_counts(entry=spark.pk, address=asked.address, code=asked.code)
    cast.enter("neighbour")
    with refused(NotFound):  # the address of the same invitation is over too
        places.come_in(code=asked.address, acting=cast.acting("neighbour"), now=NOW)


def test_the_address_that_was_taken_leaves_no_code(cast: Cast) -> None:
    spark = idea(cast)
    asked = actions.ask_along(entry=spark, role="OWNER", acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    places.come_in(code=asked.address, acting=cast.acting("neighbour"), now=NOW)
    with refused(NotFound):
        joins(cast, asked.code)
    assert opened(cast, asked.code) is None  # nor is it the neighbour's own now


def test_who_asked_or_supports_it_does_not_hear_the_yes(cast: Cast) -> None:
    place = begun(cast)
    asked = asks_along(cast, place.code, "desk")
    support = asks_along(cast, place.code, "desk", "SUPPORT")
    cast.enter("coach")
    places.come_in(code=support.address, acting=cast.acting("coach"), now=NOW)
    for key in ("desk", "coach"):
        cast.enter(key)
        found = queries.idea_asked(actions.code_hash(asked.code))
        assert found
        assert found.closed
        with refused(errors.ColleagueHearsIt):
            joins(cast, asked.code, key)
    joins(cast, asked.code, "lead")


@pytest.mark.parametrize("key", ["gp", "official", "initiative", "neighbour", "outsider"])
def test_who_may_not_write_for_others_finds_nothing(cast: Cast, key: str) -> None:
    place = begun(cast)
    asked = asks_along(cast, place.code)
    with refused(NotFound):
        joins(cast, asked.code, key)
    assert opened(cast, place.code, key) is None
    cast.enter(key)
    assert list(queries.people_at_desk(actions.code_hash(place.code))) == []
    assert list(queries.grants_at_desk(actions.code_hash(place.code))) == []


@pytest.mark.parametrize("key", ["wijkteam", "coach", "gp", "official"])
def test_nobody_who_works_here_joins_as_a_resident(cast: Cast, key: str) -> None:
    asked = asks_along(cast, begun(cast).code)
    with refused(errors.IdeaIsOfAResident, errors.NotThisResident):
        joins(cast, asked.code, "wijkteam", actions.Resident(known=cast[key].pk))


def test_who_belongs_to_it_does_not_join_twice(cast: Cast) -> None:
    asked = asks_along(cast, begun(cast).code)
    with refused(errors.BelongsAlready):
        joins(cast, asked.code, resident=joop(cast))
    joins(cast, asked.code)  # and the invitation still counts


@pytest.mark.parametrize("twin", [RIET, replace(RIET, name="riet vos", street="Kade 3", postcode="3994 AB")])
def test_one_human_does_not_carry_it_alone_by_being_written_down_twice(
    cast: Cast, twin: actions.Resident
) -> None:
    """R44: a colleague begins it for Riet, and another hears a yes of the same Riet: nothing of that stays."""
    place = begun(cast, resident=RIET)
    asked = asks_along(cast, place.code)
    with as_the_owner():
        before = Person.objects.count()
    with refused(errors.BelongsAlready):
        joins(cast, asked.code, resident=twin)
    found = opened(cast, place.code)
    assert found
    assert (found.lacks, found.alone) == (1, True)
    with as_the_owner():
        assert Person.objects.count() == before
    joins(cast, asked.code, resident=replace(RIET, phone="+31309876543"))  # a namesake of another house


def died(cast: Cast, who: Person) -> None:
    with as_the_owner():
        Death.objects.create(municipality=cast.town, person=who, heard_from="Karin", written_by=cast["lead"],
                             written_at=NOW)  # fmt: skip


def test_who_died_does_not_go_on_with_it_and_is_named_to_nobody(cast: Cast) -> None:
    place = begun(cast)
    riet = joins(cast, asks_along(cast, place.code).code)
    died(cast, person_of(riet))
    cast.enter("desk")
    said: dict[str, Any] = {"code": place.code, "acting": cast.acting("desk", way="PHONE"), "now": NOW}
    with refused(errors.SomebodyGoesOn):  # it would be left to nobody
        actions.stop_for(**said)
    there = queries.people_at_desk(actions.code_hash(place.code))
    assert [one.name for one in there] == ["Joop"]
    actions.end_idea_for(over=True, **said)
    assert entry_of(place).closed_on == NOW.date()


def everything() -> list[Any]:
    with as_the_owner():
        tables = ("social_map_insider", "community_person", "notifications_message", "journal_entry")
        return [sql(f"SELECT count(*), max(id::text) FROM {table}") for table in tables]


def test_a_no_leaves_nothing(cast: Cast) -> None:
    """Who asked sees the same as when nobody answered; the code is over."""
    asked = asks_along(cast, begun(cast).code)
    before = everything()
    cast.enter("wijkteam")
    actions.hear_no(code=asked.code)
    assert everything() == before
    with refused(NotFound):
        joins(cast, asked.code)


# --- afterwards ------------------------------------------------------------------------------------------------
def test_she_hears_how_it_stands(cast: Cast) -> None:
    place = begun(cast)
    found = opened(cast, place.code, "youssef")
    assert found
    said = (found.place, found.called, found.name, found.area, found.visibility, found.lacks, found.alone)
    assert said == (place.pk, "Joop", "Jeu de boules", "De Weide", "INVITED", 1, True)
    there = queries.people_at_desk(actions.code_hash(place.code))
    assert [(one.name, one.role, one.resident) for one in there] == [("Joop", "OWNER", True)]


def test_she_says_it_otherwise_and_what_stood_there_is_kept_as_hers(cast: Cast) -> None:
    place = begun(cast)
    cast.enter("desk")
    said: dict[str, Any] = {"code": place.code, "acting": cast.acting("desk", way="PHONE"), "now": NOW}
    words = {"name": "Petanque", "summary": "Ballen op het plein."}
    assert actions.change_words(**words, visibility="PUBLIC", **said)
    assert not actions.change_words(**words, visibility="", **said)
    entry = entry_of(place)
    assert (entry.name, entry.visibility) == ("Petanque", "PUBLIC")
    with as_the_owner():
        change = Change.objects.get(entry=entry)
    assert (change.person_id, change.before["name"]) == (cast["caller"].pk, "Jeu de boules")
    assert deeds(entry)[-1] == ("idea_reworded", cast["desk"].pk, cast["caller"].pk, "PHONE")
    assert [one.facts["what"] for one in told("idea_done_for_you")] == ["de tekst is anders"]


def test_what_an_editor_took_down_stays_down(cast: Cast) -> None:
    place = begun(cast)
    entry = entry_of(place)
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(taken_down_at=NOW, taken_down_why="Kwetst iemand.")
    cast.enter("desk")
    said: dict[str, Any] = {"code": place.code, "acting": cast.acting("desk"), "now": NOW}
    actions.change_words(name="Boules", summary="x", visibility="PUBLIC", **said)
    assert entry_of(place).visibility == "INVITED"


def test_she_stops_when_somebody_goes_on_and_her_code_with_it(cast: Cast) -> None:
    place = begun(cast)
    said: dict[str, Any] = {"code": place.code, "acting": cast.acting("desk", way="PHONE"), "now": NOW}
    cast.enter("desk")
    with refused(errors.SomebodyGoesOn):
        actions.stop_for(**said)
    riet = joins(cast, asks_along(cast, place.code).code)
    cast.enter("desk")
    with refused(errors.OthersGoOn):
        actions.end_idea_for(over=True, **said)
    actions.stop_for(**said)
    assert who_leads(entry_of(place)) == {(person_of(riet).pk, "OWNER")}
    assert deeds(entry_of(place))[-1] == ("map_left", cast["desk"].pk, cast["caller"].pk, "PHONE")
    assert opened(cast, place.code) is None
    with refused(NotFound):
        actions.stop_for(**said)
    found = opened(cast, riet.code)
    assert found
    assert found.lacks == 1


def test_who_carries_it_alone_lets_it_stop_and_go_on_again(cast: Cast) -> None:
    place = begun(cast)
    asked = asks_along(cast, place.code)
    said: dict[str, Any] = {"code": place.code, "acting": cast.acting("desk", way="PHONE"), "now": NOW}
    actions.end_idea_for(over=True, **said)
    assert entry_of(place).closed_on == NOW.date()
    with refused(NotFound):  # nobody joins what stopped
        joins(cast, asked.code)
    cast.enter("desk")
    actions.end_idea_for(over=False, **said)
    assert entry_of(place).closed_on is None
    joins(cast, asked.code)


def test_the_question_whether_it_holds_does_not_stay_with_who_stopped(cast: Cast) -> None:
    place = begun(cast, resident=actions.Resident(known=cast["neighbour"].pk))
    riet = joins(cast, asks_along(cast, place.code).code)
    with as_the_owner():  # who came first is asked
        Insider.objects.filter(pk=riet.pk).update(since=NOW + timedelta(minutes=1))
    with at_work("keep_map_alive"):
        entry = Entry.objects.select_related("area", "municipality").get(insiders=place.pk)
        check = places.ask_about(entry=entry, now=NOW, acting=a_job("keep_map_alive"))
    assert check
    assert check.person_id == cast["neighbour"].pk
    cast.enter("desk")
    actions.stop_for(code=place.code, acting=cast.acting("desk", way="PHONE"), now=NOW)
    with as_the_owner():
        assert Ball.objects.get(pk=check.ball_id).closed_at == NOW


# --- whoever goes ---------------------------------------------------------------------------------------------------
def test_a_resident_who_comes_to_work_here_has_no_code_any_more(cast: Cast) -> None:
    place = begun(cast)
    with as_the_owner():
        sql(
            "UPDATE community_membership SET person_id = %s WHERE person_id = %s",
            cast["caller"].pk, cast["gp"].pk,
        )  # fmt: skip
    assert opened(cast, place.code) is None


def test_who_is_erased_is_named_nowhere_in_it(cast: Cast) -> None:
    place = begun(cast)
    with as_the_owner():
        assert IdeaCode.objects.filter(resident=cast["caller"], made_by=cast["desk"]).count() == 1
        Person.objects.filter(pk=cast["desk"].pk).update(name="Iemand")
        assert IdeaCode.objects.get().made_by_id is None
        Person.objects.filter(pk=cast["caller"].pk).update(name="Iemand")
        assert not IdeaCode.objects.exists()
    assert opened(cast, place.code, "wijkteam") is None


def test_riet_by_telephone_alone_gets_it_on_no_paper(cast: Cast) -> None:
    """Who left only the number of a telephone on the wall hears all there; nothing is sent into the void."""
    person = person_of(begun(cast, resident=RIET))
    assert (person.prefers, person.contact.phone) == ("SCREEN", "+31301234599")

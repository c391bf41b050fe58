"""The database believes nothing else: whoever asks it directly, as the web, as the worker, or as who keeps the tables."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from psycopg.errors import CheckViolation, InsufficientPrivilege
from tests.cast import NOW, START, Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import codes
from samenspel.community.models import Area, Membership, Organisation, Person
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.initiatives import actions, queries
from samenspel.initiatives.models import GrantRequest, GrantYes
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider

from .conftest import asks, asks_along, begun, entry_of, joins

HASH = "a" * 64
BEGINS = "SELECT idea_begin_for(%s, %s, %s, %s)"


def written(cast: Cast, **more: Any) -> str:
    """An entry as a new one is written."""
    entry = Entry(
        pk=new_id(), name="Boules", summary="x", area=cast.weide, visibility="INVITED", changed_at=NOW
    )
    row = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields} | more
    return json.dumps(row, default=str)


def everything() -> list[Any]:
    """What stands there, past every policy."""
    tables = ("social_map_entry", "social_map_insider", "initiatives_ideacode", "initiatives_grantyes",
              "initiatives_grantrequest", "social_map_change")  # fmt: skip
    with as_the_owner():
        return [sql(f"SELECT to_jsonb(t) FROM {table} t ORDER BY t.id") for table in tables]


@pytest.fixture
def far(cast: Cast) -> Person:
    """A colleague at a desk in another municipality."""
    with as_the_owner():
        town = Area.objects.create(kind="MUNICIPALITY", code="GMX", name="Elders")
        team = Organisation.objects.create(name="Ver weg", works_with="PAID", feels="FORMAL", area=town)
        person = Person.objects.create(name="Fenna Smit", municipality=town)
        Membership.objects.create(person=person, organisation=team, role="DESK", starts_on=START)
    return person


# --- beginning -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("whose", ["desk", "coach", "official", "lead"])
def test_a_colleague_makes_neither_herself_nor_another_colleague_its_owner(cast: Cast, whose: str) -> None:
    cast.enter("desk")
    before = everything()
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(BEGINS, written(cast), cast[whose].pk, HASH, NOW)
    assert everything() == before
    assert sql("SELECT acting_person()") == [(cast["desk"].pk,)]  # she is still who she is


@pytest.mark.parametrize("key", ["gp", "official", "initiative", "neighbour", "outsider", None])
def test_without_a_role_for_it_nothing_begins(cast: Cast, key: str | None) -> None:
    cast.enter(key)
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql(BEGINS, written(cast), cast["caller"].pk, HASH, NOW)


def test_nor_with_a_role_that_is_over_nor_for_who_acts_for_another(cast: Cast) -> None:
    enter(Context(person=cast["desk"].pk, representative=cast["coach"].pk))
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql(BEGINS, written(cast), cast["caller"].pk, HASH, NOW)
    with as_the_owner():
        sql("UPDATE community_membership SET ends_on = current_date WHERE person_id = %s", cast["desk"].pk)
    cast.enter("desk")
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql(BEGINS, written(cast), cast["caller"].pk, HASH, NOW)


def test_the_worker_begins_none(cast: Cast) -> None:
    with at_work("keep_map_alive"), pytest.raises(DatabaseError), transaction.atomic():
        sql(BEGINS, written(cast), cast["caller"].pk, HASH, NOW)


def test_nothing_goes_from_one_municipality_to_another(cast: Cast, far: Person) -> None:
    enter(Context(person=far.pk))
    for who in (cast["caller"].pk, far.pk):
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(BEGINS, written(cast), who, HASH, NOW)
    cast.enter("desk")
    with pytest.raises(DatabaseError), transaction.atomic():  # for who lives elsewhere
        sql(BEGINS, written(cast), far.pk, HASH, NOW)
    elsewhere = written(cast, area_id=str(far.municipality_id))
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(BEGINS, elsewhere, cast["caller"].pk, HASH, NOW)
    place = begun(cast)
    asked = asks_along(cast, place.code)
    enter(Context(person=far.pk))
    assert queries.idea_at_desk(actions.code_hash(place.code)) is None
    assert queries.idea_asked(actions.code_hash(asked.code)) is None
    assert sql("SELECT idea_hear_no(%s)", actions.code_hash(asked.code)) == [(False,)]


def test_the_same_idea_begins_once(cast: Cast) -> None:
    said = written(cast)
    cast.enter("desk")
    sql(BEGINS, said, cast["caller"].pk, HASH, NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(BEGINS, said, cast["caller"].pk, "b" * 64, NOW)
    with pytest.raises(IntegrityError), transaction.atomic():  # and a code is of one
        sql(BEGINS, written(cast), cast["caller"].pk, HASH, NOW)


def test_what_an_owner_cannot_say_is_not_taken_from_what_is_sent(cast: Cast) -> None:
    more = {
        "organisation_id": str(cast.organisation["aanloop"].pk), "source": "gemeente", "source_id": "1",
        "confirmed_by": "De gemeente", "closed_on": "2020-01-01", "handed_over_at": NOW, "form": "SERVICE",
        "taken_down_why": "x", "municipality_id": str(new_id()), "source_record": {"a": 1}, "short_code": "aaaaa",
    }  # fmt: skip
    said = written(cast, **more)
    cast.enter("desk")
    sql(BEGINS, said, cast["caller"].pk, HASH, NOW)
    with as_the_owner():
        entry = Entry.objects.get(pk=json.loads(said)["id"])
    hers = (
        entry.organisation_id,
        entry.source,
        entry.source_id,
        entry.source_record,
        entry.confirmed_by,
        entry.closed_on,
    )
    assert hers == (None, "", None, None, "", None)
    assert (entry.form, entry.municipality_id, entry.taken_down_why) == ("GROUP", cast.town.pk, "")
    assert entry.short_code != "aaaaa"
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql(BEGINS, written(cast, visibility="UNLISTED"), cast["caller"].pk, "b" * 64, NOW)


# --- codes -----------------------------------------------------------------------------------------------------
DIRECT = (
    "SELECT code_hash FROM initiatives_ideacode",
    "SELECT * FROM initiatives_ideacode",
    "UPDATE initiatives_ideacode SET resident_id = acting_person()",
    "UPDATE initiatives_ideacode SET code_hash = 'a'",
    "DELETE FROM initiatives_ideacode",
    "INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, resident_id, code_hash, made_at)"
    " SELECT gen_random_uuid(), id, municipality_id, person_id, repeat('a', 64), now() FROM social_map_insider",
    "SELECT idea_opened(repeat('a', 64))",
    "SELECT idea_own_code(gen_random_uuid(), acting_person(), repeat('a', 64), map_town(), now())",
    "SELECT idea_is_neighbour(acting_person(), map_town())",
    "SELECT idea_waits(i) FROM social_map_insider i",
    "SELECT idea_alone(i) FROM social_map_insider i",
    "INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since) SELECT gen_random_uuid(),"
    " id, municipality_id, acting_person(), 'OWNER', '', now() FROM social_map_entry LIMIT 1",
    "UPDATE social_map_insider SET person_id = acting_person()",
)  # fmt: skip


@pytest.mark.parametrize("attack", DIRECT)
@pytest.mark.parametrize("key", ["desk", "caller"])
def test_no_role_of_the_web_touches_a_code(cast: Cast, attack: str, key: str) -> None:
    place = begun(cast, visibility="PUBLIC")
    asks_along(cast, place.code)
    before = everything()
    cast.enter(key)
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        sql(attack)
    assert isinstance(refusal.value.__cause__, InsufficientPrivilege | CheckViolation), refusal.value
    assert everything() == before


def test_a_colleague_sees_no_row_of_what_she_wrote_down(cast: Cast) -> None:
    begun(cast)
    cast.enter("desk")
    assert sql("SELECT count(*) FROM initiatives_ideacode") == [(0,)]
    cast.enter("caller")
    assert sql("SELECT count(*) FROM initiatives_ideacode") == [(1,)]


OF_THE_TABLES = {
    "a code of who works here": "UPDATE initiatives_ideacode SET resident_id = %(coach)s",
    "a code made by herself": "UPDATE initiatives_ideacode SET made_by_id = resident_id WHERE resident_id IS NOT NULL",
    "another code": "UPDATE initiatives_ideacode SET code_hash = repeat('b', 64)",
    "a second own code": "INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, resident_id, code_hash, made_by_id, made_at)"
    " SELECT gen_random_uuid(), insider_id, municipality_id, resident_id, repeat('b', 64), made_by_id, now() FROM initiatives_ideacode"
    " WHERE resident_id IS NOT NULL",
    "her own code, of an invitation": "INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, resident_id, code_hash, made_by_id, made_at)"
    " SELECT gen_random_uuid(), insider_id, municipality_id, %(neighbour)s, repeat('b', 64), made_by_id, now() FROM initiatives_ideacode"
    " WHERE resident_id IS NULL",
    "a short one": "INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, resident_id, code_hash, made_by_id, made_at)"
    " SELECT gen_random_uuid(), id, municipality_id, person_id, 'b', NULL, now() FROM social_map_insider WHERE person_id = %(neighbour)s",
    "her place is another's": "UPDATE social_map_insider SET person_id = %(coach)s WHERE person_id = %(caller)s",
}  # fmt: skip


@pytest.mark.parametrize("attack", OF_THE_TABLES.values(), ids=OF_THE_TABLES)
def test_nor_does_who_keeps_the_tables_believe_it(cast: Cast, attack: str) -> None:
    place = begun(cast)
    asks_along(cast, place.code)
    names = {key: cast[key].pk for key in ("coach", "neighbour", "caller")}
    with as_the_owner():
        Insider.objects.create(
            entry=entry_of_owner(place),
            municipality=cast.town,
            person=cast["neighbour"],
            role="OWNER",
            since=NOW,
        )
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack, names)


def entry_of_owner(place: actions.Place) -> Entry:
    """As the owner of the tables, who is in already."""
    return Entry.objects.get(insiders=place.pk)


# --- what a code opens ------------------------------------------------------------------------------------------
def deeds(cast: Cast, code: str, request: GrantRequest) -> dict[str, tuple[Any, ...]]:
    """Every deed by code, as a statement and its values."""
    kept = actions.code_hash(code)
    return {
        "words": ("SELECT idea_say_otherwise(%s, 'Van mij', 'Van mij', 'PUBLIC', now())", kept),
        "ask": ("SELECT idea_ask_for(%s, 'OWNER', repeat('c', 64), repeat('d', 64), now())", kept),
        "stop": ("SELECT place FROM idea_stop_for(%s, now())", kept),
        "close": ("SELECT idea_close_for(%s, true, now())", kept),
        "yes": ("SELECT idea_grant_yes(%s, %s, 1, 'PHONE', now())", kept, request.pk),
        "no": ("SELECT idea_grant_no(%s, %s)", kept, request.pk),
        "back": ("SELECT place FROM idea_grant_back(%s, %s)", kept, request.pk),
        "joins": ("SELECT idea_hear_yes(%s, %s, repeat('e', 64), now())", kept, cast["neighbour"].pk),
    }


DEEDS = ("words", "ask", "stop", "close", "yes", "no", "back", "joins")


@pytest.fixture
def asked(cast: Cast) -> tuple[actions.Place, actions.Invited, GrantRequest]:
    """Joop's idea, one more who is asked, and a request of the coach who supports it."""
    place = begun(cast)
    along = asks_along(cast, place.code)
    support = asks_along(cast, place.code, role="SUPPORT")
    cast.enter("coach")
    places.come_in(code=support.address, acting=cast.acting("coach"), now=NOW)
    return place, along, asks(cast, entry_of(place), "coach")


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("key", ["gp", "official", "initiative", "neighbour", "caller", None])
def test_with_her_code_nobody_else_does_it(
    cast: Cast, asked: tuple[actions.Place, actions.Invited, GrantRequest], deed: str, key: str | None
) -> None:
    """Who may not write for others, and she herself: her own hand needs no code."""
    place, along, request = asked
    code = along.code if deed == "joins" else place.code
    before = everything()
    cast.enter(key)
    assert sql(*deeds(cast, code, request)[deed]) == [(None,)]
    assert everything() == before


@pytest.mark.parametrize("deed", DEEDS)
def test_the_code_of_an_invitation_opens_nothing_and_her_own_invites_nobody(
    cast: Cast, asked: tuple[actions.Place, actions.Invited, GrantRequest], deed: str
) -> None:
    place, along, request = asked
    before = everything()
    cast.enter("wijkteam")
    wrong = place.code if deed == "joins" else along.code
    assert sql(*deeds(cast, wrong, request)[deed]) == [(None,)]
    assert everything() == before


@pytest.mark.parametrize("deed", [one for one in DEEDS if one not in ("stop", "no")])
def test_each_deed_is_hers_and_who_wrote_it_down_stays_herself(
    cast: Cast, asked: tuple[actions.Place, actions.Invited, GrantRequest], deed: str
) -> None:
    place, along, request = asked
    cast.enter("wijkteam")
    code = along.code if deed == "joins" else place.code
    assert sql(*deeds(cast, code, request)[deed]) != [(None,)]
    assert sql("SELECT acting_person()") == [(cast["wijkteam"].pk,)]
    assert not Entry.objects.filter(pk=request.entry_id, visibility="INVITED").exists()
    with as_the_owner():
        assert not Insider.objects.filter(person=cast["wijkteam"]).exists()
        assert set(GrantYes.objects.values_list("resident", flat=True)) <= {cast["caller"].pk}


def test_a_yes_is_never_of_who_works_here_nor_of_who_hears_it(
    cast: Cast, asked: tuple[actions.Place, actions.Invited, GrantRequest]
) -> None:
    _place, along, _request = asked
    before = everything()
    cast.enter("wijkteam")
    for key in ("wijkteam", "coach", "gp"):
        with pytest.raises(IntegrityError), transaction.atomic():
            sql(
                "SELECT idea_hear_yes(%s, %s, repeat('e', 64), now())",
                actions.code_hash(along.code),
                cast[key].pk,
            )
    for key in ("desk", "coach"):  # who asked it for Joop, and who supports it
        cast.enter(key)
        with pytest.raises(IntegrityError), transaction.atomic():
            sql(
                "SELECT idea_hear_yes(%s, %s, repeat('e', 64), now())",
                actions.code_hash(along.code), cast["neighbour"].pk,
            )  # fmt: skip
    assert everything() == before


def test_an_invitation_is_said_aloud_by_who_leads_it_alone(cast: Cast) -> None:
    place = begun(cast)
    along = asks_along(cast, place.code)
    for key in ("desk", "neighbour", "outsider"):
        cast.enter(key)
        assert sql("SELECT idea_say_aloud(%s, repeat('f', 64), now())", along.address_hash) == [(False,)]
    cast.enter("caller")
    with refused(IntegrityError):  # one code for an invitation
        sql("SELECT idea_say_aloud(%s, repeat('f', 64), now())", along.address_hash)


@pytest.mark.parametrize("key", ["gp", "official", "neighbour", "caller", None])
def test_a_lost_code_is_made_anew_by_nobody_else(cast: Cast, key: str | None) -> None:
    place = begun(cast)
    spoken = codes.stored(cast.ask(key="caller").ball.address_code)
    before = everything()
    cast.enter(key)
    assert sql("SELECT idea_code_anew(%s, %s, repeat('e', 64), now())", spoken, place.pk) == [(None,)]
    assert sql("SELECT * FROM idea_places_of(%s)", spoken) == []
    assert everything() == before


def test_a_lost_code_is_of_her_own_place_alone(cast: Cast) -> None:
    place = begun(cast, resident=actions.Resident(known=cast["neighbour"].pk))
    spoken = codes.stored(cast.ask(key="caller").ball.address_code)
    cast.enter("desk")
    assert sql("SELECT idea_code_anew(%s, %s, repeat('e', 64), now())", spoken, place.pk) == [(None,)]
    assert queries.idea_at_desk(actions.code_hash(place.code))


def test_a_code_dies_with_her_place(cast: Cast) -> None:
    place = begun(cast)
    riet = joins(cast, asks_along(cast, place.code).code)
    with as_the_owner():
        Insider.objects.filter(pk=riet.pk).update(ended_at=NOW)
    cast.enter("desk")
    assert queries.idea_at_desk(actions.code_hash(riet.code)) is None

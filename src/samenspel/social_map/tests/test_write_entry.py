"""Writing an entry, and who may: hostile SQL in the web's own role (R57, R77, "residents' own words stay theirs")."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.play import at_work, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Change, Check, Entry, Insider, Moment

from .conftest import Writing, again


def test_who_writes_it_owns_it_and_it_is_confirmed_today(cast: Cast, write: Writing) -> None:
    entry = write(host="Amina")
    assert [(one.person_id, one.role) for one in queries.insiders_of(entry)] == [
        (cast["resident"].pk, "OWNER")
    ]
    assert (again(entry).confirmed_on, again(entry).confirmed_by) == (NOW.date(), "Amina")
    assert queries.search("leeskring").total == 1


def test_who_writes_for_another_keeps_it_until_the_owner_comes(cast: Cast, write: Writing) -> None:
    """Consent of the owner is asked; a helper hands over by an invitation, and then the words are the owner's."""
    entry = write("desk", mine=False)
    code = actions.invite(entry=entry, role="OWNER", acting=cast.acting("desk"), now=NOW)
    cast.enter("resident")
    actions.come_in(code=code, acting=cast.acting("resident"), now=NOW)
    actions.change_entry(entry=entry, said={"summary": "Van ons."}, acting=cast.acting("resident"), now=NOW)
    cast.enter("desk")
    with refused(actions.NotYours):
        actions.change_entry(
            entry=entry, said={"summary": "Van de balie."}, acting=cast.acting("desk"), now=NOW
        )
    assert again(entry).summary == "Van ons."


def test_it_needs_the_yes_of_the_owner(write: Writing) -> None:
    with refused(actions.OwnerMustAgree):
        write(owner_agreed=False)


@pytest.mark.parametrize("where", [{"at_home": True}, {"sheltered": True}])
def test_a_home_or_a_shelter_never_gets_a_point(write: Writing, where: dict[str, bool]) -> None:
    with refused(IntegrityError):
        write(latitude=52.0, longitude=5.1, **where)
    with refused(IntegrityError):
        write(street="Singelstraat 14", **where)
    assert write(**where).point is None


@pytest.mark.parametrize("key", ["official", "lead", "coach", "initiative", "neighbour", "outsider"])
def test_nobody_else_changes_the_words_of_residents(cast: Cast, write: Writing, key: str) -> None:
    """AS-73: the municipality shows them, and cannot edit the text. It can propose."""
    entry = write()
    cast.enter(key)
    assert sql("UPDATE social_map_entry SET summary = 'Van de gemeente' WHERE id = %s", entry.pk) == [(0,)]
    assert sql("UPDATE social_map_entry SET closed_on = now() WHERE id = %s", entry.pk) == [(0,)]
    with refused(ProgrammingError):
        actions.put_moments(
            entry=entry, moments=[actions.MomentFacts(starts_on=NOW.date(), starts_at=NOW.time())]
        )
    actions.propose(entry=entry, said={"phone": "030 999 99 99"}, words="", acting=cast.acting(key), now=NOW)
    assert (again(entry).summary, again(entry).phone) == ("Samen lezen.", "")


def test_an_import_leaves_the_words_of_an_owner_alone(cast: Cast, imported: Entry) -> None:
    cast.enter("resident")
    claim = actions.claim(
        entry=imported, words="Wij koken daar.", who="Amina", acting=cast.acting("resident"), now=NOW
    )
    cast.enter("official")
    actions.decide_claim(
        change=queries.change_for(claim.pk), yes=True, acting=cast.acting("official"), now=NOW
    )
    cast.enter("resident")
    actions.change_entry(
        entry=imported, said={"summary": "Onze woorden."}, acting=cast.acting("resident"), now=NOW
    )
    facts = actions.EntryFacts(name="Eettafel", summary="Van de bron.", area=cast.weide, owner_agreed=True)
    with at_work("map_import"):
        put = actions.put_entry(facts=facts, source="test", source_id="Eettafel", acting=a_job("x"), now=NOW)
    assert put.outcome is actions.Outcome.SAME
    assert again(imported).summary == "Onze woorden."


@pytest.mark.parametrize(
    ("key", "may"), [("official", 1), ("lead", 1), ("coach", 0), ("resident", 0), ("outsider", 0)]
)
def test_what_nobody_owns_an_editor_of_its_municipality_changes(
    cast: Cast, imported: Entry, key: str, may: int
) -> None:
    cast.enter(key)
    assert sql("UPDATE social_map_entry SET summary = 'Anders' WHERE id = %s", imported.pk) == [(may,)]


# --- hostile SQL, as somebody who owns an entry of her own ------------------------------------------------------
ATTACKS = {
    "fresh by hand": "UPDATE social_map_entry SET confirmed_on = current_date + 1 WHERE id = %(mine)s",
    "fresh in the name of another": "UPDATE social_map_entry SET confirmed_by = 'De wethouder' WHERE id = %(mine)s",
    "up again by hand": "UPDATE social_map_entry SET unanswered_since = now() WHERE id = %(mine)s",
    "merged by hand": "UPDATE social_map_entry SET merged_into_id = %(theirs)s, closed_on = now() WHERE id = %(mine)s",
    "another source": "UPDATE social_map_entry SET source = 'hsds', source_id = 'x' WHERE id = %(mine)s",
    "another municipality": "UPDATE social_map_entry SET municipality_id = %(weide)s WHERE id = %(mine)s",
    "in the name of where she does not work": "UPDATE social_map_entry SET organisation_id = %(kerk)s WHERE id = %(mine)s",
    "a new one elsewhere": "INSERT INTO social_map_entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),"
    " 'municipality_id', %(weide)s::text, 'confirmed_on', NULL, 'confirmed_by', ''))).* FROM social_map_entry e WHERE id = %(mine)s",
    "a new one that is fresh": "INSERT INTO social_map_entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).*"
    " FROM social_map_entry e WHERE id = %(mine)s",
    "owner of another's": "INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)"
    " VALUES (gen_random_uuid(), %(theirs)s, %(town)s, %(me)s, 'OWNER', '', now())",
    "an invitation to another's": "INSERT INTO social_map_insider (id, entry_id, municipality_id, role, code_hash, code_until, since)"
    " VALUES (gen_random_uuid(), %(theirs)s, %(town)s, 'OWNER', repeat('a', 64), now() + interval '1 day', now())",
    "somebody put at mine without asking": "INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)"
    " VALUES (gen_random_uuid(), %(mine)s, %(town)s, %(other)s, 'OWNER', '', now())",
    "a seat moved to another entry": "UPDATE social_map_insider SET entry_id = %(theirs)s",
    "a seat given to another": "UPDATE social_map_insider SET person_id = %(other)s",
    "an answer for another's": "INSERT INTO social_map_check (id, entry_id, municipality_id, way, tries, asked_at, answered_at, answer, answered_by_id, by_words)"
    " VALUES (gen_random_uuid(), %(theirs)s, %(town)s, 'SCREEN', 0, now(), now(), 'RIGHT', %(me)s, 'x')",
    "an answer of next year": "INSERT INTO social_map_check (id, entry_id, municipality_id, way, tries, asked_at, answered_at, answer, answered_by_id, by_words)"
    " VALUES (gen_random_uuid(), %(mine)s, %(town)s, 'SCREEN', 0, now(), now() + interval '1 year', 'RIGHT', %(me)s, 'x')",
    "an answer in the name of another": "INSERT INTO social_map_check (id, entry_id, municipality_id, way, tries, asked_at, answered_at, answer, answered_by_id, by_words)"
    " VALUES (gen_random_uuid(), %(mine)s, %(town)s, 'SCREEN', 0, now(), now(), 'RIGHT', %(other)s, 'x')",
    "an answer changed": "UPDATE social_map_check SET answer = 'STOPPED'",
    "history made up": "INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)"
    " VALUES (gen_random_uuid(), %(mine)s, %(town)s, 'EDIT', 'DONE', '{}', '{}', '', %(me)s, now())",
    "history rewritten": "UPDATE social_map_change SET before = '{}'",
    "history thrown away": "DELETE FROM social_map_change",
    "a proposal in the name of another": "INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)"
    " VALUES (gen_random_uuid(), %(theirs)s, %(town)s, 'PROPOSAL', 'OPEN', '{}', '{}', 'x', %(other)s, now())",
    "a claim that was taken at once": "INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at, decided_at)"
    " VALUES (gen_random_uuid(), %(theirs)s, %(town)s, 'CLAIM', 'TAKEN', '{}', '{}', 'x', %(me)s, now(), now())",
    "two that are different, said by nobody": "INSERT INTO social_map_different (first_id, second_id, since)"
    " VALUES (least(%(mine)s, %(theirs)s), greatest(%(mine)s, %(theirs)s), now())",
    "an address of her own choice": "INSERT INTO social_map_listing (entry_id) VALUES (%(mine)s)",
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(cast: Cast, write: Writing, name: str) -> None:
    theirs = write("neighbour", name="Tuin")
    mine = write("resident")
    actions.set_room(entry=mine, room="PAUSED", weeks=None, acting=cast.acting("resident"), now=NOW)
    values = {
        "mine": mine.pk, "theirs": theirs.pk, "town": cast.town.pk, "weide": cast.weide.pk, "me": cast["resident"].pk,
        "other": cast["neighbour"].pk, "kerk": cast.organisation["kerk"].pk,
    }  # fmt: skip

    with refused(ProgrammingError, IntegrityError), connection.cursor() as cursor:
        cursor.execute(ATTACKS[name], values)


def test_nothing_is_written_without_a_name(cast: Cast, write: Writing) -> None:
    entry = write()
    cast.enter(None)
    assert sql("UPDATE social_map_entry SET summary = 'x' WHERE id = %s", entry.pk) == [(0,)]
    with refused(ProgrammingError):
        write_as_nobody = Entry(name="x", municipality=cast.town, owner_agreed=True, changed_at=NOW)
        write_as_nobody.save(force_insert=True)


# --- history and undo -------------------------------------------------------------------------------------------
def test_what_it_said_is_kept_and_comes_back(cast: Cast, write: Writing) -> None:
    entry, me = write(), {"acting": cast.acting("resident"), "now": NOW}
    one = actions.MomentFacts(starts_on=NOW.date(), starts_at=NOW.time().replace(tzinfo=None), every="MONTH")
    actions.say_when(entry=entry, moments=[one], **me)
    actions.change_entry(entry=entry, said={"name": "Leesclub", "summary": "Nieuw."}, **me)
    actions.say_when(entry=again(entry), moments=[], **me)
    version = queries.versions_of(entry).get(before__name="Leeskring", before__moments__0__every="MONTH")
    assert (version.before["name"], version.person_id) == ("Leeskring", cast["resident"].pk)
    actions.undo(change=version, **me)
    back = again(entry)
    assert (back.name, back.summary) == ("Leeskring", "Samen lezen.")
    assert Moment.objects.filter(entry=entry).values_list("every", flat=True).get() == "MONTH"
    assert queries.versions_of(entry).count() == 3  # also when it was; and the undoing can be undone


def test_confirming_leaves_no_version(cast: Cast, write: Writing) -> None:
    entry = write()
    actions.confirm(entry=entry, acting=cast.acting("resident"), now=NOW + timedelta(hours=1))
    assert not Change.objects.filter(entry=entry).exists()
    assert Check.objects.filter(entry=entry, answer="RIGHT").count() == 2


# --- invited and unlisted -----------------------------------------------------------------------------------------
def test_only_who_is_invited_reads_it(cast: Cast, write: Writing) -> None:
    """AS-80: a small light community does not want to be found. Invited people can."""
    entry = write(visibility="INVITED")
    code = actions.invite(entry=entry, role="INVITED", acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    assert not Entry.objects.filter(pk=entry.pk).exists()
    actions.come_in(code=code, acting=cast.acting("neighbour"), now=NOW)
    assert queries.entry_for(entry.pk).name == "Leeskring"
    assert queries.search("leeskring").total == 0
    with refused(actions.NotYours):
        actions.change_entry(entry=entry, said={"name": "Van mij"}, acting=cast.acting("neighbour"), now=NOW)
    assert Insider.objects.filter(entry=entry).count() == 1  # only her own place: not who else is there
    for key in ("carer", "official", "outsider", None):
        cast.enter(key)
        assert not Entry.objects.filter(pk=entry.pk).exists()


def test_an_invitation_counts_once_and_can_be_taken_back(cast: Cast, write: Writing) -> None:
    entry, me = write(visibility="INVITED"), {"acting": cast.acting("resident"), "now": NOW}
    first, second = (actions.invite(entry=entry, role="INVITED", **me) for _ in range(2))
    waiting = [one for one in queries.insiders_of(entry) if one.code_hash == actions.hash_of(second)]
    actions.end_insider(insider=waiting[0], **me)
    cast.enter("neighbour")
    actions.come_in(code=first, acting=cast.acting("neighbour"), now=NOW)
    cast.enter("outsider")
    for code in (first, second, "geraden", ""):
        with refused():
            actions.come_in(code=code, acting=cast.acting("outsider"), now=NOW)


def test_who_was_let_go_reads_it_no_longer(cast: Cast, write: Writing) -> None:
    entry = write(visibility="INVITED")
    code = actions.invite(entry=entry, role="INVITED", acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    actions.come_in(code=code, acting=cast.acting("neighbour"), now=NOW)
    cast.enter("resident")
    hers = Insider.objects.get(entry=entry, person=cast["neighbour"])
    actions.end_insider(insider=hers, acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    assert not Entry.objects.filter(pk=entry.pk).exists()


def test_somebody_keeps_tending_it(cast: Cast, write: Writing) -> None:
    entry = write()
    with refused(actions.LastOwner):
        actions.end_insider(
            insider=Insider.objects.select_related("entry").get(entry=entry),
            acting=cast.acting("resident"),
            now=NOW,
        )


def test_unlisted_is_read_with_its_address_and_in_no_other_way(cast: Cast, write: Writing) -> None:
    entry = write(visibility="UNLISTED")
    code = again(entry).address_code
    assert code
    assert len(code) == 64
    cast.enter("outsider")
    assert queries.unlisted(code).name == "Leeskring"
    for wrong in (code[:-1] + "g", code.upper() + "", "", "%", entry.pk.hex * 2):
        with refused(Entry.DoesNotExist):
            queries.unlisted(wrong)
    assert not Entry.objects.filter(pk=entry.pk).exists()
    assert queries.search("leeskring").total == queries.how_many() == 0
    cast.enter("resident")
    actions.change_entry(entry=entry, said={"visibility": "PUBLIC"}, acting=cast.acting("resident"), now=NOW)
    with refused(Entry.DoesNotExist):
        queries.unlisted(code)  # the old address died with the hiding


def test_a_stranger_cannot_propose_about_what_she_cannot_see(cast: Cast, write: Writing) -> None:
    entry = write(visibility="UNLISTED")
    cast.enter("outsider")
    with refused(ProgrammingError):
        Change(
            pk=new_id(), entry=entry, municipality=cast.town, kind="PROPOSAL", state="OPEN", words="x",
            person=cast["outsider"], made_at=NOW,
        ).save(force_insert=True)  # fmt: skip


# --- whatever she changes, each version comes back ----------------------------------------------------------------
EDITS = some.lists(
    some.fixed_dictionaries(
        {},
        optional={
            "name": some.sampled_from(["Leeskring", "Leesclub", "Boekenavond"]),
            "summary": some.text(alphabet="abc é'\"{}", max_size=12),
            "is_free": some.sampled_from([True, False, None]),
            "languages": some.lists(some.sampled_from(["nl", "ar"]), unique=True, max_size=2),
            "visibility": some.sampled_from(["PUBLIC", "INVITED", "UNLISTED"]),
        },
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip
SEEN = ("name", "summary", "is_free", "languages", "visibility")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, back=some.integers(min_value=0, max_value=5))
def test_every_version_comes_back(cast: Cast, write: Writing, edits: list[dict[str, Any]], back: int) -> None:
    """The history has one version for each change, oldest as it was written; going back to one gives exactly that."""
    point = transaction.savepoint()
    entry, me = write(), {"acting": cast.acting("resident"), "now": NOW}
    said = [tuple(getattr(again(entry), name) for name in SEEN)]
    for number, edit in enumerate(edits):
        changed = actions.change_entry(
            entry=again(entry), said=edit, acting=me["acting"], now=NOW + timedelta(minutes=number)
        )
        if changed:
            said.append(tuple(getattr(again(entry), name) for name in SEEN))
    kept = list(queries.versions_of(entry).order_by("made_at"))
    assert [tuple(one.before[name] for name in SEEN) for one in kept] == said[:-1]
    assert bool(again(entry).address_code) == (said[-1][-1] == "UNLISTED")
    if kept:
        change = kept[back % len(kept)]
        actions.undo(change=queries.change_for(change.pk), **me)
        assert tuple(getattr(again(entry), name) for name in SEEN) == said[kept.index(change)]
    transaction.savepoint_rollback(point)


def test_unlisted_says_when_it_is(cast: Cast, write: Writing) -> None:
    entry = write(visibility="UNLISTED")
    one = actions.MomentFacts(starts_on=NOW.date(), starts_at=NOW.time().replace(tzinfo=None))
    actions.say_when(entry=entry, moments=[one], acting=cast.acting("resident"), now=NOW)
    code = again(entry).address_code or ""
    cast.enter("outsider")
    assert [each[0] for each in queries.unlisted(code).moments_said] == ["WEEK"]  # type: ignore[attr-defined]
    assert sql("SELECT map_moments_at(%s)", code[:-1] + "x") == [(None,)]
    assert not Moment.objects.filter(entry=entry).exists()


@pytest.mark.parametrize("visibility", ["INVITED", "UNLISTED"])
def test_a_stranger_does_not_learn_who_tends_what_is_hidden(
    cast: Cast, write: Writing, visibility: str
) -> None:
    entry = write(visibility=visibility)
    assert queries.who_tends(entry.pk) == cast["resident"].pk
    for key in ("outsider", "official", None):
        cast.enter(key)
        assert queries.who_tends(entry.pk) is None

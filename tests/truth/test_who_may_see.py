"""The table `website/who_may_see.py`, cell by cell, in a real database: plain SQL in the web's own role.

For each relation somebody is put in it; then each personal table is asked for the row it is about, and the row is
written. What comes back must be what the table says. A cell without a row or a relation here fails.
"""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from samenspel.foundation.context import Context, enter
from samenspel.website import tables
from samenspel.website.who_may_see import KINDS, LEVELS, NAME_ONLY, NONE, READ, RELATIONS, WRITE, Kind
from tests.cast import Cast
from tests.play import as_the_owner, sql

from .matrix_rows import WHO, Rows, build, made

# How a table is written that has no column to change: a new row in it, by whoever acts.
INSERTS = {
    "commitments_step": "INSERT INTO commitments_step (id, ball_id, kind, shape, at, on_behalf)"
    " VALUES (gen_random_uuid(), %(ball)s, 'PROMISED', 'formal', now(), false)",
    "commitments_sighting": "INSERT INTO commitments_sighting (ball_id, person_id, first_at)"
    " VALUES (%(ball)s, %(outsider)s, now())",
    "mutual_help_words": "INSERT INTO mutual_help_words (id, ask_id, text, written_at)"
    " VALUES (gen_random_uuid(), %(ask)s, 'x', now())",
    "mutual_help_note": "INSERT INTO mutual_help_note (id, ask_id, writer_id, to_id, readers, text, written_at)"
    " VALUES (gen_random_uuid(), %(ask)s, %(me)s, %(me)s, 'TABLE', 'x', now())",
    "mutual_help_effort": "INSERT INTO mutual_help_effort (id, offer_id, given_on, minutes, kind, said_at) SELECT"
    " gen_random_uuid(), o.id, current_date, 30, '', now() FROM mutual_help_offer o WHERE o.ball_id = %(ball)s",
    "mutual_help_potentry": "INSERT INTO mutual_help_potentry (id, pair_id, number, kind, cents, left_cents, what, spent_on,"
    " side, written_at) SELECT gen_random_uuid(), p.id, 0, 'SPENT', -1, 0, '', current_date, 'ASKER', now()"
    " FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id WHERE m.ask_id = %(ask)s",
    "mutual_help_smallwin": "INSERT INTO mutual_help_smallwin (id, goal_id, text, written_at) SELECT gen_random_uuid(), g.id,"
    " 'x', now() FROM mutual_help_goal g JOIN mutual_help_match m ON m.id = g.match_id WHERE m.ask_id = %(ask)s",
    "mutual_help_rotahelper": "DELETE FROM mutual_help_rotahelper h USING mutual_help_rota r"  # asked after all not
    " WHERE r.id = h.rota_id AND r.ask_id = %(ask)s",
    "mutual_help_nobodycame": "DELETE FROM mutual_help_nobodycame n USING mutual_help_turn t, mutual_help_rota r"  # somebody came
    " WHERE t.id = n.turn_id AND r.id = t.rota_id AND r.ask_id = %(ask)s",
    "mutual_help_callme": "DELETE FROM mutual_help_callme c USING mutual_help_match m"  # no call is needed, or somebody called
    " WHERE m.id = c.match_id AND m.ask_id = %(ask)s",
    "mutual_help_place": "UPDATE mutual_help_place p SET left_at = now() FROM mutual_help_joining j"
    " WHERE j.id = p.joining_id AND j.ask_id = %(ask)s",
    "mutual_help_wish": "UPDATE mutual_help_wish w SET half_days = 6 FROM mutual_help_joining j"
    " WHERE j.id = w.joining_id AND j.ask_id = %(ask)s",
    "mutual_help_turn": "INSERT INTO mutual_help_turn (id, rota_id, kind, begins_at, ends_at, note, opened_at) SELECT"
    " gen_random_uuid(), r.id, 'RIDE', now(), now() + interval '1 hour', '', now() FROM mutual_help_rota r WHERE r.ask_id = %(ask)s",
    "mutual_help_inquiryword": "INSERT INTO mutual_help_inquiryword (id, inquiry_id, round, question, said_by_id, text, written_at)"
    " SELECT gen_random_uuid(), m.inquiry_id, 1, 'WISH', m.person_id, 'x', now() FROM mutual_help_inquirymember m",
    "mutual_help_standstillword": "INSERT INTO mutual_help_standstillword (id, standstill_id, is_hers, said_by_id, text, said_at)"
    " SELECT gen_random_uuid(), s.id, true, s.person_id, 'x', now() FROM mutual_help_standstill s",
    "mutual_help_dream": "INSERT INTO mutual_help_dream (id, pair_id, side, text, written_at) SELECT gen_random_uuid(), p.id,"
    " 'ASKER', 'x', now() FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id WHERE m.ask_id = %(ask)s",
    "circles_signature": "INSERT INTO circles_signature (id, agreement_id, person_id, yes, way, why_not, signed_at, witness_id)"
    " VALUES (gen_random_uuid(), %(agreement)s, %(me)s, true, %(way)s, '', now(), %(witness)s)",
    "circles_goon": "INSERT INTO circles_goon (id, agreement_id, person_id, review_on, answer, way, said_at, witness_id)"
    " VALUES (gen_random_uuid(), %(agreement)s, %(me)s, current_date, 'ON', %(way)s, now(), %(witness)s)",
}
# How a row is changed that may only be ended.
ENDS = {
    "commitments_absence": "DELETE FROM commitments_absence WHERE id = %s",
    "community_card": "UPDATE community_card SET revoked_at = now(), revoked_by_id = acting_person(),"
    " revoked_why = 'DESK' WHERE id = %s",
    "circles_hold": "UPDATE circles_hold SET lifted_at = now(), lifted_by_id = acting_person() WHERE id = %s",
    "social_map_change": "UPDATE social_map_change SET state = 'LEFT', decided_at = now(),"
    " decided_by_id = acting_person() WHERE id = %s",
    "social_map_handover": "SELECT map_take_back_handover(entry_id) FROM social_map_handover WHERE id = %s",
    "social_map_relation": "UPDATE social_map_relation SET version = version + 1, asked_by_id = acting_person()"
    " WHERE id = %s",
    "community_device": "UPDATE community_device SET ended_at = now() WHERE id = %s",
}
# A column of which a change says more than that the row may be touched.
TELLING = {
    "circles_circle": "name",
    "circles_agreement": "meets",
    "circles_member": "as_what",
    "circles_part": "replaced_by",
}
SIGNED = ("circles_agreement", "circles_part")
NEVER_WRITTEN = (
    "community_death",
    "mutual_help_pair",
    "mutual_help_bundleask",
    "mutual_help_talk",
    "mutual_help_inquirymember",
    "mutual_help_standstill",  # another human decides, by a function
    "journal_entry",
    "journal_look",
    "initiatives_grantyes",
    "initiatives_ideacode",
    "circles_shareditem",
    "circles_consenttext",
    "circles_takealong",
)


@pytest.fixture
def rows(cast: Cast) -> Rows:
    return build(cast)


# --- the table is whole --------------------------------------------------------------------------------------
def test_each_personal_table_stands_in_it_once() -> None:
    named = [(table, which) for kind in KINDS for table, which in kind.tables.items()]
    assert len(named) == len(set(named))
    assert {table for table, _ in named} == set(tables.PERSONAL)
    twice = {table for table, which in named if [one for one, _ in named].count(table) > 1}
    assert all(which for table, which in named if table in twice), "say which rows"


def test_each_relation_can_be_made() -> None:
    assert set(RELATIONS) == {*WHO, "BEARER", "AUTHORITY"}


def test_each_cell_gives_a_reason() -> None:
    for kind in KINDS:
        assert set(kind.may) <= set(RELATIONS), kind.key
        for relation, cell in kind.shown():
            assert cell.level in LEVELS, (kind.key, relation)
            assert cell.why, (kind.key, relation)


@pytest.mark.parametrize("relation", ["OUTSIDER", "AUTHORITY", "PROPOSED", "EXPIRED"])
def test_some_see_nothing_about_a_resident_at_all(relation: str) -> None:
    """R01, R10: a neighbour, police, landlord and insurer; whoever has no yes yet, or no longer."""
    assert {
        kind.key for kind in KINDS if kind.about == "RESIDENT" and kind.cell(relation).level != NONE
    } == set()


def test_a_keeper_and_an_official_see_nothing_about_a_resident() -> None:
    """But that something may not go yet: an official says so, and reads nothing of it."""
    for relation in ("KEEPER", "OFFICIAL", "COLLEAGUE"):
        seen = {kind.key for kind in KINDS if kind.cell(relation).level != NONE}
        of_colleagues = {"working_here"} if relation == "COLLEAGUE" else {"working_here", "being_away"}
        assert seen - ({"kept_longer"} if relation == "OFFICIAL" else set()) == of_colleagues


def test_the_person_herself_reads_everything_about_her() -> None:
    """R02: there is no kind of data about somebody that she cannot read."""
    assert [kind.key for kind in KINDS if kind.cell("SELF").level not in (READ, WRITE)] == []


def test_no_role_exists_for_police_landlord_or_insurer() -> None:
    from samenspel.community.models import Membership

    words = " ".join(Membership.Role.values).lower()
    assert not any(
        word in words for word in ("police", "politie", "landlord", "verhuur", "insur", "verzeker")
    )


# --- each cell, in the database -------------------------------------------------------------------------------
def sees(table: str, column: str, key: Any) -> bool:
    return bool(sql(f"SELECT count(*) FROM {table} WHERE {column} = %s", key)[0][0])


def writes(rows: Rows, table: str, column: str, key: Any) -> bool:
    """Try to write, and undo it."""
    if table in NEVER_WRITTEN:
        return False
    with transaction.atomic():
        try:
            with transaction.atomic():
                done = _write(rows, table, column, key)
        except DatabaseError:
            done = False
        transaction.set_rollback(False)
    return done


def _write(rows: Rows, table: str, column: str, key: Any) -> bool:
    mark = transaction.savepoint()
    try:
        with connection.cursor() as cursor:
            if table == "circles_goon":
                _looked_back_upon(rows)
            if table in INSERTS:
                cursor.execute(INSERTS[table], _facts(rows))
            elif table in ENDS:
                cursor.execute(ENDS[table], [key])
            else:
                if table in SIGNED:
                    _unsigned(rows)
                one = TELLING.get(table) or _column(table)
                to = "'x'" if table in TELLING else one
                cursor.execute(f"UPDATE {table} SET {one} = {to} WHERE {column} = %s", [key])
            return cursor.rowcount == 1
    finally:
        if not connection.needs_rollback:
            transaction.savepoint_rollback(mark)


def _facts(rows: Rows) -> dict[str, Any]:
    me, helper = sql("SELECT acting_person(), acting_representative()")[0]
    if me is None:  # whoever bears the code writes in the name of the person
        me = rows.cast["resident"].pk
    return {"ball": rows.ask.ball_id, "ask": rows.ask.pk, "agreement": rows.agreement, "me": me,
            "outsider": rows.cast["outsider"].pk, "way": "SPOKEN" if helper else "SCREEN",
            "witness": helper}  # fmt: skip


def _looked_back_upon(rows: Rows) -> None:
    """Whether we go on is asked on the day of the look-back only: let it be that day."""
    with made():
        sql(
            "UPDATE circles_agreement SET state = 'DUE', review_on = current_date, agreed_at = now(), thanks = 'x',"
            " escalation_name = 'x', escalation_phone = '1', first_contact_id = made_by_id WHERE id = %s",
            rows.agreement,
        )


def _unsigned(rows: Rows) -> None:
    """What was signed changes for nobody: take the signature away to see who else may not."""
    with as_the_owner():
        sql("DELETE FROM circles_signature WHERE agreement_id = %s", rows.agreement)


def _column(table: str) -> str:
    found = sql(
        "SELECT column_name FROM information_schema.columns c WHERE table_name = %s AND column_name <> 'id'"
        " AND has_column_privilege('samenspel_app', %s, column_name::text, 'UPDATE') ORDER BY 1 LIMIT 1",
        table, table,
    )  # fmt: skip
    assert found, f"{table} has no column to change: say in INSERTS or NEVER_WRITTEN how it is written"
    return str(found[0][0])


def outcome(rows: Rows, kind: Kind, relation: str) -> str:
    """What the database lets this relation do with this kind of data; one word per table when they differ."""
    got = {}
    for table, which in kind.tables.items():
        column, key = rows.key(table, which, relation)
        rows.become(relation, kind.about)
        if sees(table, column, key):
            got[table] = WRITE if writes(rows, table, column, key) else READ
        else:
            got[table] = NONE
            if table not in INSERTS:
                rows.become(relation, kind.about)
                assert not writes(rows, table, column, key), f"{relation} writes {table} without reading it"
    if kind.key == "who_you_are" and got["community_contactdetails"] == NONE != got["community_person"]:
        return NAME_ONLY if got["community_person"] == READ else str(got)
    return next(iter(got.values())) if len(set(got.values())) == 1 else str(got)


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_database_does_what_the_table_says(rows: Rows, relation: str) -> None:
    expected = {kind.key: kind.cell(relation).level for kind in KINDS}
    assert {kind.key: outcome(rows, kind, relation) for kind in KINDS} == expected


@pytest.mark.parametrize("relation", RELATIONS)
def test_nobody_throws_anything_away_by_reading_it(rows: Rows, relation: str) -> None:
    """A DELETE of the row itself: only who makes an agreement takes a part out of it again."""
    gone = set()
    for kind in KINDS:
        for table, which in kind.tables.items():
            column, key = rows.key(table, which, relation)
            with transaction.atomic():
                _unsigned(rows)
                rows.become(relation, kind.about)
                try:
                    with transaction.atomic():
                        if sql(f"DELETE FROM {table} WHERE {column} = %s", key) == [(1,)]:
                            gone.add(table)
                except DatabaseError:
                    pass
                transaction.set_rollback(True)
    may = {"circles_part"} if relation in ("SELF", "CIRCLE", "OWN_HAND", "REPRESENTATIVE") else set()
    # Asked for her rota, and after all not; somebody came after all: of that nothing is left (R16).
    may |= (
        {"mutual_help_rotahelper", "mutual_help_nobodycame"}
        if relation in ("SELF", "BEARER", "HOLDER", "WRITER", "REPRESENTATIVE")
        else set()
    )
    # Nobody needs to call, or somebody did.
    if relation in ("SELF", "BEARER", "HOLDER", "DEPUTY", "LEAD", "WRITER", "REPRESENTATIVE"):
        may |= {"mutual_help_callme"}
    # Who is ill does not write it down herself, nor that she is back.
    own = {"commitments_absence"} if relation in ("SELF", "LEAD", "KEEPER", "OFFICIAL") else set()
    # What she said in a talk in four steps she takes away again.
    own |= {"mutual_help_inquiryword"} if relation == "SELF" else set()
    assert gone <= may | own


def test_a_colleague_is_found_by_name_and_a_resident_is_not(rows: Rows) -> None:
    rows.become("COLLEAGUE")
    assert sees("community_person", "id", rows.cast["wijkteam"].pk)
    assert not sees("community_contactdetails", "person_id", rows.cast["wijkteam"].pk)
    assert not sees("community_person", "id", rows.cast["resident"].pk)


def test_every_row_is_there_to_be_hidden(rows: Rows) -> None:
    with as_the_owner():
        enter(Context())
        for kind in KINDS:
            for table, which in kind.tables.items():
                column, key = rows.key(table, which, "SELF")
                assert sees(table, column, key), table

"""A row in every personal table, and somebody in every relation to it: for the matrix of who may see what."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.community.models import Membership
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.foundation.sealed import seal
from samenspel.journal import actions as journal
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask
from tests import cast as everybody
from tests.cast import NOW, START, Cast
from tests.play import as_the_owner, offer, sql, write

# relation → somebody of the cast; the last eight come in for this alone.
WHO = {
    "SELF": "resident", "HOLDER": "wijkteam", "DEPUTY": "youssef", "LEAD": "lead", "WRITER": "desk",
    "INVITED": "coach", "PROPOSED": "gp", "DOOR": "marloes", "ADVISER": "initiative", "OFFICIAL": "official",
    "OUTSIDER": "outsider", "COLLEAGUE": "colleague", "KEEPER": "keeper", "CIRCLE": "friend",
    "OWN_HAND": "writer", "CONSENT": "reader", "EXPIRED": "former", "ASKER": "asker", "SECOND": "second",
    "EXCEPTION": "by_law", "REPRESENTATIVE": "helper",
}  # fmt: skip
LATER = datetime.now(UTC) + timedelta(days=90)  # the database asks its own clock
BEFORE = LATER - timedelta(days=100)


@dataclass
class Rows:
    """Which row of each table the matrix is about: (table, condition) → column and key."""

    cast: Cast
    ask: Ask
    agreement: UUID
    keys: dict[tuple[str, str], tuple[str, Any]]
    of_workers: dict[tuple[str, str], Any]  # (table, somebody) → key

    def key(self, table: str, which: str, relation: str) -> tuple[str, Any]:
        """The row: about the resident; or about a worker, who is another one than whoever looks."""
        if (table, which) in self.keys:
            return self.keys[table, which]
        return "id", self.of_workers[table, "youssef" if relation == "HOLDER" else "wijkteam"]

    def become(self, relation: str, about: str = "RESIDENT") -> None:
        """The rest of the transaction is that of somebody in this relation."""
        enter(Context())
        sql("SELECT set_config('samenspel.representative', '', true)")
        if (relation, about) == ("SELF", "WORKER"):
            return enter(Context(person=self.cast["wijkteam"].pk))
        if relation == "BEARER":
            enter(Context(ball=self.ask.ball_id))
        elif relation == "REPRESENTATIVE":
            enter(Context(person=self.cast["resident"].pk))
            sql("SELECT set_config('samenspel.representative', %s, true)", str(self.cast["helper"].pk))
        elif relation != "AUTHORITY":  # for them there is no way in at all
            enter(Context(person=self.cast[WHO[relation]].pk))
        return None


EMPTY = {"boolean": False, "smallint": 0, "integer": 0, "bigint": 0, "jsonb": "{}", "ARRAY": []}


@contextmanager
def made() -> Iterator[None]:
    """The block writes rows as if they had always been there: what a deed must obey is tested elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET LOCAL ROLE samenspel_app")


def put(table: str, **values: Any) -> Any:
    """Insert one row; returns its key. Columns that must have something and get nothing here are left empty."""
    needed = (
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
        " AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'"
    )
    with made():
        for column, kind in sql(needed, table):
            if column not in values:
                values[column] = new_id() if column == "id" else EMPTY.get(kind, "")
        columns = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join(["%s"] * len(values))
        sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *values.values())
    return values.get("id")


def build(cast: Cast) -> Rows:
    _more_people(cast)
    ask = _ask(cast)
    me = cast["resident"].pk
    keys: dict[tuple[str, str], tuple[str, Any]] = {
        ("community_person", ""): ("id", me),
        ("community_contactdetails", ""): ("person_id", me),
    }
    keys |= _at_the_question(cast, ask)
    keys |= _in_the_log(cast, ask)
    _seats(cast, ask)
    agreement, found = _around(cast)
    keys |= found
    keys |= _cards(cast) | _on_the_map(cast) | _money(cast)
    workers = {}
    for key in ("wijkteam", "youssef"):
        with as_the_owner():
            workers["community_membership", key] = Membership.objects.get(person=cast[key]).pk
        workers["commitments_absence", key] = put(
            "commitments_absence", person_id=cast[key].pk, starts_on="2030-01-01", ends_on="2030-01-03",
            long=False,
        )  # fmt: skip
    return Rows(cast, ask, agreement, keys, workers)


def _more_people(cast: Cast) -> None:
    with as_the_owner():
        for key in ("colleague", "keeper", "friend", "writer", "reader", "former", "asker", "second",
                    "by_law", "helper"):  # fmt: skip
            everybody._person(cast, key, f"{key.title()} Bakker")
        for key, role in (("colleague", "COACH"), ("keeper", "LEAD")):
            Membership.objects.create(
                person=cast[key], organisation=cast.organisation["aanloop"], role=role, starts_on=START
            )


def _ask(cast: Cast) -> Ask:
    ask = cast.ask()
    offer(cast, ask, "coach")
    offer(cast, ask, "gp", yes="")
    return ask


def _seats(cast: Cast, ask: Ask) -> None:
    """After the deeds: the first who answers at the door ends the seats of the others."""
    for key, reason in (("lead", "LEAD"), ("desk", "WRITER"), ("marloes", "DOOR")):
        with as_the_owner():
            there = sql("SELECT 1 FROM commitments_seat WHERE ball_id = %s AND person_id = %s AND reason = %s"
                        " AND ended_at IS NULL", ask.ball_id, cast[key].pk, reason)  # fmt: skip
        if not there:
            put("commitments_seat", ball_id=ask.ball_id, person_id=cast[key].pk, reason=reason,
                since=NOW)  # fmt: skip


def _one(table: str, where: str, *values: Any) -> Any:
    with as_the_owner():
        return sql(f"SELECT id FROM {table} WHERE {where} ORDER BY id LIMIT 1", *values)[0][0]


def _programme(cast: Cast, ask: Ask, match: Any) -> Any:
    """Her ask is in a programme, and with somebody in it she is a pair that goes on."""
    with made():
        sql("UPDATE mutual_help_match SET active_at = now() WHERE id = %s", match)
    programme = put("mutual_help_programme", municipality_id=cast.town.pk, name="Maatjes", months=10, pot_cents=100_00,
                    lead_id=cast["wijkteam"].pk, begun_at=NOW)  # fmt: skip
    joining = put("mutual_help_joining", programme_id=programme, ask_id=ask.pk, joined_at=NOW)
    group = put("mutual_help_group", programme_id=programme, kind="LESSON", name="Taalles", weekday=0, begins="09:30",
                ends="12:00", where="Hier", led_by="Mei", places=6, begun_at=NOW)  # fmt: skip
    put("mutual_help_place", group_id=group, joining_id=joining, taken_at=NOW)
    put("mutual_help_wish", joining_id=joining, half_days=7, said_at=NOW)
    pair = put("mutual_help_pair", programme_id=programme, match_id=match, made_at=NOW)
    put("mutual_help_potentry", pair_id=pair, number=1, kind="FILLED", cents=100_00, left_cents=100_00,
        spent_on=NOW.date(), written_at=NOW)  # fmt: skip
    put("mutual_help_dream", pair_id=pair, side="ASKER", text=seal("Naar zee."), written_at=NOW)
    goal = put("mutual_help_goal", match_id=match, words=seal("Alleen met de bus."), said_at=NOW)
    put("mutual_help_smallwin", goal_id=goal, text=seal("Tot de halte."), written_at=NOW)
    return pair


def _rota(ask: Ask) -> dict[tuple[str, str], tuple[str, Any]]:
    """A rota hangs on her ask, with one turn that is open."""
    rota = put("mutual_help_rota", in_return=["NOTHING"], ask_id=ask.pk, line=seal("Warm eten."), contact_name="Els", contact_phone="+31301234567",
               begun_at=NOW)  # fmt: skip
    offer = _one("mutual_help_offer", "ball_id = %s", ask.ball_id)
    helper = put("mutual_help_rotahelper", rota_id=rota, offer_id=offer, asked_at=NOW, until_on="2030-01-01")
    turn = put("mutual_help_turn", rota_id=rota, kind="MEAL", begins_at="2030-01-01 17:00Z", ends_at="2030-01-01 18:00Z",
               opened_at=NOW)  # fmt: skip
    was = put("mutual_help_turn", rota_id=rota, kind="MEAL", begins_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1),
              opened_at=NOW)  # fmt: skip
    nobody = put("mutual_help_nobodycame", turn_id=was, said_at=NOW)
    keys = {"rota": rota, "rotahelper": helper, "turn": turn, "nobodycame": nobody}
    return {(f"mutual_help_{name}", ""): ("id", key) for name, key in keys.items()}


def _at_the_question(cast: Cast, ask: Ask) -> dict[tuple[str, str], tuple[str, Any]]:
    write(cast, ask, "wijkteam", "Alleen voor jou.")
    write(cast, ask, "wijkteam", "Voor allemaal.", "TABLE")
    team = cast.again(ask, "wijkteam")
    actions.consult(
        ask=team, receiver=cast["initiative"].pk, text="Wat werkt?", acting=cast.acting("wijkteam"), now=NOW
    )
    ball, me, team_id = ask.ball_id, cast["resident"].pk, cast["wijkteam"].pk
    put("commitments_sighting", ball_id=ball, person_id=team_id, first_at=NOW)
    put("mutual_help_suggestion", ask_id=ask.pk, place_id=new_id(), place_name="Loopgroepje",
        shape="informal", text="", by_id=team_id, at=NOW)  # fmt: skip
    put("commitments_lookback", municipality_id=cast.town.pk, origin_id=ball, subject_id=me,
        by_id=team_id, due_on="2030-01-01", state="PLANNED", planned_at=NOW)  # fmt: skip
    put("notifications_message", municipality_id=cast.town.pk, person_id=me, channel="LETTER",
        kind="word_for_you", language="nl", address="", facts="{}", subject="", body="Dag", ball_id=ball,
        state="TO_PRINT", tries=0, made_at=NOW, failure="", lapsed_by="", taken_up=False)  # fmt: skip
    offer = put("mutual_help_offer", municipality_id=cast.town.pk, area_id=cast.weide.pk, offerer_id=me, ball_id=ball,
                state="NEW", likes=seal("Samen bakken."), kinds=["TOGETHER"], far="TOWN", offered_at=NOW,
                form_key=new_id(), effort="VOLUNTARY", at_most=1, way="SCREEN")  # fmt: skip
    match = put("mutual_help_match", municipality_id=cast.town.pk, ask_id=ask.pk, offer_id=offer,
                state="SUGGESTED", reasons="[]", suggested_at=NOW, suggested_by_id=team_id,
                until_on="2030-01-01")  # fmt: skip
    put("mutual_help_guide", match_id=match, person_id=cast["writer"].pk, state="YES", asked_at=NOW, yes_at=NOW,
        talk_on="2030-01-01", every="WEEK")  # fmt: skip
    put("mutual_help_callme", match_id=match, side="ASKER", said_at=NOW, due_at=LATER, told=[])
    still = put("mutual_help_standstill", municipality_id=cast.town.pk, offer_id=offer, person_id=me, ball_id=ball,
                held_by_id=cast["youssef"].pk, held_at=NOW, rests=True, until_on="2030-01-01", terms=1, to_tell="[]", how="")  # fmt: skip
    put(
        "mutual_help_standstillword",
        standstill_id=still,
        is_hers=False,
        said_by_id=cast["youssef"].pk,
        text=seal("Dag."),
        said_at=NOW,
    )
    put(
        "mutual_help_effort", offer_id=offer, given_on="2026-01-01", minutes=30, kind="VOLUNTARY", said_at=NOW
    )
    pair = _programme(cast, ask, match)
    found = {
        (table, ""): ("id", _one(table, "ask_id = %s", ask.pk))
        for table in ("mutual_help_words", "mutual_help_suggestion", "mutual_help_consult")
    }
    bundle = put("mutual_help_bundle", municipality_id=cast.town.pk, area_id=cast.weide.pk, theme="wandelen", words="Samen lopen.",
                 meet_id=new_id(), meet_name="Buurthuis", meet_at=NOW, until_on=NOW.date(), minimum=5, asked=5, state="OPEN",
                 proposed_by_id=team_id, proposed_at=NOW)  # fmt: skip
    put("mutual_help_bundleask", bundle_id=bundle, ask_id=ask.pk)
    tour = put("mutual_help_tour", municipality_id=cast.town.pk, organisation_id=cast.organisation["wijkteam"].pk, lead_id=team_id,
               company="Bakkerij", begins_at=NOW, seats=3, minutes=90, made_at=NOW)  # fmt: skip
    seat = put("mutual_help_tourseat", tour_id=tour, ask_id=ask.pk, person_id=me, name="Amina", taken_at=NOW)
    host = put("mutual_help_tourseat", tour_id=tour, offer_id=offer, name="Farid", asked_at=NOW, taken_at=NOW)
    talk = put("mutual_help_inquiry", municipality_id=cast.town.pk, about="x", round=1, begun_at=NOW)
    put("mutual_help_inquirymember", inquiry_id=talk, person_id=me, joined_at=NOW)
    put(
        "mutual_help_inquiryword",
        inquiry_id=talk,
        round=1,
        question="WISH",
        said_by_id=me,
        text="x",
        written_at=NOW,
    )
    put("mutual_help_talk", tour_id=tour, visitor_id=seat, host_id=host, made_at=NOW)
    found |= {
        (table, ""): ("id", _one(table, "ball_id = %s", ball))
        for table in ("commitments_seat", "commitments_step", "commitments_sighting", "commitments_pass")
    }
    for readers in ("BETWEEN", "TABLE"):
        which = f"readers = '{readers}'"
        found["mutual_help_note", which] = "id", _one("mutual_help_note", f"ask_id = %s AND {which}", ask.pk)
    return found | {
        ("mutual_help_ask", ""): ("id", ask.pk),
        ("mutual_help_offer", ""): ("id", offer),
        ("mutual_help_match", ""): ("id", match),
        ("mutual_help_callme", ""): ("id", _one("mutual_help_callme", "match_id = %s", match)),
        ("mutual_help_guide", ""): ("id", _one("mutual_help_guide", "match_id = %s", match)),
        ("mutual_help_standstill", ""): ("id", still),
        ("mutual_help_standstillword", ""): ("id", _one("mutual_help_standstillword", "standstill_id = %s", still)),
        ("mutual_help_pair", ""): ("id", pair),
        **{
            (table, ""): ("id", _one(table, "pair_id = %s", pair))
            for table in ("mutual_help_potentry", "mutual_help_dream")
        },
        ("mutual_help_goal", ""): ("id", _one("mutual_help_goal", "match_id = %s", match)),
        ("mutual_help_smallwin", ""): (
            "id",
            _one("mutual_help_smallwin", "goal_id = (SELECT id FROM mutual_help_goal WHERE match_id = %s)", match),
        ),
        ("mutual_help_bundleask", ""): ("id", _one("mutual_help_bundleask", "ask_id = %s", ask.pk)),
        ("mutual_help_tourseat", ""): ("id", _one("mutual_help_tourseat", "ask_id = %s", ask.pk)),
        ("mutual_help_talk", ""): ("id", _one("mutual_help_talk", "visitor_id IN (SELECT id FROM"
                                              " mutual_help_tourseat WHERE ask_id = %s)", ask.pk)),
        ("mutual_help_inquiry", ""): ("id", talk),
        **{
            (f"mutual_help_{name}", ""): ("id", _one(f"mutual_help_{name}", "inquiry_id = %s", talk))
            for name in ("inquirymember", "inquiryword")
        },
        ("mutual_help_joining", ""): ("id", _one("mutual_help_joining", "ask_id = %s", ask.pk)),
        **_rota(ask),
        **{
            (f"mutual_help_{name}", ""): ("id", _one(f"mutual_help_{name}", "joining_id IN (SELECT id FROM"
                                                     " mutual_help_joining WHERE ask_id = %s)", ask.pk))
            for name in ("place", "wish")
        },
        ("mutual_help_effort", ""): ("id", _one("mutual_help_effort", "offer_id = %s", offer)),
        ("commitments_ball", ""): ("id", ball),
        ("commitments_lookback", ""): ("id", _one("commitments_lookback", "origin_id = %s", ball)),
        ("notifications_message", ""): (
            "id", _one("notifications_message", "person_id = %s AND channel = 'LETTER'", me),
        ),
    }  # fmt: skip


def _in_the_log(cast: Cast, ask: Ask) -> dict[tuple[str, str], tuple[str, Any]]:
    me, acting = cast["resident"].pk, cast.acting("wijkteam")
    about: dict[str, Any] = {
        "object_type": "ask",
        "object_id": ask.pk,
        "municipality": cast.town.pk,
        "now": NOW,
    }
    cast.enter("wijkteam")
    entry = journal.record(verb="promised", acting=acting, subject=me, ball=ask.ball_id, **about)
    look = journal.look(acting=acting, subject=me, view="ask", purpose="carry_ball", **about)
    journal.looked_all([look])
    return {("journal_entry", ""): ("id", entry.pk), ("journal_look", ""): ("id", look.pk)}


def _around(cast: Cast) -> tuple[UUID, dict[tuple[str, str], tuple[str, Any]]]:
    """The circle of the resident: friend and writer around her, an agreement, notes, shares, a succession."""
    me, friend, writer = (cast[key].pk for key in ("resident", "friend", "writer"))
    circle = put("circles_circle", municipality_id=cast.town.pk, name="Ik", made_by_id=me, made_at=BEFORE)
    member = {key: _member(cast, circle, key) for key in ("resident", "friend", "writer")}
    agreement = put("circles_agreement", circle_id=circle, version=1, state="TALKED_THROUGH", made_by_id=me,
                    made_at=BEFORE)  # fmt: skip
    part = put("circles_part", agreement_id=agreement, person_id=friend, does=seal("wandelen"))
    signature = put("circles_signature", agreement_id=agreement, person_id=cast["outsider"].pk, yes=True,
                    way="SCREEN", signed_at=BEFORE)  # fmt: skip
    go_on = put("circles_goon", agreement_id=agreement, person_id=cast["outsider"].pk, review_on=BEFORE.date(),
                answer="ON", way="SCREEN", said_at=BEFORE)  # fmt: skip
    note = put("circles_note", circle_id=circle, about_id=me, writer_id=writer, text=seal("Ging goed."),
               written_at=BEFORE)  # fmt: skip
    gleaned = put("circles_gleaningnote", municipality_id=cast.town.pk, maker_id=writer, person_id=me,
                  text=seal("Houdt van dammen."), source="bij de fontein", may_be_kept=True, others="NOBODY",
                  said_at=BEFORE, until=LATER.date())  # fmt: skip
    succession = put("circles_succession", member_id=member["writer"], subject_id=me, leaver_id=writer,
                     successor_id=cast["gp"].pk, leaving=True, state="ASKED", asked_at=BEFORE,
                     answer_by=LATER.date())  # fmt: skip
    shared = {"NOTE": note, "AGREEMENT": agreement, "CIRCLE": circle, "CONTACT": me}
    consent, item = _consent(cast, "reader", shared)
    _consent(cast, "former", shared, state="WITHDRAWN", ended_at=BEFORE)
    keys = {
        "circles_circle": circle, "circles_member": member["resident"], "circles_agreement": agreement,
        "circles_part": part, "circles_signature": signature, "circles_goon": go_on, "circles_note": note,
        "circles_gleaningnote": gleaned, "circles_consent": consent, "circles_shareditem": item,
        "circles_legalexception": _exception(cast), "circles_succession": succession,
        "circles_appeal": _appeal(cast),
    }  # fmt: skip
    keys |= _kept(cast)
    found = {(table, ""): ("id", key) for table, key in keys.items()}
    return agreement, found | {("circles_consenttext", ""): ("consent_id", consent)}


def _kept(cast: Cast) -> dict[str, Any]:
    me, town = cast["resident"].pk, cast.town.pk
    hold = put("circles_hold", municipality_id=town, person_id=me, about="PERSON", about_id=me, reason="klacht",
               author_id=cast["official"].pk, made_at=BEFORE, until=LATER.date())  # fmt: skip
    along = put("circles_takealong", municipality_id=town, person_id=me, asked_by_id=me, asked_at=BEFORE)
    return {"circles_hold": hold, "circles_takealong": along}


def _member(cast: Cast, circle: UUID, key: str) -> Any:
    yes = {} if key == "resident" else {"centre_yes_at": BEFORE, "centre_yes_way": "SCREEN"}
    return put("circles_member", circle_id=circle, person_id=cast[key].pk, face="INFORMAL",
               side="AROUND" if yes else "CENTRE", state="ACTIVE", proposed_by_id=cast["resident"].pk,
               proposed_at=BEFORE, own_yes_at=BEFORE, own_yes_way="SCREEN", active_since=BEFORE, **yes)  # fmt: skip


def _consent(
    cast: Cast, to: str, shared: dict[str, Any], state: str = "GIVEN", **more: Any
) -> tuple[Any, Any]:
    pk = put("circles_consent", municipality_id=cast.town.pk, subject_id=cast["resident"].pk, state=state,
             to_person_id=cast[to].pk, purpose="om mee te denken", asked_by_id=cast["asker"].pk, way="SCREEN",
             asked_at=BEFORE, given_at=BEFORE, until=LATER.date(), **more)  # fmt: skip
    items = [
        put("circles_shareditem", consent_id=pk, kind=kind, object_id=key) for kind, key in shared.items()
    ]
    put("circles_consenttext", consent_id=pk, text=seal("Dit lees je eerst."))
    return pk, items[0]


def _exception(cast: Cast) -> Any:
    return put("circles_legalexception", municipality_id=cast.town.pk, subject_id=cast["resident"].pk,
               to_person_id=cast["by_law"].pk, purpose="groot gevaar", asked_by_id=cast["asker"].pk,
               asked_at=BEFORE, until=LATER.date(), ground="VITAL", state="LIVE", reason=seal("Gevaar."),
               review_on=LATER.date(), second_id=cast["second"].pk, second_at=BEFORE, told_at=BEFORE)  # fmt: skip


def _appeal(cast: Cast) -> Any:
    me, pk = cast["resident"].pk, new_id()
    ball = put("commitments_ball", municipality_id=cast.town.pk, about="APPEAL", about_id=pk, subject_id=me,
               holder_id=cast["wijkteam"].pk, held_since=NOW, due_at=NOW, opened_at=NOW)  # fmt: skip
    for key, reason in (
        ("resident", "SUBJECT"),
        ("wijkteam", "HOLDER"),
        ("youssef", "DEPUTY"),
        ("lead", "LEAD"),
    ):
        put("commitments_seat", ball_id=ball, person_id=cast[key].pk, reason=reason, since=NOW)
    return put("circles_appeal", id=pk, municipality_id=cast.town.pk, kind="CORRECT", state="OPEN", person_id=me,
               ball_id=ball, text=seal("Dit klopt niet."), way="SCREEN", made_at=NOW)  # fmt: skip


def _on_the_map(cast: Cast) -> dict[tuple[str, str], tuple[str, Any]]:
    me, town = cast["resident"].pk, cast.town.pk
    entry = put("social_map_entry", municipality_id=town, name="Leeskring", pin="GIVEN", short_code="aaaaa", visibility="PUBLIC", owner_agreed=True,
                room="UNKNOWN", changed_at=NOW)  # fmt: skip
    at = {"entry_id": entry, "municipality_id": town, "person_id": me}
    found = {
        "social_map_insider": put("social_map_insider", role="OWNER", since=BEFORE, **at),
        "social_map_check": put("social_map_check", way="MESSAGE", asked_at=BEFORE, **at),
        "social_map_change": put("social_map_change", kind="PROPOSAL", state="OPEN", made_at=BEFORE, **at),
    }
    other = put("social_map_entry", municipality_id=town, name="Kas", pin="GIVEN", short_code="bbbbb", visibility="PUBLIC", owner_agreed=True,
                room="UNKNOWN", changed_at=NOW)  # fmt: skip
    first, second = sorted((entry, other))
    found["social_map_relation"] = put("social_map_relation", first_id=first, second_id=second, municipality_id=town,
        step="CONNECT", words="Samen.", version=1, asked_side_id=entry, asked_by_id=me, asked_at=BEFORE)  # fmt: skip
    found["social_map_handover"] = put("social_map_handover", entry_id=entry, municipality_id=town, asked_by_id=me,
        asked_at=BEFORE, code_hash="x" * 64, code_until=LATER)  # fmt: skip
    return {(table, ""): ("id", key) for table, key in found.items()}


def _money(cast: Cast) -> dict[tuple[str, str], tuple[str, Any]]:
    """A request that was sent, with the yes of the resident; the wijkteam holds its ball."""
    me, town, pk = cast["resident"].pk, cast.town.pk, new_id()
    entry = put("social_map_entry", municipality_id=town, name="Soep", pin="GIVEN", short_code="ccccc", visibility="INVITED", owner_agreed=True,
                room="UNKNOWN", changed_at=NOW)  # fmt: skip
    place = put(
        "social_map_insider", role="OWNER", since=BEFORE, entry_id=entry, municipality_id=town, person_id=me
    )
    code = put("initiatives_ideacode", insider_id=place, municipality_id=town, resident_id=me, code_hash="x" * 64,
               made_by_id=cast["desk"].pk, made_at=BEFORE)  # fmt: skip
    ball = put("commitments_ball", municipality_id=town, about="GRANT", about_id=pk, subject_id=me,
               holder_id=cast["wijkteam"].pk, held_since=NOW, due_at=NOW, opened_at=NOW)  # fmt: skip
    for key, reason in (("resident", "SUBJECT"), ("wijkteam", "HOLDER"), ("youssef", "DEPUTY")):
        put("commitments_seat", ball_id=ball, person_id=cast[key].pk, reason=reason, since=NOW)
    put("initiatives_grantrequest", id=pk, entry_id=entry, municipality_id=town, version=1, cents=100, what_for="Kommen.",
        needed_on=LATER.date(), state="SENT", written_at=BEFORE, written_by_id=me, sent_at=BEFORE, sent_by_id=me, ball_id=ball)  # fmt: skip
    yes = put(
        "initiatives_grantyes",
        request_id=pk,
        municipality_id=town,
        version=1,
        resident_id=me,
        way="SCREEN",
        said_at=BEFORE,
    )
    return {("initiatives_grantrequest", ""): ("id", pk), ("initiatives_grantyes", ""): ("id", yes),
            ("initiatives_ideacode", ""): ("id", code)}  # fmt: skip


def _cards(cast: Cast) -> dict[tuple[str, str], tuple[str, Any]]:
    me, town = cast["resident"].pk, cast.town.pk
    card = put("community_card", municipality_id=town, person_id=me, made_by_id=cast["desk"].pk,
               made_at=BEFORE, wrong_tries=0, revoked_why="")  # fmt: skip
    device = put("community_device", card_id=card, person_id=me, home=True, opened_at=BEFORE,
                 seen_at=BEFORE, ends_at=LATER)  # fmt: skip
    mandate = put("community_mandate", municipality_id=town, person_id=me,
                  representative_id=cast["helper"].pk, named="Helper", kind="HELPER", ground="", scope=["ASKS"],
                  way="SCREEN", proof="OWN_SCREEN", seen_on=BEFORE.date(), made_by_id=me, starts_at=BEFORE,
                  accepted_at=BEFORE, ends_at=LATER)  # fmt: skip
    # Taken back: a death that stands would stop every other deed of this matrix.
    death = put("community_death", municipality_id=town, person_id=me, heard_from="Karin", written_at=BEFORE,
                written_by_id=cast["wijkteam"].pk, taken_back_at=BEFORE,
                taken_back_by_id=cast["wijkteam"].pk)  # fmt: skip
    found = {
        "community_death": death,
        "community_card": card,
        "community_device": device,
        "community_mandate": mandate,
    }
    return {(table, ""): ("id", key) for table, key in found.items()}


__all__ = ["WHO", "Rows", "build"]

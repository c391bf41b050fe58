"""Who keeps a place without a screen calls, comes by or sends a sheet (AS-28, AS-25, R59, I64)."""

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.commitments import codes
from samenspel.community.models import Death
from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import NotFound
from samenspel.journal.models import Entry as JournalEntry
from samenspel.notifications import actions as notifications
from samenspel.notifications.kinds import KINDS
from samenspel.notifications.kinds.keepers import KEEPERS
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Change, Entry, Insider, Moment

from .conftest import Writing, again
from .keeping import (
    HAND,
    KEEPER,
    TODAY,
    at,
    by,
    counted,
    hall_of_a_caller,
    heard,
    history,
    hours,
    moment,
    seat,
)

Hall = tuple[Entry, str]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return hall_of_a_caller(cast)


def told(kind: str) -> list[dict[str, Any]]:
    """What was told to who keeps it, in order."""
    with as_the_owner():
        rows = Message.objects.filter(kind=kind).order_by("made_at", "id")
        return [{"person": one.person_id, **one.facts} for one in rows]


# --- her code ------------------------------------------------------------------------------------------------
def test_her_first_code_comes_with_her_yes_and_she_is_told(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    (said,) = told("map_code_for_you")
    assert (said["person"], said["code"], said["phone"]) == (cast[KEEPER].pk, code, "030 123 45 67")
    with as_the_owner():
        ((stored, sealed),) = sql(
            "SELECT keeper_hash, keeper_code FROM social_map_insider WHERE entry_id = %s AND keeper_hash <> ''", entry.pk
        )  # fmt: skip
    assert stored == actions.code_hash(code)
    assert sealed.startswith("sealed:")  # whoever finds a copy of the database does not read it
    assert codes.stored(code) not in sealed


def test_who_tends_it_with_her_makes_renews_and_stops_it(cast: Cast, hall: Hall) -> None:
    entry, first = hall
    joins(cast, first, "neighbour")
    mine = {"entry": entry, "insider": seat(entry, cast).pk, "acting": cast.acting("neighbour"), "now": NOW}
    cast.enter("neighbour")
    assert {(one.name, codes.spoken(one.code)) for one in queries.keepers_of(entry)} == {
        ("Joop", first),
        ("Bram", ""),
    }
    second = actions.keepers.give_code(**mine)
    assert second != first
    assert told("map_code_for_you")[-1]["code"] == second
    assert queries.heard(actions.code_hash(first), today=TODAY) is None
    cast.enter(HAND)
    assert queries.heard(actions.code_hash(first), today=TODAY) is None  # the old one is over
    assert heard(cast, second).keeper == cast[KEEPER].pk
    cast.enter("neighbour")
    actions.keepers.stop_code(**mine)
    assert told("map_code_stopped")[0]["person"] == cast[KEEPER].pk
    cast.enter(HAND)
    assert queries.heard(actions.code_hash(second), today=TODAY) is None


def joins(cast: Cast, code: str, key: str) -> None:
    """One more comes in by an invitation that the keeper asked for."""
    invitation = actions.keepers.invite_for(**by(cast, code))
    cast.enter(key)
    actions.come_in(code=invitation, acting=cast.acting(key), now=NOW)


@pytest.mark.parametrize("key", ["coach", "desk", "official", "outsider", "caller"])
def test_nobody_else_makes_a_code_or_reads_who_keeps_it(cast: Cast, write: Writing, key: str) -> None:
    """The coach who began the hall no more than a passer-by: she does not tend it."""
    entry = write("resident", name="Leeskring")
    insider = seat(entry, cast, "resident").pk
    cast.enter(key)
    assert queries.keepers_of(entry) == []
    with refused(actions.NotYours):
        actions.keepers.give_code(entry=entry, insider=insider, acting=cast.acting(key), now=NOW)
    with as_the_owner():
        assert not Insider.objects.exclude(keeper_hash="").exists()


def test_the_code_goes_when_she_goes(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    joins(cast, code, "neighbour")
    cast.enter("neighbour")
    hers = Insider.objects.select_related("entry").get(pk=seat(entry, cast).pk)
    actions.end_insider(insider=hers, acting=cast.acting("neighbour"), now=NOW)
    cast.enter(HAND)
    assert queries.heard(actions.code_hash(code), today=TODAY) is None
    with as_the_owner():
        assert not Insider.objects.exclude(keeper_hash="", keeper_code="").exists()


def test_a_helper_keeps_it_until_it_has_an_owner(cast: Cast, write: Writing) -> None:
    """As on the screen: the words of an owner are hers alone."""
    entry = write("resident", mine=False)
    hers: dict[str, Any] = {"acting": cast.acting("resident"), "now": NOW}
    code = actions.keepers.give_code(entry=entry, insider=seat(entry, cast, "resident").pk, **hers)
    assert heard(cast, code).keeper == cast["resident"].pk
    cast.enter("resident")
    invitation = actions.invite(entry=entry, role="OWNER", **hers)
    cast.enter("neighbour")
    actions.come_in(code=invitation, acting=cast.acting("neighbour"), now=NOW)
    cast.enter(HAND)
    assert queries.heard(actions.code_hash(code), today=TODAY) is None


def test_who_died_keeps_nothing(cast: Cast, hall: Hall) -> None:
    with as_the_owner():
        Death.objects.create(municipality=cast.town, person=cast[KEEPER], heard_from="Karin",
                             written_by=cast["lead"], written_at=NOW)  # fmt: skip
    cast.enter(HAND)
    assert queries.heard(actions.code_hash(hall[1]), today=TODAY) is None


# --- what she says, written down for her -------------------------------------------------------------------------
def test_she_counts_by_telephone_and_puts_it_right(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    count = actions.keepers.count_for
    assert count(counts={TODAY: 21}, **by(cast, code)) == {TODAY: None}
    assert count(counts={TODAY: 12}, **by(cast, code, 1)) == {TODAY: 21}
    assert counted(entry) == {TODAY: 12}
    assert [(one.counted_on, one.number) for one in heard(cast, code).counted] == [(TODAY, 12)]
    day = f"{TODAY.day}-{TODAY.month}-{TODAY.year}"
    assert [one["numbers"] for one in told("map_counted_for_you")] == [f"{day}: 21", f"{day}: 21 → 12"]
    assert {one["name"] for one in told("map_counted_for_you")} == {cast[HAND].shown}
    assert count(counts={TODAY: None}, **by(cast, code, 2)) == {TODAY: 12}  # not counted after all
    assert counted(entry) == {}
    with refused(actions.DayToCome):
        count(counts={TODAY + timedelta(days=1): 3}, **by(cast, code))


def test_both_names_stand_at_every_deed(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    actions.keepers.count_for(counts={TODAY: 4}, **by(cast, code, way="PAPER"))
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code, 1, way="DESK"))
    with as_the_owner():
        rows = JournalEntry.objects.filter(object_id=entry.pk, occurred_at__gte=NOW).order_by("number")
        found = list(rows.values_list("verb", "actor_id", "on_behalf_of_id", "subject_id", "way"))
    hand, hers = cast[HAND].pk, cast[KEEPER].pk
    assert found == [
        ("map_counted", hand, hers, hers, "PAPER"), ("map_entry_changed", hand, hers, hers, "DESK")
    ]  # fmt: skip


def test_a_week_of_paper_leaves_what_is_empty_and_counts_a_zero(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    days = [TODAY - timedelta(days=number) for number in range(3)]
    actions.keepers.count_for(counts={days[0]: 5}, **by(cast, code))
    was = actions.keepers.count_for(counts={days[2]: 7, days[1]: 0}, **by(cast, code, 1, way="PAPER"))
    assert was == {days[2]: None, days[1]: None}
    assert counted(entry) == {days[0]: 5, days[1]: 0, days[2]: 7}


def test_the_hall_given_twice_is_said_done_anyway_and_put_back(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code))
    found = heard(cast, code)
    again_then = replace(moment(11, 12), ends_at=None)
    there = queries.at_that_moment_of(found, as_moment(found.entry, again_then), today=TODAY)
    assert [(day, one.entry.name) for day, one in there] == [(TODAY + timedelta(days=7), "Het Klokhuis")]
    later = as_moment(found.entry, moment(12, 13))
    assert queries.at_that_moment_of(found, later, today=TODAY) == []
    actions.keepers.add_moment_for(moment=again_then, **by(cast, code, 1))
    assert hours(entry) == ["10:00", "11:00"]
    before = heard(cast, code).before
    assert before is not None
    actions.keepers.put_back_for(change=before[0], **by(cast, code, 2))
    assert hours(entry) == ["10:00"]
    hers = (cast[KEEPER].pk, cast[HAND].pk)
    assert history(entry) == [hers, hers, hers]
    assert [len(told(kind)) for kind in ("map_when_for_you", "map_back_for_you")] == [2, 1]
    back = heard(cast, code).before  # putting back is a change too
    assert back is not None
    actions.keepers.put_back_for(change=back[0], **by(cast, code, 3))
    assert hours(entry) == ["10:00", "11:00"]


def as_moment(entry: Entry, facts: actions.MomentFacts) -> Moment:
    return Moment(entry=entry, **asdict(facts))


def test_what_is_beside_it_is_said_as_far_as_she_may_read_it(cast: Cast, write: Writing) -> None:
    at_street: dict[str, Any] = {
        "street": "Kerkplein 1",
        "postcode": "3994 AB",
        "organisation": cast.organisation["aanloop"],
    }
    entry, code = hall_of_a_caller(cast, **at_street)
    for name, visibility in (("Koor", "PUBLIC"), ("Stille groep", "INVITED")):
        beside = write("coach", name=name, visibility=visibility, **at_street)
        actions.say_when(entry=beside, moments=[moment(10, 12)], acting=cast.acting("coach"), now=NOW)
    found = heard(cast, code)
    there = queries.at_that_moment_of(found, as_moment(entry, moment(11, 13)), today=TODAY)
    assert [one.entry.name for _day, one in there] == ["Koor"]


def test_one_day_is_left_out_and_comes_back(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code))
    (one,), day = heard(cast, code).moments, TODAY + timedelta(days=14)
    actions.keepers.take_moment_for(moment=one.pk, day=day, **by(cast, code, 1))
    (left,) = heard(cast, code).moments
    assert (left.pk, left.except_on) == (one.pk, [day])  # a calendar on a telephone knows it by its id
    with refused(actions.keepers.ChangedMeanwhile):
        actions.keepers.take_moment_for(moment=one.pk, day=day, **by(cast, code, 2))
    before = heard(cast, code).before
    assert before is not None
    actions.keepers.put_back_for(change=before[0], **by(cast, code, 3))
    assert [one.except_on for one in heard(cast, code).moments] == [[]]
    actions.keepers.take_moment_for(moment=heard(cast, code).moments[0].pk, **by(cast, code, 4))
    assert hours(entry) == []


def test_what_changed_meanwhile_is_not_put_back_over(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code))
    stale = heard(cast, code).before
    assert stale is not None
    actions.keepers.add_moment_for(moment=moment(14, 15), **by(cast, code, 1))
    with refused(actions.keepers.ChangedMeanwhile):
        actions.keepers.put_back_for(change=stale[0], **by(cast, code, 2))
    assert hours(entry) == ["10:00", "14:00"]
    joins(cast, code, "neighbour")
    cast.enter("neighbour")
    said: dict[str, Any] = {"acting": cast.acting("neighbour"), "now": at(5)}
    actions.change_entry(entry=again(entry), said={"summary": "Een grote zaal."}, **said)
    assert heard(cast, code).before is None  # the newest is about words: those go back on the screen


def test_words_of_when_go_and_come_back_with_the_times(cast: Cast) -> None:
    entry, code = hall_of_a_caller(cast, when_text="Elke dag.")
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code))
    assert again(entry).when_text == ""
    before = heard(cast, code).before
    assert before is not None
    actions.keepers.put_back_for(change=before[0], **by(cast, code, 1))
    assert (again(entry).when_text, hours(entry)) == ("Elke dag.", [])


def test_what_a_calendar_says_is_not_said_by_telephone(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(by_calendar=True)
    with refused(actions.CalendarSaysWhen):
        actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code))
    assert hours(entry) == []


def test_where_somebody_lives_is_not_told_by_a_moment(cast: Cast) -> None:
    entry, code = hall_of_a_caller(cast, at_home=True)
    actions.keepers.add_moment_for(moment=moment(10, 12, where="Singelstraat 14"), **by(cast, code))
    assert [one.where for one in heard(cast, code).moments] == [""]


def test_who_carries_alone_hears_so_and_asks_one_more(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    assert heard(cast, code).alone
    first = actions.keepers.invite_for(**by(cast, code))
    ((waiting, _since),) = heard(cast, code).asked
    actions.keepers.take_back_invitation_for(invitation=waiting, **by(cast, code, 1))
    assert heard(cast, code).asked == []
    cast.enter("neighbour")
    with refused(NotFound):
        actions.come_in(code=first, acting=cast.acting("neighbour"), now=NOW)
    joins(cast, code, "neighbour")
    assert not heard(cast, code).alone
    cast.enter("neighbour")
    assert queries.tended_entry(entry.pk).tended  # type: ignore[attr-defined]
    assert [len(told(kind)) for kind in ("map_invited_for_you", "map_not_invited_for_you")] == [2, 1]


def test_a_helper_who_asks_one_more_stays_as_she_is(cast: Cast, write: Writing) -> None:
    """Nobody asks by telephone for more than she is herself: or the one she asked would put her out."""
    entry = write("resident", name="Leeskring")
    hers: dict[str, Any] = {"acting": cast.acting("resident"), "now": NOW}
    invitation = actions.invite(entry=entry, role="HELPER", **hers)
    cast.enter(KEEPER)
    actions.come_in(code=invitation, acting=cast.acting(KEEPER), now=NOW)
    cast.enter("resident")
    actions.end_insider(insider=seat(entry, cast, "resident"), **hers)
    cast.enter(KEEPER)
    insider = seat(entry, cast).pk
    code = actions.keepers.give_code(entry=entry, insider=insider, acting=cast.acting(KEEPER), now=NOW)
    joins(cast, code, "neighbour")
    assert heard(cast, code).role == "HELPER"
    assert seat(entry, cast, "neighbour").role == "HELPER"
    assert not heard(cast, code).alone


# --- the words of what she is told, on paper too ------------------------------------------------------------------
@pytest.mark.parametrize("kind", sorted(KEEPERS))
def test_what_she_is_told_has_words_for_paper(kind: str) -> None:
    paper = str(KINDS[kind].paper)
    assert "{phone}" in paper
    assert "{link}" not in paper  # there is no page to open


def test_she_reads_on_paper_what_was_written_down_and_how_it_goes_back(cast: Cast, hall: Hall) -> None:
    actions.keepers.count_for(counts={TODAY: 21}, **by(cast, hall[1]))
    actions.keepers.count_for(counts={TODAY: 12}, **by(cast, hall[1], 1))
    with as_the_owner():
        message = Message.objects.filter(kind="map_counted_for_you").latest("made_at")
        notifications.address(message=message)
    assert (message.channel, message.person_id) == ("LETTER", cast[KEEPER].pk)
    for said in (cast[HAND].shown, "Het Klokhuis", "21 → 12", "030 123 45 67", "lees je code voor"):
        assert said in message.body
    assert "http" not in message.body


# --- nobody else, whoever has the code -----------------------------------------------------------------------------
DEEDS = {
    "reads": "SELECT map_read_to_keeper(%(hash)s, current_date - 400)::text",
    "reads beside": "SELECT map_beside_keeper(%(hash)s)::text",
    "counts": "SELECT map_count_for_keeper(%(hash)s, ARRAY[current_date], ARRAY[900])::text",
    "adds": "SELECT nullif(map_add_time_for_keeper(%(hash)s, %(said)s::jsonb, now()), false)::text",
    "takes": "SELECT nullif(map_take_time_for_keeper(%(hash)s, %(moment)s, NULL, now()), false)::text",
    "puts back": "SELECT nullif(map_put_times_back_for_keeper(%(hash)s, %(change)s, now()), false)::text",
    "invites": "SELECT nullif(map_invite_for_keeper(%(hash)s, repeat('a', 64), now()), false)::text",
    "gives a day back": "SELECT nullif(map_give_day_back_for_keeper(%(hash)s, %(moment)s, %(day)s, now()), false)::text",
    "reads what she keeps": "SELECT min(said::text) FROM map_kept_by_asker(%(own)s)",
    "makes a new code": "SELECT map_code_anew(%(own)s, %(seat)s, repeat('e', 64), 'x')::text",
    "takes an invitation back": "SELECT nullif(map_take_back_for_keeper(%(hash)s, %(asked)s, now()), false)::text",
}
SAID = '{"every": "WEEK", "starts_on": "2027-03-02", "starts_at": "10:00", "ends_at": null, "until": null, "where": ""}'
NOBODY = [
    "neighbour",
    "gp",
    "official",
    "initiative",
    "outsider",
    KEEPER,
    "elsewhere",
    "left",
    "for another",
    None,
]


def standing(cast: Cast, hall: Hall) -> tuple[dict[str, Any], list[Any]]:
    """A hall with a number, a moment, a change and an invitation; and all that can be seen to change."""
    entry, code = hall
    actions.keepers.count_for(counts={YESTERDAY: 5}, **by(cast, code))
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code, 1))
    actions.keepers.invite_for(**by(cast, code, 2))
    day = TODAY + timedelta(days=14)
    pk = heard(cast, code).moments[0].pk
    actions.keepers.take_moment_for(moment=pk, day=day, **by(cast, code, 3))
    own = cast.ask(key=KEEPER).ball.code
    found = heard(cast, code)
    assert found.before
    values = {"own": own, "seat": found.insider, "day": day, "hash": found.hash, "said": SAID, "moment": found.moments[0].pk, "change": found.before[0],
              "asked": found.asked[0][0], "entry": entry.pk}  # fmt: skip
    return values, there(entry)


def there(entry: Entry) -> list[Any]:
    with as_the_owner():
        return sql(
            "SELECT (SELECT jsonb_agg(t ORDER BY t) FROM social_map_tally t), (SELECT jsonb_agg(m ORDER BY m) FROM social_map_moment m"
            " WHERE entry_id = %s), (SELECT count(*) FROM social_map_change WHERE entry_id = %s),"
            " (SELECT jsonb_agg(jsonb_build_array(i.id, i.ended_at, i.keeper_hash) ORDER BY i.id) FROM social_map_insider i)",
            entry.pk, entry.pk,
        )  # fmt: skip


def be(cast: Cast, key: str | None) -> None:
    """Act as somebody who may not hear it; or as who works at a desk elsewhere, or did so until yesterday."""
    if key in ("elsewhere", "left"):
        change = {
            "elsewhere": "UPDATE community_person SET municipality_id = (SELECT id FROM community_area WHERE code = 'GMX') WHERE id = %s",
            "left": "UPDATE community_membership SET ends_on = current_date WHERE person_id = %s",
        }[key]
        with as_the_owner():
            sql("INSERT INTO community_area (id, kind, code, name) SELECT gen_random_uuid(), 'MUNICIPALITY', 'GMX', 'Elders'"
                " WHERE NOT EXISTS (SELECT FROM community_area WHERE code = 'GMX')")  # fmt: skip
            sql(change, cast[HAND].pk)
    cast.enter(HAND if key in ("elsewhere", "left") else key if key != "for another" else None)
    if key == "for another":  # who acts for somebody with a card does so for her questions, not for a place
        enter(Context(person=cast["wijkteam"].pk, representative=cast[HAND].pk))


@pytest.mark.parametrize("key", NOBODY)
@pytest.mark.parametrize("deed", DEEDS)
def test_only_a_colleague_who_may_write_for_others_hears_it(
    cast: Cast, hall: Hall, deed: str, key: str | None
) -> None:
    """Straight in the database, in the role of the web, with the right code in hand."""
    values, before = standing(cast, hall)
    be(cast, key)
    assert ask(DEEDS[deed], values) == [(None,)]
    assert there(hall[0]) == before


def ask(statement: str, values: dict[str, Any]) -> list[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


@pytest.mark.parametrize("deed", DEEDS)
def test_with_the_code_a_colleague_may_do_exactly_that(cast: Cast, hall: Hall, deed: str) -> None:
    """So that what is refused above is refused for who it is, and not for what it asks."""
    values, before = standing(cast, hall)
    cast.enter(HAND)
    assert ask(DEEDS[deed], values) != [(None,)]
    assert (there(hall[0]) == before) == deed.startswith("reads")


@pytest.mark.parametrize("key", ["desk", "coach", "wijkteam", "lead"])
def test_each_who_may_write_for_others_hears_it(cast: Cast, hall: Hall, key: str) -> None:
    """Also the coach, who began it and tends it no more: she reads it by the code, and in no other way."""
    assert heard(cast, hall[1], key).called == "Joop"
    assert sql("SELECT count(*) FROM social_map_tally") == [(0,)]
    assert sql("SELECT count(*) FROM social_map_insider WHERE keeper_hash <> ''") == [(0,)]


@pytest.mark.parametrize("wrong", ["of another", "old", "none", "short", "of who went"])
@pytest.mark.parametrize("deed", [name for name, said in DEEDS.items() if "%(hash)s" in said])
def test_no_other_code_opens_it(cast: Cast, hall: Hall, deed: str, wrong: str) -> None:
    values, _before = standing(cast, hall)
    others, old = (
        {"none": "", "short": values["hash"][:20], "of another": actions.code_hash("appel 00 00 00")},
        values["hash"],
    )
    if wrong == "of who went":
        with as_the_owner():
            Insider.objects.filter(person=cast[KEEPER]).update(ended_at=NOW)
    if wrong == "old":
        cast.enter(KEEPER)
        insider = seat(hall[0], cast).pk
        actions.keepers.give_code(entry=hall[0], insider=insider, acting=cast.acting(KEEPER), now=NOW)
    before = there(hall[0])
    cast.enter(HAND)
    assert ask(DEEDS[deed], values | {"hash": others.get(wrong, old)}) == [(None,)]
    assert there(hall[0]) == before


def test_what_is_not_of_this_place_is_not_touched(cast: Cast, hall: Hall, write: Writing) -> None:
    """The moment, the version and the invitation of another place, with the code of this one."""
    other = write("resident", name="Leeskring")
    hers: dict[str, Any] = {"acting": cast.acting("resident"), "now": NOW}
    actions.say_when(entry=other, moments=[moment(10, 12)], **hers)
    actions.invite(entry=other, role="OWNER", **hers)
    with as_the_owner():
        values = {"hash": actions.code_hash(hall[1]), "moment": other.moments.get().pk, "change": other.changes.latest("made_at").pk,
                  "asked": Insider.objects.get(entry=other, person=None).pk}  # fmt: skip
    before = there(other)
    cast.enter(HAND)
    for deed in ("takes", "puts back", "takes an invitation back"):
        assert ask(DEEDS[deed], values) == [(None,)]
    assert there(other) == before


ATTACKS = {
    "a code by hand": "UPDATE social_map_insider SET keeper_hash = repeat('a', 64) WHERE entry_id = %(entry)s",
    "a code that everybody reads": "UPDATE social_map_insider SET keeper_code = 'APPEL000000' WHERE entry_id = %(entry)s",
    "an invitation with a code": "INSERT INTO social_map_insider (id, entry_id, municipality_id, role, code_hash, code_until, since, keeper_hash,"
    " keeper_code) SELECT gen_random_uuid(), id, municipality_id, 'OWNER', repeat('a', 64), now() + interval '1 day', now(), repeat('b', 64), 'x'"
    " FROM social_map_entry WHERE id = %(entry)s",
    "a version that another said": "UPDATE social_map_change SET written_by_id = person_id, person_id = %(caller)s",
    "a proposal that another wrote": "INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id,"
    " made_at, written_by_id) SELECT gen_random_uuid(), id, municipality_id, 'PROPOSAL', 'OPEN', '{}', '{}', 'x', %(resident)s, now(), %(caller)s"
    " FROM social_map_entry WHERE id = %(entry)s",
    "whose version it was": "SELECT map_times_changed(i) FROM social_map_insider i",
    "who is heard, past the roles": "SELECT map_heard(repeat('a', 64))",
    "a change without an end": "SELECT map_times_change(repeat('a', 64))",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(cast: Cast, write: Writing, name: str) -> None:
    """As who tends the place herself, in the role of the web."""
    entry = write("resident")
    actions.set_room(entry=entry, room="PAUSED", weeks=None, acting=cast.acting("resident"), now=NOW)
    values = {"entry": entry.pk, "caller": cast[KEEPER].pk, "resident": cast["resident"].pk}
    with pytest.raises(DatabaseError):
        ask(ATTACKS[name], values)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_that_cannot_be_is_refused_and_nothing_is_lost(cast: Cast, hall: Hall, number: int) -> None:
    actions.keepers.count_for(counts={TODAY: 4}, **by(cast, hall[1]))
    with refused(DatabaseError):
        actions.keepers.count_for(counts={YESTERDAY: 3, TODAY: number}, **by(cast, hall[1], 1))
    assert counted(hall[0]) == {TODAY: 4}


def test_the_history_knows_whose_it_is_and_lets_go_of_who_is_erased(cast: Cast, hall: Hall) -> None:
    entry, code = hall
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code))
    joins(cast, code, "neighbour")
    cast.enter("neighbour")
    one = Change.objects.get(entry=entry, kind="EDIT", written_by__isnull=False)
    assert (one.person_id, one.written_by_id) == (cast[KEEPER].pk, cast[HAND].pk)
    with as_the_owner():
        sql(
            "UPDATE community_person SET name = 'Iemand' WHERE id IN (%s, %s)", cast[HAND].pk, cast[KEEPER].pk
        )
    assert history(entry) == [(None, None)]
    with as_the_owner():
        assert not Insider.objects.exclude(keeper_hash="").exists()


def test_a_deed_on_the_screen_stays_of_one_hand(cast: Cast, write: Writing) -> None:
    entry = write("resident")
    actions.say_when(entry=entry, moments=[moment(10, 12)], acting=cast.acting("resident"), now=NOW)
    assert history(entry) == [(cast["resident"].pk, None)]


def test_no_number_and_no_code_stands_in_the_journal(cast: Cast, hall: Hall) -> None:
    actions.keepers.count_for(counts={TODAY: 8_642}, **by(cast, hall[1]))
    with as_the_owner():
        rows = sql("SELECT terms::text FROM journal_entry")
    bare = codes.stored(hall[1])
    assert not [text for (text,) in rows if "8642" in text or bare in text]

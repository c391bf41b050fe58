"""A hall that a resident without a screen keeps: she said yes at the desk, and got a code to read out."""

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.cast import NOW, Cast
from tests.play import as_the_owner, sql

from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Insider

from .conftest import again

TODAY = NOW.date()
KEEPER, HAND = "caller", "desk"  # who keeps it, and who writes it down


def hall_of_a_caller(cast: Cast, **facts: Any) -> tuple[Entry, str]:
    """The coach begins it, the caller takes it over by her yes at the desk; her code, as it is said."""
    said = {"name": "Het Klokhuis", "summary": "Een zaal.", "form": "GROUP", "area": cast.weide}
    said |= {"organisation": cast.organisation["aanloop"], "owner_agreed": True} | facts
    cast.enter("coach")
    coach = {"acting": cast.acting("coach"), "now": NOW - timedelta(hours=1)}
    entry = actions.write_entry(facts=actions.EntryFacts(**said), **coach)
    asked = actions.ask_resident(entry=entry, **coach)
    cast.enter(HAND)
    entry, code = actions.take_over_for(
        code=asked, resident=actions.Resident(known=cast[KEEPER].pk), shown="",
        acting=cast.acting(HAND, way="PHONE"), now=NOW - timedelta(minutes=50),
    )  # fmt: skip
    return again(entry), code


def heard(cast: Cast, code: str, key: str = HAND) -> queries.Heard:
    """What a colleague has before her, with the code that was read out."""
    cast.enter(key)
    found = queries.heard(actions.code_hash(code), today=TODAY)
    assert found is not None
    return found


def by(cast: Cast, code: str, minute: int = 0, key: str = HAND, way: str = "PHONE") -> dict[str, Any]:
    """Whose deed it is and by whose hand, so many minutes from now."""
    found = heard(cast, code, key)
    return {"keeper": found, "acting": cast.acting(key), "way": way, "now": NOW + timedelta(minutes=minute)}


def moment(begins: int, ends: int, day: date = TODAY + timedelta(days=7), **more: Any) -> actions.MomentFacts:
    return actions.MomentFacts(starts_on=day, starts_at=time(begins), ends_at=time(ends), **more)


def counted(entry: Entry) -> dict[date, int]:
    with as_the_owner():
        rows = sql("SELECT counted_on, number FROM social_map_tally WHERE entry_id = %s", entry.pk)
    return dict(rows)  # type: ignore[arg-type]


def hours(entry: Entry) -> list[str]:
    with as_the_owner():
        rows = sql(
            "SELECT starts_at::text FROM social_map_moment WHERE entry_id = %s ORDER BY starts_at", entry.pk
        )
    return [row[0][:5] for row in rows]


def history(entry: Entry) -> list[tuple[Any, Any]]:
    """Whose each version is, and who wrote it down; the newest first."""
    with as_the_owner():
        return sql(
            "SELECT person_id, written_by_id FROM social_map_change WHERE entry_id = %s AND kind = 'EDIT'"
            " AND made_at >= %s ORDER BY made_at DESC", entry.pk, NOW,
        )  # fmt: skip


def seat(entry: Entry, cast: Cast, key: str = KEEPER) -> Insider:
    with as_the_owner():
        return Insider.objects.get(entry=entry, person=cast[key], ended_at=None)


def at(minute: int) -> datetime:
    return NOW + timedelta(minutes=minute)

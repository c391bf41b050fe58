"""My ledger: what is kept about a person, who may see it, who looked, who acted for her (I10, R02, NEN 7513).

Every question is asked as the person herself: the policies of the database leave out what she may not see.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.utils.module_loading import module_has_submodule

from samenspel.foundation.kept import Kept
from samenspel.foundation.sealed import unseal

PAGE = 25
Row = dict[str, Any]
NAME = "coalesce(nullif({0}.called, ''), {0}.name)"


@cache
def kept() -> Mapping[str, Kept]:
    """Return every kind of thing that is kept about people, by key: what each room says in its module `kept`."""
    found: dict[str, Kept] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("samenspel.") and module_has_submodule(app.module, "kept"):
            found |= {one.key: one for one in import_module(f"{app.name}.kept").KEPT}
    return found


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list."""

    rows: list[Row]
    total: int
    number: int
    size: int = PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which looks somebody wants to see: of a period, and of one person, of others, or of all."""

    since: date | None = None
    until: date | None = None
    who: UUID | None = None
    own: bool = False
    page: int = 1
    size: int = PAGE


@dataclass(slots=True)
class Front:
    """The first page: where each ball lies, and how much there is of everything else."""

    balls: Slice
    numbers: dict[str, int] = field(default_factory=dict)


def rows_of(sql: str, **values: Any) -> list[Row]:
    """Return the rows of one statement, sealed texts open."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _slice(sql: str, page: int, size: int = PAGE, **values: Any) -> Slice:
    number = max(1, page)
    found = rows_of(
        f"SELECT *, count(*) OVER () AS total FROM ({sql}) every_row LIMIT %(size)s OFFSET %(skip)s",
        size=size, skip=(number - 1) * size, **values,
    )  # fmt: skip
    return Slice(found, found[0]["total"] if found else 0, number, size)


BALLS = f"""
SELECT b.id, b.about, b.code, b.due_at, b.closed_at, b.next_step, {NAME.format("h")} AS holder, w.words, a.kind, a.state
FROM commitments_ball b LEFT JOIN community_person h ON h.id = b.holder_id
LEFT JOIN ({{words}}) w (ball, words) ON w.ball = b.id LEFT JOIN circles_appeal a ON a.ball_id = b.id
WHERE b.subject_id = %(me)s AND b.about IN ('ASK', 'APPEAL') ORDER BY b.closed_at IS NOT NULL, b.opened_at DESC, b.id"""

# Who may see something, until when. A seat lasts as long as the question; a code word says the rest.
READERS = f"""
SELECT who.kind, who.item, who.until, who.what, who.number, {NAME.format("p")} AS name, o.name AS organisation, who.called FROM (
  SELECT 'seat' AS kind, s.person_id AS person, NULL::uuid AS organisation, (array_agg(s.ball_id ORDER BY s.since DESC))[1] AS item,
    NULL::date AS until, min(s.reason) AS what, count(DISTINCT s.ball_id) AS number, '' AS called
    FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
    WHERE b.subject_id = %(me)s AND s.person_id <> %(me)s AND s.ended_at IS NULL GROUP BY s.person_id
  UNION ALL SELECT 'member', m.person_id, m.organisation_id, m.circle_id, NULL, m.as_what, 1, m.named FROM circles_member m
    WHERE m.state = 'ACTIVE' AND m.person_id <> %(me)s AND m.circle_id IN (
      SELECT c.circle_id FROM circles_member c WHERE c.person_id = %(me)s AND c.side = 'CENTRE' AND c.state = 'ACTIVE')
  UNION ALL SELECT 'consent', c.to_person_id, c.to_organisation_id, c.id, c.until, c.purpose, 1, '' FROM circles_consent c
    WHERE c.subject_id = %(me)s AND c.state = 'GIVEN' AND c.until > %(today)s
  UNION ALL SELECT 'exception', e.to_person_id, e.to_organisation_id, e.id, e.until, e.ground, 1, '' FROM circles_legalexception e
    WHERE e.subject_id = %(me)s AND e.told_at IS NOT NULL AND e.state = 'LIVE' AND e.until > %(today)s
  UNION ALL SELECT 'mandate', t.representative_id, NULL, t.id, t.ends_at::date, t.kind, 1, t.named FROM community_mandate t
    WHERE t.person_id = %(me)s AND t.accepted_at IS NOT NULL AND t.ended_at IS NULL AND t.ends_at > %(now)s
  UNION ALL SELECT 'gleaning', g.maker_id, CASE g.others WHEN 'TEAM' THEN g.organisation_id END, g.id, g.until, g.source, 1, ''
    FROM circles_gleaningnote g WHERE g.person_id = %(me)s AND g.removed_at IS NULL AND g.until > %(today)s
) who LEFT JOIN community_person p ON p.id = who.person LEFT JOIN community_organisation o ON o.id = who.organisation"""

AGREED = """
SELECT 'agreement' AS kind, g.id, g.circle_id AS place, g.agreed_at AS at, g.review_on AS until, c.name AS what, g.state FROM circles_agreement g
  JOIN circles_circle c ON c.id = g.circle_id JOIN circles_signature s ON s.agreement_id = g.id AND s.person_id = %(me)s AND s.yes
UNION ALL SELECT 'consent', t.id, t.id, t.given_at, t.until, t.purpose, t.state FROM circles_consent t
  WHERE t.subject_id = %(me)s AND t.given_at IS NOT NULL"""

NAMENS = f"""
SELECT e.occurred_at AS at, e.verb, e.object_type, e.way, {NAME.format("p")} AS name FROM journal_entry e
LEFT JOIN community_person p ON p.id = e.actor_id
WHERE e.on_behalf_of_id = %(me)s AND e.actor_id IS DISTINCT FROM %(me)s ORDER BY e.occurred_at DESC, e.number DESC"""

# NEN 7513: similar rows of one day are one row, with how often. The organisation: where she worked that day.
LOOKS = f"""
SELECT l.day, l.person_id, l.role, l.namens, l.view, l.object_type, l.event_type, l.purpose, l.legal_basis, l.break_glass, l.number,
  l.first_at, l.last_at, l.consent, {NAME.format("p")} AS name, coalesce(o.name, works.name) AS organisation FROM (
  SELECT (occurred_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, person_id, role, organisation_id, on_behalf_of_id IS NOT NULL AS namens,
    view, object_type, event_type, purpose, legal_basis, break_glass, CASE object_type WHEN 'consent' THEN object_id END AS consent,
    count(*) AS number, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM journal_look
  WHERE subject_id = %(me)s AND (%(own)s OR person_id IS DISTINCT FROM %(me)s) AND (%(who)s::uuid IS NULL OR person_id = %(who)s)
    AND (%(since)s::date IS NULL OR (occurred_at AT TIME ZONE 'Europe/Amsterdam')::date >= %(since)s)
    AND (%(until)s::date IS NULL OR (occurred_at AT TIME ZONE 'Europe/Amsterdam')::date <= %(until)s)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) l
LEFT JOIN community_person p ON p.id = l.person_id LEFT JOIN community_organisation o ON o.id = l.organisation_id
LEFT JOIN LATERAL (SELECT w.name FROM community_membership m JOIN community_organisation w ON w.id = m.organisation_id
  WHERE m.person_id = l.person_id AND m.starts_on <= l.day AND (m.ends_on IS NULL OR m.ends_on > l.day)
  ORDER BY m.starts_on, m.id LIMIT 1) works ON true
ORDER BY l.last_at DESC, l.view"""


def front(*, person: UUID, now: datetime, page: int = 1) -> Front:
    """Return where each ball of somebody lies, and how much there is of the rest: two statements."""
    words = " UNION ALL ".join(one.ball for one in kept().values() if one.ball)
    balls = _slice(BALLS.format(words=words or "SELECT NULL::uuid, ''"), page, me=person)
    written = " UNION ALL ".join(one.count() for one in kept().values() if one.words)
    counted = rows_of(
        f"SELECT 'written' AS what, sum(number)::int AS number FROM ({written}) w"
        f" UNION ALL SELECT 'readers', count(*) FROM ({READERS}) r UNION ALL SELECT 'agreed', count(*) FROM ({AGREED}) a"
        " UNION ALL SELECT 'namens', count(*) FROM journal_entry WHERE on_behalf_of_id = %(me)s AND actor_id IS DISTINCT FROM %(me)s"
        " UNION ALL SELECT 'looks', count(*) FROM journal_look WHERE subject_id = %(me)s AND person_id IS DISTINCT FROM %(me)s",
        me=person, now=now, today=now.date(),
    )  # fmt: skip
    return Front(balls, {row["what"]: row["number"] or 0 for row in counted})


def numbers(*, person: UUID) -> dict[str, int]:
    """Return how many things of each kind are written down about somebody, by key; one statement."""
    every = " UNION ALL ".join(one.count() for one in kept().values() if one.words)
    return {row["key"]: row["number"] for row in rows_of(every, me=person)}


def written(*, person: UUID, key: str, page: int = 1) -> Slice:
    """Return the things of one kind about somebody, newest first, each with `name` of who wrote it.

    Raises KeyError for a kind that does not exist.
    """
    found = _slice(f"{things(key)} ORDER BY k.at DESC NULLS LAST, k.item", page, me=person)
    opened(found.rows)
    return found


def everything(*, person: UUID, key: str) -> list[Row]:
    """Return all things of one kind about somebody, oldest first; for the file that she takes along."""
    return opened(rows_of(f"{things(key)} ORDER BY k.at NULLS FIRST, k.item", me=person))


def thing(*, person: UUID, key: str, item: UUID) -> Row | None:
    """Return one thing about somebody, or None: it is not there, or not about her."""
    found = rows_of(f"{things(key)} WHERE k.item = %(item)s", me=person, item=item) if key in kept() else []
    return opened(found)[0] if found else None


def things(key: str) -> str:
    """Return the SELECT of everything of one kind, with the name of who wrote it where she may read that name."""
    return f"SELECT k.*, {NAME.format('p')} AS name FROM ({kept()[key].select()}) k LEFT JOIN community_person p ON p.id = k.writer"


def opened(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with their sealed texts open."""
    for row in rows:
        facts = row["facts"] = json.loads(row["facts"])
        for name, value in facts.items():
            if isinstance(value, str) and value.startswith("sealed:"):
                facts[name] = unseal(value)
    return list(rows)


def readers(*, person: UUID, now: datetime, page: int = 1) -> Slice:
    """Return who may see what of somebody now, until when: by name."""
    return _slice(f"{READERS} ORDER BY 6, 7, 1, 2", page, me=person, now=now, today=now.date())


def agreed(*, person: UUID, page: int = 1) -> Slice:
    """Return what somebody agreed to: agreements she signed and consents she gave, newest first."""
    return _slice(f"SELECT * FROM ({AGREED}) a ORDER BY a.at DESC NULLS LAST, a.id", page, me=person)


def done_for(*, person: UUID, page: int = 1) -> Slice:
    """Return what others did in the name of somebody, newest first."""
    return _slice(NAMENS, page, me=person)


def looks(*, person: UUID, chosen: Chosen) -> Slice:
    """Return who looked at what concerns somebody: the fields of NEN 7513, newest first."""
    return _slice(
        LOOKS, chosen.page, chosen.size, me=person, own=chosen.own, who=chosen.who, since=chosen.since, until=chosen.until,
    )  # fmt: skip


def lookers(*, person: UUID) -> list[Row]:
    """Return everybody else who ever looked, by name: (id, name)."""
    return rows_of(
        f"SELECT DISTINCT l.person_id AS id, {NAME.format('p')} AS name, p.sort_name FROM journal_look l"
        " JOIN community_person p ON p.id = l.person_id"
        " WHERE l.subject_id = %(me)s AND l.person_id <> %(me)s ORDER BY p.sort_name LIMIT 200",
        me=person,
    )  # fmt: skip

"""Where and with what somebody is in, and what others did for her: one statement, asked as herself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from samenspel.community import rules

from .words import ALONG, done_in_words

DEEDS = 20
SQL = """
SELECT (SELECT json_agg(x) FROM (
    SELECT handle, device, since, seen, session_key = %(key)s AS here FROM django_session
    WHERE owner = %(me)s AND expire_date > now() ORDER BY seen DESC, handle) x),
  (SELECT row_to_json(x) FROM (
    SELECT made_at, used_at, wrong_tries FROM community_card
    WHERE person_id = %(me)s AND revoked_at IS NULL) x),
  (SELECT json_agg(x) FROM (
    SELECT d.id AS pk, d.home, d.opened_at FROM community_device d JOIN community_card c ON c.id = d.card_id
    WHERE d.person_id = %(me)s AND d.ended_at IS NULL AND d.ends_at > %(now)s AND c.revoked_at IS NULL
      AND (d.home OR d.seen_at > %(since)s) ORDER BY d.opened_at DESC) x),
  (SELECT json_agg(x) FROM (
    SELECT e.occurred_at AS at, e.verb, e.actor_id AS who,
      (SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = e.actor_id) AS name
    FROM journal_entry e WHERE e.on_behalf_of_id = %(me)s AND NOT e.verb = ANY (%(along)s)
    ORDER BY e.occurred_at DESC LIMIT %(deeds)s) x)
"""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OwnAccess:
    """The sessions of somebody, her card, the devices that are in with it, and deeds in plain words."""

    sessions: list[Row]
    card: Row | None
    devices: list[Row]
    deeds: list[Row]


def own_access(*, person: UUID, session: str, now: datetime) -> OwnAccess:
    """Return where somebody is in, and what others did for her, newest first. `session` asks it."""
    asked: dict[str, Any] = {
        "me": person, "key": session, "now": now, "since": now - rules.IDLE, "along": sorted(ALONG),
        "deeds": DEEDS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(SQL, asked)
        sessions, card, devices, deeds = cursor.fetchone()
    return OwnAccess(
        sessions=[_moments(row, "since", "seen") for row in sessions or []],
        card=_moments(card, "made_at", "used_at") if card else None,
        devices=[_moments(row, "opened_at") for row in devices or []],
        deeds=[_in_words(_moments(row, "at")) for row in deeds or []],
    )


def _in_words(row: Row) -> Row:
    """A name is there where the policies allow it."""
    who = (row["name"] or _("een medewerker")) if row["who"] else ""
    return {"at": row["at"], "who": who, "what": done_in_words(row["verb"])}


def _moments(row: Row, *keys: str) -> Row:
    return row | {key: datetime.fromisoformat(row[key]) for key in keys if row[key]}

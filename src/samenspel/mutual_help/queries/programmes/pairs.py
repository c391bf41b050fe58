"""What a pair has together, in one statement: who the other is, the pot line by line, and the dreams."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any, LiteralString
from uuid import UUID

from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ...models import Ask, Offer, Pair, PotEntry

KINDS = dict(PotEntry.Kind.choices)
LINES: LiteralString = """
  (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'cents', e.cents, 'left', e.left_cents,
     'what', e.what, 'on', e.spent_on, 'name', name_in_pair(e.pair_id, nullif(e.side, '')),
     'open', e.kind = 'SPENT' AND NOT EXISTS (SELECT FROM mutual_help_potentry c WHERE c.corrects_id = e.id))
     ORDER BY e.number DESC)
   FROM mutual_help_potentry e WHERE e.pair_id = p.id)"""
DREAMS: LiteralString = """
  (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'text', d.text, 'done', d.done_at IS NOT NULL)
     ORDER BY d.written_at, d.id)
   FROM mutual_help_dream d WHERE d.pair_id = p.id)"""
AT: LiteralString = (
    "SELECT p.id, m.active_at, m.ended_at,"
    " name_in_pair(p.id, CASE WHEN m.ask_id = %(it)s THEN 'OFFERER' ELSE 'ASKER' END) AS other, "
    + LINES + " AS lines, " + DREAMS + " AS dreams FROM mutual_help_pair p"
    " JOIN mutual_help_match m ON m.id = p.match_id WHERE m.ask_id = %(it)s OR m.offer_id = %(it)s"
    " ORDER BY m.ended_at DESC NULLS FIRST, p.made_at, p.id"
)  # fmt: skip
POTS: LiteralString = (
    "SELECT name_in_pair(p.id, 'ASKER'), name_in_pair(p.id, 'OFFERER'), " + LINES + "::text"
    " FROM mutual_help_pair p WHERE p.programme_id = %(it)s ORDER BY p.made_at, p.id"
)


@dataclass(slots=True)
class Line:
    """A line of the pot, as people read it."""

    id: str
    kind: str
    cents: int
    left: int
    what: str
    on: date
    name: str
    open: bool  # it can be put right

    @property
    def kind_words(self) -> str:
        return str(KINDS[self.kind])


def _lines(found: list[dict[str, Any]] | None) -> list[Line]:
    return [
        Line(**one | {"what": unseal(one["what"]), "on": date.fromisoformat(one["on"])})
        for one in found or []
    ]


@dataclass(slots=True)
class Pot:
    """The pot of a pair, for who leads the programme: what went out, and what is left."""

    asker: str
    offerer: str
    lines: Any
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.lines = _lines(json.loads(self.lines or "[]"))
        self.left = self.lines[0].left if self.lines else 0


@dataclass(slots=True)
class PairCard:
    """A pair as one of the two reads it."""

    id: str
    active_at: str | None
    ended_at: str | None
    other: str
    lines: Any
    dreams: Any
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.lines = _lines(self.lines)
        self.left = self.lines[0].left if self.lines else 0
        self.dreams = [{**one, "text": unseal(one["text"])} for one in self.dreams or []]


def pairs_at(*, brought: Ask | Offer) -> list[PairCard]:
    """Return the pairs of an ask or an offer, those that go on first, as far as the context may see them."""
    found = rows(json.loads, "SELECT to_jsonb(q)::text FROM (" + AT + ") q", {"it": brought.pk})
    return [PairCard(**one) for one in found]


def pots_of(*, programme: UUID) -> list[Pot]:
    """Return the pots of a programme, for who leads it."""
    return rows(Pot, POTS, {"it": programme})


def pair_for(*, pk: UUID) -> Pair:
    """Return a pair that the context may see, with its match, or raise Pair.DoesNotExist."""
    return Pair.objects.select_related("match__municipality", "programme").get(pk=pk)

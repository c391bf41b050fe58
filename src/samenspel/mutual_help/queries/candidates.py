"""Which offers could be for an ask, best first: facts from one statement, ordered by the pure rules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..models import Ask
from ..rules import helping, matching
from ..rules.matching import Asker, Helper, Suggestion

WITHIN_M = 60_000  # how far somebody goes, she said in areas: the statement has kept to that


@dataclass(slots=True)
class OfferRow:
    """What the order may know of an offer; nothing about who it is, or what she answered before."""

    id: UUID
    latitude: float | None
    longitude: float | None
    kinds: list[str]
    moments: list[str]
    far: str
    languages: list[str]
    room: int
    has_vog: bool
    is_trainee: bool
    asked_lately: int
    is_known: bool
    likes: str
    area_name: str
    answers_it: bool
    is_beside: bool

    def __post_init__(self) -> None:
        self.likes = unseal(self.likes)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer that could be suggested, with the recorded facts that say why."""

    offer: UUID
    likes: str
    area_name: str
    answers_it: bool  # she answered this very call
    is_trainee: bool
    is_beside: bool  # she is in the same programme
    reasons: list[dict[str, Any]]


OFFERS = "SELECT o.*, o.id IN (SELECT offers_beside(%(ask)s)) FROM offers_for(%(ball)s, %(lately)s) o"


def candidates(*, ask: Ask, now: datetime, most: int = helping.AT_MOST) -> list[Candidate]:
    """Return the `most` best offers: who answered her call, who is in her programme, then the best fit.

    For who coordinates it; for anybody else there are none. Whoever was suggested before is not in it,
    whatever came of that: so it tells nothing about any answer.
    """
    facts = {"ball": ask.ball_id, "ask": ask.pk, "lately": now - helping.LATELY}
    found = rows(OfferRow, OFFERS, facts)
    asker, by_id = _asker(ask, found), {row.id: row for row in found}
    groups: list[list[Helper]] = [[], [], []]
    for row in found:
        groups[0 if row.answers_it else 1 if row.is_beside else 2].append(_helper(row))
    best = [one for group in groups for one in matching.one_request(asker, group, most=most)]
    return [_candidate(one, by_id[one.helper]) for one in best[:most]]


def _asker(ask: Ask, found: list[OfferRow]) -> Asker:
    area = ask.area
    return Asker(
        id=ask.pk, at=(area.latitude or 0.0, area.longitude or 0.0), kinds=frozenset(ask.call_kinds),
        since=timezone.localtime(ask.asked_at).date(), times=matching.moments(ask.call_moments),
        languages=frozenset({ask.asker.language}), needs_vog=ask.needs_vog,
        known_faces=frozenset(row.id for row in found if row.is_known),
    )  # fmt: skip


def _helper(row: OfferRow) -> Helper:
    return Helper(
        id=row.id, at=(row.latitude or 0.0, row.longitude or 0.0), kinds=frozenset(row.kinds),
        capacity=row.room, within_m=WITHIN_M, times=matching.moments(row.moments),
        languages=frozenset(row.languages), has_vog=row.has_vog, asked_lately=row.asked_lately,
    )  # fmt: skip


def _candidate(found: Suggestion, row: OfferRow) -> Candidate:
    reasons = [{"why": str(one.why), "words": list(one.words), "number": one.number} for one in found.reasons]
    return Candidate(row.id, row.likes, row.area_name, row.answers_it, row.is_trainee, row.is_beside, reasons)

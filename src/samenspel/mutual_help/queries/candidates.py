"""Which offers could be for an ask, best first: ordered by one statement, explained by the pure rules.

The statement holds all limits and the whole order, over an index, and gives no more rows than are shown. A
test holds it against the pure rules over every offer.
"""

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
    topics: list[str]
    learns: list[str]
    not_with: list[str]
    gender: str
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


OFFERS = "SELECT * FROM offers_for(%(ball)s, %(lately)s, %(most)s)"


def candidates(*, ask: Ask, now: datetime, most: int = helping.AT_MOST) -> list[Candidate]:
    """Return the `most` best offers: who answered her call, who is in her programme, then the best fit.

    For who coordinates it; for anybody else there are none. Whoever was suggested before is not in it,
    whatever came of that: so it tells nothing about any answer.
    """
    found = rows(OfferRow, OFFERS, {"ball": ask.ball_id, "lately": now - helping.LATELY, "most": most})
    known = frozenset(row.id for row in found if row.is_known)
    asker = asker_of(ask, language=ask.asker.language, known=known)
    return [_candidate(matching.suggestion(asker, _helper(row)), row) for row in found]


def asker_of(
    ask: Ask, *, language: str, known: frozenset[UUID], never: frozenset[UUID] = matching.NOBODY
) -> Asker:
    """Return an ask as the matching sees it: what she said, and nothing else."""
    area = ask.area
    return Asker(
        id=ask.pk, at=(area.latitude or 0.0, area.longitude or 0.0), kinds=frozenset(ask.call_kinds),
        since=timezone.localtime(ask.asked_at).date(), times=matching.moments(ask.call_moments),
        languages=frozenset(ask.call_languages or [language]), wishes=frozenset(ask.call_topics),
        can_teach=frozenset(ask.call_teaches), involves=frozenset(ask.call_involves),
        gender_wish=ask.gender_wish, needs_vog=ask.needs_vog, known_faces=known, not_these=never,
    )  # fmt: skip


def _helper(row: OfferRow) -> Helper:
    return Helper(
        id=row.id, at=(row.latitude or 0.0, row.longitude or 0.0), kinds=frozenset(row.kinds),
        capacity=row.room, within_m=WITHIN_M, times=matching.moments(row.moments),
        languages=frozenset(row.languages), likes=frozenset(row.topics),
        wants_to_learn=frozenset(row.learns), boundaries=frozenset(row.not_with), gender=row.gender,
        has_vog=row.has_vog, asked_lately=row.asked_lately,
    )  # fmt: skip


def _candidate(found: Suggestion, row: OfferRow) -> Candidate:
    return Candidate(
        row.id, row.likes, row.area_name, row.answers_it, row.is_trainee, row.is_beside, written(found)
    )


def written(found: Suggestion) -> list[dict[str, Any]]:
    """Return the reasons of a suggestion as they are kept with it."""
    return [{"why": str(one.why), "words": list(one.words), "number": one.number} for one in found.reasons]

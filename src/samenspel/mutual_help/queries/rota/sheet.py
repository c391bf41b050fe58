"""What goes on paper of a small rota, for whoever it is written to."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from . import TurnRow, helper_cards, rota_page

AT_MOST = 20  # lines of a letter


def turns_ahead(*, balls: Iterable[UUID], now: datetime) -> dict[UUID, list[TurnRow]]:
    """Return the turns that come of each ball, soonest first: of an ask all of them, of an offer her own.

    In one statement. Nothing for whoever has no seat at this ball: the database says what each side reads.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ball, rota_at(ball), turns_at(ball) FROM unnest(%s::uuid[]) ball", [list(balls)]
        )
        return {ball: _coming(_read(around), _read(own), now) for ball, around, own in cursor.fetchall()}


def _coming(around: Any, own: Any, now: datetime) -> list[TurnRow]:
    page = rota_page(around)
    hers = [turn for card in helper_cards(own) if card.ended_at is None for turn in card.coming(now)]
    coming = sorted([*(page.coming(now) if page.is_open else ()), *hers], key=lambda one: one.begins_at)
    return coming[:AT_MOST]


def _read(stored: str | None) -> Any:
    return json.loads(stored) if stored else None

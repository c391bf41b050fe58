"""What is kept of people and what is not: a hold, and the numbers that must stay as they were."""

from datetime import date, timedelta
from typing import Any

from samenspel.circles.models import Hold
from samenspel.mutual_help.models import Ask
from samenspel.retention import actions

from .cast import NOW, Cast
from .play import as_the_owner, sql

MONTH = timedelta(days=31)
SECRET = "Papegaaibloem"  # a word that stands nowhere else
COUNTED = {
    "asks": "SELECT state, area_id, reach, asked_at, ended_at, count(*) FROM mutual_help_ask GROUP BY 1, 2, 3, 4, 5 ORDER BY 4, 5",
    "steps": "SELECT kind, shape, at, count(*) FROM commitments_step GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "balls": "SELECT about, opened_at, closed_at, held_since, count(*) FROM commitments_ball GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
}


def counts() -> dict[str, Any]:
    with as_the_owner():
        return {name: sql(question) for name, question in COUNTED.items()}


def hold_back(cast: Cast, ask: Ask, *, everything: bool, until: date) -> Hold:
    cast.enter("official")
    wish = actions.Wish(
        code=ask.ball.spoken_code, everything=everything, reason="Een klacht loopt.", until=until
    )
    return actions.hold(wish=wish, town=cast.town.pk, acting=cast.acting("official"), now=NOW)

"""What a page of a programme, goal or rota shows, as a column beside its ask or offer: in one statement."""

from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from .. import tours
from . import goals, pairs
from .goals import GoalCard
from .pairs import PairCard
from .weeks import WeekPage, week_page

PROGRAMME = """
SELECT jsonb_build_object(
  'joining', (SELECT to_jsonb(j) || jsonb_build_object('programme', to_jsonb(g)) FROM mutual_help_joining j
    JOIN mutual_help_programme g ON g.id = j.programme_id
    WHERE j.left_at IS NULL AND (j.ask_id = %(it)s OR j.offer_id = %(it)s)),
  'running', (SELECT jsonb_agg(to_jsonb(g) ORDER BY g.name, g.id) FROM mutual_help_programme g
    WHERE g.ended_at IS NULL AND g.municipality_id = %(town)s),
  'week', week_at(%(ball)s),
  'pairs', (SELECT jsonb_agg(to_jsonb(q)) FROM ({pairs}) q))
"""
GOALS = "SELECT jsonb_agg(to_jsonb(q)) FROM ({goals}) q"
ROTA, TURNS = "SELECT rota_at(%(ball)s)", "SELECT turns_at(%(ball)s)"
COLUMNS = {
    "programme": PROGRAMME.replace("{pairs}", pairs.AT), "goal": GOALS.replace("{goals}", goals.AT),
    "rota": ROTA, "week": ROTA, "turns": TURNS, "tour": tours.TOUR_AT, "tour_list": tours.TOUR_AT,
    "my_week": "SELECT week_at(%(ball)s)", "still": "SELECT standstill_at(%(ball)s, true)",
    "still_now": "SELECT standstill_at(%(ball)s, false)",
}  # fmt: skip


def column(page: str, table: str) -> RawSQL:
    """Return the column of a page ('programme', 'rota') beside a row of this table."""
    text = COLUMNS[page].replace("%(it)s", f'"{table}"."id"').replace("%(ball)s", f'"{table}"."ball_id"')
    return RawSQL("(" + text.replace("%(town)s", f'"{table}"."municipality_id"') + ")", [], JSONField())


@dataclass(slots=True)
class ProgrammePage:
    """In which programme somebody is, which she could join, and her pairs."""

    joining: dict[str, Any] | None
    running: list[dict[str, Any]]
    pairs: list[PairCard]
    week: WeekPage | None


def programme_page(found: dict[str, Any]) -> ProgrammePage:
    """Return what the column 'programme' holds."""
    pairs_of = [PairCard(**one) for one in found["pairs"] or []]
    return ProgrammePage(found["joining"], found["running"] or [], pairs_of, week_page(found["week"]))


def goal_cards(found: list[dict[str, Any]] | None) -> list[GoalCard]:
    """Return what the column 'goal' holds."""
    return [GoalCard(**one) for one in found or []]

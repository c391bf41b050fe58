"""Named questions about programmes: what everybody, what a pair, and what who leads it may read."""

from .cohorts import Participant, joining_of, led_by, people_in, programme_for, programmes_in, to_lead_on
from .columns import COLUMNS, ProgrammePage, column, goal_cards, programme_page
from .goals import GoalCard, goal_of, goals_at, goals_to_ask_about
from .pairs import PairCard, Pot, pair_for, pairs_at, pots_of
from .weeks import GroupRow, WeekPage, Weeks, coming_weeks, group_for, groups_in, week_page, weeks_of

__all__ = [
    "COLUMNS",
    "GoalCard",
    "GroupRow",
    "PairCard",
    "Participant",
    "Pot",
    "ProgrammePage",
    "WeekPage",
    "Weeks",
    "column",
    "coming_weeks",
    "goal_cards",
    "goal_of",
    "goals_at",
    "goals_to_ask_about",
    "group_for",
    "groups_in",
    "joining_of",
    "led_by",
    "pair_for",
    "pairs_at",
    "people_in",
    "pots_of",
    "programme_for",
    "programme_page",
    "programmes_in",
    "to_lead_on",
    "week_page",
    "weeks_of",
]

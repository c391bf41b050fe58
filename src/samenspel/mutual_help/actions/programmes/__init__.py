"""Verbs about programmes: leading one, joining it, and what a pair does with its pot and its dreams."""

from .goal import add_win, ask_again, reach_goal, say_goal
from .joining import join_programme, leave_programme
from .leading import Plan, begin_programme, end_programme, lead_on, say_trained
from .together import Expense, add_dream, correct_expense, dream_came_true, write_expense
from .week import (
    GroupPlan,
    close_group,
    leave_place,
    open_group,
    plan_quiet_week,
    say_wish,
    show_place,
    take_back_place,
    take_place,
    tell_week,
)

__all__ = [
    "Expense",
    "GroupPlan",
    "Plan",
    "add_dream",
    "add_win",
    "ask_again",
    "begin_programme",
    "close_group",
    "correct_expense",
    "dream_came_true",
    "end_programme",
    "join_programme",
    "lead_on",
    "leave_place",
    "leave_programme",
    "open_group",
    "plan_quiet_week",
    "reach_goal",
    "say_goal",
    "say_trained",
    "say_wish",
    "show_place",
    "take_back_place",
    "take_place",
    "tell_week",
    "write_expense",
]

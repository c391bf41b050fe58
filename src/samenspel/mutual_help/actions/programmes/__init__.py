"""Verbs about programmes: leading one, joining it, and what a pair does with its pot and its dreams."""

from .goal import add_win, ask_again, reach_goal, say_goal
from .joining import join_programme, leave_programme
from .leading import Plan, begin_programme, end_programme, say_trained
from .together import Expense, add_dream, correct_expense, dream_came_true, write_expense

__all__ = [
    "Expense", "Plan", "add_dream", "add_win", "ask_again", "begin_programme", "correct_expense",
    "dream_came_true", "end_programme",
    "join_programme", "leave_programme", "reach_goal", "say_goal", "say_trained", "write_expense",
]  # fmt: skip

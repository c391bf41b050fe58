"""Verbs about programmes: leading one, joining it, and what a pair does with its pot and its dreams."""

from .joining import join_programme, leave_programme
from .leading import Plan, begin_programme, end_programme, say_trained
from .together import Expense, add_dream, correct_expense, dream_came_true, write_expense

__all__ = [
    "Expense", "Plan", "add_dream", "begin_programme", "correct_expense", "dream_came_true", "end_programme",
    "join_programme", "leave_programme", "say_trained", "write_expense",
]  # fmt: skip

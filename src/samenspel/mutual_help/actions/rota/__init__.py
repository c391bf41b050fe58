"""Verbs about a small rota: the person's, the helpers', and those of the jobs."""

from .organising import (
    Circle,
    Plan,
    ask_for_rota,
    begin_rota,
    cancel_turns,
    change_rota,
    end_rota,
    need_after_all,
    plan_turns,
    rest_until,
    take_out,
)
from .taking import give_back, join_rota, leave_rota, say_reminders, take_turn
from .telling import forget_unanswered, remind_of_turn, tell_holder_of_turns, tell_rota

__all__ = [
    "Circle", "Plan", "ask_for_rota", "begin_rota", "cancel_turns", "change_rota", "end_rota",
    "forget_unanswered", "give_back", "join_rota", "leave_rota", "need_after_all", "plan_turns",
    "remind_of_turn", "rest_until", "say_reminders", "take_out", "take_turn", "tell_holder_of_turns",
    "tell_rota",
]  # fmt: skip

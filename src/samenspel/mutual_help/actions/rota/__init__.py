"""Verbs about a small rota: the person's, the helpers', and those of the jobs."""

from .missing import forget_nobody_came, looked_after, say_nobody_came, somebody_came
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
from .wishing import ask_everybody, ask_first, open_to_others

__all__ = [
    "Circle", "Plan", "ask_everybody", "ask_first", "ask_for_rota", "begin_rota", "cancel_turns",
    "change_rota", "end_rota", "forget_nobody_came", "forget_unanswered", "give_back", "join_rota",
    "leave_rota", "looked_after", "need_after_all", "open_to_others", "plan_turns", "remind_of_turn",
    "rest_until", "say_nobody_came", "say_reminders", "somebody_came", "take_out", "take_turn",
    "tell_holder_of_turns", "tell_rota",
]  # fmt: skip

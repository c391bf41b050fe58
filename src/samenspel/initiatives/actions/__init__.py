"""Verbs about an idea without a screen, and about money: a resident's yes, sending, the answer (I13, R45)."""

from .afterwards import (
    ask_along_for,
    change_words,
    end_idea_for,
    say_yes_for,
    stop_for,
    take_back_invitation_for,
    take_back_request_for,
    take_back_yes_for,
)
from .asking import Asked, change_request, make_code, say_yes, take_back_yes, write_request
from .hearing import hear_yes
from .inviting import Invited, ask_along, still_counts
from .namens import Idea, Place, Resident, begin_for, code_anew, hear_joining, hear_no
from .sending import answer_request, send_request, take_over, withdraw_request
from .spoken import code_hash

__all__ = [
    "Asked", "Idea", "Invited", "Place", "Resident",
    "answer_request", "ask_along", "ask_along_for", "begin_for", "change_request", "change_words",
    "code_anew", "code_hash", "end_idea_for", "hear_joining", "hear_no", "hear_yes", "make_code", "say_yes",
    "say_yes_for", "send_request", "still_counts", "stop_for", "take_back_invitation_for",
    "take_back_request_for", "take_back_yes",
    "take_back_yes_for", "take_over", "withdraw_request", "write_request",
]  # fmt: skip

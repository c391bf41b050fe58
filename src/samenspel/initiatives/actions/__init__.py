"""Verbs about asking for money: write it, a resident's yes, send it, answer it, take it back (I13, R45)."""

from .asking import Asked, change_request, make_code, say_yes, take_back_yes, write_request
from .hearing import code_hash, hear_yes
from .sending import answer_request, send_request, take_over, withdraw_request

__all__ = [
    "Asked",
    "answer_request",
    "change_request",
    "code_hash",
    "hear_yes",
    "make_code",
    "say_yes",
    "send_request",
    "take_back_yes",
    "take_over",
    "withdraw_request",
    "write_request",
]

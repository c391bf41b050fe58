"""Verbs about asks. This package is one door: `from samenspel.mutual_help import actions`."""

from ..errors import NameInConsult
from ..models import Ask
from .asking import Asker, ForAnother, ask, rename_asker, reword, share
from .ending import plan_look_back, reopen, verdict, withdraw
from .handing import accept, decline, offer, pick_up, say_yes
from .talking import (
    answer_consult,
    consult,
    dead_end,
    set_urgency,
    suggest,
    take_back_suggestion,
    write_note,
)

__all__ = [
    "Ask",
    "Asker",
    "ForAnother",
    "NameInConsult",
    "accept",
    "answer_consult",
    "ask",
    "consult",
    "dead_end",
    "decline",
    "offer",
    "pick_up",
    "plan_look_back",
    "rename_asker",
    "reopen",
    "reword",
    "say_yes",
    "set_urgency",
    "share",
    "suggest",
    "take_back_suggestion",
    "verdict",
    "withdraw",
    "write_note",
]

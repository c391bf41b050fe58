"""Verbs about asks and offers. This package is one door: `from samenspel.mutual_help import actions`."""

from ..errors import NameInConsult
from ..models import Ask, Offer
from .answering import Practical, answer_offer, answer_offers, wake_offer, write_practical
from .asker import Asker
from .asking import ForAnother, ask, rename_asker, reword, share
from .ending import plan_look_back, reopen, verdict, withdraw
from .handing import accept, decline, offer, pick_up, say_yes
from .offering import Likes, is_flood, offer_help
from .own_offer import (
    More,
    change_offer,
    choose_it_herself,
    pause_offer,
    resume_offer,
    say_hours,
    say_it_must,
    stop_offer,
    tell_more,
)
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
    "Likes",
    "More",
    "NameInConsult",
    "Offer",
    "Practical",
    "accept",
    "answer_consult",
    "answer_offer",
    "answer_offers",
    "ask",
    "change_offer",
    "choose_it_herself",
    "consult",
    "dead_end",
    "decline",
    "is_flood",
    "offer",
    "offer_help",
    "pause_offer",
    "pick_up",
    "plan_look_back",
    "rename_asker",
    "reopen",
    "resume_offer",
    "reword",
    "say_hours",
    "say_it_must",
    "say_yes",
    "set_urgency",
    "share",
    "stop_offer",
    "suggest",
    "take_back_suggestion",
    "tell_more",
    "verdict",
    "wake_offer",
    "withdraw",
    "write_note",
    "write_practical",
]

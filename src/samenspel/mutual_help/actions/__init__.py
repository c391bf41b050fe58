"""Verbs about asks and offers. This package is one door: `from samenspel.mutual_help import actions`."""

from ..errors import NameInConsult
from ..models import Ask, Offer
from .answering import Practical, answer_offer, answer_offers, wake_offer, write_practical
from .asker import Asker
from .asking import ForAnother, ask, rename_asker, reword, share
from .calling import Call, Needs, call_neighbours, say_needs, say_rhythm
from .choosing import answer_match, ask_click, close_undecided, they_talked
from .ending import plan_look_back, reopen, verdict, withdraw
from .handing import accept, decline, offer, pick_up, say_yes
from .helping import (
    Start,
    end_helping,
    let_backstop_go,
    not_informal,
    pause_helping,
    plan_meeting,
    resume_helping,
    say_met,
    start_helping,
)
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
from .suggesting import end_list, lapse_suggestion, suggest_neighbours
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
    "Call",
    "ForAnother",
    "Likes",
    "More",
    "NameInConsult",
    "Needs",
    "Offer",
    "Practical",
    "Start",
    "accept",
    "answer_consult",
    "answer_match",
    "answer_offer",
    "answer_offers",
    "ask",
    "ask_click",
    "call_neighbours",
    "change_offer",
    "choose_it_herself",
    "close_undecided",
    "consult",
    "dead_end",
    "decline",
    "end_helping",
    "end_list",
    "is_flood",
    "lapse_suggestion",
    "let_backstop_go",
    "not_informal",
    "offer",
    "offer_help",
    "pause_helping",
    "pause_offer",
    "pick_up",
    "plan_look_back",
    "plan_meeting",
    "rename_asker",
    "reopen",
    "resume_helping",
    "resume_offer",
    "reword",
    "say_hours",
    "say_it_must",
    "say_met",
    "say_needs",
    "say_rhythm",
    "say_yes",
    "set_urgency",
    "share",
    "start_helping",
    "stop_offer",
    "suggest",
    "suggest_neighbours",
    "take_back_suggestion",
    "tell_more",
    "they_talked",
    "verdict",
    "wake_offer",
    "withdraw",
    "write_note",
    "write_practical",
]

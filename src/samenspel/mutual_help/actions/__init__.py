"""Verbs about asks and offers. This package is one door: `from samenspel.mutual_help import actions`."""

from ..errors import NameInCall, NameInConsult
from ..models import Ask, Offer
from .answering import (
    Practical,
    answer_offer,
    answer_offers,
    take_over_offer,
    wake_offer,
    write_practical,
)
from .asker import Asker
from .asking import ForAnother, ask, rename_asker, reword, share
from .beginning import Start, change_watch, start_helping, stay_beside
from .bundling import (
    Proposal,
    answer_bundle,
    ask_bundle,
    call_off_bundle,
    close_bundle,
    propose_bundle,
    tell_bundle_off,
)
from .call_me import (
    ask_next_to_call,
    forget_calls,
    let_me_be_called,
    no_call_needed,
    say_i_called,
    tell_call,
)
from .calling import Call, Needs, call_neighbours, say_needs, say_rhythm
from .choosing import answer_match, ask_click, close_undecided, they_talked
from .ending import plan_look_back, reopen, verdict, withdraw
from .guiding import plan_talk, say_i_cannot_guide, say_i_guide
from .handing import accept, decline, offer, pick_up, say_yes
from .hearing import HeardYes, hear_inquiry_yes, renew_inquiry_code, say_called, take_back_heard_yes
from .helping import end_helping, let_backstop_go, not_informal, plan_meeting, resume_helping, say_met
from .inquiring import (
    begin_again,
    begin_inquiry,
    count_others,
    end_inquiry,
    go_back_a_round,
    hold_inquiry,
    join_inquiry,
    leave_inquiry,
    let_inquiry_go,
    open_inquiry_code,
    reopen_inquiry,
    say_in_inquiry,
    take_word_away,
    tell_outcome,
)
from .lapsing import let_letters_lapse
from .offering import Likes, is_flood, offer_help, rename_offerer
from .own_offer import (
    More,
    change_offer,
    choose_it_herself,
    say_hours,
    say_it_must,
    stop_offer,
    take_back_hours,
    tell_more,
)
from .planning import make_lists, settle_lists
from .programmes import (
    Expense,
    GroupPlan,
    Plan,
    add_dream,
    add_win,
    ask_again,
    begin_programme,
    close_group,
    correct_expense,
    dream_came_true,
    end_programme,
    join_programme,
    lead_on,
    leave_place,
    leave_programme,
    open_group,
    plan_quiet_week,
    reach_goal,
    say_goal,
    say_trained,
    say_wish,
    show_place,
    take_back_place,
    take_place,
    tell_week,
    write_expense,
)
from .reaching import Contact, reach_asker, reach_offerer
from .replying import answer_reply, reply_to_answer
from .resting import (
    end_match_rest,
    end_rest,
    pause_helping,
    pause_offer,
    resume_offer,
    tell_match_rest_ends,
    tell_rest_ends,
)
from .rota import (
    Circle,
    ask_everybody,
    ask_first,
    ask_for_rota,
    begin_rota,
    cancel_turns,
    change_rota,
    end_rota,
    forget_nobody_came,
    forget_unanswered,
    give_back,
    join_rota,
    leave_rota,
    looked_after,
    need_after_all,
    open_to_others,
    plan_turns,
    remind_of_turn,
    rest_until,
    say_nobody_came,
    say_reminders,
    somebody_came,
    take_out,
    take_turn,
    tell_holder_of_turns,
    tell_rota,
)  # fmt: skip
from .rota import Plan as TurnPlan
from .standstill import (
    Still,
    end_standstill,
    let_go_on,
    let_it_end,
    let_stand_longer,
    let_stand_still,
    say_back,
)
from .standstill_looks import ask_to_look, look_instead
from .standstill_told import tell_standstill, warn_of_standstill
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
from .telling_guides import (
    guide_is_over,
    guide_left,
    look_at_backstop,
    look_at_talk,
    tell_guide,
    tell_guide_after_all,
    tell_stopped,
)
from .touring import (
    Share,
    TourPlan,
    ask_host,
    call_off_tour,
    change_tour,
    close_tour,
    end_talk,
    give_seat_back,
    make_tour,
    take_seat,
    tell_tour,
    tick_talk,
    untick_talk,
)

__all__ = [
    "Ask", "Asker", "Call", "Circle", "Contact", "Expense", "ForAnother", "GroupPlan", "HeardYes", "Likes",
    "More", "NameInCall", "NameInConsult", "Needs", "Offer", "Plan", "Practical", "Proposal", "Share",
    "Start", "Still", "TourPlan", "TurnPlan", "accept", "add_dream", "add_win", "answer_bundle",
    "answer_consult", "answer_match", "answer_offer", "answer_offers", "answer_reply", "ask", "ask_again",
    "ask_bundle", "ask_click", "ask_everybody", "ask_first", "ask_for_rota", "ask_host", "ask_next_to_call",
    "ask_to_look",
    "begin_again", "begin_inquiry", "begin_programme", "begin_rota", "call_neighbours", "call_off_bundle",
    "call_off_tour", "cancel_turns", "change_offer", "change_rota", "change_tour", "change_watch",
    "choose_it_herself", "close_bundle", "close_group", "close_tour", "close_undecided", "consult",
    "correct_expense", "count_others", "dead_end", "decline", "dream_came_true", "end_helping",
    "end_inquiry", "end_list", "end_match_rest", "end_programme", "end_rest", "end_rota", "end_standstill",
    "end_talk", "forget_calls", "forget_nobody_came", "forget_unanswered", "give_back", "give_seat_back",
    "go_back_a_round", "guide_is_over", "guide_left", "hear_inquiry_yes", "hold_inquiry", "is_flood",
    "join_inquiry", "join_programme", "join_rota", "lapse_suggestion", "lead_on", "leave_inquiry",
    "leave_place", "leave_programme", "leave_rota", "let_backstop_go", "let_go_on", "let_inquiry_go",
    "let_it_end",
    "let_letters_lapse", "let_me_be_called", "let_stand_longer", "let_stand_still", "look_at_backstop",
    "look_at_talk", "look_instead", "looked_after", "make_lists", "make_tour", "need_after_all",
    "no_call_needed", "not_informal", "offer", "offer_help", "open_group", "open_inquiry_code",
    "open_to_others", "pause_helping", "pause_offer", "pick_up", "plan_look_back", "plan_meeting",
    "plan_quiet_week", "plan_talk", "plan_turns", "propose_bundle", "reach_asker", "reach_goal",
    "reach_offerer", "remind_of_turn", "rename_asker", "rename_offerer", "renew_inquiry_code", "reopen",
    "reopen_inquiry", "reply_to_answer", "rest_until", "resume_helping", "resume_offer", "reword",
    "say_back", "say_called", "say_goal", "say_hours", "say_i_called", "say_i_cannot_guide", "say_i_guide",
    "say_in_inquiry", "say_it_must", "say_met", "say_needs", "say_nobody_came", "say_reminders",
    "say_rhythm", "say_trained", "say_wish", "say_yes", "set_urgency", "settle_lists", "share",
    "show_place", "somebody_came", "start_helping", "stay_beside", "stop_offer", "suggest",
    "suggest_neighbours", "take_back_heard_yes", "take_back_hours", "take_back_place",
    "take_back_suggestion", "take_out", "take_over_offer", "take_place", "take_seat", "take_turn",
    "take_word_away", "tell_bundle_off", "tell_call", "tell_guide", "tell_guide_after_all",
    "tell_holder_of_turns", "tell_match_rest_ends", "tell_more", "tell_outcome", "tell_rest_ends",
    "tell_rota", "tell_standstill", "tell_stopped",
    "tell_tour", "tell_week", "they_talked", "tick_talk", "untick_talk",
    "verdict", "wake_offer", "warn_of_standstill", "withdraw", "write_expense", "write_note",
    "write_practical",
]  # fmt: skip

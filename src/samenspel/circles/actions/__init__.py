"""Verbs of the circle. This package is one door: `from samenspel.circles import actions`."""

from ..errors import StillKept
from .agreements import drop_version, lay_down, leave_out_part, write_in, write_part, write_version
from .appeals import Knowing, Wish, answer_appeal, appeal, who_will_know, withdraw_appeal
from .circles import (
    Newcomer,
    begin_circle,
    begin_circle_for,
    end_circle,
    keep_backstop,
    lift_backstop,
    rename_circle,
)
from .erasing import Erasure, erase_person
from .going_on import answer_go_on, go_on, nudge_go_on, tidy_asking, unanswered_since
from .hearing import answer_who_hears, ask_another_to_hear, hear_answer
from .leaving import asked_before, lapse, lapse_meeting, let_go, let_go_for, successions_not_met
from .members import (
    Place,
    answer_for_centre,
    answer_own,
    guide_member,
    propose_member,
    say_as_what,
)
from .paper import send_on_paper
from .passing_on import leave_complaint, pass_on, pick_up_appeal, take_back_complaint, take_complaint
from .quiet import leave_me_alone
from .signing import end_agreement, sign, wake_review
from .stopping import stop_member, take_back_proposal
from .successions import (
    answer_succession,
    ask_all_for,
    ask_succession,
    introduce,
    take_back_succession,
)
from .take_along import (
    ask_to_take_along,
    make_take_along,
    open_file,
    take_along_after_review,
    throw_away_taken,
)

__all__ = [
    "Erasure",
    "Knowing",
    "Newcomer",
    "Place",
    "StillKept",
    "Wish",
    "answer_appeal",
    "answer_for_centre",
    "answer_go_on",
    "answer_own",
    "answer_succession",
    "answer_who_hears",
    "appeal",
    "ask_all_for",
    "ask_another_to_hear",
    "ask_succession",
    "ask_to_take_along",
    "asked_before",
    "begin_circle",
    "begin_circle_for",
    "drop_version",
    "end_agreement",
    "end_circle",
    "erase_person",
    "go_on",
    "guide_member",
    "hear_answer",
    "introduce",
    "keep_backstop",
    "lapse",
    "lapse_meeting",
    "lay_down",
    "leave_complaint",
    "leave_me_alone",
    "leave_out_part",
    "let_go",
    "let_go_for",
    "lift_backstop",
    "make_take_along",
    "nudge_go_on",
    "open_file",
    "pass_on",
    "pick_up_appeal",
    "propose_member",
    "rename_circle",
    "say_as_what",
    "send_on_paper",
    "sign",
    "stop_member",
    "successions_not_met",
    "take_along_after_review",
    "take_back_complaint",
    "take_back_proposal",
    "take_back_succession",
    "take_complaint",
    "throw_away_taken",
    "tidy_asking",
    "unanswered_since",
    "wake_review",
    "who_will_know",
    "withdraw_appeal",
    "write_in",
    "write_part",
    "write_version",
]

"""Verbs about the ball. This package is one door: `from samenspel.commitments import actions`."""

from .absences import colleague_away, colleague_back, come_back, go_away
from .balls import (
    close_ball,
    hurry,
    lock,
    must_hold,
    open_ball,
    promise,
    reopen_ball,
    see,
    sooner,
)
from .closing import Closure, close_door, reopen_door
from .doors import DoorFacts, change_door, move_on_rota, open_door, put_on_rota, take_off_rota
from .leaving import finish_leaving, leave, stay
from .look_backs import answer_look_back, drop_look_back, plan_look_back, wake_look_backs
from .moving import ask_to_take_over, pick_up_at_door, take_over
from .passes import accept_pass, answer_for_person, decline_pass, offer_for_holder, offer_pass, take_back_pass
from .reminders import remind_due, take_up_failed_messages
from .steps import add_step, end_seats, give_seat

__all__ = [
    "Closure",
    "DoorFacts",
    "accept_pass",
    "add_step",
    "answer_for_person",
    "answer_look_back",
    "ask_to_take_over",
    "change_door",
    "close_ball",
    "close_door",
    "colleague_away",
    "colleague_back",
    "come_back",
    "decline_pass",
    "drop_look_back",
    "end_seats",
    "finish_leaving",
    "give_seat",
    "go_away",
    "hurry",
    "leave",
    "lock",
    "move_on_rota",
    "must_hold",
    "offer_for_holder",
    "offer_pass",
    "open_ball",
    "open_door",
    "pick_up_at_door",
    "plan_look_back",
    "promise",
    "put_on_rota",
    "remind_due",
    "reopen_ball",
    "reopen_door",
    "see",
    "sooner",
    "stay",
    "take_back_pass",
    "take_off_rota",
    "take_over",
    "take_up_failed_messages",
    "wake_look_backs",
]

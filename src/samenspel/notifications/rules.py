"""Pure decisions: which way a message goes, and what it says."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, time

from samenspel.community import rules as people

TRIES = 5

# A letter that waits for the printer says how things were. Which later message to the same person makes it
# untrue? What is not here never lapses: a word of somebody, a right, a worry, a complaint, her own yes or no,
# and what was written down in her name. What asks something of her goes only when there is nothing to answer.
_OF_A_MATCH = frozenset({
    "both_want_to_meet", "meeting_planned", "do_you_go_on", "both_go_on", "match_started", "click_asked",
    "goal_said", "match_paused", "match_paused_until", "match_rest_ends", "match_resumed", "talk_soon",
})  # fmt: skip
_RESTS = frozenset({"match_paused", "match_paused_until", "match_rest_ends", "match_resumed"})
_BEFORE_MEETING = frozenset({"both_want_to_meet", "meeting_planned"})
_STILL = frozenset({"offer_stands_still", "offer_still_longer", "standstill_is_late"})
# About the same question or offer, whatever else it is about.
AT_ITS_BALL: Mapping[str, frozenset[str]] = {
    "ball_accepted": frozenset({"ask_received", "ball_accepted", "holder_is_late"}),
    "word_for_you": frozenset({"holder_is_late"}),
    "holder_is_late": frozenset({"holder_is_late"}),
    "ask_ended": _OF_A_MATCH | {
        "ask_received", "ball_accepted", "holder_is_late", "yes_asked", "neighbours_for_you", "bundle_asked",
        "rota_moved",
    },
    "look_back_planned": frozenset({"look_back_planned"}),
    "offer_answered": frozenset({"offer_received", "offer_is_late", "offer_woken"}),
    "offer_is_late": frozenset({"offer_is_late"}),
    "rest_ends": frozenset({"rest_ends"}),
    "standstill_is_late": frozenset({"standstill_is_late"}),
    "offer_still_longer": _STILL,
    "offer_goes_on": _STILL,
    "offer_goes_on_by_itself": _STILL,
    "offer_was_ended": _STILL,
}  # fmt: skip
# About the same match, proposal or rota.
OF_THE_SAME: Mapping[str, frozenset[str]] = {
    "meeting_planned": _BEFORE_MEETING,
    "do_you_go_on": _BEFORE_MEETING,
    "both_go_on": _BEFORE_MEETING | {"do_you_go_on"},
    "match_started": _BEFORE_MEETING | {"do_you_go_on", "both_go_on"},
    "match_paused": _RESTS,
    "match_paused_until": _RESTS,
    "match_resumed": _RESTS,
    "talk_soon": frozenset({"talk_soon"}),
    "guide_stopped": frozenset({"talk_soon"}),
    "match_not_now": _OF_A_MATCH,
    "match_over": _OF_A_MATCH,
    "bundle_goes_on": frozenset({"bundle_asked"}),
    "bundle_lapsed": frozenset({"bundle_asked"}),
    "bundle_off": frozenset({"bundle_asked", "bundle_goes_on"}),
    "rota_over": frozenset({"rota_asked", "turn_open", "rota_moved", "turn_soon"}),
}
CHOICES = frozenset({"ask_for_you", "neighbours_for_you"})  # untrue when nobody is suggested any more
ABOUT_A_MATCH = _OF_A_MATCH  # untrue when it is over, also where nobody was told so
DAY, OVER, NEWER = "DAY", "OVER", "NEWER"  # why it lapsed, where that is no other kind of message
LAPSES = frozenset({"turn_soon"}).union(CHOICES, *AT_ITS_BALL.values(), *OF_THE_SAME.values())


# A telephone lies beside the bed: a text message waits for the day. What she waits for herself comes at once,
# and so does that nobody came.
UP, TO_BED = time(8), time(21)
AT_NIGHT_TOO = frozenset({
    "ask_received", "offer_received", "appeal_received", "card_made", "card_locked", "nobody_came",
})  # fmt: skip


def waits_for_the_day(kind: str, channel: str, *, at: time) -> bool:
    """True for a text message that would wake somebody; `at`: what the clock says where she lives."""
    return channel == "TEXT" and kind not in AT_NIGHT_TOO and not UP <= at < TO_BED


def overtaken_by(kind: str, table: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the kinds of later messages that make an earlier letter of this kind untrue."""
    return [later for later, earlier in table.items() if kind in earlier]


def channel_for(prefers: str, *, email: str, phone: str, street: str) -> str:
    """Return how this person can be told: as she chose, or else the first way that is there."""
    possible = {
        "MAIL": bool(email),
        "TEXT": people.is_mobile(phone),
        "LETTER": bool(street),
        "SCREEN": True,
    }
    if possible.get(prefers):
        return prefers
    return next(channel for channel in ("MAIL", "TEXT", "LETTER", "SCREEN") if possible[channel])


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Return the text with its facts; an unknown fact is left empty, and a brace in a fact is only text."""
    return text.format_map(defaultdict(str, facts)).strip()


def must_wait(*, no_contact_until: date | None, today: date, waits: bool) -> bool:
    """True when somebody wants no contact now, and this message is of a kind that can wait (R07)."""
    return waits and no_contact_until is not None and no_contact_until > today

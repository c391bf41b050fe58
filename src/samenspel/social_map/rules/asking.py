"""Pure decisions about asking whether an entry still holds: when again, and how long an address counts."""

from samenspel.community import rules as people

REMIND_AFTER_DAYS = 14
SINK_AFTER_DAYS = 28  # after the first question: two weeks after the reminder
TOKEN_DAYS = 60
CALL_AGAIN_DAYS = 3
MOST_CALLS = 3  # in vain: then it sinks and waits for a better number
QUIET_DAYS = 30  # after "something is different" and no change, before it is asked again


def reads_messages(prefers: str, *, email: str, phone: str) -> bool:
    """Whether a message with an address to tap comes to her: a mail, or a text message on a mobile phone."""
    if prefers in ("LETTER", "SCREEN"):
        return False
    return bool(email) or people.is_mobile(phone)

"""Leave me alone until a day (R07): what can wait, waits; her own questions and rights do not."""

from datetime import timedelta

import pytest
from tests.asking_rights import appealed
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work

from samenspel.circles import actions
from samenspel.community.models import Person
from samenspel.notifications import actions as notifications
from samenspel.notifications import queries as messages
from samenspel.notifications.kinds import KINDS
from samenspel.notifications.models import Message

UNTIL = (NOW + timedelta(days=14)).date()


def quiet(cast: Cast, until: object = UNTIL) -> None:
    cast.enter("resident")
    actions.leave_me_alone(until=until, acting=cast.acting("resident"), now=NOW)  # type: ignore[arg-type]


def asked(cast: Cast, kind: str = "circle_asks_you") -> Message:
    """Somebody asks her to join a circle, or something else."""
    with as_the_owner():
        return notifications.tell(
            person=cast["resident"].pk,
            kind=kind,
            municipality=cast.town.pk,
            now=NOW,
            name="Bram",
            day=NOW.date().isoformat(),
            **dict.fromkeys(("other", "link", "phone", "organisation"), "x"),
        )


def delivered(message: Message, days: int = 0) -> bool:
    moment = NOW + timedelta(days=days)
    with at_work():
        due = messages.to_deliver(today=moment.date()).filter(pk=message.pk).exists()
        sent = notifications.deliver(pk=message.pk, now=moment) is not None
    assert due == sent
    return sent


def test_it_keeps_back_what_can_wait_until_that_day(cast: Cast) -> None:
    quiet(cast)
    message = asked(cast)
    assert not delivered(message)
    assert not delivered(message, days=13)
    assert delivered(message, days=14)


def test_her_own_questions_and_rights_still_come(cast: Cast) -> None:
    quiet(cast)
    cast.ask()
    appealed(cast)
    with as_the_owner():
        mine = list(Message.objects.filter(person=cast["resident"]))
    assert {message.kind for message in mine} == {"ask_received", "appeal_received"}
    assert all(delivered(message) for message in mine)


# What still comes at once: about her own question, her rights, and what somebody did or wrote down in her name.
COMES = {
    "ask_received", "yes_asked", "ball_accepted", "word_for_you", "holder_is_late", "ask_ended", "look_back_planned",
    "card_made", "card_locked", "card_revoked", "mandate_given", "mandate_ended", "circle_answered",
    "circle_yes_written", "succession_noted", "succession_done", "relation_ended", "appeal_received",
    "appeal_answered", "appeal_moved", "complaint_waits", "complaint_yes_asked", "complaint_no_hearer",
    "complaint_nobody_told", "take_along_ready", "consent_written", "exception_told", "exception_told_later", "gleaned",
    "ledger_on_paper", "circle_answer_written", "map_claim_yes", "map_claim_no", "map_relation_yes",
    "map_relation_ended", "map_taken_down", "map_taken_over_for_you",
    # Her own offer, and whom she herself chose to meet; a new suggestion, or whether it still clicks, can wait.
    "offer_received", "offer_answered", "offer_is_late", "both_want_to_meet", "meeting_planned", "do_you_go_on",
    "both_go_on", "match_started", "match_not_now", "match_paused", "match_paused_until", "match_rest_ends", "rest_ends",
    "match_resumed", "match_watch_changed", "match_over", "match_said_for_you", "talk_soon", "guide_stopped",
    "bundle_goes_on", "bundle_off",
    # Who comes to her door today, and where somebody is not expected any more.
    "rota_moved", "rota_over", "turn_soon", "week_moved", "tour_news", "quiet_word", "quiet_word_mine",
    # A yes that another wrote down, and the answer that she waited for.
    "grant_yes_written", "grant_answered",
    # Her idea, which another hand wrote down: her code stands in it.
    "idea_begun_for_you", "idea_joined_for_you", "idea_code_for_you", "idea_done_for_you",
    # What another wrote down in her name about the place that she keeps, and the code by which that is done.
    "map_code_for_you", "map_code_stopped", "map_counted_for_you", "map_when_for_you", "map_back_for_you",
    "map_invited_for_you", "map_not_invited_for_you",
    "inquiry_yes_written", "inquiry_new_code", "inquiry_left_for_you",
    # What a human decided about her own offer.
    "offer_stands_still", "offer_still_longer", "offer_goes_on", "offer_goes_on_by_itself", "offer_was_ended",
    "standstill_is_late",
}  # fmt: skip


def test_every_kind_waits_or_is_her_own() -> None:
    """A new message is one of both: somebody has to choose."""
    to_her = {key for key, kind in KINDS.items() if kind.for_resident}
    assert {key for key in to_her if not KINDS[key].waits} == COMES


@pytest.mark.parametrize(
    "kind", ["consent_asked", "consent_ending", "succession_asked", "note_for_you", "agreement_waits"]
)
def test_no_question_goes_through(cast: Cast, kind: str) -> None:
    quiet(cast)
    message = asked(cast, kind)
    assert not delivered(message)
    assert delivered(message, days=14)


def test_it_is_taken_back(cast: Cast) -> None:
    quiet(cast)
    quiet(cast, None)
    assert delivered(asked(cast))


def test_who_works_with_her_sees_it(cast: Cast) -> None:
    cast.ask()
    quiet(cast)
    cast.enter("wijkteam")
    assert Person.objects.get(pk=cast["resident"].pk).no_contact_until == UNTIL


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    quiet(cast)
    cast.enter("outsider")
    assert not Person.objects.filter(pk=cast["resident"].pk).exists()
    assert Person.objects.filter(pk=cast["resident"].pk).update(no_contact_until=None) == 0

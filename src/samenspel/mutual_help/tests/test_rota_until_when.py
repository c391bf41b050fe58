"""Who is asked for a rota or a turn reads until when she can say yes, and is asked nothing that is over."""

from datetime import timedelta

from django.utils.timezone import localdate
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work

from samenspel.design.dates import clock_time
from samenspel.mutual_help import actions
from samenspel.mutual_help.rules import rota as small
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

from .rota_people import begun, by_code, says_yes, takes, tell, told, turns_of, with_offer


def said(kind: str) -> Message:
    """The one message of this kind, as it goes out."""
    with as_the_owner():
        pk = Message.objects.get(kind=kind).pk
    with at_work("deliver"):
        notifications.deliver(pk=pk, now=NOW)
    with as_the_owner():
        return Message.objects.get(pk=pk)


def test_who_is_asked_for_a_rota_has_until_and_with_a_day(cast: Cast) -> None:
    _rota, (helper,) = begun(cast, "neighbour", join=False)
    tell("rota_asked")
    message = said("rota_asked")
    assert message.until_on == helper.until_on
    assert f" {helper.until_on.day} " in message.body
    assert "Ja zeggen kan tot en met" in message.body


def test_who_said_yes_meanwhile_is_not_asked_any_more(cast: Cast) -> None:
    _rota, (helper,) = begun(cast, "neighbour", join=False)
    says_yes(helper)
    assert tell("rota_asked") == set()


def test_an_open_turn_has_a_last_day_and_what_is_taken_is_not_asked(cast: Cast) -> None:
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turns, before = turns_of(rota), len(told())
    for one in turns:
        takes(henk, one)
    for one in (turns[2], turns[4]):
        actions.give_back(turns=[one.pk], **with_offer(henk))
    tell("turn_open", before)
    with as_the_owner():
        days = {(one.person_id, one.until_on) for one in Message.objects.filter(kind="turn_open")}
    assert days == {(cast["carer"].pk, localdate(turns[4].begins_at))}
    with as_the_owner():
        Message.objects.all().delete()
    takes(other, turns[2])
    takes(other, turns[4])
    assert tell("turn_open", before) == set()


def test_who_is_asked_first_reads_until_which_hour(cast: Cast) -> None:
    rota, (henk,) = begun(cast, "neighbour")
    turn = turns_of(rota)[5]
    actions.ask_first(rota=rota, turns=[turn.pk], helper=henk, **by_code(rota.ask))
    tell("turn_first")
    until = small.first_until(begins_at=turn.begins_at, now=NOW)
    assert until == NOW + timedelta(days=3)
    message = said("turn_first")
    assert f", {clock_time(until)}. Kun jij?" in message.body
    assert message.until_on is None  # a letter may come later: the turn is open for her then

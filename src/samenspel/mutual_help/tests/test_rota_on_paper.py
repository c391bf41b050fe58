"""When a rota changes, whoever gets letters gets a new sheet: of her own side, as it is when it is printed."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work

from samenspel.commitments.models import Ball, Seat
from samenspel.community.models import ContactDetails, Person
from samenspel.mutual_help import actions
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

from .rota_people import begun, by_code, takes, tell, turns_of

pytestmark = pytest.mark.django_db


def by_letter(cast: Cast, key: str) -> None:
    with as_the_owner():
        Person.objects.filter(pk=cast[key].pk).update(prefers="LETTER")
        ContactDetails.objects.filter(person=cast[key].pk).update(street="Lindelaan 4", email="", phone="")


def printed(cast: Cast, key: str) -> str:
    """The letter to this person, as the desk prints it; somebody with a seat at her ball."""
    with at_work("deliver"):
        for message in Message.objects.filter(kind="rota_moved", state="WAITING"):
            notifications.deliver(pk=message.pk, now=NOW)
    with as_the_owner():
        letter = Message.objects.get(kind="rota_moved", person=cast[key].pk, channel="LETTER")
        seat = {"ball_id": letter.ball_id, "person": cast["desk"], "reason": "WRITER"}
        Seat.objects.get_or_create(**seat, defaults={"since": NOW})
    page = signed_in(cast, "desk").get(reverse("work_letter", args=[letter.pk]))
    assert page.status_code == 200
    return page.content.decode()


def test_a_helper_reads_her_own_turns_and_nobody_elses(cast: Cast) -> None:
    by_letter(cast, "caller")
    rota, (one, two) = begun(cast, "caller", "neighbour")
    turns = turns_of(rota)
    for helper, turn in ((one, turns[2]), (one, turns[3]), (two, turns[4])):
        takes(helper, turn)
    actions.cancel_turns(rota=rota, turns=[turns[3].pk], **by_code(rota.ask))
    tell("rota_moved")
    letter = printed(cast, "caller")
    assert letter.count("<li>") == 1
    assert f" {timezone.localtime(turns[2].begins_at).day} " in letter
    assert ", 17.30 uur: warm eten" in letter.replace("\u00a0", " ").replace("&nbsp;", " ")
    assert cast["neighbour"].shown not in letter
    with as_the_owner():  # and nothing of it is kept
        assert not Message.objects.filter(body__contains="warm eten").exists()


def test_she_around_whom_it_is_reads_who_comes(cast: Cast) -> None:
    by_letter(cast, "resident")
    rota, (one,) = begun(cast, "neighbour")
    takes(one, turns_of(rota)[0])
    tell("rota_moved")
    letter = printed_last(cast)
    assert letter.count("<li>") == 7
    assert f"warm eten, {cast['neighbour'].shown}" in letter
    assert letter.count("warm eten, nog open") == 6


def printed_last(cast: Cast) -> str:
    """She heard of her helper's yes and of the turn; one letter is enough to read."""
    with as_the_owner():
        mine = Message.objects.filter(kind="rota_moved", person=cast["resident"].pk).order_by("made_at", "pk")
        Message.objects.filter(pk__in=[one.pk for one in mine][1:]).update(kind="rota_over")
    return printed(cast, "resident")


def test_letters_that_say_the_same_are_one_envelope(cast: Cast) -> None:
    """Each change of a rota makes a letter; what is printed once says how it stands now, and the rest is done."""
    by_letter(cast, "caller")
    rota, (one,) = begun(cast, "caller")
    turns = turns_of(rota)
    for turn in turns[2:5]:
        takes(one, turn)
    for turn in turns[2:4]:
        actions.cancel_turns(rota=rota, turns=[turn.pk], **by_code(rota.ask))
        tell("rota_moved")
    with at_work("deliver"):
        for message in Message.objects.filter(state="WAITING"):
            notifications.deliver(pk=message.pk, now=NOW)
    with as_the_owner():
        letters = list(
            Message.objects.filter(kind="rota_moved", person=cast["caller"].pk).order_by("made_at")
        )
        assert len(letters) > 1
        assert {letter.state for letter in letters} == {"TO_PRINT"}
        Seat.objects.get_or_create(
            ball_id=letters[0].ball_id, person=cast["desk"], reason="WRITER", defaults={"since": NOW}
        )
    desk = signed_in(cast, "desk")
    page = desk.get(reverse("work_more")).content.decode()
    assert page.count("Er is iets veranderd in het rooster") == 1
    (shown,) = [letter for letter in letters if str(letter.pk) in page]
    assert desk.post(reverse("work_letter", args=[shown.pk]), {"letter": shown.pk}).status_code == 302
    with as_the_owner():
        hers = Message.objects.filter(kind="rota_moved", person=cast["caller"].pk)
        assert set(hers.values_list("state", flat=True)) == {"PRINTED"}


@pytest.mark.parametrize(
    ("ahead", "said"), [(3, "Je hoort uiterlijk "), (-3, "Dat is nog niet gelukt.")]
)  # fmt: skip
def test_a_day_that_is_over_is_not_promised_once_more(cast: Cast, ahead: int, said: str) -> None:
    by_letter(cast, "resident")
    rota, (one,) = begun(cast, "neighbour")
    takes(one, turns_of(rota)[0])
    tell("rota_moved")
    with as_the_owner():
        Ball.objects.filter(pk=rota.ask.ball_id).update(due_at=NOW + timedelta(days=ahead))
    assert said in printed_last(cast)


def test_a_sheet_for_the_fridge_says_when_it_was_printed(cast: Cast, client: Client) -> None:
    """Two sheets of the same weeks may hang beside each other: which is the newer one?"""
    rota, _none = begun(cast)
    by_code(rota.ask)
    ball = Ball.objects.get(pk=rota.ask.ball_id)
    page = client.get(reverse("follow_week", args=[ball.address_code])).content.decode()
    assert re.search(r"Geprint op \d+ \w+ \d{4}", page)

"""A message to somebody who offers does not arrive: her holder gets the task, and tells her another way."""

from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import looks, signed_in
from tests.neighbours import answered_offer
from tests.play import as_the_owner, at_work

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball
from samenspel.notifications.models import Message


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_her_holder_finds_it_in_his_work_calls_her_and_says_so(cast: Cast) -> None:
    offer = answered_offer(cast)
    with as_the_owner():
        Message.objects.filter(ball_id=offer.ball_id, kind="offer_answered").update(
            state="FAILED", failure="SMTPRecipientsRefused", address="bram@example.org", subject="Je doet mee"
        )
    with at_work("take_up_failed"):
        assert commitments.take_up_failed_messages(now=NOW) == 1
    with as_the_owner():
        task = Ball.objects.get(about=Ball.About.MESSAGE)
    assert (task.holder_id, task.subject_id) == (cast["wijkteam"].pk, cast["neighbour"].pk)
    els, others = signed_in(cast, "wijkteam"), signed_in(cast, "gp")
    page = reverse("work_message", args=[task.pk])
    cast.enter(None)
    assert reverse("work_ball", args=[task.pk]) in read(els, reverse("work"))
    assert els.get(reverse("work_ball", args=[task.pk]))["Location"] == page
    assert others.get(page).status_code == 404
    seen = looks()
    shown = read(els, page)
    for words in ("Bram heeft dit niet gekregen. Vertel het zelf.", "tel:+31612345601", "bram@example.org"):
        assert words in shown
    anew = reverse("desk_offer_contact", args=[offer.ball_id])
    assert f'href="{anew}"' in shown
    assert (looks() - seen).total() == 1  # and that he looked stands in her log
    cast.enter(None)
    assert els.post(anew, {"reach": "TEXT", "phone": "06 12 34 56 02"}).status_code == 302
    assert "tel:+31612345602" in read(els, page)  # what she heard while calling, stands there at once
    cast.enter(None)
    done = els.post(page)
    assert done.status_code == 302
    with as_the_owner():
        assert Ball.objects.get(pk=task.pk).closed_at
    cast.enter(None)
    assert reverse("work_ball", args=[task.pk]) not in read(els, reverse("work"))

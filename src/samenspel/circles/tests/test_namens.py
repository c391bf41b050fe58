"""What the screen can, a named helper can "namens" her: with a live mandate, and both names beside it."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from tests.cast import Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, begun, family, laid_down, proposed, state_of
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.circles.models import Member, Signature
from samenspel.community import actions as people
from samenspel.foundation import clock

HELPER = "outsider"


def helped(cast: Cast, key: str, *scope: str) -> Any:
    """The browser of somebody who may act for this person."""
    now = clock.now() - timedelta(minutes=1)
    cast.enter(key)
    facts = people.MandateFacts(
        person=cast[key],
        representative=cast[HELPER].pk,
        named="Gijs",
        scope=scope,
        ends_at=now + timedelta(days=30),
    )
    mandate = people.give_mandate(facts=facts, acting=cast.acting(key), now=now)
    cast.enter(HELPER)
    people.accept_mandate(mandate=mandate.pk, acting=cast.acting(HELPER), now=now)
    cast.enter(None)
    return signed_in(cast, HELPER)


def test_signing_namens_her_names_who_did_it(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    client = helped(cast, FATHER, "AGREEMENTS")
    person, where = cast[FATHER].pk, [agreement.circle_id, agreement.pk]
    page = client.get(reverse("for_agreement_sign", args=[person, *where]))
    assert "namens iemand anders" in page.content.decode()
    assert (
        client.post(reverse("for_agreement_sign", args=[person, *where]), {"answer": "yes"}).status_code
        == 302
    )
    with as_the_owner():
        row = Signature.objects.get(agreement=agreement, person=person)
    assert (row.way, row.witness_id) == ("SPOKEN", cast[HELPER].pk)
    for name in ("agreement", "agreement_sign"):
        assert client.get(reverse(name, args=where)).status_code == 404, "she herself is not in this circle"


def test_beginning_and_answering_namens_her(cast: Cast) -> None:
    circle = begun(cast, MOTHER, FATHER)
    with as_the_owner():
        row = Member.objects.get(circle=circle, person=cast[FATHER])
    client = helped(cast, FATHER, "CIRCLE")
    answer = reverse("for_member_answer", args=[cast[FATHER].pk, circle.pk, row.pk])
    assert client.post(answer, {"answer": "yes"}).status_code == 302
    assert state_of(row) == "ACTIVE"
    begin = reverse("for_begin_circle", args=[cast[FATHER].pk])
    assert client.post(begin, {"name": "Mijn moeder"}).status_code == 302
    with as_the_owner():
        made = Member.objects.get(person=cast[FATHER], circle__name="Mijn moeder")
    assert (made.own_yes_way, made.own_yes_heard_by_id) == ("SPOKEN", cast[HELPER].pk)


def test_another_scope_opens_nothing(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    client = helped(cast, FATHER, "LEDGER")
    for name in ("for_agreement", "for_agreement_sign", "for_agreement_print"):
        address = reverse(name, args=[cast[FATHER].pk, agreement.circle_id, agreement.pk])
        assert client.get(address).status_code == 404


def test_every_look_is_in_the_name_of_both(cast: Cast) -> None:
    from samenspel.journal.models import Look

    circle = begun(cast, FATHER)
    client = helped(cast, FATHER, "CIRCLE")
    client.get(reverse("for_circle", args=[cast[FATHER].pk, circle.pk]))
    with as_the_owner():
        (look,) = Look.objects.filter(object_id=circle.pk)
    assert (look.person_id, look.on_behalf_of_id, look.purpose) == (
        cast[HELPER].pk,
        cast[FATHER].pk,
        "circle",
    )


def test_a_yes_that_she_heard_is_heard_by_her_also_when_another_writes_it(cast: Cast) -> None:
    """On the telephone: "the neighbour said yes to me". The one who heard it stands there, not who types."""
    circle = family(cast)
    row = proposed(cast, circle, "gp")
    client = helped(cast, MOTHER, "CIRCLE")
    answer = reverse("for_member_answer", args=[cast[MOTHER].pk, circle.pk, row.pk])
    assert client.post(answer, {"way": "SPOKEN"}).status_code == 302
    with as_the_owner():
        row.refresh_from_db()
    assert (row.state, row.own_yes_way, row.own_yes_heard_by_id) == ("ACTIVE", "SPOKEN", cast[MOTHER].pk)


def test_a_signature_that_she_heard_is_heard_by_her(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    client = helped(cast, MOTHER, "AGREEMENTS")
    where = [cast[MOTHER].pk, agreement.circle_id, agreement.pk, cast[VOLUNTEER].pk]
    typed = {"said": "yes", "way": "PAPER", "read_out": "on"}
    assert client.post(reverse("for_agreement_heard", args=where), typed).status_code == 302
    with as_the_owner():
        row = Signature.objects.get(agreement=agreement, person=cast[VOLUNTEER])
    assert (row.way, row.witness_id) == ("PAPER", cast[MOTHER].pk)

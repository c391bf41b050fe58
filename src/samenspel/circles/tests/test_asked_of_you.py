"""What is asked of somebody stands on her own page, with the way to it; and on that of who acts for her."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.asking_rights import helper
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, begun, family, laid_down, proposed, signs, told_of
from tests.house.situation import signed_in
from tests.play import sql
from tests.sharing import asked, given, note, wish

from samenspel.circles.actions import consents
from samenspel.community.models import Mandate
from samenspel.website.entering.start import DEEDS


def page(cast: Cast, key: str, name: str = "mine") -> str:
    cast.enter(None)
    answer = signed_in(cast, key).get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_consent_and_an_agreement_wait_on_my_page(cast: Cast) -> None:
    circle = family(cast)
    share = asked(cast, circle, ("NOTE", note(cast, circle).pk))
    draft = laid_down(cast, circle)
    shown = page(cast, MOTHER)
    assert "Dit is aan jou gevraagd" in shown
    assert reverse("consent", args=[share.pk]) in shown, "one: the thing itself"
    assert reverse("agreement", args=[circle.pk, draft.pk]) in shown
    assert "Er liggen afspraken voor je klaar" in page(cast, VOLUNTEER), "also for who stands around her"


def test_an_invitation_and_a_newcomer_wait_on_my_page(cast: Cast) -> None:
    circle = family(cast)
    proposed(cast, circle, "gp")
    proposed(cast, circle, "coach", by=WORKER)
    proposed(cast, circle, "desk", by=WORKER)
    assert "Wil je meedoen in een kring?" in page(cast, "gp")
    shown = page(cast, MOTHER)
    assert "Mag er iemand bij in je kring?" in shown
    assert "2 vragen. Jij kiest." in shown
    assert "Dit is aan jou gevraagd" not in page(cast, "coach"), "who is only proposed knows nothing yet"


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    laid_down(cast, family(cast))
    assert "Dit is aan jou gevraagd" not in page(cast, "outsider")
    assert "Er zijn nu geen afspraken" in page(cast, "outsider", "agreements_mine")


def test_who_asked_nothing_reads_how_to_begin(cast: Cast) -> None:
    """A unit's test, since every journey shares one demo: what another walked there is never 'nothing yet'."""
    shown = page(cast, "outsider")
    assert "Je hebt nog geen vraag gesteld" in shown
    assert reverse("ask") in shown
    cast.ask()
    assert "Je hebt nog geen vraag gesteld" not in page(cast, "resident")


def test_a_circle_begun_alone_asks_nothing(cast: Cast) -> None:
    begun(cast)
    assert "Dit is aan jou gevraagd" not in page(cast, MOTHER)


def test_what_i_signed_does_not_wait_any_more(cast: Cast) -> None:
    signs(cast, laid_down(cast, family(cast)), MOTHER)
    assert "Er liggen afspraken voor je klaar" not in page(cast, MOTHER)
    assert "Deze afspraken wachten" not in page(cast, MOTHER, "agreements_mine")
    assert "Deze afspraken wachten" in page(cast, VOLUNTEER, "agreements_mine")


def test_who_works_here_finds_what_is_shared_and_the_law(cast: Cast) -> None:
    circle = family(cast)
    shown = page(cast, WORKER, "work_more")
    for name in ("shared", "successions", "circles"):
        assert reverse(name) in shown
    cast.enter(None)
    address = reverse("circle", args=[circle.pk])
    law = reverse("exception_propose", args=[circle.pk])
    assert law in signed_in(cast, WORKER).get(address).content.decode()
    assert law not in signed_in(cast, VOLUNTEER).get(address).content.decode()


# --- in her name -----------------------------------------------------------------------------------------
@pytest.fixture
def helped(cast: Cast) -> Client:
    """A neighbour who may do no more for her than read and sign agreements."""
    laid_down(cast, family(cast))
    helper(cast, "outsider", ["AGREEMENTS"], MOTHER)
    cast.enter(None)
    return signed_in(cast, "outsider")


def test_a_helper_for_agreements_alone_finds_them(cast: Cast, helped: Client) -> None:
    start = helped.get(reverse("my_for_person", args=[cast[MOTHER].pk])).content.decode()
    mine = reverse("for_agreements_mine", args=[cast[MOTHER].pk])
    assert mine in start
    shown = helped.get(mine).content.decode()
    assert "Deze afspraken wachten" in shown
    where = shown.split('class="card strong"><h2><a href="')[1].split('"')[0]
    assert where.startswith(f"/voor/{cast[MOTHER].pk}/kring/")
    assert helped.get(where).status_code == 200
    assert helped.get(reverse("for_circles", args=[cast[MOTHER].pk])).status_code == 404


def test_every_scope_has_a_way() -> None:
    assert {deed.scope for deed in DEEDS} == set(Mandate.Scope.values)


# --- who receives hears it ------------------------------------------------------------------------------
def test_an_organisation_that_may_read_hears_it(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle)
    team = {"to_person": None, "to_organisation": cast.organisation["wijkteam"].pk}
    cast.enter(MOTHER)
    made = consents.ask_consent(
        wish=wish(cast, ("NOTE", words.pk), circle=circle.pk, **team), acting=cast.acting(MOTHER), now=NOW
    )
    assert told_of("shared_with_you") == set()
    given(cast, made)
    assert told_of("shared_with_you") == {cast[key].pk for key in ("wijkteam", "youssef", "marloes", "lead")}


def test_only_who_gave_it_learns_whom_to_tell(cast: Cast) -> None:
    circle = family(cast)
    share = given(cast, asked(cast, circle, ("NOTE", note(cast, circle).pk)))
    cast.enter("outsider")
    assert sql("SELECT who_receives(%s)", share.pk) == []
    cast.enter(VOLUNTEER)
    assert sql("SELECT who_receives(%s)", share.pk) == [(cast[WORKER].pk,)]

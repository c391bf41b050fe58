"""Four lanes, topics to talk about, and who is alone with it (I56, I40, R47)."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.family import (
    MOTHER,
    SIGNERS,
    VOLUNTEER,
    WORDS,
    WORKER,
    agreed,
    agreement_as,
    begun,
    circle_as,
    family,
    joined,
    laid_down,
    member,
    signs,
    state_of,
    worker_joined,
)
from tests.house.situation import signed_in
from tests.play import as_the_owner, check_now, refused, sql
from tests.sharing import asked, given, stopped

from samenspel.circles import actions, errors, queries, rules, showing
from samenspel.circles.models import Agreement, Circle


def formal_only(cast: Cast, circle: Circle, **words: str) -> Agreement:
    """A version in which nobody but the professional does something."""
    draft = actions.write_version(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    hers = {"agreement": draft, "acting": cast.acting(MOTHER), "now": NOW}
    facts = {**WORDS, "for_everybody": "", "first_contact_id": cast[WORKER].pk, **words}
    actions.write_in(**hers, **facts)
    actions.write_part(**hers, person=cast[WORKER].pk, does="Komt langs.", does_not="", replaced_by="")
    return agreement_as(cast, draft, MOTHER)


# --- I56 -------------------------------------------------------------------------------------------------
def test_professionals_alone_need_a_reason(cast: Cast) -> None:
    circle = begun(cast)
    worker_joined(cast, circle)
    draft = formal_only(cast, circle)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    assert queries.version(page, pk=draft.pk).lacking(page) == ["lanes"]
    with refused(errors.NotWholeYet):
        actions.lay_down(agreement=draft, acting=cast.acting(MOTHER), now=NOW)
    with as_the_owner():
        sql("UPDATE circles_agreement SET state = 'TALKED_THROUGH' WHERE id = %s", draft.pk)
    signs(cast, draft, MOTHER)
    with refused(errors.NotWholeYet):
        signs(cast, draft, WORKER)
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE circles_agreement SET state = 'AGREED', agreed_at = now() WHERE id = %s", draft.pk)
        check_now()


@pytest.mark.parametrize(
    "words", [{"only_formal_why": "Dat wil zij nu zo."}, {"for_everybody": "De eettafel."}]
)
def test_a_reason_or_the_neighbourhood_is_enough(cast: Cast, words: dict[str, str]) -> None:
    circle = begun(cast)
    worker_joined(cast, circle)
    draft = formal_only(cast, circle, **words)
    actions.lay_down(agreement=draft, acting=cast.acting(MOTHER), now=NOW)
    for key in (MOTHER, WORKER):
        signs(cast, draft, key)
    check_now()
    assert state_of(draft) == "AGREED"


def test_each_stands_in_one_lane(cast: Cast) -> None:
    circle = family(cast)
    agreed(cast, circle)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    own, volunteers, everybody, formal = showing.lanes(page, queries.live_versions(page)[0])
    assert sum(len(lane["rows"]) for lane in (own, volunteers, formal)) == len(page.here)
    assert [row["name"] for row in formal["rows"]] == [cast[WORKER].shown]
    assert [row["does"] for row in everybody["rows"]] == ["De eettafel op dinsdag."]
    shown = signed_in(cast, MOTHER).get(f"/kring/{circle.pk}/vier-banen").content.decode()
    for words in ("Zelf, en wie je al kent", "Vrijwilligers", "De eettafel op dinsdag."):
        assert words in shown


def test_an_empty_lane_may_be(cast: Cast) -> None:
    circle = begun(cast)
    assert "Nu niets of niemand. Dat mag." in (
        signed_in(cast, MOTHER).get(f"/kring/{circle.pk}/vier-banen").content.decode()
    )


def test_what_was_signed_there_does_not_change(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    signs(cast, agreement, SIGNERS[1])
    cast.enter(MOTHER)
    with pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE circles_agreement SET for_everybody = '' WHERE id = %s RETURNING id", agreement.pk)


# --- I40 -------------------------------------------------------------------------------------------------
def test_every_step_has_something_to_talk_about_and_nothing_to_tick(cast: Cast) -> None:
    assert set(showing.PROMPTS) == set(rules.STEPS)
    circle = begun(cast)
    draft = actions.write_version(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    client = signed_in(cast, MOTHER)
    for step, prompts in showing.PROMPTS.items():
        shown = client.get(f"/kring/{circle.pk}/afspraken/{draft.pk}/stap/{step}").content.decode()
        assert "Gespreksstarters" in shown
        assert "checkbox" not in shown
        for words in prompts:
            assert str(words) in shown


# --- R47 -------------------------------------------------------------------------------------------------
def leans(cast: Cast, circle: Circle, key: str) -> bool:
    return "rust veel op" in signed_in(cast, key).get(f"/kring/{circle.pk}/").content.decode()


def test_who_is_alone_with_it_is_seen_by_her_and_the_person_only(cast: Cast) -> None:
    circle = begun(cast)
    worker_joined(cast, circle)
    assert leans(cast, circle, MOTHER)
    assert leans(cast, circle, WORKER)
    joined(cast, circle, VOLUNTEER)
    for key in (MOTHER, WORKER, VOLUNTEER):
        assert not leans(cast, circle, key), "now they are two"


def test_it_looks_at_what_was_agreed_and_others_see_nothing(cast: Cast) -> None:
    """Two stand around her, one of them does everything: the other does not see that."""
    circle = begun(cast)
    worker_joined(cast, circle)
    joined(cast, circle, VOLUNTEER)
    draft = formal_only(cast, circle, only_formal_why="Dat wil zij nu zo.")
    actions.lay_down(agreement=draft, acting=cast.acting(MOTHER), now=NOW)
    for key in (MOTHER, WORKER):
        signs(cast, draft, key)
    assert [leans(cast, circle, key) for key in (MOTHER, WORKER, VOLUNTEER)] == [True, True, False]


def test_it_says_nothing_of_a_circle_without_anybody(cast: Cast) -> None:
    assert not leans(cast, begun(cast), MOTHER)


def test_it_counts_nobody_and_keeps_nothing(cast: Cast) -> None:
    """No score: it is looked at anew each time, and the database knows no such thing."""
    circle = begun(cast)
    worker_joined(cast, circle)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    found = showing.leans_on(page, None, str(cast[MOTHER].pk))
    assert found
    assert found["id"] == str(member(cast, circle, WORKER).pk)
    assert not {"score", "number", "percent"} & set(found)


def test_the_holder_of_a_ball_hears_it_with_a_yes_and_never_without(cast: Cast) -> None:
    """Somebody outside the circle: what she holds of hers tells nothing of who stands around her."""
    circle = begun(cast)
    worker_joined(cast, circle)
    holder, words = "gp", "Dan rust er veel op die ene."
    share = asked(cast, circle, ("CIRCLE", circle.pk), by=MOTHER, to=holder)
    page = f"/gedeeld/{share.pk}"
    assert signed_in(cast, holder).get(page).status_code == 404
    assert words in signed_in(cast, MOTHER).get(f"/toestemming/{share.pk}").content.decode(), (
        "she reads it first"
    )
    given(cast, share)
    shown = signed_in(cast, holder).get(page).content.decode()
    assert f"Er staat nu één mens naast: {cast[WORKER].shown}. {words}" in shown
    assert signed_in(cast, "outsider").get(page).status_code == 404
    stopped(cast, share)
    assert signed_in(cast, holder).get(page).status_code == 404
    cast.enter(None)
    again = asked(cast, circle, ("CIRCLE", circle.pk), by=MOTHER, to=holder)
    given(cast, again)
    joined(cast, circle, VOLUNTEER)
    assert words not in signed_in(cast, holder).get(f"/gedeeld/{again.pk}").content.decode(), (
        "now they are two"
    )

"""Who guides, or stays beside it, goes: nobody is named who is gone, help goes on, and it is told once (R39, R50)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.guides import (
    INSERT,
    SOON,
    TODAY,
    asks,
    at_the_question,
    ball_of,
    card_of,
    guides,
    heard,
    leaves,
    looks,
    morning,
    my_guided,
    nothing_done,
    plain,
    runs,
    tells,
    trainee,
)
from tests.house.situation import signed_in
from tests.neighbours import (
    be,
    called,
    guide_says,
    guided,
    started,
    state_of,
    suggested,
)
from tests.play import accept, as_the_owner, end, offer, refused, sql

from samenspel.circles import queries as circles
from samenspel.community.models import Membership
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Ask, Guide, Match


# --- it changes hands --------------------------------------------------------------------------------------------
def test_while_it_runs_she_guides_until_another_said_yes(cast: Cast) -> None:
    match = runs(cast)
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=ball_of(match))
    start = actions.Start("Els", "+31301234567", guide=cast["youssef"].pk, guide_talk_on=SOON)
    actions.change_watch(match=found, start=start, acting=cast.acting("wijkteam"), now=NOW)
    tells()
    assert guides(match) == [("Dewi", "YES"), ("Youssef", "ASKED")]
    assert heard("match_watch_changed") == [], "nothing changed yet for the two"
    guide_says(cast, match, "youssef", now=NOW + timedelta(hours=1))
    assert guides(match) == [("Dewi", "RELEASED"), ("Youssef", "YES")]
    tells()
    assert guides(match) == [("Youssef", "YES")]
    assert heard("guide_released") == ["Dewi"]
    assert sorted(heard("match_watch_changed")) == ["Amina", "Bram"]
    assert my_guided(cast, "coach") == []


def test_who_says_that_she_cannot_any_more_is_named_no_more_and_help_goes_on(cast: Cast) -> None:
    match = runs(cast)
    guide_says(cast, match, yes=False)
    tells()
    assert state_of(match) == "ACTIVE"
    assert heard("guide_gone") == ["Els"]
    assert heard("guide_stopped") == ["Bram"]
    _reads_that_she_is_gone(cast, match)


def _reads_that_she_is_gone(cast: Cast, match: Match) -> None:
    els, address = at_the_question(cast, match)
    page = els.get(address).content.decode()
    assert "Dewi begeleidt niet meer." in page
    assert "Kies een ander." in page
    assert "Dewi begeleidt." not in page
    for side in ("ASKER", "OFFERER"):
        be(match, side)
        (card,) = queries.matches_at(ball=ball_of(match, side))
        assert (card.guide.name, card.guide.gone, card.guide.talk_on) == ("", "", None)
        assert card.guide.is_sought
        assert (card.escalation_name, card.escalation_phone) == ("Els", "+31301234567")
    assert my_guided(cast, "coach") == []


def test_who_leaves_is_named_no_more_at_once_and_told_of_once(cast: Cast) -> None:
    match = runs(cast)
    leaves(cast)
    _reads_that_she_is_gone(cast, match)  # before any job ran
    for _ in range(3):
        looks()
    assert state_of(match) == "ACTIVE"
    assert heard("guide_gone") == ["Els"]
    assert heard("guide_stopped") == ["Bram"]
    _reads_that_she_is_gone(cast, match)
    assert guides(match) == [("Dewi", "GONE")]


def test_who_was_asked_and_leaves_cannot_say_yes_any_more(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    one = guided(cast, match)
    leaves(cast)
    cast.enter("coach")
    with refused(errors.GuideMoved):
        actions.say_i_guide(guided=one, acting=cast.acting("coach"), now=NOW)
    looks()
    assert heard("guide_gone") == ["Els"]
    assert heard("guide_stopped") == []
    assert guides(match) == [("Dewi", "GONE")]


def test_a_guide_who_died_is_told_of_once_and_hears_nothing(cast: Cast) -> None:
    """Her work ends first (decision 0046); then nothing says that she guides, and nothing is sent to her."""
    match = runs(cast, guide_every="WEEK")
    leaves(cast)
    with as_the_owner():
        sql(
            "INSERT INTO community_death (id, municipality_id, person_id, heard_from, written_by_id, written_at, told, before)"
            " VALUES (gen_random_uuid(), %s, %s, 'Karin', %s, now(), '{}', '{}')",
            cast.town.pk, cast["coach"].pk, cast["lead"].pk,
        )  # fmt: skip
    looks()
    looks()
    assert heard("guide_gone") == ["Els"]
    _reads_that_she_is_gone(cast, match)


@pytest.mark.parametrize("how", ["helper", "ask"])
def test_what_is_over_she_hears_and_nothing_is_left_of_it(cast: Cast, how: str) -> None:
    match = runs(cast)
    if how == "helper":
        found, acting = be(match, "OFFERER")
        actions.end_helping(match=found, side="OFFERER", acting=acting, now=NOW)
    else:
        with as_the_owner():
            ask = Ask.objects.get(matches=match.pk)
        end(cast, ask)
    assert my_guided(cast, "coach") == []
    looks()
    looks()
    assert heard("guide_released") == ["Dewi"]
    assert guides(match) == []


def test_of_a_no_nothing_is_left_when_it_is_over(cast: Cast) -> None:
    match = runs(cast)
    guide_says(cast, match, yes=False)
    tells()
    assert guides(match) == [("Dewi", "GONE")]
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW)
    assert guides(match) == []


def test_who_is_gone_is_not_said_to_talk_tomorrow(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(cast, guide_every="WEEK")
    leaves(cast)
    for days in range(5, 9):
        morning(monkeypatch, TODAY + timedelta(days=days))
    assert heard("talk_soon") == heard("guide_talk_soon") == []


def test_when_a_guide_is_needed_after_all_who_coordinates_reads_that_nobody_does(cast: Cast) -> None:
    match = plain(cast)
    with as_the_owner():
        ask = Ask.objects.get(matches=match.pk)
    ask = cast.again(ask, "wijkteam")
    actions.say_needs(ask=ask, needs=actions.Needs(guide=True), acting=cast.acting("wijkteam"), now=NOW)
    els, address = at_the_question(cast, match)
    assert "Hier begeleidt nu niemand." in els.get(address).content.decode()


def test_who_was_picked_from_a_list_before_is_asked_now(cast: Cast) -> None:
    """What migration 0053 leaves: somebody who never said yes stands there as asked, and hears it."""
    match = plain(cast)
    with as_the_owner():
        sql("SET LOCAL ROLE NONE")
        sql("SET LOCAL session_replication_role = replica")
        sql(INSERT, match.pk, cast["coach"].pk, "ASKED", None, None)
        sql("SET LOCAL session_replication_role = origin")
        sql("UPDATE mutual_help_guide SET asked_at = now() - interval '2 days'")
    looks()
    looks()
    assert heard("guide_asked") == ["Dewi"]


def _another(cast: Cast, match: Match, key: str = "youssef") -> None:
    """Who coordinates asks somebody else to guide what runs."""
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=ball_of(match))
    start = actions.Start("Els", "+31301234567", guide=cast[key].pk, guide_talk_on=SOON)
    actions.change_watch(
        match=found, start=start, acting=cast.acting("wijkteam"), now=NOW + timedelta(hours=1)
    )


def test_who_helps_hears_that_her_guide_stopped_though_another_was_asked_at_once(cast: Cast) -> None:
    match = runs(cast)
    guide_says(cast, match, yes=False)
    _another(cast, match)
    tells()
    looks()
    assert guides(match) == [("Youssef", "ASKED")]
    assert heard("guide_stopped") == ["Bram"]


def test_who_only_was_asked_and_said_no_is_told_of_to_nobody_who_helps(cast: Cast) -> None:
    match = runs(cast)
    _another(cast, match)
    guide_says(cast, match, "youssef", yes=False)
    _another(cast, match, "gp")
    tells()
    assert heard("guide_stopped") == []


def test_when_another_already_said_yes_who_helps_hears_only_that(cast: Cast) -> None:
    match = runs(cast)
    guide_says(cast, match, yes=False)
    _another(cast, match, "wijkteam")
    tells()
    assert guides(match) == [("Els", "YES")]
    assert heard("guide_stopped") == []
    assert "Bram" in heard("match_watch_changed")


def test_who_went_is_named_no_more_when_who_was_asked_already_said_yes(cast: Cast) -> None:
    match = runs(cast)
    _another(cast, match)
    guide_says(cast, match, yes=False)
    guide_says(cast, match, "youssef")
    tells()
    assert guides(match) == [("Youssef", "YES")]
    assert heard("guide_stopped") == []
    els, address = at_the_question(cast, match)
    assert "Dewi" not in els.get(address).content.decode().split("<select")[0]


# --- leaving, and being kept -------------------------------------------------------------------------------------
def test_whom_she_guides_stands_where_she_takes_leave(cast: Cast) -> None:
    match = runs(cast)
    cast.enter("coach")
    rows = [one for one in circles.in_her_hands(person=cast["coach"].pk, on=TODAY) if one.kind == "GUIDES"]
    assert [(one.whose, one.subject) for one in rows] == [("Bram", cast["neighbour"].pk)]
    with as_the_owner():
        dewi = signed_in(cast, "coach")
    page = dewi.get(reverse("leaving")).content.decode()
    assert "Wie jij begeleidt" in page
    assert f"{reverse('guiding')}#{rows[0].pk}" in page
    with as_the_owner():
        looks = sql("SELECT subject_id FROM journal_look WHERE view = 'leaving' AND object_type = 'guides'")
    assert looks == [(cast["neighbour"].pk,)]
    guide_says(cast, match, yes=False)
    assert "Je handen zijn leeg" in dewi.get(reverse("leaving")).content.decode()


def test_who_was_only_asked_is_not_counted_as_guiding(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    cast.enter("coach")
    assert queries.number_guided(cast["coach"].pk) == 0
    assert [
        one for one in circles.in_her_hands(person=cast["coach"].pk, on=TODAY) if one.kind == "GUIDES"
    ] == []


def test_who_keeps_her_work_reads_how_many_she_guides_and_nobody_else(cast: Cast) -> None:
    runs(cast)
    with as_the_owner():
        official = signed_in(cast, "official")
        work = Membership.objects.get(person=cast["coach"].pk).pk
    page = " ".join(official.get(reverse("leaving_colleague", args=[work])).content.decode().split())
    assert "<dt>Mensen die deze collega begeleidt</dt><dd>1</dd>" in page
    assert not any(name in page for name in ("Bram", "Amina"))
    for key in ("resident", "neighbour", "outsider", "wijkteam", "gp"):
        cast.enter(key)
        assert sql("SELECT guided_by(%s)", cast["coach"].pk) == [(0,)], key
    cast.enter("coach")
    assert sql("SELECT guided_by(%s)", cast["coach"].pk) == [(1,)]


@pytest.mark.parametrize(("step", "keeps"), [(trainee, False), (runs, True)])
def test_nobody_is_erased_while_she_guides(cast: Cast, step: Callable[[Cast], Match], keeps: bool) -> None:
    match = step(cast)
    cast.enter("coach")
    assert ("GUIDES" in {one.why for one in circles.what_keeps(person=cast["coach"].pk)}) is keeps
    if keeps:
        guide_says(cast, match, yes=False)
        cast.enter("coach")
        assert "GUIDES" not in {one.why for one in circles.what_keeps(person=cast["coach"].pk)}


# --- the professional beside it (R50) ----------------------------------------------------------------------------
def backed(cast: Cast) -> Match:
    """Els stays beside it; then Youssef took the ball over."""
    ask = cast.again(called(cast), "wijkteam")
    actions.say_needs(ask=ask, needs=actions.Needs(backstop=True), acting=cast.acting("wijkteam"), now=NOW)
    match = started(cast, suggested(cast, ask))
    offer(cast, ask, "youssef")
    accept(cast, ask, "youssef")
    return match


def test_the_professional_beside_it_who_leaves_is_told_of_once_and_followed(cast: Cast) -> None:
    match = backed(cast)
    cast.enter("wijkteam")
    assert "BESIDE" in {one.why for one in circles.what_keeps(person=cast["wijkteam"].pk)}
    leaves(cast, "wijkteam")
    for _ in range(3):
        looks()
    assert heard("backstop_gone") == ["Youssef"]
    cast.enter("wijkteam")
    assert "BESIDE" not in {one.why for one in circles.what_keeps(person=cast["wijkteam"].pk)}
    be(match, "ASKER")
    (card,) = queries.matches_at(ball=ball_of(match))
    assert (card.backstop_name, card.backstop_is_gone, card.escalation_name) == ("", True, "Els")
    with as_the_owner():
        youssef, address = signed_in(cast, "youssef"), reverse("work_helpers", args=[ball_of(match)])
    page = youssef.get(address).content.decode()
    assert "De beroepskracht die erbij bleef, werkt hier niet meer." in page
    said = youssef.post(address, {"do": "beside", "match": str(match.pk)}, follow=True).content.decode()
    assert "Jij blijft erbij." in said
    assert "Youssef blijft erbij als beroepskracht." in said
    looks()
    assert heard("backstop_gone") == ["Youssef"]
    assert state_of(match) == "ACTIVE"


def test_nobody_is_put_beside_it_by_another_and_nobody_puts_her_aside(cast: Cast) -> None:
    match = backed(cast)
    put = "UPDATE mutual_help_match SET backstop_id = %s WHERE id = %s"
    for key in ("resident", "neighbour", "youssef", "coach", "lead"):
        for who in ("youssef", "coach", key):
            cast.enter(key)
            assert nothing_done(put, cast[who].pk, match.pk), (key, who)
    leaves(cast, "wijkteam")
    for key, who in (
        ("youssef", "coach"),
        ("resident", "youssef"),
        ("neighbour", "youssef"),
        ("coach", "coach"),
    ):
        cast.enter(key)
        assert nothing_done(put, cast[who].pk, match.pk), (key, who)
    cast.enter("youssef")
    assert not nothing_done(put, cast["youssef"].pk, match.pk)


def test_what_her_predecessor_said_does_not_count_for_who_stays_now(cast: Cast) -> None:
    match = backed(cast)
    cast.enter("wijkteam")
    found = queries.match_for(pk=match.pk)
    actions.let_backstop_go(match=found, side="OTHER", acting=cast.acting("wijkteam"), now=NOW)
    leaves(cast, "wijkteam")
    cast.enter("youssef")
    found = queries.match_of(pk=match.pk, ball=ball_of(match))
    cast.enter("youssef")
    actions.stay_beside(match=found, acting=cast.acting("youssef"), now=NOW)
    found, acting = be(match, "ASKER")
    assert not actions.let_backstop_go(match=found, side="ASKER", acting=acting, now=NOW), (
        "Youssef did not say so"
    )


def test_nobody_comes_back_by_her_own_word_where_both_said_that_it_goes_without(cast: Cast) -> None:
    match = backed(cast)
    found, acting = be(match, "ASKER")
    actions.let_backstop_go(match=found, side="ASKER", acting=acting, now=NOW)
    cast.enter("wijkteam")
    found = queries.match_for(pk=match.pk)
    assert actions.let_backstop_go(match=found, side="OTHER", acting=cast.acting("wijkteam"), now=NOW)
    cast.enter("youssef")
    found = queries.match_of(pk=match.pk, ball=ball_of(match))
    cast.enter("youssef")
    with refused(errors.BackstopStays):
        actions.stay_beside(match=found, acting=cast.acting("youssef"), now=NOW)
    assert nothing_done(
        "UPDATE mutual_help_match SET backstop_id = %s WHERE id = %s", cast["youssef"].pk, match.pk
    )


def test_nobody_without_a_context_reads_anything_of_it(cast: Cast) -> None:
    match = runs(cast)
    enter(Context())
    assert not Guide.objects.exists()
    assert sql("SELECT coordinates_match(%s)", match.pk) == [(False,)]
    assert card_of(cast, match, ball_of(match)).guide.name == "Dewi"

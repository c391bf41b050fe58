"""A guide is asked, and says yes or no herself; of the question she reads the call alone (AS-14, R14)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.guides import (
    INSERT,
    SOON,
    TODAY,
    asks,
    at_the_question,
    ball_of,
    guides,
    heard,
    leaves,
    nothing_done,
    page_of,
    runs,
    tells,
    trainee,
)
from tests.house.situation import signed_in
from tests.neighbours import (
    be,
    begins,
    both,
    guide_says,
    guided,
    state_of,
    suggested,
)
from tests.play import as_the_owner, at_work, check_now, refused, sql
from tests.truth.matrix_rows import made

from samenspel.foundation.ids import new_id
from samenspel.mutual_help import errors, queries
from samenspel.mutual_help.models import Ask, Guide, Match
from samenspel.mutual_help.rules import guiding as rules
from samenspel.notifications.kinds import KINDS
from samenspel.notifications.models import Message

OTHERS = ("resident", "neighbour", "outsider", "wijkteam", "youssef", "lead", "official", "gp")
DAYS = some.dates(date(2026, 1, 1), date(2030, 1, 1))
RHYTHMS = some.sampled_from(sorted(rules.WEEKS))
NO_PERSON = ("Amina", "El Idrissi", "Bram", "van Dijk")  # the asker, and who helps her


# --- asking ------------------------------------------------------------------------------------------------------
def test_she_is_told_at_once_and_it_waits_for_her_own_yes(cast: Cast) -> None:
    match = trainee(cast)
    assert not asks(cast, match)
    tells()
    assert heard("guide_asked") == ["Dewi"]
    with as_the_owner():
        message = Message.objects.get(kind="guide_asked")
        assert message.facts["link"].endswith(reverse("guiding"))
        assert message.facts["name"] == "Els"
    assert state_of(match) == "BOTH_YES"
    guide_says(cast, match)
    tells()
    assert heard("guide_said_yes") == ["Els"]
    assert asks(cast, match)
    assert state_of(match) == "ACTIVE"
    check_now()


def test_no_message_says_who_it_is(cast: Cast) -> None:
    match = runs(cast)
    guide_says(cast, match, yes=False)
    tells()
    with as_the_owner():
        kinds = ["guide_asked", "guide_said_yes", "guide_gone", "guide_stopped"]
        told = [f"{one.facts} {one.subject} {one.body}" for one in Message.objects.filter(kind__in=kinds)]
    assert len(told) == 4
    assert not any(name in one for one in told for name in NO_PERSON)


@pytest.mark.parametrize("kind", ["talk_soon", "guide_stopped"])
def test_what_who_helps_is_told_has_words_for_paper(kind: str) -> None:
    paper = str(KINDS[kind].paper)
    assert "{phone}" in paper
    assert "{link}" not in paper


def test_all_that_was_typed_stays_while_she_is_asked(cast: Cast) -> None:
    match = trainee(cast)
    els, address = at_the_question(cast, match)
    sent = {"do": "start", "match": str(match.pk), "escalation_name": "Els Hoekstra", "escalation_phone": "030 123 45 67",
            "guide": str(cast["coach"].pk), "guide_talk_on": SOON.isoformat(), "guide_every": "TWO_WEEKS"}  # fmt: skip
    said = els.post(address, sent, follow=True).content.decode()
    assert "We vroegen het." in said
    assert "Dewi is gevraagd om te begeleiden" in said
    for typed in ('value="Els Hoekstra"', 'value="030 123 45 67"', f'value="{SOON.isoformat()}"',
                  f'value="{cast["coach"].pk}" selected', 'value="TWO_WEEKS" selected'):  # fmt: skip
        assert typed in said, typed
    again = els.post(address, sent, follow=True).content.decode()
    assert "We vroegen het." in again
    tells()
    assert heard("guide_asked") == ["Dewi"], "pressed twice she is asked once"
    guide_says(cast, match)
    assert "Dat is een eigen ja. Nu kan het beginnen." in els.get(address).content.decode()
    assert "Het is begonnen." in els.post(address, sent, follow=True).content.decode()


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(cast: Cast) -> None:
    match = trainee(cast)
    els, address = at_the_question(cast, match)
    sent = {"do": "start", "match": str(match.pk), "escalation_name": "Els", "escalation_phone": "030 123 45 67",
            "guide": str(cast["coach"].pk), "guide_talk_on": (TODAY - timedelta(days=1)).isoformat()}  # fmt: skip
    wrong = els.post(address, sent)
    assert wrong.status_code == 422
    assert "Kies een dag die nog komt" in wrong.content.decode()
    assert 'value="Els"' in wrong.content.decode()
    assert guides(match) == []
    helper = els.post(address, sent | {"guide": str(cast["neighbour"].pk)})
    assert helper.status_code == 422, "who helps does not guide herself"


def test_who_coordinates_and_chooses_herself_says_yes_by_it(cast: Cast) -> None:
    match = trainee(cast)
    assert asks(cast, match, "wijkteam")
    assert guides(match) == [("Els", "YES")]
    tells()
    assert heard("guide_asked") == heard("guide_said_yes") == []


def test_who_was_asked_and_is_not_needed_any_more_hears_so_and_nothing_is_left_of_it(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    tells()
    asks(cast, match, "youssef")
    tells()
    assert heard("guide_released") == ["Dewi"]
    assert guides(match) == [("Youssef", "ASKED")]
    with refused(errors.NeedsGuide):
        begins(cast, match)  # nobody is chosen: all stays as it was
    assert guides(match) == [("Youssef", "ASKED")]


def test_where_no_guide_is_needed_nobody_is_chosen_and_it_begins(cast: Cast) -> None:
    match = both(cast)
    asks(cast, match)
    guide_says(cast, match)
    tells()
    assert begins(cast, match)
    tells()
    assert heard("guide_released") == ["Dewi"]
    assert guides(match) == []


@pytest.mark.parametrize("key", ["neighbour", "resident", "outsider"])
def test_a_guide_works_here_and_is_none_of_the_two(cast: Cast, key: str) -> None:
    match = trainee(cast)
    with refused(errors.NotThisGuide):
        asks(cast, match, key)
    assert guides(match) == []


def test_a_guide_works_in_the_town_of_the_question(cast: Cast) -> None:
    """She would read the name and the number of who helps."""
    match = trainee(cast)
    with as_the_owner():
        elsewhere = type(cast.town).objects.create(kind="MUNICIPALITY", code="GM2", name="Elders")
        type(cast["coach"]).objects.filter(pk=cast["coach"].pk).update(municipality=elsewhere)
    els, address = at_the_question(cast, match)
    shown = els.get(address).content.decode()
    assert str(cast["youssef"].pk) in shown
    assert str(cast["coach"].pk) not in shown
    with refused(errors.NotThisGuide):
        asks(cast, match)
    assert guides(match) == []


def test_who_said_no_is_followed_by_another_and_her_no_is_gone(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    guide_says(cast, match, yes=False)
    tells()
    assert heard("guide_gone") == ["Els"]
    els, address = at_the_question(cast, match)
    page = els.get(address).content.decode()
    assert "Dewi kan niet begeleiden." in page
    assert "Kies een ander." in page
    asks(cast, match, "youssef")
    assert guides(match) == [("Youssef", "ASKED")], "nothing adds up to who said no (R16)"
    assert "Dewi kan niet begeleiden." not in els.get(address).content.decode()


# --- her own page ------------------------------------------------------------------------------------------------
def test_she_reads_the_call_and_who_helps_and_the_number_only_after_her_yes(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match, guide_every="WEEK")
    one = guided(cast, match)
    assert (one.name, one.line, one.holder) == ("Bram", "Samen een half uur wandelen.", "Els")
    assert one.holder_phone == "030 123 45 67"
    assert (one.phone, one.email, one.address) == ("", "", "")
    guide_says(cast, match)
    one = guided(cast, match)
    assert (one.phone, one.email) == ("+31612345601", "neighbour@example.org")
    page = page_of(cast, "coach")
    assert "Bram" in page
    assert "Jullie praten" in page
    assert "Daarna: elke week." in page
    assert not any(name in page for name in ("Amina", "El Idrissi")), "nothing that tells who asked"
    assert "Ik zou weer willen wandelen." not in page, "nor her own words"


def test_she_does_all_of_it_on_her_page(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    with as_the_owner():
        dewi, guide = signed_in(cast, "coach"), str(Guide.objects.get().pk)
        prefix = Guide.objects.get().pk.hex
    page = reverse("guiding")
    assert "Wil jij begeleiden?" in dewi.get(page).content.decode()
    said = dewi.post(page, {"do": "yes", "guide": guide}, follow=True).content.decode()
    assert "Fijn dat je begeleidt." in said
    day = TODAY + timedelta(days=3)
    talk = {
        "do": "talk",
        "guide": guide,
        f"{prefix}-talk_on": day.isoformat(),
        f"{prefix}-every": "FOUR_WEEKS",
    }
    assert "Opgeschreven." in dewi.post(page, talk, follow=True).content.decode()
    one = guided(cast, match)
    assert (one.talk_on, one.every) == (day, "FOUR_WEEKS")
    for wrong in (
        (TODAY - timedelta(days=1)).isoformat(),
        (TODAY + timedelta(days=400)).isoformat(),
        "",
        "morgen",
    ):
        answer = dewi.post(page, talk | {f"{prefix}-talk_on": wrong})
        assert answer.status_code == 422, wrong
        assert 'value="FOUR_WEEKS" selected' in answer.content.decode()
    assert guided(cast, match).talk_on == day
    assert (
        "Goed dat je het zegt." in dewi.post(page, {"do": "no", "guide": guide}, follow=True).content.decode()
    )
    assert "Je begeleidt nu niemand" in dewi.get(page).content.decode()
    assert dewi.post(page, {"do": "yes", "guide": guide}).status_code == 404, "another is asked now"


@pytest.mark.parametrize("post", [{}, {"do": "yes"}, {"guide": "x"}, {"do": "rm", "guide": "x"}])
def test_what_no_button_sends_does_nothing(cast: Cast, post: dict[str, str]) -> None:
    match = trainee(cast)
    asks(cast, match)
    with as_the_owner():
        dewi = signed_in(cast, "coach")
    assert dewi.post(reverse("guiding"), post).status_code == 404
    assert guides(match) == [("Dewi", "ASKED")]


def test_whose_name_stands_there_reads_that_she_looked(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    page_of(cast, "coach")
    with as_the_owner():
        rows = sql("SELECT subject_id, object_id FROM journal_look WHERE view = 'guiding'")
    assert rows == [(cast["neighbour"].pk, match.pk)]


def test_her_page_asks_as_much_for_many_as_for_one(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    with as_the_owner():
        dewi = signed_in(cast, "coach")
    dewi.get(reverse("guiding"))

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert dewi.get(reverse("guiding")).status_code == 200
        return len([row for row in caught if not row["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    one = asked()
    with made():
        first, guide = Match.objects.get(pk=match.pk), Guide.objects.get()
        for _ in range(99):
            first.pk, guide.pk, first.ended_how = new_id(), new_id(), "MISTAKE"  # as if suggested anew
            guide.match_id = first.pk
            first.save(force_insert=True)
            guide.save(force_insert=True)
    assert asked() == one
    assert one <= 5 + 1, "five, and the row in the access log"
    assert page_of(cast, "coach").count('value="yes"') == 100


# --- attacks -----------------------------------------------------------------------------------------------------
BEGIN = (
    "UPDATE mutual_help_match SET state = 'ACTIVE', active_at = now(), escalation_name = 'Els',"
    " escalation_phone = '030' WHERE id = %s"
)
YES = "UPDATE mutual_help_guide SET state = 'YES', yes_at = now() WHERE match_id = %s"


def test_help_does_not_begin_without_her_yes_whoever_tries(cast: Cast) -> None:
    match = trainee(cast)
    cast.enter("wijkteam")
    assert nothing_done(BEGIN, match.pk)
    asks(cast, match)
    cast.enter("wijkteam")
    assert nothing_done(BEGIN, match.pk)
    guide_says(cast, match)
    leaves(cast)
    cast.enter("wijkteam")
    assert nothing_done(BEGIN, match.pk), "who said yes works here no more"
    assert state_of(match) == "BOTH_YES"


@pytest.mark.parametrize("key", OTHERS)
def test_nobody_says_yes_or_no_for_her(cast: Cast, key: str) -> None:
    match = trainee(cast)
    asks(cast, match)
    cast.enter(key)
    assert nothing_done(YES, match.pk)
    assert nothing_done(
        "UPDATE mutual_help_guide SET state = 'GONE', gone_at = now() WHERE match_id = %s", match.pk
    )
    assert nothing_done(INSERT, match.pk, cast["marloes"].pk, "YES", NOW, None)
    assert nothing_done("DELETE FROM mutual_help_guide WHERE match_id = %s", match.pk)
    assert guides(match) == [("Dewi", "ASKED")]


@pytest.mark.parametrize("key", OTHERS)
def test_nobody_else_plans_her_talks_or_lets_her_go_while_it_runs(cast: Cast, key: str) -> None:
    match = runs(cast)
    cast.enter(key)
    for change in (
        "talk_on = current_date + 1", "every = 'WEEK'", "yes_at = now()", "state = 'ASKED'",
        "state = 'GONE', gone_at = now()", "state = 'RELEASED', gone_at = now()",
    ):  # fmt: skip
        assert nothing_done(f"UPDATE mutual_help_guide SET {change} WHERE match_id = %s", match.pk), change
    assert guides(match) == [("Dewi", "YES")]


def test_who_acts_for_her_says_it_not(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    cast.enter("coach")
    sql("SELECT set_config('samenspel.representative', %s, true)", str(cast["carer"].pk))
    assert sql("SELECT * FROM guided_by_me()") == []
    assert nothing_done(YES, match.pk)
    sql("SELECT set_config('samenspel.representative', '', true)")


def test_no_job_says_yes_for_anybody(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    with at_work():
        assert nothing_done(YES, match.pk)
        assert nothing_done(
            "UPDATE mutual_help_guide SET state = 'GONE', gone_at = now() WHERE match_id = %s", match.pk
        )
        assert nothing_done(INSERT, match.pk, cast["youssef"].pk, "ASKED", None, None)
    assert guides(match) == [("Dewi", "ASKED")]


@pytest.mark.parametrize("key", ["coach", "resident", "neighbour", "outsider", "gp", "desk"])
def test_only_who_coordinates_asks_a_guide(cast: Cast, key: str) -> None:
    match = trainee(cast)
    cast.enter(key)
    for person in (cast[key].pk, cast["youssef"].pk):
        assert nothing_done(INSERT, match.pk, person, "ASKED", None, None)
        assert nothing_done(INSERT, match.pk, person, "YES", NOW, None)
    assert guides(match) == []


def test_of_two_who_only_met_nobody_is_asked_to_guide(cast: Cast) -> None:
    match = suggested(cast)
    cast.enter("wijkteam")
    assert nothing_done(INSERT, match.pk, cast["coach"].pk, "ASKED", None, None)


@pytest.mark.parametrize("key", ["resident", "neighbour", "outsider", "marloes", "gp"])
def test_nobody_else_reads_whom_she_guides_or_who_was_asked(cast: Cast, key: str) -> None:
    match = trainee(cast)
    asks(cast, match)
    cast.enter(key)
    assert not Guide.objects.exists()
    assert sql("SELECT * FROM guided_by_me()") == []
    assert nothing_done("SELECT guide_of(%s, 'ASKER', true)", match.pk)
    with as_the_owner():
        client = signed_in(cast, key)
    answer = client.get(reverse("guiding"))
    assert answer.status_code == (200 if key in ("marloes", "gp") else 404)
    assert "Bram" not in answer.content.decode()
    with as_the_owner():
        guide = str(Guide.objects.get().pk)
    assert client.post(reverse("guiding"), {"do": "yes", "guide": guide}).status_code == 404
    assert guides(match) == [("Dewi", "ASKED")]


def test_by_her_code_neither_side_reads_who_was_asked(cast: Cast) -> None:
    match = trainee(cast)
    asks(cast, match)
    for side in ("ASKER", "OFFERER"):
        be(match, side)
        assert not Guide.objects.exists()
        (card,) = queries.matches_at(ball=ball_of(match, side))
        be(match, side)
        assert (card.guide.name, card.guide.asked, card.guide.gone, card.guide.chosen) == ("", "", "", None)
    guide_says(cast, match)
    be(match, "OFFERER")
    assert Guide.objects.count() == 1, "who said yes is hers to read"
    assert nothing_done("UPDATE mutual_help_guide SET talk_on = current_date WHERE match_id = %s", match.pk)


def test_the_guide_reads_nothing_of_the_match_or_the_asker_by_sql(cast: Cast) -> None:
    match = runs(cast)
    cast.enter("coach")
    assert not Match.objects.exists()
    assert not Ask.objects.exists()
    assert sql("SELECT * FROM match_people(%s)", match.pk)[0][0] is None
    assert sql("SELECT count(*) FROM community_person WHERE id = %s", cast["resident"].pk) == [(0,)]

"""Who guides says no, leaves or is let go in the same second in which it begins: real threads, real commits (AS-14)."""

from typing import Any

from django.db import IntegrityError, transaction

from samenspel.community.models import Membership
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Guide, Match
from tests.at_once import at_once, looking_behind, went
from tests.cast import NOW, Cast
from tests.guides import SOON, asks, looks, trainee
from tests.neighbours import guide_says, guided, people
from tests.play import as_the_owner, sql

ROUNDS = 5


def _waits(town: Cast, *, yes: bool) -> Match:
    """Both said yes, and the coach is asked to guide; or said yes to it."""
    with transaction.atomic():
        match = trainee(town)
        asks(town, match)
        if yes:
            guide_says(town, match)
        return match


def _found(town: Cast, match: Match) -> Match:
    with transaction.atomic():
        ball = people(match)["ASKER"][1]
        town.enter("wijkteam")
        return queries.match_of(pk=match.pk, ball=ball)


def _begins(town: Cast, found: Match, key: str = "coach") -> bool:
    town.enter("wijkteam")
    start = actions.Start("Els", "+31301234567", guide=town[key].pk, guide_talk_on=SOON)
    return actions.start_helping(match=found, start=start, acting=town.acting("wijkteam"), now=NOW)


def _is(match: Match) -> tuple[str, list[tuple[str, str]]]:
    with looking_behind():
        state = Match.objects.get(pk=match.pk).state
        rows = Guide.objects.filter(match=match.pk).select_related("person")
        return state, [(one.person.called, one.state) for one in rows.order_by("asked_at", "pk")]


def test_she_says_no_while_who_coordinates_lets_it_begin(town: Cast) -> None:
    """Either it did not begin, or it began by her yes and she goes after it; the holder hears it in both."""
    seen = set()
    for _ in range(ROUNDS):
        match = _waits(town, yes=True)
        found = _found(town, match)

        def no() -> object:
            return guide_says(town, match, yes=False)  # noqa: B023

        def begin() -> object:
            return "began" if _begins(town, found) else "asked anew"  # noqa: B023

        outcome = at_once(no, begin)
        state, there = _is(match)
        seen.add(state)
        if state == "ACTIVE":
            assert outcome == ["done", "began"]
            assert there == [("Dewi", "GONE")]
        else:
            assert state == "BOTH_YES"
            assert outcome[0] == "done"
            assert there in ([("Dewi", "GONE")], [("Dewi", "ASKED")]), there
    assert seen <= {"ACTIVE", "BOTH_YES"}


def test_by_plain_sql_it_never_begins_beside_her_no(town: Cast) -> None:
    """The moment she is gone before it began, it does not begin: the database waits for what she says."""
    begin = (
        "UPDATE mutual_help_match SET state = 'ACTIVE', active_at = clock_timestamp(), escalation_name = 'Els',"
        " escalation_phone = '030' WHERE id = %s"
    )
    gone = "UPDATE mutual_help_guide SET state = 'GONE', gone_at = clock_timestamp() WHERE match_id = %s AND state = 'YES'"
    for _ in range(ROUNDS):
        match = _waits(town, yes=True)

        def says() -> object:
            town.enter("coach")
            sql(gone, match.pk)  # noqa: B023
            sql("SELECT pg_sleep(0.05)")
            return None

        def begins() -> object:
            town.enter("wijkteam")
            sql("SELECT pg_sleep(0.02)")
            sql(begin, match.pk)  # noqa: B023
            return None

        assert at_once(says, begins, refused=(IntegrityError,))[0] == "done"
        with looking_behind():
            rows = sql(
                "SELECT m.state, m.active_at <= g.gone_at FROM mutual_help_match m"
                " JOIN mutual_help_guide g ON g.match_id = m.id WHERE m.id = %s", match.pk,
            )  # fmt: skip
        assert rows in ([("BOTH_YES", None)], [("ACTIVE", True)]), rows


def test_she_says_yes_while_another_is_chosen(town: Cast) -> None:
    """One of the two happened: she guides, and the choice is refused; or she is let go, and her yes is."""
    for _ in range(ROUNDS):
        match = _waits(town, yes=False)
        found = _found(town, match)

        def yes() -> object:
            return guide_says(town, match)  # noqa: B023

        def chooses() -> object:
            return _begins(town, found, "youssef") or "asked"  # noqa: B023

        outcome = [
            type(one).__name__ if isinstance(one, BaseException) else one for one in at_once(yes, chooses)
        ]
        _, there = _is(match)
        assert ("Dewi", "ASKED") not in there
        if outcome[0] == "done":
            assert ("Dewi", "YES") in there
        else:
            assert there == [("Dewi", "RELEASED"), ("Youssef", "ASKED")]


def test_two_are_never_asked_at_once(town: Cast) -> None:
    with transaction.atomic():
        match = trainee(town)
    found, again = _found(town, match), _found(town, match)
    outcome = went(
        lambda: _begins(town, found) or "asked", lambda: _begins(town, again, "youssef") or "asked"
    )
    assert outcome in (["MatchMoved", "done"], ["done", "done"]), outcome
    assert [state for _, state in _is(match)[1]].count("ASKED") == 1


def test_pressed_twice_at_once_her_yes_is_said_once(town: Cast) -> None:
    match = _waits(town, yes=False)
    with transaction.atomic():
        one = guided(town, match)

    def yes() -> object:
        town.enter("coach")
        return actions.say_i_guide(guided=one, acting=town.acting("coach"), now=NOW)

    assert went(yes, yes, yes) == ["GuideMoved", "GuideMoved", "done"]
    assert _is(match)[1] == [("Dewi", "YES")]


def test_she_leaves_while_it_begins_and_it_is_told_once(town: Cast) -> None:
    for _ in range(ROUNDS):
        match = _waits(town, yes=True)
        found = _found(town, match)

        def leaves() -> object:
            with as_the_owner():
                Membership.objects.filter(person=town["coach"].pk).update(ends_on=NOW.date())
            return None

        def begin() -> object:
            return _begins(town, found)  # noqa: B023

        at_once(leaves, begin)
        before = _told()
        went(_looks, _looks)
        assert _told() == before + 1, "two workers, one message"
        assert ("Dewi", "GONE") in _is(match)[1]
        with transaction.atomic(), as_the_owner():
            Membership.objects.filter(person=town["coach"].pk).update(ends_on=None)


def _looks() -> Any:
    looks()


def _told() -> int:
    with looking_behind():
        return int(sql("SELECT count(*) FROM notifications_message WHERE kind = 'guide_gone'")[0][0])

"""What somebody told in passing: only with her yes, seen and taken away by her (I15, R09)."""

from datetime import timedelta

import pytest
from tests.cast import NOW, Cast
from tests.family import MOTHER
from tests.play import refused, sql
from tests.sharing import LATER, gleaned

from samenspel.circles import errors
from samenspel.circles.actions import gleaning as actions
from samenspel.circles.models import GleaningNote
from samenspel.circles.queries import notes as queries
from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import NotFound


def seen_by(cast: Cast, key: str) -> int:
    cast.enter(key)
    return GleaningNote.objects.filter(removed_at=None).count()


def test_it_is_for_the_maker_and_for_her(cast: Cast) -> None:
    ask = cast.ask()
    row = gleaned(cast, by="wijkteam", person=cast[MOTHER].pk, name="")
    assert ask
    assert row.person_id == cast[MOTHER].pk
    assert (seen_by(cast, "wijkteam"), seen_by(cast, MOTHER), seen_by(cast, "youssef")) == (1, 1, 0)


def test_it_takes_a_name_as_she_wants_to_be_called(cast: Cast) -> None:
    row = gleaned(cast)
    cast.enter("coach")
    found = queries.gleaned_by(person=cast["coach"].pk, on=NOW.date()).get()
    assert (found.pk, found.about_name, found.text) == (row.pk, "Tante Rie", "Houdt van dammen.")


def test_it_goes_to_the_team_only_when_she_says_so(cast: Cast) -> None:
    gleaned(cast, by="wijkteam", others="TEAM", organisation=cast.organisation["wijkteam"].pk)
    assert seen_by(cast, "youssef") == 1
    assert seen_by(cast, "coach") == 0


def test_without_her_yes_nothing_is_written(cast: Cast) -> None:
    with refused(errors.MayNotBeKept):
        gleaned(cast, may_be_kept=False)


def test_it_is_taken_away_by_her(cast: Cast) -> None:
    cast.ask()
    row = gleaned(cast, by="wijkteam", person=cast[MOTHER].pk, name="")
    cast.enter(MOTHER)
    actions.remove_gleaning(gleaning=row.pk, acting=cast.acting(MOTHER), now=NOW)
    assert seen_by(cast, "wijkteam") == 0
    cast.enter(MOTHER)
    assert queries.gleaned_about(person=cast[MOTHER].pk).get().removed_at == NOW


def test_it_is_taken_away_by_who_wrote_it(cast: Cast) -> None:
    row = gleaned(cast)
    cast.enter("coach")
    actions.remove_gleaning(gleaning=row.pk, acting=cast.acting("coach"), now=NOW)
    assert seen_by(cast, "coach") == 0
    cast.enter("coach")
    with refused():
        actions.remove_gleaning(gleaning=row.pk, acting=cast.acting("coach"), now=NOW)


def test_it_is_over_on_its_day(cast: Cast) -> None:
    row = gleaned(cast)
    enter(Context(person=row.person_id))
    sql("UPDATE circles_gleaningnote SET until = current_date WHERE id = %s", row.pk)
    assert seen_by(cast, "coach") == 0
    assert LATER - timedelta(days=1) > NOW.date()


def test_the_maker_does_not_widen_it(cast: Cast) -> None:
    row = gleaned(cast)
    cast.enter("coach")
    for change in ("others = 'TEAM'", "until = until + 30"):
        with refused(Exception):
            sql(f"UPDATE circles_gleaningnote SET {change} WHERE id = %s", row.pk)


def test_it_is_not_about_somebody_whom_she_never_met(cast: Cast) -> None:
    """And so nobody reads a stranger's name by gleaning about her."""
    with refused():
        gleaned(cast, person=cast["outsider"].pk, name="")


@pytest.mark.parametrize("key", ["outsider", MOTHER])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused():
        gleaned(cast, by=key)
    row = gleaned(cast)
    cast.enter(key)
    with refused():
        actions.remove_gleaning(gleaning=row.pk, acting=cast.acting(key), now=NOW)
    acting = cast.acting("coach").namens(cast[MOTHER].pk, way="DESK")
    cast.enter("coach")
    with refused(NotFound):
        actions.write_gleaning(
            gleaned=actions.Gleaned(text="x", source="y", may_be_kept=True, until=LATER, name="z"),
            municipality=cast.town, acting=acting, now=NOW,
        )  # fmt: skip

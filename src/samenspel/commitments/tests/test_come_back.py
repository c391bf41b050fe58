"""Coming back."""

from datetime import timedelta

from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused

from samenspel.commitments import actions, queries
from samenspel.commitments.models import Absence
from samenspel.journal.models import Entry

TODAY = NOW.date()


def go(cast: Cast, key: str) -> Absence:
    cast.enter(key)
    return actions.go_away(
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=30),
        municipality=cast.town,
        acting=cast.acting(key),
        now=NOW,
    )


def test_it_makes_her_present_again(cast: Cast) -> None:
    absence = go(cast, "coach")
    assert not queries.is_present(person=cast["coach"].pk, on=TODAY)
    actions.come_back(absence=absence, municipality=cast.town, acting=cast.acting("coach"), now=NOW)
    assert queries.is_present(person=cast["coach"].pk, on=TODAY)
    assert Entry.objects.filter(verb="came_back", object_id=absence.pk).exists()


def test_it_is_refused_twice(cast: Cast) -> None:
    """Never do nothing silently (habit 8)."""
    absence = go(cast, "coach")
    actions.come_back(absence=absence, municipality=cast.town, acting=cast.acting("coach"), now=NOW)
    with refused(Absence.DoesNotExist):
        actions.come_back(absence=absence, municipality=cast.town, acting=cast.acting("coach"), now=NOW)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    absence = go(cast, "coach")
    cast.enter("outsider")
    with refused(Absence.DoesNotExist):
        actions.come_back(absence=absence, municipality=cast.town, acting=cast.acting("outsider"), now=NOW)
    with as_the_owner():
        assert Absence.objects.filter(pk=absence.pk).exists()

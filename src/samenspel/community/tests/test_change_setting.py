"""Changing a setting from now on; the history stays (R63)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import refused, sql

from samenspel.community import actions, queries, rules
from samenspel.community.models import Area, Setting


def change(cast: Cast, area: Area, value: int, *, hours: int = 0, key: str = "holder_days") -> Setting:
    cast.enter("official")
    return actions.change_setting(
        area=area, key=key, value=value, reason="Afgesproken in de wijk.", acting=cast.acting("official"),
        now=NOW + timedelta(hours=hours),
    )  # fmt: skip


def test_it_holds_from_its_moment_on(cast: Cast) -> None:
    change(cast, cast.town, 3, hours=1)
    for hours, value in ((0, rules.DEFAULT_SETTINGS["holder_days"]), (1, 3), (99, 3)):
        assert queries.setting(area=cast.town, key="holder_days", now=NOW + timedelta(hours=hours)) == value


def test_it_holds_for_every_area_below_unless_that_differs(cast: Cast) -> None:
    change(cast, cast.town, 3)
    change(cast, cast.molen, 5)
    assert queries.setting(area=cast.weide, key="holder_days", now=NOW) == 3
    assert queries.setting(area=cast.molen, key="holder_days", now=NOW) == 5


def test_it_keeps_the_history(cast: Cast) -> None:
    change(cast, cast.town, 3)
    change(cast, cast.town, 4, hours=1)
    assert Setting.objects.filter(key="holder_days").count() == 2
    assert queries.setting(area=cast.town, key="holder_days", now=NOW) == 3


def test_it_knows_only_the_settings_of_the_house(cast: Cast) -> None:
    with refused(KeyError):
        change(cast, cast.town, 1, key="colour")


def test_it_is_never_below_zero(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="setting_not_below_zero"), transaction.atomic():
        change(cast, cast.town, -1)


def test_it_has_one_value_at_a_time(cast: Cast) -> None:
    change(cast, cast.town, 1)
    with pytest.raises(IntegrityError, match="setting_one_value_at_a_time"), transaction.atomic():
        change(cast, cast.town, 2)


def test_it_is_written_in_the_journal(cast: Cast) -> None:
    change(cast, cast.town, 3)
    assert sql(
        "SELECT terms->>'key', (terms->>'value')::int FROM journal_entry WHERE verb = 'changed_setting'"
    ) == [("holder_days", 3)]


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """No page leads to it yet for residents; a row that stands cannot be rewritten by the web."""
    change(cast, cast.town, 3)
    cast.enter("outsider")
    for attack in ("UPDATE community_setting SET value = 0", "DELETE FROM community_setting"):
        with refused():
            sql(attack)

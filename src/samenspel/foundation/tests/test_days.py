"""One day for everybody: pages, actions and the database change it at the same midnight, that of the people here."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection

from samenspel.foundation.days import begins_at, day_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_it_is_the_day_of_the_people_here(moment: datetime, day: date) -> None:
    assert day_of(moment) == day


@pytest.mark.django_db
def test_it_is_the_same_day_in_the_database() -> None:
    """Its policies and refusals ask current_date: a share that ended today, a colleague who leaves today."""
    for moment in (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), datetime(2026, 7, 1, 22, 0, tzinfo=UTC)):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::timestamptz::date, current_setting('timezone')", [moment])
            assert cursor.fetchone() == (day_of(moment), settings.TIME_ZONE)


def test_a_day_begins_at_midnight_here() -> None:
    assert begins_at(date(2026, 1, 1)) == datetime(2025, 12, 31, 23, 0, tzinfo=UTC)
    assert begins_at(date(2026, 7, 1)) == datetime(2026, 6, 30, 22, 0, tzinfo=UTC)

"""The plan of a night is all or nothing for a neighbourhood: also when the worker is killed (kill -9) half-way."""

import psycopg
import pytest
from django.db import connection, transaction

from samenspel.mutual_help.models import Offer
from tests.cast import Cast
from tests.neighbours import answered_offer, called
from tests.play import as_the_owner, sql
from tests.truth.test_killed_import import Place, killed_when

pytestmark = pytest.mark.processes
PLAN = ["-c", "import django; django.setup()\nfrom samenspel.mutual_help import jobs\njobs.plan_help(0)"]
WAITS = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
LISTS = (
    "SELECT a.area_id, count(*) FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id GROUP BY 1"
)
NIGHTS = "SELECT area_id, suggested FROM mutual_help_round WHERE asks > 0"


def _two_neighbourhoods(town: Cast) -> list[Offer]:
    """In each an ask and two offers that go no further; the offers of the last of the two, in turn."""
    with transaction.atomic():
        offers = [answered_offer(town, key) for key in ("neighbour", "carer", "caller", "outsider")]
        asks = [called(town), called(town)]
        with as_the_owner():
            for place, area in enumerate(sorted((town.weide, town.molen), key=lambda one: one.pk)):
                mine = [one.pk for one in offers[2 * place : 2 * place + 2]]
                sql("UPDATE mutual_help_offer SET area_id = %s WHERE id = ANY (%s)", area.pk, mine)
                sql(
                    "UPDATE mutual_help_ask SET area_id = %s, in_plan = true WHERE id = %s",
                    area.pk,
                    asks[place].pk,
                )
        return sorted(offers[2:], key=lambda one: one.pk)


def test_a_killed_night_is_all_or_nothing(town: Cast) -> None:
    place, last = Place(connection.settings_dict["NAME"]), _two_neighbourhoods(town)[-1]
    with psycopg.connect(place.url) as other:  # somebody changes her offer in this very moment
        other.execute("SELECT FROM mutual_help_offer WHERE id = %s FOR UPDATE", [last.pk])
        killed_when(place.start(PLAN, "worker"), lambda: place.look(WAITS) == [(True,)])
    first, second = sorted((town.weide.pk, town.molen.pk))
    assert place.look(LISTS) == place.look(NIGHTS) == [(first, 2)], "one has all, the other nothing"
    for _ in range(2):
        place.run(PLAN, "worker")
        assert sorted(place.look(LISTS)) == sorted(place.look(NIGHTS)) == [(first, 2), (second, 2)]
    messages = place.look("SELECT count(*) FROM notifications_message WHERE kind = 'ask_for_you'")
    assert messages == [(4,)], "each heard it once"

"""A whole year: 120 entries stay fresh by taps in the mail and a call list."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from tests.cast import NOW, Cast, stop_clock
from tests.play import as_the_owner, sql

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry

from .conftest import night, path


def test_a_volunteer_keeps_120_entries_fresh_for_a_year(cast: Cast, client: Client, monkeypatch: Any) -> None:
    """'Done when': 80 owners with mail (most answer, some not), 40 places to call; one evening a week of calling.

    The figures stand in docs/performance.md; this prints them anew.
    """
    start = NOW - timedelta(days=371)
    owners = [cast[key] for key in ("resident", "neighbour", "carer", "outsider")]
    with as_the_owner():
        for number in range(120):
            entry = Entry.objects.create(
                name=f"Plek {number:03}", summary="x", area=cast.weide, municipality=cast.town, owner_agreed=True,
                confirmed_on=(start - timedelta(days=number)).date(), changed_at=start, phone="030 123 45 67",
            )  # fmt: skip
            if number < 80:
                sql("INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)"
                    " VALUES (%s, %s, %s, %s, 'OWNER', '', %s)", new_id(), entry.pk, cast.town.pk,
                    owners[number % 4].pk, start)  # fmt: skip
    figures, taps, calls = [], 0, 0
    for week in range(53):
        now = start + timedelta(weeks=week)
        stop_clock(monkeypatch, now)
        night(now)
        taps += _taps(client, since=now)
        calls += _evening(cast, now)
        figures.append(queries.freshness(now=now, today=now.date()))
    shares = [one.fresh / one.total for one in figures]
    print(f"year: lowest {min(one.fresh for one in figures[4:])} of 120 fresh after the first month,"
          f" at the end {figures[-1].fresh}, {taps} taps, {calls} calls, most a week {MOST_CALLS_A_WEEK}")  # fmt: skip
    assert min(shares[4:]) >= 0.85
    assert shares[-1] >= 0.85
    assert calls <= 53 * MOST_CALLS_A_WEEK


MOST_CALLS_A_WEEK = 12


def _taps(client: Client, *, since: datetime) -> int:
    """Four of five owners tap on the day; whoever did not is asked again, called, or sinks."""
    with as_the_owner():
        rows = Message.objects.filter(kind__startswith="map_check", made_at=since).order_by("made_at", "id")
        links = list(rows.values_list("facts__link", flat=True))
    tapped = [link for number, link in enumerate(links) if number % 5]
    for number, link in enumerate(tapped):
        if not number:
            client.post(path(link), {"antwoord": "klopt"})
            continue
        # The same deed without drawing its page again: a hundred of those say nothing more.
        pk, ball = actions.ball_of_token(path(link).split("/")[-2], now=since)
        enter(Context(ball=ball))
        nobody = Acting(person=None, way="CODE")
        actions.answer(check=queries.check_for(pk), answer="RIGHT", acting=nobody, now=since)
    return len(tapped)


def _evening(cast: Cast, now: datetime) -> int:
    """A volunteer calls at most twelve; one of six does not pick up."""
    cast.enter("coach")
    called = queries.call_list(today=now.date())[:MOST_CALLS_A_WEEK]
    for number, call in enumerate(called):
        acting = cast.acting("coach")
        if number % 6 == 5:
            actions.called_in_vain(check=call.check, today=now.date(), acting=acting, now=now)
        else:
            by = actions.by_telephone(call.check.entry)
            actions.answer(check=call.check, answer="RIGHT", by=by, acting=acting, now=now)
    return len(called)

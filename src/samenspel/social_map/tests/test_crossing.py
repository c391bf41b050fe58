"""Room for mistakes: the hall that was given twice, said calmly, done anyway, undone; and who carries alone (AS-28, R59, R47)."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused, sql

from samenspel.social_map import actions, queries
from samenspel.social_map.models import Change, Entry, Moment
from samenspel.social_map.rules import Pattern, days_of, first_together, same_room

from .conftest import Writing, again, import_one

TUESDAY = date(2027, 1, 5)


def pattern(
    day: date = TUESDAY, begins: str = "10:00", ends: str = "11:30", every: str = "WEEK", **more: Any
) -> Pattern:
    stop = time.fromisoformat(ends) if ends else None
    return Pattern(every=every, starts_on=day, starts_at=time.fromisoformat(begins), ends_at=stop, **more)


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        (pattern(), pattern(begins="11:00", ends="12:00"), TUESDAY),
        (pattern(), pattern(begins="11:30", ends="12:00"), None),  # one after the other
        (pattern(), pattern(begins="11:00", ends=""), TUESDAY),  # it begins while the other is there
        (pattern(), pattern(begins="11:30", ends=""), None),
        (pattern(), pattern(day=TUESDAY + timedelta(1)), None),
        (pattern(), pattern(until=TUESDAY - timedelta(7)), None),
        (pattern(every="ONCE"), pattern(except_on=(TUESDAY,)), None),
        (pattern(every="FORTNIGHT"), pattern(day=TUESDAY + timedelta(7), every="FORTNIGHT"), None),
        (pattern(every="MONTH"), pattern(day=TUESDAY + timedelta(28)), date(2027, 2, 2)),
        (pattern(every="YEAR"), pattern(every="YEAR"), TUESDAY),
    ],
)
def test_two_fall_together_on_a_first_day_or_never(one: Pattern, other: Pattern, day: date | None) -> None:
    assert first_together(one, other, since=TUESDAY - timedelta(30)) == day
    assert first_together(other, one, since=TUESDAY - timedelta(30)) == day


PATTERNS = some.builds(
    lambda day, begins, lasts, every: Pattern(
        every=every, starts_on=TUESDAY + timedelta(day), starts_at=time(begins), ends_at=time(min(begins + lasts, 23), 59)
    ),
    some.integers(0, 20), some.integers(0, 22), some.integers(0, 3), some.sampled_from(["ONCE", "WEEK", "FORTNIGHT", "MONTH"]),
)  # fmt: skip


@given(PATTERNS, PATTERNS)
def test_no_hour_of_the_first_days_is_missed(one: Pattern, other: Pattern) -> None:
    """Against the slow way: every hour of every day of both."""

    def hours(each: Pattern) -> set[tuple[date, int]]:
        assert each.ends_at
        days = days_of(each, TUESDAY, TUESDAY + timedelta(120))
        return {(day, hour) for day in days for hour in range(each.starts_at.hour, each.ends_at.hour + 1)}

    both = hours(one) & hours(other)
    found = first_together(one, other, since=TUESDAY)
    if both:
        assert found == min(day for day, _hour in both)
    else:
        assert found is None or found > TUESDAY + timedelta(120)


def test_two_rooms_are_two_places_when_both_say_so() -> None:
    assert same_room("", "Grote zaal")
    assert same_room(" grote  ZAAL", "Grote zaal")
    assert not same_room("Keuken", "Grote zaal")


# --- the hall, given twice -----------------------------------------------------------------------------------


def moment(
    day: date = TUESDAY, begins: str = "10:00", ends: str = "11:30", **more: Any
) -> actions.MomentFacts:
    return actions.MomentFacts(
        starts_on=day, starts_at=time.fromisoformat(begins), ends_at=time.fromisoformat(ends), **more
    )


def say(
    cast: Cast, entry: Entry, *moments: actions.MomentFacts, minutes: int = 0, key: str = "initiative"
) -> None:
    now = NOW + timedelta(minutes=minutes)
    actions.say_when(entry=again(entry), moments=list(moments), acting=cast.acting(key), now=now)


@pytest.fixture
def hall(cast: Cast, write: Writing) -> Entry:
    """Hanna keeps what there is in her church: a choir on Tuesday, and a coffee table without a day yet."""
    where = {"organisation": cast.organisation["kerk"], "street": "Kerkstraat 1", "postcode": "3994 AA"}
    choir, coffee = (
        write("initiative", name=name, phone="030 1", **where) for name in ("Koor", "Koffietafel")
    )
    say(cast, choir, moment())
    return coffee


ADD = {"add": "1", "every": "WEEK", "starts_on": "2027-01-05", "starts_at": "11:00", "ends_at": "12:00"}


def crossed(entry: Entry, where: str = "") -> list[str]:
    new = Moment(entry=entry, starts_on=TUESDAY, starts_at=time(11), ends_at=time(12), where=where)
    return [one.entry.name for _day, one in queries.at_that_moment(entry, new, today=NOW.date())]


def test_she_reads_what_is_there_before_anything_is_kept(cast: Cast, hall: Entry) -> None:
    client = signed_in(cast, "initiative")
    said = client.post(reverse("map_when", args=[hall.pk]), ADD).content.decode().replace("\xa0", " ")
    assert "Op dat moment is er al iets." in said
    assert "<bdi>Koor</bdi>: Dinsdag, elke week, 10 tot 11.30 uur." in said
    assert "De eerste keer samen: dinsdag 5 januari." in said
    assert 'value="11:00"' in said  # what she typed stands there still
    box = said.partition('id="al"')[2].partition("</div>")[0].casefold()
    assert [word for word in ("fout", "dubbel", "verkeerd", "let op") if word in box] == []
    assert not Moment.objects.filter(entry=hall).exists()


def test_she_may_go_on_anyway_and_undoes_it_with_one_press(
    cast: Cast, hall: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(cast, "initiative")
    address = reverse("map_when", args=[hall.pk])
    assert client.post(address, ADD | {"anyway": "1"}).status_code == 302
    assert Moment.objects.filter(entry=hall).count() == 1
    page = client.get(address)
    assert "Dat was: niets" in page.content.decode()
    stop_clock(monkeypatch, NOW + timedelta(minutes=1))
    client.post(address, {"undo": str(page.context["before"]["pk"])})
    cast.enter("initiative")
    assert not Moment.objects.filter(entry=hall).exists()
    history = client.get(reverse("map_versions", args=[hall.pk])).content.decode()
    assert "Teruggezet zoals het was. Dat mag altijd." in history
    assert "Dagen en tijden" in history
    assert [word for word in ("fout", "vergis", "dubbel", "mislukt") if word in history.casefold()] == []
    newest = client.get(address).context["before"]  # the undoing can be undone
    stop_clock(monkeypatch, NOW + timedelta(minutes=2))
    client.post(address, {"undo": str(newest["pk"])})
    cast.enter("initiative")
    assert Moment.objects.filter(entry=hall).count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"starts_at": "11:30", "ends_at": "12:30"},
        {"starts_on": "2027-01-06"},
        {"every": "ONCE", "starts_on": "2027-01-04"},
    ],
)
def test_what_does_not_fall_together_is_kept_at_once(cast: Cast, hall: Entry, said: dict[str, str]) -> None:
    client = signed_in(cast, "initiative")
    assert client.post(reverse("map_when", args=[hall.pk]), ADD | said).status_code == 302


def test_another_room_another_address_and_another_house_are_no_trouble(
    cast: Cast, hall: Entry, write: Writing
) -> None:
    other = write(
        "initiative", organisation=cast.organisation["kerk"], street="Dorpsweg 2", postcode="3994 AB"
    )
    assert crossed(other) == []
    assert crossed(write("resident", street="Kerkstraat 1", postcode="3994 AA")) == []
    cast.enter("initiative")
    assert crossed(hall) == ["Koor"]
    choir = Entry.objects.get(name="Koor")
    say(cast, choir, moment(where="Grote zaal"))
    assert (crossed(hall, "Keuken"), crossed(hall, "grote zaal")) == ([], ["Koor"])
    assert crossed(choir, "Grote zaal") == ["Koor"]  # twice the same by itself, too
    actions.stop_entry(entry=choir, acting=cast.acting("initiative"), now=NOW)
    assert crossed(hall, "grote zaal") == []


def test_the_hours_of_what_she_may_not_read_are_not_told(cast: Cast, hall: Entry) -> None:
    """A closed group in the same house: its hours are of its own people."""
    choir = Entry.objects.get(name="Koor")
    actions.change_entry(
        entry=choir, said={"visibility": "INVITED"}, acting=cast.acting("initiative"), now=NOW
    )
    assert crossed(hall) == ["Koor"]
    with as_the_owner():
        sql("DELETE FROM social_map_insider WHERE entry_id = %s RETURNING 1", choir.pk)
    cast.enter("initiative")
    assert crossed(hall) == []


# --- every version is kept ---------------------------------------------------------------------------------------


def test_each_change_of_days_and_times_is_one_version(cast: Cast, hall: Entry) -> None:
    say(cast, hall, moment(begins="09:00", ends="10:00"), moment(day=TUESDAY + timedelta(1)), minutes=1)
    say(cast, hall, moment(begins="13:00", ends="14:00"), moment(day=TUESDAY + timedelta(2)), minutes=2)
    kept = list(queries.versions_of(hall))
    assert [len(one.before["moments"]) for one in kept] == [2, 0]
    say(cast, hall, moment(begins="13:00", ends="14:00"), moment(day=TUESDAY + timedelta(2)), minutes=9)
    assert queries.versions_of(hall).count() == 2  # the same once more is no change
    actions.undo(change=kept[0], acting=cast.acting("initiative"), now=NOW + timedelta(minutes=10))
    assert {str(one.starts_at) for one in queries.moments_of(hall)} == {"09:00:00", "10:00:00"}


def test_words_and_times_of_one_deed_are_one_version(cast: Cast, write: Writing) -> None:
    entry = write("resident", when_text="Als de zon schijnt.")
    say(cast, entry, moment(), key="resident", minutes=1)
    [version] = queries.versions_of(entry)
    assert (version.before["when_text"], version.before["moments"]) == ("Als de zon schijnt.", [])


def test_no_hand_changes_the_times_without_a_version(cast: Cast, hall: Entry) -> None:
    """Straight in the database, in the role of the web: the row goes, and what was there is kept."""
    say(cast, hall, moment(begins="09:00", ends="10:00"), minutes=1)
    sql(
        "UPDATE social_map_entry SET changed_at = changed_at + interval '1 hour' WHERE id = %s RETURNING 1",
        hall.pk,
    )
    before = queries.versions_of(hall).count()
    sql("DELETE FROM social_map_moment WHERE entry_id = %s RETURNING 1", hall.pk)
    assert queries.versions_of(hall).count() == before + 1
    assert queries.versions_of(hall)[0].before["moments"][0]["starts_at"] == "09:00:00"
    with refused(ProgrammingError):
        sql("SELECT map_keep(e, now()) FROM social_map_entry e WHERE e.id = %s", hall.pk)


def test_an_import_keeps_no_version_of_its_times(cast: Cast) -> None:
    entry = import_one(cast, "Eettafel")
    with as_the_owner():
        actions.put_moments(entry=entry, moments=[moment()])
        assert not Change.objects.filter(entry=entry).exists()


# --- carrying alone ------------------------------------------------------------------------------------------------

ALONE = "Jij houdt dit nu alleen bij"


def tended(cast: Cast, entry: Entry, key: str) -> str:
    page = signed_in(cast, key).get(reverse("map_tend", args=[entry.pk]))
    return page.content.decode() if page.status_code == 200 else ""


def test_who_carries_alone_reads_so_herself_and_asks_somebody(cast: Cast, write: Writing) -> None:
    entry = write("resident", phone="030 123 45 67")
    page = tended(cast, entry, "resident")
    assert ALONE in page
    assert reverse("map_people", args=[entry.pk]) + "#vraag" in page
    cast.enter("resident")
    code = actions.invite(entry=entry, role="OWNER", acting=cast.acting("resident"), now=NOW)
    assert "Je vroeg al iemand." in tended(cast, entry, "resident")
    cast.enter("neighbour")
    actions.come_in(code=code, acting=cast.acting("neighbour"), now=NOW)
    for key in ("resident", "neighbour"):
        page = tended(cast, entry, key)
        assert page
        assert ALONE not in page


def test_who_only_reads_carries_nothing(cast: Cast, write: Writing) -> None:
    entry = write("resident", phone="030 123 45 67")
    code = actions.invite(entry=entry, role="INVITED", acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    actions.come_in(code=code, acting=cast.acting("neighbour"), now=NOW)
    assert ALONE in tended(cast, entry, "resident")
    assert tended(cast, entry, "neighbour") == ""


def test_nobody_else_reads_that_she_carries_alone(cast: Cast, write: Writing) -> None:
    """Not an editor, not who works there too, and not who looks at the page of the place."""
    entry = write("desk", mine=False, phone="030 123 45 67")
    for key in ("official", "lead", "outsider", "neighbour"):
        assert ALONE not in tended(cast, entry, key)
    of_church = write("initiative", organisation=cast.organisation["kerk"], phone="030 123 45 67")
    said = tended(cast, of_church, "initiative")
    assert ALONE in said
    assert "Wie ook bij" in said
    assert ALONE not in Client().get(reverse("map_entry", args=[of_church.pk])).content.decode()

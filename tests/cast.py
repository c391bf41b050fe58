"""The cast of the tests: one municipality, two neighbourhoods and their people, with an outsider."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from samenspel.commitments.models import FrontDoor, Turn
from samenspel.community import actions as people
from samenspel.community.models import Account, Area, Membership, Organisation, Person, PostalArea
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask
from tests.rows import made_once

# In the tests it is always this moment: of today, since policies ask the database for its day (current_date), and
# in the morning, so that Amsterdam and UTC agree on the day. What depends on a weekday names a day of its own.
NOW = datetime.now(tz=UTC).replace(hour=9, minute=30, second=0, microsecond=0)
START = date(2025, 1, 1)
WORKERS = {
    "coach": ("Dewi Sapulete", "COACH", "aanloop", "welzijnscoach"),
    "wijkteam": ("Els Hoekstra", "WIJKTEAM", "wijkteam", "wijkteam"),
    "youssef": ("Youssef Amrani", "WIJKTEAM", "wijkteam", "wijkteam"),
    "marloes": ("Marloes Bik", "WIJKTEAM", "wijkteam", "wijkteam"),
    "lead": ("Petra Vos", "LEAD", "wijkteam", "teamleider"),
    "desk": ("Wim Kok", "DESK", "aanloop", "balie"),
    "gp": ("Chen Li", "GP", "praktijk", "huisarts"),
    "initiative": ("Hanna Bos", "INITIATIVE", "kerk", "trekker"),
    "official": ("Ilse Prins", "OFFICIAL", "gemeente", "ambtenaar"),
}
RESIDENTS = {
    "resident": "Amina El Idrissi",
    "caller": "Joop de Wit",
    "neighbour": "Bram van Dijk",
    "carer": "Farid Haddad",
    "outsider": "Gijs Blom",
}
# Who lives next door has a number of her own: seen on her own page, it may not look like somebody else's.
PHONES = {"caller": "+31301234584", "outsider": "+31612345699", "official": "+31612345698"}
ORGANISATIONS = {
    "aanloop": ("Aanloop", "BOTH", "BOTH"),
    "wijkteam": ("Wijkteam Centrum", "PAID", "FORMAL"),
    "praktijk": ("Praktijk Singel", "PAID", "FORMAL"),
    "kerk": ("De Oude Kerk", "UNPAID", "INFORMAL"),
    "gemeente": ("Gemeente Waterhoek", "PAID", "FORMAL"),
}


@dataclass
class Cast:
    """Everybody by key, and how to let them act."""

    town: Area
    weide: Area
    molen: Area
    person: dict[str, Person]
    organisation: dict[str, Organisation]
    door: FrontDoor
    deeds: int = 0  # in the journal, while nobody did anything yet

    def __getitem__(self, key: str) -> Person:
        return self.person[key]

    def acting(self, key: str, **more: Any) -> Acting:
        roles = frozenset({WORKERS[key][1]}) if key in WORKERS else frozenset()
        return Acting(person=self.person[key].pk, roles=roles, **more)

    def enter(self, key: str | None, ball: Any = None) -> None:
        """The rest of the transaction is this person's, or the bearer's of a ball's code."""
        enter(Context(person=self.person[key].pk if key else None, ball=getattr(ball, "pk", ball)))

    def ask(self, words: str = "Ik zou weer willen wandelen.", key: str = "resident", **more: Any) -> Ask:
        """Somebody of the cast asks; the context is hers afterwards."""
        self.enter(key)
        facts: dict[str, Any] = {
            "area": self.weide,
            "reach": "PHONE",
            "asker": actions.Asker(known=self.person[key]),
            "form_key": new_id(),
            "acting": self.acting(key),
            "now": NOW,
        }
        made = actions.ask(words=words, **(facts | more))
        self.enter(key)
        return Ask.objects.select_related("ball", "asker__contact", "area", "municipality").get(pk=made.pk)

    def again(self, ask: Ask, key: str) -> Ask:
        """Read an ask again, as this person."""
        self.enter(key)
        return Ask.objects.select_related("ball", "asker", "area", "municipality").get(pk=ask.pk)


def build_cast() -> Cast:
    """Make the cast. The caller is the owner of the database."""
    town = Area.objects.create(kind="MUNICIPALITY", code="GMT", name="Waterhoek")
    centre = Area.objects.create(kind="DISTRICT", code="WKT", name="Centrum", parent=town, municipality=town)
    below = {
        "kind": "NEIGHBOURHOOD",
        "parent": centre,
        "municipality": town,
        "latitude": 52.02,
        "longitude": 5.12,
    }
    weide = Area.objects.create(code="BUT1", name="De Weide", **below)
    molen = Area.objects.create(code="BUT2", name="Molenbuurt", **below)
    PostalArea.objects.create(pc4="3994", area=weide)
    PostalArea.objects.create(pc4="3995", area=molen)
    PostalArea.objects.create(pc4="3995", area=weide)
    organisations = {
        key: Organisation.objects.create(
            name=name, works_with=paid, feels=feels, area=town, phone="030 123 45 67"
        )
        for key, (name, paid, feels) in ORGANISATIONS.items()
    }
    cast = Cast(town, weide, molen, {}, organisations, None)  # type: ignore[arg-type]
    for key, name in RESIDENTS.items():
        _person(cast, key, name, street="Singelstraat 14" if key == "caller" else "")
    for key, (name, role, organisation, title) in WORKERS.items():
        person = _person(cast, key, name)
        Membership.objects.create(
            person=person, organisation=organisations[organisation], role=role, title=title, starts_on=START
        )
    cast.door = FrontDoor.objects.create(
        area=centre, organisation=organisations["wijkteam"], lead=cast["lead"], phone="030 123 45 67"
    )
    for place, key in enumerate(("wijkteam", "youssef", "marloes")):
        Turn.objects.create(door=cast.door, person=cast[key], place=place, starts_on=START)
    return cast


def _person(cast: Cast, key: str, name: str, street: str = "") -> Person:
    person = people.register_person(
        name=name,
        called=name.split()[0],
        municipality=cast.town,
        area=cast.weide,
        email="" if key == "caller" else f"{key}@example.org",
        phone=PHONES.get(key, "+31612345601"),
        street=street,
        postcode="3994 AB" if street else "",
        town="Waterhoek" if street else "",
        prefers="LETTER" if key == "caller" else "MAIL",
        acting=a_job("test"),
        now=NOW,
    )
    cast.person[key] = person
    if key != "caller":
        Account.objects.create_user(f"{key}@example.org", person=person)
    return person


def as_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE samenspel_owner")


def as_app() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE samenspel_app")


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, in the test's own transaction."""
    return made_once("cast", cast_as_app)


def cast_as_app() -> Cast:
    """Make the cast as the owner; the rest of the transaction is the web's."""
    as_owner()
    made = build_cast()
    made.deeds = Entry.objects.count()
    as_app()
    return made


@pytest.fixture
def now() -> datetime:
    return NOW


def stop_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """From here on, whoever asks what time it is hears this."""
    monkeypatch.setattr(clock, "now", lambda: at)
    monkeypatch.setattr(clock, "today", lambda: at.date())


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is NOW, also a moment later. Processes that a test starts have the real time."""
    stop_clock(monkeypatch, NOW)

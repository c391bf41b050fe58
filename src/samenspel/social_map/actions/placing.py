"""The port for geocoding: from what somebody wrote as its address to a point on the map.

There are three: none, a table of postcodes of our own, and one over the network (integrations/geocoding).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from samenspel.foundation.context import as_job

from .. import rules
from ..models import Entry
from ..rules import Address, Place

Values = dict[str, Any]
COLUMNS = ("street", "postcode", "town", "at_home", "sheltered", "visibility", "pin", "latitude", "longitude")
NOWHERE: Values = {"latitude": None, "longitude": None}
FIND_PLACES = "find_places"


class CannotTell(Exception):
    """There is no answer now; another time there may be one."""


class Geocoder(Protocol):
    """Finds where an address is. `far`: over the network, so never while somebody waits."""

    far: bool

    def learn(self, addresses: Iterable[Address]) -> None:
        """Hear what will be asked next, to look it up at once: a list of hundreds is one question."""

    def find(self, address: Address) -> Place | None:
        """Return its point, or nothing when there is no such address. Raises CannotTell."""


def geocoder() -> Geocoder | None:
    """Return the geocoder of this installation (setting GEOCODER), or nothing."""
    return import_string(settings.GEOCODER)() if settings.GEOCODER else None


def said_of(entry: Entry) -> Values:
    return {name: getattr(entry, name) for name in COLUMNS}


def placed(
    values: Mapping[str, Any],
    *,
    before: Entry | None = None,
    given: bool = False,
    finder: Geocoder | None = None,
) -> Values:
    """Return latitude, longitude and `pin` of an entry that will say this.

    `given`: a point in these values was said with them, and does not come from a former address.
    What was found already at this address stays. Off the map is off the map. `finder`: one that learned.
    """
    known = said_of(before) if before else None
    if values["pin"] == rules.OFF:
        return NOWHERE | {"pin": rules.OFF}
    if given and values["latitude"] is not None:
        pin = values["pin"] if values["pin"] in rules.FOUND and rules.may_be_found(values) else rules.GIVEN
        return {"latitude": values["latitude"], "longitude": values["longitude"], "pin": pin}
    if known and _stands(known, values):
        return {"latitude": known["latitude"], "longitude": known["longitude"], "pin": known["pin"]}
    address = rules.address_of(values)
    if address is None or not rules.may_be_found(values):
        return NOWHERE | {"pin": rules.GIVEN}
    return _looked_up(address, finder or geocoder())


def _stands(known: Values, values: Mapping[str, Any]) -> bool:
    """Whether the point that it has is still that of this address, and may still be told."""
    if known["latitude"] is None or not rules.same_address(known, values):
        return False
    if values["at_home"] or values["sheltered"]:
        return False
    return known["pin"] not in rules.FOUND or rules.may_be_found(values)


def _looked_up(address: Address, finder: Geocoder | None) -> Values:
    if finder is None:
        return NOWHERE | {"pin": rules.GIVEN}
    if finder.far:
        return NOWHERE | {"pin": rules.WAITING}
    try:
        return _found(finder.find(address))
    except CannotTell:
        return NOWHERE | {"pin": rules.GIVEN}


def _found(place: Place | None) -> Values:
    if place is None:
        return NOWHERE | {"pin": rules.NOT_FOUND}
    return {"latitude": place.latitude, "longitude": place.longitude, "pin": place.sure}


def would_stand(
    said: Values, *, before: Entry | None = None, given: bool = False, finder: Geocoder | None = None
) -> Values:
    """Return this with the place that an entry that says so would have. Nothing is written."""
    return said | placed(said, before=before, given=given, finder=finder)


def finder_for(said: Iterable[Mapping[str, Any]]) -> Geocoder | None:
    """Return the geocoder, after it learned the addresses of entries that will say this and have no point."""
    finder = geocoder()
    if finder:
        lacks = [one for one in said if one["latitude"] is None and rules.may_be_found(one)]
        finder.learn(filter(None, map(rules.address_of, lacks)))
    return finder


def look_up_later(entry: Entry) -> None:
    """Let the worker look up where it is, once this transaction holds; when it has to be looked up."""
    if entry.pin == rules.WAITING:
        app.configure_task(FIND_PLACES).defer()  # by name, since jobs import this module


def look_up_many_later() -> None:
    """As look_up_later, after an import put many."""
    finder = geocoder()
    if finder and finder.far:
        app.configure_task(FIND_PLACES).defer()


def waiting(*, at_most: int) -> list[Entry]:
    """Return entries that wait for their point. For a job."""
    return list(Entry.objects.filter(pin=rules.WAITING).only(*COLUMNS).order_by("changed_at", "pk")[:at_most])


def find_place(entry: Entry, *, finder: Geocoder) -> bool:
    """Look up one entry, and write what was found; whether there was an answer. For a job, in no transaction.

    Whoever changed it in the meantime goes before: then it waits still, or needs no point any more.
    """
    address = rules.address_of(said_of(entry))
    try:
        values = _found(finder.find(address) if address else None)
    except CannotTell:
        return False
    with as_job(FIND_PLACES):
        there = Entry.objects.filter(pk=entry.pk, pin=rules.WAITING, visibility=Entry.Visibility.PUBLIC)
        there.filter(**{name: getattr(entry, name) for name in rules.WHERE}).update(**values)
    return True


@transaction.atomic
def look_again() -> int:
    """Look up what has an address and no point, when there are more postcodes. Returns how many came."""
    finder, came = geocoder(), 0
    if finder is None or finder.far:
        return came
    lacks = Entry.objects.public().filter(
        pin__in=(rules.GIVEN, rules.NOT_FOUND), latitude=None, at_home=False, sheltered=False
    )
    for entry in lacks.exclude(postcode="").defer("source_record").iterator(chunk_size=1_000):
        address = rules.address_of(said_of(entry))
        try:
            place = finder.find(address) if address else None
        except CannotTell:
            break
        if place:
            came += Entry.objects.filter(pk=entry.pk).update(**_found(place))
    return came

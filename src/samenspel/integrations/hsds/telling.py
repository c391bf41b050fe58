"""Entries as the records of HSDS: what a source said is given back as it said it, the rest as we say it.

A service of a source that is given at three places stands as three entries on the map; here it is one again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from samenspel.social_map.models import Entry

from . import edits, saying, shape
from .ids import at_location_of
from .rules import day_of, uuid_of, words

Record = dict[str, Any]
PAUSED = ("inactive", "temporarily closed")


def said_by_source(entry: Entry) -> Record | None:
    """Return the service as its source said it, when it came from HSDS."""
    record = entry.source_record
    service = record.get("service") if isinstance(record, Mapping) else None
    return service if isinstance(service, dict) and uuid_of(service.get("id")) else None


def services(entries: Iterable[Entry]) -> list[Record]:
    """Return full services; entries of one service stand together in the order of their `service`."""
    return list(each_service(entries))


def each_service(entries: Iterable[Entry]) -> Iterator[Record]:
    """Give them one by one."""
    for _, same in groupby(entries, key=lambda entry: entry.service):  # type: ignore[attr-defined]
        yield _service(list(same))


def _service(entries: Sequence[Entry]) -> Record:
    """Return one service, with every place where it is given. What has stopped counts only when all has."""
    going = [entry for entry in entries if not entry.closed_on] or list(entries)
    first = going[0]
    said = said_by_source(first)
    if said is None:
        whole = saying.service_of(first, str(first.service))  # type: ignore[attr-defined]
    else:
        hidden = any(_is_hidden(entry) for entry in entries)
        whole = _as_said(first, _edited(going, said), hidden=hidden)
        whole |= {"service_at_locations": _places(going)}
    return shape.cleaned("service", whole) or {}


def _edited(entries: Sequence[Entry], said: Record) -> Record:
    """What the source said, with what was changed here; where two say something, the latest is heard."""
    for entry in sorted(entries, key=lambda one: one.changed_at):
        place = (entry.source_record or {}).get("service_at_location")
        said = edits.service_now(entry, said, place, alone=len(entries) == 1)
    return said


def _as_said(entry: Entry, said: Record, *, hidden: bool) -> Record:
    """What the source said, and what the map has heard since."""
    whole = dict(said)
    if entry.closed_on:
        whole["status"] = "defunct"
    elif entry.room not in (Entry.Room.UNKNOWN, Entry.Room.PAUSED) or (
        entry.room == Entry.Room.PAUSED and said.get("status") not in PAUSED
    ):
        whole |= saying.room_of(entry)
    assured = day_of(said.get("assured_date"))
    if entry.confirmed_on and (assured is None or entry.confirmed_on > assured):
        whole["assured_date"] = entry.confirmed_on.isoformat()
    whole["organization"] = organization_of(entry) if whole.get("organization") else None
    return _without_places(whole) if hidden else whole


def _is_hidden(entry: Entry) -> bool:
    return entry.at_home or entry.sheltered


def _without_places(record: Record) -> Record:
    """Of a home or a shelter nobody reads where it is, whatever the source once said."""
    places = ("service_at_locations", "locations", "location", "service_areas")
    bare = {name: value for name, value in record.items() if name not in places}
    if isinstance(bare.get("organization"), dict):
        bare["organization"] = _without_places(bare["organization"])
    return bare


def _places(entries: Iterable[Entry]) -> list[Record]:
    found = (_place(entry) for entry in entries)
    return list({place["id"]: place for place in found if place}.values())


def _place(entry: Entry) -> Record | None:
    """Where this entry is, as its source or we say it; nothing for a home or a shelter."""
    said = said_by_source(entry)
    if said is None:
        return saying.at_location_of(entry)
    at_location = (entry.source_record or {}).get("service_at_location")
    if _is_hidden(entry):
        return None
    if not isinstance(at_location, dict):
        return None if entry.content_hash else saying.at_location_of(entry)
    at_location = edits.place_now(entry, said, at_location)
    if not uuid_of(at_location.get("id")):
        return at_location | {"id": at_location_of(entry.pk)}
    return at_location


def at_locations(entries: Iterable[Entry], *, full: bool) -> list[Record]:
    """Return services at locations; `full` with all that belongs to them."""
    return [told for entry in entries if (told := _at_location(entry, full=full))]


def _at_location(entry: Entry, *, full: bool) -> Record | None:
    place = shape.cleaned("service_at_location", _place(entry), flat=not full)
    if place is None:
        return None
    service = _service([entry])
    service.pop("service_at_locations", None)
    return place | {"service": service if full else shape.cleaned("service", service, flat=True)}


def organization_of(entry: Entry) -> Record | None:
    """Return who offers an entry; without its places when it also offers a home or a shelter."""
    said = said_by_source(entry)
    record = saying.organization_of(entry) if said is None else said.get("organization")
    if isinstance(record, dict) and (_is_hidden(entry) or entry.beside_hidden):  # type: ignore[attr-defined]
        record = _without_places(record)
    if said is not None and entry.organisation and not _is_of(record, entry.organisation_id):
        record = saying.organization_of(entry)
    return shape.cleaned("organization", record)


def _is_of(record: object, organisation: object) -> bool:
    """True when a source said this organisation, by name; another one was chosen here."""
    said = record if isinstance(record, dict) else {}
    return bool(words(said.get("name"))) and words(said.get("id")).lower() == str(organisation)


def organizations(entries: Iterable[Entry]) -> list[Record]:
    """Return organisations as they stand in a list."""
    return [shape.cleaned("organization", organization_of(one), flat=True) or {} for one in entries]


def each_organization(entries: Iterator[Entry], *, full_service: bool) -> Iterator[Iterator[str]]:
    """Tell organisations with all that belongs to them, each in pieces of JSON; services whole or by name.

    Entries of one stand together in the order of their `offered_by`, and in there of their `service`. Of all
    that its entries say of it, the longest is told: after the services, since by then all were read.
    """
    for _, same in groupby(entries, key=lambda entry: entry.offered_by):  # type: ignore[attr-defined]
        yield _in_pieces(same, full_service=full_service)


def _in_pieces(entries: Iterator[Entry], *, full_service: bool) -> Iterator[str]:
    longest: list[Record] = [{}]

    def heard() -> Iterator[Entry]:
        for entry in entries:
            longest.append(organization_of(entry) or {})
            longest[:] = [max(longest, key=lambda one: len(str(one)))]
            yield entry

    yield '{"services": ['
    for number, service in enumerate(each_service(heard())):
        told = json.dumps(_offered(service, full=full_service), ensure_ascii=False)
        yield f", {told}" if number else told
    yield f"], {said[1:]}" if (said := json.dumps(longest[0], ensure_ascii=False)) != "{}" else "]}"


def _offered(service: Record, *, full: bool) -> Record:
    if not full:
        return {name: service[name] for name in ("id", "name", "status")}
    return {name: value for name, value in service.items() if name != "organization"}


def flat_service(service: Record, *, minimal: bool) -> Record:
    """Return a service as it stands in a list."""
    if minimal:
        return {name: service[name] for name in shape.MINIMAL if name in service}
    return shape.cleaned("service", service, flat=True) or {}

"""Take services of HSDS onto the map: all of a file, or nothing when it cannot be read."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from samenspel.community import queries as community
from samenspel.community.models import Organisation
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.social_map import actions as social_map
from samenspel.social_map.models import Entry

from . import leaving_out, reading, rules
from .facts import facts_of
from .finding import Candidate, Found, Nothing
from .reporting import Line, Result
from .timetable import moments_of
from .working import Import

Tell = Callable[[int], None]
EVERY = 200  # services between two words about how far it is
RESULTS = {
    social_map.Outcome.ADDED: Result.TAKEN,
    social_map.Outcome.CHANGED: Result.CHANGED,
    social_map.Outcome.SAME: Result.SAME,
}


class SomethingRefused(Exception):
    """In strict mode one refused row undoes the whole import; `lines` is the report."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self.lines = lines


def import_path(
    path: Path,
    *,
    source: str,
    acting: Acting,
    now: datetime,
    strict: bool = False,
    left_out: str = "",
    tell: Tell = lambda _number: None,
) -> list[Line]:
    """Take a file or folder and return the report. Twice the same changes nothing. `tell`: how far it is.

    `left_out`: the file is all that the source has. TELL says what it no longer names; CLOSE closes that too.
    Raises reading.Unreadable when a file cannot be read, or SomethingRefused when `strict`;
    nothing is taken then.
    """
    with transaction.atomic():
        _wait_for_turn()
        lines = take(reading.read(path), source=source, acting=acting, now=now, left_out=left_out, tell=tell)
        if strict and any(line.result is Result.REFUSED for line in lines):
            raise SomethingRefused(lines)
    return lines


def _wait_for_turn() -> None:
    """One import at a time; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('map_import'))")


def take(
    found: Iterable[Found],
    *,
    source: str,
    acting: Acting,
    now: datetime,
    left_out: str = "",
    tell: Tell = lambda _number: None,
) -> list[Line]:
    """Take what was found, in the caller's transaction, and return the report."""
    today = day_of(now)
    work = Import(
        source=source,
        acting=acting,
        now=now,
        areas=community.AreaFinder(on=today),
    )
    lines = []
    with social_map.in_bulk() as work.bulk:
        there = work.bulk.there(source)
        work.placed = {service for service, slash, _place in (one.partition("/") for one in there) if slash}
        for number, each in enumerate(found, start=1):
            lines.append(_take_one(work, each))
            if number % EVERY == 0:
                tell(number)
        if left_out:
            lines += leaving_out.lines_of(work, close=left_out == leaving_out.CLOSE)
    number = sum(line.result in (Result.TAKEN, Result.CHANGED) for line in lines)
    if number and work.areas.municipality:
        social_map.tell_bulk(
            source=source.replace(" ", "-"),
            number=number,
            municipality=work.areas.municipality.pk,
            acting=acting,
            now=now,
        )
    return lines


def _take_one(work: Import, found: Found) -> Line:
    if isinstance(found, Nothing):
        work.unread += found.wrong
        result = Result.REFUSED if found.wrong else Result.SKIPPED
        return Line(found.file, found.where, "", result, found.reason)
    result, reason = _put(work, found)
    return Line(found.file, found.where, rules.words(found.service.get("name"))[:120], result, reason)


def _put(work: Import, candidate: Candidate) -> tuple[Result, str]:
    if reason := rules.wrong_with_service(candidate.service) or _wrong_with_location(candidate):
        work.unread += 1
        return Result.REFUSED, reason
    source_id = _source_id(candidate)
    stood = f"{candidate.file}, {candidate.where}"
    if first := work.seen.get(source_id):
        return Result.REFUSED, f"dezelfde dienst op dezelfde plek stond al eerder: {first}"
    work.seen[source_id] = stood
    if _known_by_its_place(work, source_id):
        return Result.SAME, "deze dienst staat al op de kaart, met zijn plek erbij"
    if candidate.service["status"] == "defunct":
        return _stop(work, source_id)
    organisation = _organisation(work, candidate.service.get("organization"))
    facts, remarks = facts_of(candidate, organisation, work.areas, today=day_of(work.now))
    if _changed_here(work, source_id, facts):
        return Result.SAME, "wat hier veranderd is, blijft: de bron zegt niets nieuws"
    moments, left_out = moments_of(candidate.service, candidate.at_location or {})
    put = work.bulk.put(
        facts=facts,
        source=work.source,
        source_id=source_id,
        acting=work.acting,
        now=work.now,
        moments=moments,
    )
    if "/" in source_id:
        work.placed.add(source_id.partition("/")[0])
    return RESULTS[put.outcome], "; ".join(remarks + left_out)


def _changed_here(work: Import, source_id: str, facts: social_map.EntryFacts) -> bool:
    """True when somebody changed it here, and its source says what it said before."""
    if source_id not in work.bulk.there(work.source):
        return False
    known = Entry.objects.filter(
        source=work.source, source_id=source_id, content_hash="", closed_by_source=""
    )
    return known.filter(owner_agreed=True, source_record=facts.source_record).exists()


def _location(candidate: Candidate) -> dict[str, Any] | None:
    location = (candidate.at_location or {}).get("location")
    return location if isinstance(location, dict) else None


def _wrong_with_location(candidate: Candidate) -> str:
    location = _location(candidate)
    return rules.wrong_with(location, "location", ("id", "location_type")) if location else ""


def _source_id(candidate: Candidate) -> str:
    """A service at a location is known by both; so it stays itself in another export.

    One that is given somewhere without saying where (by telephone, at your school) by that giving.
    """
    given = rules.uuid_of((candidate.at_location or {}).get("id"))
    place = (_location(candidate) or {}).get("id") or given
    service = str(candidate.service["id"]).lower()
    return f"{service}/{str(place).lower()}" if place else service


def _known_by_its_place(work: Import, source_id: str) -> bool:
    """True for a service without place that we know with one; the other way round it moves to its place."""
    service, slash, _ = source_id.partition("/")
    there = work.bulk.there(work.source)
    if not slash:
        return service in work.placed
    if service in there and source_id not in there:
        work.bulk.write()
        Entry.objects.filter(source=work.source, source_id=service).update(source_id=source_id)
        there.remove(service)
        there.add(source_id)
    return False


def _stop(work: Import, source_id: str) -> tuple[Result, str]:
    entry = Entry.objects.filter(source=work.source, source_id=source_id).first()
    if entry is None:
        return Result.REFUSED, "deze dienst is gestopt (status defunct) en stond nog niet op de kaart"
    outcome = social_map.close_entry(
        entry=entry, acting=work.acting, now=work.now, by_source=Entry.BySource.STOPPED
    ).outcome
    return RESULTS[outcome], "deze dienst is gestopt (status defunct)"


def _organisation(work: Import, record: object) -> Organisation | None:
    """The organisation keeps its HSDS id as its own, so an export gives it back."""
    if not isinstance(record, dict) or not record:
        return None
    pk = UUID(record["id"])
    if pk not in work.organisations:
        said = {
            "name": rules.shortened(rules.words(record["name"]), rules.NAME_LETTERS),
            "own_words": rules.words(record.get("description")),
        }
        organisation, new = Organisation.objects.get_or_create(pk=pk, defaults=said)
        changed = [name for name, value in said.items() if getattr(organisation, name) != value]
        if changed and not new:
            for name in changed:
                setattr(organisation, name, said[name])
            organisation.save(update_fields=changed)
        work.organisations[pk] = organisation
    return work.organisations[pk]

"""Taking along: all that is kept about somebody in one file, there for some days (AVG art. 15 and 20)."""

import base64
import json
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from procrastinate.contrib.django import app

from samenspel.commitments import queries as commitments
from samenspel.community import queries as community
from samenspel.community.models import Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, acting_as, as_job
from samenspel.foundation.kept import Kept
from samenspel.journal import actions as journal
from samenspel.journal.purposes import RETENTION
from samenspel.notifications import actions as notifications

from ..models import Appeal, TakeAlong
from ..queries import ledger
from .appeals import whole_link

FORMAT, VERSION = "samenspel-meenemen", 1
WAITS = timedelta(hours=1)  # so long we trust that a file is still being made
Document = dict[str, Any]


@transaction.atomic
def ask_to_take_along(*, acting: Acting, now: datetime) -> TakeAlong:
    """Ask for a file with all that is kept about her. While one is being made, that one is meant."""
    assert acting.resident is not None
    person = Person.objects.get(pk=acting.resident)
    making = TakeAlong.objects.filter(person=person, ready_at=None, asked_at__gt=now - WAITS).first()
    return making or _ask(person=person, acting=acting, now=now)


def take_along_after_review(
    *, appeal: Appeal, released: Sequence[UUID], why_not: str, acting: Acting, now: datetime
) -> TakeAlong:
    """The holder of her request let private words of others go along: these, and no others."""
    return _ask(
        person=appeal.person,
        acting=acting,
        now=now,
        appeal=appeal,
        released=list(released),
        held_back_why=why_not,
    )


def _ask(*, person: Person, acting: Acting, now: datetime, **more: Any) -> TakeAlong:
    row = TakeAlong(
        municipality_id=person.municipality_id, person=person, asked_by_id=acting.somebody, asked_at=now,
        total=len(ledger.kept()), **more,
    )  # fmt: skip
    row.save(force_insert=True)
    journal.record(
        verb="asked_to_take_along", acting=acting, object_type="take_along", object_id=row.pk,
        subject=person.pk, municipality=person.municipality_id, now=now,
    )  # fmt: skip
    app.configure_task("make_take_along").defer(pk=str(row.pk))  # by name, since jobs import this module
    return row


def make_take_along(*, pk: UUID, now: datetime) -> TakeAlong | None:
    """Make the file: each kind of thing as she herself may read it, in her own context. For a job.

    What was withdrawn, expired or hidden by another is not in it, since she cannot see it. Twice is once.
    """
    with as_job("take_along"):
        row = (
            TakeAlong.objects.select_related("person__area", "municipality")
            .filter(pk=pk, ready_at=None)
            .first()
        )
    if row is None:
        return None
    kinds, left_out = [], []
    with translation.override(row.person.language):
        for number, one in enumerate(ledger.kept().values(), start=1):
            with acting_as(Context(person=row.person_id)):
                items, held_back = _items(row, one)
            kinds.append(_kind(one, items))
            left_out += held_back
            with as_job("take_along"):
                TakeAlong.objects.filter(pk=pk).update(done=number)
        document = _document(row, kinds, left_out, now)
    return _keep(row, document, now)


def _items(row: TakeAlong, one: Kept) -> tuple[list[Document], list[Document]]:
    """Return the things of one kind, and what stays out: private words that nobody looked at yet."""
    found = ledger.everything(person=row.person_id, key=one.key)
    going = [thing for thing in found if not thing["private"] or thing["item"] in row.released]
    items = [
        {"id": thing["item"], "at": thing["at"], "by": thing["name"], "facts": thing["facts"]}
        for thing in going
    ]
    number = len(found) - len(going)
    why = row.held_back_why or translation.gettext(
        "Een ander schreef dit als naaste of buur, voor jou en niet voor een ander. Jij kunt het lezen op je"
        " eigen pagina. Wil je het meenemen? Vraag het dan, dan kijkt iemand het met de schrijver na."
    )
    return items, [{"key": one.key, "what": str(one.what), "number": number, "why": why}] if number else []


def _kind(one: Kept, items: list[Document]) -> Document:
    kept = RETENTION[one.retention]
    return {
        "key": one.key,
        "what": str(one.what),
        "fields": {name: str(label) for name, (_, label) in one.fields.items()},
        "retention": {"months": kept.months, "after": kept.after},
        "items": items,
    }


def _document(row: TakeAlong, kinds: list[Document], left_out: list[Document], now: datetime) -> Document:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now,
        "person": {"id": row.person_id, "name": row.person.name},
        "municipality": row.municipality.name,
        "kinds": kinds,
        "left_out": left_out,
    }


def _keep(row: TakeAlong, document: Document, now: datetime) -> TakeAlong:
    text = json.dumps(document, default=str, ensure_ascii=False, separators=(",", ":"))
    days = community.setting(area=row.person.area or row.municipality, key="take_along_days", now=now)
    row.file = base64.b64encode(zlib.compress(text.encode(), 6)).decode()
    row.items = sum(len(kind["items"]) for kind in document["kinds"])
    row.ready_at, row.until = now, now + timedelta(days=days)
    fields = {name: getattr(row, name) for name in ("file", "items", "ready_at", "until")}
    with as_job("take_along"):
        if TakeAlong.objects.filter(pk=row.pk, ready_at=None).update(**fields):
            notifications.tell(
                person=row.person_id, kind="take_along_ready", municipality=row.municipality_id, now=now,
                day=row.until.date().isoformat(), link=whole_link("ledger_take_along"), phone=_phone(row),
            )  # fmt: skip
    return row


def _phone(row: TakeAlong) -> str:
    door = commitments.door_of(area=row.person.area) or commitments.main_door()
    return door.phone if door else ""


def open_file(row: TakeAlong) -> str:
    """Return the JSON of a file that is there."""
    return zlib.decompress(base64.b64decode(row.file)).decode()


def throw_away_taken(*, now: datetime) -> int:
    """Empty every file that was there long enough; returns how many. For the worker's job."""
    return TakeAlong.objects.filter(until__lte=now).exclude(file="").update(file="")

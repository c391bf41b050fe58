"""Named questions about groups that go over from somebody's work to residents (R46)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, F, OuterRef, Q
from django.db.models.expressions import RawSQL

from samenspel.commitments.models import Ball
from samenspel.foundation.rows import rows

from .. import rules
from ..models import Entry, Handover


def led_from_work() -> RawSQL:
    """Whether somebody leads an entry for where she works, as SQL."""
    return RawSQL("map_led_from_work(social_map_entry.id)", [], BooleanField())


@dataclass(frozen=True, slots=True)
class HandoverAsked:
    """What a code that still counts is about."""

    entry: UUID
    name: str
    organisation: str  # that began it
    municipality: UUID


ASKED = "SELECT entry_id, name, organisation, municipality_id FROM map_handover_asked(%(hash)s)"


def handover_asked(code_hash: str) -> HandoverAsked | None:
    """Return what a code is about; nothing when it does not count (any more)."""
    found = rows(HandoverAsked, ASKED, {"hash": code_hash})
    return found[0] if found else None


def handover_of(entry: Entry) -> Handover | None:
    """Return the question that waits for a resident's yes, to who tends an entry."""
    return Handover.objects.filter(entry=entry, said_at=None).first()


def _begun() -> Q:
    return Q(form__in=rules.FORMS, closed_on=None, handed_over_at=None)


def handovers_due(*, today: date) -> Sequence[Entry]:
    """Return what residents would lead by now, and of which nobody has the ball yet (for the job)."""
    balls = Ball.objects.open().filter(about=Ball.About.MAP, about_id=OuterRef("pk"))
    found = Entry.objects.filter(_begun(), ~Exists(balls), handover_by__lte=today, municipality__isnull=False)
    found = found.annotate(from_work=led_from_work()).filter(from_work=True)
    return list(found.select_related("municipality", "area", "organisation").defer("source_record"))


def handover_balls(entry: UUID) -> list[UUID]:
    """Return the open ball that reminds of the hand-over of this entry, if there is one."""
    balls = Ball.objects.open().filter(about=Ball.About.MAP, about_id=entry)
    return list(balls.values_list("pk", flat=True))


def handover_balls_over(*, today: date) -> list[UUID]:
    """Return the balls of which the reason is gone: handed over, stopped, or on a later day (for the job)."""
    waits = Entry.objects.filter(_begun(), handover_by__lte=today)
    ours = Ball.objects.open().filter(about=Ball.About.MAP, about_id__in=Entry.objects.values("pk"))
    return list(ours.exclude(about_id__in=waits.values("pk")).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Handovers:
    """How many groups of a municipality somebody began from her work, and how many residents lead now."""

    begun: int
    handed_over: int


COUNTED = """SELECT count(*), count(handed_over_at) FROM social_map_entry
WHERE municipality_id = %(town)s AND closed_on IS NULL AND form = ANY(%(forms)s)
  AND (handed_over_at IS NOT NULL OR id IN (SELECT map_led_from_work_in(%(town)s)))"""


def handovers(municipality: UUID | None) -> Handovers:
    """Count them: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"town": municipality, "forms": list(rules.FORMS)})
        begun, handed_over = cursor.fetchone()
    return Handovers(begun, handed_over)


def without_residents(municipality: UUID | None, *, today: date) -> Sequence[Entry]:
    """Return what somebody leads from her work without a day for residents, or past that day."""
    found = Entry.objects.public().filter(_begun(), municipality=municipality)
    found = found.filter(Q(handover_by=None) | Q(handover_by__lte=today))
    led = RawSQL("social_map_entry.id IN (SELECT map_led_from_work_in(%s))", [municipality], BooleanField())
    found = found.annotate(from_work=led).filter(from_work=True).defer("source_record")
    return list(found.order_by(F("handover_by").asc(nulls_first=True), "name", "id")[:50])

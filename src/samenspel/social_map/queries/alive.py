"""Named questions about keeping the map true: what is asked, reminded and called, and how fresh it all is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from samenspel.commitments.models import Ball

from .. import rules
from ..models import Check, Entry

AT_MOST = 500  # entries in one night: the rest comes tomorrow
STALE = """social_map_entry.confirmed_on IS NULL OR map_whole_months(social_map_entry.confirmed_on, %s)
  >= map_stale_months(social_map_entry.area_id, %s, %s)"""


def who_tends(pk: UUID) -> UUID | None:
    """Return whom to ask about an entry: its first owner, or else its first helper."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_who_tends(%s)", [pk])
        found: UUID | None = cursor.fetchone()[0]
    return found


def is_stale(*, now: datetime, today: date) -> RawSQL:
    """The one question whether an entry is stale, as SQL: with the term of its own area (rules/ages.py)."""
    return RawSQL(f"({STALE})", [today, now, rules.STALE_AFTER_MONTHS])


def to_ask(*, now: datetime) -> Sequence[Entry]:
    """Return what nobody confirmed for too long, and what nobody is asked about yet (for the job)."""
    quiet = now - timedelta(days=rules.QUIET_DAYS)
    asked = Check.objects.filter(entry=OuterRef("pk")).filter(
        Q(answered_at=None) | Q(answer=Check.Answer.CHANGED, answered_at__gt=quiet)
    )
    rows = Entry.objects.filter(closed_on=None, owner_agreed=True, municipality__isnull=False)
    rows = rows.annotate(stale=is_stale(now=now, today=now.date())).filter(stale=True)
    rows = rows.filter(~Exists(asked)).select_related("municipality", "organisation")
    return list(rows.defer("source_record").order_by("confirmed_on", "id")[:AT_MOST])


def _open() -> QuerySet[Check]:
    return Check.objects.filter(answered_at=None).select_related(
        "entry__organisation", "entry__municipality", "entry__area"
    )


def to_remind(*, now: datetime) -> Sequence[Check]:
    """Return who was asked by message and did not answer (for the job)."""
    since = now - timedelta(days=rules.REMIND_AFTER_DAYS)
    return list(_open().filter(way=Check.Way.MESSAGE, reminded_at=None, asked_at__lte=since)[:AT_MOST])


def to_sink(*, now: datetime) -> Sequence[Check]:
    """Return what nobody answered, by message or at the telephone, and does not say so yet (for the job)."""
    since = now - timedelta(days=rules.SINK_AFTER_DAYS)
    rows = _open().filter(asked_at__lte=since)
    return list(rows.filter(Q(entry__unanswered_since=None) | Q(way=Check.Way.MESSAGE))[:AT_MOST])


def answered_with_a_ball() -> Sequence[UUID]:
    """Return the balls that are open though their question was answered (for the job)."""
    ours = Ball.objects.open().filter(about=Ball.About.MAP)
    answered = Check.objects.filter(answered_at__isnull=False, ball_id__in=ours.values("pk"))
    return [ball for ball in answered.values_list("ball_id", flat=True) if ball]


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call about an entry."""

    check: Check
    number: str


def call_list(*, today: date) -> list[Call]:
    """Return whom a volunteer calls today, longest waiting first, in her own municipality."""
    rows = _open().filter(way=Check.Way.CALL, tries__lt=rules.MOST_CALLS)
    rows = rows.filter(Q(call_from=None) | Q(call_from__lte=today)).order_by("asked_at", "id")
    with connection.cursor() as cursor:
        cursor.execute("SELECT asked, number FROM map_numbers_to_call()")
        numbers = dict(cursor.fetchall())
    return [Call(check, numbers.get(check.pk, "")) for check in rows[:100]]


def check_for(pk: UUID) -> Check:
    """Return a question that is still open to whoever acts, or raise Check.DoesNotExist."""
    return Check.objects.select_related("entry__organisation").get(pk=pk)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many public places there are, and how many were confirmed within the term of their own area."""

    total: int
    fresh: int


FRESHNESS = """
SELECT count(*), count(*) FILTER (WHERE map_whole_months(l.confirmed_on, %(today)s) < t.months)
FROM social_map_listing l JOIN (
  SELECT a.area_id, map_stale_months(a.area_id, %(now)s, %(otherwise)s) AS months
  FROM (SELECT DISTINCT area_id FROM social_map_listing) a) t ON t.area_id IS NOT DISTINCT FROM l.area_id
"""


def freshness(*, now: datetime, today: date) -> Freshness:
    """Return the figures of freshness of the whole map, counted now: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(FRESHNESS, {"now": now, "today": today, "otherwise": rules.STALE_AFTER_MONTHS})
        total, fresh = cursor.fetchone()
    return Freshness(total, fresh)

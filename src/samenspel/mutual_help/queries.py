"""Named questions about asks. A page asks one statement, however many rows it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject, NullIf

from samenspel.commitments import queries as commitments
from samenspel.commitments.models import Ball, LookBack, Pass, Seat, Sighting, Step
from samenspel.community import queries as community
from samenspel.community.models import Area, Membership

from .models import Ask, Consult, Note, Suggestion, Words

Row = Mapping[str, Any]


def _name(person: str) -> Combinable:
    return Coalesce(NullIf(F(f"{person}__called"), Value("")), F(f"{person}__name"))


def _rows(queryset: QuerySet[Any], **fields: Any) -> ArraySubquery:
    return ArraySubquery(queryset.values(row=JSONObject(**fields)))


def _moments(rows: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    for row in rows:
        for key in keys:
            if row.get(key):
                row[key] = datetime.fromisoformat(row[key])
    return rows


def _card(person: OuterRef) -> ArraySubquery:
    """The card of somebody who works: title, organisation, telephone."""
    return _rows(
        Membership.objects.filter(person=person, ends_on=None).order_by("starts_on", "pk")[:1],
        title="title",
        phone=Coalesce(NullIf(F("phone"), Value("")), F("organisation__phone")),
        organisation="organisation__name",
    )


STEP_FIELDS = {
    "kind": "kind",
    "shape": "shape",
    "at": "at",
    "person_id": "person_id",
    "organisation": "organisation__name",
    "on_behalf": "on_behalf",
    "name": _name("person"),
    "writer": _name("written_by"),
}


@dataclass(slots=True)
class AskPage:
    """Everything on the page of one ask, as far as the context may see it."""

    ask: Ask
    ball: Ball
    words: list[dict[str, Any]]
    path: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    suggestions: list[dict[str, Any]]
    passes: list[dict[str, Any]]
    seats: list[dict[str, Any]]
    consults: list[dict[str, Any]]
    look_backs: list[dict[str, Any]]
    holder: Row
    seen: set[str]  # the ids of who saw it

    @property
    def seen_by(self) -> int:
        return len(self.seen)

    @property
    def open_holder(self) -> UUID | None:
        """Who has the ball, as long as the ask is open."""
        return self.ball.holder_id if self.ask.is_open else None

    @property
    def own_words(self) -> str:
        return str(self.words[0]["text"]) if self.words else ""


def _rows_of_ask(ask: OuterRef) -> dict[str, ArraySubquery]:
    """What is said: words, notes, places and advice; as far as the context may see it."""
    return {
        "words_rows": _rows(Words.objects.filter(ask=ask), text="text", written_at="written_at"),
        "note_rows": _rows(
            Note.objects.filter(ask=ask), id="pk", writer="writer_id", name=_name("writer"),
            entered_by=_name("entered_by"), readers="readers", text="text", at="written_at",
        ),
        "suggestion_rows": _rows(
            Suggestion.objects.filter(ask=ask, taken_back_at=None),
            id="pk", place="place_id", name="place_name", text="text", shape="shape", at="at",
        ),
        "consult_rows": _rows(
            Consult.objects.filter(ask=ask),
            name=_name("receiver"), text="text", answer="answer", at="asked_at",
        ),
    }  # fmt: skip


def _rows_of_ball(ball: OuterRef) -> dict[str, ArraySubquery]:
    """Where it lies and lay: the path, passes, seats, look-backs, and who saw it."""
    return {
        "path_rows": _rows(Step.objects.filter(ball=ball), **STEP_FIELDS),
        "pass_rows": _rows(
            Pass.objects.filter(ball=ball).order_by("-made_at"),
            id="pk", state="state", name=_name("receiver"), receiver="receiver_id", sender="sender_id",
            organisation="organisation__name", why="why", why_not="why_not", at="made_at",
        ),
        "seat_rows": _rows(
            Seat.objects.filter(ball=ball, ended_at=None).order_by("since"),
            name=_name("person"), person="person_id", reason="reason", since="since",
        ),
        "look_back_rows": _rows(
            LookBack.objects.filter(origin=ball).order_by("-planned_at"),
            id="pk", state="state", due_on="due_on", name=_name("by"),
        ),
        "seen": _rows(Sighting.objects.filter(ball=ball), person="person_id"),
    }  # fmt: skip


BESIDE_ASK = (
    "ball__holder",
    "ball__deputy",
    "ball__lead",
    "area",
    "asker__contact",
    "municipality",
    "urgency_by",
)


def ask_page(*, ball: UUID) -> AskPage:
    """Return the page of the ask with this ball in one statement. Raises Ask.DoesNotExist.

    Look-up and permission are one step: what the context may not see does not exist.
    """
    asks = Ask.objects.select_related(*BESIDE_ASK).annotate(
        **_rows_of_ask(OuterRef("pk")),
        **_rows_of_ball(OuterRef("ball_id")),
        holder_card=_card(OuterRef("ball__holder_id")),
    )
    ask: Any = asks.get(ball=ball)
    return AskPage(
        ask=ask,
        ball=ask.ball,
        words=_moments(ask.words_rows, "written_at"),
        path=_moments(ask.path_rows, "at"),
        notes=_moments(ask.note_rows, "at"),
        suggestions=_moments(ask.suggestion_rows, "at"),
        passes=_moments(ask.pass_rows, "at"),
        seats=_moments(ask.seat_rows, "since"),
        consults=_moments(ask.consult_rows, "at"),
        look_backs=ask.look_back_rows,
        holder=ask.holder_card[0] if ask.holder_card else {},
        seen={row["person"] for row in ask.seen},
    )


def _with_words(balls: QuerySet[Ball]) -> QuerySet[Ball]:
    newest = Words.objects.filter(ask=OuterRef("ask")).order_by("-written_at", "-pk")
    return balls.annotate(
        own_words=Subquery(newest.values("text")[:1]),
        urgency=F("ask__urgency"),
        reach=F("ask__reach"),
        area_name=F("ask__area__name"),
    )


def inbox(*, person: UUID) -> QuerySet[Ball]:
    """Return every ball that asks something of somebody, by due moment, with the asker's own words."""
    return _with_words(commitments.inbox(person=person))


def call_list(*, person: UUID) -> QuerySet[Ball]:
    """Return whom the holder promised to call, with telephone, by due moment."""
    return (
        _with_words(commitments.held_by(person=person))
        .select_related("subject__contact")
        .filter(Q(about=Ball.About.ASK, ask__reach=Ask.Reach.PHONE) | ~Q(about=Ball.About.ASK))
    )


def consults_for(*, person: UUID) -> QuerySet[Consult]:
    """Return what colleagues asked this person and she did not answer yet. Without any name."""
    return (
        Consult.objects.filter(receiver=person, answered_at=None)
        .select_related("sender")
        .order_by("asked_at")
    )


def consult_for(*, pk: UUID, person: UUID) -> Consult:
    """Return one consult for its receiver, or raise Consult.DoesNotExist."""
    return Consult.objects.select_related("sender").get(pk=pk, receiver=person)


def asks_of(*, person: UUID) -> QuerySet[Ask]:
    """Return somebody's own asks, newest first, with the newest words."""
    newest = Words.objects.filter(ask=OuterRef("pk")).order_by("-written_at", "-pk")
    return (
        Ask.objects.filter(asker=person)
        .annotate(own_words=Subquery(newest.values("text")[:1]))
        .select_related("ball__holder", "area")
        .order_by("-asked_at")
    )


@dataclass(frozen=True, slots=True)
class Queue:
    """What anybody may know of a front door: how many wait, and how long the first word takes."""

    waiting: int
    hours: float | None

    @property
    def days(self) -> int:
        """The median time to the first word, in whole days; 0 when we do not know yet."""
        return ceil(self.hours / 24) if self.hours else 0


def queue(*, area: Area, now: datetime) -> Queue:
    """Return the queue at the front door of an area: numbers only (R53)."""
    areas = community.areas_within(community.area_line(area)[-1] if area.parent is None else area)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT waiting, median_hours FROM ask_queue(%s::uuid[], %s)", [areas, now - timedelta(days=90)]
        )
        waiting, hours = cursor.fetchone()
    return Queue(waiting=waiting, hours=hours)


def counts(*, since: datetime) -> dict[str, int]:
    """Return how many were ASKED since a moment, and how many ended since then, by how: numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, number FROM ask_counts(%s)", [since])
        return dict(cursor.fetchall())

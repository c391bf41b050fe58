"""The page of one ask, in one statement, however much was said."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject, NullIf

from samenspel.commitments.models import Ball, LookBack, Pass, Seat, Sighting, Step
from samenspel.community import queries as community
from samenspel.community.models import Membership
from samenspel.foundation.sealed import unseal
from samenspel.foundation.translated import Translated

from ..models import Ask, Consult, Note, Suggestion, Words
from .bundles import bundle_column, is_in_bundle
from .call_me import CallWanted, calls_beside, wants_a_call
from .matches import MatchCard, beside, card_of_row, goes_with, where_to_meet
from .programmes.columns import COLUMNS, column
from .rota.due import nobody_came

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


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Say the name of whoever gave none in the language of who reads."""
    for row in rows:
        row["name"] = community.shown_name(row["name"] or "")
    return rows


def card_of(person: OuterRef) -> ArraySubquery:
    """The card of somebody who works: title, organisation, telephone."""
    return _rows(
        Membership.objects.filter(person=person, ends_on=None).order_by("starts_on", "pk")[:1],
        title="title",
        phone=Coalesce(NullIf(F("phone"), Value("")), F("organisation__phone")),
        organisation="organisation__name",
    )


def _open(rows: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    """Unseal these words: what comes as JSON did not pass through the model's field."""
    for row in rows:
        for key in keys:
            row[key] = unseal(row[key] or "")
    return rows


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
    cards: list[MatchCard]  # neighbours, where the page asked for them
    more: Any = None  # of a programme or a goal, where the page asked for it
    places: Sequence[Mapping[str, Any]] = ()  # to meet, where the page asked for neighbours
    calls: Sequence[CallWanted] = ()  # who of them wants to be called by who reads it, there too

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


def _said(ask: OuterRef) -> dict[str, ArraySubquery]:
    """What is said: words, notes, places and advice; as far as the context may see it."""
    return {
        "words": _rows(Words.objects.filter(ask=ask), text="text", written_at="written_at"),
        "notes": _rows(
            Note.objects.filter(ask=ask), id="pk", writer="writer_id", name=_name("writer"),
            entered_by=_name("entered_by"), readers="readers", text="text", at="written_at",
        ),
        "suggestions": _rows(
            Suggestion.objects.filter(ask=ask, taken_back_at=None),
            id="pk", place="place_id", name="place_name", text="text", shape="shape", at="at",
        ),
        "consults": _rows(
            Consult.objects.filter(ask=ask),
            name=_name("receiver"), text="text", answer="answer", at="asked_at",
        ),
    }  # fmt: skip


def _of_ball(ball: OuterRef) -> dict[str, ArraySubquery]:
    """Where it lies and lay: the path, passes, seats, look-backs, and who saw it."""
    return {
        "path": _rows(Step.objects.filter(ball=ball), **STEP_FIELDS),
        "passes": _rows(
            Pass.objects.filter(ball=ball).order_by("-made_at"),
            id="pk", state="state", name=_name("receiver"), receiver="receiver_id", sender="sender_id",
            organisation="organisation__name", why="why", why_not="why_not", at="made_at",
        ),
        "seats": _rows(
            Seat.objects.filter(ball=ball, ended_at=None).order_by("since"),
            name=_name("person"), person="person_id", reason="reason", since="since",
        ),
        "look_backs": _rows(
            LookBack.objects.filter(origin=ball).order_by("-planned_at"),
            id="pk", state="state", due_on="due_on", name=_name("by"),
        ),
        "seen": _rows(Sighting.objects.filter(ball=ball), person="person_id"),
    }  # fmt: skip


BESIDE_ASK = ("ball__holder", "area", "asker__contact", "municipality")
SAID = ("words", "notes", "suggestions", "consults")
OF_BALL = ("path", "passes", "seats", "look_backs", "seen")
ENDS = ("answer", "withdraw")  # what ends with the ask is read there first
PARTS = (*SAID, *OF_BALL, "holder")


def _columns(ball: UUID, reads: Collection[str], *, matches: bool, deed: str) -> dict[str, Any]:
    """Return the columns beside the ask: the parts that are read, and what one deed shows besides."""
    parts = (
        _said(OuterRef("pk"))
        | _of_ball(OuterRef("ball_id"))
        | {"holder": card_of(OuterRef("ball__holder_id"))}
    )
    columns: dict[str, Any] = {f"{part}_rows": parts[part] for part in reads}
    if matches:
        columns |= {
            "match_rows": beside(ball), "place_rows": where_to_meet(), "call_rows": calls_beside(ball),
        }  # fmt: skip
    if deed in COLUMNS:
        columns["more_rows"] = column(deed, "mutual_help_ask")
    if deed in ENDS:
        columns["more_rows"] = goes_with()
    if deed == "work":
        columns["more_rows"] = JSONObject(nobody_came=nobody_came(), call=wants_a_call(ball))
    bundles = {"together": bundle_column, "follow": is_in_bundle}
    if deed in bundles:
        columns["more_rows"] = bundles[deed]("mutual_help_ask")
    return columns


@cache
def statement(reads: tuple[str, ...], *, matches: bool, deed: str) -> Translated[Ask]:
    """Return the statement of a page, translated once: that took more than all the rest of the page."""

    def build(ball: UUID) -> QuerySet[Ask]:
        columns = _columns(ball, reads, matches=matches, deed=deed)
        return Ask.objects.select_related(*BESIDE_ASK).annotate(**columns).filter(ball=ball)

    return Translated(build)


def ask_page(*, ball: UUID, reads: Collection[str] = PARTS, matches: bool = False, deed: str = "") -> AskPage:
    """Return the page of the ask with this ball in one statement. Raises Ask.DoesNotExist.

    Look-up and permission are one step: what the context may not see does not exist. Only the parts that
    the page reads (`reads`, of PARTS) are asked for; the others stay empty.
    """
    ask: Any = statement(tuple(reads), matches=matches, deed=deed).get(ball=ball)

    def part(name: str) -> list[dict[str, Any]]:
        return getattr(ask, f"{name}_rows", [])

    return AskPage(
        ask=ask,
        ball=ask.ball,
        words=_open(_moments(part("words"), "written_at"), "text"),
        path=_named(_moments(part("path"), "at")),
        notes=_open(_named(_moments(part("notes"), "at")), "text"),
        suggestions=_moments(part("suggestions"), "at"),
        passes=_named(_moments(part("passes"), "at")),
        seats=_named(_moments(part("seats"), "since")),
        consults=_open(_moments(part("consults"), "at"), "text", "answer"),
        look_backs=part("look_backs"),
        holder=next(iter(part("holder")), {}),
        seen={row["person"] for row in part("seen")},
        cards=[card_of_row(row) for row in part("match")],
        more=getattr(ask, "more_rows", None),
        places=part("place"),
        calls=[CallWanted.of_row(row) for row in part("call")],
    )

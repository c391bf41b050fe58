"""Named questions about talks in four steps: who is in one reads all of it, anybody else nothing."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from samenspel.community import queries as community
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import Sealed

from ..models import Inquiry, InquiryMember
from ..rules.four_v import STEP_OF


@dataclass(slots=True)
class InTalk:
    """Somebody who is in it by her own yes; `hearer`: who wrote that yes down for her, and by which way."""

    id: UUID
    name: str
    at_work: bool
    member: UUID
    way: str
    hearer: str

    @classmethod
    def of(cls, row: dict[str, Any]) -> "InTalk":
        return cls(
            UUID(row["id"]), community.shown_name(row["name"]), row["at_work"], UUID(row["member"]),
            row["way"], row["hearer"] or "",
        )  # fmt: skip

    @property
    def way_words(self) -> str:
        return str(InquiryMember.Way(self.way).label) if self.way else ""


@dataclass(slots=True)
class Said:
    """What was said at a question; `by`: empty when she is not named; `hand`: who typed it for her."""

    id: UUID
    round: int
    question: str
    text: Sealed
    said_by: UUID | None
    by: str
    written_by: UUID | None
    hand: str
    at: datetime

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Said":
        return cls(
            UUID(row["id"]), row["round"], row["question"], Sealed(row["text"]), _id(row["said_by"]),
            row["said"], _id(row["written_by"]), row["written"], datetime.fromisoformat(row["at"]),
        )  # fmt: skip

    @property
    def step(self) -> str:
        return STEP_OF[self.question]


@dataclass(slots=True)
class Asks:
    """Who asks how it is going, and on which day."""

    ball: UUID
    holder: UUID
    name: str
    due_at: datetime


@dataclass(slots=True)
class InquiryPage:
    """All of one talk, for `me`, who is in it. Codes of asks and offers are mine; numbers are of all.

    `people`: who is in it now. Who died, or supported it and works here no more, is not; her words are.
    """

    me: UUID
    inquiry: Inquiry  # as far as its verbs need it
    about: Sealed
    people: list[InTalk]
    words: list[Said]
    asking: Asks | None
    asks: int
    offers: int
    my_asks: list[str] = field(default_factory=list)
    my_offers: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.inquiry.ended_at is None

    @property
    def i_support(self) -> bool:
        """Whether I am in it for my work: then I may type what another says."""
        return any(one.at_work for one in self.people if one.id == self.me)

    def heard(self, member: UUID) -> InTalk:
        """Return who is in it by this yes that was heard. Raises Inquiry.DoesNotExist: nobody is."""
        for one in self.people:
            if one.member == member and one.way:
                return one
        raise Inquiry.DoesNotExist

    @property
    def i_ask(self) -> bool:
        return self.asking is not None and self.asking.holder == self.me

    def now_said(self, step: str) -> list[Said]:
        """Return what was said at a step, in the round that goes on now."""
        return [one for one in self.words if one.step == step and one.round == self.inquiry.round]

    def said_before(self, step: str) -> list[Said]:
        """Return what was said at a step before it was begun anew."""
        return [one for one in self.words if one.step == step and one.round < self.inquiry.round]

    @property
    def is_fresh(self) -> bool:
        """True when it was begun anew and nothing was said since: then going back loses nothing."""
        return self.inquiry.round > 1 and all(one.round < self.inquiry.round for one in self.words)


@dataclass(slots=True)
class Behind:
    """What somebody with the code of a talk reads before her own yes. Nobody's name."""

    id: UUID
    stored_about: str
    people: int

    @property
    def about(self) -> Sealed:
        return Sealed(self.stored_about)


def my_inquiries() -> QuerySet[Inquiry]:
    """Return the talks that the context is in, the newest first."""
    return Inquiry.objects.all()[:100]


def inquiry_page(*, pk: UUID, me: UUID) -> InquiryPage:
    """Return a talk that I am in, in one statement. Raises Inquiry.DoesNotExist for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT inquiry_page(%s)::text", [pk])
        (found,) = cursor.fetchone()
    if found is None:
        raise Inquiry.DoesNotExist
    return _page(json.loads(found), me)


def _page(row: dict[str, Any], me: UUID) -> InquiryPage:
    moments = {name: row[name] and datetime.fromisoformat(row[name]) for name in ("begun_at", "ended_at")}
    kept = {name: row[name] for name in ("code", "others", "round")}
    ball = row["ball"]
    return InquiryPage(
        me=me,
        inquiry=Inquiry(id=UUID(row["id"]), municipality_id=UUID(row["municipality_id"]), **kept, **moments),
        about=Sealed(row["about"]),
        people=[InTalk.of(one) for one in row["people"] or ()],
        words=[Said.of(one) for one in row["words"]],
        asking=ball
        and Asks(
            UUID(ball["id"]), UUID(ball["holder"]), ball["name"], datetime.fromisoformat(ball["due_at"])
        ),
        **{name: row[name] for name in ("asks", "offers", "my_asks", "my_offers")},
    )


def inquiry_behind(*, code: str) -> Behind | None:
    """Return what who has this code reads before her yes; nothing for a wrong code, or when it is closed."""
    found = rows(Behind, "SELECT * FROM inquiry_behind(%(code)s)", {"code": code})
    return found[0] if found else None


def _id(written: str | None) -> UUID | None:
    return UUID(written) if written else None

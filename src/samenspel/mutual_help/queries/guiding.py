"""Who guides: what each reads of it at a match, her own page of whom she guides, and what jobs look at."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from samenspel.community import queries as community
from samenspel.community.models import Membership
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..models import Guide, Match
from ..rules import guiding as rules

BESIDE = ("match__municipality", "match__offer__offerer__contact", "match__ask__ball__holder", "person")


@dataclass(frozen=True, slots=True)
class GuideCard:
    """What a side of a match, or who coordinates it, reads of who guides. Of asking: only who coordinates."""

    needed: bool
    name: str  # by her own yes, and while she works here
    talk_on: date | None  # a talk that is still ahead, for the helper and who coordinates
    asked: str
    gone: str  # who cannot, or guides no more, as long as nobody else was asked
    gone_said_yes: bool
    chosen: UUID | None  # whom who coordinates chose last, with the talk
    chosen_on: date | None
    chosen_every: str | None

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> "GuideCard":
        """Return it as it comes as JSON."""
        days = {key: row[key] and date.fromisoformat(row[key]) for key in ("talk_on", "chosen_on")}
        return cls(**(row | days | {"chosen": UUID(row["chosen"]) if row["chosen"] else None}))

    @property
    def is_sought(self) -> bool:
        """True when somebody has to guide here and nobody does, asked or not."""
        return self.needed and not self.name


@dataclass(slots=True)
class Guided:
    """Somebody whom I guide, or am asked to: the name, a number from my yes on; the call's line alone."""

    id: UUID
    match_id: UUID
    state: str
    match_state: str
    municipality_id: UUID
    helper_id: UUID
    name: str
    phone: str
    email: str
    address: str
    line: str
    holder_id: UUID
    holder: str
    holder_phone: str
    talk_on: date
    every: str

    @property
    def is_asked(self) -> bool:
        return self.state == Guide.State.ASKED

    @property
    def every_words(self) -> str:
        return str(Guide.Every(self.every).label)


def guided_by_me() -> list[Guided]:
    """Return whom I guide and whom I am asked to guide, these first; nobody to who does not work here."""
    found = rows(Guided, "SELECT * FROM guided_by_me()", {})
    for one in found:
        one.line, one.name = unseal(one.line or ""), community.shown_name(one.name)
    return found


def in_my_hands() -> list[tuple[UUID, UUID, str]]:
    """Return whom I guide, for who leaves: the key of it, who it is, and the name."""
    return [(one.id, one.helper_id, one.name) for one in guided_by_me() if not one.is_asked]


def number_guided(person: UUID) -> int:
    """Return how many somebody guides: for herself and for who keeps her work, else 0."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT guided_by(%s)", [person])
        return int(cursor.fetchone()[0] or 0)


def _works(*, on: date, who: str) -> Exists:
    """Whether whoever this column names works here, as the database sees it too (`works_here`)."""
    there = Membership.objects.active(on=on).exclude(role=Membership.Role.VOLUNTEER)
    return Exists(there.filter(person=OuterRef(who)))


def guide_with_match(*, pk: UUID) -> Guide | None:
    """Return one guide with all whom it concerns (for a job)."""
    return Guide.objects.select_related(*BESIDE).filter(pk=pk).first()


def guides_who_left(*, on: date) -> QuerySet[Guide]:
    """Return who guides or is asked to, and works here no more, where it goes on (for a job)."""
    found = Guide.objects.filter(state__in=Guide.OPEN, match__ended_at=None)
    return found.filter(~_works(on=on, who="person_id")).select_related(*BESIDE)


def guides_of_what_ended() -> QuerySet[Guide]:
    """Return who guides or is asked to where it is over (for a job)."""
    found = Guide.objects.filter(state__in=Guide.OPEN, match__ended_at__isnull=False)
    return found.select_related(*BESIDE)


def guides_not_told(*, before: datetime) -> QuerySet[Guide]:
    """Return who was asked, or is needed no more, before this moment and did not hear it yet (for a job)."""
    asked = Q(state=Guide.State.ASKED, told_at=None, asked_at__lt=before)
    found = Guide.objects.filter(asked | Q(state=Guide.State.RELEASED, gone_at__lt=before))
    return found.select_related(*BESIDE)


def talks_to_look_at(*, on: date) -> QuerySet[Guide]:
    """Return the guides of whose talk somebody hears, or that passed, where help runs (for a job)."""
    there = Guide.objects.filter(_works(on=on, who="person_id"), state=Guide.State.YES)
    rows = there.filter(match__state=Match.State.ACTIVE)
    return rows.filter(talk_on__lte=on + rules.LETTER_BEFORE).select_related(*BESIDE)


def backstops_gone(*, on: date) -> QuerySet[Match]:
    """Return where the professional beside it works here no more, and nobody was told so (for a job)."""
    found = Match.objects.filter(backstop__isnull=False, backstop_gone_at=None, ended_at=None)
    return found.filter(~_works(on=on, who="backstop_id")).select_related("municipality")

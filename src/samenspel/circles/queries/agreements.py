"""What was agreed in a circle: every version with its parts and signatures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from samenspel.commitments.models import Ball
from samenspel.foundation.translated import Translated

from .. import rules
from ..models import Agreement, GoOn, Member, Part, Signature
from .circles import CirclePage
from .rows import Row, learn_names, moments, opened, rows


@dataclass(frozen=True, slots=True)
class Card:
    """Who does what on one screen: at most five lines, and how many more there are."""

    lines: list[Row]
    more: int


@dataclass(slots=True)
class Version:
    """One version: its words, who does what, and who said yes or no."""

    agreement: Agreement
    parts: list[Row]
    signatures: list[Row]
    goes_on: list[Row]  # what was said after this look-back
    maker: str
    contact: str
    asker: str  # who holds the ball of asking, for whoever may see that ball

    @property
    def said_no(self) -> list[Row]:
        return [row for row in self.signatures if not row["yes"]]

    @property
    def in_force(self) -> bool:
        return self.agreement.state in Agreement.IN_FORCE

    @property
    def stands(self) -> bool:
        """True for what was agreed, also while it waits for the yes of who came to stand in the centre."""
        return self.agreement.state in Agreement.STANDS

    @property
    def can_be_signed(self) -> bool:
        return self.agreement.state in Agreement.TO_SIGN

    @property
    def is_draft(self) -> bool:
        return self.agreement.state in Agreement.DRAFT

    def card(self, person: UUID) -> Card:
        """Who does what, in at most five lines: her own first (R42), and how many more there are."""
        mine = [row for row in self.parts if row["person"] == str(person)]
        lines = [*mine, *(row for row in self.parts if row not in mine)][: rules.CARD_LINES]
        return Card(lines, len(self.parts) - len(lines))

    def signature_of(self, person: UUID | str | None) -> Row | None:
        return next((row for row in self.signatures if row["person"] == str(person)), None)

    def asked_to_go_on(self, person: UUID, page: CirclePage) -> bool:
        """True when it is time to look back, and she did not say yet whether we go on like this."""
        said = any(row["person"] == str(person) for row in self.goes_on)
        return self.agreement.state == Agreement.State.DUE and person in self.signers(page) and not said

    def lacking(self, page: CirclePage) -> list[str]:
        """Return what must still be filled in (R23, R39, R41)."""
        found = self.agreement
        centre = {str(one) for one in page.centre_ids}
        return rules.lacking(
            rules.Written(
                why=found.why, parts=sum(row["person"] not in centre for row in self.parts),
                first_contact=found.first_contact_id is not None, escalation_name=found.escalation_name,
                escalation_phone=found.escalation_phone, tells=found.tells, thanks=found.thanks,
                review_on=found.review_on, only_formal=self._only_formal(page),
            )
        )  # fmt: skip

    def _only_formal(self, page: CirclePage) -> bool:
        helping = {UUID(row["person"]) for row in self.parts} - set(page.centre_ids)
        return rules.formal_alone(
            helping=helping, formal=page.formal_ids, besides=self.agreement.for_everybody,
            reason=self.agreement.only_formal_why,
        )  # fmt: skip

    def signers(self, page: CirclePage) -> list[UUID]:
        """Return whose yes it needs: everybody in the centre, and everybody with a part, in that order."""
        return list(dict.fromkeys([*page.centre_ids, *(UUID(row["person"]) for row in self.parts)]))


def _versions(circle: UUID) -> QuerySet[Agreement]:
    this_time = GoOn.objects.filter(agreement=OuterRef("pk"), review_on=OuterRef("review_on"))
    balls = Ball.objects.open().filter(about=Ball.About.GO_ON, about_id=OuterRef("pk"))
    return Agreement.objects.filter(circle=circle).annotate(
        part_rows=rows(
            Part.objects.filter(agreement=OuterRef("pk")), person="person_id",
            does="does", does_not="does_not", replaced_by="replaced_by",
        ),
        signature_rows=rows(
            Signature.objects.filter(agreement=OuterRef("pk")).order_by("signed_at", "pk"),
            person="person_id", yes="yes", way="way", heard_by="witness_id",
            why_not="why_not", at="signed_at",
        ),
        go_on_rows=rows(
            this_time.order_by("said_at", "pk"), person="person_id", answer="answer",
            at="said_at", heard_by="witness_id",
        ),
        asker=Subquery(balls.values("holder_id")[:1]),
    )  # fmt: skip


@cache
def statement(state: tuple[str, ...]) -> Translated[Agreement]:
    """Return the statement of the versions of a circle in these states, translated once."""
    return Translated(lambda circle: _versions(circle).filter(state__in=state))


@cache
def one_statement() -> Translated[Agreement]:
    """Return the statement of one version of a circle, translated once."""
    return Translated(lambda circle, pk: _versions(circle).filter(pk=pk))


def _read(found: Iterable[Any], page: CirclePage) -> list[Version]:
    """Return these versions with the names in them: of who is in the circle, and of who is not in it."""
    versions, names = list(found), dict(page.names)
    said = [row for one in versions for row in (*one.part_rows, *one.signature_rows, *one.go_on_rows)]
    ids = {one for row in versions for one in (row.made_by_id, row.first_contact_id, row.asker)}
    learn_names(names, ids | {row[key] for row in said for key in ("person", "heard_by") if row.get(key)})
    for row in said:
        row["name"], row["witness"] = names.get(row["person"]), names.get(row.get("heard_by"))

    def called(person: UUID | None) -> str:
        return names.get(str(person), "")

    return [
        Version(
            agreement=one, parts=opened(one.part_rows, "does", "does_not"),
            signatures=moments(one.signature_rows, "at"), goes_on=moments(one.go_on_rows, "at"),
            maker=called(one.made_by_id), contact=called(one.first_contact_id), asker=called(one.asker),
        )
        for one in versions
    ]  # fmt: skip


def versions_of(page: CirclePage, *, state: tuple[str, ...] = tuple(Agreement.State)) -> list[Version]:
    """Return the versions of a circle in these states, newest first.

    In one statement; in two when somebody in them is not in the circle.
    """
    return _read(statement(state).rows(circle=page.circle.pk), page)


def live_versions(page: CirclePage) -> list[Version]:
    """Return what was agreed and stands, and what lies on the table."""
    return versions_of(page, state=(*Agreement.STANDS, *Agreement.DRAFT))


def agreements_of(*, person: UUID) -> QuerySet[Agreement]:
    """Return what holds or lies on the table in somebody's circles, with `waits` for her yes and `centre`."""
    mine = Member.objects.active().filter(circle=OuterRef("circle_id"), person=person)
    part = Part.objects.filter(agreement=OuterRef("pk"), person=person)
    hers = Exists(mine.filter(side=Member.Side.CENTRE)) | Exists(part)
    signed = Signature.objects.filter(agreement=OuterRef("pk"), person=person)
    laid = Q(state=Agreement.State.TALKED_THROUGH)
    centre = Member.objects.active().filter(circle=OuterRef("circle_id"), side=Member.Side.CENTRE)
    return (
        Agreement.objects.filter(Exists(mine), state__in=[*Agreement.IN_FORCE, *Agreement.DRAFT])
        .select_related("circle")
        .annotate(
            waits=Case(When(laid & hers & ~Exists(signed), then=True), default=False),
            centre=rows(centre, person="person_id"),
        )
        .order_by("-waits", "circle__name", "-version", "pk")
    )


def version(page: CirclePage, *, pk: UUID) -> Version:
    """Return one version, or raise Agreement.DoesNotExist: look-up is permission."""
    return _read([one_statement().get(circle=page.circle.pk, pk=pk)], page)[0]


def two_versions(page: CirclePage, *, pk: UUID) -> tuple[Version, Version | None]:
    """Return a version and the one it would follow, both whole. Raises Agreement.DoesNotExist."""
    found = {row.agreement.pk: row for row in versions_of(page)}
    if pk not in found:
        raise Agreement.DoesNotExist
    follows = found[pk].agreement.follows_id
    return found[pk], found.get(follows) if follows else None


def due_for_review(*, on: date) -> QuerySet[Agreement]:
    """Return what is in force and was to be looked back upon by this day (for the job)."""
    found = Agreement.objects.filter(state=Agreement.State.AGREED, review_on__lte=on)
    return found.select_related("circle__municipality", "circle__area", "first_contact").order_by("review_on")


def looked_back_by(*, on: date) -> QuerySet[Agreement]:
    """Return what was to be looked back upon by this day, and waits for answers (for the job)."""
    found = Agreement.objects.filter(state=Agreement.State.DUE, review_on__lte=on)
    found = found.exclude(nudged_on=F("review_on"))
    return found.select_related("circle__municipality", "circle__area", "first_contact").order_by("review_on")

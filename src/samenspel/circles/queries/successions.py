"""Named questions about who counts on whom, and who would take over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Cast

from samenspel.commitments.models import FrontDoor
from samenspel.community.models import Area, Membership, Person

from ..models import GleaningNote, Member, Succession

Relation = Member | GleaningNote


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in somebody's hands: a ball, a place in a circle, or a contact she wrote down."""

    kind: str  # BALL, CIRCLE, CONTACT or GUIDES
    pk: UUID
    subject: UUID | None
    whose: str
    of: str  # the organisation for which
    state: str  # of the last question to the person: '' when nobody asked yet
    succession: UUID | None
    successor: str
    answer_by: date | None
    introduction: str
    hers_alone: bool  # a contact that she gave to nobody else


_HANDS = """
WITH last AS (
  SELECT DISTINCT ON (coalesce(s.member_id, s.gleaning_id)) s.*,
    coalesce(nullif(p.called, ''), p.name) AS comes
  FROM circles_succession s LEFT JOIN community_person p ON p.id = s.successor_id
  WHERE s.leaver_id = %(me)s ORDER BY coalesce(s.member_id, s.gleaning_id), s.asked_at DESC, s.id DESC)
SELECT 'BALL', b.id, b.subject_id, coalesce(nullif(p.called, ''), p.name), '', '', NULL::uuid, '',
  b.due_at::date, '', false
FROM commitments_ball b JOIN community_person p ON p.id = b.subject_id
WHERE b.holder_id = %(me)s AND b.closed_at IS NULL
UNION ALL
SELECT 'CIRCLE', m.id, w.id, coalesce(nullif(w.called, ''), w.name, c.name), coalesce(o.name, ''),
  CASE WHEN last.state = 'LAPSED' AND last.yes_at IS NOT NULL THEN 'NOT_MET'
    ELSE coalesce(last.state, '') END, last.id,
  coalesce(last.comes, ''), last.answer_by, coalesce(last.introduction, ''), false
FROM circles_member m JOIN circles_circle c ON c.id = m.circle_id
LEFT JOIN community_organisation o ON o.id = m.organisation_id
LEFT JOIN last ON last.member_id = m.id
LEFT JOIN LATERAL (SELECT q.id, q.called, q.name FROM circles_member n
  JOIN community_person q ON q.id = n.person_id
  WHERE n.circle_id = m.circle_id AND n.side = 'CENTRE' AND n.state = 'ACTIVE'
  ORDER BY n.active_since, n.id LIMIT 1) w ON true
WHERE m.person_id = %(me)s AND m.state = 'ACTIVE' AND m.side = 'AROUND'
UNION ALL
SELECT 'CONTACT', g.id, g.person_id, coalesce(nullif(p.called, ''), p.name), coalesce(o.name, ''),
  CASE WHEN last.state = 'LAPSED' AND last.yes_at IS NOT NULL THEN 'NOT_MET'
    ELSE coalesce(last.state, '') END, last.id,
  coalesce(last.comes, ''), last.answer_by, coalesce(last.introduction, ''), g.others = 'NOBODY'
FROM circles_gleaningnote g JOIN community_person p ON p.id = g.person_id
LEFT JOIN community_organisation o ON o.id = g.organisation_id
LEFT JOIN last ON last.gleaning_id = g.id
WHERE g.maker_id = %(me)s AND g.removed_at IS NULL AND g.until > %(today)s
ORDER BY 1, 4, 2
"""


# Whom she guides stands a floor up; mutual_help says who that is (see its apps.py).
Guided = Callable[[], list[tuple[UUID, UUID, str]]]
Counted = Callable[[UUID], int]
_guided: list[tuple[Guided, Counted]] = []


def guided_are_told_by(reader: Guided, *, counted_by: Counted) -> None:
    """Let a room above say whom whoever acts guides: of each a key, who it is, and the name.

    And how many a colleague guides: a number, for who keeps her work.
    """
    _guided[:] = [(reader, counted_by)]


def in_her_hands(*, person: UUID, on: date) -> list[Row]:
    """Return every ball, circle relation and gleaned contact of somebody, by kind and name; then her guiding.

    `person` is whoever acts: of whom she guides nobody else is told.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HANDS, {"me": person, "today": on})
        found = [Row(*row) for row in cursor.fetchall()]
    guided = [one for reader, _ in _guided for one in reader()]
    return found + [
        Row("GUIDES", pk, who, name, "", "", None, "", None, "", hers_alone=False) for pk, who, name in guided
    ]


def holder_of(relation: Relation) -> UUID:
    """Whose relation it is now."""
    return relation.person_id if isinstance(relation, Member) else relation.maker_id


def subject_of(relation: Relation) -> UUID:
    """Whose yes it needs: who stands in the centre (the first, in a household), or who told it."""
    if isinstance(relation, GleaningNote):
        return relation.person_id
    centre = Member.objects.active().filter(circle=relation.circle_id, side=Member.Side.CENTRE)
    return centre.order_by("active_since", "pk").values_list("person", flat=True)[0]


def relation_of(*, person: UUID, kind: str, pk: UUID, on: date) -> Relation:
    """Return a place in a circle or a contact of somebody's own, or raise DoesNotExist."""
    if kind == "kring":
        mine = Member.objects.active().around().select_related("circle", "organisation")
        return mine.get(pk=pk, person=person)
    notes = GleaningNote.objects.select_related("organisation", "person")
    return notes.get(pk=pk, maker=person, removed_at=None, until__gt=on)


def shown_name(*, person: UUID) -> str:
    """Return how somebody is called, or '' when the context may not read it."""
    found = Person.objects.filter(pk=person).first()
    return found.shown if found else ""


def successors_at(*, organisation: UUID | None, besides: list[UUID], on: date) -> QuerySet[Person]:
    """Return who may take over from somebody at an organisation, by name: who works there and stays.

    Who works there alone has nobody to name: then whoever leads a front door in that municipality may come.
    """
    there = Membership.objects.active(on=on).filter(organisation=organisation, leaves_on=None)
    colleagues = there.exclude(person__in=besides).values("person")
    leads = FrontDoor.objects.filter(area__in=_municipality_of(besides[0])).values("lead")
    found = Person.objects.filter(
        Q(pk__in=colleagues) | Q(pk__in=leads) & ~Exists(there.exclude(person__in=besides))
    )
    return found.exclude(pk__in=besides).order_by("sort_name", "pk")


def _municipality_of(leaver: UUID) -> QuerySet[Area]:
    """Every area of the municipality where somebody is."""
    mine = Person.objects.filter(pk=leaver).values("municipality")
    return Area.objects.filter(Q(municipality__in=mine) | Q(pk__in=mine))


def successors_for(*, relation: Relation, on: date) -> QuerySet[Person]:
    """Return who could take over a relation: see successors_at."""
    besides = [holder_of(relation), subject_of(relation)]
    return successors_at(organisation=relation.organisation_id, besides=besides, on=on)


def stands_there(*, circle: UUID, person: UUID) -> bool:
    """True when somebody is in this circle, or asked for it: a yes or no for who stands there herself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stands_in_circle(%s, %s)", [circle, person])
        return bool(cursor.fetchone()[0])


def succession_for(*, pk: UUID) -> Succession:
    """Return a question that the context may see, with its people, or raise Succession.DoesNotExist."""
    return Succession.objects.select_related("leaver", "successor", "subject").get(pk=pk)


def town_of(succession: Succession) -> UUID:
    """The municipality in whose journal it stands: of who gives it on."""
    return succession.leaver.municipality_id


def waiting_for(*, person: UUID) -> QuerySet[Succession]:
    """Return what waits for somebody: questions to her, and a yes with which she may come. Oldest first."""
    hers = Q(subject=person, state__in=Succession.OPEN) | Q(successor=person, state=Succession.State.YES)
    return (
        Succession.objects.filter(hers)
        .select_related("leaver", "successor", "subject")
        .order_by("asked_at", "pk")
    )


def unanswered(*, on: date) -> QuerySet[Succession]:
    """Return the questions whose day is over (for the job).

    Who wants no contact hears the question later (R07); then she has the same time to answer it.
    """
    rows = Succession.objects.filter(state=Succession.State.ASKED, answer_by__lt=on)
    time = Cast("answer_by", DateTimeField()) - F("asked_at")
    quiet = Cast("subject__no_contact_until", DateTimeField())
    rows = rows.annotate(heard_until=ExpressionWrapper(quiet + time, DateTimeField()))
    rows = rows.filter(Q(heard_until=None) | Q(heard_until__date__lt=on))
    return rows.select_related("leaver", "successor", "member", "gleaning").order_by("answer_by", "pk")


def said_yes() -> QuerySet[Succession]:
    """Return the yeses that still wait for a meeting, oldest first (for the job)."""
    rows = Succession.objects.filter(state=Succession.State.YES)
    return rows.select_related("leaver", "successor", "subject").order_by("yes_at", "pk")


@dataclass(frozen=True, slots=True)
class CountsOn:
    """How much still hangs on a colleague, in numbers."""

    balls: int
    circles: int
    contacts: int
    asked: int
    said_yes: int
    to_let_go: int  # she said no or did not answer, or it was for this colleague alone and the time is over
    hers_alone: int
    guided: int  # whom she guides elsewhere: whoever has that question chooses another

    @property
    def all(self) -> int:
        return self.balls + self.circles + self.contacts


def counts_on(*, person: UUID, organisation: UUID, asked_before: datetime) -> CountsOn:
    """Return how much still hangs on a colleague: for herself and for who keeps; else all zero.

    `asked_before`: whoever was asked by then had the set time to answer.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM counts_on(%s, %s, %s)", [person, organisation, asked_before])
        found: Any = cursor.fetchone()
    guided = sum(counted(person) for _, counted in _guided)
    return CountsOn(*(int(number or 0) for number in (*found, guided)))

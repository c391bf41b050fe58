"""The family of the demo: a circle around two parents, what they agreed, and what is being talked about."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from samenspel.circles import actions, queries
from samenspel.circles.models import Agreement, Circle, Member
from samenspel.commitments import queries as commitments
from samenspel.community import rules
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, current, enter

from .playing import Stage

Row = dict[str, Any]


def play_family(stage: Stage, told: Row) -> None:
    """Play it, each by her own deed; the last proposal lies on the table."""
    before = current()
    now = stage.now - timedelta(days=60)
    centre = stage.person[told["centre"]].pk
    circle = _begin(told, centre, now)
    rows = [_join(stage, circle, row, centre, now) for row in told["members"]]
    talks = told["members"][-1]["trainee"]
    _trainee(stage, rows[-1], told["contact"], talks, now)
    agreement = _agree(stage, circle, told, now + timedelta(days=7))
    _propose(stage, agreement, told["proposal"], stage.now - timedelta(days=2))
    enter(before)


def _as(person: UUID) -> Acting:
    """Let this person act from now on, in the database as well."""
    enter(Context(person=person))
    return Acting(person=person)


def _newcomer(row: Row, known: UUID | None = None) -> actions.Newcomer:
    phone = rules.telephone(row["phone"]) if row.get("phone") else ""
    return actions.Newcomer(row.get("name", ""), phone=phone, known=known)


def _begin(told: Row, centre: UUID, now: datetime) -> Circle:
    acting = _as(centre)
    other = _newcomer(told["household"])
    circle = actions.begin_circle(name=told["name"], household=[other], acting=acting, now=now)
    invited = Member.objects.get(circle=circle, state="INVITED")
    acting = _as(invited.person_id)
    found = queries.member_for(pk=invited.pk, circle=circle.pk)
    actions.answer_own(member=found, yes=True, acting=acting, now=now + timedelta(hours=2))
    return circle


def _join(stage: Stage, circle: Circle, row: Row, centre: UUID, now: datetime) -> Member:
    acting = _as(centre)
    found = Circle.objects.select_related("municipality", "area__parent").get(pk=circle.pk)
    organisation = stage.organisation.get(row.get("organisation", ""))
    place = actions.Place(
        as_what=row["as_what"], why=row.get("why", ""), face="FORMAL" if organisation else "INFORMAL",
        organisation=organisation, needs_guide="trainee" in row,
    )  # fmt: skip
    known = stage.person[row["key"]].pk if "key" in row else None
    member = actions.propose_member(
        circle=found, newcomer=_newcomer(row, known), place=place, acting=acting, now=now + timedelta(hours=3)
    )
    acting = _as(member.person_id)
    mine = queries.member_for(pk=member.pk, circle=circle.pk)
    return actions.answer_own(member=mine, yes=True, acting=acting, now=now + timedelta(hours=20))


def _trainee(stage: Stage, member: Member, guide: str, talks: str, now: datetime) -> None:
    acting = _as(stage.person[guide].pk)
    found = queries.member_for(pk=member.pk, circle=member.circle_id)
    actions.guide_member(member=found, talks=talks, acting=acting, now=now + timedelta(days=2))


def _agree(stage: Stage, circle: Circle, told: Row, now: datetime) -> Agreement:
    centre = stage.person[told["centre"]].pk
    acting = _as(centre)
    found = Circle.objects.select_related("municipality", "area__parent").get(pk=circle.pk)
    draft = actions.write_version(circle=found, acting=acting, now=now)
    door = commitments.door_of(area=found.area)
    assert door is not None
    actions.write_in(
        agreement=draft, acting=acting, now=now, first_contact_id=stage.person[told["contact"]].pk,
        escalation_name=door.organisation.name, escalation_phone=door.phone,
        review_on=(stage.now + timedelta(days=30)).date(), **told["agreement"],
    )  # fmt: skip
    for row in told["parts"]:
        _write_part(stage, draft, row, acting, now)
    laid = actions.lay_down(agreement=draft, acting=acting, now=now)
    page = queries.circle_page(pk=circle.pk, person=centre)
    for person in queries.version(page, pk=laid.pk).signers(page):
        signing = _as(person)
        mine = Agreement.objects.select_related("circle__area", "circle__municipality").get(pk=laid.pk)
        actions.sign(agreement=mine, yes=True, acting=signing, now=now + timedelta(days=3))
    return laid


def _write_part(stage: Stage, draft: Agreement, row: Row, acting: Acting, now: datetime) -> None:
    actions.write_part(
        agreement=draft, person=stage.person[row["key"]].pk, does=row["does"], does_not=row["does_not"],
        replaced_by="", acting=acting, now=now,
    )  # fmt: skip


def _propose(stage: Stage, agreement: Agreement, row: Row, now: datetime) -> None:
    acting = _as(stage.person[row["by"]].pk)
    circle = Circle.objects.select_related("municipality", "area__parent").get(pk=agreement.circle_id)
    hers = actions.write_version(circle=circle, acting=acting, now=now)
    _write_part(stage, hers, row, acting, now)
    review_on = (stage.now + timedelta(days=90)).date()
    written = actions.write_in(agreement=hers, acting=acting, now=now, review_on=review_on)
    actions.lay_down(agreement=written, acting=acting, now=now)

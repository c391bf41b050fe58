"""Offering help: at most five fields, no account; a human answers within five working days (I5, R21)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import Ball, Seat, Step
from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import errors, rules
from ..models import Offer
from ..rules import offering
from .asker import Asker, register, who_acts
from .due import due_at_door


@dataclass(frozen=True, slots=True)
class Likes:
    """The five fields to begin with; only the first must be filled."""

    likes: str
    kinds: Sequence[str] = ("TOGETHER",)
    moments: Sequence[str] = ()
    far: str = "NEIGHBOURHOOD"
    rather_not: str = ""

    def tidy(self) -> dict[str, object]:
        """Return the fields as they are kept."""
        return asdict(self) | {
            "likes": rules.tidy(self.likes), "rather_not": rules.tidy(self.rather_not),
            "kinds": list(self.kinds), "moments": list(self.moments),
        }  # fmt: skip


def _first_offer(form_key: UUID) -> Offer | None:
    """Return the offer that this very form made before, and bear its ball."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ball FROM offer_with_form(%s)", [form_key])
        found = cursor.fetchone()
    if not found:
        return None
    context.enter(context.Context(person=context.current().person, ball=found[0]))
    return Offer.objects.select_related("ball").get(ball=found[0])


def offer_help(
    *,
    likes: Likes,
    area: Area,
    offerer: Asker,
    form_key: UUID,
    acting: Acting,
    now: datetime,
    effort: str = "VOLUNTARY",
    answers: UUID | None = None,
    way: str = "SCREEN",
    cause: UUID | None = None,
) -> Offer:
    """Offer help: the ball is at once with a named person, who answers within five working days.

    A doubled submit returns the first offer. Raises NobodyAtTheDoor.
    """
    first = _first_offer(form_key)
    if first:
        return first
    made = Offer(
        area=area,
        form_key=form_key,
        effort=effort,
        answers_id=answers,
        way=way,
        cause_id=cause,
        offered_at=now,
        **likes.tidy(),
    )
    try:
        with transaction.atomic():
            return _offer_once(made, offerer, acting, now)
    except IntegrityError:
        first = _first_offer(form_key)
        if first is None:
            raise
        return first


def _offer_once(made: Offer, offerer: Asker, acting: Acting, now: datetime) -> Offer:
    made.municipality = community.area_line(made.area)[-1]
    person_pk, me = who_acts(offerer, acting)
    made.ball = _at_the_door(made, person_pk, me, now)
    made.offerer = offerer.known or register(person_pk, offerer, made.area, made.municipality, me, now)
    by_hand = acting.on_behalf_of or made.way in ("DESK", "PHONE", "LETTER")
    made.entered_by_id = acting.person if by_hand else None
    made.save(force_insert=True)
    if made.entered_by_id:
        commitments.give_seat(
            ball=made.ball_id, person=made.entered_by_id, reason=Seat.Reason.WRITER, now=now
        )
    commitments.add_step(
        ball=made.ball, kind=Step.Kind.ASKED, acting=me, person=made.entered_by_id, shape="informal", now=now
    )
    record(verb="offered_help", offer=made, acting=me, now=now, entry=made.way)
    tell(offer=made, person=made.offerer_id, kind="offer_received", now=now)
    tell(offer=made, person=made.ball.holder_id, kind="ball_yours", now=now, link=work_link(made.ball))
    return made


def _at_the_door(made: Offer, subject: UUID, acting: Acting, now: datetime) -> Ball:
    """Open the ball; in a flood with whoever at the door has the fewest new offers in hand."""
    at_door, lead = balls.standing_at_door(area=made.area, on=day_of(now))
    in_a_flood = is_flood(town=made.municipality_id, now=now)
    holder = _fewest_in_hand(at_door) if in_a_flood else None
    ball = commitments.open_ball(
        pk=new_id(), about=Ball.About.OFFER, about_id=made.pk, subject=subject,
        municipality=made.municipality, at_door_of=None if holder else made.area, holder=holder,
        lead=lead if holder else None, acting=acting, now=now, with_code=True,
        due_at=due_at_door(area=made.area, days=offering.ANSWER_DAYS, now=now),
    )  # fmt: skip
    for person in at_door if holder else ():
        if person not in (holder, lead):
            commitments.give_seat(ball=ball.pk, person=person, reason=Seat.Reason.DOOR, now=now)
    return ball


def _fewest_in_hand(people: Sequence[UUID]) -> UUID:
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, number FROM offers_in_hand(%s::uuid[])", [list(people)])
        number = dict(cursor.fetchall())
    return min(people, key=lambda person: (number[person], people.index(person)))


def is_flood(*, town: UUID, now: datetime) -> bool:
    """True while ten times as many offers come in as usually do."""
    week = timedelta(days=7)
    since, before = now - week, now - week * (offering.USUAL_WEEKS + 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT lately, earlier FROM offers_coming_in(%s, %s, %s)", [town, since, before])
        lately, earlier = cursor.fetchone()
    return offering.is_flood(lately=lately, earlier=earlier)


@transaction.atomic
def rename_offerer(*, offer: Offer, name: str, acting: Acting, now: datetime) -> None:
    """She tells how we may call her: so that somebody knows who stands at the door."""
    must_be_offerer(offer=offer, acting=acting)
    person = offer.offerer
    person.name = person.called = rules.tidy(name)
    person.save(update_fields=["name", "called", "sort_name"])
    record(verb="renamed", offer=offer, acting=acting, now=now)


def must_be_offerer(*, offer: Offer, acting: Acting) -> None:
    """Raise OnlyTheOffererSays unless she acts herself, or somebody "namens" her."""
    if acting.resident != offer.offerer_id:
        raise errors.OnlyTheOffererSays


def record(
    *, verb: str, offer: Offer, acting: Acting, now: datetime, **terms: str | int | bool | None
) -> None:
    """Write a deed about an offer in the journal."""
    journal.record(
        verb=verb, acting=acting, object_type="offer", object_id=offer.pk, ball=offer.ball_id,
        subject=offer.offerer_id, municipality=offer.municipality_id, cause=offer.cause_id, now=now, **terms,
    )  # fmt: skip


def tell(
    *, offer: Offer, person: UUID, kind: str, now: datetime, until: date | None = None, **more: str
) -> None:
    """Tell somebody something about an offer: that it is there, never what it says."""
    facts = facts_about(ball=offer.ball, now=now) | more
    notifications.tell_of(
        person=person, kind=kind, municipality=offer.municipality_id, ball=offer.ball_id, until=until,
        now=now, facts=facts,
    )  # fmt: skip

"""What somebody does with her own offer: change it, rest, stop, say why she does it (R14, R15, R16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Step
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Effort, Offer
from .offering import Likes, must_be_offerer, record
from .resting import move
from .rota.telling import leaving_all

State = Offer.State


@transaction.atomic
def change_offer(
    *, offer: Offer, likes: Likes, acting: Acting, now: datetime, area: Area | None = None
) -> Offer:
    """She says anew what she likes, when, how far, and what she does not do; and where, when she moved.

    Who answers her stays the same: a face she knows (R40).
    """
    moved = {"area": area} if area else {}
    return _change(offer, "changed_offer", acting, now, **likes.tidy(), **moved)


@dataclass(frozen=True, slots=True)
class More:
    """What can be told afterwards, and never has to (I57)."""

    learn: str = ""
    aims: str = ""
    at_most: int = 1
    languages: Sequence[str] = ()
    topics: Sequence[str] = ()
    learns: Sequence[str] = ()
    not_with: Sequence[str] = ()
    gender: str = ""  # only what she wrote herself


@transaction.atomic
def tell_more(*, offer: Offer, more: More, acting: Acting, now: datetime) -> Offer:
    """What she wants to learn and reach, for how many people at once, in which languages."""
    return _change(
        offer, "told_more", acting, now, learn=rules.tidy(more.learn), aims=rules.tidy(more.aims),
        at_most=more.at_most, languages=list(more.languages), topics=list(more.topics),
        learns=list(more.learns), not_with=list(more.not_with), gender=more.gender,
    )  # fmt: skip


def _change(offer: Offer, verb: str, acting: Acting, now: datetime, **fields: object) -> Offer:
    must_be_offerer(offer=offer, acting=acting)
    try:
        with transaction.atomic():
            changed = Offer.objects.living().filter(pk=offer.pk).update(**fields)
    except IntegrityError as problem:  # below the number of people whom she helps now
        raise errors.NoRoom from problem
    if not changed:
        raise errors.OfferMoved
    record(verb=verb, offer=offer, acting=acting, now=now)
    offer.refresh_from_db()
    return offer


@transaction.atomic
def choose_it_herself(*, offer: Offer, likes_it: str, chose: bool, acting: Acting, now: datetime) -> Offer:
    """What was demanded becomes voluntary: she says what she likes about it, and that she chose it (R15).

    The database takes it from her alone: signed in, or by the code that she holds or reads out.
    Raises SayWhatYouLike, HerOwnChoice.
    """
    must_be_offerer(offer=offer, acting=acting)
    if not likes_it.strip() or not chose:
        raise errors.SayWhatYouLike
    try:
        with transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(
                effort=Offer.Effort.VOLUNTARY, own_reason=rules.tidy(likes_it), chose_at=now
            )
    except IntegrityError as problem:
        raise errors.HerOwnChoice from problem
    record(verb="chose_it_herself", offer=offer, acting=acting, now=now)
    offer.refresh_from_db()
    return offer


@transaction.atomic
def say_it_must(*, offer: Offer, acting: Acting, now: datetime) -> Offer:
    """She says that it is demanded of her: from now on her hours are not counted as voluntary (R15)."""
    must_be_offerer(offer=offer, acting=acting)
    try:
        with transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(
                effort=Offer.Effort.MANDATED, own_reason="", chose_at=now
            )
    except IntegrityError as problem:
        raise errors.HerOwnChoice from problem
    record(verb="said_it_must", offer=offer, acting=acting, now=now)
    offer.refresh_from_db()
    return offer


@transaction.atomic
def say_hours(*, offer: Offer, given_on: date, minutes: int, acting: Acting, now: datetime) -> Effort:
    """She tells of time that she gave. Whether it counts as voluntary, the database knows (R15)."""
    must_be_offerer(offer=offer, acting=acting)
    row = Effort(offer=offer, given_on=given_on, minutes=minutes, kind=offer.effort, said_at=now)
    row.save(force_insert=True)
    record(verb="said_hours", offer=offer, acting=acting, now=now)
    return row


@transaction.atomic
def take_back_hours(*, offer: Offer, effort: UUID, acting: Acting, now: datetime) -> None:
    """She wrote a time down by mistake: it counts nowhere any more. Pressed twice is done once."""
    must_be_offerer(offer=offer, acting=acting)
    rows = Effort.objects.filter(pk=effort, offer=offer, taken_back_at=None)
    if rows.update(taken_back_at=now):
        record(verb="took_back_hours", offer=offer, acting=acting, now=now)


@transaction.atomic
def stop_offer(*, offer: Offer, acting: Acting, now: datetime) -> Offer:
    """She stops; nobody asks why (R16). Also while it stands still: then nothing stands still any more."""
    with connection.cursor() as cursor:  # whoever decides about that in this second waits, or is first
        cursor.execute("SELECT lock_standstill_of(%s)", [offer.pk])
    leaving_all(offer=offer)
    if offer.waits:
        commitments.close_ball(ball=offer.ball, step=Step.Kind.WITHDRAWN, acting=acting, now=now)
    return move(offer, State.ENDED, "stopped_offer", acting, now, ended_at=now)

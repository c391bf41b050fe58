"""Sharing with a yes: asked for exactly this, read first by the person, given, taken back, over (R01)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.community.models import Membership
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors, rules
from ..models import Consent, ConsentText, SharedItem
from ..models.ways import YesWay
from ..queries import consents as queries
from ..queries.consents import SharePage
from .sharing import note_deed, tell_about, tell_receivers

HEARD = (YesWay.SPOKEN, YesWay.PAPER)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who would like to read exactly what about whom, what for, and until which day."""

    subject: UUID
    municipality: UUID
    purpose: str
    until: date
    items: Sequence[tuple[str, UUID]]  # kind and id of each thing
    circle: UUID | None = None
    to_person: UUID | None = None
    to_organisation: UUID | None = None
    renews: UUID | None = None


@transaction.atomic
def ask_consent(*, wish: Wish, acting: Acting, now: datetime) -> Consent:
    """Ask for a share; nothing is shared yet. The person hears that she is asked; the receiver does not.

    Raises NothingChosen, NotToHerself; the database refuses what is not hers, and who may not be asked (R01).
    """
    if not wish.items:
        raise errors.NothingChosen
    if wish.to_person == wish.subject:
        raise errors.NotToHerself
    row = Consent(
        municipality_id=wish.municipality, circle_id=wish.circle, subject_id=wish.subject,
        to_person_id=wish.to_person, to_organisation_id=wish.to_organisation,
        purpose=rules.tidy(wish.purpose), until=wish.until,
        asked_by_id=acting.resident or acting.somebody, asked_at=now, renews_id=wish.renews,
    )  # fmt: skip
    row.save(force_insert=True)
    for kind, pk in dict.fromkeys(wish.items):
        SharedItem(consent=row, kind=kind, object_id=pk).save(force_insert=True)
    note_deed("asked_consent", row, acting=acting, now=now, things=len(wish.items))
    if acting.resident != wish.subject:
        tell_about(row, person=wish.subject, kind="consent_asked", acting=acting, now=now)
    return row


def exact_text(page: SharePage) -> str:
    """Return exactly what the person reads or hears before she says yes."""
    day = date_format(page.share.until, "j F Y")
    facts = {"receiver": page.share.receiver, "day": day, "purpose": page.share.purpose}
    head = _("%(receiver)s mag dit lezen, tot %(day)s. Waarvoor: %(purpose)s") % facts
    return "\n\n".join((head, *(item.text for item in page.contents.items)))


def mark_of(page: SharePage) -> str:
    """Return a mark of what is shared with whom: another mark means that something changed meanwhile."""
    said = (page.share.receiver, page.share.purpose, *(item.text for item in page.contents.items))
    return hashlib.sha256("\x00".join(said).encode()).hexdigest()[:32]


@transaction.atomic
def give_consent(
    *, consent: UUID, mark: str, acting: Acting, now: datetime, way: str = YesWay.SCREEN
) -> Consent:
    """The person says yes to what she just read (`mark`); from now on the receiver may read exactly that.

    On her own screen; or spoken or on paper, heard by who asked or acts for her, never by who receives it.
    Raises SomethingChanged, AnsweredAlready, NotAllReadable, SomebodyHeardIt, ReceiverIsNoWitness,
    NotYourShare, ShareIsOver.
    """
    locked = Consent.objects.select_for_update().get(pk=consent)
    if locked.state != Consent.State.ASKED:
        raise errors.AnsweredAlready
    if locked.until <= day_of(now):
        raise errors.ShareIsOver
    given, witness = _heard_by(locked, way, acting)
    if witness and _receives(locked, witness, now):
        raise errors.ReceiverIsNoWitness
    page = queries.consent_page(pk=consent)
    if not page.contents.is_whole:
        raise errors.NotAllReadable
    if mark_of(page) != mark:
        raise errors.SomethingChanged
    ConsentText(consent=locked, text=exact_text(page)).save(force_insert=True)
    facts = {"state": Consent.State.GIVEN, "given_at": now, "way": given, "witness": witness}
    Consent.objects.filter(pk=consent, state=Consent.State.ASKED).update(**facts)
    locked.refresh_from_db()
    note_deed("gave_consent", locked, acting=acting, now=now, how=given)
    _tell_of_yes(locked, acting, now)
    return locked


def _heard_by(consent: Consent, way: str, acting: Acting) -> tuple[str, UUID | None]:
    if acting.resident == consent.subject_id:
        if acting.on_behalf_of is None:
            return YesWay.SCREEN, None
        return way if way in HEARD else YesWay.SPOKEN, acting.person
    if acting.resident != consent.asked_by_id:
        raise errors.NotYourShare
    if way not in HEARD:
        raise errors.SomebodyHeardIt
    return way, acting.person


def _receives(consent: Consent, witness: UUID, now: datetime) -> bool:
    there = Membership.objects.active(on=day_of(now)).filter(person=witness)
    works_there = (
        there.filter(organisation=consent.to_organisation_id) if consent.to_organisation_id else None
    )
    return witness == consent.to_person_id or bool(works_there and works_there.exists())


def _tell_of_yes(consent: Consent, acting: Acting, now: datetime) -> None:
    tell_receivers(consent, kind="shared_with_you", page="shared_consent", acting=acting, now=now)
    if consent.witness_id:  # it was written down by another: she can look, and take it back
        tell_about(consent, person=consent.subject_id, kind="consent_written", acting=acting, now=now)


@transaction.atomic
def refuse_consent(*, consent: UUID, acting: Acting, now: datetime) -> Consent:
    """No, without a reason and without a consequence. The receiver never knew.

    Raises Consent.DoesNotExist for whom it does not concern, AnsweredAlready.
    """
    return _end(consent, from_states=("ASKED",), to="REFUSED", verb="refused_consent", acting=acting, now=now)


@transaction.atomic
def withdraw_consent(*, consent: UUID, acting: Acting, now: datetime) -> Consent:
    """Stop it: from this moment nobody reads anything by it, on any page, in any file. As easy as giving.

    By the person; who asked may take back her question, or give up what she got. Raises ShareIsOver.
    """
    states = ("ASKED", "GIVEN")
    return _end(consent, from_states=states, to="WITHDRAWN", verb="withdrew_consent", acting=acting, now=now)


def _end(
    pk: UUID, *, from_states: tuple[str, ...], to: str, verb: str, acting: Acting, now: datetime
) -> Consent:
    found = Consent.objects.select_for_update().filter(pk=pk).first()
    if found is None or acting.resident not in (found.subject_id, found.asked_by_id):
        raise Consent.DoesNotExist
    if not Consent.objects.filter(pk=pk, state__in=from_states).update(state=to, ended_at=now):
        raise errors.ShareIsOver if to == "WITHDRAWN" else errors.AnsweredAlready
    found.refresh_from_db()
    note_deed(verb, found, acting=acting, now=now)
    return found


@transaction.atomic
def renew_consent(*, consent: UUID, mark: str, until: date, acting: Acting, now: datetime) -> Consent:
    """A live share goes on until a later day: a new yes to what she just read; the old one ends then.

    Raises ShareIsOver, NotYourShare, SomethingChanged, ReceiverIsNoWitness.
    """
    old = Consent.objects.get(pk=consent)
    if acting.resident != old.subject_id:
        raise errors.NotYourShare
    if old.state != Consent.State.GIVEN or old.until <= day_of(now):
        raise errors.ShareIsOver
    wish = Wish(
        subject=old.subject_id, municipality=old.municipality_id, purpose=old.purpose, until=until,
        items=list(old.items.values_list("kind", "object_id")), circle=old.circle_id,
        to_person=old.to_person_id, to_organisation=old.to_organisation_id, renews=old.pk,
    )  # fmt: skip
    new = ask_consent(wish=wish, acting=acting, now=now)
    given = give_consent(consent=new.pk, mark=mark, acting=acting, now=now)
    withdraw_consent(consent=old.pk, acting=acting, now=now)
    return given


# --- by a job -------------------------------------------------------------------------------------------
@transaction.atomic
def expire_consent(*, consent: Consent, acting: Acting, now: datetime) -> bool:
    """Its last day has come. It shared nothing any more since then; now its state says so too."""
    live = Consent.objects.filter(pk=consent.pk, state__in=["ASKED", "GIVEN"], until__lte=day_of(now))
    if not live.update(state=Consent.State.EXPIRED, ended_at=now):
        return False
    note_deed("expired_consent", consent, acting=acting, now=now)
    return True


@transaction.atomic
def announce_consent(*, consent: Consent, acting: Acting, now: datetime) -> bool:
    """Tell the person, once, that a share ends soon: go on, or let it end."""
    live = Consent.objects.filter(pk=consent.pk, state=Consent.State.GIVEN, reminded_at=None)
    if not live.update(reminded_at=now):
        return False
    tell_about(consent, person=consent.subject_id, kind="consent_ending", acting=acting, now=now)
    return True

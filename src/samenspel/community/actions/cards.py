"""Verbs about a printed card: making, trying, coming in with it, and ending it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, connection, transaction
from django.utils.crypto import salted_hmac

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal

from .. import codes, rules
from ..models import Account, Card, CardSecret, Device, Membership, Person
from .people import open_account


class CardMadeAlready(Refusal):
    """Deze kaart is al gemaakt. Code en pincode laten we maar een keer zien. Maak een nieuwe kaart."""


class NoCardForWhoWorksHere(Refusal):
    """Wie hier werkt, logt in met een tweede stap. Een kaart kan dan niet."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card that was just made: the only moment that its code and pincode can be read."""

    card: Card
    code: str
    pin: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The right code and pincode were given just now."""

    card: UUID
    person: UUID
    municipality: UUID
    made_by: UUID
    pin_hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tried:
    """How a try ended: RIGHT, WRONG, LOCKED (this try did it), CLOSED (it was locked), REVOKED or UNKNOWN."""

    how: str
    card: Proof | None = None

    @property
    def proof(self) -> Proof | None:
        return self.card if self.how == "RIGHT" else None


def digests_of(code: str) -> list[str]:
    """Return the keyed digest of a code, by the key in use first, then by former ones."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    bare = code.replace("-", "")
    return [salted_hmac("samenspel.card", bare, secret=key, algorithm="sha256").hexdigest() for key in keys]


@transaction.atomic
def make_card(
    *, person: Person, acting: Acting, now: datetime, pk: UUID | None = None, code: str = "", pin: str = ""
) -> NewCard:
    """Make a card for herself, or for somebody beside you; a former card stops at once.

    Only hashes are kept: show what comes back once. `code` and `pin` are for the demo. Raises NotFound when
    she is not yours to help, NoCardForWhoWorksHere, CardMadeAlready (the same `pk` twice, or two at once).
    """
    must_help(person=person.pk, acting=acting)
    works = Membership.objects.active(on=day_of(now)).filter(person=person, role__in=rules.SEES_OTHERS)
    if works.exists():
        raise NoCardForWhoWorksHere
    for former in Card.objects.filter(person=person, revoked_at=None):
        revoke_card(card=former, why=Card.Why.REPLACED, acting=acting, now=now)
    made = NewCard(
        Card(pk=pk or new_id(), municipality_id=person.municipality_id, person=person,
             made_by_id=acting.somebody, made_at=now),
        code or codes.new_code(),
        pin or codes.new_pin(),
    )  # fmt: skip
    _write_down(made)
    if not Account.objects.filter(person=person).exists():
        open_account(person=person, email=None)
    _noted("made_card", made.card.pk, person.pk, person.municipality_id, acting=acting, now=now)
    return made


def must_help(*, person: UUID, acting: Acting) -> None:
    """Raise NotFound when this is not herself, and not somebody whom she helps at a desk."""
    if acting.person == person:
        return
    if not acting.roles & rules.MAY_ACT_FOR:
        raise NotFound
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s IN (SELECT people_i_help())", [person])
        if not cursor.fetchone()[0]:
            raise NotFound


def _write_down(made: NewCard) -> None:
    secret = CardSecret(
        card=made.card, code_digest=digests_of(made.code)[0], pin_hash=make_password(made.pin)
    )
    try:
        with transaction.atomic():
            made.card.save(force_insert=True)
            secret.save(force_insert=True)
    except IntegrityError as problem:
        raise CardMadeAlready from problem


def try_pin(*, pin: str, now: datetime, code: str = "", device: UUID | None = None) -> Tried:
    """Try a pincode: with the code of a card, or on a device at home that came in with it before.

    It returns and never raises, so that a wrong try stays counted in the caller's transaction: do not undo
    that one. The card's row is held until then, so two tries at once are two tries.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT card, person, municipality, made_by, pin_hash, locked"
            " FROM community_card_try(%s, %s, %s)",
            [digests_of(code) if code else [], device, now],
        )
        found = cursor.fetchone()
    if found is None:
        make_password(pin)  # takes as long as a real card would, and so tells nothing
        return Tried("UNKNOWN")
    card, person, municipality, made_by, pin_hash, locked = found
    proof = Proof(card, person, municipality, made_by, pin_hash, now)
    if locked:
        return Tried("CLOSED", proof)
    return Tried(_count(proof, matched=check_password(pin, proof.pin_hash), now=now), proof)


def _count(proof: Proof, *, matched: bool, now: datetime) -> str:
    rows = _ask("community_card_tried", "wrong, locked, revoked", proof.card, proof.pin_hash, matched, now)
    if not rows:
        return "CLOSED"
    _wrong, locked, revoked = rows[0]
    how = "RIGHT" if matched else "REVOKED" if revoked else "LOCKED" if locked else "WRONG"
    verb = {"REVOKED": "revoked_card", "LOCKED": "locked_card", "WRONG": "mistook_pin"}.get(how)
    if verb:
        nobody = Acting(person=None, way="CARD")
        _noted(verb, proof.card, proof.person, proof.municipality, acting=nobody, now=now)
    return how


def open_device(*, proof: Proof, home: bool, now: datetime) -> tuple[UUID, Account]:
    """Let a browser in with a card: for now only, or as a device at home. Raises NotFound on a dead card."""
    device = new_id()
    if not _ask("community_open_device", "1", proof.card, proof.pin_hash, device, home, proof.at, true=True):
        raise NotFound
    hers = Acting(person=proof.person, way="CARD")
    _noted(
        "came_in", proof.card, proof.person, proof.municipality, acting=hers, now=now,
        why="HOME" if home else "NOW",
    )  # fmt: skip
    return device, Account.objects.get(person=proof.person)


def wake_device(*, proof: Proof, device: UUID) -> None:
    """The pincode was given again on a device at home. Raises NotFound when the device is no more."""
    if not _ask("community_wake_device", "1", proof.card, proof.pin_hash, device, proof.at, true=True):
        raise NotFound


def end_device(*, device: UUID, acting: Acting, now: datetime) -> None:
    """This device is out. Raises Device.DoesNotExist when it is not hers, or was out already."""
    found = Device.objects.select_related("card").get(pk=device, ended_at=None)
    Device.objects.filter(pk=device, ended_at=None).update(ended_at=now)
    _noted("ended_device", device, found.person_id, found.card.municipality_id, acting=acting, now=now)


@transaction.atomic
def revoke_card(*, card: Card, acting: Acting, now: datetime, why: str = "") -> None:
    """End a card; its devices are out at once. Raises Card.DoesNotExist when it ended, or is not hers."""
    why = why or (Card.Why.HERSELF if acting.person == card.person_id else Card.Why.DESK)
    rows = Card.objects.filter(pk=card.pk, revoked_at=None)
    if not rows.update(revoked_at=now, revoked_by=acting.somebody, revoked_why=why):
        raise Card.DoesNotExist
    _noted(
        "revoked_card", card.pk, card.person_id, card.municipality_id, acting=acting, now=now, why=str(why)
    )


def _ask(function: str, what: str, *values: Any, true: bool = False) -> list[tuple[Any, ...]]:
    """The rows of a function of the database; with `true`, only when it answers true."""
    call = f"{function}({', '.join(['%s'] * len(values))})"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what} FROM {call} AS answer" + (" WHERE answer" if true else ""), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _noted(
    verb: str, thing: UUID, person: UUID, municipality: UUID, *, acting: Acting, now: datetime, why: str = ""
) -> None:
    kind = "device" if verb == "ended_device" else "card"
    terms: dict[str, Any] = {"why": why} if why else {}
    journal.record(
        verb=verb, acting=acting, object_type=kind, object_id=thing, subject=person,
        municipality=municipality, now=now, **terms,
    )  # fmt: skip

"""What who leads an idea does without a screen, by the hand of a colleague to whom she read out her own code.

Each deed is done for exactly the resident of that code, by the database; when it does not count, NotFound.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop as _

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball, Step
from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.social_map import actions as places

from .. import queries
from ..errors import InvitationIsOver, SentAlready
from ..models import GrantYes
from .inviting import Invited, new_invitation
from .spoken import code_hash, record, said, tell
from .telling import page_of

# What is told of what was written down for her; translated when it is told.
WORDS = _("de tekst is anders")
GONE = _("je doet niet meer mee")
NO_YES = _("je ja tegen een aanvraag is weg")
NOT_ASKED = _("een aanvraag voor geld is ingetrokken")
NOT_INVITED = _("een uitnodiging telt niet meer")
OVER, AGAIN = _("het idee is gestopt"), _("het idee gaat weer verder")


def _opened(code: str) -> queries.IdeaAtDesk:
    found = queries.idea_at_desk(code_hash(code))
    if found is None:
        raise NotFound
    return found


@transaction.atomic
def change_words(
    *, code: str, name: str, summary: str, visibility: str, acting: Acting, now: datetime
) -> bool:
    """Let her idea say something else, or be found by others; what it said is kept. Whether it changed.

    `visibility`: empty leaves it as it is.
    """
    found = _opened(code)
    if (name, summary, visibility or found.visibility) == (found.name, found.summary, found.visibility):
        return False
    values = (code_hash(code), name, summary, visibility, now)
    _must(*said("SELECT idea_say_otherwise(%s, %s, %s, %s, %s)", *values))
    _done("idea_reworded", found, WORDS, acting, now)
    return True


@transaction.atomic
def ask_along_for(*, code: str, role: str, acting: Acting, now: datetime) -> Invited:
    """Ask one more, as she would: a resident to carry it with her, or somebody at work to support it.

    Who wrote the question down does not hear the answer.
    """
    found, made = _opened(code), new_invitation(role)
    values = (code_hash(code), role, made.address_hash, made.code_hash, now)
    _must(*said("SELECT idea_ask_for(%s, %s, %s, %s, %s)", *values))
    record("map_invited", found.entry, found.resident, found.municipality, acting=acting, now=now, role=role)
    return made


@transaction.atomic
def take_back_invitation_for(*, code: str, invitation: UUID, acting: Acting, now: datetime) -> None:
    """Nobody comes in with this invitation any more. Raises InvitationIsOver: somebody did, or it is over."""
    found = _opened(code)
    (place,) = said("SELECT idea_take_back_for(%s, %s, %s)", code_hash(code), invitation, now)
    if place is None:
        raise InvitationIsOver
    _done("map_not_invited", found, NOT_INVITED, acting, now)


@transaction.atomic
def stop_for(*, code: str, acting: Acting, now: datetime) -> None:
    """She belongs to it no more. Raises SomebodyGoesOn when nobody else keeps it."""
    found = _opened(code)
    place, ball = said("SELECT place, ball FROM idea_stop_for(%s, %s)", code_hash(code), now)
    _must(place)
    if ball:
        with context.acting_as(context.Context(person=acting.person, ball=ball)):
            places.close_map_ball(ball, acting=acting, now=now)
    _done("map_left", found, GONE, acting, now, role="OWNER")


@transaction.atomic
def end_idea_for(*, code: str, over: bool, acting: Acting, now: datetime) -> None:
    """Who carries it alone lets the whole idea stop; or, not `over`, go on again. Raises OthersGoOn."""
    found = _opened(code)
    _must(*said("SELECT idea_close_for(%s, %s, %s)", code_hash(code), over, now))
    verb = "map_entry_stopped" if over else "map_entry_restarted"
    _done(verb, found, OVER if over else AGAIN, acting, now)


@transaction.atomic
def say_yes_for(*, code: str, request: UUID, version: int, acting: Acting, now: datetime) -> None:
    """Her yes to the words of this version of a request, which were read to her; she is told.

    Raises AnotherHearsIt, WordsChanged, SaidYesAlready.
    """
    found = _opened(code)
    way = acting.way if acting.way in GrantYes.Way.values else GrantYes.Way.PAPER
    values = (code_hash(code), request, version, way, now)
    _must(*said("SELECT idea_grant_yes(%s, %s, %s, %s, %s)", *values))
    _asked("grant_yes", request, found, acting, now)
    tell(
        found.resident, "grant_yes_written", found.municipality, acting=acting, now=now, about=found.place,
        place=found.name,
        link=page_of("grant", request),
    )  # fmt: skip


@transaction.atomic
def take_back_yes_for(*, code: str, request: UUID, acting: Acting, now: datetime) -> None:
    """She says no after all, as long as it was not sent. Raises SentAlready."""
    found = _opened(code)
    (place,) = said("SELECT idea_grant_no(%s, %s)", code_hash(code), request)
    if place is None:
        raise SentAlready
    _asked("grant_yes_taken_back", request, found, acting, now)
    tell(
        found.resident, "idea_done_for_you", found.municipality, acting=acting, now=now, about=found.place,
        place=found.name,
        what=NO_YES,
    )  # fmt: skip


@transaction.atomic
def take_back_request_for(*, code: str, request: UUID, acting: Acting, now: datetime) -> None:
    """She takes a request back, as a resident of it may, before it is answered. Raises AnsweredAlready."""
    found = _opened(code)
    place, ball = said("SELECT place, ball FROM idea_grant_back(%s, %s)", code_hash(code), request)
    _must(place)
    if ball:
        _lies_there_no_more(found, ball, acting, now)
    _asked("grant_ended", request, found, acting, now, how="WITHDRAWN")
    tell(
        found.resident, "idea_done_for_you", found.municipality, acting=acting, now=now, about=found.place,
        place=found.name,
        what=NOT_ASKED,
    )  # fmt: skip


def _lies_there_no_more(found: queries.IdeaAtDesk, ball: UUID, acting: Acting, now: datetime) -> None:
    """Who had to answer it hears that she need not."""
    namens = acting.namens(found.resident, way=acting.way)
    with context.acting_as(context.Context(person=acting.person, ball=ball)):
        lay = Ball.objects.get(pk=ball)
        commitments.close_ball(ball=lay, step=Step.Kind.WITHDRAWN, acting=namens, now=now)
        notifications.tell(
            person=lay.holder_id, kind="grant_stopped", municipality=found.municipality, ball=ball, now=now,
            place=found.name, link=page_of("grant_ball", ball),
        )  # fmt: skip


def _must(place: UUID | None) -> None:
    if place is None:
        raise NotFound


def _done(
    verb: str, found: queries.IdeaAtDesk, what: str, acting: Acting, now: datetime, **terms: str
) -> None:
    record(verb, found.entry, found.resident, found.municipality, acting=acting, now=now, **terms)
    told = {"place": found.name, "what": what}
    tell(
        found.resident,
        "idea_done_for_you",
        found.municipality,
        about=found.place,
        acting=acting,
        now=now,
        **told,
    )


def _asked(
    verb: str, request: UUID, found: queries.IdeaAtDesk, acting: Acting, now: datetime, **terms: Any
) -> None:
    journal.record(
        verb=verb, acting=acting.namens(found.resident, way=acting.way), object_type="grant_request",
        object_id=request, subject=found.resident, municipality=found.municipality, now=now, **terms,
    )  # fmt: skip

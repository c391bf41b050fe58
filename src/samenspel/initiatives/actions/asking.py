"""Writing a request for money, and the yes of a resident to exactly these words (R45)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from samenspel.commitments import codes
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id
from samenspel.social_map.models import Entry

from .. import queries, rules
from ..errors import SentAlready
from ..models import GrantRequest, GrantYes
from .spoken import code_hash
from .telling import record, tell
from .truth import told_in_words


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: how much in whole cents, what for, and by when it is needed."""

    cents: int
    what_for: str
    needed_on: date


@transaction.atomic
def write_request(*, entry: Entry, asked: Asked, acting: Acting, now: datetime) -> GrantRequest:
    """Anybody who belongs to it writes a request. Residents hear that it waits for a yes; nothing is sent."""
    assert entry.municipality_id is not None
    made = GrantRequest(
        pk=new_id(), entry=entry, municipality_id=entry.municipality_id, written_by_id=acting.somebody,
        written_at=now, cents=asked.cents, what_for=asked.what_for, needed_on=asked.needed_on,
    )  # fmt: skip
    made.save(force_insert=True)
    record("grant_written", made, acting, now)
    _ask_residents(made, entry, acting, now)
    return made


@transaction.atomic
def change_request(*, request: GrantRequest, asked: Asked, acting: Acting, now: datetime) -> bool:
    """Let a draft say something else: then each yes is gone, and is asked anew. Returns whether it changed.

    Raises SentAlready.
    """
    said = {"cents": asked.cents, "what_for": asked.what_for, "needed_on": asked.needed_on}
    if all(getattr(request, name) == value for name, value in said.items()):
        return False
    with told_in_words():
        if not GrantRequest.objects.filter(pk=request.pk, state=GrantRequest.State.DRAFT).update(**said):
            raise SentAlready
    record("grant_changed", request, acting, now)
    _ask_residents(request, request.entry, acting, now)
    return True


def _ask_residents(request: GrantRequest, entry: Entry, acting: Acting, now: datetime) -> None:
    others = (
        one for one in queries.people_of(entry=entry.pk) if one.resident and one.person != acting.person
    )
    tell(request, (one.person for one in others), "grant_your_yes", now)


@transaction.atomic
def say_yes(*, request: GrantRequest, version: int, acting: Acting, now: datetime) -> None:
    """A resident says yes herself, to the words of this version: she read them.

    Raises WordsChanged, OnlyResidentsSayYes, SaidYesAlready.
    """
    with told_in_words():
        GrantYes(
            pk=new_id(), request=request, municipality_id=request.municipality_id, version=version,
            resident_id=acting.somebody, way=GrantYes.Way.SCREEN, said_at=now,
        ).save(force_insert=True)  # fmt: skip
    record("grant_yes", request, acting, now)


@transaction.atomic
def take_back_yes(*, request: GrantRequest, acting: Acting, now: datetime) -> None:
    """She says no after all, as long as it was not sent. Raises SentAlready."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT grant_take_back_yes(%s)", [request.pk])
        if not cursor.fetchone()[0]:
            raise SentAlready
    record("grant_yes_taken_back", request, acting, now)


@transaction.atomic
def make_code(*, request: GrantRequest, acting: Acting, now: datetime) -> str:
    """Return a code with which a colleague hears a yes by telephone or on paper. Only its hash is kept.

    It counts for rules.CODE_DAYS, for these words alone: who changes them, changes the code. Raises NotFound.
    """
    code = codes.new_code()
    rows = GrantRequest.objects.filter(pk=request.pk, state=GrantRequest.State.DRAFT)
    until = now + timedelta(days=rules.CODE_DAYS)
    if not rows.update(code_hash=code_hash(code), code_until=until):
        raise NotFound
    record("grant_code_made", request, acting, now)
    return code

"""Notes: words between somebody and the person; another reads them by a yes of hers (R02, R05)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from samenspel.community import queries as community
from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Circle, Consent, Note, SharedItem
from ..models.ways import YesWay
from ..queries import consents as queries
from .consents import Wish, ask_consent, give_consent, mark_of
from .members import me_in
from .sharing import note_deed, tell_about
from .telling import centre_of

MONTH = timedelta(days=365) / 12


@transaction.atomic
def write_note(
    *,
    circle: Circle,
    about: UUID,
    text: str,
    acting: Acting,
    now: datetime,
    to: UUID | None = None,
    corrects: Note | None = None,
    also: Collection[UUID] = (),
    purpose: str = "",
) -> Note:
    """Write something about somebody in the centre. Default: between the writer and her; never hidden (R02).

    The person herself writes to one (`to`), or to nobody yet. `also`: who else may read it; said by the
    person that is a yes at once, proposed by another she is asked. Raises NotInThisCircle, NotToHerself.
    """
    me_in(circle=circle, acting=acting)
    if about not in centre_of(circle):
        raise errors.NotInThisCircle
    by_herself = acting.resident == about
    if to and (not by_herself or to == about):
        raise errors.NotToHerself
    note = Note(
        circle=circle, about_id=about, writer_id=acting.resident or acting.somebody, to_id=to,
        entered_by_id=acting.person if acting.on_behalf_of else None, text=rules.tidy(text), written_at=now,
        corrects=corrects,
    )  # fmt: skip
    note.save(force_insert=True)
    note_deed("wrote_note", note, acting=acting, now=now)
    reader = to if by_herself else about
    if reader:
        tell_about(note, person=reader, kind="note_for_you", acting=acting, now=now)
    for person in dict.fromkeys(also):
        share_note(note=note, to=person, purpose=purpose, acting=acting, now=now)
    return note


@transaction.atomic
def share_note(*, note: Note, to: UUID, purpose: str, acting: Acting, now: datetime) -> Consent:
    """Let somebody else read a note: by the person herself at once; proposed by another, she is asked (R05).

    Raises NotToHerself, AlreadyTakenBack.
    """
    if note.taken_back_at:
        raise errors.AlreadyTakenBack
    months = community.setting(area=note.circle.municipality, key="consent_months", now=now)
    wish = Wish(
        subject=note.about_id, municipality=note.circle.municipality_id, purpose=purpose,
        until=(now + months * MONTH).date(), items=[(SharedItem.Kind.NOTE, note.pk)], circle=note.circle_id,
        to_person=to,
    )  # fmt: skip
    asked = ask_consent(wish=wish, acting=acting, now=now)
    if acting.resident != note.about_id:
        return asked
    mark = mark_of(queries.consent_page(pk=asked.pk))
    return give_consent(consent=asked.pk, mark=mark, acting=acting, now=now, way=YesWay.SPOKEN)


@transaction.atomic
def take_back_note(*, note: Note, acting: Acting, now: datetime) -> None:
    """Its writer takes it back: nobody reads it but herself and the person, who sees that it was taken back.

    Raises NotYourWords for anybody else, AlreadyTakenBack.
    """
    if note.writer_id != acting.resident:
        raise errors.NotYourWords
    if not Note.objects.filter(pk=note.pk, taken_back_at=None).update(taken_back_at=now):
        raise errors.AlreadyTakenBack
    note_deed("took_back_note", note, acting=acting, now=now)

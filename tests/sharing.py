"""Short moves about sharing for the tests: asked, given, stopped, written; each by who may do it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from samenspel.circles.actions import consents, exceptions, gleaning, notes
from samenspel.circles.models import Circle, Consent, GleaningNote, LegalException, Note
from samenspel.circles.queries import consents as asked_for
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, circle_as
from tests.play import as_the_owner

# The database asks its own clock; what is shared lives on both of them.
LATER = (max(NOW, datetime.now(UTC)) + timedelta(days=200)).date()


def note(
    cast: Cast, circle: Circle, by: str = VOLUNTEER, text: str = "Mees vond het fijn.", **more: Any
) -> Note:
    facts: dict[str, Any] = {"about": cast[MOTHER].pk, **more}
    found = circle_as(cast, circle, by)
    return notes.write_note(circle=found, text=text, acting=cast.acting(by), now=NOW, **facts)


def wish(
    cast: Cast, *items: tuple[str, UUID], to: str = WORKER, until: date = LATER, **more: Any
) -> consents.Wish:
    facts: dict[str, Any] = {"to_person": cast[to].pk, "subject": cast[MOTHER].pk, **more}
    return consents.Wish(
        municipality=cast.town.pk, purpose="Om mee te denken.", until=until, items=items, **facts
    )


def asked(
    cast: Cast, circle: Circle | None, *items: tuple[str, UUID], by: str = VOLUNTEER, **more: Any
) -> Consent:
    """Somebody asks; the context is hers afterwards."""
    cast.enter(by)
    more.setdefault("circle", circle.pk if circle else None)
    return consents.ask_consent(wish=wish(cast, *items, **more), acting=cast.acting(by), now=NOW)


def mark(cast: Cast, consent: Consent, by: str = MOTHER) -> str:
    """What this person reads on the page of a share."""
    cast.enter(by)
    return consents.mark_of(asked_for.consent_page(pk=consent.pk))


def given(cast: Cast, consent: Consent, by: str = MOTHER, way: str = "SCREEN") -> Consent:
    read = mark(cast, consent, by)
    return consents.give_consent(consent=consent.pk, mark=read, acting=cast.acting(by), now=NOW, way=way)


def stopped(cast: Cast, consent: Consent, by: str = MOTHER) -> Consent:
    cast.enter(by)
    return consents.withdraw_consent(consent=consent.pk, acting=cast.acting(by), now=NOW)


def facts(
    cast: Cast, circle: Circle | None, *items: tuple[str, UUID], **more: Any
) -> exceptions.ExceptionFacts:
    known: dict[str, Any] = {
        "subject": cast[MOTHER].pk, "municipality": cast.town.pk, "ground": "VITAL",
        "reason": "Er is groot gevaar.", "purpose": "Om nu te helpen.", "second": cast["lead"].pk,
        "review_on": LATER - timedelta(days=100), "until": LATER, "to_person": cast["gp"].pk,
        "circle": circle.pk if circle else None, "items": items, **more,
    }  # fmt: skip
    return exceptions.ExceptionFacts(**known)


def proposed(
    cast: Cast, circle: Circle | None, *items: tuple[str, UUID], by: str = WORKER, **more: Any
) -> LegalException:
    cast.enter(by)
    return exceptions.propose_exception(
        facts=facts(cast, circle, *items, **more), acting=cast.acting(by), now=NOW
    )


def decided(cast: Cast, exception: LegalException, yes: bool = True, by: str = "lead") -> LegalException:
    cast.enter(by)
    return exceptions.decide_exception(exception=exception.pk, yes=yes, acting=cast.acting(by), now=NOW)


def gleaned(cast: Cast, by: str = "coach", **more: Any) -> GleaningNote:
    cast.enter(by)
    told: dict[str, Any] = {
        "text": "Houdt van dammen.", "source": "bij de fontein", "may_be_kept": True, "until": LATER,
        "name": "Tante Rie", **more,
    }  # fmt: skip
    return gleaning.write_gleaning(
        gleaned=gleaning.Gleaned(**told), municipality=cast.town, acting=cast.acting(by), now=NOW
    )


def reads(cast: Cast, key: str, note: Note) -> bool:
    """Whether this person finds the words of a note."""
    cast.enter(key)
    return Note.objects.filter(pk=note.pk).exists()


def state(row: Any) -> str:
    with as_the_owner():
        return str(type(row).objects.values_list("state", flat=True).get(pk=row.pk))

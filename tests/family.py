"""The family of AS-13 for the tests: parents, a neighbour, somebody of the wijkteam; each by her own deed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from samenspel.circles import actions, queries
from samenspel.circles.models import Agreement, Circle, Member
from samenspel.journal.models import Entry
from tests.cast import NOW, Cast
from tests.play import as_the_owner
from tests.rows import made_once

REVIEW = (NOW + timedelta(days=90)).date()
# Who is who: the mother, the father, the volunteer, the professional.
MOTHER, FATHER, VOLUNTEER, WORKER = "resident", "carer", "neighbour", "wijkteam"


def newcomer(cast: Cast, key: str) -> actions.Newcomer:
    return actions.Newcomer(name=cast[key].name, known=cast[key].pk)


def begun(cast: Cast, key: str = MOTHER, *household: str) -> Circle:
    """A circle around somebody, with others of her household asked."""
    cast.enter(key)
    others = [newcomer(cast, one) for one in household]
    return actions.begin_circle(name="Ons gezin", household=others, acting=cast.acting(key), now=NOW)


def circle_as(cast: Cast, circle: Circle, key: str) -> Circle:
    """Read the circle again, as this person."""
    cast.enter(key)
    return Circle.objects.select_related("municipality", "area__parent").get(pk=circle.pk)


def member(cast: Cast, circle: Circle, key: str, by: str | None = None) -> Member:
    """How somebody of the cast stands in it, read by this person."""
    with as_the_owner():
        pk = Member.objects.filter(circle=circle, person=cast[key]).latest("proposed_at", "pk").pk
    cast.enter(by or key)
    return queries.member_for(pk=pk, circle=circle.pk)


def proposed(cast: Cast, circle: Circle, key: str, by: str = MOTHER, **place: Any) -> Member:
    found = circle_as(cast, circle, by)
    where = actions.Place(**{"as_what": "buurman", **place})
    return actions.propose_member(
        circle=found, newcomer=newcomer(cast, key), place=where, acting=cast.acting(by), now=NOW
    )


def says(cast: Cast, circle: Circle, key: str, yes: bool = True) -> Member:
    """Somebody who was asked answers for herself."""
    row = member(cast, circle, key)
    return actions.answer_own(member=row, yes=yes, acting=cast.acting(key), now=NOW)


def centre_says(cast: Cast, circle: Circle, key: str, yes: bool = True, by: str = MOTHER) -> Member:
    row = member(cast, circle, key, by)
    return actions.answer_for_centre(member=row, yes=yes, acting=cast.acting(by), now=NOW)


def joined(cast: Cast, circle: Circle, key: str, **place: Any) -> Member:
    """Somebody comes in, with both yeses."""
    proposed(cast, circle, key, **place)
    return says(cast, circle, key)


def worker_joined(cast: Cast, circle: Circle, key: str = WORKER) -> Member:
    organisation = cast.organisation["wijkteam"]
    return joined(cast, circle, key, face="FORMAL", organisation=organisation, as_what="gezinsbegeleider")


def family(cast: Cast) -> Circle:
    """Both parents in the centre; the neighbour and the worker around them. Made once where nothing came before."""
    anew = _deeds() != cast.deeds
    circle = _family(cast) if anew else made_once(f"family of {cast.town.pk}", lambda: _family(cast))
    cast.enter(WORKER)
    return circle


def _deeds() -> int:
    with as_the_owner():
        return Entry.objects.count()


def _family(cast: Cast) -> Circle:
    circle = begun(cast, MOTHER, FATHER)
    says(cast, circle, FATHER)
    joined(cast, circle, VOLUNTEER)
    worker_joined(cast, circle)
    return circle


def agreement_as(cast: Cast, agreement: Agreement, key: str) -> Agreement:
    cast.enter(key)
    return Agreement.objects.select_related("circle__municipality", "circle__area__parent").get(
        pk=agreement.pk
    )


WORDS = {
    "why": "Zodat er weer rust is aan tafel.",
    "already_there": "Oma past op vrijdag op.",
    "for_everybody": "De eettafel op dinsdag.",
    "escalation_name": "Wijkteam Centrum",
    "escalation_phone": "0301234567",
    "tells": "Wat je hoort, blijft tussen jou en ons.",
    "meets": "Elke maand bij de thee.",
    "thanks": "Een taart met Kerst.",
    "review_on": REVIEW,
}


def written(
    cast: Cast, circle: Circle, by: str = MOTHER, *, does: str = "Haalt Mees van school."
) -> Agreement:
    """A version with everything filled in, not laid down yet."""
    draft = actions.write_version(circle=circle_as(cast, circle, by), acting=cast.acting(by), now=NOW)
    hers = {"agreement": draft, "acting": cast.acting(by), "now": NOW}
    actions.write_in(**hers, **WORDS, first_contact_id=cast[WORKER].pk)
    for key, words in ((VOLUNTEER, does), (WORKER, "Komt om de week langs.")):
        actions.write_part(
            **hers, person=cast[key].pk, does=words, does_not="Geen geldzaken.", replaced_by=""
        )
    return agreement_as(cast, draft, by)


def laid_down(cast: Cast, circle: Circle, by: str = MOTHER, **more: Any) -> Agreement:
    draft = written(cast, circle, by, **more)
    return actions.lay_down(agreement=draft, acting=cast.acting(by), now=NOW)


def signs(cast: Cast, agreement: Agreement, key: str, yes: bool = True, **how: Any) -> Agreement:
    found = agreement_as(cast, agreement, key)
    return actions.sign(agreement=found, yes=yes, acting=cast.acting(key), now=NOW, **how)


SIGNERS = (MOTHER, FATHER, VOLUNTEER, WORKER)


def agreed(cast: Cast, circle: Circle, by: str = MOTHER, **more: Any) -> Agreement:
    draft = laid_down(cast, circle, by, **more)
    for key in SIGNERS:
        signs(cast, draft, key)
    return agreement_as(cast, draft, by)


def state_of(row: Member | Agreement) -> str:
    """The state as it is, seen from behind the policies."""
    with as_the_owner():
        return type(row).objects.values_list("state", flat=True).get(pk=row.pk)  # type: ignore[no-any-return,attr-defined]


def told_of(kind: str) -> set[UUID]:
    """To whom a kind of message was told."""
    from samenspel.notifications.models import Message

    with as_the_owner():
        return set(Message.objects.filter(kind=kind).values_list("person_id", flat=True))

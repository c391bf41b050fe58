"""Short moves about taking over: the worker of the family asks, the mother answers, a colleague comes."""

from datetime import datetime, timedelta
from typing import Any

from samenspel.circles import actions
from samenspel.circles.models import Circle, GleaningNote, Member, Succession
from samenspel.circles.queries import successions as queries
from samenspel.community.models import Membership
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from tests.cast import NOW, Cast
from tests.family import MOTHER, WORKER, circle_as, family, member
from tests.play import as_the_owner, at_work

COLLEAGUE = "youssef"  # works where the worker works
LATER = NOW + timedelta(days=22)


def hers(cast: Cast, circle: Circle, key: str = WORKER) -> Member:
    """The place of the worker in the circle, as she herself reads it."""
    row = member(cast, circle, key)
    return Member.objects.select_related("circle", "organisation").get(pk=row.pk)


def gleaned(
    cast: Cast, others: str = "SUCCESSOR", key: str = "caller", by: str = WORKER, at: str = "wijkteam"
) -> GleaningNote:
    """Something that somebody told the worker, who wrote it down in front of him."""
    note = GleaningNote(
        pk=new_id(), municipality=cast.town, maker=cast[by], organisation=cast.organisation[at],
        person=cast[key], text="Joop repareert graag fietsen.", source="bij de fontein", may_be_kept=True,
        others=others, said_at=NOW, until=(NOW + timedelta(days=200)).date(),
    )  # fmt: skip
    with as_the_owner():  # how it is written down is told in another test
        note.save(force_insert=True)
    cast.enter(by)
    return GleaningNote.objects.select_related("organisation", "person").get(pk=note.pk)


def asked(
    cast: Cast, circle: Circle | None = None, *, relation: Any = None, to: str = COLLEAGUE, leaving: bool = True,
    by: str = WORKER,
) -> Succession:  # fmt: skip
    """The worker asks whether a colleague may take over."""
    relation = relation or hers(cast, circle or family(cast), by)
    cast.enter(by)
    return actions.ask_succession(
        relation=relation, successor=cast[to].pk, leaving=leaving, introduction="Donderdag om tien uur, bij haar thuis.",
        why="Ik ga met pensioen.", acting=cast.acting(by), now=NOW,
    )  # fmt: skip


def seen_by(cast: Cast, succession: Succession, key: str) -> Succession:
    cast.enter(key)
    return queries.succession_for(pk=succession.pk)


def answered(
    cast: Cast, succession: Succession, yes: bool = True, key: str = MOTHER, way: str = "SCREEN"
) -> Succession:
    found = seen_by(cast, succession, key)
    return actions.answer_succession(succession=found, yes=yes, way=way, acting=cast.acting(key), now=NOW)


def met(cast: Cast, succession: Succession, key: str = COLLEAGUE) -> Succession:
    """The colleague says that they met, and comes."""
    found = seen_by(cast, succession, key)
    return actions.introduce(succession=found, acting=cast.acting(key), now=NOW)


def lapsed(succession: Succession, now: datetime = LATER) -> bool:
    """The job of the morning, for one question."""
    with at_work("lapse_successions"):
        found = queries.unanswered(on=now.date()).get(pk=succession.pk)
        return actions.lapse(succession=found, acting=a_job("lapse_successions"), now=now)


def places(circle: Circle) -> dict[str, str]:
    """Who stands where: person → state of her newest place, from behind the policies."""
    with as_the_owner():
        rows = Member.objects.filter(circle=circle).order_by("proposed_at", "pk")
        return {str(row.person_id): row.state for row in rows}


def state(succession: Succession) -> str:
    with as_the_owner():
        return Succession.objects.values_list("state", flat=True).get(pk=succession.pk)


def work_of(cast: Cast, key: str) -> Membership:
    with as_the_owner():
        return Membership.objects.select_related("person", "organisation").get(person=cast[key])


__all__ = [
    "COLLEAGUE",
    "LATER",
    "MOTHER",
    "WORKER",
    "answered",
    "asked",
    "circle_as",
    "family",
    "gleaned",
    "hers",
    "lapsed",
    "met",
    "places",
    "seen_by",
    "state",
    "work_of",
]

"""The circle of the living situation: the resident, beside her the wijkteam and a carer; the gp is asked."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from samenspel.circles import actions, queries
from samenspel.circles.models import Agreement, Circle
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from tests.cast import NOW, Cast
from tests.family import WORDS, agreement_as, begun, circle_as, joined, member, proposed, signs, worker_joined
from tests.play import at_work

RESIDENT, WORKER, HELPER, INVITED, PROPOSED = "resident", "wijkteam", "carer", "gp", "initiative"


@dataclass
class Circling:
    """What there is to visit of a circle, by name."""

    circle: UUID
    worker: UUID  # as members
    invited: UUID
    proposed: UUID
    trainee: UUID
    who: UUID  # the worker as a person
    force: UUID  # versions: in force, laid down by the worker, and a draft of the resident
    laid: UUID
    draft: UUID

    def values(self, name: str) -> dict[str, UUID | str]:
        """What stands in an address: the thing that this deed is about."""
        bare = name.removeprefix("for_")
        laid, force = (
            ("agreement_sign", "agreement_heard"),
            ("agreement_end", "agreement_go_on", "agreement_go_on_heard"),
        )
        members = {
            "member_centre": self.proposed,
            "member_answer": self.invited,
            "member_guide": self.trainee,
        }
        return {
            "circle": self.circle,
            "member": members.get(bare, self.worker),
            "agreement": self.laid if bare in laid else self.force if bare in force else self.draft,
            "who": self.who,
            "step": "waarom",
        }


def build_circle(cast: Cast) -> Circling:
    """Play it through the front doors; the context is empty afterwards."""
    circle = begun(cast)
    worker_joined(cast, circle)
    joined(cast, circle, HELPER)
    proposed(cast, circle, INVITED)
    proposed(cast, circle, "desk", needs_guide=True)
    proposed(cast, circle, PROPOSED, by=WORKER)
    force = _version(cast, circle, RESIDENT)
    for key in (RESIDENT, WORKER):
        signs(cast, force, key)
    _looked_back(cast, force)
    laid = _version(cast, circle, WORKER)
    draft = actions.write_version(
        circle=circle_as(cast, circle, RESIDENT), acting=cast.acting(RESIDENT), now=NOW
    )
    rows = {key: member(cast, circle, key, RESIDENT).pk for key in (WORKER, INVITED, PROPOSED, "desk")}
    cast.enter(None)
    return Circling(
        circle.pk,
        rows[WORKER],
        rows[INVITED],
        rows[PROPOSED],
        rows["desk"],
        cast[WORKER].pk,
        force.pk,
        laid.pk,
        draft.pk,
    )


def _looked_back(cast: Cast, force: Agreement) -> None:
    """The resident said after a look-back that it may go on like this; it did, for another year."""
    day = clock.now() + timedelta(days=400)
    with at_work("wake_reviews"):
        (due,) = queries.due_for_review(on=day.date())
        actions.wake_review(agreement=due, acting=a_job("wake_reviews"), now=day)
    hers = {"agreement": agreement_as(cast, force, RESIDENT), "acting": cast.acting(RESIDENT), "now": NOW}
    actions.answer_go_on(**hers, answer="ON")
    hers["agreement"] = agreement_as(cast, force, RESIDENT)
    actions.go_on(**hers, review_on=day.date())


def _version(cast: Cast, circle: Circle, by: str):  # type: ignore[no-untyped-def]
    draft = actions.write_version(circle=circle_as(cast, circle, by), acting=cast.acting(by), now=NOW)
    hers = {"agreement": draft, "acting": cast.acting(by), "now": NOW}
    words = WORDS | {"review_on": clock.today().replace(year=clock.today().year + 1)}
    actions.write_in(**hers, **words, first_contact_id=cast[WORKER].pk)
    actions.write_part(**hers, person=cast[WORKER].pk, does="Komt langs.", does_not="", replaced_by="")
    return actions.lay_down(agreement=agreement_as(cast, draft, by), acting=cast.acting(by), now=NOW)

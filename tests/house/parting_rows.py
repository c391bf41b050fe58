"""Somebody may take over in the living situation: the worker asked, the resident is asked; a question is held."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenspel.community.models import Membership
from samenspel.foundation.acting import a_job
from samenspel.mutual_help.models import Ask
from samenspel.retention import actions
from samenspel.retention.models import Line, Run
from tests import parting as play
from tests.cast import NOW, Cast
from tests.play import at_work

RESIDENT, WORKER = "resident", "wijkteam"


@dataclass
class Parting:
    """What there is to visit, by name."""

    succession: UUID
    worker: UUID  # her place in the circle
    run: UUID
    hold: UUID
    membership: UUID

    def values(self, name: str) -> dict[str, UUID | str]:
        """What stands in an address: the thing that this deed is about."""
        bare = name.removeprefix("for_")
        if bare in ("leaving_hand_on", "leaving_let_go"):
            return {"kind": "kring", "pk": self.worker}
        things = {"succession": ("pk", self.succession), "leaving_colleague": ("membership", self.membership)}
        proofs = dict.fromkeys(("retention_proof", "retention_proof_as_csv"), ("run", self.run))
        found = {**things, **proofs, "retention_lift": ("hold", self.hold)}.get(bare)
        return {found[0]: found[1]} if found else {}


def build_parting(cast: Cast, member: UUID, ask: Ask) -> Parting:
    """Play it through the front doors; the context is empty afterwards."""
    cast.enter(WORKER)
    relation = play.Member.objects.select_related("circle", "organisation").get(pk=member)
    succession = play.asked(cast, relation=relation)
    cast.enter("official")
    wish = actions.Wish(
        code=ask.ball.spoken_code, everything=False, reason="Er loopt een klacht.", until=date(2035, 1, 1)
    )
    hold = actions.hold(wish=wish, town=cast.town.pk, acting=cast.acting("official"), now=NOW)
    membership = Membership.objects.get(person=cast["coach"]).pk
    with at_work("retention"):
        run = Run(municipality=cast.town, why=Run.Why.NIGHT, version="0.1.0", started_at=NOW)
        actions.prove(
            run,
            [Line(run=run, kind="ASK", months=12, ended_before=NOW, number=3)],
            acting=a_job("retention"),
            now=NOW,
        )
    cast.enter(None)
    return Parting(succession.pk, member, run.pk, hold.pk, membership)

"""An offer that stands still: of the caller, by youssef; wijkteam looks, since the lead was late."""

from dataclasses import dataclass
from datetime import timedelta

from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Match, Offer, Standstill
from tests.cast import NOW, Cast
from tests.play import as_the_owner


@dataclass
class Standing:
    """What stands still, with who looks; and two who meet, of whom it could."""

    still: Standstill
    meeting: Match

    def values(self, name: str) -> dict[str, object]:
        """What stands in an address about an offer that stands still."""
        if name == "work_still":
            return {"ball": self.still.ball_id}
        if name == "work_stand_still":
            return {"offer": self.still.offer_id}
        if name == "work_stand_still_at":
            return {"ball": self.meeting.ask.ball_id, "match": self.meeting.pk}
        return {}


def build_standing(cast: Cast, offer: Offer) -> Standing:
    """Play it through the front doors; the context is empty afterwards."""
    cast.enter("wijkteam")
    actions.answer_offer(
        offer=queries.offer_for(ball=offer.ball_id), text="Fijn!", acting=cast.acting("wijkteam"), now=NOW
    )
    cast.enter("youssef")
    still = actions.Still(words="We willen eerst met je praten.", until_on=clock.today() + timedelta(days=14))
    made = actions.let_stand_still(offer=offer.pk, still=still, acting=cast.acting("youssef"), now=NOW)
    with as_the_owner():
        Ball.objects.filter(pk=made.ball_id).update(reminded=1)
        meeting = Match.objects.select_related("ask").exclude(state=Match.State.SUGGESTED).get()
    cast.enter("wijkteam")
    found = queries.standstill_for(pk=made.pk)
    actions.look_instead(standstill=found, acting=cast.acting("wijkteam"), now=NOW)
    cast.enter(None)
    return Standing(made, meeting)

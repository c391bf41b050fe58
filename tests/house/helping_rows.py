"""Who wants to do something for a neighbour: offers of the resident and of the caller."""

from dataclasses import dataclass
from uuid import UUID

from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Offer
from tests.cast import NOW, Cast


@dataclass
class Helping:
    """Offers by name: with a code, and written down at the desk."""

    hers: Offer  # of the resident: held by wijkteam
    called: Offer  # of the caller, written down by the desk

    def values(self, name: str, code: str) -> dict[str, object]:
        """What stands in an address about offers."""
        if name.startswith("offer_"):
            return {"code": self.hers.ball.address_code if code else "zwaan-00-00-00"}
        ball: UUID = self.called.ball_id
        return {"ball": ball} if name.startswith(("desk_offer_", "work_offered", "work_practical")) else {}


def offered(cast: Cast, key: str = "resident", likes: str = "Ik bak graag.", **more: object) -> Offer:
    """Somebody of the cast offers; the context is hers afterwards."""
    cast.enter(key)
    facts: dict[str, object] = {
        "likes": actions.Likes(likes=likes), "area": cast.weide,
        "offerer": actions.Asker(known=cast[key]), "form_key": new_id(), "acting": cast.acting(key), "now": NOW,
    }  # fmt: skip
    made = actions.offer_help(**(facts | more))  # type: ignore[arg-type]
    cast.enter(key)
    return queries.offer_for(ball=made.ball_id)


def suggest(cast: Cast, ask: Ask) -> None:
    """The neighbour's offer is suggested for an ask of the resident."""
    cast.enter("resident")
    call = actions.Call(line="Samen wandelen.", kinds=["TOGETHER"], audience="PUBLIC")
    actions.call_neighbours(ask=ask, call=call, acting=cast.acting("resident"), now=NOW)
    made = offered(cast, "neighbour", "Ik loop graag.")
    cast.enter("wijkteam")
    team = {"acting": cast.acting("wijkteam"), "now": NOW}
    actions.answer_offer(offer=queries.offer_for(ball=made.ball_id), text="Fijn!", **team)
    ask = cast.again(ask, "wijkteam")
    actions.suggest_neighbours(ask=ask, candidates=queries.candidates(ask=ask, now=NOW), **team)


def build_helping(cast: Cast, ask: Ask) -> Helping:
    """Play it through the front doors; the context is empty afterwards."""
    suggest(cast, ask)
    hers = offered(cast)
    actions.say_hours(
        offer=hers, given_on=NOW.date(), minutes=60, acting=Acting(person=cast["resident"].pk), now=NOW
    )
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    called = offered(cast, "caller", "Ik kan schaken.", acting=acting, way="PHONE")
    cast.enter(None)
    return Helping(hers, called)

"""Short moves for the tests about neighbours who may come to help each other."""

from typing import Any
from uuid import UUID

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Match, Offer
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.play import as_the_owner


def called(cast: Cast, line: str = "Samen een half uur wandelen.", **more: Any) -> Ask:
    """The resident asks, and says in one sentence what a neighbour could do."""
    ask = cast.ask()
    call = actions.Call(line=line, kinds=["TOGETHER"], **more)
    return actions.call_neighbours(ask=ask, call=call, acting=cast.acting("resident"), now=NOW)


def answered_offer(cast: Cast, key: str = "neighbour", likes: str = "Ik loop graag.", **more: Any) -> Offer:
    """Somebody's offer that a human answered: it joins."""
    made = offered(cast, key, likes, **more)
    cast.enter("wijkteam")
    found = queries.offer_for(ball=made.ball_id)
    return actions.answer_offer(offer=found, text="Fijn!", acting=cast.acting("wijkteam"), now=NOW)


def suggested(cast: Cast, ask: Ask | None = None, offer: Offer | None = None) -> Match:
    """The holder suggests an offer for an ask."""
    ask, offer = ask or called(cast), offer or answered_offer(cast)
    ask = cast.again(ask, "wijkteam")
    found = [one for one in queries.candidates(ask=ask, now=NOW) if one.offer == offer.pk]
    (match,) = actions.suggest_neighbours(ask=ask, candidates=found, acting=cast.acting("wijkteam"), now=NOW)
    return match


def people(match: Match) -> dict[str, tuple[UUID, UUID]]:
    """(person, ball) of each side, seen from behind the policies."""
    with as_the_owner():
        found = Match.objects.select_related("ask", "offer").get(pk=match.pk)
        return {
            "ASKER": (found.ask.asker_id, found.ask.ball_id),
            "OFFERER": (found.offer.offerer_id, found.offer.ball_id),
        }


def be(match: Match, side: str) -> tuple[Match, Acting]:
    """The rest of the transaction is one side's: by her code."""
    person, ball = people(match)[side]
    enter(Context(ball=ball))
    return queries.match_for(pk=match.pk), Acting(person=person, way="CODE")


def says(match: Match, side: str, yes: bool = True, now: Any = NOW) -> str:
    """One side says yes or no to whatever is asked now."""
    found, acting = be(match, side)
    return actions.answer_match(match=found, side=side, yes=yes, acting=acting, now=now)


def met(cast: Cast, match: Match | None = None) -> Match:
    """Both wanted to meet, and did."""
    match = match or suggested(cast)
    says(match, "ASKER")
    says(match, "OFFERER")
    found, acting = be(match, "ASKER")
    actions.say_met(match=found, acting=acting, now=NOW)
    return match


def both(cast: Cast, match: Match | None = None) -> Match:
    """Both want to go on."""
    match = met(cast, match)
    says(match, "ASKER")
    says(match, "OFFERER")
    return match


def started(cast: Cast, match: Match | None = None, **more: Any) -> Match:
    """It runs; a guide who was asked said yes first."""
    match = both(cast, match)
    if not begins(cast, match, **more):
        key = next(name for name, person in cast.person.items() if person.pk == more["guide"])
        guide_says(cast, match, key)
        assert begins(cast, match, **more)
    return match


def begins(cast: Cast, match: Match, **more: Any) -> bool:
    """Who coordinates lets it begin; False when a guide was asked and did not say yes yet."""
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
    start = actions.Start(**{"escalation_name": "Els", "escalation_phone": "+31301234567", **more})
    return actions.start_helping(match=found, start=start, acting=cast.acting("wijkteam"), now=NOW)


def guided(cast: Cast, match: Match, key: str = "coach") -> queries.Guided:
    """What somebody reads of this match on her own page of whom she guides."""
    cast.enter(key)
    (one,) = [row for row in queries.guided_by_me() if row.match_id == match.pk]
    return one


def guide_says(cast: Cast, match: Match, key: str = "coach", *, yes: bool = True, now: Any = NOW) -> None:
    """Who is asked to guide says yes or no herself."""
    one = guided(cast, match, key)
    deed = actions.say_i_guide if yes else actions.say_i_cannot_guide
    deed(guided=one, acting=cast.acting(key), now=now)


def state_of(match: Match) -> str:
    """Its state, seen from behind the policies."""
    with as_the_owner():
        return str(Match.objects.get(pk=match.pk).state)

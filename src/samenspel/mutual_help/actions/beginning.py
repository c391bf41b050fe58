"""Beginning: what stands ready before help begins, and who watches while it runs (I6)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.commitments import actions as commitments
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal

from .. import errors, rules
from ..models import Guide, Match
from .choosing import SIDES, check_day
from .guiding import Chosen, choose_guide, let_guides_go, told_by_job
from .helping import move_match
from .suggesting import record, tell_side

State = Match.State
# What the database says when it refuses to begin (match_truth).
LACKS: tuple[tuple[str, type[Refusal]], ...] = (
    ("stands still", errors.StandsStill),
    ("no room", errors.NoRoom),
    ("with a guide", errors.NeedsGuide),
    ("not ready yet", errors.NeedsPaper),
    ("a day to hand over", errors.NeedsHandOver),
)


@dataclass(frozen=True, slots=True)
class Start:
    """What stands ready before help begins: whom to call (R39), and what this ask takes besides."""

    escalation_name: str
    escalation_phone: str
    guide: UUID | None = None
    guide_talk_on: date | None = None
    guide_every: str = Guide.Every.EACH_TIME
    hand_over_on: date | None = None

    @property
    def chosen(self) -> Chosen | None:
        """Who is to guide, with the first talk. Raises NeedsGuide when one of them lacks."""
        if bool(self.guide) != bool(self.guide_talk_on):
            raise errors.NeedsGuide
        if not self.guide or not self.guide_talk_on:
            return None
        return Chosen(self.guide, self.guide_talk_on, self.guide_every)


@transaction.atomic
def start_helping(*, match: Match, start: Start, acting: Acting, now: datetime) -> bool:
    """Begin, as who coordinates: both said yes, and all that it takes is there.

    A guide who did not say yes yet is asked, and what stands ready is kept: then it does not begin (False).
    Raises NoRoom, StandsStill, and NotReadyYet or what of it says what lacks (NeedsGuide, NeedsPaper,
    NeedsHandOver).
    """
    commitments.must_hold(ball=match.ask.ball, acting=acting)
    ready: dict[str, object] = {
        "escalation_name": rules.tidy(start.escalation_name), "escalation_phone": start.escalation_phone,
        "hand_over_on": start.hand_over_on,
    }  # fmt: skip
    move_match(match, (State.BOTH_YES,), **ready)
    if not _guide_says_yes(match, start, acting, now):
        return False
    backstop = acting.person if match.ask.needs_backstop else None
    try:
        with transaction.atomic():
            move_match(
                match, (State.BOTH_YES,), state=State.ACTIVE, active_at=now, backstop_id=backstop,
                check_on=check_day(match, done=0, now=now),
            )  # fmt: skip
    except IntegrityError as problem:
        said = str(problem)
        raise next((lacks for word, lacks in LACKS if word in said), errors.NotReadyYet) from problem
    record("started_helping", match, acting=acting, now=now)
    for side in SIDES:
        tell_side(match, side, "match_started", now=now)
    return True


def _guide_says_yes(match: Match, start: Start, acting: Acting, now: datetime) -> bool:
    """True when nobody is chosen to guide, or who is chosen said yes; who did not is asked."""
    chosen = start.chosen
    if chosen is None:
        let_guides_go(match=match, now=now)
        return True
    guide = choose_guide(match=match, chosen=chosen, acting=acting, now=now)
    if guide.state != Guide.State.YES:
        return False
    told_by_job(guide.pk, "TALK")  # it may be today
    return True


@transaction.atomic
def change_watch(*, match: Match, start: Start, acting: Acting, now: datetime) -> None:
    """While help runs: another to call, or another guide, as who coordinates (R39).

    Both sides hear of another to call at once; of another guide when she said yes, and until then who guided
    goes on. Without a guide in `start` that stays. Raises NotYourBall, NotReadyYet, MatchMoved.
    """
    commitments.must_hold(ball=match.ask.ball, acting=acting)
    name, phone, chosen = rules.tidy(start.escalation_name), start.escalation_phone, start.chosen
    if not name or not phone:
        raise errors.NotReadyYet
    is_new = (name, phone) != (match.escalation_name, match.escalation_phone)
    move_match(match, (State.ACTIVE, State.PAUSED), escalation_name=name, escalation_phone=phone)
    if chosen:
        choose_guide(match=match, chosen=chosen, acting=acting, now=now)
    record("changed_watch", match, acting=acting, now=now)
    if is_new:
        for side in SIDES:
            tell_side(match, side, "match_watch_changed", now=now)


@transaction.atomic
def stay_beside(*, match: Match, acting: Acting, now: datetime) -> None:
    """Who coordinates stays beside it herself, where the professional who did works here no more (R50).

    What her predecessor said of going without does not count for her. Raises BackstopStays, MatchMoved.
    """
    commitments.must_hold(ball=match.ask.ball, acting=acting)
    try:
        with transaction.atomic():
            move_match(match, Match.RUNNING, backstop_id=acting.person)
    except IntegrityError as problem:
        raise errors.BackstopStays from problem
    record("stays_beside", match, acting=acting, now=now)

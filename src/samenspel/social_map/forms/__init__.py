"""Forms of the map: the search box, and what its own people, passers-by and editors fill in."""

from .counting import TallyForm
from .entry import EntryForm
from .growing import GrewForm
from .handing import HandoverDayForm, TakeOverForForm, TakeOverForm
from .keepers import WAYS, KeeperCodeForm, SkipForm, WeekCountForm
from .moments import MomentForm, RoomForm
from .others import CallForm, CheckForm, ClaimForm, InviteForm, ProposalForm, TakeDownForm
from .relating import STEPS, OtherForm, RelationForm
from .search import Search, WeekSearch

__all__ = [
    "STEPS",
    "WAYS",
    "CallForm",
    "CheckForm",
    "ClaimForm",
    "EntryForm",
    "GrewForm",
    "HandoverDayForm",
    "InviteForm",
    "KeeperCodeForm",
    "MomentForm",
    "OtherForm",
    "ProposalForm",
    "RelationForm",
    "RoomForm",
    "Search",
    "SkipForm",
    "TakeDownForm",
    "TakeOverForForm",
    "TakeOverForm",
    "TallyForm",
    "WeekCountForm",
    "WeekSearch",
]

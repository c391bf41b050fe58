"""Forms of the map: the search box, and what its own people, passers-by and editors fill in."""

from .counting import TallyForm
from .entry import EntryForm
from .growing import GrewForm
from .handing import HandoverDayForm, TakeOverForForm, TakeOverForm
from .moments import MomentForm, RoomForm
from .others import CallForm, CheckForm, ClaimForm, InviteForm, ProposalForm, TakeDownForm
from .relating import STEPS, OtherForm, RelationForm
from .search import Search, WeekSearch

__all__ = [
    "STEPS",
    "CallForm",
    "CheckForm",
    "ClaimForm",
    "EntryForm",
    "GrewForm",
    "HandoverDayForm",
    "InviteForm",
    "MomentForm",
    "OtherForm",
    "ProposalForm",
    "RelationForm",
    "RoomForm",
    "Search",
    "TakeDownForm",
    "TakeOverForForm",
    "TakeOverForm",
    "TallyForm",
    "WeekSearch",
]

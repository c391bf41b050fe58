"""The matching engine (I6): who could help whom. Pure, and nobody is assigned.

`one_request` and `one_offer` at once; `city.shortlists` for a neighbourhood or city at night; `settle` once
both chose.
"""

from .choosing import Pair, settle
from .facts import Asker, Choice, Helper, Reason, Shortlists, Suggestion, Why, moments, slots, times
from .fit import distance, may_meet
from .one import MOST, one_offer, one_request

__all__ = [
    "MOST", "Asker", "Choice", "Helper", "Pair", "Reason", "Shortlists", "Suggestion", "Why", "distance",
    "may_meet", "moments", "one_offer", "one_request", "settle", "slots", "times",
]  # fmt: skip

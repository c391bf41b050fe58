"""The matching engine (I6): who could help whom. Pure, and nobody is assigned.

`one_request` and `one_offer` at once; `city.shortlists` for a neighbourhood or city at night; `settle` once
both chose.
"""

from .choosing import Pair, settle
from .facts import NOBODY, Asker, Choice, Helper, Reason, Shortlists, Suggestion, Why, moments, slots, times
from .fit import distance, may_meet, suggestion
from .one import MOST, one_offer, one_request
from .reach import Place, Reach, asked_from

__all__ = [
    "MOST", "NOBODY", "Asker", "Choice", "Helper", "Pair", "Place", "Reach", "Reason", "Shortlists",
    "Suggestion", "Why", "asked_from", "distance", "may_meet", "moments", "one_offer", "one_request",
    "settle", "slots", "suggestion", "times",
]  # fmt: skip

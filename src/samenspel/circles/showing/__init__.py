"""How a circle and what is agreed in it are said on a page, for whoever looks."""

from .agreement import LACKING, STEP_NAMES, beside, lacks, lines, signing, steps
from .circle import at_desk, circle, detail, escalation, first_contact, what_stands, works

__all__ = [
    "LACKING",
    "STEP_NAMES",
    "at_desk",
    "beside",
    "circle",
    "detail",
    "escalation",
    "first_contact",
    "lacks",
    "lines",
    "signing",
    "steps",
    "what_stands",
    "works",
]

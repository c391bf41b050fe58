"""How a circle and what is agreed in it are said on a page, for whoever looks."""

from .agreement import LACKING, STEP_NAMES, beside, lacks, lines, signing, silent, steps
from .circle import at_desk, circle, detail, escalation, first_contact, leans_on, what_stands, works
from .lanes import lanes
from .prompts import PROMPTS

__all__ = [
    "LACKING",
    "PROMPTS",
    "STEP_NAMES",
    "at_desk",
    "beside",
    "circle",
    "detail",
    "escalation",
    "first_contact",
    "lacks",
    "lanes",
    "leans_on",
    "lines",
    "signing",
    "silent",
    "steps",
    "what_stands",
    "works",
]

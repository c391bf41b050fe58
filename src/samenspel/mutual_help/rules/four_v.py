"""The four steps of a talk (S4:362-371): which questions stand at each. No step is ever finished (R56)."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "verkennen": ("SUCCESS", "WORKED"),
        "verbeelden": ("WISH", "NOTICE"),
        "vormgeven": ("WHO", "MINE"),
        "verankeren": ("KEEP", "STUCK"),
    }
)
ORDER = tuple(STEPS)
STEP_OF: Mapping[str, str] = MappingProxyType(
    {question: step for step, questions in STEPS.items() for question in questions} | {"OUTCOME": ORDER[-1]}
)


LATE = timedelta(days=7)  # so long after its day another may ask how it is going


def beside(step: str) -> tuple[str, str]:
    """Return the step before and the step after this one; '' where there is none."""
    at = ORDER.index(step)
    return ORDER[at - 1] if at else "", ORDER[at + 1] if at + 1 < len(ORDER) else ""

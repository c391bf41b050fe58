"""Where the hand-over of a group stands, for its own page and its people (R46)."""

from datetime import date

from .. import rules
from ..models import Entry


def handing(entry: Entry, *, today: date) -> str:
    """Return DONE when residents lead it, or what rules.handing says; '' for others."""
    if entry.handed_over_at:
        return "DONE"
    from_work = bool(entry.from_work)  # type: ignore[attr-defined]
    return rules.handing(entry.form, led_from_work=from_work, handover_by=entry.handover_by, today=today)

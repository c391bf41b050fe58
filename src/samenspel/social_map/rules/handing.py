"""Pure decisions about who leads a group: a professional begins it, residents go on (R46, I64, I65)."""

from datetime import date

FORMS = ("GROUP", "ACTIVITY")  # what residents can lead; a service or a place stays with who gives it
CODE_DAYS = 30  # so long the code counts
NO_DAY, DUE, PLANNED = "NO_DAY", "DUE", "PLANNED"


def handing(form: str, *, led_from_work: bool, handover_by: date | None, today: date) -> str:
    """Return where the hand-over of an entry stands: NO_DAY (a warning), PLANNED, DUE, or '' for others.

    `led_from_work`: its lead does it for where she works. What residents lead needs no day.
    """
    if form not in FORMS or not led_from_work:
        return ""
    if handover_by is None:
        return NO_DAY
    return DUE if handover_by <= today else PLANNED

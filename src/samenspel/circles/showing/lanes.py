"""The plan in four lanes: people around her, volunteers, what there is for everybody, professionals (I56)."""

from typing import Any

from django.utils.translation import gettext as _

from ..queries import CirclePage, Version

Row = dict[str, Any]


def lanes(page: CirclePage, one: Version | None) -> list[Row]:
    """Return the four lanes, each with who stands in it and what she does; an empty lane may be."""
    doing = {part["person"]: part["does"] for part in one.parts} if one else {}
    found: dict[str, list[Row]] = {"own": [], "volunteers": [], "everybody": [], "formal": []}
    for row in page.here:
        found[_lane(row)].append({"name": row["shown"], "does": doing.get(row["person"], "")})
    if one and one.agreement.for_everybody:
        found["everybody"].append({"name": "", "does": one.agreement.for_everybody})
    return [
        {"name": _("Zelf, en wie je al kent"), "rows": found["own"]},
        {"name": _("Vrijwilligers"), "rows": found["volunteers"]},
        {"name": _("In de buurt, voor iedereen"), "rows": found["everybody"]},
        {"name": _("Mensen voor hun werk"), "rows": found["formal"]},
    ]


def _lane(row: Row) -> str:
    if row["face"] == "FORMAL" and row["side"] == "AROUND":
        return "formal"
    return "volunteers" if row["organisation"] and row["side"] == "AROUND" else "own"

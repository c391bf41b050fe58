"""One row as an entry of the map: its facts and moments, remarks about what could not be used, or a refusal.

Remarks are codes with the words of the file: the page and the report say them in a sentence.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from samenspel.community.models import Area, Organisation
from samenspel.foundation import coordinates
from samenspel.social_map.actions import MomentFacts
from samenspel.social_map.models import Entry
from samenspel.social_map.rules import says_free

from . import rules

FindsArea = Callable[[coordinates.Point | None, str], Area | None]
FindsOrganisation = Callable[[str], Organisation | None]
KINDS = {rules.bare(str(label)): value for value, label in Entry.Kind.choices} | {
    value.lower(): value for value in Entry.Kind.values
}
TALENTS, GUIDANCE = (
    {rules.bare(str(said)): str(value) for value, label in kind.choices for said in (label, value)}
    for kind in (Entry.Topic, Entry.Guidance)
)
# As other lists say it.
GUIDANCE |= {"zelfstandig": "ASK", "vaak": "OFTEN", "altijd": "ALWAYS"}
AS_TEXT = ("description", "who_for", "when_text", "cost_text")
SUMMARY, NAME, STREET, POSTCODE, TOWN, PHONE = 300, 200, 200, 12, 120, 60


@dataclass(slots=True)
class Read:
    """What one row says. `refused` is a code, or nothing when the row can be taken."""

    values: dict[str, Any] = field(default_factory=dict)
    moments: list[MomentFacts] | None = None
    source_id: str = ""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows by the columns that were chosen: field -> name of the column."""

    columns: Mapping[str, str]
    written: str
    area_of: FindsArea
    organisation_of: FindsOrganisation

    def __call__(self, row: Mapping[str, str]) -> Read:
        said = {name: row.get(column, "") for name, column in self.columns.items()}
        read = Read(source_id=said.get("source_id", "")[:NAME])
        name = " ".join(said.get("name", "").split())
        if not name:
            read.refused = "NO_NAME"
            return read
        read.values["name"] = self._short(read, name, NAME, "NAME_SHORTENED")
        self._words(read, said, name)
        self._known(read, said)
        self._reach(read, said)
        self._where(read, said)
        self._when(read, said)
        return read

    def _short(self, read: Read, text: str, most: int, remark: str) -> str:
        if len(text) <= most:
            return text
        read.remarks.append((remark, ""))
        return text[: most - 1].rsplit(" ", 1)[0] + "…"

    def _words(self, read: Read, said: Mapping[str, str], name: str) -> None:
        """Its words; without a summary the first of what it says at length."""
        long = said.get("description", "")
        short = " ".join((said.get("summary") or long or name).split())
        read.values["summary"] = self._short(read, short, SUMMARY, "SUMMARY_SHORTENED")
        read.values |= {field: said[field] for field in AS_TEXT if field in said}

    def _known(self, read: Read, said: Mapping[str, str]) -> None:
        """What has to be one of a list; what is not, is left out and said."""
        for name in ("is_free", "wheelchair"):
            if word := said.get(name, ""):
                read.values[name] = rules.yes_or_no(word)
                if read.values[name] is None:
                    read.remarks.append(("NOT_YES_OR_NO", word))
        if read.values.get("is_free") is None and says_free(said.get("cost_text", "")):
            read.values["is_free"] = True
        if kind := said.get("kind", ""):
            read.values["kind"] = KINDS.get(rules.bare(kind), KINDS.get(kind.lower(), Entry.Kind.OTHER))
            if read.values["kind"] == Entry.Kind.OTHER and rules.bare(kind) not in KINDS:
                read.remarks.append(("KIND_UNKNOWN", kind))
        if spoken := said.get("languages", ""):
            read.values["languages"] = rules.languages(spoken)
        self._what_you_do(read, said)
        if name := said.get("organisation", ""):
            read.values["organisation"] = self.organisation_of(name)
            if read.values["organisation"] is None:
                read.remarks.append(("ORGANISATION_UNKNOWN", name))

    def _what_you_do(self, read: Read, said: Mapping[str, str]) -> None:
        """What you can do there yourself, and who is beside you then: in the words of our lists."""
        for word in re.split(r"[,;/|]", said.get("talents", "")):
            if code := TALENTS.get(rules.bare(word), ""):
                read.values["talents"] = list(dict.fromkeys([*read.values.get("talents", []), code]))
            elif word.strip():
                read.remarks.append(("WORD_UNKNOWN", word.strip()))
        if word := said.get("guidance", ""):
            read.values["guidance"] = GUIDANCE.get(rules.bare(word), "")
            if not read.values["guidance"]:
                read.remarks.append(("WORD_UNKNOWN", word))

    def _reach(self, read: Read, said: Mapping[str, str]) -> None:
        checks = {"website": rules.web_address, "email": rules.mail_address}
        for name, check in checks.items():
            if text := said.get(name, ""):
                read.values[name] = check(text)
                if not read.values[name]:
                    read.remarks.append(("NO_ADDRESS", text))
        if "phone" in said:
            read.values["phone"] = said["phone"][:PHONE]

    def _where(self, read: Read, said: Mapping[str, str]) -> None:
        """Where it is. A home and a shelter have no place: it is not even kept."""
        hidden = {name: bool(rules.yes_or_no(said.get(name, ""))) for name in ("at_home", "sheltered")}
        read.values |= {name: value for name, value in hidden.items() if name in said}
        street = " ".join(filter(None, (said.get("street"), said.get("house_number"))))
        postcode = said.get("postcode", "").upper()[:POSTCODE]
        point = self._point(read, said)
        read.values["area"] = self.area_of(point, postcode)
        if any(hidden.values()):
            street, postcode, point = "", "", None
            read.remarks.append(("HIDDEN_PLACE", ""))
        elif read.values["area"] is None:
            read.remarks.append(("AREA_UNKNOWN", ""))
        read.values |= {"street": street[:STREET], "postcode": postcode, "town": said.get("town", "")[:TOWN]}
        read.values |= {
            "pin": "GIVEN",
            "latitude": point[0] if point else None,
            "longitude": point[1] if point else None,
        }

    def _point(self, read: Read, said: Mapping[str, str]) -> coordinates.Point | None:
        texts = said.get("y", ""), said.get("x", "")
        if not any(texts):
            return None
        y, x = (coordinates.number(text) for text in texts)
        point = None if y is None or x is None else coordinates.point_of(y, x, self.written)
        if point is None:
            read.remarks.append(("POINT_CANNOT_BE", ", ".join(texts)))
        return point

    def _when(self, read: Read, said: Mapping[str, str]) -> None:
        """Moments every week, when the file has a column for days and one for hours."""
        if "day" not in said or "starts_at" not in said:
            return
        days, starts = rules.weekdays(said["day"]), rules.hour(said["starts_at"])
        ends = rules.hour(said.get("ends_at", "")) if said.get("ends_at") else None
        told = " ".join(filter(None, (said["day"], said["starts_at"], said.get("ends_at", ""))))
        wrong = starts is None or (bool(said.get("ends_at")) and (ends is None or ends <= starts))
        read.moments = []
        if told and (wrong or not days):
            read.remarks.append(("HOURS_CANNOT_BE", told))
        elif starts:
            read.moments = [MomentFacts(starts_on=day, starts_at=starts, ends_at=ends) for day in days]


def written_in(rows: list[tuple[int, dict[str, str]]], columns: Mapping[str, str]) -> dict[str, int]:
    """Return how many points of a file are written in which way."""
    found: dict[str, int] = {}
    for _line, row in rows:
        y, x = (coordinates.number(row.get(columns.get(name, ""), "")) for name in ("y", "x"))
        if y is not None and x is not None:
            way = coordinates.seems(y, x)
            found[way] = found.get(way, 0) + 1
    return found

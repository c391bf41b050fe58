"""The report of an import: one line per service and place, for the screen and as CSV."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Result(Enum):
    """What happened with one row; the value is the word in the report."""

    TAKEN = "nieuw"
    CHANGED = "bijgewerkt"
    SAME = "hetzelfde"
    REFUSED = "geweigerd"
    SKIPPED = "overgeslagen"
    GONE = "niet meer genoemd"
    CLOSED = "gesloten"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the report."""

    file: str
    where: str
    name: str
    result: Result
    reason: str = ""

    def sentence(self) -> str:
        told = f" — {self.reason}" if self.reason else ""
        named = f" {self.name}:" if self.name else ""
        return f"{self.file}, {self.where}:{named} {self.result.value}{told}"


def summary(lines: Iterable[Line]) -> str:
    """'3 nieuw, 0 bijgewerkt, …': every kind, also when it is none; what is gone only when something is."""
    counts = Counter(line.result for line in lines)
    always = [one for one in Result if one not in (Result.GONE, Result.CLOSED) or counts[one]]
    return ", ".join(f"{counts[result]} {result.value}" for result in always) + "."


HARMFUL = ("=", "+", "-", "@", "\t", "\r")


def _safe(text: str) -> str:
    """A spreadsheet must not run what stood in somebody else's file."""
    return f"'{text}" if text.startswith(HARMFUL) else text


def as_csv(lines: Iterable[Line]) -> str:
    """Return the report as CSV, with a row of names."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["bestand", "plaats", "naam", "uitkomst", "reden"])
    for line in lines:
        row = [line.file, line.where, line.name, line.result.value, line.reason]
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()

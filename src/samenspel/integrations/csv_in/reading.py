"""A table in a text file, as people export it: any of four encodings, three separators. Pure."""

import csv
import io
from dataclasses import dataclass

from samenspel.foundation import texts

MOST_BYTES, MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000_000, 60_000, 200, 5_000


class Unreadable(ValueError):
    """`code` says why the file is no table: EMPTY, TOO_BIG, NO_TEXT, NO_HEADER, TOO_MANY or TOO_WIDE."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, each once, and the rows with the line of the file on which each starts."""

    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    encoding: str
    separator: str


def text_of(raw: bytes) -> tuple[str, str]:
    """Return the text and its encoding; else Windows-1252. Raises Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable("TOO_BIG")
    if raw.startswith(texts.NO_TEXT):
        raise Unreadable("NO_TEXT")
    encoding = texts.encoding_of(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Unreadable("NO_TEXT") from problem
    if "\0" in text:
        raise Unreadable("NO_TEXT")
    if not text.strip():
        raise Unreadable("EMPTY")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def read(raw: bytes) -> Table:
    """Return the table in a file. Raises Unreadable, also when a bound is passed."""
    text, encoding = text_of(raw)
    csv.field_size_limit(MOST_BYTES)
    separator = texts.separator_of(text[:200_000])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = _columns(next(reader, []))
        rows: list[tuple[int, dict[str, str]]] = []
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, _row(columns, cells)))
            if len(rows) > MOST_ROWS:
                raise Unreadable("TOO_MANY")
            line = reader.line_num + 1
    except csv.Error as problem:
        raise Unreadable("NO_TEXT") from problem
    if not rows:
        raise Unreadable("EMPTY")
    return Table(columns, rows, encoding, separator)


def _columns(names: list[str]) -> list[str]:
    if len(names) > MOST_COLUMNS:
        raise Unreadable("TOO_WIDE")
    found: list[str] = []
    for number, name in enumerate(names, start=1):
        bare = " ".join(name.split())[:60] or f"kolom {number}"
        found.append(bare if bare not in found else f"{bare} ({number})")
    if not any(name.strip() for name in names):
        raise Unreadable("NO_HEADER")
    return found


def _row(columns: list[str], cells: list[str]) -> dict[str, str]:
    """One row by the names of its columns; what is left out or says NULL is empty."""
    filled = [*cells, *[""] * len(columns)]
    said = {name: filled[place].strip()[:LONGEST_CELL] for place, name in enumerate(columns)}
    return {
        name: "" if value.lower() in ("null", "none", "n/a", "#n/b", "nan") else value
        for name, value in said.items()
    }

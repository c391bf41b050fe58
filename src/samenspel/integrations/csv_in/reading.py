"""A table in a text file, as people export it: any of four encodings, three separators. Pure."""

import csv
import io
from dataclasses import dataclass

MOST_BYTES, MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000_000, 60_000, 200, 5_000
SEPARATORS = (";", ",", "\t")
ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
NO_TEXT = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0")


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
    if raw.startswith(NO_TEXT):
        raise Unreadable("NO_TEXT")
    encoding = next((name for mark, name in ENCODINGS.items() if raw.startswith(mark)), "") or _unmarked(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Unreadable("NO_TEXT") from problem
    if "\0" in text:
        raise Unreadable("NO_TEXT")
    if not text.strip():
        raise Unreadable("EMPTY")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _unmarked(raw: bytes) -> str:
    head = raw[:2_000]
    if head[1::2].count(0) > len(head) // 4:  # every other byte is empty: UTF-16 without a mark
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def separator_of(text: str) -> str:
    """Return what separates the columns: what gives most of them, and as many in each row."""

    def worth(separator: str) -> tuple[int, int]:
        head = [
            row for row, _n in zip(csv.reader(io.StringIO(text), delimiter=separator), range(5), strict=False)
        ]
        same = sum(len(row) == len(head[0]) for row in head) if head else 0
        return (len(head[0]) if head else 0) * same, same

    return max(SEPARATORS, key=worth)


def read(raw: bytes) -> Table:
    """Return the table in a file. Raises Unreadable, also when a bound is passed."""
    text, encoding = text_of(raw)
    csv.field_size_limit(MOST_BYTES)
    separator = separator_of(text[:200_000])
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

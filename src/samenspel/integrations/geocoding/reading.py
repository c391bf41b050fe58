"""A file with postcodes, row by row: any of four encodings and three separators, however long it is."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from samenspel.foundation import coordinates, texts
from samenspel.social_map.rules import bare_postcode

from . import rules

HEAD = 200_000  # bytes that say how the file is written
ROWS_THAT_TELL = 2_000
LONGEST_LINE = 100_000


class Unreadable(Exception):
    """This is no list of postcodes. The message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it says, or why it cannot be used."""

    line: int
    code: str = ""
    point: coordinates.Point | None = None
    wrong: str = ""


def rows(path: Path) -> Iterator[Row]:
    """Give the rows of a file. Raises Unreadable."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(texts.NO_TEXT):
        raise Unreadable("Dit is geen CSV. Pak het bestand uit, of sla het op als CSV.")
    encoding = texts.encoding_of(head)
    try:
        with path.open(encoding=encoding, newline="") as text:
            yield from _rows(text, texts.separator_of(head.decode(encoding, "ignore")))
    except UnicodeDecodeError as problem:
        raise Unreadable(
            f"Dit bestand is halverwege geen {encoding} meer. Sla het op als UTF-8."
        ) from problem
    except csv.Error as problem:
        raise Unreadable(f"Dit is geen goede CSV ({problem}).") from problem


def _rows(text: Iterator[str], separator: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader((line.replace("\0", "") for line in text), delimiter=separator)
    head, begin = next(reader, []), 2
    where = [_column(head, names) for names in (rules.CODES, rules.YS, rules.XS)]
    if None in where:
        seen = ", ".join(head)[:80]
        raise Unreadable(f"Er hoort een kolom te zijn voor de postcode, voor x en voor y. Er staat: {seen}")
    waiting: list[tuple[int, list[str]]] = []
    written = ""
    for cells in reader:
        if any(cell.strip() for cell in cells):
            waiting.append(
                (begin, [cells[at].strip() if at < len(cells) else "" for at in where if at is not None])
            )
        begin = reader.line_num + 1
        if len(waiting) >= ROWS_THAT_TELL:
            written = written or _written(waiting)
            yield from (_row(line, said, written) for line, said in waiting)
            waiting.clear()
    written = written or _written(waiting)
    yield from (_row(line, said, written) for line, said in waiting)


def _bare(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", name.casefold()).split())


def _column(head: list[str], names: tuple[str, ...]) -> int | None:
    known = [_bare(name) for name in head]
    return next((known.index(name) for name in names if name in known), None)


def _written(rows: list[tuple[int, list[str]]]) -> str:
    """How most of the first points are written; the rest of the file is held to that."""
    counted: dict[str, int] = {}
    for _line, (_code, y, x) in rows:
        pair = coordinates.number(y), coordinates.number(x)
        if pair[0] is not None and pair[1] is not None:
            way = coordinates.seems(pair[0], pair[1])
            counted[way] = counted.get(way, 0) + 1
    return coordinates.most_common(counted)


def _row(line: int, said: list[str], written: str) -> Row:
    code = bare_postcode(said[0])
    if not code:
        return Row(line, said[0][:20], wrong="dit is geen postcode")
    y, x = coordinates.number(said[1]), coordinates.number(said[2])
    if y is None or x is None:
        return Row(line, code, wrong="er staat geen punt bij")
    point = coordinates.point_of(y, x, written)
    if point is None:
        other = coordinates.seems(y, x)
        why = "anders geschreven dan de rest van het bestand" if other else "niet in Nederland"
        return Row(line, code, wrong=f"dit punt is {why}: {said[1]}, {said[2]}")
    return Row(line, code, point)

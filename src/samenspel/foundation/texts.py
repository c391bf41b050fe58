"""How a table in a text file is written: its encoding and what stands between its columns. Pure."""

import csv
import io

SEPARATORS = (";", ",", "\t")
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
NO_TEXT = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0")


def encoding_of(head: bytes) -> str:
    """Return the encoding of a text by its first bytes (all of them, or cut anywhere); else Windows-1252."""
    return next((name for mark, name in MARKS.items() if head.startswith(mark)), "") or _unmarked(head)


def _unmarked(raw: bytes) -> str:
    head = raw[:2_000]
    if head[1::2].count(0) > len(head) // 4:  # every other byte is empty: UTF-16 without a mark
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        cut_short = problem.reason == "unexpected end of data" and problem.start >= len(raw) - 3
        return "utf-8" if cut_short else "cp1252"
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

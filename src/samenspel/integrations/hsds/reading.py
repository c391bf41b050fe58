"""Read files from the outside world; whatever is wrong with one is said in one clear sentence."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from . import tabular
from .finding import Candidate, Found, Nothing, services_in

LARGEST = 200_000_000  # bytes
SIGNATURES = {
    b"PK\x03\x04": "een zip- of Excel-bestand. Pak het uit, of bewaar het als csv",
    b"%PDF": "een pdf",
    b"\xff\xfe": "een bestand in UTF-16. Bewaar het als UTF-8",
    b"\xfe\xff": "een bestand in UTF-16. Bewaar het als UTF-8",
    b"\x1f\x8b": "een ingepakt bestand (gz). Pak het eerst uit",
    b"<": "html of xml",
}


class Unreadable(Exception):
    """A file that cannot be read; the message is the sentence for the reader."""


def read(path: Path) -> Iterator[Found]:
    """Yield everything in a file or a folder. Raises Unreadable: then nothing is taken at all."""
    if path.is_dir():
        yield from _read_folder(path)
    elif not path.exists():
        raise Unreadable(f"{path} bestaat niet.")
    elif path.suffix.lower() == ".csv":
        raise Unreadable(f"{path.name} is één tabel. Geef de map waar alle csv-bestanden samen in staan.")
    else:
        yield from _read_json(path)


def _read_folder(folder: Path) -> Iterator[Found]:
    if (folder / "services.csv").exists() or list(folder.glob("*.csv")):
        yield from _read_package(folder)
        return
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in (".json", ".ndjson", ".jsonl"))
    if not files:
        raise Unreadable(f"In de map {folder} staat geen json- of csv-bestand.")
    for file in files:
        yield from _read_json(file)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise Unreadable(f"{path.name} kan niet gelezen worden: {error.strerror}.") from error
    if not raw.strip():
        raise Unreadable(f"{path.name} is leeg of te groot (meer dan {LARGEST // 1_000_000} MB).")
    for signature, words in SIGNATURES.items():
        if raw.lstrip().startswith(signature):
            raise Unreadable(f"{path.name} is {words}. Dit is geen HSDS.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(
            f"{path.name} is niet in UTF-8: op regel {line} staat een teken dat niet klopt."
            " Bewaar het bestand als UTF-8."
        ) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _parsed(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse_constant)


def _read_json(path: Path) -> Iterator[Found]:
    text = _text(path)
    try:
        document = _parsed(text)
    except json.JSONDecodeError as error:
        lines = _lines_of_json(text)
        if lines is None:
            where = f"regel {error.lineno}, kolom {error.colno}"
            raise Unreadable(f"{path.name} is geen goede JSON: {where}. {_reason(error)}") from error
        document = lines
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path.name} is geen goede JSON: een getal of een haakje klopt niet.") from error
    yield from services_in(document, file=path.name)


def _lines_of_json(text: str) -> list[Any] | None:
    """One object per line (ndjson), or nothing when it is not that."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return [_parsed(line) for line in lines] if len(lines) > 1 else None
    except (ValueError, RecursionError):
        return None


REASONS = {
    "Expecting value": "Hier hoort een waarde te staan.",
    "Expecting ',' delimiter": "Hier ontbreekt een komma, of een haakje staat verkeerd.",
    "Expecting ':' delimiter": "Hier ontbreekt een dubbele punt.",
    "Expecting property name enclosed in double quotes": "Hier hoort een naam tussen aanhalingstekens.",
    "Illegal trailing comma before end of object": "Hier staat een komma te veel.",
    "Illegal trailing comma before end of array": "Hier staat een komma te veel.",
    "Unterminated string starting at": "Deze tekst wordt niet afgesloten met een aanhalingsteken.",
    "Invalid control character at": "Hier staat een teken dat niet in een tekst mag, zoals een regeleinde.",
    "Extra data": "Na het einde staat er nog iets.",
}


def _reason(error: json.JSONDecodeError) -> str:
    return REASONS.get(error.msg, error.msg)


def _read_package(folder: Path) -> Iterator[Found]:
    if not (folder / "services.csv").exists():
        raise Unreadable(f"In de map {folder} ontbreekt services.csv.")
    tables = {file.name: _table(file) for file in sorted(folder.glob("*.csv"))}
    if not tables["services.csv"]:
        yield Nothing("services.csv", "regel 1", "de tabel is leeg")
    for row in tabular.rows(tables, lines=True):
        yield Candidate("services.csv", row.where, row.service, row.at_location)


def _table(path: Path) -> list[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    if "id" not in (reader.fieldnames or []):
        found = ", ".join(reader.fieldnames or [])[:80]
        raise Unreadable(f"{path.name} heeft geen kolom 'id' op regel 1. Er staat: {found}")
    table: list[dict[str, Any]] = []
    try:
        for row in reader:
            if None in row:
                raise Unreadable(f"{path.name}, regel {reader.line_num}: er staan meer velden dan kolommen.")
            table.append({str(name): value for name, value in row.items()} | {tabular.LINE: reader.line_num})
    except csv.Error as error:
        raise Unreadable(f"{path.name}, regel {reader.line_num}: dit is geen goede csv ({error}).") from error
    return table

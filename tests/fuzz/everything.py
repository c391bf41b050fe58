"""Services with all that HSDS 3.0 can say, as many as wanted and always the same: a source as nobody would make it.

`python -m tests.fuzz.everything 3000 >lijst.json` writes them as one page, to be read in with `map import`.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from samenspel.integrations.hsds.shape import FIELDS, Field

Record = dict[str, Any]
DEEPEST = 4
ORGANISATIONS = 40  # services share these
# What nobody thinks of, and what everybody writes.
TEXTS = (
    "Samen koken", "Koffie – één euro", "مرحبا بكم في الحي", "👩🏽‍🌾 Tuinieren & délen", "<b>Vet</b> \"aanhalen\" 'ook'",
    "Regel een\nregel twee\n\nNieuwe alinea", "Ą̊ ǆ ß İ", "0", "null", "=1+1", "\\u0000 als tekst", "%s {} $1", "x" * 500,
    "Wij zijn er voor iedereen in de wijk die graag anderen ontmoet.", "Ukraińska grupa", "Gratis", "€ 5 per keer", "-",
)  # fmt: skip
NAMED: dict[str, tuple[Any, ...]] = {
    "opens_at": ("10:00", "09:30:00", "14:00Z", "18:00+02:00", "25:00", "overdag"),
    "closes_at": ("12:00", "17:00:00", "00:30", "16:00Z"),
    "byday": ("MO", "TU,TH", "1WE", "-1FR", "5SU", "SA,SU"),
    "dtstart": ("2026-11-16", "2024-02-29", "1999-12-31", "morgen"),
    "until": ("2027-06-30", "2026-11-30T12:00:00Z"),
    "valid_from": ("2026-01-01",),
    "valid_to": ("2028-12-31", "2020-01-01"),
    "bymonthday": ("15", "16", "1,15"),
    "byweekno": ("41",),
    "byyearday": ("100",),
    "interval": (1, 2, 3, 12),
    "count": (1, 4, 300),
    "timezone": (1, 0, -5),
    "code": ("nl", "tr", "ar", "zh-Hans"),
    "postal_code": ("3994 AB", "3994AB", "1012 JS", "99999"),
    "country": ("NL",),
    "assured_date": ("2026-03-01", "2011-01-01"),
    "latitude": (52.03, 52.0301, -90, 12.5),
    "longitude": (5.16, 5.1601, 180, 0.0001),
    "minimum_age": (0, 12, 18.5),
    "maximum_age": (17, 99),
    "amount": (0, 2.5, 1250),
    "extension": (1, 204),
    "year_incorporated": (1888, 2024),
    "extent": ('{"type":"Point"}',),
}
FORMS: dict[str, tuple[Any, ...]] = {
    "text": TEXTS,
    "number": (0, 1, 2.5, 10**9),
    "email": ("info@example.nl", "a+b@sub.example.org"),
    "uri": ("https://example.nl/pad?x=1&y=%20", "http://example.org", "mailto:info@example.nl"),
    "date-time": ("2026-03-15T10:30:45.123Z", "2020-02-29T23:59:59+01:00"),
}


class Maker:
    """Makes records. The same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.organisations = [self._organisation() for _ in range(ORGANISATIONS)]
        self.forms: dict[str, Callable[[Field, int], Any]] = {"many": self._many, "one": self._one}

    def _uuid(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def _organisation(self) -> Record:
        self.forms = {"many": self._many, "one": self._one}
        return self.record("organization", 1)

    def record(self, kind: str, depth: int = 0) -> Record:
        """Return a record with about two thirds of what it can hold; less, the deeper it lies."""
        made: Record = {"id": self._uuid()}
        for field in FIELDS[kind]:
            likely = 1.0 if field.required else 0.7 if depth < 2 else 0.4
            if field.name != "id" and field.form != "uuid" and self.chance.random() < likely:
                value = self._value(field, depth)
                if value not in (None, [], ""):
                    made[field.name] = value
        return made

    def _value(self, field: Field, depth: int) -> Any:
        if field.form in self.forms:
            return self.forms[field.form](field, depth) if depth < DEEPEST else None
        return self.chance.choice(field.choices or NAMED.get(field.name) or FORMS[field.form])

    def _many(self, field: Field, depth: int) -> list[Record]:
        return [self.record(field.kind, depth + 1) for _ in range(self.chance.choice((1, 1, 2)))]

    def _one(self, field: Field, depth: int) -> Record:
        if field.kind == "organization":
            chosen: Record = self.chance.choice(self.organisations)
            return chosen
        return self.record(field.kind, depth + 1)

    def service(self) -> Record:
        """Return a service that is still there: one that stopped does not come onto a map."""
        made = self.record("service")
        if made["status"] == "defunct":
            made["status"] = "active"
        return made


def services(number: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield so many services."""
    maker = Maker(seed)
    for _ in range(number):
        yield maker.service()


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"contents": list(services(int(sys.argv[1])))}, ensure_ascii=False))

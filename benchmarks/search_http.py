"""`python -m benchmarks.search_http [ENTRIES]`: the search page as a visitor gets it, through the real server.

The web process of the demo (granian, its own role, behind the policies) over 50,000 entries, one visitor, one
connection that stays open. Each address is asked once only, so no page comes from the cache. Beside each request one of
the bare view (benchmarks/bare.py) on the same server: the ratio is what the search page costs over nothing. Bounded:
two minutes.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

from .__main__ import ROOT, _wait, bare
from .scratch import scratch_database
from .search import Corpus, fill, p

PORT = 8395
ROUNDS = 5
FILTERS = {"filtered": {"soort": "MEAL"}}


@contextmanager
def website(address: str) -> Iterator[None]:
    """Run the web process as the demo does."""
    from samenspel.website.run.environment import WEB, WEB_APPLICATION

    quiet = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
    told = quiet | {
        "DATABASE_APP_URL": address,
        "SAMENSPEL_ROLE": "app",
        "SITE_URL": f"http://127.0.0.1:{PORT}",
    }
    command = [*WEB, "--port", str(PORT), "--workers", "1", "--log-level", "error", WEB_APPLICATION]
    process = subprocess.Popen(command, cwd=ROOT, env=told)
    try:
        _wait(f"http://127.0.0.1:{PORT}/kaart/?q=eerst")
        yield
    finally:
        process.terminate()
        process.wait(10)


def took(to: HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    to.request("GET", path)
    answer = to.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return (time.perf_counter() - began) * 1000


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with scratch_database() as address:
        corpus = Corpus(size)
        fill(corpus)
        with website(address), bare(PORT + 1):
            page, floor = HTTPConnection("127.0.0.1", PORT), HTTPConnection("127.0.0.1", PORT + 1)
            print(
                "| question | p50 | p95 | bare p50 | bare p95 | ratio p50 | ratio p95 |\n|---|---|---|---|---|---|---|"
            )
            every: list[tuple[float, float]] = []
            for kind, texts in corpus.questions().items():
                pairs = [asked(page, floor, kind, text) for text in texts]
                every += pairs
                say(kind, pairs)
            say("all", every)


def asked(page: HTTPConnection, floor: HTTPConnection, kind: str, text: str) -> tuple[float, float]:
    """Return the best of some rounds, of the search page and of the bare view."""
    pairs = []
    for number in range(ROUNDS):
        words = urlencode({"q": text, **FILTERS.get(kind, {}), "keer": number})
        pairs.append((took(page, f"/kaart/?{words}"), took(floor, "/")))
    return min(one for one, _ in pairs), min(one for _, one in pairs)


def say(kind: str, pairs: list[tuple[float, float]]) -> None:
    ours, bares = [one for one, _ in pairs], [one for _, one in pairs]
    figures = [(p(part, ours), p(part, bares)) for part in (0.5, 0.95)]
    (a, c), (b, d) = figures
    print(f"| {kind} | {a:.1f} | {b:.1f} | {c:.2f} | {d:.2f} | {a / c:.1f} | {b / d:.1f} |", flush=True)


if __name__ == "__main__":
    main()

"""`python -m benchmarks.policies`: what the row-level policies cost on the ten heaviest pages of the demo.

The same pages in the same process, visited in turn as the app role (policies hold) and as the owner of the tables
(whom no policy holds), each over a connection that stays open, as in a web process. The first twelve visits do not
count: after five its statements are prepared, after five more their plans may stay. What a page takes is the first
quarter of its visits, so that others on the machine are partly left out. The goal is ≤ 1.15 for each. Bounded: about
two minutes.
"""

import re
import statistics
import time
from collections import deque
from copy import deepcopy
from typing import TYPE_CHECKING

from .scratch import scratch_database

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

ROLES = ("resident", "carer", "coach", "wijkteam", "gp", "initiative")
STARTS = ("/mijn/", "/kring/", "/werk/", "/toestemming/", "/gedeeld/", "/werk/bellen", "/werk/meer")
NOT_THESE = re.compile(r"^/(static|en|demo|inloggen|uitloggen|ontwerp|vraag|kaart/)|download|\.json|\.csv")
PAGES, WARM, VISITS, PER_ROLE = 10, 12, 80, 60


def connection_as(role: str) -> "BaseDatabaseWrapper":
    """Return a connection of its own that asks the database as this role, and stays open."""
    from django.db import connections

    made = connections.create_connection("default")
    made.settings_dict = deepcopy(made.settings_dict)
    made.settings_dict["OPTIONS"]["assume_role"] = f"samenspel_{role}"
    made.settings_dict["OPTIONS"]["options"] = f"-c role=samenspel_{role} -c timezone=Europe/Amsterdam"
    return made


def act_by(made: "BaseDatabaseWrapper") -> None:
    """From now on this process asks the database through this connection."""
    from django.db import connections

    connections["default"] = made


def browsers() -> dict[str, object]:
    """Return a signed-in browser for each role."""
    from django.test import Client

    from samenspel.website import cast

    found: dict[str, object] = {}
    for role in ROLES:
        account = cast.account_of(role)
        assert account
        client = Client()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["second_factor"] = True
        session.save()
        found[role] = client
    return found


def visit(client: object, address: str) -> tuple[float, int, str]:
    """Return the seconds, the status and the text of one page."""
    began = time.perf_counter()
    answer = client.get(address)  # type: ignore[attr-defined]
    seconds = time.perf_counter() - began
    text = answer.content.decode() if answer.status_code == 200 and not answer.streaming else ""
    return seconds, answer.status_code, text


def reachable(client: object) -> dict[str, float]:
    """Return the pages that this browser reaches from its start pages, with their seconds."""
    waiting, seen = deque(STARTS), set(STARTS)
    found: dict[str, float] = {}
    while waiting and len(found) < PER_ROLE:
        address = waiting.popleft()
        visit(client, address)
        seconds, status, text = visit(client, address)
        if status != 200:
            continue
        found[address] = seconds
        for link in re.findall(r'href="(/[^"#]*)"', text):
            if link not in seen and not NOT_THESE.search(link):
                seen.add(link)
                waiting.append(link)
    return found


def shape(address: str) -> str:
    """Return an address without its ids: ten kinds of pages, and not ten times one."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|/[a-z]+(-\d\d){3}", "…", address)


def heaviest(clients: dict[str, object]) -> list[tuple[str, str]]:
    """Return role and address of the ten slowest kinds of pages, once their statements are prepared.

    The first visits tell which may be among them; they plan each statement anew, so they do not tell which are.
    """
    slowest: dict[str, tuple[float, str, str]] = {}
    for role, client in clients.items():
        for address, seconds in reachable(client).items():
            kind = shape(address.partition("?")[0])
            slowest[kind] = max(slowest.get(kind, (0.0, "", "")), (seconds, role, address))
    likely = [(role, address) for _, role, address in sorted(slowest.values(), reverse=True)[: 3 * PAGES]]
    return sorted(likely, key=lambda page: -settled(clients[page[0]], page[1]))[:PAGES]


def settled(client: object, address: str) -> float:
    """Return the seconds of a page that was visited a while."""
    return statistics.median([visit(client, address)[0] for _ in range(2 * WARM)][WARM:])


def measure(
    clients: dict[str, object], pages: list[tuple[str, str]], ways: dict[str, "BaseDatabaseWrapper"]
) -> None:
    """Print what each page takes with and without policies, visited in turn, and the ratio."""
    print("| page | with policies | without | ratio |\n|---|---|---|---|")
    ratios = []
    for role, address in pages:
        taken: dict[str, list[float]] = {way: [] for way in ways}
        for turn in range(WARM + VISITS):
            for way in sorted(ways, reverse=bool(turn % 2)):
                act_by(ways[way])
                seconds = visit(clients[role], address)[0]
                if turn >= WARM:
                    taken[way].append(seconds)
        app, owner = (statistics.quantiles(taken[way], n=4)[0] * 1000 for way in ("app", "owner"))
        ratios.append(app / owner)
        print(f"| {shape(address)} ({role}) | {app:.1f} ms | {owner:.1f} ms | {app / owner:.2f} |")
    print(f"| median of the ratios; highest | | | {statistics.median(ratios):.2f}; {max(ratios):.2f} |")


def main() -> None:
    with scratch_database():
        from django.core.management import call_command

        call_command("demo_load", verbosity=0)
        ways = {role: connection_as(role) for role in ("app", "owner")}
        act_by(ways["app"])
        clients = browsers()
        measure(clients, heaviest(clients), ways)


if __name__ == "__main__":
    main()

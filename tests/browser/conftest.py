"""The browser, the living demo, and somebody to walk through it."""

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .living import LivingDemo
    from .walking import Walk

NEEDED = ("playwright", "axe_playwright_python", "aiosmtpd")


def _missing() -> str:
    absent = [name for name in NEEDED if find_spec(name) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    from .walking import chromium_path

    return "" if chromium_path() else "no program 'chromium' on the PATH (Debian: chromium)"


@pytest.fixture(scope="session")
def browser_is_there() -> None:
    """Skip without chromium; fail instead when SAMENSPEL_NEEDS_CHROMIUM=1."""
    missing = _missing()
    if missing and os.environ.get("SAMENSPEL_NEEDS_CHROMIUM") == "1":
        pytest.fail(f"The journeys cannot be walked: {missing}")
    if missing:
        pytest.skip(f"The journeys are not walked: {missing}")


@pytest.fixture(scope="session")
def demo(browser_is_there: None, run_id: str, template_database: str) -> Iterator["LivingDemo"]:
    """One living demo for all journeys of this process; it was loaded once for all processes."""
    from .living import living_demo, loaded_demo

    admin_url = os.environ["DATABASE_URL"]
    with living_demo(admin_url, *loaded_demo(admin_url, run_id, template_database)) as living:
        yield living


@pytest.fixture(scope="module")
def browser(browser_is_there: None) -> Iterator["Browser"]:
    """Chromium, for one file: while it lives, Django sees an event loop and refuses its database."""
    from .walking import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def walk(browser: "Browser", demo: "LivingDemo") -> Iterator[Callable[..., "Walk"]]:
    """Let somebody walk: walk("amina"), walk("els", width=1200), walk("amina", java_script_enabled=False)."""
    from .walking import Walk

    walking: list[Walk] = []

    def begin(name: str, **how: Any) -> Walk:
        walking.append(Walk(browser, demo.url, name, **how))
        return walking[-1]

    yield begin
    for one in walking:
        one.close()

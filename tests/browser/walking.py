"""Walking through the site as somebody, with a look at every page: readable by all, nothing cut off."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Response,
    sync_playwright,
)

from .barriers import NARROW, barriers

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev --single-threaded-gc",  # a page lives too short to be worth optimising
]
PHONE, WIDE = NARROW, 1200  # what fits on the narrowest phone fits on every phone (WCAG 1.4.10)
# Chromium itself notes every page that is not 200; what we show then is checked like any other page.
PAGE_STATUS = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")
LOOK = """() => ({
  width: document.documentElement.clientWidth,
  needs: document.documentElement.scrollWidth,
  lang: document.documentElement.lang,
  h1: document.querySelectorAll('h1').length,
  unsaid: [...document.querySelectorAll('a[aria-label], button[aria-label], summary[aria-label]')].map(one => {
    const plain = words => words.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim();
    return plain(one.getAttribute('aria-label')).includes(plain(one.innerText)) ? '' : one.innerText;
  }).filter(Boolean),
})"""


def chromium_path() -> str | None:
    """Debian's chromium; without its windows (a third of the work) where that is installed."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's chromium; stopped afterwards, so that other tests find no event loop in their thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGS)
        try:
            yield browser
        finally:
            browser.close()


class Walk:
    """One person with one browser window. Every page that matters is looked at with `look`."""

    _signed_in: ClassVar[dict[tuple[str, str], Any]] = {}

    def __init__(self, browser: Browser, site: str, name: str, width: int = PHONE, **context: Any) -> None:
        self.site, self.name, self.lang = site, name, "nl"
        self.scripts = bool(context.get("java_script_enabled", True))
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 844}, locale="nl-NL", base_url=site, **context
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.troubles: list[str] = []
        self._shots = 0
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("response", self._answered)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not PAGE_STATUS.match(said.text):
            self.troubles.append(f"console: {said.text}")

    def _answered(self, response: Response) -> None:
        own_page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not own_page):
            self.troubles.append(f"{response.status}: {response.url}")

    def go(self, path: str, look: str = "", status: int = 200) -> Response:
        """Open an address; with a name, look at the page too."""
        response = self.page.goto(path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        if look:
            self.look(look)
        return response

    def press(self, name: str | re.Pattern[str], look: str = "") -> None:
        """Press the button with these words."""
        self.click(self.page.get_by_role("button", name=name).first, look)

    def follow(self, name: str | re.Pattern[str], look: str = "") -> None:
        """Follow the link with these words."""
        self.click(self.page.get_by_role("link", name=name).first, look)

    def click(self, what: Locator, look: str = "") -> None:
        """Click something that brings a new page, and wait for that page."""
        with self.page.expect_navigation():
            what.click()
        if look:
            self.look(look)

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def choose(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def words(self) -> str:
        """Return what the page says."""
        return str(
            self.page.locator("main").evaluate("main => main.innerText")
        )  # waits for a page on its way

    def says(self, *words: str) -> None:
        """Assert that the page says this, however the lines break."""
        said = " ".join(self.words().split())
        for one in words:
            assert one in said, f"{self.name}, {self.page.url}: no {one!r} in:\n{said[:1500]}"

    def says_not(self, *words: str) -> None:
        said = " ".join(self.words().split())
        for one in words:
            assert one not in said, f"{self.name}, {self.page.url}: {one!r} is there:\n{said[:1500]}"

    def look(self, name: str, axe: bool = True) -> None:
        """Look at this page: no barrier, nothing cut off, one heading, its language, no trouble."""
        self.page.wait_for_load_state("load")
        where = f"{self.name}: {name} ({self.page.url.removeprefix(self.site)})"
        self.shoot(name)
        seen = self.page.evaluate(LOOK)
        assert seen["needs"] <= seen["width"], f"{where}: {seen['needs']} px wide on {seen['width']} px"
        assert seen["lang"] == self.lang, f"{where}: language {seen['lang']}"
        # WCAG 2.5.3: whoever speaks to her computer says what she sees.
        assert not seen["unsaid"], f"{where}: the accessible name does not hold {seen['unsaid']}"
        assert seen["h1"] == 1, f"{where}: {seen['h1']} headings h1"
        assert not self.troubles, f"{where}: {self.troubles}"
        if axe and self.scripts and self.lang == "nl":
            barriers(self.page, where)

    def shoot(self, name: str) -> None:
        """Keep a picture when SAMENSPEL_SHOTS names a folder."""
        folder = os.environ.get("SAMENSPEL_SHOTS")
        if folder:
            self._shots += 1
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{self.name}-{self._shots:02d}-{name}.png"
            self.page.screenshot(path=path, full_page=True)

    def send(self, path: str, **fields: str) -> str:
        """Send the form of a page without showing it; return the path where that leads."""
        self.context.request.get(path)
        cookies = {one["name"]: one["value"] for one in self.context.cookies()}
        answer = self.context.request.post(path, form={"csrfmiddlewaretoken": cookies["csrftoken"], **fields})
        assert answer.ok, f"{path}: {answer.status}"
        return answer.url.removeprefix(self.site)

    def sign_in(self, name: str) -> None:
        """Become somebody of the cast: the first time with the demo's own button, then as she was. No page is open.

        Anew when a second step that she added ended her other sessions: another story of the same demo.
        """
        cookies = self._signed_in.get((self.site, name))
        if cookies:
            self.context.add_cookies(cookies)
            if "Uitloggen" in self.context.request.get("/mijn/").text():
                return
            self.context.clear_cookies()
        self.go("/")
        self.click(self.page.locator("button.choice", has_text=name).first)
        self._signed_in[self.site, name] = self.context.cookies()

    def close(self) -> None:
        self.context.close()
        assert not self.troubles, f"{self.name}: {self.troubles}"

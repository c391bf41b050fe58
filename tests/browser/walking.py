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

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev --single-threaded-gc",  # a page lives too short to be worth optimising
]
ALWAYS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,  # axe would fetch the stylesheets once more, against the page's own policy
}
# What takes axe most of its time follows from what the browser computed: colours for a piece of text, and sizes and
# distances for what can be pressed. Each such combination is judged once, at each width; all other rules are asked
# of every page.
COMPUTED = ("color-contrast", "link-in-text-block", "target-size")
RULES = ALWAYS | {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {rule: {"enabled": False} for rule in COMPUTED},
}
COLOURS = ALWAYS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SIZES = ALWAYS | {"runOnly": {"type": "rule", "values": ["target-size"]}}
PHONE, WIDE = 390, 1200
AXE = "/static/axe.js"  # the demo of the journeys gives it: the browser keeps what it made of it
# Chromium itself notes every page that is not 200; what we show then is checked like any other page.
PAGE_STATUS = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")
# Pins may lie over each other: the same places stand beside them as a list (WCAG 2.5.8, "equivalent").
BESIDES = {"exclude": [[".leaflet-marker-pane"]]}
LOOK = """() => ({
  width: document.documentElement.clientWidth,
  needs: document.documentElement.scrollWidth,
  lang: document.documentElement.lang,
  h1: document.querySelectorAll('h1').length,
})"""

# Every way in which text stands on this page (its element, its letters, and all that lies below it; for a link also
# the text around it), and in which something to press lies: what it is, and how small and how near others it is.
# Beyond 24 px WCAG 2.5.8 asks nothing.
WAYS = """(marked) => {
  const below = new Map(), found = {}, lying = {};
  const ground = (one) => {
    if (!one) return '';
    if (!below.has(one)) {
      const style = getComputedStyle(one), solid = /^rgb\\(/.test(style.backgroundColor);
      const own = `${style.backgroundColor} ${style.backgroundImage} ${style.opacity} ${style.position}`;
      below.set(one, own + (solid && style.opacity === '1' ? '' : `/${ground(one.parentElement)}`));
    }
    return below.get(one);
  };
  const letters = (one) => {
    const style = getComputedStyle(one);
    return `${one.localName} ${one.className} ${style.color} ${style.fontSize} ${style.fontWeight} ${style.textShadow}`;
  };
  for (const one of document.querySelectorAll('body, body *')) {
    const says = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!says && !['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)) continue;
    const around = one.localName === 'a' ? letters(one.parentElement) + getComputedStyle(one).textDecorationLine : '';
    const way = [letters(one), one.disabled, ground(one), around].join(' ');
    if (!(way in found)) found[way] = one;
  }
  const cap = (number) => Math.min(24, Math.max(-1, Math.floor(number)));
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [role]')]
    .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
  for (const [one, box] of targets) {
    let near = 24;
    for (const [other, beside] of targets) {
      if (one.contains(other) || other.contains(one)) continue;
      const right = Math.max(beside.left - box.right, box.left - beside.right);
      const down = Math.max(beside.top - box.bottom, box.top - beside.bottom);
      near = Math.min(near, Math.max(right, down));
    }
    const way = [one.localName, one.className, getComputedStyle(one).display, cap(box.width), cap(box.height), cap(near)];
    lying[way.join(' ')] = one;
  }
  for (const way of marked) found[way]?.setAttribute('data-judge', '');
  return [Object.keys(found), Object.keys(lying)];
}"""


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

    _judged: ClassVar[set[tuple[int, str]]] = set()
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
        return self.page.locator("main").inner_text()

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
        assert seen["h1"] == 1, f"{where}: {seen['h1']} headings h1"
        assert not self.troubles, f"{where}: {self.troubles}"
        if axe and self.scripts and self.lang == "nl":
            self.barriers(where)

    def barriers(self, where: str) -> None:
        """Fail when axe finds a barrier."""
        self.page.add_script_tag(url=AXE)
        found = self._axe(BESIDES, RULES)
        width = self.page.evaluate("innerWidth")
        colours, sizes = self.page.evaluate(WAYS, [])
        new_colours = {(width, way) for way in colours} - self._judged
        new_sizes = {(width, way) for way in sizes} - self._judged
        if new_colours:
            self.page.evaluate(WAYS, [way for _width, way in new_colours])
            found += self._axe({**BESIDES, "include": [["[data-judge]"]]}, COLOURS)
        if new_sizes:
            found += self._axe(BESIDES, SIZES)
        told = [
            f"{one['id']}: {one['help']}\n    {node['html'][:160]}\n    {node.get('failureSummary', '')}"
            for one in found
            for node in one["nodes"][:3]
        ]
        assert not found, f"{where}:\n" + "\n".join(told)
        self._judged.update(new_colours | new_sizes)

    def _axe(self, context: Any, options: Any) -> Any:
        """Return the barriers that axe finds, which is in the page already."""
        return self.page.evaluate(
            "async ([context, options]) => (await axe.run(context, options)).violations", [context, options]
        )

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
        """Become somebody of the cast: the first time with the demo's own button, then as she was.

        Anew when a second step that she added ended her other sessions: another story of the same demo.
        """
        cookies = self._signed_in.get((self.site, name))
        if cookies:
            self.context.add_cookies(cookies)
            self.go("/mijn/")
            if self.page.get_by_role("link", name="Uitloggen").count():
                if name not in ("Gijs", "Amina", "Farid", "Ilse"):
                    self.go("/werk/")
                return
            self.context.clear_cookies()
        self.go("/")
        self.click(self.page.locator("button.choice", has_text=name).first)
        self._signed_in[self.site, name] = self.context.cookies()

    def close(self) -> None:
        self.context.close()
        assert not self.troubles, f"{self.name}: {self.troubles}"

"""Read a page as a visitor does: its words, its language, and where it leads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .screens import ATTRIBUTES

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
DUTCH_DAYS = re.compile(
    r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag \d|"
    r"\d (?:januari|februari|maart|mei|juni|juli|augustus|oktober|mrt|okt)\b|"
    r"\b(?:gisteren|vandaag|morgen)\b",
    re.IGNORECASE,
)


@dataclass
class Page:
    """What stands on a page."""

    language: str = ""
    words: list[str] = field(default_factory=list)
    leads_to: list[str] = field(default_factory=list)  # without the links that change the language


def read_page(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    page = reader.page
    page.words = [said for said in (" ".join(word.split()) for word in page.words) if said]
    return page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.language = values.get("lang", "")
        if tag in {"script", "style"}:
            self.silent = tag
        self.page.words += [values[name] for name in ATTRIBUTES if name in values]
        if "hreflang" not in values:
            self.page.leads_to += [values[name] for name in ("href", "action") if name in values]

    def handle_endtag(self, tag: str) -> None:
        self.silent = "" if tag == self.silent else self.silent

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.page.words.append(data)


def leaves(page: Page, prefix: str) -> list[str]:
    """Links and forms of a page that lead out of its language."""
    ours = [link for link in page.leads_to if link.startswith("/") and not link.startswith("/static/")]
    return [link for link in ours if not link.startswith(prefix)]


class Untranslated:
    """Recognise source texts on a page: whole, or filled in, or inside a longer text."""

    def __init__(self, sources: Iterable[str]) -> None:
        texts = {" ".join(text.split()) for text in sources}
        self.whole = {text for text in texts if not PLACE.search(text)}
        # Short texts are ordinary words; only longer ones can be told apart in the middle of something.
        self.long = [text for text in self.whole if len(text) > 14 and " " in text]
        filled = [pattern for text in sorted(texts - self.whole) if (pattern := _filled(text))]
        self.filled = re.compile("|".join(filled) or r"(?!)")

    def on(self, page: Page) -> list[str]:
        return [word for word in page.words if self._is_source(word)]

    def _is_source(self, word: str) -> bool:
        inside = len(word) > 14 and any(text in word for text in self.long)
        return inside or word in self.whole or bool(self.filled.fullmatch(word))


def _filled(text: str) -> str:
    """A pattern of a text with something filled in; nothing when the text has no words of its own."""
    parts = PLACE.split(re.sub(r"<[^>]+>", "", text).replace("%%", "%"))
    said = any(re.search(r"[^\W\d_]{2,}", part) for part in parts)
    return ".+".join(re.escape(part) for part in parts) if said else ""

"""Words that say somebody may be in danger: then a number to call comes first, before anything else.

The cues are those of the thesaurus (`content/`) and more ways to say it (`content/danger.json`), also in
languages that the site does not have. Nothing is kept of it, and nobody is told: whoever types reads a
number, in the language that she wrote in (`content/danger_said.json`), and goes on as she was.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .words import plain

CONTENT = Path(__file__).resolve().parent.parent / "content"
SUICIDE, NOT_SAFE = "SUICIDE", "NOT_SAFE"
LITTLE = "LITTLE"  # everyday words of a language that says some of it with the words of another
CONCEPTS = {"SUICIDE": SUICIDE, "SAFE_HOME": NOT_SAFE, "ABUSE_SEXUAL": NOT_SAFE}
# What is said of many things besides somebody's home.
SAID_OF_MUCH = frozenset({
    "slaat", "slaan", "buurkind", "dwingend", "aangeraakt", "agressief", "slachtoffer", "seksueel", "sexueel",
    "grooming", "controlling", "victim",
})  # fmt: skip
WORD = re.compile(r"\w+")
AT_MOST = 5_000  # letters that are looked at


def _words(text: str) -> str:
    return " " + " ".join(WORD.findall(plain(text))) + " "


@dataclass(frozen=True)
class Danger:
    """What words say of danger: SUICIDE, NOT_SAFE, both in this order, or nothing.

    `languages` holds the language that it was first said in; more when the same words are of several, and
    nothing else in the text tells which: the likeliest first.
    """

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds)

    @property
    def language(self) -> str:
        """The language that was written, as far as we can tell; empty when nothing was heard."""
        return self.languages[0] if self.languages else ""

    @property
    def texts(self) -> dict[str, str]:
        """What the box says in that language; the numbers stand in the template."""
        return _said()[self.language] if self else {}

    @property
    def code(self) -> str:
        """All of it in a few letters, to go along in a cookie: there is little room."""
        return f"{' '.join(self.kinds)}:{' '.join(self.languages)}"

    @classmethod
    def of_code(cls, code: str) -> "Danger":
        """Return what `code` stood for; of anything else nothing."""
        kinds, _colon, languages = code.partition(":")
        heard = tuple(which for which in (SUICIDE, NOT_SAFE) if which in kinds.split())
        known = tuple(one for one in languages.split() if one in _said())
        return cls(heard, known) if heard and known else cls()


@lru_cache(maxsize=1)
def _said() -> dict[str, dict[str, str]]:
    texts = json.loads((CONTENT / "danger_said.json").read_text(encoding="utf-8"))
    return {language: said for language, said in texts.items() if language != "about"}


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """Each way to say it, what it says, and of which languages it is."""
    kinds: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[str]] = defaultdict(set)
    for which, language, way in _ways():
        if words := _words(way).strip():
            kinds[words].add(which)
            spoken[words].add(language)
    order = list(_said()).index
    return tuple(
        (f" {words} ", frozenset(kinds[words]), tuple(sorted(spoken[words], key=order))) for words in kinds
    )


def _ways() -> Iterator[tuple[str, str, str]]:
    """All that stands in the content: what it says, in which language, with which words."""
    for path in sorted(CONTENT.rglob("concepts_*.json")):
        for concept in json.loads(path.read_text(encoding="utf-8")):
            which = CONCEPTS.get(concept["code"])
            for language, cues in concept.get("cues", {}).items() if which else ():
                yield from ((str(which), language, cue) for cue in cues if cue not in SAID_OF_MUCH)
    for which, languages in json.loads((CONTENT / "danger.json").read_text(encoding="utf-8")).items():
        for language, ways in languages.items():
            for way in ways:
                # Either words, or what each of some beginnings may go on with.
                beginnings, ends = ([""], [way]) if isinstance(way, str) else way
                yield from ((which, language, f"{first} {rest}") for first in beginnings for rest in ends)


def danger_in(text: str) -> Danger:
    """Return what these words say of danger, and in which language; false when they say nothing of it."""
    said = _words(text[:AT_MOST])
    heard = [(said.index(cue), kinds, spoken) for cue, kinds, spoken in _cues() if cue in said]
    if not heard:
        return Danger()
    there = frozenset().union(*(kinds for _place, kinds, _spoken in heard))
    _place, _kinds, first = min(heard, key=lambda one: one[0])
    return Danger(tuple(which for which in (SUICIDE, NOT_SAFE) if which in there), _likeliest(first, said))


def _likeliest(languages: tuple[str, ...], said: str) -> tuple[str, ...]:
    """Of the languages that have the same words for it: the one of which more everyday words stand around."""
    if len(languages) == 1:
        return languages
    words = said.split()
    around = {
        language: sum(map(words.count, plain(_said()[language].get(LITTLE, "")).split()))
        for language in languages
    }
    return tuple(language for language in languages if around[language] == max(around.values()))

"""The ways to say danger, as they stand in the content, and texts as we compare them with those.

A way in `content/danger.json` is either words ("wil dood"), or a row of parts. A part is a list of words that
may stand there, the name of such a list (LISTS), or a number: so many other words may stand between. A word
may end in a star: then anything may follow in that word.

Beside the ways of SUICIDE and NOT_SAFE stands: SAID_OF_MUCH, what says danger only where nothing else is
said; HARMLESS, words that hold some way and say nothing of danger; SPELT, how our words are also written.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from .words import plain

CONTENT = Path(__file__).resolve().parent.parent / "content"
SUICIDE, NOT_SAFE = "SUICIDE", "NOT_SAFE"
CONCEPTS = {"SUICIDE": SUICIDE, "SAFE_HOME": NOT_SAFE, "ABUSE_SEXUAL": NOT_SAFE}
Kind = TypeVar("Kind")
Way = str | list[list[str] | str | int]
WORD = re.compile(r"\w+")
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´"))
# What is left out or written for another letter, in a hurry or without the keys of a language.
LETTERS = str.maketrans("ıłأإآٱىةؤئё", "ilاااايهويе", "\u0307\u0640" + "".join(map(chr, range(0x64B, 0x653))))
AGAIN = re.compile(r"(\w)\1{2,}")  # neeee
AND = re.compile(r"\b[وف](?=\w{3})")  # in Arabic 'and' is written onto the next word, and so is 'about'
ABOUT = re.compile(r"\b(?:بال|لل)(?=\w{3})")


class Said(NamedTuple):
    """Words with a space at each end, or a pattern of them; and the words that it may begin with."""

    words: str
    first: tuple[str, ...]
    is_pattern: bool = False


class Cue(NamedTuple):
    """One way to say it: what it says, of which languages it is, and whether it counts only alone."""

    said: Said
    kinds: frozenset[str]
    languages: tuple[str, ...]
    alone: bool  # said of much: it says danger only where nothing else is said


@lru_cache(maxsize=1)
def content() -> dict[str, Any]:
    ways: dict[str, Any] = json.loads((CONTENT / "danger.json").read_text(encoding="utf-8"))
    return ways


@lru_cache(maxsize=1)
def texts() -> dict[str, dict[str, str]]:
    """What the box says, in each language; the likeliest languages first."""
    said = json.loads((CONTENT / "danger_said.json").read_text(encoding="utf-8"))
    return {language: words for language, words in said.items() if language != "about"}


@lru_cache(maxsize=1)
def _spelt() -> dict[str, str]:
    """How a word is also written (wrong, in dialect, as it is heard), and how we write it."""
    return {wrong: right for right, some in content()["SPELT"].items() for wrong in some.split()}


def words_of(text: str) -> str:
    """The words of a text as we compare them, with a space at each end."""
    words = WORD.findall(AGAIN.sub(r"\1\1", plain(text).translate(LETTERS)))
    return f" {' '.join(_spelt().get(word, word) for word in words)} "


def readings(text: str) -> list[str]:
    """A text as it may be read: also with what an apostrophe parts written together, or 'and' apart."""
    ways = [text, text.translate(APOSTROPHES), ABOUT.sub("ال", AND.sub("", text))]
    return list(dict.fromkeys(map(words_of, ways)))


@lru_cache(maxsize=1)
def cues_by_word() -> dict[str, list[Cue]]:
    """The cues under each word that they may begin with, so few are looked for; with a star under ""."""
    return _by_word((cue, cue.said) for cue in cues())


@lru_cache(maxsize=1)
def harmless_by_word() -> dict[str, list[Said]]:
    """Words that hold some of those, and say nothing of danger, in the same way."""
    ways = (way for some in content()["HARMLESS"].values() for way in some)
    return _by_word((said, said) for said in written_out(ways))


def _by_word(some: Iterable[tuple[Kind, Said]]) -> dict[str, list[Kind]]:
    found: dict[str, list[Kind]] = defaultdict(list)
    for one, said in some:
        for word in dict.fromkeys(said.first):
            found[word].append(one)
    return found


@lru_cache(maxsize=1)
def cues() -> tuple[Cue, ...]:
    """Each way to say it, once, with all that it says and all languages that say it so."""
    found: dict[Said, list[tuple[str, str, bool]]] = defaultdict(list)
    of_much = {words_of(words) for words in content()["SAID_OF_MUCH"]}
    for which, language, way in _ways():
        for said in written_out([way]):
            found[said].append((which, language, said.words in of_much))
    order = list(texts()).index
    return tuple(
        Cue(
            said,
            frozenset(which for which, _language, _alone in by),
            tuple(sorted({language for _which, language, _alone in by}, key=order)),
            all(alone for _which, _language, alone in by),
        )
        for said, by in found.items()
    )


def _ways() -> Iterator[tuple[str, str, Way]]:
    """All that stands in the content: what it says, in which language, and how."""
    for path in sorted(CONTENT.rglob("concepts_*.json")):
        for concept in json.loads(path.read_text(encoding="utf-8")):
            if which := CONCEPTS.get(concept["code"]):
                yield from (
                    (which, language, way) for language, ways in concept["cues"].items() for way in ways
                )
    for which in (SUICIDE, NOT_SAFE):
        yield from ((which, language, way) for language, ways in content()[which].items() for way in ways)


def written_out(ways: Iterable[Way]) -> Iterator[Said]:
    """All that these ways stand for: words where that can be, else a pattern."""
    for way in ways:
        row = [[way]] if isinstance(way, str) else way
        parts = [content()["LISTS"][part] if isinstance(part, str) else part for part in row]
        lists = [part for part in parts if isinstance(part, list)]
        if len(lists) < len(parts) or any("*" in word for words in lists for word in words):
            begin = [words.split()[0] for words in _either(lists[0])]
            first = tuple("" if word.endswith("*") else word for word in begin)
            yield Said(_pattern(parts), first, is_pattern=True)
        else:
            for words in (words for row in product(*lists) for words in readings(" ".join(row))):
                yield Said(words, (words.split()[0],))


def _pattern(parts: list[Any]) -> str:
    made = " "
    for part in parts:
        made += rf"(?:\w+ ){{0,{part}}}" if isinstance(part, int) else f"(?:{'|'.join(_either(part))}) "
    return made


def _either(some: list[str]) -> list[str]:
    """The words that may stand there, as they are compared: letters and spaces alone."""
    return [
        read.strip() + (r"\w*" if words.endswith("*") else "") for words in some for read in readings(words)
    ]

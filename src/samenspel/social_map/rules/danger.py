"""Words that say somebody may be in danger: then a number to call comes first, before anything else.

The cues are those of the thesaurus (`content/`) and more ways to say it (`content/danger.json`), also in
languages that the site does not have. Nothing is kept of it, and nobody is told: whoever types reads a
number, in the language that she wrote in (`content/danger_said.json`), and goes on as she was.

A call for help that is missed is worse than one number too many. So the words of somebody who may be in need
bring it, even where another says the same about something else; only what surely is harmless is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .danger_ways import (
    NOT_SAFE,
    SUICIDE,
    Cue,
    Said,
    cues_by_word,
    harmless_by_word,
    readings,
    texts,
    words_of,
)  # fmt: skip

LITTLE = "LITTLE"  # everyday words of a language that says some of it with the words of another
AT_MOST = 5_000  # letters that are looked at


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
        return texts()[self.language] if self else {}

    @property
    def code(self) -> str:
        """All of it in a few letters, to go along in a cookie: there is little room."""
        return f"{' '.join(self.kinds)}:{' '.join(self.languages)}"

    @classmethod
    def of_code(cls, code: str) -> "Danger":
        """Return what `code` stood for; of anything else nothing."""
        kinds, _colon, languages = code.partition(":")
        heard = tuple(which for which in (SUICIDE, NOT_SAFE) if which in kinds.split())
        known = tuple(one for one in languages.split() if one in texts())
        return cls(heard, known) if heard and known else cls()


def danger_in(text: str) -> Danger:
    """Return what these words say of danger, and in which language; false when they say nothing of it."""
    heard = [found for said in readings(text[:AT_MOST]) for found in _heard_in(said)]
    if not heard:
        return Danger()
    there = {which for _place, cue in heard for which in cue.kinds}
    _place, first = min(heard, key=lambda one: (one[0], len(one[1].languages)))
    kinds = tuple(which for which in (SUICIDE, NOT_SAFE) if which in there)
    return Danger(kinds, _likeliest(first.languages, text))


def _heard_in(said: str) -> Iterator[tuple[int, Cue]]:
    """What is said here, and at which place first; not what is only part of harmless words."""
    words = ["", *dict.fromkeys(said.split())]
    without = [
        span for word in words for one in harmless_by_word().get(word, ()) for span in _spans(said, one)
    ]
    for cue in (cue for word in words for cue in cues_by_word().get(word, ())):
        for start, end in _spans(said, cue.said):
            in_harmless = any(begin <= start and end <= until for begin, until in without)
            if not in_harmless and (not cue.alone or said == cue.said.words):
                yield start, cue
                break


def _spans(said: str, one: Said) -> Iterator[tuple[int, int]]:
    """Where it stands, from where to where."""
    if one.is_pattern:
        yield from (found.span() for found in re.finditer(one.words, said))
        return
    place = said.find(one.words)
    while place >= 0:
        yield place, place + len(one.words)
        place = said.find(one.words, place + 1)


def _likeliest(languages: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Of the languages that have the same words for it: the one of which more everyday words stand around."""
    if len(languages) == 1:
        return languages
    words = words_of(text[:AT_MOST]).split()
    little = {language: words_of(texts()[language].get(LITTLE, "")).split() for language in languages}
    around = {language: sum(map(words.count, some)) for language, some in little.items()}
    return tuple(language for language in languages if around[language] == max(around.values()))

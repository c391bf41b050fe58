"""Words that say somebody may be in danger: then a number to call comes first, before anything else.

The cues are those of the thesaurus (`content/`) and more ways to say it (`content/danger.json`), also in
languages that the site does not have. Nothing is kept of it, and nobody is told: whoever types reads a
number, and goes on as she was.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

from .words import plain

CONTENT = Path(__file__).resolve().parent.parent / "content"
SUICIDE, NOT_SAFE = "SUICIDE", "NOT_SAFE"
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


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for path in sorted(CONTENT.rglob("concepts_*.json")):
        for concept in json.loads(path.read_text(encoding="utf-8")):
            which = CONCEPTS.get(concept["code"])
            for cues in concept.get("cues", {}).values() if which else ():
                found |= {_words(cue): str(which) for cue in cues if cue not in SAID_OF_MUCH}
    for which, languages in json.loads((CONTENT / "danger.json").read_text(encoding="utf-8")).items():
        for way in (way for ways in languages.values() for way in ways):
            # Either words, or what each of some beginnings may go on with.
            said = (
                [way] if isinstance(way, str) else [f"{first} {rest}" for first in way[0] for rest in way[1]]
            )
            found |= {_words(one): which for one in said}
    return tuple(found.items())


def danger_in(text: str) -> tuple[str, ...]:
    """Return what these words say: SUICIDE, NOT_SAFE, both in this order, or nothing."""
    said = _words(text[:AT_MOST])
    there = {which for cue, which in _cues() if cue in said}
    return tuple(which for which in (SUICIDE, NOT_SAFE) if which in there)

"""Why two were suggested to one another, in one sentence that both may read (I6)."""

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .rules.matching import Reason, Suggestion, Why, moments, slots

MOST = 3
SAME_PLACE_M, ROUND_KM_M = 250, 1000


def why(suggestion: Suggestion, *, word: Callable[[Why, str], str]) -> str:
    """Return the strongest reasons of a suggestion as one sentence, at most three; how near it is comes last.

    `word` gives the shown word for a stored code: a kind, a like, a language. Nothing is said that is not
    recorded.
    """
    near = [reason for reason in suggestion.reasons if reason.why == Why.NEAR]
    others = [reason for reason in suggestion.reasons if reason.why != Why.NEAR]
    parts = [_part(reason, word) for reason in (*others[: MOST - len(near)], *near)]
    return capfirst(_and(parts)) + "."


def _part(reason: Reason, word: Callable[[Why, str], str]) -> str:
    words = {"words": _and([word(reason.why, code) for code in reason.words])}
    return {
        Why.KNOWN_FACE: lambda: _("jullie kennen elkaar al"),
        Why.KIND: lambda: _("het gaat om: %(words)s") % words,
        Why.LIKES: lambda: _("jullie houden allebei van: %(words)s") % words,
        Why.LEARNS: lambda: _("je kunt van elkaar leren: %(words)s") % words,
        Why.TIMES: lambda: _("jullie kunnen allebei op: %(words)s") % {"words": _and(_times(reason.number))},
        Why.LANGUAGE: lambda: _("jullie spreken allebei: %(words)s") % words,
        Why.NEAR: lambda: _distance(reason.number),
    }[reason.why]()


def _distance(metres: int) -> str:
    """Say a distance as people say it; it is between neighbourhoods, never between doors."""
    if metres <= SAME_PLACE_M:
        return _("jullie zijn in dezelfde buurt")
    if metres < ROUND_KM_M:
        return _("het is nog geen kilometer")
    return _("het is ongeveer %(km)s kilometer") % {"km": round(metres / ROUND_KM_M)}


def _times(mask: int) -> list[str]:
    """Say weekly times: what holds all weekdays or the whole weekend at once, and else at most two."""
    wide = {
        "MORNING": _("ochtenden door de week"),
        "AFTERNOON": _("middagen door de week"),
        "EVENING": _("avonden door de week"),
        "WEEKEND": _("het weekend"),
        "NIGHT": _("nachten"),
    }
    found = [said for code, said in wide.items() if mask & moments([code]) == moments([code])]
    parts = {
        "MORNING": _("in de ochtend"), "AFTERNOON": _("in de middag"), "EVENING": _("in de avond"),
        "NIGHT": _("in de nacht"),
    }  # fmt: skip
    days = [
        _("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"),
    ]  # fmt: skip
    return found or [f"{days[day]} {parts[part]}" for day, part in slots(mask)[:2]]


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_('en')} {words[-1]}"  # a pattern around it would fit every sentence

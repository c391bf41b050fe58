"""Whether a service of HSDS costs something: said only when all that its source says agrees."""

from collections.abc import Mapping
from typing import Any

from samenspel.social_map.rules import says_free

from . import rules


def is_free(service: Mapping[str, Any]) -> bool | None:
    """Return whether it is free: every amount is 0 or every text says so, and nothing says otherwise.

    Not free only when every amount is more than 0. Nothing when we cannot know.
    """
    rows = service.get("cost_options")
    options = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    texts = [service.get("fees_description"), service.get("fees")]
    texts += [option.get("amount_description") for option in options]
    texts += [option.get("option") for option in options if not _is_a_name(option)]
    said = [text for text in map(rules.words, texts) if text]
    amounts = [rules.number(option.get("amount")) for option in options if rules.words(option.get("amount"))]
    if amounts and all(amount is not None and amount > 0 for amount in amounts):
        return None if any(map(says_free, said)) else False
    agreed = all(map(says_free, said)) and all(amount == 0 for amount in amounts)
    return True if agreed and (said or amounts) else None


def _is_a_name(option: Mapping[str, Any]) -> bool:
    """True when an option has an amount, and says for whom: 'Kinderen', not 'Eerste keer 2 euro'."""
    name = rules.words(option.get("option")).casefold()
    return (
        bool(rules.words(option.get("amount")))
        and not any(sign.isdigit() or sign == "€" for sign in name)
        and "euro" not in name
    )

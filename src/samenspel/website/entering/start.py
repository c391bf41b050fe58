"""What can be done for somebody, once a mandate is there: the list on the start page.

A room that can do more for a person adds a line here; its pages enter by `community.enter_namens` with the
same scope, so that the list only shows the way and never opens a door.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Mandate


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done for a person: what it says, in which scope, and where it is."""

    title: str | Promise
    line: str | Promise
    scope: str
    address: Callable[[UUID], str]  # of the person represented


def _at(name: str) -> Callable[[UUID], str]:
    """The address of that name for a person."""
    return lambda person: reverse(name, args=[person])


DEEDS: tuple[Deed, ...] = (
    Deed(_("Kijk bij de vragen"), _("Lezen, antwoorden en stoppen."), "ASKS", lambda _person: "#vragen"),
    Deed(
        _("Kijk bij de kring"), _("Wie er meedoet, en wat er is afgesproken."), "CIRCLE", _at("for_circles")
    ),
    Deed(
        _("Lees en teken afspraken"),
        _("Wie doet wat, in elke kring."),
        "AGREEMENTS",
        _at("for_agreements_mine"),
    ),
    Deed(_("Wie neemt het over?"), _("Zeggen of een ander mag komen."), "CIRCLE", _at("for_successions")),
    Deed(_("Wie mag wat lezen?"), _("Ja zeggen, en stoppen."), "CONSENTS", _at("for_consents")),
    Deed(
        _("Wat hier bewaard wordt"), _("Lezen, verbeteren en meenemen."), "LEDGER", _at("for_ledger_written")
    ),
)


def deeds_for(mandate: Mandate) -> list[dict[str, Any]]:
    """Return what may be done by this mandate, for the start page."""
    return [
        {"title": deed.title, "line": deed.line, "url": deed.address(mandate.person_id)}
        for deed in DEEDS
        if deed.scope in mandate.scope
    ]

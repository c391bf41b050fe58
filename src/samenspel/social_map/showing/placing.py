"""Where something stands on the map, in a sentence for who writes it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from .. import rules
from ..models import Entry


def place_text(said: Mapping[str, Any]) -> str:
    """Return what is on the map of an entry that says this (columns of actions.placed)."""
    if said["at_home"] or said["sheltered"]:
        return _("Geen punt op de kaart: waar dit is, blijft geheim.")
    if said["pin"] == rules.OFF:
        return _("Geen punt op de kaart. Dat wil je zo. Het staat wel in de lijst.")
    if said["visibility"] != Entry.Visibility.PUBLIC:
        return _("Alleen wat iedereen mag vinden, krijgt een punt op de kaart.")
    if said["pin"] == rules.GIVEN:
        return _given(said)
    where = {
        "where": said["street"] or said["postcode"],
        "postcode": rules.bare_postcode(said["postcode"])[:4],
    }
    words = {
        rules.EXACT: _("Op de kaart: bij %(where)s."),
        rules.STREET: _("Op de kaart: bij %(where)s. Het punt staat midden in de straat."),
        rules.ROUGH: _("Op de kaart: ongeveer, ergens in %(postcode)s."),
        rules.WAITING: _("We zoeken dit adres op. Over een paar minuten staat het op de kaart."),
        rules.NOT_FOUND: _("We vonden dit adres niet. Het staat wel in de lijst. Kijk het adres na."),
    }
    return words[said["pin"]] % where


def _given(said: Mapping[str, Any]) -> str:
    if said["latitude"] is not None:
        return _("Op de kaart, op het punt dat erbij is gezet.")
    if rules.address_of(said) is None:
        return _("Nog geen punt op de kaart. Vul een postcode in, of een straat en een plaats.")
    return _("Geen punt op de kaart. Het staat wel in de lijst, met het adres.")


def about_point(entry: Entry) -> str:
    """Return how far its point can be off, for everybody who reads its page; nothing when it is exact."""
    words = {
        rules.STREET: _("Het punt staat in de straat, niet precies op het huis."),
        rules.ROUGH: _("Het punt is niet precies: ergens in deze postcode."),
    }
    return words.get(entry.pin, "")

"""What goes on paper: a card, and its pincode on a sheet of its own. Shown and printed once."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenspel.community import actions as people
from samenspel.community import codes


def _address(code: str = "") -> str:
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("card_enter", args=[codes.in_address(code)]) if code else reverse("card_in")
    return f"{settings.SITE_URL}{path}"


def card(made: people.NewCard) -> list[dict[str, Any]]:
    """Return the card and the sheet with the pincode, as design/card.html wants them."""
    name = made.card.person.shown
    bare = _address().removeprefix("https://").removeprefix("http://").rstrip("/")
    front = {
        "title": _("Kaart van %(name)s") % {"name": name},
        "code": codes.spoken(made.code),
        "address": bare,
        "address_sentence": _("Zo kom je binnen: scan het vierkant, of ga naar"),
        "qr": _address(made.code),
        "sentence": _("Je pincode staat op het andere blad. Bewaar die niet bij de kaart."),
    }
    pin = {
        "title": _("Pincode van %(name)s") % {"name": name},
        "code": codes.spoken_pin(made.pin),
        "sentence": _(
            "Leer de pincode, en gooi dit blad weg. Kaart kwijt? Bel ons, dan stopt de kaart meteen."
        ),
    }
    return [front, pin]

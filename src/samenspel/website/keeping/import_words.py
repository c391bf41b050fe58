"""What the wizard for lists says: of files, columns, points and rows, each in a plain sentence."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.integrations.csv_in.models import ImportedRow

FIELDS: dict[str, Any] = {
    "name": gettext_lazy("Naam"),
    "summary": gettext_lazy("In het kort"),
    "description": gettext_lazy("Omschrijving"),
    "source_id": gettext_lazy("Nummer in jouw lijst"),
    "kind": gettext_lazy("Soort"),
    "organisation": gettext_lazy("Organisatie"),
    "who_for": gettext_lazy("Voor wie"),
    "when_text": gettext_lazy("Wanneer, in woorden"),
    "day": gettext_lazy("Dag van de week"),
    "starts_at": gettext_lazy("Begint om"),
    "ends_at": gettext_lazy("Is klaar om"),
    "cost_text": gettext_lazy("Wat het kost"),
    "is_free": gettext_lazy("Is het gratis (ja of nee)"),
    "languages": gettext_lazy("Talen"),
    "talents": gettext_lazy("Wat je er kunt doen"),
    "guidance": gettext_lazy("Is er iemand bij je"),
    "wheelchair": gettext_lazy("Rolstoel (ja of nee)"),
    "street": gettext_lazy("Straat"),
    "house_number": gettext_lazy("Huisnummer"),
    "postcode": gettext_lazy("Postcode"),
    "town": gettext_lazy("Plaats"),
    "y": gettext_lazy("Punt: breedte of y"),
    "x": gettext_lazy("Punt: lengte of x"),
    "at_home": gettext_lazy("Bij iemand thuis (ja of nee)"),
    "sheltered": gettext_lazy("Geheim adres (ja of nee)"),
    "phone": gettext_lazy("Telefoon"),
    "email": gettext_lazy("E-mail"),
    "website": gettext_lazy("Website"),
}
WRITTEN: dict[str, Any] = {
    "AS_IS": gettext_lazy("Breedte en lengte, zoals 52,09 en 5,12"),
    "SWAPPED": gettext_lazy("Breedte en lengte, maar omgedraaid"),
    "RD": gettext_lazy("Rijksdriehoek in meters, zoals 136000 en 455000"),
    "RD_SWAPPED": gettext_lazy("Rijksdriehoek in meters, maar omgedraaid"),
}


def too_big() -> str:
    return _("Dit bestand is te groot: hooguit 20 MB. Deel het in stukken.")


def unreadable(code: str) -> str:
    """Why a file is no list, and what to do."""
    return {
        "EMPTY": _("In dit bestand staan geen rijen. Kies een ander bestand."),
        "TOO_BIG": too_big(),
        "TOO_MANY": _("Dit zijn te veel rijen: hooguit 60.000. Deel het in stukken."),
        "TOO_WIDE": _("Dit zijn te veel kolommen. Haal de kolommen weg die je niet gebruikt."),
        "NO_HEADER": _("De namen van de kolommen ontbreken. Zet ze op de eerste regel."),
    }.get(code, _("Dit is geen CSV. Bewaar je lijst als CSV en kies dat bestand."))


def remark(code: str, said: str) -> str:
    """What could not be used of a row."""
    sentences = {
        "NO_NAME": _("De naam ontbreekt."),
        "TWICE": _("Dit stond al op regel %(said)s."),
        "NAME_SHORTENED": _("De naam is te lang en is ingekort."),
        "SUMMARY_SHORTENED": _("De korte tekst is ingekort."),
        "NOT_YES_OR_NO": _("Dit is geen ja of nee: %(said)s."),
        "WORD_UNKNOWN": _("Dit woord kennen we niet: %(said)s."),
        "KIND_UNKNOWN": _("Deze soort kennen we niet: %(said)s. Nu staat er: iets anders."),
        "ORGANISATION_UNKNOWN": _("Deze organisatie kennen we niet: %(said)s."),
        "NO_ADDRESS": _("De website klopt niet: %(said)s."),
        "HIDDEN_PLACE": _("Waar dit is, zeggen we aan niemand."),
        "AREA_UNKNOWN": _("We weten niet in welke buurt dit is."),
        "POINT_CANNOT_BE": _("Dit punt klopt niet: %(said)s. We gebruiken het niet."),
        "OWNED": _("Dit staat niet meer in de lijst, maar is nu van iemand hier. Die beslist zelf."),
        "HOURS_CANNOT_BE": _("Deze dag of tijd klopt niet: %(said)s."),
    }
    return sentences[code] % {"said": said[:120]}


def remarks(pairs: Any) -> str:
    return " ".join(remark(code, said) for code, said in pairs)


def counted(counts: dict[str, int]) -> list[tuple[str, int]]:
    """How many rows became what, in words."""
    return [
        (str(label).capitalize(), counts[value])
        for value, label in ImportedRow.Result.choices
        if counts.get(value)
    ]

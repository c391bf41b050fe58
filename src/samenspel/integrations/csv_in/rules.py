"""What a cell means: which column is what, where a point is, when something is. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time, timedelta

# What a column can be, and the names that people give it. The order is that of the form.
NAMES: dict[str, tuple[str, ...]] = {
    "name": ("naam", "name", "titel", "title", "activiteit", "organisatienaam", "naam activiteit"),
    "summary": ("samenvatting", "korte omschrijving", "in het kort", "intro", "summary", "kort"),
    "description": ("omschrijving", "beschrijving", "description", "toelichting", "tekst"),
    "source_id": ("id", "nummer", "nr", "code", "kenmerk", "uuid", "identifier"),
    "kind": ("soort", "categorie", "type", "rubriek", "kind", "category"),
    "organisation": ("organisatie", "aanbieder", "organisation", "organization", "instelling"),
    "who_for": ("voor wie", "doelgroep", "who for"),
    "when_text": ("wanneer", "tijden", "openingstijden", "tijdstip", "when"),
    "day": ("dag", "weekdag", "day"),
    "starts_at": ("begin", "begintijd", "starttijd", "van", "start"),
    "ends_at": ("einde", "eind", "eindtijd", "tot", "end"),
    "cost_text": ("kosten", "prijs", "bijdrage", "cost", "price"),
    "is_free": ("gratis", "free"),
    "languages": ("talen", "taal", "languages"),
    "talents": ("wat je er kunt doen", "wat kun je er doen", "talenten", "talent", "talents"),
    "guidance": ("begeleiding", "iemand bij je", "hulp erbij", "guidance"),
    "wheelchair": ("rolstoel", "rolstoeltoegankelijk", "toegankelijk", "wheelchair"),
    "street": ("straat", "adres", "address", "straat en huisnummer", "straatnaam"),
    "house_number": ("huisnummer", "nr huis", "house number"),
    "postcode": ("postcode", "pc", "pc6", "zip", "postal code"),
    "town": ("plaats", "woonplaats", "stad", "city", "town"),
    "y": ("lat", "latitude", "breedtegraad", "y", "rd y", "y coordinaat", "ycoord"),
    "x": ("lon", "lng", "long", "longitude", "lengtegraad", "x", "rd x", "x coordinaat", "xcoord"),
    "at_home": ("bij iemand thuis", "thuis", "at home"),
    "sheltered": ("geheim adres", "opvang", "sheltered"),
    "phone": ("telefoon", "tel", "telefoonnummer", "phone"),
    "email": ("e-mail", "email", "mail", "e-mailadres", "emailadres"),
    "website": ("website", "url", "site", "web", "link"),
}
YES, NO = {"ja", "j", "yes", "y", "1", "true", "waar", "x"}, {"nee", "n", "no", "0", "false", "onwaar"}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
FIRST_MONDAY = date(2024, 1, 1)  # a list says no first day: this one gives each weekday the same every time
LANGUAGES = {
    "nederlands": "nl",
    "engels": "en",
    "arabisch": "ar",
    "turks": "tr",
    "oekraïens": "uk",
    "pools": "pl",
}


def bare(text: str) -> str:
    """A word without capitals, accents and signs, to compare."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )


def guessed(columns: Sequence[str]) -> dict[str, str]:
    """Return which column is probably what: by its whole name, then by a word of it; each once."""
    found: dict[str, str] = {}
    for whole in (True, False):
        for field, names in NAMES.items():
            known = {bare(name) for name in names}
            left = [one for one in columns if one not in found.values()]
            fits = (one for one in left if (bare(one) in known if whole else _has_word(one, known)))
            if field not in found and (column := next(fits, None)):
                found[field] = column
    return found


def _has_word(column: str, known: set[str]) -> bool:
    words = bare(column).split()
    return any(len(name) > 2 and name in words for name in known)


def yes_or_no(said: str) -> bool | None:
    """Return what it says; nothing when we do not know."""
    word = bare(said)
    return True if word in YES else False if word in NO else None


def hour(said: str) -> time | None:
    """Return an hour of the clock, as in 9:30, 9.30 of 9 uur; nothing when no clock shows it."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.u](\d{2}))?(?::\d{2})?\s*(?:uur|u|h)?", said.strip().lower())
    if not found:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def weekdays(said: str) -> list[date]:
    """Return the first day of each weekday that is named, also as ma, di, wo."""
    words = bare(said).split()
    return [
        FIRST_MONDAY + timedelta(days=place)
        for place, day in enumerate(DAYS)
        if any(word in (day, day[:2], day[:3], f"{day}en") for word in words)
    ]


def languages(said: str) -> list[str]:
    """Return codes of languages, by their code or their Dutch name."""
    words = [word.strip().casefold() for word in re.split(r"[,;/|]| en ", said)]
    codes = [LANGUAGES.get(word, word if re.fullmatch("[a-z]{2,3}", word) else "") for word in words]
    return list(dict.fromkeys(code for code in codes if code))


def web_address(said: str) -> str:
    """Return an http(s) address, or nothing."""
    text = said if re.match(r"https?://", said, re.IGNORECASE) else f"https://{said}"
    return text if re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+([/?#:]\S*)?", text, re.IGNORECASE) else ""


def mail_address(said: str) -> str:
    return said if re.fullmatch(r"[^@\s<>\"]{1,64}@[\w-]+(\.[\w-]+)+", said) and len(said) <= 250 else ""


def slug(source: str) -> str:
    """The name of a source as one word: the same name, written a little differently, is the same source."""
    return bare(source).replace(" ", "-")[:36]

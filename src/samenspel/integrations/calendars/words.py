"""What a code of a calendar means, in a sentence for who keeps it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

NO_CALENDAR = gettext_lazy("Dit is geen agenda. Zoek naar een adres dat eindigt op .ics.")
FAILED = {
    "NO_ADDRESS": gettext_lazy("Dit is geen goed adres. Kijk het na."),
    "NOT_HTTPS": gettext_lazy("Het adres begint niet met https. Vraag om een veilig adres."),
    "NOT_PUBLIC": gettext_lazy("Dit adres is niet openbaar. Daar mogen we niet kijken."),
    "UNREACHABLE": gettext_lazy("Daar kregen we geen goed antwoord."),
    "GONE": gettext_lazy("Op dit adres staat geen agenda meer, of hij is op slot."),
    "TOO_SLOW": gettext_lazy("Het antwoord kwam niet op tijd."),
    "TOO_BIG": gettext_lazy("Deze agenda is te groot. Er mag 2 MB in."),
    "TOO_MANY": gettext_lazy("Er staat te veel in deze agenda. Er mogen 3000 afspraken in."),
    "PACKED": gettext_lazy("Het antwoord was ingepakt. Dat lezen we niet."),
    "SENT_ROUND": gettext_lazy("Dit adres stuurt ons steeds verder."),
    "NO_TEXT": NO_CALENDAR,
    "NOT_A_CALENDAR": NO_CALENDAR,
    "A_PAGE": gettext_lazy(
        "Dit is een gewone webpagina, geen agenda. Zoek naar een adres dat eindigt op .ics."
    ),
}
TOLD = {
    "NO_DAY": gettext_lazy("De dag klopt niet."),
    "BROKEN": gettext_lazy("Dit is niet goed geschreven."),
    "PRIVATE": gettext_lazy("Dit is privé. Het komt niet op de kaart."),
    "RULE_UNKNOWN": gettext_lazy("Hoe dit terugkomt, begrijpen we niet."),
    "TOO_OFTEN": gettext_lazy("Dit komt te vaak terug."),
    "TOO_LONG": gettext_lazy("Dit duurt te lang voor één keer."),
    "ENDS_BEFORE": gettext_lazy("Het einde ligt voor het begin."),
    "FROM_THEN_ON": gettext_lazy("Vanaf een dag is dit anders. Dat begrijpen we niet."),
    "ZONE_UNKNOWN": gettext_lazy("De tijdzone kennen we niet. We lezen de tijd als Nederlandse tijd."),
    "TWICE": gettext_lazy("Dit staat er twee keer in. We nemen de laatste."),
}


def failed(code: str) -> str:
    """Why a calendar could not be read."""
    return str(FAILED.get(code, FAILED["UNREACHABLE"])) if code else ""


def too_big() -> str:
    """Why a file is not taken."""
    return failed("TOO_BIG")


def told(rows: list[list[str]]) -> list[tuple[str, str]]:
    """What was not understood: the event, and why."""
    return [_one(code, words) for code, words in rows]


def _one(code: str, words: str) -> tuple[str, str]:
    if code == "LEFT_OUT":
        number = int(words)
        return _("Te veel"), ngettext(
            "%(n)s keer past er niet bij.", "%(n)s keren passen er niet bij.", number
        ) % {"n": number}
    if code == "BAD_LINES":
        return _("Regels"), _("%(n)s regels zijn geen agenda.") % {"n": words}
    return words or _("Zonder titel"), str(TOLD.get(code, TOLD["BROKEN"]))

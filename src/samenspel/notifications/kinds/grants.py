"""Messages about a request for money of what residents lead. Facts: place (its name), link, phone."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

GRANTS: dict[str, Kind] = {
    "grant_your_yes": Kind(
        _("Een aanvraag van {place} wacht op jouw ja"),
        _(
            "Iemand schreef een aanvraag voor geld, voor {place}. Jij doet mee. Lees het."
            " Vind je het goed? Zeg dan ja. Zonder het ja van een bewoner gaat het niet weg.\n\n"
            "Kijk hier: {link}\nLiever bellen? {phone}."
        ),
        _("Een aanvraag van {place} wacht op jouw ja. Lees hem hier: {link} Of bel {phone}."),
        paper=_(
            "Iemand schreef een aanvraag voor geld, voor {place}. Jij doet mee. Vind je het goed? "
            "Zonder het ja van een bewoner gaat het niet weg.\n\nBel {phone}. Wij lezen het je voor."
        ),
        waits=True,
    ),
    "grant_yes_written": Kind(
        _("Jij zei ja tegen een aanvraag van {place}"),
        _(
            "Iemand schreef op dat jij ja zei tegen een aanvraag voor geld, voor {place}.\n\n"
            "Kijk hier: {link}\nKlopt het niet? Bel dan {phone}."
        ),
        _("Jij zei ja tegen een aanvraag van {place}. Klopt dat niet? Bel {phone}. {link}"),
        paper=_(
            "Iemand schreef op dat jij ja zei tegen een aanvraag voor geld, voor {place}.\n\n"
            "Klopt dat niet? Bel dan {phone}."
        ),
    ),
    "grant_sent": Kind(
        _("De aanvraag van {place} ligt bij de gemeente"),
        _(
            "De aanvraag voor geld van {place} is verstuurd. Je leest daar bij wie hij ligt, en wanneer er"
            " antwoord komt.\n\nKijk hier: {link}\nVragen? Bel {phone}."
        ),
        _("De aanvraag van {place} is verstuurd. Kijk hier: {link} Of bel {phone}."),
        paper=_("De aanvraag voor geld van {place} is verstuurd. Vragen? Bel {phone}."),
        waits=True,
    ),
    "grant_yours": Kind(
        _("Bewoners vragen geld: {place}"),
        _(
            "Bewoners vragen geld voor {place}. De aanvraag ligt bij jou. Lees wat zij vragen, en geef"
            " antwoord voor de dag die daar staat.\n\nKijk hier: {link}"
        ),
        _("Bewoners vragen geld voor {place}. Lees het en geef antwoord: {link}"),
        for_resident=False,
    ),
    "grant_answered": Kind(
        _("Er is antwoord op de aanvraag van {place}"),
        _(
            "De gemeente gaf antwoord op de aanvraag voor geld van {place}.\n\nLees het hier: {link}\n"
            "Vragen? Bel {phone}."
        ),
        _("Er is antwoord op de aanvraag van {place}. Lees het hier: {link} Of bel {phone}."),
        paper=_(
            "De gemeente gaf antwoord op de aanvraag voor geld van {place}.\n\n"
            "Bel {phone}. Wij lezen het je voor."
        ),
    ),
    "grant_stopped": Kind(
        _("Een aanvraag is ingetrokken: {place}"),
        _("Bewoners trokken de aanvraag voor {place} in. Je hoeft niets meer te doen.\n\nKijk hier: {link}"),
        _("De aanvraag voor {place} is ingetrokken: {link}"),
        for_resident=False,
    ),
}

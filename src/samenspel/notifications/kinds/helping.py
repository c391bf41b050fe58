"""Messages about offering help, about suggestions and about the click between two people."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

HELPING: dict[str, Kind] = {
    "offer_received": Kind(
        _("Fijn dat je wilt helpen"),
        _(
            "We hebben je aanbod gekregen. "
            "{name}, {organisation}, leest het en antwoordt je uiterlijk {day}.\n\n"
            "Je code is {code}. Bewaar hem goed.\nMet je code kun je alles veranderen, of stoppen: {link}\n\n"
            "Liever bellen? {phone}"
        ),
        _("Fijn dat je wilt helpen. {name} antwoordt je uiterlijk {day}. Code: {code}. {link}"),
        paper=_(
            "We hebben je aanbod gekregen. "
            "{name}, {organisation}, leest het en antwoordt je uiterlijk {day}.\n\n"
            "Wil je iets veranderen, of stoppen? Bel {phone} en lees je code voor."
        ),
    ),
    "offer_answered": Kind(
        _("Er is antwoord op je aanbod"),
        _("{name} heeft je geantwoord. Lees het hier: {link}\n\nBellen kan ook: {phone}. Je code is {code}."),
        _("{name} heeft je geantwoord: {link}"),
        paper=_(
            "{name} heeft je geantwoord en vertelt het je graag.\n\n"
            "Bel {phone}, of kom langs. Lees dan je code voor."
        ),
    ),
    "offerer_wrote": Kind(
        _("Iemand schreef terug bij een aanbod"),
        _(
            "Er staat een bericht bij een aanbod waarop al antwoord kwam. "
            "De bal ligt bij jou. Antwoord uiterlijk {day}.\n\nLees het hier: {link}"
        ),
        _("Iemand schreef terug bij een aanbod: {link}"),
        for_resident=False,
    ),
    "offer_woken": Kind(
        _("Wil je nog steeds helpen?"),
        _(
            "Je aanbod bewaarden we tot nu. {name} kijkt er opnieuw naar en antwoordt je uiterlijk {day}.\n\n"
            "Past het niet meer? Dan kun je stoppen: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("We kijken opnieuw naar je aanbod. Je hoort uiterlijk {day} iets. {link}"),
        paper=_(
            "Je aanbod bewaarden we tot nu. {name} kijkt er opnieuw naar en antwoordt je uiterlijk {day}.\n\n"
            "Past het niet meer? Bel {phone}. Je hoeft niet te zeggen waarom."
        ),
        waits=True,
    ),
    "offers_wait": Kind(
        _("Aanbod wacht op een antwoord"),
        _(
            "{name} is er nu niet. Er wacht aanbod op een antwoord, en we beloofden het uiterlijk {day}. "
            "Kun jij het overnemen?\n\nKijk hier: {link}"
        ),
        _("Aanbod bij {name} wacht op een antwoord. Kun jij? {link}"),
        for_resident=False,
    ),
    "offer_is_late": Kind(
        _("We zijn later dan beloofd"),
        _(
            "{name} zou je uiterlijk {day} antwoorden. Dat is nog niet gelukt. Sorry.\n\n"
            "We hebben {other} gevraagd om te helpen. Je hoeft niets te doen.\n\n"
            "Je aanbod staat hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("We zijn later dan beloofd. Sorry. {other} kijkt nu mee. {link}"),
        paper=_(
            "{name} zou je uiterlijk {day} antwoorden. Dat is nog niet gelukt. Sorry.\n\n"
            "We hebben {other} gevraagd om te helpen. Je hoeft niets te doen. Bellen mag: {phone}."
        ),
    ),
}

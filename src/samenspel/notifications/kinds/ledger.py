"""Messages about requests with a term, and about what somebody takes along."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

LEDGER: dict[str, Kind] = {
    "appeal_received": Kind(
        _("We hebben je verzoek"),
        _(
            "We hebben je verzoek gekregen. De bal ligt bij {name}, {organisation}. "
            "Je hoort uiterlijk {day} iets.\n\nVolg het hier: {link}\nBellen kan ook: {phone}."
        ),
        _("We hebben je verzoek. Je hoort uiterlijk {day} iets. {link}"),
        paper=_(
            "We hebben je verzoek gekregen. De bal ligt bij {name}, {organisation}. "
            "Je hoort uiterlijk {day} iets.\n\nWil je iets vragen of veranderen? Bel {phone}."
        ),
    ),
    "appeal_yours": Kind(
        _("Er ligt een verzoek bij jou"),
        _("Iemand doet een verzoek. De bal ligt bij jou. Antwoord uiterlijk {day}.\n\nKijk hier: {link}"),
        _("Er ligt een verzoek bij jou, tot {day}: {link}"),
        for_resident=False,
    ),
    "appeal_moved": Kind(
        _("Iemand anders heeft nu je klacht"),
        _(
            "{name}, {organisation}, heeft nu je klacht. Je hoort uiterlijk {day} iets. "
            "Wie hem eerst had, leest niet meer mee.\n\nVolg het hier: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} heeft nu je klacht. Je hoort uiterlijk {day} iets. {link}"),
        paper=_(
            "{name}, {organisation}, heeft nu je klacht. Je hoort uiterlijk {day} iets. "
            "Wie hem eerst had, leest niet meer mee.\n\nWil je iets vragen? Bel {phone}."
        ),
    ),
    # Its holder is away or late ({what}): how it stands, and whom she can call.
    "complaint_waits": Kind(
        _("We zoeken een ander voor je klacht"),
        _(
            "{name} heeft je klacht, en {what}. Sorry. We vroegen een ander, die je niet helpt. "
            "Je hoort het als dat een ja is. Tot dan leest die je klacht niet.\n\n"
            "Zo staat het: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} {what}. Sorry. We zoeken een ander voor je klacht. Bellen kan: {phone}. {link}"),
        paper=_(
            "{name} heeft je klacht, en {what}. Sorry. We vroegen een ander, die je niet helpt. "
            "Je hoort het als dat een ja is. Tot dan leest die je klacht niet.\n\n"
            "Wil je iets vragen? Bel {phone}."
        ),
    ),
    "complaint_yes_asked": Kind(
        _("Mag een ander je klacht lezen?"),
        _(
            "{name} heeft je klacht, en {what}. Sorry. {other} werkt bij een ander team, en helpt je niet. "
            "Mag {other} je klacht lezen?\n\nZeg ja of nee: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} {what}. Mag {other}, van een ander team, je klacht lezen? Zeg ja of nee: {link}"),
        paper=_(
            "{name} heeft je klacht, en {what}. Sorry. {other} werkt bij een ander team, en helpt je niet. "
            "Mag {other} je klacht lezen?\n\nBel {phone} en zeg ja of nee."
        ),
    ),
    "complaint_no_hearer": Kind(
        _("Er is nu niemand anders voor je klacht"),
        _(
            "{name} heeft je klacht, en {what}. Sorry. Er is nu niemand anders die hem kan nemen. "
            "We vroegen de gemeente om iemand te kiezen. Wat er staat, lazen zij niet.\n\n"
            "Zo staat het: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} {what}. Sorry. We vroegen de gemeente wie je klacht neemt. Bellen kan: {phone}. {link}"),
        paper=_(
            "{name} heeft je klacht, en {what}. Sorry. Er is nu niemand anders die hem kan nemen. "
            "We vroegen de gemeente om iemand te kiezen. Wat er staat, lazen zij niet.\n\n"
            "Wil je iets vragen? Bel {phone}."
        ),
    ),
    # Nor is there anybody in the municipality who could choose one: we say so, and where else she can go.
    "complaint_nobody_told": Kind(
        _("Er is nu niemand anders voor je klacht"),
        _(
            "{name} heeft je klacht, en {what}. Sorry. Er is nu niemand anders die hem kan nemen. "
            "Er is ook niemand die een ander kan kiezen. De Nationale ombudsman hoort niet bij ons. "
            "Daar kun je ook bellen: 0800 33 55 555.\n\nZo staat het: {link}\nOns bellen kan ook: {phone}."
        ),
        _("{name} {what}. Sorry. Er is nu niemand anders. De Nationale ombudsman: 0800 33 55 555. {link}"),
        paper=_(
            "{name} heeft je klacht, en {what}. Sorry. Er is nu niemand anders die hem kan nemen. "
            "Er is ook niemand die een ander kan kiezen. De Nationale ombudsman hoort niet bij ons. "
            "Daar kun je ook bellen: 0800 33 55 555.\n\nWil je iets vragen? Bel {phone}."
        ),
    ),
    "complaint_asked": Kind(
        _("Neem jij deze klacht?"),
        _(
            "Er ligt een klacht bij {name}. {name} {what}. Neem jij hem? "
            "Wat er staat, lees je na je ja.\n\nKijk hier: {link}"
        ),
        _("Neem jij een klacht van {name} over? {link}"),
        for_resident=False,
    ),
    "nobody_hears": Kind(
        _("Er is niemand voor een klacht"),
        _(
            "Er ligt een klacht, en er is niemand die hem kan nemen. Wie bij een voordeur staat, helpt de "
            "vrager, is er niet, of zei nee. Zet er iemand anders bij.\n\nKijk hier: {link}"
        ),
        _("Er is niemand voor een klacht. Zet iemand bij een voordeur: {link}"),
        for_resident=False,
    ),
    "appeal_answered": Kind(
        _("Er is antwoord op je verzoek"),
        _("{name} gaf antwoord op je verzoek.\n\nLees het hier: {link}\nBellen kan ook: {phone}."),
        _("Er is antwoord op je verzoek: {link}"),
        paper=_("{name} gaf antwoord op je verzoek, en vertelt het je graag.\n\nBel {phone}, of kom langs."),
    ),
    "appeal_stopped": Kind(
        _("Een verzoek is gestopt"),
        _("De vrager stopte een verzoek. Je hoeft niets meer te doen.\n\nKijk hier: {link}"),
        _("Een verzoek is gestopt: {link}"),
        for_resident=False,
    ),
    "ledger_on_paper": Kind(
        _("Wat er over jou is, op papier"),
        _(
            "Je vroeg om op papier te zien wat er over jou is. {name} printte het voor je.\n\n"
            "Je leest het ook hier: {link}\nKlopt er iets niet? Bel {phone}."
        ),
        _("{name} printte voor jou wat er over je is. Klopt er iets niet? Bel {phone}. {link}"),
        paper=_(
            "Je vroeg om op papier te zien wat er over jou is. Het overzicht zit bij deze brief.\n\n"
            "Klopt er iets niet, of wil je iets niet? Bel {phone}. Binnen een maand krijg je antwoord."
        ),
        letter=True,
    ),
    "take_along_ready": Kind(
        _("Je gegevens staan klaar"),
        _(
            "Wat er over jou is opgeschreven, staat klaar. Je kunt het halen tot {day}.\n\n"
            "Haal het hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Je gegevens staan klaar tot {day}: {link}"),
        paper=_(
            "Wat er over jou is opgeschreven, staat klaar tot {day}.\n\n"
            "Wil je het op papier? Vraag het ons, dan printen we het samen met jou."
        ),
    ),
}

"""Messages about who guides somebody who helps. Never who it is, and never what they talk about."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

GUIDING: dict[str, Kind] = {
    "guide_asked": Kind(
        _("Wil jij iemand begeleiden?"),
        _(
            "{name} vraagt of jij iemand wilt begeleiden die een buur helpt. Jij kiest. "
            "Kun je niet, zeg dat gerust. Een reden hoeft niet.\n\nLees het hier: {link}"
        ),
        _("{name} vraagt of jij iemand wilt begeleiden. Jij kiest: {link}"),
        for_resident=False,
    ),
    "guide_said_yes": Kind(
        _("Er is een begeleider"),
        _("Wie je vroeg om te begeleiden, zei ja. Kijk hoe het er nu voor staat: {link}"),
        _("Wie je vroeg om te begeleiden, zei ja: {link}"),
        for_resident=False,
    ),
    "guide_gone": Kind(
        _("Kies een andere begeleider"),
        _(
            "Wie je vroeg om te begeleiden, kan dat niet, of niet meer. "
            "Loopt er al hulp? Die gaat door. Kies een ander.\n\nDat kan hier: {link}"
        ),
        _("Er is een andere begeleider nodig. Kies een ander: {link}"),
        for_resident=False,
    ),
    "guide_released": Kind(
        _("Je hoeft hier niet meer te begeleiden"),
        _(
            "Een ander begeleidt nu, of het is niet meer nodig. Je hoeft niets te doen. Dank je wel.\n\n"
            "Wie je wel begeleidt, staat hier: {link}"
        ),
        _("Je hoeft hier niet meer te begeleiden. Dank je wel. {link}"),
        for_resident=False,
    ),
    "guide_talk_soon": Kind(
        _("Je praat met wie je begeleidt: {day}"),
        _("Je praat {day} met iemand die je begeleidt. Een andere dag? Zeg het hier: {link}"),
        _("Je praat {day} met iemand die je begeleidt. Een andere dag? {link}"),
        for_resident=False,
    ),
    "guide_talk_again": Kind(
        _("Wanneer praten jullie weer?"),
        _(
            "De dag van jullie gesprek is voorbij. Wanneer praten jullie weer? "
            "Waar het over ging, hoef je niet op te schrijven.\n\nKies een dag: {link}"
        ),
        _("Wanneer praat je weer met wie je begeleidt? Kies een dag: {link}"),
        for_resident=False,
    ),
    "talk_soon": Kind(
        _("Je praat met je begeleider: {day}"),
        _(
            "Je praat {day} met wie jou begeleidt.\n\n"
            "Wie dat is, lees je hier: {link}\nKomt het niet uit? Bel {phone}. Je code is {code}."
        ),
        _("Je praat {day} met wie jou begeleidt. Wie dat is: {link}"),
        paper=_(
            "Je praat {day} met wie jou begeleidt.\n\n"
            "Komt het niet uit, of weet je niet meer wie dat is? Bel {phone} en lees je code voor."
        ),
    ),
    "guide_stopped": Kind(
        _("Je begeleider kan niet meer"),
        _(
            "Wie jou begeleidt, kan dat niet meer. Wat je doet, gaat gewoon door. We zoeken een ander.\n\n"
            "Is er iets? Wie je kunt bellen, lees je hier: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Wie jou begeleidt, kan dat niet meer. We zoeken een ander. Wie je kunt bellen: {link}"),
        paper=_(
            "Wie jou begeleidt, kan dat niet meer. Wat je doet, gaat gewoon door. We zoeken een ander.\n\n"
            "Is er iets? Bel {phone} en lees je code voor."
        ),
    ),
    "backstop_gone": Kind(
        _("Wie blijft erbij als beroepskracht?"),
        _(
            "De beroepskracht die bij twee buren bleef, werkt hier niet meer. De hulp gaat door. "
            "Blijf jij erbij?\n\nZeg het hier: {link}"
        ),
        _("De beroepskracht bij twee buren werkt hier niet meer. Blijf jij erbij? {link}"),
        for_resident=False,
    ),
}

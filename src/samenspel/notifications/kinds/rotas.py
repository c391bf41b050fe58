"""Messages about a small rota around somebody. Never who it is, never who gave a turn back."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

ROTAS: dict[str, Kind] = {
    "rota_asked": Kind(
        _("Iemand vraagt of je af en toe wilt komen"),
        _(
            "Iemand vraagt je voor een klein rooster. Eén keer komen is al fijn, en jij kiest wanneer. "
            "Ja zeggen kan tot en met {day}. Liever niet? Dan hoef je niets te doen.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Iemand vraagt je voor een klein rooster. Jij kiest, tot en met {day}: {link}"),
        paper=_(
            "Iemand vraagt je voor een klein rooster. Eén keer komen is al fijn, en jij kiest wanneer. "
            "Ja zeggen kan tot en met {day}. Liever niet? Dan hoef je niets te doen.\n\n"
            "Bel {phone} en lees je code voor. Dan kijken we samen."
        ),
        waits=True,
    ),
    "turn_open": Kind(
        _("Er is een beurt open"),
        _(
            "In een rooster waar je aan meedoet, is iets open. Kun jij? Fijn. "
            "Ja zeggen kan tot het begint, uiterlijk {day}. Kun je niet? Dan hoef je niets te doen.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is een beurt open, tot uiterlijk {day}. Kun jij? {link}"),
        paper=_(
            "In een rooster waar je aan meedoet, is iets open. Kun jij? Bel {phone} en lees je code voor. "
            "Ja zeggen kan tot het begint, uiterlijk {day}. Kun je niet? Dan hoef je niets te doen."
        ),
        waits=True,
    ),
    "turn_first": Kind(
        _("Jij wordt als eerste gevraagd"),
        _(
            "In een rooster waar je aan meedoet, vraagt iemand jou als eerste, tot {moment}. Kun jij? Fijn. "
            "Kun je niet? Dan hoef je niets te doen. Dan is het voor de anderen.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Iemand vraagt jou als eerste voor een beurt, tot {moment}. Kun jij? {link}"),
        paper=_(
            "In een rooster waar je aan meedoet, vraagt iemand jou als eerste, tot {moment}. "
            "Kun jij? Bel {phone} en lees je code voor. "
            "Kun je niet? Dan hoef je niets te doen. Dan is het voor de anderen."
        ),
        waits=True,
    ),
    "nobody_came": Kind(
        _("Er kwam niemand. Wil jij kijken hoe het gaat?"),
        _(
            "Iemand met een rooster zegt: er kwam niemand. Bel eerst: hoe gaat het, en is er nu iets nodig? "
            "Vraag daarna gerust hoe het met de ander gaat. Het telt nergens mee.\n\nKijk hier: {link}"
        ),
        _("Er kwam niemand bij iemand met een rooster. Kijk jij hoe het gaat? {link}"),
        for_resident=False,
    ),
    "rota_moved": Kind(
        _("Er is iets veranderd in het rooster"),
        _(
            "Er is iets veranderd in het rooster. Kijk hoe het er nu uitziet.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is iets veranderd in het rooster: {link}"),
        paper=_(
            "Er is iets veranderd in het rooster. Hieronder staat hoe het nu is. "
            "Staat er niets? Dan is er geen beurt. Vragen? Bel {phone} en lees je code voor."
        ),
    ),
    "rota_over": Kind(
        _("Dit rooster is klaar. Dank je wel"),
        _(
            "Je hoeft voor dit rooster niet meer te komen. Dank je wel voor wat je deed.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Je hoeft voor dit rooster niet meer te komen. Dank je wel. {link}"),
        paper=_(
            "Je hoeft voor dit rooster niet meer te komen. Dank je wel voor wat je deed. Vragen? Bel {phone}."
        ),
    ),
    "turn_soon": Kind(
        _("Binnenkort heb jij een beurt"),
        _(
            "Jij hebt {day} een beurt in een rooster. Hoe laat en waar, lees je hier: {link}\n"
            "Kun je toch niet? Geef hem daar terug, of bel {phone}. Je code is {code}."
        ),
        _("Jij hebt {day} een beurt. Hoe laat en waar: {link}"),
        paper=_(
            "Jij hebt {day} een beurt in een rooster. "
            "Weet je niet meer hoe laat of waar, of kun je toch niet? "
            "Bel {phone} en lees je code voor."
        ),
    ),
    "turn_needs_you": Kind(
        _("Een beurt in een rooster is nog open"),
        _(
            "Niemand uit het rooster kon deze beurt nemen. Wil jij kijken wie er kan, en het de vrager "
            "vertellen?\n\nKijk hier: {link}"
        ),
        _("Een beurt in een rooster is nog open: {link}"),
        for_resident=False,
    ),
}

"""Messages about suggestions, the click, and help that runs. Never who it is, never what was said."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .kind import Kind


def _kind(subject: Promise, body: Promise, short: Promise, paper: Promise, *, waits: bool = False) -> Kind:
    return Kind(subject, body, short, paper=paper, waits=waits)


MATCHES: dict[str, Kind] = {
    "neighbours_for_you": _kind(
        _("Er zijn buren die misschien bij je passen"),
        _(
            "We zochten een paar buren voor je uit. Jij kiest. "
            "Nee zeggen mag altijd, en niemand ziet het.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er zijn buren die misschien bij je passen. Kijk: {link}"),
        _(
            "We zochten een paar buren voor je uit. Jij kiest. "
            "Nee zeggen mag altijd, en niemand ziet het.\n\n"
            "Bel {phone} en lees je code voor. Dan kijken we samen."
        ),
        waits=True,
    ),
    "ask_for_you": _kind(
        _("Er is een vraag die misschien bij je past"),
        _(
            "Er is een vraag die misschien bij je past. Jij kiest. "
            "Nee zeggen mag altijd, en niemand ziet het.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is een vraag die misschien bij je past. Kijk: {link}"),
        _(
            "Er is een vraag die misschien bij je past. Jij kiest. "
            "Nee zeggen mag altijd, en niemand ziet het.\n\n"
            "Bel {phone} en lees je code voor. Dan kijken we samen."
        ),
        waits=True,
    ),
    "both_want_to_meet": _kind(
        _("Jullie willen elkaar allebei zien"),
        _(
            "Jullie zeiden allebei ja. Nu zie je hoe de ander heet. Kies samen een plek.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Jullie willen elkaar allebei zien. Kies een plek: {link}"),
        _("Jullie zeiden allebei ja. Bel {phone} en lees je code voor. Dan kiezen we een plek."),
    ),
    "meeting_planned": _kind(
        _("Er is een plek en een moment"),
        _(
            "Er is een plek en een moment om elkaar te zien. Past het niet? Verander het gerust.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is een plek en een moment. Kijk: {link}"),
        _("Er is een plek en een moment om elkaar te zien. Bel {phone} en lees je code voor."),
    ),
    "do_you_go_on": _kind(
        _("Hoe was het? Wil je verder met elkaar?"),
        _(
            "Jullie zagen elkaar. Was één keer genoeg, of wil je verder? De ander ziet je antwoord niet. "
            "Pas als jullie allebei verder willen, gaat het door.\n\n"
            "Zeg het hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Was één keer genoeg, of wil je verder met elkaar? Zeg het hier: {link}"),
        _(
            "Jullie zagen elkaar. Was één keer genoeg, of wil je verder? De ander hoort je antwoord niet.\n\n"
            "Bel {phone} en lees je code voor."
        ),
    ),
    "both_go_on": _kind(
        _("Jullie willen allebei verder"),
        _(
            "Jullie zeiden allebei ja. We spreken nog af wie je kunt bellen. Dan begint het.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Jullie willen allebei verder. Je hoort van ons. {link}"),
        _("Jullie zeiden allebei ja. We spreken nog af wie je kunt bellen. Vragen? Bel {phone}."),
    ),
    "match_started": _kind(
        _("Het kan beginnen"),
        _(
            "Alles is klaar. Jullie kunnen beginnen. Op je pagina staat wie je kunt bellen.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Alles is klaar. Jullie kunnen beginnen. {link}"),
        _("Alles is klaar. Jullie kunnen beginnen. Is er iets? Bel {phone}."),
    ),
    "match_watch_changed": _kind(
        _("Er is iets veranderd in wie je kunt bellen"),
        _(
            "Wie jullie kunnen bellen, of wie begeleidt, is veranderd. Het staat op je pagina.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Wie jullie kunnen bellen, of wie begeleidt, is veranderd. Kijk: {link}"),
        _(
            "Wie jullie kunnen bellen, of wie begeleidt, is veranderd. "
            "Bel {phone} en lees je code voor. Dan hoor je wie het nu is."
        ),
    ),
    "click_asked": _kind(
        _("Klikt het nog?"),
        _(
            "We vragen jullie allebei hoe het gaat. De ander ziet je antwoord niet.\n\n"
            "Zeg het hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Klikt het nog? De ander ziet je antwoord niet: {link}"),
        _("We vragen jullie allebei hoe het gaat. De ander hoort je antwoord niet. Bel {phone}."),
        waits=True,
    ),
    "match_not_now": _kind(
        _("Deze keer wordt het niets"),
        _(
            "Deze keer wordt het niets. Dat ligt aan niemand. We denken met je mee over iets anders.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Deze keer wordt het niets. We denken met je mee. {link}"),
        _("Deze keer wordt het niets. Dat ligt aan niemand. We denken met je mee. Bel gerust: {phone}."),
    ),
    "bundle_asked": _kind(
        _("Doe je mee met anderen?"),
        _(
            "Meer mensen bij jou in de buurt willen hetzelfde. Wil je meedoen? "
            "Nee zeggen mag altijd, en niemand ziet het.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Meer mensen in je buurt willen hetzelfde. Doe je mee? Kijk: {link}"),
        _(
            "Meer mensen bij jou in de buurt willen hetzelfde. Wil je meedoen? "
            "Nee zeggen mag altijd, en niemand ziet het.\n\n"
            "Bel {phone} en lees je code voor. Dan vertellen we meer."
        ),
        waits=True,
    ),
    "bundle_goes_on": _kind(
        _("Het gaat door"),
        _(
            "Jij wilde meedoen. Het gaat door. Waar en wanneer, lees je hier: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Het gaat door. Waar en wanneer: {link}"),
        _("Jij wilde meedoen. Het gaat door. Bel {phone} en lees je code voor. Dan hoor je waar en wanneer."),
    ),
    "bundle_lapsed": _kind(
        _("Samen gaat deze keer niet door"),
        _(
            "Er waren deze keer te weinig mensen om het samen te doen. Dat ligt aan niemand. "
            "Je eigen vraag blijft gewoon open.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Samen gaat deze keer niet door. Je eigen vraag blijft open. {link}"),
        _(
            "Er waren deze keer te weinig mensen om het samen te doen. Dat ligt aan niemand. "
            "Je eigen vraag blijft gewoon open. Vragen? Bel {phone}."
        ),
        waits=True,
    ),
    "bundle_off": _kind(
        _("Samen gaat niet door"),
        _(
            "Wat we met anderen in je buurt voorstelden, gaat niet door. "
            "Dat ligt niet aan jou, en niet aan een ander. "
            "Je eigen vraag blijft gewoon open.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Wat we met anderen in je buurt voorstelden, gaat niet door. Je eigen vraag blijft open. {link}"),
        _(
            "Wat we met anderen in je buurt voorstelden, gaat niet door. "
            "Dat ligt niet aan jou, en niet aan een ander. "
            "Je eigen vraag blijft gewoon open. Vragen? Bel {phone}."
        ),
    ),
    "goal_said": _kind(
        _("De ander schreef een doel op"),
        _(
            "De ander schreef op wat straks alleen moet lukken. Lees het samen.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("De ander schreef een doel op. Kijk: {link}"),
        _("De ander schreef een doel op. Bel {phone} en lees je code voor."),
        waits=True,
    ),
    "goal_asked_again": _kind(
        _("Gaat het nog goed?"),
        _(
            "Drie maanden geleden lukte het je alleen. Gaat het nog goed? Dan hoef je niets te doen. "
            "Wil je weer een maatje? Zeg het gerust.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Gaat het nog goed? Wil je weer een maatje, zeg het hier: {link}"),
        _(
            "Drie maanden geleden lukte het je alleen. Gaat het nog goed? Dan hoef je niets te doen. "
            "Wil je weer een maatje? Bel {phone}."
        ),
        waits=True,
    ),
    "match_over": _kind(
        _("Het is gestopt"),
        _(
            "Het is gestopt. Dank je wel voor wat je deed en kreeg. "
            "Misschien staat er een bedankje voor je.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Het is gestopt. Dank je wel. Kijk hier: {link}"),
        _("Het is gestopt. Dank je wel voor wat je deed en kreeg. Vragen? Bel {phone}."),
    ),
    "match_said_for_you": _kind(
        _("Er is een antwoord voor je opgeschreven"),
        _(
            "Iemand schreef een antwoord voor je op. Klopt het niet? Verander het of bel ons.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is een antwoord voor je opgeschreven. Klopt het? {link}"),
        _("Iemand schreef een antwoord voor je op. Klopt het niet? Bel {phone}."),
    ),
    "match_moved": Kind(
        _("Er is iets veranderd tussen twee buren"),
        _("Kijk hoe het er nu voor staat, en wat jij kunt doen: {link}"),
        _("Er is iets veranderd tussen twee buren: {link}"),
        for_resident=False,
    ),
    "match_needs_a_talk": Kind(
        _("Praat eens met deze twee buren"),
        _(
            "Het klikt niet meer zoals eerst. Van wie dat komt, staat nergens. "
            "Praat met allebei, zonder verwijt.\n\nKijk hier: {link}"
        ),
        _("Praat eens met deze twee buren: {link}"),
        for_resident=False,
    ),
    "call_one_of_two": Kind(
        _("Een van twee buren wil dat je belt"),
        _(
            "Een van twee buren die elkaar kennen, wil dat je belt. Wie het is, lees je op de pagina. "
            "Vraag wat er is, en luister eerst. De ander weet er niet van.\n\nKijk hier: {link}"
        ),
        _("Een van twee buren wil dat je belt. Wie het is, lees je hier: {link}"),
        for_resident=False,
    ),
}

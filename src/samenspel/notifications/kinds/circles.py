"""Messages about a circle and what is agreed there. Facts: name, what (the circle), phone, day, link."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

CIRCLES: dict[str, Kind] = {
    "circle_asks_centre": Kind(
        _("Mag er iemand bij in je kring?"),
        _(
            "{name} stelt iemand voor om erbij te komen. Dat mag alleen als jij het goed vindt.\n\n"
            "Zeg ja of nee: {link}\nBellen kan ook: {phone}."
        ),
        _("Mag er iemand bij in je kring? Zeg ja of nee: {link}"),
        paper=_(
            "{name} stelt iemand voor om erbij te komen in je kring. "
            "Dat mag alleen als jij het goed vindt.\n\n"
            "Bel {phone} en zeg ja of nee. Nee zeggen mag altijd."
        ),
        waits=True,
    ),
    "circle_asks_you": Kind(
        _("Wil jij meedoen?"),
        _(
            "{name} vraagt of je mee wilt doen in een kring van mensen. Jij kiest. Nee zeggen mag altijd.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} vraagt of je mee wilt doen. Kijk hier: {link}"),
        paper=_(
            "{name} vraagt of je mee wilt doen in een kring van mensen. Jij kiest. Nee zeggen mag altijd.\n\n"
            "Bel {phone} en zeg ja of nee."
        ),
        waits=True,
    ),
    "circle_answered": Kind(
        _("Er is antwoord in je kring"),
        _("Er is antwoord op wat jij vroeg in de kring.\n\nKijk hier: {link}\nBellen kan ook: {phone}."),
        _("Er is antwoord in je kring: {link}"),
        paper=_("Er is antwoord op wat jij vroeg in de kring.\n\nWil je het weten? Bel {phone}."),
    ),
    "circle_yes_written": Kind(
        _("Iemand schreef jouw ja op"),
        _(
            "{name} schreef op dat jij ja zei. Klopt dat? Dan hoef je niets te doen.\n\n"
            "Klopt het niet? Bel dan {phone}, of kijk hier: {link}"
        ),
        _("{name} schreef op dat jij ja zei. Klopt dat niet? Bel {phone}. {link}"),
        paper=_(
            "{name} schreef op dat jij ja zei. Klopt dat? Dan hoef je niets te doen.\n\n"
            "Klopt het niet? Bel dan {phone}."
        ),
    ),
    "circle_answer_written": Kind(
        _("Iemand schreef jouw antwoord op"),
        _(
            "{name} schreef op wat jij antwoordde. Klopt het? Dan hoef je niets te doen.\n\n"
            "Klopt het niet? Bel dan {phone}, of kijk hier: {link}"
        ),
        _("{name} schreef op wat jij antwoordde. Klopt dat niet? Bel {phone}. {link}"),
        paper=_(
            "{name} schreef op wat jij antwoordde. Klopt het? Dan hoef je niets te doen.\n\n"
            "Klopt het niet? Bel dan {phone}."
        ),
    ),
    "circle_changed": Kind(
        _("Je kring is veranderd"),
        _(
            "Er is iets veranderd in de kring: iemand kwam erbij, of stopte.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Er is iets veranderd in je kring: {link}"),
        paper=_(
            "Er is iets veranderd in de kring: iemand kwam erbij, of stopte.\n\n"
            "Wil je weten wat? Bel {phone}."
        ),
        waits=True,
    ),
    "agreement_to_sign": Kind(
        _("Er liggen afspraken voor je klaar"),
        _(
            "{name} legde afspraken neer om te lezen. Ben je het ermee eens? Dan kun je tekenen. "
            "Nee zeggen mag ook.\n\nLees ze hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Er liggen afspraken voor je klaar om te lezen: {link}"),
        paper=_(
            "{name} legde afspraken neer om te lezen. Ben je het ermee eens? Dan kun je tekenen. "
            "Nee zeggen mag ook.\n\nBel {phone}. Dan lezen we ze samen door, of sturen we ze op."
        ),
        waits=True,
    ),
    "agreement_answered": Kind(
        _("Er is antwoord op de afspraken"),
        _("Iemand tekende de afspraken, of zei nee.\n\nKijk hier: {link}\nBellen kan ook: {phone}."),
        _("Er is antwoord op de afspraken: {link}"),
        paper=_("Iemand tekende de afspraken, of zei nee.\n\nWil je het weten? Bel {phone}."),
        waits=True,
    ),
    "agreement_in_force": Kind(
        _("De afspraken gelden"),
        _(
            "Iedereen heeft getekend. De afspraken gelden vanaf nu, tot jullie terugkijken op {day}.\n\n"
            "Lees of print ze hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Iedereen tekende. De afspraken gelden. Terugkijken: {day}. {link}"),
        paper=_(
            "Iedereen heeft getekend. De afspraken gelden vanaf nu, tot jullie terugkijken op {day}.\n\n"
            "Wil je ze op papier? Bel {phone}."
        ),
        waits=True,
    ),
    "agreement_waits": Kind(
        _("De afspraken wachten op een handtekening"),
        _(
            "{name} staat nu ook in het midden van de kring. De afspraken gelden weer als {name} ook tekent."
            "\n\nKijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("De afspraken wachten op de handtekening van {name}: {link}"),
        paper=_(
            "{name} staat nu ook in het midden van de kring. De afspraken gelden weer als {name} ook tekent."
            "\n\nWil je weten wat dat betekent? Bel {phone}."
        ),
        waits=True,
    ),
    "agreement_due": Kind(
        _("Nu terugkijken op de afspraken"),
        _(
            "Jullie spraken af om nu terug te kijken. {name} maakt een moment met jullie. "
            "De afspraken blijven tot dan gelden.\n\nLees ze hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Nu terugkijken op de afspraken. {name} maakt een moment. {link}"),
        paper=_(
            "Jullie spraken af om nu terug te kijken op de afspraken. "
            "{name} maakt een moment met jullie. "
            "De afspraken blijven tot dan gelden.\n\nBellen kan ook: {phone}."
        ),
        waits=True,
    ),
    "agreement_plan_talk": Kind(
        _("Maak jij een moment om terug te kijken?"),
        _(
            "Vandaag is de dag om terug te kijken op de afspraken. Jij bent het eerste contact. "
            "Maak een moment met iedereen.\n\nDe afspraken staan hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Maak jij een moment om terug te kijken op de afspraken? {link}"),
        paper=_(
            "Vandaag is de dag om terug te kijken op de afspraken. Jij bent het eerste contact. "
            "Maak een moment met iedereen.\n\nHulp nodig? Bel {phone}."
        ),
        waits=True,
    ),
    "agreement_otherwise": Kind(
        _("Iemand wil niet zo doorgaan"),
        _(
            "Jullie keken terug op de afspraken. Iemand wil het anders, of wil stoppen. "
            "Praat er samen over. De afspraken blijven tot dan gelden.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Iemand wil het anders, of wil stoppen. Praat er samen over: {link}"),
        paper=_(
            "Jullie keken terug op de afspraken. Iemand wil het anders, of wil stoppen. "
            "Praat er samen over. De afspraken blijven tot dan gelden.\n\nBellen kan ook: {phone}."
        ),
        waits=True,
    ),
    "agreement_ask_them": Kind(
        _("Vraag jij wie nog niets zei?"),
        _(
            "Jullie keken terug op de afspraken. Nog niet iedereen zei of jullie zo doorgaan. "
            "Jij bent het eerste contact. Vraag jij het na?\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Nog niet iedereen zei of jullie zo doorgaan. Vraag jij het na? {link}"),
        paper=_(
            "Jullie keken terug op de afspraken. Nog niet iedereen zei of jullie zo doorgaan. "
            "Jij bent het eerste contact. Vraag jij het na?\n\nHulp nodig? Bel {phone}."
        ),
        waits=True,
    ),
    "agreement_ended": Kind(
        _("De afspraken zijn gestopt"),
        _("De afspraken in de kring zijn gestopt.\n\nKijk hier: {link}\nBellen kan ook: {phone}."),
        _("De afspraken in de kring zijn gestopt: {link}"),
        paper=_("De afspraken in de kring zijn gestopt.\n\nWil je weten wat dat betekent? Bel {phone}."),
        waits=True,
    ),
}

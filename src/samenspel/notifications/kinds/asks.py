"""Messages about a question, its ball, and who works with it."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

ASKS: dict[str, Kind] = {
    "ask_received": Kind(
        _("We hebben je vraag"),
        _(
            "We hebben je vraag gekregen.\n\nDe bal ligt bij {name}, {organisation}. "
            "Je hoort uiterlijk {day} iets.\n\nJe code is {code}. Bewaar hem goed.\n"
            "Met je code kun je je vraag volgen: {link}\n\nLiever bellen? {phone}"
        ),
        _("We hebben je vraag. Je hoort uiterlijk {day} iets. Code: {code}. {link}"),
        paper=_(
            "We hebben je vraag gekregen.\n\nDe bal ligt bij {name}, {organisation}. "
            "Je hoort uiterlijk {day} iets.\n\n"
            "Wil je iets vragen of veranderen? Bel {phone} en lees je code voor."
        ),
    ),
    "yes_asked": Kind(
        _("Mag iemand anders met je meedenken?"),
        _(
            "{name} wil graag dat {other} je verder helpt. Dat mag alleen als jij het goed vindt.\n\n"
            "Zeg ja of nee op je eigen pagina: {link}\nOf bel {phone}. Je code is {code}."
        ),
        _("Mag {other} je verder helpen? Zeg ja of nee: {link}"),
        paper=_(
            "{name} wil graag dat {other} je verder helpt. Dat mag alleen als jij het goed vindt.\n\n"
            "Bel {phone} en zeg ja of nee. Je mag ook langskomen."
        ),
    ),
    "ball_accepted": Kind(
        _("De bal ligt nu bij {name}"),
        _(
            "{name}, {organisation}, gaat verder met je vraag. Je hoort uiterlijk {day} iets.\n\n"
            "Volg je vraag: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("{name} gaat verder met je vraag. Je hoort uiterlijk {day} iets. {link}"),
        paper=_(
            "{name}, {organisation}, gaat verder met je vraag. Je hoort uiterlijk {day} iets.\n\n"
            "Wil je zelf bellen? Het nummer is {phone}."
        ),
    ),
    "word_for_you": Kind(
        _("Er is een bericht voor je"),
        _("Er staat een bericht voor je klaar: {link}\n\nBellen kan ook: {phone}. Je code is {code}."),
        _("Er is een bericht voor je: {link}"),
        paper=_(
            "{name} heeft iets voor je opgeschreven, en vertelt het je graag.\n\n"
            "Bel {phone}, of kom langs. Lees dan je code voor."
        ),
    ),
    "holder_is_late": Kind(
        _("We zijn later dan beloofd"),
        _(
            "{name} zou je uiterlijk {day} iets laten weten. Dat is nog niet gelukt. Sorry.\n\n"
            "We hebben {other} gevraagd om te helpen. Je hoeft niets te doen.\n\n"
            "Volg je vraag: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("We zijn later dan beloofd. Sorry. {other} kijkt nu mee. {link}"),
        paper=_(
            "{name} zou je uiterlijk {day} iets laten weten. Dat is nog niet gelukt. Sorry.\n\n"
            "We hebben {other} gevraagd om te helpen. Je hoeft niets te doen. Bellen mag: {phone}."
        ),
    ),
    "ask_ended": Kind(
        _("Je hebt je vraag afgesloten"),
        _(
            "We hebben het opgeschreven. Dank je wel.\n\n"
            "Komt de vraag terug? Dan kun je hem weer openen: {link}\nBellen kan ook: {phone}."
        ),
        _("Je vraag is afgesloten. Weer openen kan altijd: {link}"),
        paper=_(
            "We hebben het opgeschreven. Dank je wel.\n\n"
            "Komt de vraag terug? Bel {phone} en lees je code voor. Je hoeft niets opnieuw te vertellen."
        ),
    ),
    "look_back_planned": Kind(
        _("Wij vragen je later hoe het gaat"),
        _(
            "Op {day} vraagt {name} je hoe het gaat. Dat hebben we zo afgesproken.\n\n"
            "Wil je dat niet meer? Zeg het hier: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} vraagt je rond {day} hoe het gaat. {link}"),
        paper=_(
            "Op {day} vraagt {name} je hoe het gaat. Dat hebben we zo afgesproken.\n\n"
            "Wil je dat niet meer? Bel {phone}."
        ),
    ),
    "ball_offered": Kind(
        _("Neem jij de bal aan?"),
        _("{name} vraagt of jij de bal wilt aannemen. Tot dan houdt {name} de bal.\n\nKijk hier: {link}"),
        _("{name} biedt je een bal aan: {link}"),
        for_resident=False,
    ),
    "ball_yours": Kind(
        _("Er ligt een bal bij jou"),
        _("Er is een nieuwe vraag. De bal ligt bij jou, tot {day}.\n\nKijk hier: {link}"),
        _("De bal ligt bij jou, tot {day}: {link}"),
        for_resident=False,
    ),
    "pass_answered": Kind(
        _("Er is antwoord op je bal"),
        _("{name} heeft geantwoord: {what}.\n\nKijk hier: {link}"),
        _("{name}: {what}. {link}"),
        for_resident=False,
    ),
    "ball_due": Kind(
        _("Iemand wacht op jou"),
        _("Je zou uiterlijk {day} iets laten weten. De bal ligt nog bij jou.\n\nKijk hier: {link}"),
        _("Iemand wacht op jou sinds {day}: {link}"),
        for_resident=False,
    ),
    "deputy_due": Kind(
        _("Wil jij deze bal overnemen?"),
        _(
            "{name} zou uiterlijk {day} iets laten weten. Jij neemt waar. Kun jij het overnemen?\n\n"
            "Kijk hier: {link}"
        ),
        _("Wil jij de bal van {name} overnemen? {link}"),
        for_resident=False,
    ),
    "lead_due": Kind(
        _("Een bal ligt te lang stil"),
        _("De bal bij {name} ligt stil sinds {day}. Ook de waarnemer reageerde niet.\n\nKijk hier: {link}"),
        _("De bal bij {name} ligt stil: {link}"),
        for_resident=False,
    ),
    "consult_asked": Kind(
        _("Een collega vraagt je raad"),
        _("{name} vraagt je raad, zonder naam van wie het gaat.\n\nLees en antwoord hier: {link}"),
        _("{name} vraagt je raad: {link}"),
        for_resident=False,
    ),
    "consult_answered": Kind(
        _("Je collega heeft geantwoord"),
        _("{name} heeft geantwoord op je vraag om raad.\n\nLees het hier: {link}"),
        _("{name} heeft geantwoord: {link}"),
        for_resident=False,
    ),
    "asker_wrote": Kind(
        _("Er is een bericht bij een vraag van jou"),
        _("Er staat een nieuw bericht bij een vraag waarvan jij de bal hebt.\n\nLees het hier: {link}"),
        _("Nieuw bericht bij een vraag: {link}"),
        for_resident=False,
    ),
    "asker_ended": Kind(
        _("Een vraag is afgesloten"),
        _("De vrager heeft de vraag afgesloten: {what}. Je hoeft niets meer te doen.\n\nKijk hier: {link}"),
        _("Een vraag is afgesloten: {what}. {link}"),
        for_resident=False,
    ),
    "look_back_due": Kind(
        _("Vandaag terugkijken"),
        _("Je sprak af om vandaag te vragen hoe het gaat. De bal ligt bij jou.\n\nKijk hier: {link}"),
        _("Vandaag vragen hoe het gaat: {link}"),
        for_resident=False,
    ),
    "welcome": Kind(
        _("Je kunt inloggen bij Samenspel"),
        _(
            "{name} heeft je toegevoegd. Vanaf {day} werk je mee bij {organisation}.\n\n"
            "Zo log je in:\n1. Ga naar {link}\n2. Vul je e-mailadres in.\n"
            "3. Je krijgt een code van zes cijfers. Vul die in.\n\n"
            "Je hebt geen wachtwoord nodig. Soms vragen we nog een tweede stap. We leggen uit hoe."
        ),
        _("{name} heeft je toegevoegd bij {organisation}. Log in met je e-mailadres: {link}"),
        for_resident=False,
    ),
}

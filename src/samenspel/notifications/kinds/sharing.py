"""Messages about sharing, notes and what was gleaned. Facts: name (who did it), phone, day, link."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

SHARING: dict[str, Kind] = {
    "consent_asked": Kind(
        _("Mag een ander iets over jou lezen?"),
        _(
            "{name} vraagt of iemand iets over jou mag lezen. Jij ziet eerst precies wat.\n\n"
            "Zeg ja of nee: {link}\nNee zeggen mag altijd. Bellen kan ook: {phone}."
        ),
        _("Mag een ander iets over jou lezen? Kijk eerst wat, en zeg ja of nee: {link}"),
        paper=_(
            "{name} vraagt of iemand iets over jou mag lezen. Jij hoort eerst precies wat.\n\n"
            "Bel {phone} en zeg ja of nee. Nee zeggen mag altijd."
        ),
        waits=True,
    ),
    "consent_written": Kind(
        _("Jouw ja is opgeschreven"),
        _(
            "{name} schreef op dat jij ja zei: iemand mag iets over jou lezen, tot {day}.\n\n"
            "Klopt dat niet, of wil je stoppen? Kijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} schreef op dat jij ja zei. Klopt dat niet? {link}"),
        paper=_(
            "{name} schreef op dat jij ja zei: iemand mag iets over jou lezen, tot {day}.\n\n"
            "Klopt dat niet, of wil je stoppen? Bel {phone}. Dan stopt het meteen."
        ),
    ),
    "consent_ending": Kind(
        _("Wil je dat het delen doorgaat?"),
        _(
            "Iemand mag iets over jou lezen tot {day}. Daarna stopt het vanzelf.\n\n"
            "Je hoeft niets te doen. Moet het doorgaan? Kies het hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Iemand mag iets over jou lezen tot {day}. Moet het doorgaan? {link}"),
        paper=_(
            "Iemand mag iets over jou lezen tot {day}. Daarna stopt het vanzelf. Je hoeft niets te doen.\n\n"
            "Moet het doorgaan? Bel {phone}."
        ),
        waits=True,
    ),
    "shared_with_you": Kind(
        _("Er wordt iets met je gedeeld"),
        _(
            "Iemand vindt het goed dat jij iets leest, tot {day}.\n\n"
            "Lees het hier: {link}\nBellen kan ook: {phone}."
        ),
        _("Er wordt iets met je gedeeld, tot {day}: {link}"),
        paper=_("Iemand vindt het goed dat jij iets leest, tot {day}.\n\nBel {phone}."),
        waits=True,
    ),
    "exception_for_you": Kind(
        _("Je mag iets lezen, omdat een wet dat zegt"),
        _(
            "Een collega liet weten dat jij iets mag lezen, tot {day}. De wet zegt dat het mag. "
            "Elke keer dat je kijkt, staat in het overzicht van de persoon.\n\nLees het hier: {link}"
        ),
        _("Je mag iets lezen omdat een wet dat zegt, tot {day}: {link}"),
        for_resident=False,
    ),
    "exception_second_asked": Kind(
        _("Een collega vraagt jouw tweede blik"),
        _("{name} vraagt of jij wilt meekijken naar een uitzondering.\n\nKijk hier: {link}"),
        _("{name} vraagt jouw tweede blik: {link}"),
        for_resident=False,
    ),
    "exception_decided": Kind(
        _("Er is gekeken naar jouw uitzondering"),
        _("{name} heeft meegekeken en besloten.\n\nLees het hier: {link}"),
        _("{name} heeft meegekeken en besloten: {link}"),
        for_resident=False,
    ),
    "exception_told": Kind(
        _("Iemand leest iets over jou, omdat een wet dat zegt"),
        _(
            "Iemand mag iets over jou lezen zonder dat jij ja zei. Dat moest van de wet. "
            "Twee mensen hebben ernaar gekeken. Het stopt op {day}.\n\n"
            "Lees wat, wie en waarom: {link}\nBen je het er niet mee eens? Zeg het ons, of bel {phone}."
        ),
        _("Iemand leest iets over jou omdat een wet dat zegt. Lees wat en waarom: {link}"),
        paper=_(
            "Iemand mag iets over jou lezen zonder dat jij ja zei. Dat moest van de wet. "
            "Twee mensen hebben ernaar gekeken. Het stopt op {day}.\n\n"
            "Bel {phone}. Wij vertellen je wat, wie en waarom. Je mag het er niet mee eens zijn."
        ),
    ),
    "exception_told_later": Kind(
        _("Iemand las iets over jou, omdat een wet dat zei"),
        _(
            "Iemand mocht iets over jou lezen zonder dat jij ja zei. Het is nu voorbij. "
            "We mochten het je niet eerder vertellen.\n\n"
            "Lees wat, wie en waarom: {link}\nBellen kan ook: {phone}."
        ),
        _("Iemand las iets over jou omdat een wet dat zei. Lees wat en waarom: {link}"),
        paper=_(
            "Iemand mocht iets over jou lezen zonder dat jij ja zei. Het is nu voorbij. "
            "We mochten het je niet eerder vertellen.\n\nBel {phone}. Wij vertellen je wat, wie en waarom."
        ),
    ),
    "note_for_you": Kind(
        _("Er is iets voor je opgeschreven"),
        _("{name} schreef iets op dat jij kunt lezen: {link}\n\nBellen kan ook: {phone}."),
        _("{name} schreef iets op dat jij kunt lezen: {link}"),
        paper=_("{name} schreef iets op dat jij mag lezen of horen.\n\nBel {phone}."),
        waits=True,
    ),
    "gleaned": Kind(
        _("Wat je vertelde, staat opgeschreven"),
        _(
            "{name} schreef op wat jij vertelde. Dat mocht van jou, tot {day}.\n\n"
            "Lees het, of haal het weg: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} schreef op wat jij vertelde. Lees het, of haal het weg: {link}"),
        paper=_(
            "{name} schreef op wat jij vertelde. Dat mocht van jou, tot {day}.\n\nMoet het weg? Bel {phone}."
        ),
    ),
}

"""Messages about an offer that stands still: that there is something, by whom, until when. Never why."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

STANDSTILLS: dict[str, Kind] = {
    "offer_stands_still": Kind(
        _("Je aanbod staat even stil"),
        _(
            "Je aanbod staat even stil, tot en met {day}. {name} besloot dat, en schreef erbij waarom. "
            "Voor die dag kijkt een ander ernaar.\n\n"
            "Lees het hier. Je kunt ook iets terugzeggen: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Je aanbod staat even stil. {name} schreef erbij waarom. Lees het hier: {link}"),
        paper=_(
            "Je aanbod staat even stil, tot en met {day}. {name} besloot dat, en vertelt je graag waarom. "
            "Voor die dag kijkt een ander ernaar.\n\n"
            "Bel {phone} en lees je code voor. Dan lezen we het je voor. "
            "Je kunt iets terugzeggen, of een klacht indienen."
        ),
    ),
    "offer_still_longer": Kind(
        _("Je aanbod staat langer stil"),
        _(
            "Je aanbod staat langer stil, tot en met {day}. {name} keek ernaar, en schreef erbij waarom.\n\n"
            "Lees het hier. Je kunt ook iets terugzeggen: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Je aanbod staat langer stil. {name} schreef erbij waarom. Lees het hier: {link}"),
        paper=_(
            "Je aanbod staat langer stil, tot en met {day}. {name} keek ernaar, en vertelt je graag waarom."
            "\n\nBel {phone} en lees je code voor. Dan lezen we het je voor. "
            "Je kunt iets terugzeggen, of een klacht indienen."
        ),
    ),
    "offer_goes_on": Kind(
        _("Je aanbod doet weer mee"),
        _(
            "Je aanbod doet weer mee. {name} keek ernaar, en schreef je iets. "
            "Wat je al deed, rust misschien nog. Jij zegt wanneer je verdergaat.\n\n"
            "Lees het hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Je aanbod doet weer mee. {name} schreef je iets. Lees het hier: {link}"),
        paper=_(
            "Je aanbod doet weer mee. {name} keek ernaar, en vertelt je graag meer. "
            "Wat je al deed, rust misschien nog. Jij zegt wanneer je verdergaat.\n\n"
            "Bel {phone} en lees je code voor."
        ),
    ),
    "offer_goes_on_by_itself": Kind(
        _("Je aanbod doet weer mee"),
        _(
            "Je aanbod doet weer mee. We hadden op tijd moeten besluiten. Dat lukte niet. Sorry. "
            "Wat je al deed, rust misschien nog. Jij zegt wanneer je verdergaat.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Je aanbod doet weer mee. Kijk hier: {link}"),
        paper=_(
            "Je aanbod doet weer mee. We hadden op tijd moeten besluiten. Dat lukte niet. Sorry. "
            "Wat je al deed, rust misschien nog. Jij zegt wanneer je verdergaat.\n\n"
            "Bel {phone} en lees je code voor."
        ),
    ),
    "offer_was_ended": Kind(
        _("Je aanbod is gestopt"),
        _(
            "Je aanbod is gestopt. {name} keek ernaar, en schreef erbij waarom.\n\n"
            "Lees het hier. Daar staat ook waar je kunt klagen: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Je aanbod is gestopt. {name} schreef erbij waarom. Lees het hier: {link}"),
        paper=_(
            "Je aanbod is gestopt. {name} keek ernaar, en vertelt je graag waarom.\n\n"
            "Bel {phone} en lees je code voor. Dan lezen we het je voor. Je kunt ook een klacht indienen."
        ),
    ),
    "standstill_is_late": Kind(
        _("We zijn later dan beloofd"),
        _(
            "{name} zou uiterlijk {day} kijken naar je aanbod dat stilstaat. Dat is nog niet gelukt. Sorry."
            "\n\nWe hebben {other} gevraagd om te helpen. Je hoeft niets te doen.\n\n"
            "Lees het als je bent ingelogd: {link}\nBellen kan ook: {phone}."
        ),
        _("We zijn later dan beloofd. Sorry. {other} kijkt nu mee. {link}"),
        paper=_(
            "{name} zou uiterlijk {day} kijken naar je aanbod dat stilstaat. Dat is nog niet gelukt. Sorry."
            "\n\nWe hebben {other} gevraagd om te helpen. Je hoeft niets te doen. Bellen mag: {phone}."
        ),
    ),
    "standstill_yours": Kind(
        _("Wil jij meekijken bij een aanbod dat stilstaat?"),
        _(
            "Een collega zette een aanbod even stil. Jij kijkt mee: de bal ligt bij jou. "
            "Praat met de helper en besluit. We beloofden dat uiterlijk {day}.\n\nKijk hier: {link}"
        ),
        _("Een aanbod staat even stil. Jij kijkt mee, uiterlijk {day}: {link}"),
        for_resident=False,
    ),
    "standstill_asked": Kind(
        _("Neem jij het over? Een aanbod staat stil"),
        _(
            "{name} kijkt naar een aanbod dat stilstaat, en kan niet verder. Neem jij het over? "
            "We beloofden een besluit: uiterlijk {day}.\n\nKijk hier: {link}"
        ),
        _("Neem jij het over? {name} kan niet verder kijken naar een aanbod dat stilstaat: {link}"),
        for_resident=False,
    ),
    "standstill_word": Kind(
        _("Er is iets teruggezegd bij een aanbod dat stilstaat"),
        _("De helper zei iets terug. Lees het voordat je besluit: {link}"),
        _("Bij een aanbod dat stilstaat, is iets teruggezegd: {link}"),
        for_resident=False,
    ),
    "standstill_decided": Kind(
        _("Er is gekeken naar een aanbod dat je stilzette"),
        _(
            "{name} keek naar een aanbod dat jij stilzette, en besloot. De helper weet het.\n\n"
            "Naar je werk: {link}"
        ),
        _("{name} keek naar een aanbod dat jij stilzette, en besloot: {link}"),
        for_resident=False,
    ),
    "standstill_ends": Kind(
        _("Een aanbod staat nog stil tot en met {day}"),
        _(
            "Een aanbod staat stil tot en met {day}. {name} kijkt ernaar. "
            "Besluit niemand iets? Dan doet het daarna vanzelf weer mee.\n\nKijk hier: {link}"
        ),
        _("Een aanbod staat stil tot en met {day}. Zonder besluit doet het weer mee: {link}"),
        for_resident=False,
    ),
    "standstill_opened": Kind(
        _("Een aanbod doet weer mee, zonder besluit"),
        _(
            "Een aanbod stond stil tot en met {day}. Niemand besloot iets. Nu doet het weer mee. "
            "Is er nog iets aan de hand? Praat erover met je teamleider.\n\nNaar je werk: {link}"
        ),
        _("Een aanbod doet weer mee. Tot en met {day} besloot niemand iets: {link}"),
        for_resident=False,
    ),
}

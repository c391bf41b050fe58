"""Messages to who keeps a place without a screen. Facts: place, link, phone, name, code, numbers."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

KEEPERS: dict[str, Kind] = {
    "map_code_for_you": Kind(
        _("Je code voor {place}"),
        _(
            "Jij houdt {place} bij. Daarvoor heb je nu een code: {code}.\n\n"
            "Bel {phone} en lees hem voor, of neem hem mee naar de balie. Iemand schrijft dan voor je op"
            " hoeveel mensen er kwamen, of wanneer het is. Had je al een code? Die werkt niet meer.\n\n"
            "Kijk hier: {link}"
        ),
        _("Je code voor {place} is {code}. Lees hem voor als je {phone} belt. {link}"),
        paper=_(
            "Jij houdt {place} bij. Daarvoor heb je nu een code: {code}.\n\n"
            "Bel {phone} en lees hem voor, of neem hem mee naar de balie. Iemand schrijft dan voor je op"
            " hoeveel mensen er kwamen, of wanneer het is. Had je al een code? Die werkt niet meer."
        ),
    ),
    "map_code_stopped": Kind(
        _("Je code voor {place} werkt niet meer"),
        _(
            "Je had een code voor {place}. Die werkt niet meer. Wie het met je bijhoudt, deed dat.\n\n"
            "Kijk hier: {link}\nKlopt dit niet? Bel {phone}."
        ),
        _("Je code voor {place} werkt niet meer. Klopt dat niet? Bel {phone}. {link}"),
        paper=_(
            "Je had een code voor {place}. Die werkt niet meer. Wie het met je bijhoudt, deed dat.\n\n"
            "Klopt dit niet? Bel {phone}."
        ),
    ),
    "map_counted_for_you": Kind(
        _("Opgeschreven: hoeveel mensen er kwamen bij {place}"),
        _(
            "{name} schreef voor je op hoeveel mensen er kwamen bij {place}.\n\n{numbers}\n\n"
            "Staat er een pijl? Dan stond er eerst het getal ervoor.\n\n"
            "Klopt het niet? Verander het hier: {link}\n"
            "Of bel {phone} en lees je code voor. Dan zetten we het goed."
        ),
        _("{name} schreef op hoeveel mensen er kwamen bij {place}. Niet goed? Bel {phone}. {link}"),
        paper=_(
            "{name} schreef voor je op hoeveel mensen er kwamen bij {place}.\n\n{numbers}\n\n"
            "Staat er een pijl? Dan stond er eerst het getal ervoor.\n\n"
            "Klopt het niet? Bel {phone} en lees je code voor. Dan zetten we het goed."
        ),
    ),
    "map_when_for_you": Kind(
        _("Opgeschreven: wanneer {place} is"),
        _(
            "{name} schreef voor je op wanneer {place} is.\n\nKijk hier: {link}\n"
            "Klopt het niet? Zet het daar terug. Of bel {phone} en lees je code voor."
        ),
        _("{name} schreef op wanneer {place} is. Zetten we het terug? Bel {phone}. {link}"),
        paper=_(
            "{name} schreef voor je op wanneer {place} is.\n\n"
            "Klopt het niet? Bel {phone} en lees je code voor."
            " Wij lezen voor wat er staat, en zetten het terug."
        ),
    ),
    "map_back_for_you": Kind(
        _("Teruggezet: wanneer {place} is"),
        _(
            "{name} zette voor je terug wanneer {place} is. Het staat er weer zoals het was.\n\n"
            "Kijk hier: {link}\nKlopt het niet? Bel {phone} en lees je code voor. Ook dit kan terug."
        ),
        _("{name} zette terug wanneer {place} is. Niet goed? Bel {phone}. {link}"),
        paper=_(
            "{name} zette voor je terug wanneer {place} is. Het staat er weer zoals het was.\n\n"
            "Klopt het niet? Bel {phone} en lees je code voor. Ook dit kan terug."
        ),
    ),
    "map_invited_for_you": Kind(
        _("Een uitnodiging om {place} samen te dragen"),
        _(
            "{name} maakte voor je een uitnodiging op papier voor {place}. Wie hem krijgt en ja zegt,"
            " draagt het samen met jou.\n\nKijk hier: {link}\n"
            "Toch liever niet? Trek hem daar in. Of bel {phone} en lees je code voor."
        ),
        _("{name} maakte een uitnodiging voor {place}. Toch liever niet? Bel {phone}. {link}"),
        paper=_(
            "{name} maakte voor je een uitnodiging op papier voor {place}. Wie hem krijgt en ja zegt,"
            " draagt het samen met jou.\n\n"
            "Toch liever niet? Bel {phone} en lees je code voor. Dan trekken we hem in."
        ),
    ),
    "map_not_invited_for_you": Kind(
        _("De uitnodiging voor {place} is ingetrokken"),
        _(
            "{name} trok voor je een uitnodiging in voor {place}. Niemand komt daar nog mee binnen.\n\n"
            "Kijk hier: {link}\nToch iemand vragen? Bel {phone} en lees je code voor."
        ),
        _("{name} trok de uitnodiging voor {place} in. Toch iemand vragen? Bel {phone}. {link}"),
        paper=_(
            "{name} trok voor je een uitnodiging in voor {place}. Niemand komt daar nog mee binnen.\n\n"
            "Toch iemand vragen? Bel {phone} en lees je code voor."
        ),
    ),
}

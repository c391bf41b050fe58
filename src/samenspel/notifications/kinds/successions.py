"""Messages about who takes over. Facts: name (leaves), other (would come), organisation, phone, day."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

SUCCESSIONS: dict[str, Kind] = {
    "succession_asked": Kind(
        _("Mag iemand anders het overnemen van {name}?"),
        _(
            "{name} kan er straks niet meer voor je zijn. {name} stelt voor dat {other} het overneemt.\n\n"
            "Dat mag alleen als jij het goed vindt. Jullie maken dan eerst kennis.\n"
            "Zeg ja of nee: {link}\n\nWil je uiterlijk {day} antwoorden? Bellen kan ook: {phone}."
        ),
        _("Mag {other} het overnemen van {name}? Zeg ja of nee: {link}"),
        paper=_(
            "{name} kan er straks niet meer voor je zijn. {name} stelt voor dat {other} het overneemt.\n\n"
            "Dat mag alleen als jij het goed vindt. Jullie maken dan eerst kennis.\n\n"
            "Bel {phone} en zeg ja of nee, liefst uiterlijk {day}. Je mag ook langskomen."
        ),
        waits=True,
    ),
    "succession_noted": Kind(
        _("We schreven je antwoord op"),
        _(
            "Over {other}, die het wil overnemen van {name}, schreven we op: {what}.\n\n"
            "Klopt dat niet? Zeg het hier: {link}\nOf bel {phone}."
        ),
        _("We schreven op: {what}. Klopt dat niet? {link}"),
        paper=_(
            "Over {other}, die het wil overnemen van {name}, schreven we op: {what}.\n\n"
            "Klopt dat niet? Bel {phone}."
        ),
    ),
    "succession_done": Kind(
        _("{other} heeft het overgenomen"),
        _(
            "Jullie maakten kennis. {other} heeft het nu overgenomen van {name}.\n\nKijk hier: "
            "{link}\nBellen kan ook: {phone}."
        ),
        _("{other} heeft het nu overgenomen van {name}. {link}"),
        paper=_(
            "Jullie maakten kennis. {other} heeft het nu overgenomen van {name}.\n\nWil je iets "
            "vragen? Bel {phone}."
        ),
    ),
    "succession_taken_back": Kind(
        _("Er verandert niets"),
        _(
            "{name} vroeg of {other} het mocht overnemen. Dat gaat niet door. Alles blijft zoals "
            "het was.\n\nKijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("De vraag over {other} gaat niet door. Alles blijft zoals het was. {link}"),
        paper=_(
            "{name} vroeg of {other} het mocht overnemen. Dat gaat niet door. Alles blijft zoals het was.\n\n"
            "Wil je iets vragen? Bel {phone}."
        ),
        waits=True,
    ),
    "succession_not_met": Kind(
        _("Er is nog geen kennisgemaakt"),
        _(
            "{other} zou het overnemen van {name}. Daar was een ja op. "
            "Maar er is niet op tijd kennisgemaakt. Daarom gaat dit nu niet door.\n\n"
            "Er verandert niets. Wie er komt, vragen we opnieuw.\nKijk hier: {link}\nBellen kan ook: {phone}."
        ),
        _("{other} kwam niet kennismaken. Er verandert niets. Wie er komt, vragen we opnieuw. {link}"),
        paper=_(
            "{other} zou het overnemen van {name}. Daar zei je ja op. "
            "Maar er is niet op tijd kennisgemaakt. Daarom gaat dit nu niet door.\n\n"
            "Er verandert niets. Wie er komt, vragen we opnieuw. Wil je iets vragen? Bel {phone}."
        ),
        waits=True,
    ),
    "relation_ended": Kind(
        _("Afscheid van {name}"),
        _(
            "{name} is er niet meer voor je. Er komt nu niemand in de plaats, want daar zei je "
            "geen ja op.\n\n"
            "Dank je wel voor je vertrouwen. Wil je toch iemand om je heen? Bel {phone}, of vraag "
            "het hier: {link}"
        ),
        _("{name} is er niet meer voor je. Wil je toch iemand? Bel {phone}. {link}"),
        paper=_(
            "{name} is er niet meer voor je. Er komt nu niemand in de plaats, want daar zei je "
            "geen ja op.\n\n"
            "Dank je wel voor je vertrouwen. Wil je toch iemand om je heen? Bel {phone}."
        ),
    ),
    "contact_removed": Kind(
        _("Wat je {name} vertelde, is weg"),
        _(
            "Je vertelde {name} iets, en dat mocht opgeschreven worden. {name} stopt. Daarom is "
            "het nu weggehaald.\n\n"
            "Je hoeft niets te doen. Wil je het opnieuw vertellen? Bel {phone}.\nWat we bewaren: {link}"
        ),
        _("Wat je {name} vertelde, is weggehaald. Je hoeft niets te doen. {link}"),
        paper=_(
            "Je vertelde {name} iets, en dat mocht opgeschreven worden. {name} stopt. Daarom is "
            "het nu weggehaald.\n\n"
            "Je hoeft niets te doen. Wil je het opnieuw vertellen? Bel {phone}."
        ),
        waits=True,
    ),
    "succession_yours": Kind(
        _("Iemand wil kennis met je maken"),
        _(
            "Je mag het van {name} overnemen. De persoon om wie het gaat, zei ja.\n\n"
            "Maak eerst samen kennis. Zeg daarna hier dat je het overneemt: {link}"
        ),
        _("Je mag het overnemen van {name}. Maak eerst kennis: {link}"),
        for_resident=False,
    ),
    "succession_answered": Kind(
        _("Er is antwoord over je opvolger"),
        _("Je vroeg of {other} het mag overnemen. Het antwoord: {what}.\n\nKijk hier: {link}"),
        _("Over {other}: {what}. {link}"),
        for_resident=False,
    ),
}

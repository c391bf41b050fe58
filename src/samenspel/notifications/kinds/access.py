"""Messages about a card, and about who may act for somebody. Facts: name, other, phone, day, link."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

ACCESS: dict[str, Kind] = {
    "card_made": Kind(
        _("Er is een kaart voor je gemaakt"),
        _(
            "{name} heeft een kaart voor je gemaakt. Met de kaart en je pincode kom je binnen.\n\n"
            "Weet je hier niet van? Bel dan meteen: {phone}.\nTrek de kaart zelf in: {link}"
        ),
        _("Er is een kaart voor je gemaakt. Wist je dat niet? Trek hem in: {link}"),
        paper=_(
            "{name} heeft een kaart voor je gemaakt. Met de kaart en je pincode kom je binnen.\n\n"
            "Weet je hier niet van? Bel dan meteen: {phone}."
        ),
    ),
    "card_locked": Kind(
        _("Je kaart doet het even niet"),
        _(
            "Iemand typte vijf keer een verkeerde pincode bij je kaart. "
            "Over een uur kun je het weer proberen.\n\n"
            "Was jij dat niet? Bel {phone}, of trek de kaart in: {link}"
        ),
        _("Vijf keer een verkeerde pincode. Je kaart doet het een uur niet: {link}"),
        paper=_(
            "Iemand typte vijf keer een verkeerde pincode bij je kaart. "
            "Over een uur kun je het weer proberen.\n\nWas jij dat niet? Bel {phone}."
        ),
    ),
    "card_revoked": Kind(
        _("Je kaart werkt niet meer"),
        _(
            "Je kaart is gestopt. Niemand komt er nog mee binnen.\n\n"
            "Wil je een nieuwe? Bel {phone}, of maak hem zelf: {link}"
        ),
        _("Je kaart is gestopt. Zo maak je een nieuwe: {link}"),
        paper=_("Je kaart is gestopt. Niemand komt er nog mee binnen.\n\nWil je een nieuwe? Bel {phone}."),
    ),
    "made_card_revoked": Kind(
        _("Een kaart die jij maakte, is gestopt"),
        _(
            "Er was tien keer een verkeerde pincode. De kaart werkt nu niet meer.\n\n"
            "Bel de ander als je kunt.\n\nKijk hier: {link}"
        ),
        _("Een kaart die jij maakte, is gestopt na tien verkeerde pincodes: {link}"),
        for_resident=False,
    ),
    "mandate_given": Kind(
        _("Iemand mag iets voor je doen"),
        _(
            "{name} mag vanaf nu iets voor je doen, tot {day}.\n\n"
            "Klopt dat niet? Stop het hier: {link}\nOf bel {phone}."
        ),
        _("{name} mag iets voor je doen, tot {day}. Klopt dat niet? {link}"),
        paper=_(
            "{name} mag vanaf nu iets voor je doen, tot {day}.\n\n"
            "Klopt dat niet? Bel {phone}. Dan stoppen wij het."
        ),
    ),
    "mandate_asked": Kind(
        _("{name} vraagt of jij iets wilt doen"),
        _(
            "{name} vraagt of jij soms iets voor hem of haar wilt doen, tot {day}.\n\n"
            "Log in met dit e-mailadres en zeg ja of nee: {link}\n\n"
            "Je hoeft niet te zeggen waarom. Vragen? Bel {phone}."
        ),
        _("{name} vraagt of jij iets wilt doen. Zeg ja of nee: {link}"),
        waits=True,
    ),
    "mandate_ended": Kind(
        _("Iets voor een ander doen is gestopt"),
        _(
            "{name} mag niets meer doen voor {other}. Dat is nu gestopt.\n\n"
            "Kijk hier: {link}\nVragen? Bel {phone}."
        ),
        _("{name} mag niets meer doen voor {other}: {link}"),
        paper=_("{name} mag niets meer doen voor {other}. Dat is nu gestopt.\n\nVragen? Bel {phone}."),
    ),
    "mandate_ending": Kind(
        _("Wil je dat dit doorgaat?"),
        _(
            "{name} mag iets voor je doen tot {day}. Daarna stopt het vanzelf.\n\n"
            "Wil je dat het doorgaat? Kies het opnieuw: {link}\nBellen kan ook: {phone}."
        ),
        _("{name} mag iets voor je doen tot {day}. Moet het doorgaan? {link}"),
        paper=_(
            "{name} mag iets voor je doen tot {day}. Daarna stopt het vanzelf.\n\n"
            "Wil je dat het doorgaat? Bel {phone}."
        ),
        waits=True,
    ),
}

"""Messages about resting for a while: until a day, or until somebody says so. Never why, never who."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

RESTS: dict[str, Kind] = {
    "rest_ends": Kind(
        _("Op {day} doe je weer mee"),
        _(
            "Je nam even rust. Op {day} doe je weer mee. Dan kunnen we je weer iets vragen.\n\n"
            "Wil je langer rust, of eerder weer meedoen? Zeg het hier: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Op {day} doe je weer mee. Liever langer rust? Zeg het hier: {link}"),
        paper=_(
            "Je nam even rust. Op {day} doe je weer mee. Dan kunnen we je weer iets vragen.\n\n"
            "Wil je langer rust, of eerder weer meedoen? Bel {phone} en lees je code voor. "
            "Een reden hoeft niet."
        ),
    ),
    "match_paused": Kind(
        _("Even rust"),
        _(
            "Wat jullie samen doen, staat even stil. Je hoeft niets te doen.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Wat jullie samen doen, staat even stil. Je hoeft niets te doen. {link}"),
        paper=_(
            "Wat jullie samen doen, staat even stil. Je hoeft niets te doen. "
            "Vragen? Bel {phone} en lees je code voor."
        ),
    ),
    "match_paused_until": Kind(
        _("Even rust"),
        _(
            "Wat jullie samen doen, staat even stil. Op {day} gaan jullie weer verder. "
            "Je hoeft niets te doen.\n\nKijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Wat jullie samen doen, staat even stil, tot {day}. Je hoeft niets te doen. {link}"),
        paper=_(
            "Wat jullie samen doen, staat even stil. Op {day} gaan jullie weer verder. "
            "Je hoeft niets te doen. Vragen? Bel {phone} en lees je code voor."
        ),
    ),
    "match_rest_ends": Kind(
        _("Op {day} gaan jullie weer verder"),
        _(
            "Wat jullie samen doen, staat nu even stil. Op {day} gaan jullie weer verder.\n\n"
            "Liever later, of juist eerder? Zeg het hier: {link}\n"
            "Bellen kan ook: {phone}. Je code is {code}."
        ),
        _("Op {day} gaan jullie weer verder. Liever later? Zeg het hier: {link}"),
        paper=_(
            "Wat jullie samen doen, staat nu even stil. Op {day} gaan jullie weer verder.\n\n"
            "Liever later, of juist eerder? Bel {phone} en lees je code voor. Een reden hoeft niet."
        ),
    ),
    "match_resumed": Kind(
        _("Jullie gaan weer verder"),
        _("Jullie gaan weer verder.\n\nKijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."),
        _("Jullie gaan weer verder. {link}"),
        paper=_("Jullie gaan weer verder. Vragen? Bel {phone} en lees je code voor."),
    ),
}

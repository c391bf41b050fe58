"""Messages about somebody's week in a programme. Never what is in it."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

WEEKS: dict[str, Kind] = {
    "place_shown": Kind(
        _("Er is iets dat misschien in je week past"),
        _(
            "Er is iets dat misschien in je week past. Jij kiest. Zonder jouw ja staat het er niet in.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is iets dat misschien in je week past. Jij kiest: {link}"),
        paper=_(
            "Er is iets dat misschien in je week past. Jij kiest. Zonder jouw ja staat het er niet in.\n\n"
            "Bel {phone} en lees je code voor. Dan kijken we samen."
        ),
        waits=True,
    ),
    "week_moved": Kind(
        _("Er is iets veranderd in je week"),
        _(
            "Er is iets veranderd in je week. Kijk hoe het er nu uitziet.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is iets veranderd in je week: {link}"),
        paper=_("Er is iets veranderd in je week. Bel {phone} en lees je code voor. Dan kijken we samen."),
    ),
}

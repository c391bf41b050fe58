"""Messages about a tour. What moved and two who want to talk on say the same: no carrier can tell."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

TOURS: dict[str, Kind] = {
    "tour_host_asked": Kind(
        _("Wil je mensen ontvangen bij een rondleiding?"),
        _(
            "Iemand vraagt je om mensen te ontvangen bij een rondleiding. Jij kiest. "
            "Zonder jouw ja sta je niet op de lijst.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Wil je mensen ontvangen bij een rondleiding? Jij kiest: {link}"),
        paper=_(
            "Iemand vraagt je om mensen te ontvangen bij een rondleiding. Jij kiest. "
            "Zonder jouw ja sta je niet op de lijst.\n\n"
            "Bel {phone} en lees je code voor. Dan kijken we samen."
        ),
        waits=True,
    ),
    "tour_news": Kind(
        _("Er is iets nieuws bij je rondleiding"),
        _(
            "Er is iets nieuws bij je rondleiding. Lees het op je pagina.\n\n"
            "Kijk hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("Er is iets nieuws bij je rondleiding: {link}"),
        paper=_("Er is iets nieuws bij je rondleiding. Bel {phone} en lees je code voor. Dan hoor je het."),
    ),
}

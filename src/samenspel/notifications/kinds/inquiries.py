"""The message about a talk in four steps: today she would ask how it is going. Never about what."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

INQUIRIES: dict[str, Kind] = {
    "inquiry_asks": Kind(
        _("Jij vraagt hoe het gaat"),
        _(
            "Er was een gesprek in vier stappen. Jij zou op {day} vragen hoe het gaat.\n\n"
            "Schrijf hier op wat ervan kwam, of kies een andere dag: {link}\n"
            "Bellen kan ook: {phone}."
        ),
        _("Jij zou op {day} vragen hoe het gaat, na een gesprek. Schrijf hier op wat ervan kwam: {link}"),
        paper=_(
            "Er was een gesprek in vier stappen. Jij zou op {day} vragen hoe het gaat.\n\n"
            "Vertel ons wat ervan kwam, of kies een andere dag. Bel {phone}."
        ),
        waits=True,
    ),
}

"""Messages around a death: no more than that there is a word; the page says it (decision 0006)."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

DEATHS: dict[str, Kind] = {
    "quiet_word": Kind(
        _("We willen je iets vertellen"),
        _(
            "We willen je iets vertellen. Dat doen we liever niet in dit bericht.\n\n"
            "Lees het hier: {link}\nBellen kan ook: {phone}. Je code is {code}."
        ),
        _("We willen je iets vertellen. Lees het hier: {link}"),
        paper=_(
            "We willen je iets vertellen. Dat doen we liever niet in deze brief.\n\n"
            "Bel {phone} en lees je code voor."
        ),
    ),
    "quiet_word_mine": Kind(
        _("We willen je iets vertellen"),
        _(
            "We willen je iets vertellen. Dat doen we liever niet in dit bericht.\n\n"
            "Lees het als je bent ingelogd: {link}\nBellen kan ook: {phone}."
        ),
        _("We willen je iets vertellen. Lees het hier: {link}"),
        paper=_("We willen je iets vertellen. Dat doen we liever niet in deze brief.\n\nBel {phone}."),
    ),
    "word_at_work": Kind(
        _("Er is iets veranderd bij een vraag"),
        _("Er is iets veranderd bij een vraag die je hebt. Kijk wat er nu nodig is.\n\n{link}"),
        _("Er is iets veranderd bij een vraag die je hebt. Kijk: {link}"),
        for_resident=False,
    ),
}

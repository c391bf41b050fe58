"""Messages about a talk in four steps: her yes as it was heard, and the day to ask. Never what it is about.

Who is in it by a heard yes has no screen: these say whom to call, and by which code we know her. Facts:
phone, code, and of a yes the name of who heard it.
"""

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
    "inquiry_asks_by_code": Kind(
        _("Jij vraagt hoe het gaat"),
        _(
            "Er was een gesprek in vier stappen. Jij zou op {day} vragen hoe het gaat.\n\n"
            "Bel {phone} en noem jouw code: {code}. Vertel ons wat ervan kwam, of kies een andere dag."
        ),
        _("Jij vraagt vandaag hoe het gaat. Vertel ons wat ervan kwam: bel {phone}. Jouw code: {code}"),
        by_phone=True,
        waits=True,
    ),
    "inquiry_yes_written": Kind(
        _("Jij doet mee met een gesprek"),
        _(
            "Jij zei ja: je doet mee met een gesprek in vier stappen. {name} schreef dat voor je op.\n\n"
            "In zo'n gesprek vertel je wat goed gaat en wat je wilt. Je kijkt samen wie wat kan doen, en hoe"
            " je het volhoudt. Jij kiest wat je zegt. Wie meedoet, ziet je naam en wat je zegt. Verder"
            " niemand.\n\n"
            "Jouw code is {code}. Bel {phone} en noem hem. Dan kun je iets zeggen, of horen wat er staat. Je"
            " kunt ook iets laten weghalen, of niet meer meedoen. Een reden hoeft niet.\n\n"
            "Klopt dit niet? Bel dan ook {phone}."
        ),
        _("Je doet mee met een gesprek. {name} schreef je ja op. Eruit, of klopt het niet? Bel {phone}."
          " Jouw code: {code}"),
        by_phone=True,
    ),
    "inquiry_new_code": Kind(
        _("Een nieuwe code voor jouw gesprek"),
        _(
            "Je hebt een nieuwe code voor het gesprek waarin je meedoet: {code}. De oude werkt niet meer.\n\n"
            "Wil je iets zeggen, horen wat er staat, of niet meer meedoen? Bel {phone} en noem je code."
        ),
        _("Je nieuwe code voor het gesprek is {code}. De oude werkt niet meer. Vragen? Bel {phone}."),
        by_phone=True,
    ),
    "inquiry_left_for_you": Kind(
        _("Je doet niet meer mee met een gesprek"),
        _(
            "Je doet niet meer mee met het gesprek in vier stappen. Iemand schreef dat voor je op.\n\n"
            "Klopt dit niet? Bel dan {phone}."
        ),
        _("Je doet niet meer mee met het gesprek. Klopt dit niet? Bel {phone}."),
        by_phone=True,
    ),
}  # fmt: skip

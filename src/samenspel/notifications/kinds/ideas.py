"""What is told to who has no screen about her idea: there is no page for her, so she calls.

Facts: place (its name), words (her own sentence), code (hers), name (who wrote it down), what (was done),
phone.
"""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

IDEAS: dict[str, Kind] = {
    "idea_begun_for_you": Kind(
        _("Je idee staat er: {place}"),
        _(
            "{name} schreef je idee op, zoals jij het zei.\n\n{place}: {words}\n\n"
            "Het is van jou. Je code is {code}. Bewaar hem goed.\n\n"
            "Bel {phone} en lees je code voor. Dan hoor je hoe het ermee staat. Je kunt ook iemand erbij"
            " vragen, de tekst veranderen of stoppen.\n\nKlopt er iets niet? Bel dan {phone}."
        ),
        _("Je idee {place} staat er. Je code: {code}. Klopt er iets niet? Bel {phone}."),
        by_phone=True,
    ),
    "idea_joined_for_you": Kind(
        _("Jij doet mee met {place}"),
        _(
            "{name} schreef op dat jij meedoet met {place}. Je draagt het samen met andere bewoners.\n\n"
            "Je code is {code}. Bewaar hem goed.\n\n"
            "Bel {phone} en lees je code voor. Dan hoor je hoe het ermee staat. Stoppen mag altijd.\n\n"
            "Klopt dit niet? Bel dan {phone}."
        ),
        _("Jij doet mee met {place}. Je code: {code}. Klopt dat niet? Bel {phone}."),
        by_phone=True,
    ),
    "idea_code_for_you": Kind(
        _("Je nieuwe code van {place}"),
        _(
            "{name} gaf je een nieuwe code van {place}. Je oude code werkt niet meer.\n\n"
            "Je code is {code}. Bewaar hem goed.\n\nVroeg jij dit niet? Bel dan {phone}."
        ),
        _("Je nieuwe code van {place}: {code}. Vroeg jij dit niet? Bel {phone}."),
        by_phone=True,
    ),
    "idea_done_for_you": Kind(
        _("Over {place}: {what}"),
        _("{name} schreef voor je op, over {place}: {what}.\n\nKlopt dit niet? Bel dan {phone}."),
        _("Over {place}: {what}. Klopt dit niet? Bel {phone}."),
        by_phone=True,
    ),
}

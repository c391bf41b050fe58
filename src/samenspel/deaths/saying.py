"""What ends with somebody, in sentences; nothing is said of what there is none of."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from .queries import Page

ENDS = {
    "asks": ngettext_lazy("%(n)d vraag stopt.", "%(n)d vragen stoppen.", "n"),
    "helpers": ngettext_lazy(
        "%(n)d buur hoeft niet meer te komen.", "%(n)d buren hoeven niet meer te komen.", "n"
    ),
    "turns": ngettext_lazy("%(n)d beurt vervalt.", "%(n)d beurten vervallen.", "n"),
    "offers": ngettext_lazy("%(n)d aanbod stopt.", "%(n)d keer aanbod stopt.", "n"),
    "helps": ngettext_lazy(
        "%(n)d ander verliest hulp. Wie die vraag heeft, hoort het.",
        "%(n)d anderen verliezen hulp. Wie hun vraag heeft, hoort het.",
        "n",
    ),
    "places": ngettext_lazy(
        "%(n)d plek in een programma of rondleiding komt vrij.",
        "%(n)d plekken in een programma of rondleiding komen vrij.",
        "n",
    ),
    "agreements": ngettext_lazy(
        "%(n)d afspraak in een kring stopt.", "%(n)d afspraken in een kring stoppen.", "n"
    ),
    "mandates": ngettext_lazy("%(n)d keer 'namens' stopt.", "%(n)d keer 'namens' stopt.", "n"),
}


def what_ends(page: Page) -> list[str]:
    """Return what ends, each as one sentence with its number."""
    return [said % {"n": number} for what, said in ENDS.items() if (number := getattr(page, what))]


def who_hears(page: Page) -> str:
    """Return how many people hear that there is a word for them."""
    if not page.told:
        return _("Niemand anders krijgt een bericht.")
    said = ngettext(
        "%(n)d mens krijgt een rustig bericht.", "%(n)d mensen krijgen een rustig bericht.", page.told
    )
    return said % {"n": page.told}

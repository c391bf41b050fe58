"""Deeds from the journal, in plain words; what is not here stands in `journal.showing`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.journal.showing import VERBS

DONE: Mapping[str, str | Promise] = {
    "registered": _("schreef je naam op"),
    "asked": _("stelde een vraag"),
    "reworded": _("schreef de vraag anders op"),
    "renamed": _("veranderde hoe we je noemen"),
    "changed_contact": _("schreef op hoe we je bereiken"),
    "shared": _("schreef op wat je wilt delen"),
    "wrote": _("schreef een bericht"),
    "answered_for_person": _("gaf antwoord: mag een ander helpen?"),
    "ended": _("sloot een vraag af"),
    "reopened": _("opende een vraag weer"),
    "planned_look_back": _("sprak af om terug te kijken"),
    "gave_mandate": _("kwam met jouw kaart en pincode voor je aan de slag"),
    "ended_mandate": _("stopte met iets voor je doen"),
}
# What goes along with a deed that is told already: the ball of a question.
ALONG = {"opened_ball", "closed_ball", "reopened_ball"}


def done_in_words(verb: str) -> str:
    """Return what somebody did for her, as people say it."""
    return str(DONE.get(verb) or VERBS.get(verb) or _("deed iets voor je"))

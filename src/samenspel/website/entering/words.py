"""Deeds from the journal, in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    "map_counted": _("schreef op hoeveel mensen er kwamen"),
    "map_entry_changed": _("schreef op wanneer het is"),
    "map_entry_undone": _("zette terug wanneer iets is"),
    "map_invited": _("maakte een uitnodiging"),
    "ended_mandate": _("stopte met iets voor je doen"),
}
# What goes along with a deed that is told already: the ball of a question.
ALONG = {"opened_ball", "closed_ball", "reopened_ball"}

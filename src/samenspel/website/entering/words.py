"""Deeds from the journal, in plain words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.journal.models import Entry

DONE: Mapping[str, str | Promise] = {
    "registered": _("schreef je naam op"),
    "asked": _("stelde een vraag"),
    "reworded": _("schreef de vraag anders op"),
    "renamed": _("veranderde de naam bij een vraag"),
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


def deeds_in_words(rows: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return who did what for somebody, and when. A name is there where the policies allow it."""
    found = [row for row in rows if row.verb not in ALONG]
    people = Person.objects.filter(pk__in={row.actor_id for row in found})
    names = {person.pk: person.shown for person in people}
    return [
        {
            "at": row.occurred_at,
            "who": names.get(row.actor_id, _("een medewerker")) if row.actor_id else "",
            "what": DONE.get(row.verb, _("deed iets voor je")),
        }
        for row in found
    ]

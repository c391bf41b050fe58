"""The little path in words: each step as a sentence for the asker, or for who works with it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Sentence = str | Promise

FOR_ASKER: dict[str, Sentence] = {
    "ASKED": gettext_lazy("Je stelde je vraag."),
    "PERSON_ASKED": gettext_lazy("We vroegen je: mag {name} je helpen?"),
    "PERSON_REFUSED": gettext_lazy("Jij zei: liever niet."),
    "OFFERED": gettext_lazy("We vroegen {name} om de bal aan te nemen."),
    "PASSED": gettext_lazy("{name} heeft de bal aangenomen."),
    "DECLINED": gettext_lazy("{name} kan de bal nu niet aannemen."),
    "TAKEN_BACK": gettext_lazy("{name} houdt de bal toch zelf."),
    "SUGGESTED": gettext_lazy("{name} zocht een plek voor je uit."),
    "DEAD_END": gettext_lazy("Deze weg liep dood. {name} zoekt verder."),
    "HOLDER_REMINDED": gettext_lazy("{name} is later dan beloofd. We vroegen het na."),
    "DEPUTY_REMINDED": gettext_lazy("We vroegen {name} om het over te nemen."),
    "LEAD_REMINDED": gettext_lazy("We vroegen teamleider {name} om te helpen."),
    "PROMISED": gettext_lazy("{name} sprak een nieuwe dag af."),
    "ANSWERED": gettext_lazy("Jij zei: mijn vraag is beantwoord."),
    "ANSWERED self": gettext_lazy("Jij zei: ik vond zelf een antwoord."),
    "PARTLY": gettext_lazy("Jij zei: mijn vraag is voor een deel beantwoord."),
    "NOT_FOUND": gettext_lazy("Jij zei: we vonden geen antwoord."),
    "WITHDRAWN": gettext_lazy("Jij stopte je vraag."),
    "DIED": gettext_lazy("De vraag is gestopt door een overlijden."),
    "NOT_SO": gettext_lazy("Dat klopte niet. De vraag is weer open."),
    "REOPENED": gettext_lazy("Jij opende je vraag weer."),
    "LOOK_BACK": gettext_lazy("We spraken af om terug te kijken."),
}
FOR_WORK: dict[str, Sentence] = {
    **FOR_ASKER,
    "ASKED": gettext_lazy("De vraag is gesteld."),
    "PERSON_ASKED": gettext_lazy("We vroegen de vrager: mag {name} helpen?"),
    "PERSON_REFUSED": gettext_lazy("De vrager zei: liever niet."),
    "SUGGESTED": gettext_lazy("{name} zocht een plek uit."),
    "ANSWERED": gettext_lazy("De vrager zei: mijn vraag is beantwoord."),
    "ANSWERED self": gettext_lazy("De vrager zei: ik vond zelf een antwoord."),
    "PARTLY": gettext_lazy("De vrager zei: voor een deel beantwoord."),
    "NOT_FOUND": gettext_lazy("De vrager zei: geen antwoord gevonden."),
    "WITHDRAWN": gettext_lazy("De vrager stopte de vraag."),
    "REOPENED": gettext_lazy("De vrager opende de vraag weer."),
    "LOOK_BACK": gettext_lazy("Er is afgesproken om terug te kijken."),
}


def _sentence(sentences: dict[str, Sentence], row: dict[str, Any]) -> Sentence:
    """Who found the answer herself reads so; else a kind of step has one sentence."""
    return sentences.get(f"{row['kind']} {row['shape']}", sentences[row["kind"]])


def in_words(rows: Sequence[dict[str, Any]], *, for_asker: bool, holder: UUID | None) -> list[dict[str, Any]]:
    """Return the steps as dicts for the path component: shape, text, at, detail. Newest on top.

    The ball stands beside the newest step only when that step names the holder of an open ball.
    """
    sentences = FOR_ASKER if for_asker else FOR_WORK
    steps = [
        {
            "shape": row["shape"],
            "text": str(_sentence(sentences, row)).format(name=row["name"] or _("Iemand")),
            "at": row["at"],
            "detail": _detail(row, for_asker=for_asker),
        }
        for row in rows
    ]
    if steps and holder and str(rows[0]["person_id"]) == str(holder):
        steps[0] = {**steps[0], "shape": "now"}
    return steps


def _detail(row: dict[str, Any], *, for_asker: bool) -> str:
    if row["kind"] == "ASKED" and row["name"]:
        return (_("Samen met %(name)s.") if for_asker else _("Opgeschreven door %(name)s.")) % {
            "name": row["name"]
        }
    if row["writer"]:
        return _("Opgeschreven door %(name)s.") % {"name": row["writer"]}
    if row["on_behalf"] and row["kind"] != "ASKED":
        return _("Opgeschreven aan de balie of telefoon.")
    return str(row["organisation"] or "")

"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept

KEPT = (
    Kept(
        key="on_the_map",
        table="social_map_insider",
        what=_("Wat jij op de kaart bijhoudt of mag lezen"),
        retention="ACCOUNT",
        at="t.since",
        rows="social_map_insider t JOIN social_map_entry e ON e.id = t.entry_id WHERE t.person_id = %(me)s",
        fields={
            "name": ("e.name", _("Wat")),
            "role": ("t.role", _("Als wat")),
            "keeper_code": ("t.keeper_code", _("Je code om te bellen")),
            "since": ("t.since", _("Vanaf")),
            "ended_at": ("t.ended_at", _("Tot")),
        },
    ),
    Kept(
        key="map_check",
        table="social_map_check",
        what=_("Wanneer we vroegen of je plek op de kaart klopt"),
        retention="ACCOUNT",
        at="t.asked_at",
        rows="social_map_check t WHERE %(me)s IN (t.person_id, t.answered_by_id)",
        fields={
            "way": ("t.way", _("Hoe")),
            "asked_at": ("t.asked_at", _("Gevraagd op")),
            "answered_at": ("t.answered_at", _("Je antwoord kwam op")),
            "answer": ("t.answer", _("Je antwoord")),
        },
    ),
    Kept(
        key="map_change",
        table="social_map_change",
        what=_("Wat je op de kaart veranderde of voorstelde"),
        retention="ACCOUNT",
        at="t.made_at",
        writer="coalesce(t.written_by_id, t.person_id)",
        words=True,
        rows="social_map_change t WHERE %(me)s IN (t.person_id, t.written_by_id)",
        fields={
            "kind": ("t.kind", _("Wat")),
            "state": ("t.state", _("Hoe het ermee staat")),
            "words": ("t.words", _("Je woorden")),
            "made_at": ("t.made_at", _("Op")),
        },
    ),
    Kept(
        key="map_handover",
        table="social_map_handover",
        what=_("Een groep die buurtbewoners overnemen"),
        retention="ACCOUNT",
        at="t.asked_at",
        rows="social_map_handover t JOIN social_map_entry e ON e.id = t.entry_id"
        " WHERE %(me)s IN (t.asked_by_id, t.resident_id, t.said_by_id)",
        fields={
            "name": ("e.name", _("Wat")),
            "asked_at": ("t.asked_at", _("Gevraagd op")),
            "said_at": ("t.said_at", _("Iemand nam het over op")),
        },
    ),
    Kept(
        key="map_relation",
        table="social_map_relation",
        what=_("Wat je zei over hoe jouw plek en een andere tot elkaar staan"),
        retention="ACCOUNT",
        at="t.asked_at",
        rows="social_map_relation t WHERE %(me)s IN (t.asked_by_id, t.confirmed_by_id, t.ended_by_id)",
        fields={
            "step": ("t.step", _("Wat")),
            "words": ("t.words", _("In deze woorden")),
            "asked_at": ("t.asked_at", _("Op")),
            "confirmed_at": ("t.confirmed_at", _("Jullie zeiden het allebei op")),
            "ended_at": ("t.ended_at", _("Tot")),
        },
    ),
)

"""What this room keeps about a small rota: see foundation.kept. Each reads her own side of it."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept

_MY_ASK = "r.ask_id IN (SELECT a.id FROM mutual_help_ask a WHERE a.asker_id = %(me)s)"
_MY_OFFER = "h.offer_id IN (SELECT o.id FROM mutual_help_offer o WHERE o.offerer_id = %(me)s)"

ROTAS = (
    Kept(
        key="rota", table="mutual_help_rota", what=_("Het rooster om je heen"), retention="ASK", words=True,
        rows=f"mutual_help_rota t JOIN mutual_help_rota r ON r.id = t.id WHERE {_MY_ASK}", at="t.begun_at",
        fields={
            "line": ("t.line", _("Wat zou helpen")),
            "door": ("t.door", _("Waar het is")),
            "contact_name": ("t.contact_name", _("Wie iedereen kan bellen")),
            "contact_phone": ("t.contact_phone", _("Op welk nummer")),
            "thanks": ("t.thanks", _("Jouw bedankje")),
            "ended_at": ("t.ended_at", _("Klaar op")),
        },
    ),
    Kept(
        key="rota_helper", table="mutual_help_rotahelper", retention="ASK",
        what=_("Wie je vroeg, en waarvoor je gevraagd bent"),
        rows="mutual_help_rotahelper t JOIN mutual_help_rotahelper h ON h.id = t.id"
        f" LEFT JOIN mutual_help_rota r ON r.id = t.rota_id WHERE ({_MY_ASK} OR {_MY_OFFER})",
        at="t.asked_at", writer="t.asked_by_id",
        fields={
            "asked_at": ("t.asked_at", _("Gevraagd op")),
            "joined_at": ("t.joined_at", _("Ja gezegd op")),
            "left_at": ("t.left_at", _("Gestopt op")),
        },
    ),
    Kept(
        key="turn", table="mutual_help_turn", what=_("Beurten in een rooster"), retention="ASK", words=True,
        rows="mutual_help_turn t LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id"
        f" LEFT JOIN mutual_help_rota r ON r.id = t.rota_id WHERE ({_MY_ASK} OR {_MY_OFFER})",
        at="t.begins_at",
        fields={
            "kind": ("t.kind", _("Wat")),
            "begins_at": ("t.begins_at", _("Wanneer")),
            "note": ("t.note", _("Wat iemand moest weten")),
            "cancelled_at": ("t.cancelled_at", _("Afgezegd op")),
        },
    ),
)  # fmt: skip

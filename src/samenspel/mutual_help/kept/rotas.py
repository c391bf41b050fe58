"""What this room keeps about a small rota: see foundation.kept. Each reads her own side of it."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

_HERS_OR_WITH_HERS = (
    "(t.rota_id = ANY (ARRAY(SELECT id FROM her_rotas)) OR t.{} = ANY (ARRAY(SELECT id FROM {})))"
)
HERS = {
    "her_rotas": f"SELECT r.* FROM mutual_help_rota r WHERE {among('r.ask_id', 'her_asks')}",
    "her_helpings": "SELECT t.* FROM mutual_help_rotahelper t WHERE "
    + _HERS_OR_WITH_HERS.format("offer_id", "her_offers"),
}

ROTAS = (
    Kept(
        key="rota", table="mutual_help_rota", what=_("Het rooster om je heen"), retention="ASK", words=True,
        rows="her_rotas t", at="t.begun_at",
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
        rows="her_helpings t",
        at="t.asked_at", writer="t.asked_by_id",
        fields={
            "asked_at": ("t.asked_at", _("Gevraagd op")),
            "joined_at": ("t.joined_at", _("Ja gezegd op")),
            "left_at": ("t.left_at", _("Gestopt op")),
        },
    ),
    Kept(
        key="turn", table="mutual_help_turn", what=_("Beurten in een rooster"), retention="ASK", words=True,
        rows="mutual_help_turn t WHERE"
        " (EXISTS (SELECT FROM her_helpings) OR EXISTS (SELECT FROM her_rotas)) AND "
        + _HERS_OR_WITH_HERS.format("helper_id", "her_helpings"),
        at="t.begins_at",
        fields={
            "kind": ("t.kind", _("Wat")),
            "begins_at": ("t.begins_at", _("Wanneer")),
            "note": ("t.note", _("Wat iemand moest weten")),
            "cancelled_at": ("t.cancelled_at", _("Afgezegd op")),
        },
    ),
    Kept(
        key="nobody_came", table="mutual_help_nobodycame", what=_("Dat er niemand kwam"), retention="ASK",
        rows="mutual_help_nobodycame t JOIN mutual_help_turn u ON u.id = t.turn_id"
        " WHERE u.rota_id = ANY (ARRAY(SELECT id FROM her_rotas))",
        at="t.said_at",
        fields={
            "begins_at": ("u.begins_at", _("Wanneer")),
            "looked_at": ("t.looked_at", _("Iemand keek hoe het ging")),
        },
    ),
)  # fmt: skip

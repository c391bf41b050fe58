"""What this room keeps about somebody's week in a programme: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

_MINE = f"WHERE {among('t.joining_id', 'her_joinings')}"

WEEKS = (
    Kept(
        key="place", table="mutual_help_place", what=_("Waar je een plek hebt in je week"), retention="ASK",
        rows=f"mutual_help_place t JOIN mutual_help_group g ON g.id = t.group_id {_MINE}",
        at="coalesce(t.taken_at, t.offered_at)", writer="t.offered_by_id",
        fields={
            "name": ("g.name", _("Groep")),
            "taken_at": ("t.taken_at", _("Ja gezegd op")),
            "left_at": ("t.left_at", _("Gestopt op")),
        },
    ),
    Kept(
        key="wish", table="mutual_help_wish", what=_("Wat je in je week wilt"), retention="ASK",
        rows=f"mutual_help_wish t {_MINE}", at="t.said_at",
        fields={
            "half_days": ("t.half_days", _("Hoeveel dagdelen")),
            "interpreter": ("t.interpreter", _("Een tolk, in welke taal")),
        },
    ),
)  # fmt: skip

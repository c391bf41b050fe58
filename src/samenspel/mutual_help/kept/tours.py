"""What this room keeps about tours at companies: see foundation.kept. What only one side ticked is not in it.

A tick is gone within two weeks, and no role can read it: her own page shows it to her alone.
"""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

_BROUGHT = (
    "(t.ask_id = ANY (ARRAY(SELECT id FROM her_asks)) OR t.offer_id = ANY (ARRAY(SELECT id FROM her_offers)))"
)
HERS = {"her_seats": f"SELECT t.* FROM mutual_help_tourseat t WHERE {_BROUGHT}"}

_OF_HERS = f"{among('t.visitor_id', 'her_seats')} OR {among('t.host_id', 'her_seats')}"

TOURS = (
    Kept(
        key="tour_seat", table="mutual_help_tourseat", what=_("Je plek bij een rondleiding"), retention="ASK",
        rows="her_seats t JOIN mutual_help_tour r ON r.id = t.tour_id",
        at="coalesce(t.taken_at, t.asked_at)", writer="t.asked_by_id",
        fields={
            "company": ("r.company", _("Bedrijf")),
            "begins_at": ("r.begins_at", _("Wanneer")),
            "name": ("t.name", _("Jouw naam op de lijst")),
            "taken_at": ("t.taken_at", _("Ja gezegd op")),
            "left_at": ("t.left_at", _("Teruggegeven op")),
        },
    ),
    Kept(
        key="tour_talk", table="mutual_help_talk", what=_("Met wie je na een rondleiding verder wilt praten"),
        retention="ASK", words=True,
        rows=f"mutual_help_talk t WHERE {_OF_HERS}",
        at="t.made_at",
        fields={
            "visitor_name": ("t.visitor_name", _("Naam van wie kwam kijken")),
            "visitor_reach": ("t.visitor_reach", _("Bereikbaar via")),
            "host_name": ("t.host_name", _("Naam van wie ontving")),
            "host_reach": ("t.host_reach", _("Bereikbaar via")),
        },
    ),
)  # fmt: skip

"""What is kept of an offer that stands still, about whoever offered it: hers, as long as it is kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

HERS = {"her_standstills": "SELECT s.* FROM mutual_help_standstill s WHERE s.person_id = %(me)s"}

STANDSTILLS = (
    Kept(
        key="standstill", table="mutual_help_standstill", what=_("Dat je aanbod even stilstond"),
        retention="STANDSTILL", rows="her_standstills t",
        at="t.held_at", writer="t.held_by_id", words=True,
        fields={
            "held_at": ("t.held_at", _("Sinds")),
            "until_on": ("t.until_on", _("Tot en met")),
            "rests": ("t.rests", _("Of ook rustte wat je al deed")),
            "over_at": ("t.over_at", _("Voorbij op")),
        },
    ),
    Kept(
        key="standstill_word", table="mutual_help_standstillword", retention="STANDSTILL", words=True,
        what=_("Wat erover gezegd is toen je aanbod stilstond"),
        rows=f"mutual_help_standstillword t WHERE {among('t.standstill_id', 'her_standstills')}",
        at="t.said_at", writer="t.said_by_id", private="t.is_hers",
        fields={"text": ("t.text", _("Wat er gezegd is")), "said_at": ("t.said_at", _("Op"))},
    ),
)  # fmt: skip

"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept

KEPT = (
    Kept(
        key="deed", table="journal_entry", what=_("Wie wat deed rond jou"), retention="ACCESS_LOG",
        rows="journal_entry t WHERE t.subject_id = %(me)s OR t.on_behalf_of_id = %(me)s"
        " OR t.actor_id = %(me)s",
        at="t.occurred_at", writer="t.actor_id",
        fields={
            "at": ("t.occurred_at", _("Wanneer")),
            "verb": ("t.verb", _("Wat")),
            "thing": ("t.object_type", _("Waaraan")),
            "on_your_behalf": ("t.on_behalf_of_id IS NOT DISTINCT FROM %(me)s::uuid", _("Namens jou")),
            "way": ("t.way", _("Hoe")),
        },
    ),
    # The fields that NEN 7513 shows to the person.
    Kept(
        key="look", table="journal_look", what=_("Wie keek"), retention="ACCESS_LOG",
        rows="journal_look t LEFT JOIN community_organisation o ON o.id = t.organisation_id"
        " WHERE t.subject_id = %(me)s",
        at="t.occurred_at", writer="t.person_id",
        fields={
            "at": ("t.occurred_at", _("Wanneer")),
            "role": ("t.role", _("Als wat")),
            "organisation": ("o.name", _("Van welke organisatie")),
            "on_your_behalf": ("t.on_behalf_of_id IS NOT NULL", _("Namens jou")),
            "action": ("t.event_type", _("Wat zij deed")),
            "thing": ("t.object_type", _("Wat zij zag")),
            "view": ("t.view", _("Op welke pagina")),
            "purpose": ("t.purpose", _("Waarvoor")),
            "legal_basis": ("t.legal_basis", _("Waarom dat mag")),
            "consent": ("CASE WHEN t.object_type = 'consent' THEN t.object_id END",
            _("Met welke toestemming")),
            "emergency": ("t.break_glass", _("Noodknop")),
            "outcome": ("t.outcome", _("Hoe het ging")),
            "way": ("t.source", _("Hoe")),
        },
    ),
)  # fmt: skip

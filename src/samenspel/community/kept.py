"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept

KEPT = (
    Kept(
        key="name", table="community_person", what=_("Je naam en wat je kiest"), retention="ACCOUNT",
        words=True,
        rows="community_person t LEFT JOIN community_area a ON a.id = t.area_id WHERE t.id = %(me)s",
        fields={
            "name": ("t.name", _("Je naam")),
            "called": ("t.called", _("Zo noemen we je")),
            "area": ("a.name", _("Je buurt")),
            "language": ("t.language", _("Je taal")),
            "prefers": ("t.prefers", _("Zo horen we elkaar")),
            "no_contact_until": ("t.no_contact_until", _("Geen contact tot")),
        },
    ),
    Kept(
        key="contact", table="community_contactdetails", what=_("Je telefoonnummer en adres"),
        retention="ACCOUNT",
        rows="community_contactdetails t WHERE t.person_id = %(me)s", item="t.person_id", words=True,
        fields={
            "email": ("t.email", _("Je e-mailadres")),
            "phone": ("t.phone", _("Je telefoonnummer")),
            "street": ("t.street", _("Je straat")),
            "postcode": ("t.postcode", _("Je postcode")),
            "town": ("t.town", _("Je woonplaats")),
        },
    ),
    Kept(
        key="membership", table="community_membership", what=_("Wat je hier doet"), retention="WORK",
        words=True,
        rows="community_membership t JOIN community_organisation o ON o.id = t.organisation_id"
        " WHERE t.person_id = %(me)s",
        fields={
            "organisation": ("o.name", _("Bij wie")),
            "role": ("t.role", _("Als wat")),
            "title": ("t.title", _("Hoe het heet")),
            "phone": ("t.phone", _("Telefoon op je werk")),
            "starts_on": ("t.starts_on", _("Vanaf")),
            "leaves_on": ("t.leaves_on", _("Stopt op")),
            "ends_on": ("t.ends_on", _("Tot")),
        },
    ),
    Kept(
        key="mandate", table="community_mandate", what=_("Wie iets voor jou mag doen"),
        retention="CONSENT_PROOF",
        rows="community_mandate t WHERE t.person_id = %(me)s", at="t.starts_at", writer="t.made_by_id",
        fields={
            "who": ("t.named", _("Wie")),
            "kind": ("t.kind", _("Als wat")),
            "ground": ("t.ground", _("Waarom")),
            "scope": ("t.scope", _("Wat zij mag")),
            "shown_by": ("t.proof", _("Hoe dat bleek")),
            "starts_at": ("t.starts_at", _("Vanaf")),
            "ends_at": ("coalesce(t.ended_at, t.ends_at)", _("Tot")),
            "objected_at": ("t.objected_at", _("Jij was het er niet mee eens op")),
        },
    ),
    Kept(
        key="mandate_held", table="community_mandate", what=_("Voor wie jij iets mag doen"),
        retention="CONSENT_PROOF",
        rows="community_mandate t WHERE t.representative_id = %(me)s AND t.person_id <> %(me)s",
        at="t.starts_at",
        fields={
            "called": ("t.named", _("Zo noemt die ander je")),
            "kind": ("t.kind", _("Als wat")),
            "scope": ("t.scope", _("Wat je mag")),
            "ends_at": ("coalesce(t.ended_at, t.ends_at)", _("Tot")),
        },
    ),
    Kept(
        key="card", table="community_card", what=_("Je kaart met code"), retention="ACCOUNT",
        rows="community_card t WHERE t.person_id = %(me)s", at="t.made_at", writer="t.made_by_id",
        fields={
            "made_at": ("t.made_at", _("Gemaakt op")),
            "used_at": ("t.used_at", _("Laatst gebruikt")),
            "revoked_at": ("t.revoked_at", _("Ingetrokken op")),
        },
    ),
    Kept(
        key="death", table="community_death", what=_("Dat we schreven dat je was overleden"),
        retention="ACCOUNT", words=True,
        rows="community_death t WHERE t.person_id = %(me)s", at="t.written_at", writer="t.written_by_id",
        fields={
            "heard_from": ("t.heard_from", _("Wie het vertelde")),
            "died_on": ("t.died_on", _("Op welke dag")),
            "written_at": ("t.written_at", _("Opgeschreven op")),
            "taken_back_at": ("t.taken_back_at", _("Teruggenomen op")),
        },
    ),
    Kept(
        key="device", table="community_device", what=_("Waar je met je kaart binnenkwam"),
        retention="ACCOUNT",
        rows="community_device t WHERE t.person_id = %(me)s", at="t.opened_at",
        fields={
            "home": ("t.home", _("Thuis")),
            "opened_at": ("t.opened_at", _("Geopend op")),
            "seen_at": ("t.seen_at", _("Laatst gebruikt")),
            "ends_at": ("coalesce(t.ended_at, t.ends_at)", _("Tot")),
        },
    ),
)  # fmt: skip

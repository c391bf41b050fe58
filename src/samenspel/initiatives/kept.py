"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept

KEPT = (
    Kept(
        key="grant_request",
        table="initiatives_grantrequest",
        what=_("Geld dat je samen met anderen vroeg"),
        retention="ACCOUNT",
        at="t.written_at",
        writer="t.written_by_id",
        words=True,
        rows="initiatives_grantrequest t WHERE %(me)s IN (t.written_by_id, t.sent_by_id, t.decided_by_id)",
        fields={
            "cents": ("t.cents", _("Hoeveel cent")),
            "what_for": ("t.what_for", _("Waar het voor is")),
            "needed_on": ("t.needed_on", _("Wanneer het nodig is")),
            "state": ("t.state", _("Hoe het ermee staat")),
            "granted_cents": ("t.granted_cents", _("Hoeveel cent er is toegezegd")),
            "words": ("t.words", _("Wat de gemeente erbij zei")),
            "sent_at": ("t.sent_at", _("Verstuurd op")),
        },
    ),
    Kept(
        key="grant_yes",
        table="initiatives_grantyes",
        what=_("Jouw ja tegen een aanvraag voor geld"),
        retention="ACCOUNT",
        at="t.said_at",
        rows="initiatives_grantyes t WHERE %(me)s IN (t.resident_id, t.heard_by_id)",
        fields={
            "way": ("t.way", _("Hoe")),
            "said_at": ("t.said_at", _("Op")),
        },
    ),
    Kept(
        key="idea_code",
        table="initiatives_ideacode",
        what=_("De code van een idee waarmee je belt of langskomt"),
        retention="ACCOUNT",
        at="t.made_at",
        rows="initiatives_ideacode t WHERE %(me)s IN (t.resident_id, t.made_by_id)",
        fields={"made_at": ("t.made_at", _("Gemaakt op"))},
    ),
)

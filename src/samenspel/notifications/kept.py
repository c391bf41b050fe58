"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept

KEPT = (
    Kept(
        key="message", table="notifications_message", what=_("Berichten aan jou"), retention="MESSAGE",
        words=True,
        rows="notifications_message t WHERE t.person_id = %(me)s AND t.state <> 'WAITING'", at="t.made_at",
        fields={
            "subject": ("t.subject", _("Onderwerp")),
            "text": ("t.body", _("Bericht")),
            "channel": ("t.channel", _("Hoe")),
            "state": ("t.state", _("Hoe het ging")),
            "made_at": ("t.made_at", _("Wanneer")),
        },
    ),
)  # fmt: skip

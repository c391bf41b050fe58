"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

HERS = {"her_balls": "SELECT b.* FROM commitments_ball b WHERE b.subject_id = %(me)s"}
_HERS = f"WHERE {among('t.ball_id', 'her_balls')}"

KEPT = (
    Kept(
        key="ball", table="commitments_ball", what=_("Waar de bal ligt en lag"), retention="ASK",
        rows="her_balls t", at="t.opened_at", writer="t.holder_id",
        fields={
            "about": ("t.about", _("Waarover")),
            "opened_at": ("t.opened_at", _("Begonnen op")),
            "due_at": ("t.due_at", _("Je hoort iets voor")),
            "next_step": ("t.next_step", _("Eerstvolgende stap")),
            "closed_at": ("t.closed_at", _("Klaar op")),
        },
    ),
    Kept(
        key="seat", table="commitments_seat", what=_("Wie jouw vragen kan lezen en kon lezen"),
        retention="ASK",
        rows=f"commitments_seat t {_HERS}", at="t.since", writer="t.person_id",
        fields={
            "reason": ("t.reason", _("Waarom")),
            "since": ("t.since", _("Vanaf")),
            "until": ("t.ended_at", _("Tot")),
        },
    ),
    Kept(
        key="pass", table="commitments_pass", what=_("Aan wie je vraag is doorgegeven"), retention="ASK",
        words=True,
        rows=f"commitments_pass t {_HERS}", at="t.made_at", writer="t.sender_id",
        fields={
            "state": ("t.state", _("Hoe het ging")),
            "why": ("t.why", _("Waarom")),
            "why_not": ("t.why_not", _("Waarom niet")),
            "your_yes": ("t.yes_way", _("Hoe jij ja zei")),
            "made_at": ("t.made_at", _("Op")),
        },
    ),
    Kept(
        key="step", table="commitments_step", what=_("De stappen van je vragen"), retention="ASK",
        rows=f"commitments_step t {_HERS}", at="t.at", writer="t.person_id",
        fields={"kind": ("t.kind", _("Wat")), "shape": ("t.shape", _("Waar")), "at": ("t.at", _("Wanneer"))},
    ),
    Kept(
        key="sighting", table="commitments_sighting", what=_("Wie je vraag zag"), retention="ASK",
        rows=f"commitments_sighting t {_HERS}", at="t.first_at", writer="t.person_id", item="NULL::uuid",
        fields={"first_at": ("t.first_at", _("Voor het eerst gezien"))},
    ),
    Kept(
        key="look_back", table="commitments_lookback", what=_("Wanneer iemand vraagt hoe het gaat"),
        retention="ASK",
        rows="commitments_lookback t WHERE t.subject_id = %(me)s", at="t.planned_at", writer="t.by_id",
        fields={
            "due_on": ("t.due_on", _("Op")),
            "state": ("t.state", _("Hoe het ging")),
            "answered_at": ("t.answered_at", _("Je antwoord kwam op")),
        },
    ),
    Kept(
        key="absence", table="commitments_absence", what=_("Wanneer je er niet was"), retention="WORK",
        rows="commitments_absence t WHERE t.person_id = %(me)s", at="t.starts_on::timestamptz",
        fields={"starts_on": ("t.starts_on", _("Vanaf")), "ends_on": ("t.ends_on", _("Tot"))},
    ),
)  # fmt: skip

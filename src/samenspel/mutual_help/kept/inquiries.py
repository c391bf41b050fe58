"""What this room keeps about talks in four steps: see foundation.kept. Each reads what she said herself."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

HERS = {
    "her_inquiries": "SELECT m.id, m.inquiry_id, m.person_id, m.at_work, m.joined_at, m.heard_by_id, m.way,"
    " i.about, i.begun_at, i.ended_at FROM mutual_help_inquirymember m"
    " JOIN mutual_help_inquiry i ON i.id = m.inquiry_id WHERE m.person_id = %(me)s"
}

INQUIRIES = (
    Kept(
        key="inquiry", table="mutual_help_inquiry", what=_("Gesprekken in vier stappen waarin je bent"),
        retention="ASK", words=True, private="true",
        rows=f"mutual_help_inquiry t WHERE {among('t.id', 'her_inquiries', 'inquiry_id')}", at="t.begun_at",
        fields={
            "about": ("t.about", _("Waar het over gaat")),
            "others": ("t.others", _("Hoeveel mensen zonder naam")),
            "begun_at": ("t.begun_at", _("Begonnen op")),
            "ended_at": ("t.ended_at", _("Klaar op")),
        },
    ),
    Kept(
        key="inquiry_member", table="mutual_help_inquirymember", what=_("Dat je meedoet met een gesprek"),
        retention="ASK",
        rows="her_inquiries t", at="t.joined_at", writer="t.heard_by_id",
        fields={
            "at_work": ("t.at_work", _("Voor je werk")),
            "joined_at": ("t.joined_at", _("Sinds")),
            "way": ("t.way", _("Hoe je ja zei")),
        },
    ),
    Kept(
        key="inquiry_word", table="mutual_help_inquiryword", what=_("Wat je in zo'n gesprek zei"),
        retention="ASK", words=True, private="t.written_by_id IS NULL",
        rows="mutual_help_inquiryword t WHERE t.said_by_id = %(me)s"
        f" AND {among('t.inquiry_id', 'her_inquiries', 'inquiry_id')}",
        at="t.written_at", writer="t.written_by_id",
        fields={
            "question": ("t.question", _("De vraag")),
            "text": ("t.text", _("In eigen woorden")),
            "written_at": ("t.written_at", _("Op")),
        },
    ),
)  # fmt: skip

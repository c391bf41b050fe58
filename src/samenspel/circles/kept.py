"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

HERS = {
    "her_circles": "SELECT m.circle_id, m.side, m.state FROM circles_member m WHERE m.person_id = %(me)s",
    "her_agreements": "SELECT g.* FROM circles_agreement g WHERE "
    + among("g.circle_id", "her_circles", "circle_id"),
    "her_consents": "SELECT c.* FROM circles_consent c WHERE c.subject_id = %(me)s",
    "her_exceptions": "SELECT e.* FROM circles_legalexception e WHERE e.subject_id = %(me)s",
}
_CENTRES = "= ANY (ARRAY(SELECT circle_id FROM her_circles WHERE side = 'CENTRE'))"
# A neighbour or relative who wrote it did so as herself; who is there for an organisation wrote it at work.
_PRIVATE = (
    "t.writer_id <> %(me)s AND NOT EXISTS (SELECT FROM circles_member f WHERE f.circle_id = t.circle_id"
    " AND f.person_id = t.writer_id AND f.face = 'FORMAL')"
)
_SHARE = {
    "state": ("t.state", _("Hoe het ermee staat")),
    "purpose": ("t.purpose", _("Waarvoor")),
    "receiver": ("coalesce(o.name, p.name)", _("Aan wie")),
    "asked_at": ("t.asked_at", _("Gevraagd op")),
    "until": ("t.until", _("Tot")),
    "ended_at": ("t.ended_at", _("Gestopt op")),
}
_TO = (
    "LEFT JOIN community_organisation o ON o.id = t.to_organisation_id"
    " LEFT JOIN community_person p ON p.id = t.to_person_id"
)

NOTES = (
    Kept(
        key="note", table="circles_note", what=_("Aantekeningen over jou"), retention="NOTE", words=True,
        rows="circles_note t WHERE t.about_id = %(me)s", at="t.written_at", writer="t.writer_id",
        private=_PRIVATE,
        fields={
            "text": ("t.text", _("Aantekening")),
            "written_at": ("t.written_at", _("Op")),
            "corrects": ("t.corrects_id", _("Verbetert")),
            "taken_back_at": ("t.taken_back_at", _("Teruggenomen op")),
        },
    ),
    Kept(
        key="note_of_mine", table="circles_note", what=_("Wat jij over een ander opschreef"),
        retention="NOTE",
        rows="circles_note t WHERE t.writer_id = %(me)s AND t.about_id <> %(me)s", at="t.written_at",
        fields={"written_at": ("t.written_at", _("Op"))},
         # the words are about somebody else: they stay with her
    ),
    Kept(
        key="gleaning", table="circles_gleaningnote", what=_("Wat je vertelde, en dat opgeschreven mocht"),
        retention="NOTE", words=True, rows="circles_gleaningnote t WHERE t.person_id = %(me)s",
        at="t.said_at",
        writer="t.maker_id",
        fields={
            "text": ("t.text", _("Wat je vertelde")),
            "source": ("t.source", _("Waar")),
            "others": ("t.others", _("Wie het leest")),
            "until": ("t.until", _("Tot")),
            "removed_at": ("t.removed_at", _("Weggehaald op")),
        },
    ),
    Kept(
        key="appeal", table="circles_appeal", what=_("Je verzoeken"), retention="CONSENT_PROOF", words=True,
        rows="circles_appeal t WHERE t.person_id = %(me)s", at="t.made_at", writer="t.entered_by_id",
        fields={
            "kind": ("t.kind", _("Wat je vroeg")),
            "state": ("t.state", _("Hoe het ermee staat")),
            "text": ("t.text", _("Je woorden")),
            "answer": ("t.answer", _("Het antwoord")),
            "made_at": ("t.made_at", _("Op")),
            "ended_at": ("t.ended_at", _("Klaar op")),
        },
    ),
    Kept(
        key="take_along", table="circles_takealong", what=_("Wat je meenam"), retention="ACCESS_LOG",
        rows="circles_takealong t WHERE t.person_id = %(me)s", at="t.asked_at",
        fields={"asked_at": ("t.asked_at", _("Gevraagd op")), "until": ("t.until", _("Te halen tot"))},
    ),
    Kept(
        key="hold", table="circles_hold", what=_("Wat nu niet weg mag"), retention="CONSENT_PROOF",
        words=True,
        rows="circles_hold t WHERE t.person_id = %(me)s", at="t.made_at", writer="t.author_id",
        fields={
            "about": ("t.about", _("Wat")),
            "reason": ("t.reason", _("Waarom")),
            "until": ("t.until", _("Tot")),
            "lifted_at": ("t.lifted_at", _("Opgeheven op")),
        },
    ),
)  # fmt: skip

CIRCLES = (
    Kept(
        key="circle", table="circles_circle", what=_("Je kring"), retention="AGREEMENT", at="t.made_at",
        rows=f"circles_circle t WHERE t.id {_CENTRES}", writer="t.made_by_id",
        fields={
            "name": ("t.name", _("Naam")),
            "made_at": ("t.made_at", _("Begonnen op")),
            "ended_at": ("t.ended_at", _("Gestopt op")),
        },
    ),
    Kept(
        key="member", table="circles_member", what=_("Wie er om je heen staan"), retention="AGREEMENT",
        rows="circles_member t WHERE t.person_id = %(me)s"
        f" OR t.circle_id {_CENTRES}",
        at="t.proposed_at", writer="t.person_id",
        fields={
            "as_what": ("t.as_what", _("Als wat")),
            "side": ("t.side", _("Waar in de kring")),
            "state": ("t.state", _("Hoe het ermee staat")),
            "why": ("t.why", _("Waarom")),
            "since": ("t.active_since", _("Vanaf")),
            "ended_at": ("t.ended_at", _("Tot")),
        },
    ),
    Kept(
        key="agreement", table="circles_agreement", what=_("Afspraken"), retention="AGREEMENT", words=True,
        rows="her_agreements t", at="t.made_at", writer="t.made_by_id",
        fields={  # the telephone of the first contact is hers, and stays out
            "version": ("t.version", _("Versie")),
            "state": ("t.state", _("Hoe het ermee staat")),
            "why": ("t.why", _("Waarvoor")),
            "already_there": ("t.already_there", _("Wie deed al wat")),
            "for_everybody": ("t.for_everybody", _("Wat er in de buurt is")),
            "only_formal_why": ("t.only_formal_why", _("Waarom alleen mensen voor hun werk")),
            "escalation": ("t.escalation_name", _("Als het te veel wordt")),
            "tells": ("t.tells", _("Wie vertelt wat aan wie")),
            "thanks": ("t.thanks", _("Dank en verzekering")),
            "review_on": ("t.review_on", _("Terugkijken op")),
        },
    ),
    Kept(
        key="part", table="circles_part", what=_("Wat iemand doet, en niet"), retention="AGREEMENT",
        words=True,
        rows="circles_part t JOIN her_agreements g ON g.id = t.agreement_id"
        f" WHERE EXISTS (SELECT FROM her_agreements) AND (t.person_id = %(me)s OR g.circle_id {_CENTRES})",
        at="g.made_at", writer="t.person_id",
        fields={
            "does": ("t.does", _("Doet")),
            "does_not": ("t.does_not", _("Doet niet")),
            "replaced_by": ("t.replaced_by", _("Wie het anders doet")),
        },
    ),
    Kept(
        key="go_on", table="circles_goon", what=_("Of jullie zo doorgaan, zei jij"), retention="AGREEMENT",
        rows="circles_goon t WHERE t.person_id = %(me)s", at="t.said_at", writer="t.witness_id",
        fields={
            "answer": ("t.answer", _("Je antwoord")),
            "way": ("t.way", _("Hoe")),
            "said_at": ("t.said_at", _("Op")),
        },
    ),
    Kept(
        key="signature", table="circles_signature", what=_("Waar jij ja of nee op zei"),
        retention="AGREEMENT",
        rows="circles_signature t WHERE t.person_id = %(me)s", at="t.signed_at", writer="t.witness_id",
        words=True,
        fields={
            "yes": ("t.yes", _("Ja")),
            "way": ("t.way", _("Hoe")),
            "why_not": ("t.why_not", _("Waarom niet")),
            "signed_at": ("t.signed_at", _("Op")),
        },
    ),
    Kept(
        key="succession", table="circles_succession", what=_("Wie het van iemand overneemt"),
        retention="AGREEMENT",
        rows="circles_succession t WHERE t.subject_id = %(me)s", at="t.asked_at", writer="t.leaver_id",
        fields={
            "state": ("t.state", _("Hoe het ermee staat")),
            "why": ("t.why", _("Waarom")),
            "introduction": ("t.introduction", _("Kennismaken")),
            "your_yes": ("t.yes_at", _("Jij zei ja op")),
        },
    ),
)  # fmt: skip

SHARES = (
    Kept(
        key="consent", table="circles_consent", what=_("Wat iemand van jou mag lezen"),
        retention="CONSENT_PROOF",
        rows=f"her_consents t {_TO}", at="t.asked_at", writer="t.asked_by_id", words=True,
        fields={**_SHARE, "given_at": ("t.given_at", _("Gegeven op")), "way": ("t.way", _("Hoe"))},
    ),
    Kept(
        key="consent_text", table="circles_consenttext", what=_("De tekst waar je ja op zei"),
        item="t.consent_id",
        rows="circles_consenttext t JOIN her_consents c ON c.id = t.consent_id WHERE "
        + among("t.consent_id", "her_consents"),
        at="c.asked_at", retention="CONSENT_PROOF", words=True, fields={"text": ("t.text", _("Tekst"))},
    ),
    Kept(
        key="exception", table="circles_legalexception",
        what=_("Gedeeld zonder jouw ja, omdat een wet dat zegt"),
        rows=f"her_exceptions t {_TO}", at="t.asked_at", writer="t.asked_by_id", words=True,
        retention="CONSENT_PROOF",
        fields={**_SHARE, "ground": ("t.ground", _("Welke reden")), "reason": ("t.reason", _("Uitleg"))},
    ),
    Kept(
        key="shared_item", table="circles_shareditem", what=_("Wat er precies gedeeld is"),
        retention="CONSENT_PROOF",
        rows="circles_shareditem t WHERE t.consent_id = ANY (ARRAY(SELECT id FROM her_consents))"
        " OR t.exception_id = ANY (ARRAY(SELECT id FROM her_exceptions))",
        fields={
            "kind": ("t.kind", _("Wat")),
            "share": ("coalesce(t.consent_id, t.exception_id)", _("Hoort bij")),
        },
    ),
)  # fmt: skip

KEPT = (*NOTES, *CIRCLES, *SHARES)

"""What this room keeps about a person: see foundation.kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.kept import Kept, among

from . import inquiries, rotas, standstills, tours, weeks

_HERS = f"WHERE {among('t.ask_id', 'her_asks')}"
_BROUGHT = (
    "(t.ask_id = ANY (ARRAY(SELECT id FROM her_asks)) OR t.offer_id = ANY (ARRAY(SELECT id FROM her_offers)))"
)
_IN_PAIR = among("t.pair_id", "her_pairs")

HERS = {
    "her_asks": "SELECT a.* FROM mutual_help_ask a WHERE a.asker_id = %(me)s",
    "her_offers": "SELECT o.* FROM mutual_help_offer o WHERE o.offerer_id = %(me)s",
    "her_matches": f"SELECT t.* FROM mutual_help_match t WHERE {_BROUGHT}",
    "her_pairs": f"SELECT p.* FROM mutual_help_pair p WHERE {among('p.match_id', 'her_matches')}",
    "her_joinings": f"SELECT t.* FROM mutual_help_joining t WHERE {_BROUGHT}",
    **rotas.HERS,
    **tours.HERS,
    **inquiries.HERS,
    **standstills.HERS,
    "her_goals": f"SELECT g.* FROM mutual_help_goal g WHERE {among('g.match_id', 'her_matches')}",
}

KEPT = (
    Kept(
        key="ask", table="mutual_help_ask", what=_("Je vragen"), retention="ASK", words=True,
        rows="her_asks t JOIN community_area w ON w.id = t.area_id",
        at="t.asked_at",
        writer="t.urgency_by_id",
        fields={
            "state": ("t.state", _("Hoe het ermee staat")),
            "area": ("w.name", _("Buurt")),
            "asked_at": ("t.asked_at", _("Gesteld op")),
            "ended_at": ("t.ended_at", _("Klaar op")),
            "through": ("t.asked_through", _("Gesteld door")),
            "share": ("t.share", _("Wat jij wilde delen")),
            "call_line": ("t.call_line", _("Jouw zin voor een buur")),
            "call_material": ("t.call_material", _("Wat ervoor nodig is")),
            "audience": ("t.audience", _("Wie die zin mag lezen")),
            "call_topics": ("to_jsonb(t.call_topics)", _("Waar je van houdt")),
            "call_teaches": ("to_jsonb(t.call_teaches)", _("Wat je een ander kunt leren")),
            "call_languages": ("to_jsonb(t.call_languages)", _("De talen die je spreekt")),
            "call_involves": ("to_jsonb(t.call_involves)", _("Wat erbij hoort")),
            "gender_wish": ("t.gender_wish", _("Liever een vrouw of een man")),
            "people": ("t.people", _("Hoeveel mensen")),
            "rhythm": ("t.rhythm", _("Hoe vaak")),
            "urgency": ("t.urgency", _("Hoeveel haast")),
            "urgency_reason": ("t.urgency_reason", _("Waarom haast")),
        },
        ball="SELECT w.ball_id, (SELECT x.text FROM mutual_help_words x WHERE x.ask_id = w.id"
        " ORDER BY x.written_at DESC, x.id DESC LIMIT 1) FROM her_asks w",
    ),
    Kept(
        key="words", table="mutual_help_words", what=_("Je eigen woorden"), retention="ASK", words=True,
        rows=f"mutual_help_words t {_HERS}", at="t.written_at", writer="t.written_by_id",
        fields={"text": ("t.text", _("Wat je vroeg")), "written_at": ("t.written_at", _("Op"))},
    ),
    Kept(
        key="ask_note", table="mutual_help_note", what=_("Berichten bij je vragen"), retention="NOTE",
        words=True,
        rows=f"mutual_help_note t {_HERS}", at="t.written_at", writer="t.writer_id",
        fields={
            "text": ("t.text", _("Bericht")),
            "readers": ("t.readers", _("Wie het leest")),
            "written_at": ("t.written_at", _("Op")),
        },
    ),
    Kept(
        key="suggestion", table="mutual_help_suggestion", what=_("Plekken die iemand je liet zien"),
        retention="ASK",
        rows=f"mutual_help_suggestion t {_HERS}", at="t.at", writer="t.by_id", words=True,
        fields={
            "place": ("t.place_name", _("Plek")),
            "text": ("t.text", _("Erbij geschreven")),
            "taken_back_at": ("t.taken_back_at", _("Teruggenomen op")),
        },
    ),
    Kept(
        key="consult", table="mutual_help_consult", what=_("Raad die iemand vroeg, zonder je naam"),
        retention="NOTE",
        rows=f"mutual_help_consult t {_HERS}", at="t.asked_at", writer="t.sender_id", words=True,
        fields={"text": ("t.text", _("De vraag om raad")), "answer": ("t.answer", _("Het antwoord"))},
    ),
    Kept(
        key="offer", table="mutual_help_offer", what=_("Wat je wilt doen voor een ander"), retention="ASK",
        words=True,
        rows="her_offers t JOIN community_area w ON w.id = t.area_id",
        at="t.offered_at", writer="t.answered_by_id",
        fields={
            "likes": ("t.likes", _("Dit doe je graag")),
            "kinds": ("to_jsonb(t.kinds)", _("Wat het is")),
            "moments": ("to_jsonb(t.moments)", _("Wanneer")),
            "far": ("t.far", _("Hoe ver")),
            "rather_not": ("t.rather_not", _("Liever niet")),
            "learn": ("t.learn", _("Wat je wilt leren")),
            "aims": ("t.aims", _("Wat je wilt bereiken")),
            "at_most": ("t.at_most", _("Voor hoeveel mensen tegelijk")),
            "topics": ("to_jsonb(t.topics)", _("Waar je van houdt")),
            "learns": ("to_jsonb(t.learns)", _("Wat een buur je mag leren")),
            "languages": ("to_jsonb(t.languages)", _("De talen die je spreekt")),
            "not_with": ("to_jsonb(t.not_with)", _("Wat voor jou niet kan")),
            "gender": ("t.gender", _("Vrouw of man")),
            "state": ("t.state", _("Hoe het ermee staat")),
            "area": ("w.name", _("Buurt")),
            "effort": ("t.effort", _("Waarom je het doet")),
            "own_reason": ("t.own_reason", _("Wat je er leuk aan vindt")),
            "vog_seen_on": ("t.vog_seen_on", _("VOG gezien op")),
            "trained_on": ("t.trained_on", _("Training gevolgd op")),
            "insured_by": ("t.insured_by", _("Wie het verzekert")),
            "allowance": ("t.allowance", _("Vergoeding")),
            "answer": ("t.answer", _("Het antwoord van een mens")),
            "reply": ("t.reply", _("Wat je terugschreef")),
            "reply_answer": ("t.reply_answer", _("Het antwoord daarop")),
            "back_on": ("t.back_on", _("Weer mee vanaf")),
            "ended_at": ("t.ended_at", _("Gestopt op")),
        },
        ball="SELECT o.ball_id, o.likes FROM her_offers o",
    ),
    Kept(
        key="match", table="mutual_help_match", what=_("Met welke buur je iets deed"), retention="ASK",
        rows="her_matches t",
        at="t.suggested_at", writer="t.suggested_by_id", words=True,
        fields={
            "state": ("t.state", _("Hoe het ermee staat")),
            "meet_name": ("t.meet_name", _("Waar jullie elkaar zagen")),
            "meet_at": ("t.meet_at", _("Wanneer jullie elkaar zagen")),
            "active_at": ("t.active_at", _("Begonnen op")),
            "escalation_name": ("t.escalation_name", _("Wie je kunt bellen")),
            "check_on": ("t.check_on", _("Wanneer we vragen of het klikt")),
            "asker_thanks": ("t.asker_thanks", _("Bedankje van de vrager")),
            "offerer_thanks": ("t.offerer_thanks", _("Bedankje van de buur")),
            "ended_at": ("t.ended_at", _("Gestopt op")),
        },
    ),
    Kept(
        key="call_me", table="mutual_help_callme", what=_("Dat je gebeld wilde worden"), retention="ASK",
        rows="mutual_help_callme t JOIN her_matches m ON m.id = t.match_id WHERE CASE t.side WHEN 'ASKER'"
        " THEN m.ask_id = ANY (ARRAY(SELECT id FROM her_asks))"
        " ELSE m.offer_id = ANY (ARRAY(SELECT id FROM her_offers)) END",
        at="t.said_at",
        fields={
            "talked": ("t.talked", _("Of jullie er samen over praatten")),
            "due_at": ("t.due_at", _("Wanneer iemand zou bellen")),
        },
    ),
    Kept(
        key="guide", table="mutual_help_guide", what=_("Wie jou begeleidt bij wat je voor een ander doet"),
        retention="ASK",
        rows="mutual_help_guide t JOIN her_matches m ON m.id = t.match_id"
        " WHERE m.offer_id = ANY (ARRAY(SELECT id FROM her_offers))",  # who asks is guided by nobody
        at="t.asked_at", writer="t.person_id",
        fields={
            "state": ("t.state", _("Hoe het ermee staat")),
            "yes_at": ("t.yes_at", _("Begeleidt sinds")),
            "talk_on": ("t.talk_on", _("Wanneer jullie praten")),
            "every": ("t.every", _("Hoe vaak daarna")),
        },
    ),
    Kept(
        key="joining", table="mutual_help_joining", what=_("Met welk programma je meedeed"), retention="ASK",
        rows="her_joinings t JOIN mutual_help_programme g ON g.id = t.programme_id",
        at="t.joined_at", writer="t.trained_said_by_id",
        fields={
            "programme": ("g.name", _("Programma")),
            "joined_at": ("t.joined_at", _("Sinds")),
            "trained_on": ("t.trained_on", _("Training op")),
            "left_at": ("t.left_at", _("Tot")),
        },
    ),
    Kept(
        key="pair", table="mutual_help_pair", what=_("Met wie je een paar was"), retention="ASK",
        rows="her_pairs t JOIN mutual_help_programme g ON g.id = t.programme_id",
        at="t.made_at",
        fields={"programme": ("g.name", _("Programma")), "made_at": ("t.made_at", _("Sinds"))},
    ),
    Kept(
        key="pot", table="mutual_help_potentry", what=_("De pot van jullie samen"), retention="ASK",
        words=True,
        rows=f"mutual_help_potentry t WHERE {_IN_PAIR}",
        at="t.written_at", writer="t.entered_by_id",
        fields={
            "kind": ("t.kind", _("Wat er gebeurde")),
            "what": ("t.what", _("Wat het was")),
            "cents": ("t.cents", _("Centen")),
            "left_cents": ("t.left_cents", _("Centen over")),
            "spent_on": ("t.spent_on", _("Op")),
        },
    ),
    Kept(
        key="bundle", table="mutual_help_bundleask", what=_("Wat je samen met anderen kon doen"),
        retention="ASK",
        rows=f"mutual_help_bundleask t JOIN mutual_help_bundle g ON g.id = t.bundle_id {_HERS}",
        at="g.proposed_at",
        fields={
            "words": ("g.words", _("Wat het was")),
            "proposed_at": ("g.proposed_at", _("Gevraagd op")),
            "meet_at": ("g.meet_at", _("Wanneer het was")),
        },
    ),
    Kept(
        key="goal", table="mutual_help_goal", what=_("Wat je straks alleen wilt kunnen"), retention="ASK",
        words=True, private="true",
        rows="her_goals t", at="t.said_at",
        fields={
            "words": ("t.words", _("In eigen woorden")),
            "said_at": ("t.said_at", _("Op")),
            "reached_at": ("t.reached_at", _("Gelukt op")),
            "ask_again_on": ("t.ask_again_on", _("Wanneer we vragen of het nog gaat")),
        },
    ),
    Kept(
        key="win", table="mutual_help_smallwin", what=_("Wat er al lukte"), retention="ASK", words=True,
        private="true",
        rows=f"mutual_help_smallwin t WHERE {among('t.goal_id', 'her_goals')}",
        at="t.written_at",
        fields={"text": ("t.text", _("In eigen woorden")), "written_at": ("t.written_at", _("Op"))},
    ),
    Kept(
        key="dream", table="mutual_help_dream", what=_("Jullie dromen"), retention="ASK", words=True,
        private="true",
        rows=f"mutual_help_dream t WHERE {_IN_PAIR}",
        at="t.written_at",
        fields={
            "text": ("t.text", _("De droom")),
            "written_at": ("t.written_at", _("Op")),
            "done_at": ("t.done_at", _("Gelukt op")),
        },
    ),
    Kept(
        key="effort", table="mutual_help_effort", what=_("Tijd die je gaf"), retention="ASK",
        rows=f"mutual_help_effort t WHERE {among('t.offer_id', 'her_offers')}",
        at="t.said_at",
        fields={
            "given_on": ("t.given_on", _("Op")),
            "minutes": ("t.minutes", _("Minuten")),
            "kind": ("t.kind", _("Waarom je het deed")),
            "taken_back_at": ("t.taken_back_at", _("Weggehaald op")),
        },
    ),
    *rotas.ROTAS,
    *weeks.WEEKS,
    *tours.TOURS,
    *inquiries.INQUIRIES,
    *standstills.STANDSTILLS,
)  # fmt: skip

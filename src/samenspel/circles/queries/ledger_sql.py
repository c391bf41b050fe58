"""The questions of the ledger, in SQL: each asked as the person herself, so that the policies decide.

What a room calls `her_…` is asked once, however often a statement names it (foundation.kept).
"""

from samenspel.foundation.kept import among

# Somebody's name, looked up by id for each row: her policy is asked of whom is named, and not of everybody.
NAME = "(SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = {0})"

BALLS = f"""
SELECT b.id, b.about, b.about_id, b.code, b.due_at, b.closed_at, b.next_step, {NAME.format("b.holder_id")} AS
  holder, w.words, a.kind, a.state
FROM her_balls b
LEFT JOIN ({{words}}) w (ball, words) ON w.ball = b.id LEFT JOIN circles_appeal a ON a.ball_id = b.id
WHERE b.about IN ('ASK', 'APPEAL', 'OFFER')
  ORDER BY b.closed_at IS NOT NULL, b.opened_at DESC, b.id"""

# Who may see something, until when. A seat lasts as long as the question; a code word says the rest.
READERS = f"""
SELECT who.kind, who.item, who.until, who.what, who.number, {NAME.format("who.person")} AS name, o.name AS
  organisation, who.called FROM (
  SELECT 'seat' AS kind, s.person_id AS person, NULL::uuid AS organisation, (array_agg(s.ball_id ORDER BY
    s.since DESC))[1] AS item,
    NULL::date AS until, min(s.reason) AS what, count(DISTINCT s.ball_id) AS number, '' AS called
    FROM commitments_seat s WHERE {among("s.ball_id", "her_balls")}
    AND s.person_id <> %(me)s AND s.ended_at IS NULL GROUP BY s.person_id
  UNION ALL SELECT 'member', m.person_id, m.organisation_id, m.circle_id, NULL, m.as_what, 1, m.named FROM
    circles_member m
    WHERE m.state = 'ACTIVE' AND m.person_id <> %(me)s AND m.circle_id = ANY (ARRAY(
      SELECT c.circle_id FROM her_circles c WHERE c.side = 'CENTRE' AND c.state = 'ACTIVE'))
  UNION ALL SELECT 'consent', c.to_person_id, c.to_organisation_id, c.id, c.until, c.purpose, 1, '' FROM
    her_consents c
    WHERE c.state = 'GIVEN' AND c.until > %(today)s
  UNION ALL SELECT 'exception', e.to_person_id, e.to_organisation_id, e.id, e.until, e.ground, 1, '' FROM
    her_exceptions e
    WHERE e.told_at IS NOT NULL AND e.state = 'LIVE' AND e.until > %(today)s
  UNION ALL SELECT 'mandate', t.representative_id, NULL, t.id, t.ends_at::date, t.kind, 1, t.named FROM
    community_mandate t
    WHERE t.person_id = %(me)s AND t.accepted_at IS NOT NULL AND t.ended_at IS NULL AND t.ends_at > %(now)s
  UNION ALL SELECT 'gleaning', g.maker_id, CASE g.others WHEN 'TEAM' THEN g.organisation_id END, g.id,
    g.until, g.source, 1, ''
    FROM circles_gleaningnote g WHERE g.person_id = %(me)s AND g.removed_at IS NULL AND g.until > %(today)s
) who LEFT JOIN community_organisation o ON o.id = who.organisation"""

AGREED = """
SELECT 'agreement' AS kind, g.id, g.circle_id AS place, g.agreed_at AS at, g.review_on AS until, c.name AS
  what, g.state FROM her_agreements g
  JOIN circles_circle c ON c.id = g.circle_id JOIN circles_signature s ON s.agreement_id = g.id AND
    s.person_id = %(me)s AND s.yes
UNION ALL SELECT 'consent', t.id, t.id, t.given_at, t.until, t.purpose, t.state FROM her_consents t
  WHERE t.given_at IS NOT NULL"""

# What is asked of her and waits: how often, and the one thing itself when there is only one.
ASKED = """
SELECT 'consents' AS what, count(*)::int AS number, (array_agg(c.id))[1] AS item, NULL::uuid AS place
  FROM her_consents c WHERE c.state = 'ASKED' AND c.until > %(today)s
UNION ALL SELECT 'invitations', count(*)::int, NULL, (array_agg(m.circle_id))[1] FROM circles_member m
  WHERE m.person_id = %(me)s AND m.state = 'INVITED' AND m.own_yes_at IS NULL
UNION ALL SELECT 'newcomers', count(*)::int, NULL, (array_agg(m.circle_id))[1] FROM circles_member m
  WHERE m.state = 'PROPOSED' AND m.person_id <> %(me)s AND m.circle_id = ANY (ARRAY(
    SELECT c.circle_id FROM her_circles c WHERE c.side = 'CENTRE' AND c.state = 'ACTIVE'))
UNION ALL SELECT 'agreements', count(*)::int, (array_agg(g.id))[1], (array_agg(g.circle_id))[1]
  FROM her_agreements g JOIN her_circles m ON m.circle_id = g.circle_id AND m.state = 'ACTIVE'
  WHERE g.state = 'TALKED_THROUGH' AND (m.side = 'CENTRE' OR EXISTS (
      SELECT FROM circles_part p WHERE p.agreement_id = g.id AND p.person_id = %(me)s))
    AND NOT EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = g.id AND s.person_id = %(me)s)
UNION ALL SELECT 'going_on', count(*)::int, (array_agg(g.id))[1], (array_agg(g.circle_id))[1]
  FROM her_agreements g JOIN her_circles m ON m.circle_id = g.circle_id AND m.state = 'ACTIVE'
  WHERE g.state = 'DUE' AND (m.side = 'CENTRE' OR EXISTS (
      SELECT FROM circles_part p WHERE p.agreement_id = g.id AND p.person_id = %(me)s))
    AND NOT EXISTS (SELECT FROM circles_goon o WHERE o.agreement_id = g.id AND o.person_id = %(me)s
      AND o.review_on = g.review_on)
UNION ALL SELECT 'asking', count(*)::int, (array_agg(g.id))[1], (array_agg(g.circle_id))[1]
  FROM commitments_ball b JOIN circles_agreement g ON g.id = b.about_id
  WHERE b.holder_id = %(me)s AND b.about = 'GO_ON' AND b.closed_at IS NULL
UNION ALL SELECT 'inquiry', count(*)::int, (array_agg(b.id))[1], NULL FROM commitments_ball b
  WHERE b.holder_id = %(me)s AND b.about = 'INQUIRY' AND b.closed_at IS NULL
    AND (b.due_at AT TIME ZONE 'Europe/Amsterdam')::date <= %(today)s AND acting_representative() IS NULL
UNION ALL SELECT 'successions', count(*)::int, (array_agg(s.id))[1], NULL FROM circles_succession s
  WHERE s.subject_id = %(me)s AND s.state = 'ASKED'
UNION ALL SELECT 'coming', count(*)::int, (array_agg(s.id))[1], NULL FROM circles_succession s
  WHERE s.successor_id = %(me)s AND s.state = 'YES'"""

# When another last looked at what is about her, and last did something in her name.
LAST = """
SELECT 'looked' AS what, max(occurred_at) AS at FROM journal_look
  WHERE subject_id = %(me)s AND person_id IS DISTINCT FROM subject_id
UNION ALL SELECT 'acted', max(occurred_at) FROM journal_entry
  WHERE on_behalf_of_id = %(me)s AND actor_id IS DISTINCT FROM %(me)s"""

NAMENS = f"""
SELECT e.occurred_at AS at, e.verb, e.object_type, e.way, {NAME.format("e.actor_id")} AS name
FROM journal_entry e WHERE e.on_behalf_of_id = %(me)s AND e.actor_id IS DISTINCT FROM %(me)s
ORDER BY e.occurred_at DESC, e.number DESC"""

# NEN 7513: similar rows of one day are one row, with how often. The organisation: where she worked that day.
LOOKS = f"""
SELECT l.day, l.person_id, l.role, l.namens, l.view, l.object_type, l.event_type, l.purpose, l.legal_basis,
  l.break_glass, l.outcome, l.number, l.first_at, l.last_at, l.consent, {NAME.format("l.person_id")} AS name,
  coalesce(o.name, works.name) AS organisation FROM (
  SELECT (occurred_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, person_id, role, organisation_id,
    on_behalf_of_id IS NOT NULL AS namens,
    view, object_type, event_type, purpose, legal_basis, break_glass, outcome,
    CASE object_type WHEN 'consent' THEN
      object_id END AS consent,
    count(*) AS number, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM journal_look
  WHERE subject_id = %(me)s AND (%(own)s OR person_id IS DISTINCT FROM %(me)s) AND (%(who)s::uuid IS NULL OR
    person_id = %(who)s)
    AND (%(since)s::date IS NULL OR (occurred_at AT TIME ZONE 'Europe/Amsterdam')::date >= %(since)s)
    AND (%(until)s::date IS NULL OR (occurred_at AT TIME ZONE 'Europe/Amsterdam')::date <= %(until)s)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) l
LEFT JOIN community_organisation o ON o.id =
  l.organisation_id
LEFT JOIN LATERAL (SELECT w.name FROM community_membership m JOIN community_organisation w ON w.id =
  m.organisation_id
  WHERE m.person_id = l.person_id AND m.starts_on <= l.day AND (m.ends_on IS NULL OR m.ends_on > l.day)
  ORDER BY m.starts_on, m.id LIMIT 1) works ON true
ORDER BY l.last_at DESC, l.view"""

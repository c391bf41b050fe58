from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who may call: whoever holds the ball of the ask, her deputy, and the lead where she sits at it; who works here, is there
# that day, and is not one of the two. In the order in which they are asked.
CALLERS = f"""
CREATE FUNCTION callers_of(which uuid, on_day date) RETURNS uuid[] {DEFINER} $$ BEGIN RETURN ARRAY(
  SELECT s.person_id FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which AND s.person_id NOT IN (a.asker_id, o.offerer_id) AND works_here(s.person_id) AND is_present(s.person_id, on_day)
  GROUP BY s.person_id ORDER BY min(array_position(ARRAY['HOLDER', 'DEPUTY', 'LEAD'], s.reason::text)), s.person_id); END $$;
REVOKE EXECUTE ON FUNCTION callers_of(uuid, date) FROM PUBLIC, samenspel_app;

CREATE FUNCTION i_call_for(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN i_work_here() AND EXISTS (
  SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which AND s.person_id = acting_person() AND s.person_id NOT IN (a.asker_id, o.offerer_id)); END $$;
"""

# Only her side says it, of two who know each other, and only when somebody is there to call: never an open call that
# nobody hears. While it is said the match waits, so that it does not end in the same second.
TRUTH = f"""
ALTER TABLE mutual_help_callme ADD CONSTRAINT call_me_of_a_match FOREIGN KEY (match_id) REFERENCES mutual_help_match ON DELETE CASCADE;
CREATE FUNCTION call_me_truth() {TRIGGER} $$
DECLARE v_state text;
BEGIN
  SELECT m.state INTO v_state FROM mutual_help_match m WHERE m.id = NEW.match_id FOR SHARE;
  IF NOT may_say_for(NEW.match_id, NEW.side) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'call_me_is_her_own';
  END IF;
  IF v_state IS NULL OR v_state NOT IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') THEN
    RAISE EXCEPTION 'of two who know each other' {REFUSE} = 'call_me_of_two_who_meet';
  END IF;
  IF NEW.asked <> 1 OR cardinality(callers_of(NEW.match_id, current_date)) = 0 THEN
    RAISE EXCEPTION 'nobody is there to call' {REFUSE} = 'call_me_is_heard_by_somebody';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_me_truth BEFORE INSERT ON mutual_help_callme FOR EACH ROW EXECUTE FUNCTION call_me_truth();

-- Who died is called by nobody: her side of it goes with her, the other's stays.
CREATE FUNCTION call_me_of_the_living() {TRIGGER} $$
BEGIN
  DELETE FROM mutual_help_callme c USING mutual_help_ask a, mutual_help_offer o, community_death d
    WHERE c.match_id = NEW.id AND a.id = NEW.ask_id AND o.id = NEW.offer_id AND d.taken_back_at IS NULL
      AND d.person_id = CASE c.side WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER call_me_of_the_living AFTER UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (NEW.ended_how = 'DIED' AND OLD.ended_how <> 'DIED') EXECUTE FUNCTION call_me_of_the_living();
"""

# Her side and who calls; the other side reads nothing of it. What was said stays as it was said: it is taken back, or
# it goes when somebody called. Only a job writes that the next one was asked.
POLICIES = """
GRANT EXECUTE ON FUNCTION may_say_for(uuid, text) TO samenspel_app, samenspel_worker;
ALTER TABLE mutual_help_callme ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_callme FOR INSERT WITH CHECK (may_say_for(match_id, side));
CREATE POLICY see ON mutual_help_callme FOR SELECT USING ((SELECT acting_job()) OR may_say_for(match_id, side) OR i_call_for(match_id));
CREATE POLICY goes ON mutual_help_callme FOR DELETE USING ((SELECT acting_job()) OR may_say_for(match_id, side) OR i_call_for(match_id));
CREATE POLICY asks_the_next ON mutual_help_callme FOR UPDATE USING ((SELECT acting_job()));
REVOKE UPDATE ON mutual_help_callme FROM samenspel_app, samenspel_worker;
GRANT UPDATE (asked) ON mutual_help_callme TO samenspel_worker;
"""

# What each reads: her own side who calls her, by when, and a number for now; who calls, the name and the number of who
# asked it, for as long as it is open.
CARDS = f"""
CREATE FUNCTION call_of(which uuid, claimed text) RETURNS jsonb {DEFINER} $$
DECLARE m mutual_help_match; c mutual_help_callme; v_who uuid; v_name text; v_phone text;
BEGIN
  IF NOT may_say_for(which, claimed) THEN RETURN NULL; END IF;
  SELECT * INTO m FROM mutual_help_match x WHERE x.id = which;
  SELECT * INTO c FROM mutual_help_callme x WHERE x.match_id = which AND x.side = claimed;
  IF c.id IS NULL AND m.state NOT IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') THEN RETURN NULL; END IF;
  v_who := (callers_of(which, current_date))[1];
  SELECT coalesce(nullif(p.called, ''), p.name),
      (SELECT coalesce(nullif(w.phone, ''), g.phone) FROM community_membership w JOIN community_organisation g ON g.id = w.organisation_id
        WHERE w.person_id = p.id AND w.ends_on IS NULL ORDER BY w.starts_on, w.id LIMIT 1)
    INTO v_name, v_phone FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id JOIN community_person p ON p.id = coalesce(v_who, b.holder_id)
    WHERE a.id = m.ask_id;
  IF m.escalation_phone <> '' THEN v_phone := m.escalation_phone; END IF;
  RETURN jsonb_build_object('who', CASE WHEN v_who IS NULL THEN '' ELSE v_name END, 'phone', coalesce(v_phone, ''),
    'name', CASE WHEN m.escalation_phone <> '' THEN m.escalation_name ELSE v_name END, 'said_at', c.said_at, 'due_at', c.due_at);
END $$;

CREATE FUNCTION calls_at(of_ball uuid) RETURNS TABLE (id uuid, match_id uuid, person_id uuid, side text, name text, phone text, email text, address text,
  talked text, due_at timestamptz) {DEFINER} $$ BEGIN RETURN QUERY
  SELECT c.id, m.id, p.id, c.side::text, coalesce(nullif(p.called, ''), p.name)::text, coalesce(k.phone, '')::text, coalesce(k.email, '')::text,
    trim(BOTH ', ' FROM concat_ws(', ', nullif(k.street, ''), trim(concat(k.postcode, ' ', k.town)))), c.talked::text, c.due_at
  FROM mutual_help_ask a JOIN mutual_help_match m ON m.ask_id = a.id JOIN mutual_help_callme c ON c.match_id = m.id
    JOIN mutual_help_offer o ON o.id = m.offer_id JOIN community_person p ON p.id = CASE c.side WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END
    LEFT JOIN community_contactdetails k ON k.person_id = p.id
  WHERE a.ball_id = of_ball AND i_call_for(m.id) ORDER BY c.due_at, c.id; END $$;

-- What waits for me: at which ball, and by when; the deputy reads it once she was asked. No name, and not which of the two.
CREATE FUNCTION calls_waiting() RETURNS TABLE (ball uuid, due_at timestamptz) {DEFINER} $$ BEGIN RETURN QUERY
  SELECT a.ball_id, min(c.due_at) FROM mutual_help_callme c JOIN mutual_help_match m ON m.id = c.match_id JOIN mutual_help_ask a ON a.id = m.ask_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE acting_person() = ANY ((callers_of(m.id, current_date))[1:c.asked]) GROUP BY a.ball_id ORDER BY 2, 1; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0047_somebody_wants_to_be_called"), ("community", "0013_somebody_has_died")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CALLERS, TRUTH, POLICIES, CARDS)
    ]

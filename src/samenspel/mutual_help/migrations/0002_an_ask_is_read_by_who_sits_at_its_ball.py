from django.db import migrations

ASK = """
ALTER TABLE mutual_help_ask ENABLE ROW LEVEL SECURITY;
CREATE POLICY ask ON mutual_help_ask FOR INSERT WITH CHECK (ball_id = ANY (ARRAY(SELECT my_balls())));
CREATE POLICY see ON mutual_help_ask FOR SELECT USING (ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_ask FOR UPDATE USING (ball_id = ANY (ARRAY(SELECT my_balls())));
REVOKE DELETE ON mutual_help_ask FROM samenspel_app, samenspel_worker;

-- A doubled submit: the form's own key finds the ask it made a moment ago.
CREATE FUNCTION ask_with_form(key uuid) RETURNS TABLE (ask uuid, ball uuid, asker uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT id, ball_id, asker_id FROM mutual_help_ask WHERE form_key = key $$;
-- What anybody may know: how many questions wait at a door, and how long an answer takes. No rows, no names.
CREATE FUNCTION ask_queue(in_areas uuid[], since timestamptz, OUT waiting bigint, OUT median_hours double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT
  (SELECT count(*) FROM mutual_help_ask a WHERE a.area_id = ANY(in_areas) AND a.state = 'OPEN'),
  (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_word - asked_at) / 3600.0) FROM (
     SELECT a.asked_at, min(n.written_at) AS first_word FROM mutual_help_ask a
     JOIN mutual_help_note n ON n.ask_id = a.id AND n.writer_id <> a.asker_id
     WHERE a.area_id = ANY(in_areas) AND a.asked_at > since GROUP BY a.id) t) $$;
CREATE FUNCTION ask_counts(since timestamptz) RETURNS TABLE (state text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT 'ASKED', count(*) FROM mutual_help_ask WHERE asked_at > since
   UNION ALL SELECT state, count(*) FROM mutual_help_ask WHERE ended_at > since GROUP BY state $$;
"""

CHILDREN = """
ALTER TABLE mutual_help_words ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON mutual_help_words FOR INSERT WITH CHECK (ask_id IN (SELECT id FROM mutual_help_ask));
CREATE POLICY see ON mutual_help_words FOR SELECT USING (ask_id IN (SELECT id FROM mutual_help_ask));

ALTER TABLE mutual_help_suggestion ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON mutual_help_suggestion FOR INSERT WITH CHECK (ask_id IN (SELECT id FROM mutual_help_ask));
CREATE POLICY see ON mutual_help_suggestion FOR SELECT USING (ask_id IN (SELECT id FROM mutual_help_ask));
CREATE POLICY change ON mutual_help_suggestion FOR UPDATE USING (ask_id IN (SELECT id FROM mutual_help_ask));

-- R02: whatever is written about her, the asker reads; there is no column that could hide it.
ALTER TABLE mutual_help_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON mutual_help_note FOR INSERT WITH CHECK (ask_id IN (SELECT id FROM mutual_help_ask));
CREATE POLICY see ON mutual_help_note FOR SELECT USING (
  writer_id = (SELECT acting_person()) OR to_id = (SELECT acting_person())
  OR ask_id IN (SELECT id FROM mutual_help_ask WHERE asker_id = (SELECT acting_person()) OR ball_id = (SELECT acting_ball()))
  OR (readers = 'TABLE' AND ask_id IN (SELECT id FROM mutual_help_ask)));

ALTER TABLE mutual_help_consult ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON mutual_help_consult FOR INSERT WITH CHECK (sender_id = (SELECT acting_person()) AND ask_id IN (SELECT id FROM mutual_help_ask));
CREATE POLICY see ON mutual_help_consult FOR SELECT USING (
  sender_id = (SELECT acting_person()) OR receiver_id = (SELECT acting_person())
  OR ask_id IN (SELECT id FROM mutual_help_ask));
CREATE POLICY answer ON mutual_help_consult FOR UPDATE USING (receiver_id = (SELECT acting_person()));

REVOKE UPDATE, DELETE ON mutual_help_words, mutual_help_note FROM samenspel_app, samenspel_worker;
REVOKE DELETE ON mutual_help_suggestion, mutual_help_consult FROM samenspel_app, samenspel_worker;
"""

TRUTHS = """
-- R34: an open ask has an open ball, and so exactly one holder; an ended ask has a closed one.
CREATE FUNCTION ask_and_ball_agree() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wrong boolean;
BEGIN
  IF TG_TABLE_NAME = 'mutual_help_ask' THEN
    SELECT (a.ended_at IS NULL) <> (b.closed_at IS NULL) INTO wrong
      FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id WHERE a.id = NEW.id;
  ELSE
    SELECT (a.ended_at IS NULL) <> (b.closed_at IS NULL) INTO wrong
      FROM commitments_ball b JOIN mutual_help_ask a ON b.id = a.ball_id WHERE b.id = NEW.id;
  END IF;
  IF wrong THEN
    RAISE EXCEPTION 'an open ask has exactly one holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'ask_and_ball_agree';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ask_and_ball_agree AFTER INSERT OR UPDATE ON mutual_help_ask
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ask_and_ball_agree();
CREATE CONSTRAINT TRIGGER ask_and_ball_agree AFTER UPDATE ON commitments_ball
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ask_and_ball_agree();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0001_initial"),
        ("commitments", "0002_a_ball_is_seen_and_moved_by_whom_it_concerns"),
    ]
    operations = [
        migrations.RunSQL(ASK, migrations.RunSQL.noop),
        migrations.RunSQL(CHILDREN, migrations.RunSQL.noop),
        migrations.RunSQL(TRUTHS, migrations.RunSQL.noop),
    ]

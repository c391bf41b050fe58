from django.db import migrations

FUNCTIONS = """
-- In plpgsql, so that a session plans them once: policies ask them many times in one statement.
-- The balls I have a seat at, and the one whose code I hold.
CREATE FUNCTION my_balls() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   SELECT s.ball_id FROM commitments_seat s WHERE s.person_id = acting_person() AND s.ended_at IS NULL
   UNION SELECT acting_ball() WHERE acting_ball() IS NOT NULL; END $$;

-- Whose name I may read: everybody who ever had a seat, a pass or a step at my balls.
CREATE OR REPLACE FUNCTION people_around_me() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   WITH mine AS MATERIALIZED (SELECT my_balls() AS id)
   SELECT s.person_id FROM commitments_seat s JOIN mine ON mine.id = s.ball_id
   UNION SELECT p.receiver_id FROM commitments_pass p JOIN mine ON mine.id = p.ball_id
   UNION SELECT t.person_id FROM commitments_step t JOIN mine ON mine.id = t.ball_id WHERE t.person_id IS NOT NULL
   UNION SELECT b.holder_id FROM commitments_ball b JOIN mine ON mine.id = b.id; END $$;

-- Whose telephone and address I may read: the person concerned, for whoever carries the ball or wrote it down.
CREATE OR REPLACE FUNCTION people_i_may_reach() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   SELECT b.subject_id FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
   WHERE s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD', 'WRITER')
   UNION SELECT b.subject_id FROM commitments_ball b WHERE b.id = acting_ball(); END $$;

CREATE OR REPLACE FUNCTION messages_around_me() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   SELECT my_balls(); END $$;
"""

DOORS = """
-- A code opens one ball. Only the exact code finds it; the policies hide everything else from whoever guesses.
CREATE FUNCTION ball_with_code(spoken text) RETURNS TABLE (ball uuid, about text, about_id uuid, subject uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT id, about, about_id, subject_id FROM commitments_ball WHERE code = spoken $$;

-- Who stands at the front door of an area on a day: everybody on the rota who is not away, in order; the lead last.
CREATE FUNCTION standing_at_door(of_area uuid, on_day date) RETURNS TABLE (door uuid, person uuid, is_lead boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT id, parent_id, 0 AS far FROM community_area WHERE id = of_area
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id),
  door AS (SELECT d.id, d.lead_id FROM commitments_frontdoor d JOIN line ON line.id = d.area_id ORDER BY far LIMIT 1),
  people AS (
    SELECT t.person_id AS person, t.place::int AS place, false AS is_lead FROM commitments_turn t JOIN door ON door.id = t.door_id
    WHERE t.starts_on <= on_day AND (t.ends_on IS NULL OR t.ends_on > on_day)
    UNION ALL SELECT lead_id, 32767, true FROM door)
  SELECT door.id, people.person, people.is_lead FROM people, door
  WHERE NOT EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = people.person
                    AND a.starts_on <= on_day AND (a.ends_on IS NULL OR a.ends_on > on_day))
  ORDER BY people.place $$;

-- Whether somebody can take a ball now: not away for long. Says nothing about why.
CREATE FUNCTION is_present(who uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NOT EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = who
   AND a.starts_on <= on_day AND (a.ends_on IS NULL OR a.ends_on > on_day)) $$;
"""

POLICIES = """
ALTER TABLE commitments_ball ENABLE ROW LEVEL SECURITY;
CREATE POLICY open_new ON commitments_ball FOR INSERT WITH CHECK (id = (SELECT acting_ball()) OR (SELECT acting_job()));
CREATE POLICY see ON commitments_ball FOR SELECT USING (id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY change ON commitments_ball FOR UPDATE USING (id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
REVOKE DELETE ON commitments_ball FROM samenspel_app, samenspel_worker;

ALTER TABLE commitments_seat ENABLE ROW LEVEL SECURITY;
CREATE POLICY give ON commitments_seat FOR INSERT WITH CHECK (ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY see ON commitments_seat FOR SELECT USING (ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY change ON commitments_seat FOR UPDATE USING (ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
REVOKE DELETE ON commitments_seat FROM samenspel_app, samenspel_worker;
"""

CHILD = """
ALTER TABLE commitments_{table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON commitments_{table} FOR INSERT WITH CHECK ({ball} = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY see ON commitments_{table} FOR SELECT USING ({ball} = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()){also});
REVOKE DELETE ON commitments_{table} FROM samenspel_app, samenspel_worker;
"""
CHANGE = """
CREATE POLICY change ON commitments_{table} FOR UPDATE USING ({ball} = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()){also});
"""
STEP_STAYS = "REVOKE UPDATE ON commitments_step, commitments_sighting FROM samenspel_app, samenspel_worker;"
BY_ME = " OR by_id = (SELECT acting_person()) OR subject_id = (SELECT acting_person())"

ABSENCE = """
ALTER TABLE commitments_absence ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON commitments_absence USING (person_id = (SELECT acting_person()) OR (SELECT acting_job()))
  WITH CHECK (person_id = (SELECT acting_person()));
"""

# What must never be false.
TRUTHS = """
-- The holder always has a seat; a former holder's seat as holder ends. Nobody can forget it.
CREATE FUNCTION ball_holder_sits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ball commitments_ball;
BEGIN
  -- As it is now, at the end of the transaction, and not as it was when this event was queued.
  SELECT * INTO ball FROM commitments_ball WHERE id = NEW.id;
  IF ball.closed_at IS NULL AND (
    SELECT count(*) FILTER (WHERE s.person_id = ball.holder_id) <> 1 OR count(*) <> 1
    FROM commitments_seat s WHERE s.ball_id = ball.id AND s.reason = 'HOLDER' AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'the holder of a ball has the one seat of holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_holder_sits';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ball_holder_sits AFTER INSERT OR UPDATE OF holder_id, closed_at ON commitments_ball
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ball_holder_sits();

-- Who is away for long, or left, holds no ball, and gets none. The person's row is the lock of both sides.
CREATE FUNCTION ball_goes_to_somebody_present() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.closed_at IS NOT NULL THEN RETURN NEW; END IF;
  PERFORM FROM community_person WHERE id = NEW.holder_id FOR SHARE;
  IF EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = NEW.holder_id AND a.long
             AND a.starts_on <= NEW.held_since::date AND (a.ends_on IS NULL OR a.ends_on > NEW.held_since::date)) THEN
    RAISE EXCEPTION 'somebody who is away cannot hold a ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_goes_to_somebody_present';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ball_goes_to_somebody_present BEFORE INSERT OR UPDATE OF holder_id, closed_at ON commitments_ball
  FOR EACH ROW EXECUTE FUNCTION ball_goes_to_somebody_present();

CREATE FUNCTION away_with_empty_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.person_id FOR UPDATE;
  IF NEW.long AND EXISTS (SELECT FROM commitments_ball b WHERE b.holder_id = NEW.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still holds balls' USING ERRCODE = 'check_violation', CONSTRAINT = 'away_with_empty_hands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER away_with_empty_hands BEFORE INSERT OR UPDATE ON commitments_absence
  FOR EACH ROW EXECUTE FUNCTION away_with_empty_hands();

CREATE FUNCTION membership_ends_with_empty_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = OLD.person_id FOR UPDATE;
  IF NEW.ends_on IS NOT NULL AND NEW.ends_on <= current_date
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.id <> OLD.id
                     AND (m.ends_on IS NULL OR m.ends_on > current_date))
     AND EXISTS (SELECT FROM commitments_ball b WHERE b.holder_id = OLD.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still holds balls' USING ERRCODE = 'check_violation', CONSTRAINT = 'away_with_empty_hands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_ends_with_empty_hands BEFORE UPDATE OF ends_on ON community_membership
  FOR EACH ROW EXECUTE FUNCTION membership_ends_with_empty_hands();
"""


def child(table: str, ball: str = "ball_id", also: str = "", change: bool = True) -> migrations.RunSQL:
    sql = CHILD + (CHANGE if change else "")
    return migrations.RunSQL(sql.format(table=table, ball=ball, also=also), migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0001_initial"),
        ("community", "0002_people_are_seen_by_whom_they_concern"),
        ("notifications", "0002_messages_are_read_by_sender_and_receiver"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(DOORS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        child("pass", also=" OR receiver_id = (SELECT acting_person())"),
        child("sighting", change=False),
        child("step", change=False),
        child("lookback", ball="origin_id", also=BY_ME),
        migrations.RunSQL(STEP_STAYS, migrations.RunSQL.noop),
        migrations.RunSQL(ABSENCE, migrations.RunSQL.noop),
        migrations.RunSQL(TRUTHS, migrations.RunSQL.noop),
    ]

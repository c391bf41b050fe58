from django.db import migrations

# "Today" stands with the ask, with its reason; the ball of it counts weekends too. Never the one without the other.
TRUTH = """
CREATE FUNCTION ask_and_ball_hurry_alike() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE which uuid := CASE WHEN TG_TABLE_NAME = 'mutual_help_ask' THEN (to_jsonb(NEW) ->> 'ball_id')::uuid ELSE NEW.id END;
BEGIN
  IF EXISTS (SELECT FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id
             WHERE b.id = which AND (a.urgency = 'TODAY') <> b.urgent) THEN
    RAISE EXCEPTION 'what is needed today does not wait for Monday' USING ERRCODE = 'check_violation', CONSTRAINT = 'ask_and_ball_hurry_alike';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ask_and_ball_hurry_alike AFTER INSERT OR UPDATE OF urgency, ball_id ON mutual_help_ask
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ask_and_ball_hurry_alike();
CREATE CONSTRAINT TRIGGER ask_and_ball_hurry_alike AFTER UPDATE OF urgent ON commitments_ball
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ask_and_ball_hurry_alike();
UPDATE commitments_ball b SET urgent = true FROM mutual_help_ask a WHERE a.ball_id = b.id AND a.urgency = 'TODAY';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0034_hours_are_taken_back"),
        ("commitments", "0019_what_is_urgent_waits_for_no_monday"),
    ]
    operations = [migrations.RunSQL(TRUTH, migrations.RunSQL.noop)]

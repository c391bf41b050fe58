from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# As in migration 0021, now also called off: by who proposed it, while it is asked or goes on. Its number goes with it.
OFF = f"""
CREATE OR REPLACE FUNCTION bundle_truth() RETURNS trigger {DOES} $$
DECLARE n int;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' OR NEW.minimum < small_group(NEW.municipality_id) THEN
      RAISE EXCEPTION 'it begins with a question to enough people' {REFUSE} = 'bundle_begins_with_a_question';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.area_id, NEW.theme, NEW.words, NEW.meet_id, NEW.meet_name, NEW.meet_at, NEW.until_on, NEW.minimum, NEW.asked)
     IS DISTINCT FROM (OLD.id, OLD.area_id, OLD.theme, OLD.words, OLD.meet_id, OLD.meet_name, OLD.meet_at, OLD.until_on, OLD.minimum, OLD.asked) THEN
    RAISE EXCEPTION 'what she said yes to stays what it is' {REFUSE} = 'bundle_stays_what_was_asked';
  END IF;
  IF NEW.state = OLD.state THEN
    IF NEW.going IS DISTINCT FROM OLD.going THEN RAISE EXCEPTION 'not counted' {REFUSE} = 'bundle_number_is_counted'; END IF;
    RETURN NEW;
  END IF;
  n := bundle_yeses(NEW.id);
  IF NOT ((OLD.state = 'OPEN' AND NEW.state = 'GOES_ON' AND n >= NEW.minimum) OR (OLD.state = 'OPEN' AND NEW.state = 'LAPSED' AND n < NEW.minimum)
     OR (OLD.state = 'GOES_ON' AND NEW.state = 'OVER') OR (OLD.state IN ('OPEN', 'GOES_ON') AND NEW.state = 'OFF')) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'bundle_goes_on_from_its_minimum';
  END IF;
  NEW.going := CASE NEW.state WHEN 'GOES_ON' THEN n WHEN 'OVER' THEN OLD.going END;
  RETURN NEW;
END $$;

CREATE FUNCTION call_off_bundle(which uuid, at timestamptz) RETURNS boolean {DOES} $$
BEGIN
  UPDATE mutual_help_bundle SET state = 'OFF', ended_at = at
    WHERE id = which AND proposed_by_id = acting_person() AND acting_representative() IS NULL AND ended_at IS NULL AND meet_at > at;
  RETURN FOUND;
END $$;

-- When it goes on, who said yes; otherwise everybody who was asked, and so it tells nothing about anybody.
CREATE OR REPLACE FUNCTION bundle_people(which uuid) RETURNS TABLE (person uuid, ball uuid, code text) {DEFINER} $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT a.asker_id, a.ball_id, l.code::text FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id
    JOIN mutual_help_ask a ON a.id = x.ask_id JOIN commitments_ball l ON l.id = a.ball_id
    WHERE x.bundle_id = which AND a.ended_at IS NULL AND (b.state IN ('OPEN', 'LAPSED', 'OFF') OR EXISTS (SELECT FROM mutual_help_bundleyes y
      WHERE y.bundle_id = which AND y.ask_id = a.id)) ORDER BY a.id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0024_a_proposal_can_be_called_off")]
    operations = [migrations.RunSQL(OFF, migrations.RunSQL.noop)]

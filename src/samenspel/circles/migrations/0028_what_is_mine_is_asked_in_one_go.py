"""What belongs to my balls is asked in one go: a function that asked another took twice as long.

Policies ask whether something is among these, so what is in it twice does no harm (two reasons to sit at one ball).
"""

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION my_balls() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT s.ball_id FROM commitments_seat s WHERE s.person_id = me AND s.ended_at IS NULL;
   IF with_code IS NOT NULL THEN RETURN NEXT with_code; END IF; END $$;

CREATE OR REPLACE FUNCTION my_asks() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT a.id FROM commitments_seat s JOIN mutual_help_ask a USING (ball_id)
     WHERE s.person_id = me AND s.ended_at IS NULL;
   IF with_code IS NOT NULL THEN
     RETURN QUERY SELECT a.id FROM mutual_help_ask a WHERE a.ball_id = with_code;
   END IF; END $$;

CREATE OR REPLACE FUNCTION my_own_asks() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT a.id FROM commitments_seat s JOIN mutual_help_ask a USING (ball_id)
     WHERE s.person_id = me AND s.ended_at IS NULL AND a.asker_id = me;
   IF with_code IS NOT NULL THEN
     RETURN QUERY SELECT a.id FROM mutual_help_ask a WHERE a.ball_id = with_code;
   END IF; END $$;

CREATE OR REPLACE FUNCTION my_offers() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT o.id FROM commitments_seat s JOIN mutual_help_offer o USING (ball_id)
     WHERE s.person_id = me AND s.ended_at IS NULL;
   IF with_code IS NOT NULL THEN
     RETURN QUERY SELECT o.id FROM mutual_help_offer o WHERE o.ball_id = with_code;
   END IF; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0027_an_answer_can_be_heard_by_another"),
        ("commitments", "0015_a_ball_can_be_about_an_offer"),
        ("mutual_help", "0021_nobody_is_in_a_bundle_without_her_yes"),
    ]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]

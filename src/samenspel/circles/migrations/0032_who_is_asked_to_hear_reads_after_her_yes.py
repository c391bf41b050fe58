from django.db import migrations

# Whoever is asked to take a complaint sees that she is asked, and not what it says: its row opens with her yes.
# Only a complaint is offered, so an invitation never opens a request.
READS = """
CREATE FUNCTION requests_i_read() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT s.ball_id FROM commitments_seat s WHERE s.person_id = me AND s.ended_at IS NULL AND s.reason <> 'INVITED';
   IF with_code IS NOT NULL THEN RETURN NEXT with_code; END IF; END $$;
ALTER POLICY see ON circles_appeal USING (
  person_id = (SELECT acting_person()) OR ball_id = ANY (ARRAY(SELECT requests_i_read())) OR (SELECT acting_job()));
ALTER POLICY change ON circles_appeal USING (ball_id = ANY (ARRAY(SELECT requests_i_read())));
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0031_a_complaint_is_passed_on")]
    operations = [migrations.RunSQL(READS, migrations.RunSQL.noop)]

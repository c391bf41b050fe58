from django.db import migrations, models

# The seat of the holder can be ended or doubled without touching the ball, so the seats are watched as well;
# and the person concerned always keeps her own seat: what is written about her, she can read (R02).
TRUTH = """
CREATE FUNCTION ball_seats_agree(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ball commitments_ball;
BEGIN
  SELECT * INTO ball FROM commitments_ball WHERE id = which;
  IF NOT EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = ball.id AND s.person_id = ball.subject_id
                 AND s.reason = 'SUBJECT' AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'the person concerned has a seat at her own ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_subject_sits';
  END IF;
  IF ball.closed_at IS NULL AND (
    SELECT count(*) FILTER (WHERE s.person_id = ball.holder_id) <> 1 OR count(*) <> 1
    FROM commitments_seat s WHERE s.ball_id = ball.id AND s.reason = 'HOLDER' AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'the holder of a ball has the one seat of holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_holder_sits';
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION ball_seats_agree(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE OR REPLACE FUNCTION ball_holder_sits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM ball_seats_agree(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION seat_fits_its_ball() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM ball_seats_agree(NEW.ball_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seat_fits_its_ball AFTER INSERT OR UPDATE ON commitments_seat
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.reason IN ('HOLDER', 'SUBJECT')) EXECUTE FUNCTION seat_fits_its_ball();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0003_who_left_is_not_present")]
    operations = [
        migrations.RunSQL(TRUTH, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", "SUBJECT"), _negated=True) | models.Q(("ended_at", None)),
                name="seat_of_the_person_concerned_stays",
            ),
        ),
    ]

from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# At the table only what was written down for her; what she typed herself goes with her own code, and with nobody else's.
WORDS = f"""
CREATE FUNCTION inquiry_code_is_of(which uuid, who uuid) RETURNS boolean {DEFINER} $$ BEGIN
  RETURN EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.id = acting_spoken() AND m.inquiry_id = which AND m.person_id = who); END $$;
DROP POLICY take_away ON mutual_help_inquiryword;
CREATE POLICY take_away ON mutual_help_inquiryword FOR DELETE USING (inquiry_id = ANY (ARRAY(SELECT my_inquiries()))
  AND ((SELECT acting_person()) IN (said_by_id, written_by_id)
    OR said_by_id IS NOT NULL AND (written_by_id IS NOT NULL OR inquiry_code_is_of(inquiry_id, said_by_id)) AND inquiry_speaks_for(inquiry_id, said_by_id)));
"""
# Her code is put in her message by a job; nobody else asks for it.
CODE = reworded("ball_own_code", ("BEGIN\n", "BEGIN\n  IF NOT acting_job() THEN RETURN NULL; END IF;\n"))

# Whoever wrote it down or brings the word sits there as long as she asks, whatever hand ends it: not a day longer.
SEATS = f"""
CREATE FUNCTION inquiry_seats_end() RETURNS trigger {DOES} $$ BEGIN
  UPDATE commitments_seat SET ended_at = NEW.closed_at WHERE ball_id = NEW.id AND reason NOT IN ('HOLDER', 'SUBJECT') AND ended_at IS NULL;
  RETURN NULL; END $$;
CREATE TRIGGER inquiry_seats_end AFTER UPDATE OF closed_at ON commitments_ball FOR EACH ROW
  WHEN (NEW.about = 'INQUIRY' AND NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL) EXECUTE FUNCTION inquiry_seats_end();
UPDATE commitments_seat s SET ended_at = b.closed_at FROM commitments_ball b
  WHERE b.id = s.ball_id AND b.about = 'INQUIRY' AND b.closed_at IS NOT NULL AND s.ended_at IS NULL AND s.reason NOT IN ('HOLDER', 'SUBJECT');
"""

# With the last who is there the talk is gone, also where the row of who has died, or worked here, stood in it still.
GONE = "IF NOT EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = which) THEN\n"
LAST = (
    reworded(
        "leave_inquiry_of",
        (
            GONE,
            GONE.replace("= which)", "= which AND inquiry_is_there(m))")
            + "    DELETE FROM mutual_help_inquirymember WHERE inquiry_id = which;\n",
        ),
    ),
    reworded(
        "take_back_heard_yes",
        (
            "WHERE m.inquiry_id = it) THEN\n",
            "WHERE m.inquiry_id = it AND inquiry_is_there(m)) THEN\n    DELETE FROM mutual_help_inquirymember WHERE inquiry_id = it;\n",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0070_who_steps_in_reads_it_when_she_does"),
        ("commitments", "0025_a_holder_without_a_screen_has_a_code"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WORDS, CODE, SEATS, *LAST)]

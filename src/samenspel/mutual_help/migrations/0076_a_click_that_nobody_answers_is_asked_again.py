from django.db import migrations

# The day of the next look stands there from the moment that both are asked: who is silent is asked again on it, in the
# rhythm of who answered. A yes was of the last look. A no stays until somebody talked with both: nobody else can read
# that it is there, so both are asked again on the same days as if there was none (R16).
ASKS = """
CREATE FUNCTION ask_click(which uuid, next_check date, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m mutual_help_match; n smallint;
BEGIN
  IF NOT acting_job() THEN RETURN false; END IF;
  SELECT * INTO m FROM mutual_help_match WHERE id = which AND state = 'ACTIVE' AND check_on <= (at AT TIME ZONE 'Europe/Amsterdam')::date FOR UPDATE;
  IF m.id IS NULL THEN RETURN false; END IF;
  n := m.check_round + (m.check_asked_at IS NOT NULL)::int;
  DELETE FROM mutual_help_answer WHERE match_id = which AND about = 'CLICK' AND yes;
  UPDATE mutual_help_answer SET round = n WHERE match_id = which AND about = 'CLICK' AND round <> n;
  UPDATE mutual_help_match SET check_asked_at = at, check_on = next_check, check_round = n WHERE id = which;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION ask_click(uuid, date, timestamptz) FROM PUBLIC, samenspel_app;
GRANT EXECUTE ON FUNCTION ask_click(uuid, date, timestamptz) TO samenspel_worker;
"""

# Who was asked already is not asked once more on the morning after this.
WERE_ASKED = """
UPDATE mutual_help_match SET check_on = check_asked_at::date + 28 WHERE state = 'ACTIVE' AND check_asked_at IS NOT NULL;
UPDATE mutual_help_match SET check_asked_at = NULL WHERE state = 'PAUSED' AND check_asked_at IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0075_who_was_told_to_call")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (ASKS, WERE_ASKED)]

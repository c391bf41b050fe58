from django.db import migrations

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
# Who has no screen gets a letter about what somebody at work wrote down for her. The team of who wrote it prints it:
# who worked there once reads nothing, and when who wrote it leaves, the letter still comes.
TEAMS = f"""
CREATE FUNCTION my_desk_teams() RETURNS SETOF uuid {DEFINER} $$
BEGIN
  IF acting_representative() IS NOT NULL OR acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT DISTINCT m.organisation_id FROM community_membership m WHERE m.person_id = acting_person()
    AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date);
END $$;
-- To whom: as long as a letter waits, or was printed just now.
CREATE FUNCTION people_my_teams_write_to() RETURNS SETOF uuid {DEFINER} $$
DECLARE mine uuid[] := ARRAY(SELECT my_desk_teams());
BEGIN
  IF cardinality(mine) = 0 THEN RETURN; END IF;
  RETURN QUERY SELECT m.person_id FROM notifications_message m WHERE m.state = 'TO_PRINT' AND m.channel = 'LETTER' AND m.teams && mine
    UNION SELECT m.person_id FROM notifications_message m WHERE m.state = 'PRINTED' AND m.channel = 'LETTER' AND m.teams && mine
      AND m.done_at > now() - interval '7 days';
END $$;
"""
WHICH = "ball_id IS NULL AND channel = 'LETTER' AND teams && ARRAY(SELECT my_desk_teams())"
WHO = "= ANY (ARRAY(SELECT people_my_teams_write_to()))"
POLICIES = f"""
CREATE POLICY of_my_team ON notifications_message FOR SELECT USING ({WHICH});
CREATE POLICY of_my_team_printed ON notifications_message FOR UPDATE USING ({WHICH});
CREATE POLICY of_my_team ON community_person FOR SELECT USING (id {WHO});
CREATE POLICY of_my_team ON community_contactdetails FOR SELECT USING (person_id {WHO});
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0019_which_teams_print_a_letter")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TEAMS, POLICIES)]

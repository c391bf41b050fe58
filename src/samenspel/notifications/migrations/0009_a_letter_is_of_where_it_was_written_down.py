import django.db.models.deletion
from django.db import migrations, models

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
NOT_FOR_ALL = "FROM PUBLIC, samenspel_app, samenspel_worker;"
OF_A_TEAM = "kind LIKE 'idea\\_%' OR kind LIKE 'inquiry\\_%'"
WAITS = "channel = 'LETTER' AND (state = 'TO_PRINT' OR state IN ('PRINTED', 'LAPSED') AND done_at > now() - interval '7 days')"

# Where somebody writes down what others say, today. Of more than one, the first is where her letters are printed.
TEAMS = f"""
CREATE FUNCTION teams_that_write(who uuid) RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT m.organisation_id FROM community_membership m WHERE m.person_id = who AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
    AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date) ORDER BY m.starts_on, m.id; END $$;
REVOKE EXECUTE ON FUNCTION teams_that_write(uuid) {NOT_FOR_ALL}
CREATE FUNCTION teams_i_write_for() RETURNS SETOF uuid {DEFINER} $$ BEGIN
  IF acting_representative() IS NULL THEN RETURN QUERY SELECT teams_that_write(acting_person()); END IF; END $$;
"""
# What is told about no ball, of what was written down for her: of the team of who did that; or, where she is of no such
# team, of who wrote to her before about the same.
WRITTEN = f"""
CREATE FUNCTION message_is_of_a_team() RETURNS trigger {DOES} $$ BEGIN
  NEW.team_id := NULL; NEW.writer_id := NULL;
  IF NEW.ball_id IS NULL AND (NEW.kind LIKE 'idea\\_%' OR NEW.kind LIKE 'inquiry\\_%' OR NEW.kind LIKE 'grant\\_%') THEN
    SELECT team, acting_person() INTO NEW.team_id, NEW.writer_id FROM teams_i_write_for() team LIMIT 1;
    IF NEW.team_id IS NULL THEN SELECT m.team_id, m.writer_id INTO NEW.team_id, NEW.writer_id FROM notifications_message m
      WHERE m.person_id = NEW.person_id AND m.about_id = NEW.about_id AND m.team_id IS NOT NULL ORDER BY m.made_at DESC LIMIT 1; END IF;
  END IF;
  RETURN NEW; END $$;
CREATE TRIGGER message_is_of_a_team BEFORE INSERT ON notifications_message FOR EACH ROW EXECUTE FUNCTION message_is_of_a_team();
"""
# Whoever is of that team reads and prints it, and nobody else: in such a letter stands the code that opens the rest.
WHICH = f"ball_id IS NULL AND team_id = ANY (ARRAY(SELECT teams_i_write_for())) AND {WAITS}"
# One that did not arrive is read by who has to tell it: commitments, one floor up, says which those are.
PORT = """
CREATE FUNCTION messages_i_carry() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NULL::uuid WHERE false $$;
CREATE POLICY carried ON notifications_message FOR SELECT USING (id = ANY (ARRAY(SELECT messages_i_carry())));
"""
ONLY = f"""ball_id IS NOT NULL OR id = ANY (ARRAY(SELECT messages_i_carry())) OR person_id = (SELECT acting_person()) OR (SELECT acting_job())
  OR CASE WHEN team_id IS NULL THEN NOT ({OF_A_TEAM}) ELSE team_id = ANY (ARRAY(SELECT teams_i_write_for())) END"""
READ = f"""
CREATE FUNCTION people_my_team_writes_to() RETURNS SETOF uuid {DEFINER} $$ DECLARE mine uuid[] := ARRAY(SELECT teams_i_write_for()); BEGIN
  IF mine <> '{{}}' THEN RETURN QUERY SELECT m.person_id FROM notifications_message m WHERE m.team_id = ANY (mine) AND {WAITS}; END IF; END $$;
CREATE POLICY of_my_team ON notifications_message FOR SELECT USING ({WHICH});
CREATE POLICY of_my_team_printed ON notifications_message FOR UPDATE USING ({WHICH});
CREATE POLICY of_its_team ON notifications_message AS RESTRICTIVE FOR SELECT USING ({ONLY});
CREATE POLICY of_its_team_printed ON notifications_message AS RESTRICTIVE FOR UPDATE USING ({ONLY});
CREATE POLICY team_writes_to ON community_person FOR SELECT USING (id = ANY (ARRAY(SELECT people_my_team_writes_to())));
CREATE POLICY team_writes_to ON community_contactdetails FOR SELECT USING (person_id = ANY (ARRAY(SELECT people_my_team_writes_to())));
"""
# Her code was renewed while something waited: it says the code that opens.
CODES = f"""
CREATE FUNCTION messages_say_code(who uuid, which uuid, balls uuid[], code text) RETURNS void {DOES} $$ BEGIN
  UPDATE notifications_message SET body = replace(body, facts ->> 'code', code), facts = jsonb_set(facts, '{{code}}', to_jsonb(code))
    WHERE person_id = who AND state IN ('WAITING', 'TO_PRINT') AND coalesce(facts ->> 'code', '') <> '' AND ({OF_A_TEAM})
      AND (about_id = which OR ball_id = ANY (balls)); END $$;
REVOKE EXECUTE ON FUNCTION messages_say_code(uuid, uuid, uuid[], text) {NOT_FOR_ALL}
"""


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0014_a_request_for_money_is_answered_in_days"),
        ("notifications", "0008_a_reminder_of_a_talk_lapses_too"),
    ]
    operations = [
        migrations.AddField(
            "message",
            "team",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="community.organisation",
            ),
        ),
        migrations.AddField("message", "writer_id", models.UUIDField(blank=True, null=True)),
        migrations.AddIndex(
            "message",
            models.Index(
                condition=models.Q(("team__isnull", False)), fields=["team"], name="message_of_a_team"
            ),
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TEAMS, WRITTEN, PORT, READ, CODES)],
    ]

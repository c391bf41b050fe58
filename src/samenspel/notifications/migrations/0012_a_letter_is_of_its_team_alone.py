from django.db import migrations, models

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
WITH_A_CODE = "kind LIKE 'idea\\_%' OR kind LIKE 'inquiry\\_%'"

# Who wrote it down stands with it. What tells more about the same, by a hand that is of no such team, is of the team
# that wrote to her about it before.
WRITTEN = f"""
CREATE FUNCTION message_is_of_its_team() RETURNS trigger {DOES} $$ BEGIN
  NEW.writer_id := CASE WHEN NEW.teams <> '{{}}' THEN acting_person() END;
  IF NEW.teams = '{{}}' AND NEW.ball_id IS NULL AND NEW.about_id IS NOT NULL THEN
    SELECT m.teams, m.writer_id INTO NEW.teams, NEW.writer_id FROM notifications_message m
      WHERE m.person_id = NEW.person_id AND m.about_id = NEW.about_id AND m.ball_id IS NULL AND m.teams <> '{{}}' ORDER BY m.made_at DESC, m.id DESC LIMIT 1;
    NEW.teams := coalesce(NEW.teams, '{{}}');
  END IF;
  RETURN NEW; END $$;
CREATE TRIGGER message_is_of_its_team BEFORE INSERT ON notifications_message FOR EACH ROW EXECUTE FUNCTION message_is_of_its_team();
"""
# One that did not arrive is read by who has to tell it: commitments, one floor up, says which those are.
PORT = """
CREATE FUNCTION messages_i_carry() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NULL::uuid WHERE false $$;
CREATE POLICY carried ON notifications_message FOR SELECT USING (id = ANY (ARRAY(SELECT messages_i_carry())));
"""
# In such a letter stands the code that opens the rest: it is read by that team until a week
# after it was printed, and by nobody else, whomever she helps.
ONLY = f"""ball_id IS NOT NULL OR person_id = (SELECT acting_person()) OR (SELECT acting_job()) OR id = ANY (ARRAY(SELECT messages_i_carry()))
  OR CASE WHEN teams = '{{}}' THEN NOT ({WITH_A_CODE})
     ELSE channel = 'LETTER' AND (state = 'TO_PRINT' OR state IN ('PRINTED', 'LAPSED') AND done_at > now() - interval '7 days')
       AND teams && ARRAY(SELECT my_desk_teams()) END"""
READ = f"""
CREATE POLICY of_its_team ON notifications_message AS RESTRICTIVE FOR SELECT USING ({ONLY});
CREATE POLICY of_its_team_printed ON notifications_message AS RESTRICTIVE FOR UPDATE USING ({ONLY});
"""
# Her code was renewed while something waited: it says the code that opens.
CODES = f"""
CREATE FUNCTION messages_say_code(who uuid, which uuid, balls uuid[], code text) RETURNS void {DOES} $$ BEGIN
  UPDATE notifications_message SET body = replace(body, facts ->> 'code', code), facts = jsonb_set(facts, '{{code}}', to_jsonb(code))
    WHERE person_id = who AND state IN ('WAITING', 'TO_PRINT') AND coalesce(facts ->> 'code', '') <> '' AND ({WITH_A_CODE})
      AND (about_id = which OR ball_id = ANY (balls)); END $$;
REVOKE EXECUTE ON FUNCTION messages_say_code(uuid, uuid, uuid[], text) FROM PUBLIC, samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0011_that_it_stood_still_lapses_too")]
    operations = [
        migrations.AddField("message", "writer_id", models.UUIDField(blank=True, null=True)),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WRITTEN, PORT, READ, CODES)],
    ]

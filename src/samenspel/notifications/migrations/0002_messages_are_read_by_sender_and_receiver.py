from django.db import migrations

SQL = """
ALTER TABLE notifications_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_new ON notifications_message FOR INSERT WITH CHECK (true);
CREATE POLICY see ON notifications_message FOR SELECT USING (
  person_id = (SELECT acting_person()) OR (SELECT acting_job())
  OR (ball_id = ANY (ARRAY(SELECT messages_around_me())) AND person_id = ANY (ARRAY(SELECT people_i_may_reach()))));
CREATE POLICY change ON notifications_message FOR UPDATE USING (
  person_id = (SELECT acting_person()) OR (SELECT acting_job())
  OR (ball_id = ANY (ARRAY(SELECT messages_around_me())) AND person_id = ANY (ARRAY(SELECT people_i_may_reach()))));
REVOKE DELETE ON notifications_message FROM samenspel_app, samenspel_worker;
"""
# Letters are printed by whoever carries the ball; commitments, one floor up, says which balls those are.
PORT = """
CREATE FUNCTION messages_around_me() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NULL::uuid WHERE false $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
        ("community", "0002_people_are_seen_by_whom_they_concern"),
    ]
    operations = [
        migrations.RunSQL(PORT, migrations.RunSQL.noop),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]

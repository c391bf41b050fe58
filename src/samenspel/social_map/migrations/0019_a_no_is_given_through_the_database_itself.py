from django.db import migrations

# No role throws rows about people away. A no, a question taken back and one that nobody answered go through this one
# function: of a side, or of the nightly job; never what was confirmed, and only what was read.
FUNCTIONS = """
DROP POLICY throw_away ON social_map_relation;
REVOKE DELETE ON social_map_relation FROM samenspel_app, samenspel_worker;
CREATE FUNCTION map_let_go(which uuid, seen int) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE nightly boolean := coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_worker'
  AND current_setting('samenspel.purpose', true) LIKE 'job:%';
BEGIN
  DELETE FROM social_map_relation WHERE id = which AND version = seen AND confirmed_at IS NULL
    AND (first_id IN (SELECT map_owned()) OR second_id IN (SELECT map_owned()) OR nightly);
  RETURN FOUND;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0018_a_relation_is_drawn_when_both_sides_said_so")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]

from django.db import migrations

# Inside a SECURITY DEFINER function current_user is the owner; the role that the session took on stays readable.
# So a trigger too can tell a job of the worker from the web.
FORWARD = """
CREATE OR REPLACE FUNCTION acting_job() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_worker'
   AND current_setting('samenspel.purpose', true) LIKE 'job:%' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_counts_are_shared")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]

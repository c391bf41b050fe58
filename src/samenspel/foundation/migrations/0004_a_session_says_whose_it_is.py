from django.db import migrations

# So that somebody sees where she is signed in, and can end it elsewhere. Django's own model does not know these columns;
# a session that was not looked at yet has none of them. `handle` stands in addresses instead of the secret key.
COLUMNS = """
ALTER TABLE django_session ADD COLUMN handle uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN owner uuid,
  ADD COLUMN device text NOT NULL DEFAULT '', ADD COLUMN since timestamptz, ADD COLUMN seen timestamptz;
CREATE INDEX session_owner ON django_session (owner) WHERE owner IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0003_a_job_is_known_inside_functions"), ("sessions", "0001_initial")]
    operations = [migrations.RunSQL(COLUMNS, migrations.RunSQL.noop)]

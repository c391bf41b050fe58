from django.db import migrations

# The address of a calendar may be a secret of who keeps it: only who may write the entry sees it, and the worker.
POLICIES = """
ALTER TABLE calendars_feed ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_its_entry ON calendars_feed USING (acting_job() OR map_may_write(entry_id)) WITH CHECK (acting_job() OR map_may_write(entry_id));
REVOKE DELETE ON calendars_feed FROM samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_a_calendar_says_when"),
        ("social_map", "0022_a_point_follows_its_address"),
    ]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]

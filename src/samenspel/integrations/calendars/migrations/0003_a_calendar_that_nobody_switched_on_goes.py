from django.db import migrations

# Only the worker throws one away, and only one that never said when its entry is: there is nothing to put back then.
GONE = """
GRANT DELETE ON calendars_feed TO samenspel_worker;
CREATE POLICY only_what_was_never_on_goes ON calendars_feed AS RESTRICTIVE FOR DELETE
  USING (acting_job() AND before IS NULL AND state <> 'ON');
"""


class Migration(migrations.Migration):
    dependencies = [("calendars", "0002_only_its_people_see_a_calendar")]
    operations = [migrations.RunSQL(GONE, migrations.RunSQL.noop)]

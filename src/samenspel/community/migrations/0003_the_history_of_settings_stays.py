from django.db import migrations

SQL = "REVOKE UPDATE, DELETE ON community_setting FROM samenspel_app, samenspel_worker;"


class Migration(migrations.Migration):
    dependencies = [("community", "0002_people_are_seen_by_whom_they_concern")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]

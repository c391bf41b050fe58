from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0045_who_helps_from_home_does_not_come_by")]
    operations = [
        migrations.RunSQL(
            "GRANT UPDATE (area_id) ON mutual_help_offer TO samenspel_app;", migrations.RunSQL.noop
        ),
    ]

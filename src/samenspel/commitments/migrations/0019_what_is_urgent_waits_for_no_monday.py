from django.db import migrations, models

GRANTS = "GRANT UPDATE (urgent) ON commitments_ball TO samenspel_app, samenspel_worker;"


class Migration(migrations.Migration):
    dependencies = [("commitments", "0018_nobody_is_away_twice_on_a_day")]
    operations = [
        migrations.AddField(
            model_name="ball",
            name="urgent",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]

import django.contrib.postgres.fields
from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# What she says she speaks goes before the language in which she reads the screen.
ORDER = reworded(
    "offers_within",
    (
        "tongue = ANY (o.languages)",
        "o.languages && CASE WHEN cardinality(a.call_languages) = 0 THEN ARRAY[tongue]::varchar[] ELSE a.call_languages END",
    ),
)
ORDER += """
GRANT UPDATE (call_languages) ON mutual_help_ask TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0032_an_asker_is_reached_by_letter")]
    operations = [
        migrations.AddField(
            model_name="ask",
            name="call_languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=8), blank=True, default=list, size=None
            ),
        ),
        migrations.RunSQL(ORDER, migrations.RunSQL.noop),
    ]

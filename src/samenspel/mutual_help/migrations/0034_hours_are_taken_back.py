from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# A time that was written down by mistake: who told it takes it back, once, and it is in no total any more.
BACK = reworded("voluntary_minutes", ("e.kind = 'VOLUNTARY'", "e.kind = 'VOLUNTARY' AND e.taken_back_at IS NULL"))
BACK += """
CREATE POLICY take_back ON mutual_help_effort FOR UPDATE USING (offer_id = ANY (ARRAY(SELECT my_offers())) AND taken_back_at IS NULL)
  WITH CHECK (offer_id = ANY (ARRAY(SELECT my_offers())) AND taken_back_at IS NOT NULL);
GRANT UPDATE (taken_back_at) ON mutual_help_effort TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0033_an_asker_says_which_languages_she_speaks")]
    operations = [
        migrations.AddField(
            model_name="effort",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunSQL(BACK, migrations.RunSQL.noop),
    ]

import django.db.models.deletion
from django.db import migrations, models

import samenspel.foundation.ids

# A number, and nobody's name. Only who tends the entry reads and writes it: not an editor, not a job, not a passer-by.
OF_ITS_PEOPLE = """
ALTER TABLE social_map_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_tally FOR SELECT USING (entry_id = ANY (ARRAY(SELECT map_tended())));
CREATE POLICY add ON social_map_tally FOR INSERT WITH CHECK (
  entry_id = ANY (ARRAY(SELECT map_tended())) AND counted_on <= current_date + 1);
CREATE POLICY change ON social_map_tally FOR UPDATE USING (entry_id = ANY (ARRAY(SELECT map_tended())));
CREATE POLICY remove ON social_map_tally FOR DELETE USING (entry_id = ANY (ARRAY(SELECT map_tended())));
REVOKE ALL ON social_map_tally FROM samenspel_worker;
REVOKE UPDATE ON social_map_tally FROM samenspel_app;
GRANT UPDATE (number) ON social_map_tally TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0037_days_and_times_are_kept_too")]
    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.UUIDField(default=samenspel.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("counted_on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("entry", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="social_map.entry")),
            ],
            options={"ordering": ["-counted_on"]},
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(fields=("entry", "counted_on"), name="tally_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(condition=models.Q(("number__range", (0, 9999))), name="tally_is_of_one_day"),
        ),
        migrations.RunSQL(OF_ITS_PEOPLE, migrations.RunSQL.noop),
    ]

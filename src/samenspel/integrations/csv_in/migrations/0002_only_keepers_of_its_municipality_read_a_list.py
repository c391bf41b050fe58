from django.db import migrations

# A keeper sees the lists of her own municipality; the worker reads them in. Nobody else sees that they exist.
POLICIES = """
ALTER TABLE csv_in_mapimport ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_its_keepers ON csv_in_mapimport
  USING (acting_job() OR municipality_id = (SELECT acting_keeper()))
  WITH CHECK (acting_job() OR municipality_id = (SELECT acting_keeper()));
ALTER TABLE csv_in_importedrow ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_its_list ON csv_in_importedrow
  USING (batch_id IN (SELECT id FROM csv_in_mapimport)) WITH CHECK (acting_job());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("csv_in", "0001_a_list_comes_in"),
        ("community", "0003_keepers_bring_in_who_works_here"),
        ("social_map", "0005_only_what_is_public_can_be_found"),
    ]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]

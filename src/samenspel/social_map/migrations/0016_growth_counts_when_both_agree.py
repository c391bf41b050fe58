from django.db import migrations

# Of both entries one must be allowed to read the row: so what is hidden is not told by what grew out of it (R77).
POLICIES = """
ALTER TABLE social_map_growth ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_growth FOR SELECT USING (
  entry_id IN (SELECT id FROM social_map_entry) AND source_id IN (SELECT id FROM social_map_entry)
  AND (agreed_at IS NOT NULL OR map_may_write(entry_id) OR map_may_write(source_id)));
CREATE POLICY say ON social_map_growth FOR INSERT WITH CHECK (
  agreed_at IS NULL AND map_may_write(entry_id) AND source_id IN (SELECT id FROM social_map_entry));
CREATE POLICY agree ON social_map_growth FOR UPDATE
  USING (agreed_at IS NULL AND map_may_write(source_id)) WITH CHECK (agreed_at IS NOT NULL AND map_may_write(source_id));
CREATE POLICY take_back ON social_map_growth FOR DELETE USING (map_may_write(entry_id) OR map_may_write(source_id));
REVOKE UPDATE ON social_map_growth FROM samenspel_app, samenspel_worker;
GRANT UPDATE (agreed_at) ON social_map_growth TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0015_an_entry_grew_out_of_another")]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]

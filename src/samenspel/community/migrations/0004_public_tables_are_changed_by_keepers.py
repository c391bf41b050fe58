from django.db import migrations

# Everybody reads them; a keeper changes those of her own municipality; areas come in with an import, as the owner.
# What holds in an area is never rewritten: a new row comes after the old one (R63).
POLICIES = """
ALTER TABLE community_area ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_area FOR SELECT USING (true);
ALTER TABLE community_postalarea ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_postalarea FOR SELECT USING (true);
REVOKE INSERT, UPDATE, DELETE ON community_area, community_postalarea FROM samenspel_app, samenspel_worker;

ALTER TABLE community_organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_organisation FOR SELECT USING (true);
CREATE POLICY add ON community_organisation FOR INSERT WITH CHECK (municipality_of(area_id) = (SELECT acting_keeper()));
CREATE POLICY change ON community_organisation FOR UPDATE USING (municipality_of(area_id) = (SELECT acting_keeper()))
  WITH CHECK (municipality_of(area_id) = (SELECT acting_keeper()));
REVOKE DELETE ON community_organisation FROM samenspel_app, samenspel_worker;

ALTER TABLE community_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_setting FOR SELECT USING (true);
CREATE POLICY add ON community_setting FOR INSERT WITH CHECK (municipality_of(area_id) = (SELECT acting_keeper()));
REVOKE UPDATE, DELETE ON community_setting FROM samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0003_keepers_bring_in_who_works_here")]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]

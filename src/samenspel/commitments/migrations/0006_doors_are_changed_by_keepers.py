from django.db import migrations

# Everybody reads where questions come in; a keeper changes the doors of her own municipality.
POLICIES = """
ALTER TABLE commitments_frontdoor ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON commitments_frontdoor FOR SELECT USING (true);
CREATE POLICY add ON commitments_frontdoor FOR INSERT WITH CHECK (municipality_of(area_id) = (SELECT acting_keeper())
  AND works_in_my_municipality(organisation_id) AND lead_id = ANY (ARRAY(SELECT people_i_keep())));
CREATE POLICY change ON commitments_frontdoor FOR UPDATE USING (municipality_of(area_id) = (SELECT acting_keeper()))
  WITH CHECK (works_in_my_municipality(organisation_id) AND lead_id = ANY (ARRAY(SELECT people_i_keep())));
REVOKE UPDATE, DELETE ON commitments_frontdoor FROM samenspel_app, samenspel_worker;
GRANT UPDATE (organisation_id, lead_id, phone, walk_in, hours) ON commitments_frontdoor TO samenspel_app;

CREATE FUNCTION is_my_door(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce((SELECT municipality_of(d.area_id) = acting_keeper() FROM commitments_frontdoor d WHERE d.id = which), false) $$;

ALTER TABLE commitments_turn ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON commitments_turn FOR SELECT USING (true);
CREATE POLICY add ON commitments_turn FOR INSERT WITH CHECK (is_my_door(door_id) AND person_id = ANY (ARRAY(SELECT people_i_keep())));
CREATE POLICY change ON commitments_turn FOR UPDATE USING (is_my_door(door_id));
CREATE POLICY undo ON commitments_turn FOR DELETE USING (is_my_door(door_id));
REVOKE UPDATE ON commitments_turn FROM samenspel_app, samenspel_worker;
GRANT UPDATE (place, ends_on) ON commitments_turn TO samenspel_app;
REVOKE DELETE ON commitments_turn FROM samenspel_worker;

-- How many balls a colleague still holds: a number for who keeps her membership, and never whose.
CREATE FUNCTION balls_still_held(who uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT count(*)::int FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL
   AND who = ANY (ARRAY(SELECT people_i_keep())) $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0005_only_what_moves_may_change"),
        ("community", "0004_public_tables_are_changed_by_keepers"),
    ]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]

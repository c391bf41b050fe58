from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# To what she belongs: what residents own, as one of them, or as who supports it from her work, as long as she works there.
BELONGING = f"""
CREATE FUNCTION initiatives_mine() RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN QUERY SELECT DISTINCT i.entry_id FROM social_map_insider i WHERE i.person_id = map_me() AND i.ended_at IS NULL
   AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))
   AND map_residents_own(i.entry_id); END $$;
-- Each other's names, for who belongs to it. Residents first.
CREATE FUNCTION initiatives_people(which uuid) RETURNS TABLE (insider uuid, person uuid, name text, role text, organisation text, resident boolean)
LANGUAGE plpgsql STABLE {DEFINER} $$
BEGIN
  IF which NOT IN (SELECT initiatives_mine()) THEN RETURN; END IF;
  RETURN QUERY SELECT i.id, p.id, coalesce(nullif(p.called, ''), p.name)::text, i.role::text,
      CASE WHEN i.role = 'SUPPORT' THEN coalesce(o.name, '') ELSE '' END::text, map_is_resident_at(which, p.id)
    FROM social_map_insider i JOIN community_person p ON p.id = i.person_id LEFT JOIN community_organisation o ON o.id = i.organisation_id
    WHERE i.entry_id = which AND i.ended_at IS NULL
      AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))
    ORDER BY i.role = 'SUPPORT', i.since, i.id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0040_residents_lead_an_idea_and_work_supports_it")]
    operations = [migrations.RunSQL(BELONGING, migrations.RunSQL.noop)]

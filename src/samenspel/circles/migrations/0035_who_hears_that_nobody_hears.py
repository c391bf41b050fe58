from django.db import migrations

# Where no official is there, the worker tells the leads of the municipality that a complaint has nobody: they can put
# somebody at a door, too. Never who helps her or holds it; and never whose complaint it is.
LEADS = """
CREATE FUNCTION leads_apart(which uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b commitments_ball;
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  SELECT x.* INTO b FROM commitments_ball x JOIN circles_appeal a ON a.ball_id = x.id WHERE x.id = which AND a.kind = 'COMPLAIN';
  RETURN QUERY SELECT DISTINCT m.person_id FROM community_membership m JOIN community_person p ON p.id = m.person_id
    WHERE m.role = 'LEAD' AND p.municipality_id = b.municipality_id AND is_present(m.person_id, current_date)
      AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)
      AND m.person_id NOT IN (b.holder_id, b.subject_id) AND m.person_id NOT IN (SELECT helpers_of(b.subject_id));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0034_her_yes_by_telephone")]
    operations = [migrations.RunSQL(LEADS, migrations.RunSQL.noop)]

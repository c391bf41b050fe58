from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who led it works here no more: a colleague of where she worked leads it on, with her own name and number (as a tour does).
LED_ON = f"""
CREATE FUNCTION programmes_to_lead_on() RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER} $$
BEGIN RETURN QUERY SELECT g.id FROM mutual_help_programme g WHERE g.ended_at IS NULL AND i_work_here() AND acting_representative() IS NULL
  AND NOT works_here(g.lead_id) AND EXISTS (SELECT FROM community_membership l WHERE l.person_id = g.lead_id AND l.role <> 'VOLUNTEER'
    AND l.organisation_id = ANY (ARRAY(SELECT my_organisations())) AND l.starts_on <= (g.begun_at AT TIME ZONE 'Europe/Amsterdam')::date
    AND coalesce(l.ends_on >= (g.begun_at AT TIME ZONE 'Europe/Amsterdam')::date, true)); END $$;
CREATE FUNCTION lead_programme_on(which uuid, p_name text, p_phone text) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  PERFORM FROM mutual_help_programme WHERE id = which FOR UPDATE;
  IF NOT which IN (SELECT programmes_to_lead_on()) OR p_name = '' OR p_phone = '' THEN RETURN false; END IF;
  UPDATE mutual_help_programme SET lead_id = acting_person(), contact_name = p_name, contact_phone = p_phone WHERE id = which;
  RETURN true;
END $$;
"""
# Of many tours the ones that come stand first, and of those that were the newest.
NEXT_FIRST = reworded(
    "tour_at",
    (
        "ORDER BY t.begins_at, t.id LIMIT 12) x),\n  'ahead'",
        "ORDER BY t.closed_at IS NOT NULL, CASE WHEN t.closed_at IS NULL THEN t.begins_at END, t.begins_at DESC, t.id LIMIT 12) x),\n  'ahead'",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0066_what_is_over_is_over_everywhere")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (LED_ON, NEXT_FIRST)]

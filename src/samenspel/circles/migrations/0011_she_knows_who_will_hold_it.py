from django.db import migrations

FUNCTION = """
-- Before she asks, she may know the name of whoever opens that door today.
CREATE OR REPLACE FUNCTION name_at_door(who uuid) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = who AND acting_person() IS NOT NULL
   AND (EXISTS (SELECT FROM commitments_turn t WHERE t.person_id = who AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date))
        OR EXISTS (SELECT FROM commitments_frontdoor d WHERE d.lead_id = who))); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0010_what_still_keeps_somebody")]
    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]

from django.db import migrations

from samenspel.foundation.rewording import reworded

# What somebody proposed, and can call off. When she works here no more, a colleague of the organisation of then can, as
# with a tour (0037): else it goes on with five people whom nobody waits for. Of what is over only she herself reads.
MINE = """
CREATE FUNCTION my_bundles() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN RETURN QUERY
  SELECT b.id FROM mutual_help_bundle b WHERE acting_representative() IS NULL AND (b.proposed_by_id = acting_person()
    OR b.ended_at IS NULL AND NOT works_here(b.proposed_by_id) AND EXISTS (SELECT FROM community_membership m
      WHERE m.person_id = b.proposed_by_id AND m.role <> 'VOLUNTEER' AND m.organisation_id = ANY (ARRAY(SELECT my_organisations()))
        AND m.starts_on <= b.proposed_at::date AND (m.ends_on IS NULL OR m.ends_on >= b.proposed_at::date))); END $$;
ALTER POLICY see ON mutual_help_bundle USING (id = ANY (ARRAY(SELECT my_bundles())) OR (SELECT acting_job())
  OR id IN (SELECT b.bundle_id FROM mutual_help_bundleask b WHERE b.ask_id = ANY (ARRAY(SELECT my_asks()))));
"""
OFF = reworded(
    "call_off_bundle",
    (
        "WHERE id = which AND proposed_by_id = acting_person() AND acting_representative() IS NULL AND ended_at IS NULL",
        "WHERE id = which AND which = ANY (ARRAY(SELECT my_bundles())) AND ended_at IS NULL",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0076_a_click_that_nobody_answers_is_asked_again")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (MINE, OFF)]

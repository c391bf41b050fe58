from django.db import migrations

# Two who write down in the same second that she is away: one does. What stood there twice becomes one row of days.
ONCE = """
ALTER TABLE commitments_absence DISABLE TRIGGER away_with_empty_hands;
DELETE FROM commitments_absence one USING commitments_absence other
WHERE one.person_id = other.person_id AND one.id <> other.id
  AND daterange(one.starts_on, one.ends_on) <@ daterange(other.starts_on, other.ends_on)
  AND (daterange(one.starts_on, one.ends_on) <> daterange(other.starts_on, other.ends_on) OR one.id > other.id);
UPDATE commitments_absence one SET ends_on = later.starts_on FROM (
  SELECT id, lead(starts_on) OVER (PARTITION BY person_id ORDER BY starts_on) AS starts_on FROM commitments_absence) later
WHERE one.id = later.id AND one.ends_on > later.starts_on;
ALTER TABLE commitments_absence ENABLE TRIGGER away_with_empty_hands;
ALTER TABLE commitments_absence ADD CONSTRAINT absence_once_at_a_time
  EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_on) WITH &&);
"""

# As much as the page for keepers needs, and no more: until when a colleague is away from today on, with a day on
# which she is looked for again; of an official only by an official, as with her work. What is over is hers alone:
# nobody reads back how often somebody was ill. Nothing about an absence changes; it is taken back.
NARROW = """
CREATE FUNCTION whose_absence_i_keep() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE mine uuid := acting_keeper(); BEGIN IF mine IS NULL THEN RETURN; END IF; RETURN QUERY
   SELECT m.person_id FROM community_membership m JOIN community_person p ON p.id = m.person_id
   WHERE p.municipality_id = mine AND (m.ends_on IS NULL OR m.ends_on > current_date)
   AND (m.role <> 'OFFICIAL' OR acting_official()); END $$;
DROP POLICY keep ON commitments_absence;
CREATE POLICY keep ON commitments_absence FOR SELECT USING ((ends_on IS NULL OR ends_on > current_date)
  AND person_id = ANY (ARRAY(SELECT whose_absence_i_keep())));
CREATE POLICY keep_away ON commitments_absence FOR INSERT WITH CHECK (ends_on > current_date
  AND person_id = ANY (ARRAY(SELECT whose_absence_i_keep())));
CREATE POLICY keep_back ON commitments_absence FOR DELETE USING ((ends_on IS NULL OR ends_on > current_date)
  AND person_id = ANY (ARRAY(SELECT whose_absence_i_keep())));
REVOKE UPDATE ON commitments_absence FROM samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0017_a_keeper_writes_who_is_away"),
        ("foundation", "0001_roles_may_act_and_the_context_can_be_read"),
    ]
    operations = [
        migrations.RunSQL(ONCE, migrations.RunSQL.noop),
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
    ]

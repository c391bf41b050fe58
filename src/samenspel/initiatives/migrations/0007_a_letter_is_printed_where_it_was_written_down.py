from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# Whoever wrote down what a resident said, and her colleagues there who may write for others, as long as a letter about
# that waits, and a week after it was printed. So a letter goes out too when she is away.
LETTERS = f"""
CREATE OR REPLACE FUNCTION people_i_write_to() RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE town uuid := grant_hears();
BEGIN
  IF town IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT DISTINCT c.resident_id FROM initiatives_ideacode c
    WHERE c.resident_id IS NOT NULL AND c.municipality_id = town AND c.made_by_id IN (
      SELECT theirs.person_id FROM community_membership theirs JOIN community_membership mine ON mine.organisation_id = theirs.organisation_id
      WHERE mine.person_id = map_me() AND mine.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
        AND mine.starts_on <= current_date AND (mine.ends_on IS NULL OR mine.ends_on > current_date))
    AND EXISTS (SELECT FROM notifications_message m WHERE m.person_id = c.resident_id AND m.channel = 'LETTER'
      AND (m.kind LIKE 'idea\\_%' OR m.kind LIKE 'grant\\_%')
      AND (m.state = 'TO_PRINT' OR (m.state IN ('PRINTED', 'LAPSED') AND m.done_at > now() - interval '7 days')));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0006_who_leads_an_idea_can_without_a_screen"),
        ("notifications", "0006_what_was_written_down_for_her_is_printed_there"),
    ]
    operations = [migrations.RunSQL(LETTERS, migrations.RunSQL.noop)]

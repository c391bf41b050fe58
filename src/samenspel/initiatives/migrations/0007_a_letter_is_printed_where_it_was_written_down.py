from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# Whoever wrote down what a resident said, and her colleagues there who may write for others, as long as a letter about
# that waits, and a week after it was printed. So a letter goes out too when she is away.
LETTERS = f"""
CREATE OR REPLACE FUNCTION people_i_write_to() RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE town uuid := grant_hears();
BEGIN
  IF town IS NULL THEN RETURN; END IF;
  RETURN QUERY WITH letters AS (
      SELECT m.person_id FROM notifications_message m WHERE m.state = 'TO_PRINT' AND m.channel = 'LETTER' AND (m.kind LIKE 'idea\\_%' OR m.kind LIKE 'grant\\_%')
      UNION SELECT m.person_id FROM notifications_message m WHERE m.state = 'PRINTED' AND m.channel = 'LETTER' AND m.done_at > now() - interval '7 days'
        AND (m.kind LIKE 'idea\\_%' OR m.kind LIKE 'grant\\_%'))
    SELECT l.person_id FROM letters l WHERE EXISTS (SELECT FROM initiatives_ideacode c
      JOIN community_membership theirs ON theirs.person_id = c.made_by_id
      JOIN community_membership mine ON mine.organisation_id = theirs.organisation_id
      WHERE c.resident_id = l.person_id AND c.municipality_id = town AND mine.person_id = map_me() AND mine.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
        AND mine.starts_on <= current_date AND (mine.ends_on IS NULL OR mine.ends_on > current_date));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0006_who_leads_an_idea_can_without_a_screen"),
        ("notifications", "0007_what_was_written_down_for_her_is_printed_there"),
    ]
    operations = [migrations.RunSQL(LETTERS, migrations.RunSQL.noop)]

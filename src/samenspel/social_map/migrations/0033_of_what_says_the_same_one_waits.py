from django.db import migrations

# What was sent twice before: the first one waits on, and the ball of the other is closed.
ONE_WAITS = """
WITH again AS (
  SELECT id, ball_id FROM (
    SELECT id, ball_id, row_number() OVER (
      PARTITION BY entry_id, kind, md5(facts::text || lower(words)) ORDER BY made_at, id) AS nth
    FROM social_map_change WHERE kind IN ('PROPOSAL', 'REPORT') AND state = 'OPEN') said
  WHERE nth > 1),
closed AS (
  UPDATE commitments_ball b SET closed_at = now() FROM again WHERE b.id = again.ball_id AND b.closed_at IS NULL)
UPDATE social_map_change c SET state = 'LEFT', decided_at = now(),
  words = CASE WHEN c.kind = 'REPORT' THEN '' ELSE c.words END FROM again WHERE c.id = again.id;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0032_a_ball_about_the_map_says_which_place")]
    operations = [migrations.RunSQL(ONE_WAITS, migrations.RunSQL.noop)]

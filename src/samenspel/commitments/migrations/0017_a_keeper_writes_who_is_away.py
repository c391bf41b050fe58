from django.db import migrations

# Who falls ill does not write it down herself. A keeper does it for whoever works in her municipality, and takes
# it back; with full hands never for long, as for everybody (away_with_empty_hands).
ABSENCE = """
CREATE POLICY keep ON commitments_absence USING (person_id = ANY (ARRAY(SELECT people_i_keep())))
  WITH CHECK (person_id = ANY (ARRAY(SELECT people_i_keep())));
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0016_a_ball_says_which_place_it_is_about")]
    operations = [migrations.RunSQL(ABSENCE, migrations.RunSQL.noop)]

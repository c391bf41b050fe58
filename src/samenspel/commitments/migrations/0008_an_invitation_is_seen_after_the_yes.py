from django.db import migrations

# R01: until the person concerned said yes, whoever she may be offered to sees nothing: not even why.
SQL = """
DROP POLICY see ON commitments_pass;
DROP POLICY change ON commitments_pass;
CREATE POLICY see ON commitments_pass FOR SELECT USING (ball_id IN (SELECT my_balls()) OR (SELECT acting_job())
  OR (receiver_id = (SELECT acting_person()) AND yes_at IS NOT NULL));
CREATE POLICY change ON commitments_pass FOR UPDATE USING (ball_id IN (SELECT my_balls()) OR (SELECT acting_job())
  OR (receiver_id = (SELECT acting_person()) AND yes_at IS NOT NULL));
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0007_a_door_keeps_its_lead")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]

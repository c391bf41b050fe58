import django.db.models.expressions
from django.db import migrations, models

# An end that lies ahead comes true by itself when its day comes, whoever still counts on her then. So it is not
# written as an end: the agreed day stands in `leaves_on`, and `ends_on` is written on the day itself, when the
# truths of leaving well are asked (R47).
MOVE = """
UPDATE community_membership SET leaves_on = ends_on, ends_on = NULL WHERE ends_on > current_date;
"""
TRUTH = """
CREATE FUNCTION membership_ends_not_ahead() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.ends_on > current_date THEN
    RAISE EXCEPTION 'an end that lies ahead is agreed, and not written as an end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_ends_not_ahead';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_ends_not_ahead BEFORE INSERT OR UPDATE OF ends_on ON community_membership
  FOR EACH ROW EXECUTE FUNCTION membership_ends_not_ahead();

GRANT UPDATE (leaves_on) ON community_membership TO samenspel_app;
GRANT UPDATE (ends_on) ON community_membership TO samenspel_worker;
CREATE POLICY finish ON community_membership FOR UPDATE USING ((SELECT acting_job())) WITH CHECK ((SELECT acting_job()));
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0011_who_looks_does_so_for_where_she_works")]
    operations = [
        migrations.AddField("membership", "leaves_on", models.DateField(blank=True, null=True)),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leaves_on", None),
                    ("leaves_on__gte", django.db.models.expressions.F("starts_on")),
                    _connector="OR",
                ),
                name="membership_leaves_after_it_starts",
            ),
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RunSQL(TRUTH, migrations.RunSQL.noop),
    ]

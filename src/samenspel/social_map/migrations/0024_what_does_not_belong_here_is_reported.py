from django.db import migrations, models

# A report is nobody's: not even of who is signed in. Editors of its municipality read it, and who tends the entry does
# not: it may be about her. When it is decided its words are gone; the journal says that it was.
REPORTS = """
DROP POLICY see ON social_map_change;
CREATE POLICY see ON social_map_change FOR SELECT USING ((SELECT acting_job())
  OR (kind <> 'REPORT' AND (person_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR ball_id = (SELECT acting_ball())))
  OR (municipality_id = (SELECT acting_keeper()) AND (kind IN ('CLAIM', 'REPORT') OR NOT map_has_owner(entry_id))));

DROP POLICY propose ON social_map_change;
CREATE POLICY propose ON social_map_change FOR INSERT WITH CHECK ((SELECT acting_job()) OR (
  ((kind IN ('PROPOSAL', 'CLAIM') AND person_id IS NOT DISTINCT FROM (SELECT map_me()))
    OR (kind = 'REPORT' AND entry_id IN (SELECT e.id FROM social_map_entry e WHERE e.visibility = 'PUBLIC' AND e.closed_on IS NULL)))
  AND state = 'OPEN' AND (ball_id IS NULL OR ball_id = (SELECT acting_ball()))
  AND entry_id IN (SELECT e.id FROM social_map_entry e WHERE e.municipality_id = social_map_change.municipality_id)));

DROP POLICY decide ON social_map_change;
CREATE POLICY decide ON social_map_change FOR UPDATE USING ((SELECT acting_job())
  OR (kind = 'PROPOSAL' AND entry_id = ANY (ARRAY(SELECT map_tended())))
  OR (municipality_id = (SELECT acting_keeper()) AND (kind IN ('CLAIM', 'REPORT') OR NOT map_has_owner(entry_id))));

CREATE FUNCTION map_forget_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'REPORT' AND NEW.state <> 'OPEN' THEN NEW.words := ''; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER forget_report BEFORE UPDATE ON social_map_change FOR EACH ROW EXECUTE FUNCTION map_forget_report();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0023_a_source_says_that_something_stopped")]
    operations = [
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[
                    ("EDIT", "veranderd"),
                    ("PROPOSAL", "voorgesteld"),
                    ("CLAIM", "dit is van ons"),
                    ("REPORT", "dit hoort hier niet"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                name="change_report_is_nobodys",
                condition=~models.Q(kind="REPORT")
                | models.Q(person=None, ball_id=None, facts={}, municipality__isnull=False),
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                name="change_report_says_what_until_it_is_decided",
                condition=~models.Q(kind="REPORT")
                | models.Q(state="OPEN") & ~models.Q(words="")
                | ~models.Q(state="OPEN") & models.Q(words=""),
            ),
        ),
        migrations.RunSQL(REPORTS, migrations.RunSQL.noop),
    ]

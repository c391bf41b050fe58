import django.db.models.deletion
import samenspel.foundation.ids
from django.db import migrations, models

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# After the look-back everybody in it is asked: do we go on like this? With the last "yes" it goes on by itself.
ANSWERS = f"""
-- Whose word it needs: everybody in the centre and everybody with a part who is still in the circle.
CREATE FUNCTION asked_to_go_on(which uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.person_id FROM circles_agreement a JOIN circles_member m ON m.circle_id = a.circle_id
   WHERE a.id = which AND m.state = 'ACTIVE' AND (m.side = 'CENTRE'
     OR EXISTS (SELECT FROM circles_part p WHERE p.agreement_id = which AND p.person_id = m.person_id)); END $$;
CREATE FUNCTION everybody_goes_on(which uuid, day date) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM asked_to_go_on(which)) AND NOT EXISTS (SELECT FROM asked_to_go_on(which) w WHERE NOT EXISTS (
   SELECT FROM circles_goon g WHERE g.agreement_id = which AND g.person_id = w AND g.review_on = day AND g.answer = 'ON')); END $$;
REVOKE EXECUTE ON FUNCTION asked_to_go_on(uuid), everybody_goes_on(uuid, date) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION go_on_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a circles_agreement; me uuid := acting_person(); namens uuid := acting_representative();
BEGIN
  -- The agreement's row is the lock between answering, ending and going on.
  SELECT * INTO a FROM circles_agreement WHERE id = NEW.agreement_id FOR UPDATE;
  IF a.state IS DISTINCT FROM 'DUE' OR NEW.review_on IS DISTINCT FROM a.review_on THEN
    RAISE EXCEPTION 'there is nothing to look back upon' {REFUSE} = 'go_on_after_the_look_back';
  END IF;
  IF NOT EXISTS (SELECT FROM asked_to_go_on(a.id) w WHERE w = NEW.person_id) THEN
    RAISE EXCEPTION 'she is not in it' {REFUSE} = 'go_on_of_who_is_in_it';
  END IF;
  IF NEW.person_id IS DISTINCT FROM me
     OR (namens IS NULL AND NEW.way <> 'SCREEN')
     OR (namens IS NOT NULL AND (NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM namens)) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'go_on_is_her_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER go_on_truth BEFORE INSERT ON circles_goon FOR EACH ROW EXECUTE FUNCTION go_on_truth();
"""

POLICIES = """
REVOKE UPDATE, DELETE ON circles_goon FROM samenspel_app, samenspel_worker;
GRANT UPDATE (nudged_on) ON circles_agreement TO samenspel_worker;
ALTER TABLE circles_goon ENABLE ROW LEVEL SECURITY;
CREATE POLICY answer ON circles_goon FOR INSERT WITH CHECK (
  agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles())))
  AND person_id = (SELECT acting_person()));
CREATE POLICY see ON circles_goon FOR SELECT USING (
  agreement_id = ANY (ARRAY(SELECT my_agreements())) OR (SELECT acting_job()));
-- It goes with its agreement, when that is over its term.
CREATE FUNCTION agreement_takes_its_answers_along() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN DELETE FROM circles_goon WHERE agreement_id = OLD.id; RETURN OLD; END $$;
CREATE TRIGGER agreement_takes_its_answers_along BEFORE DELETE ON circles_agreement
  FOR EACH ROW EXECUTE FUNCTION agreement_takes_its_answers_along();
"""

AGREEMENTS = f"""
CREATE OR REPLACE FUNCTION agreement_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); centre boolean; step text := OLD.state || '>' || NEW.state;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF NEW.state <> OLD.state AND NOT step = ANY (ARRAY['PROPOSAL>TALKED_THROUGH',
       'PROPOSAL>DROPPED', 'TALKED_THROUGH>PROPOSAL', 'TALKED_THROUGH>AGREED', 'TALKED_THROUGH>DROPPED', 'AGREED>DUE', 'AGREED>REVISED', 'AGREED>ENDED',
       'DUE>AGREED', 'DUE>REVISED', 'DUE>ENDED',
       'AGREED>WAITS', 'DUE>WAITS', 'WAITS>AGREED', 'WAITS>REVISED', 'WAITS>ENDED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'agreement_state';
  END IF;
  IF (NEW.why, NEW.already_there, NEW.first_contact_id, NEW.escalation_name, NEW.escalation_phone, NEW.tells, NEW.meets, NEW.thanks)
     IS DISTINCT FROM (OLD.why, OLD.already_there, OLD.first_contact_id, OLD.escalation_name, OLD.escalation_phone, OLD.tells, OLD.meets, OLD.thanks) THEN
    IF OLD.state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id) THEN
      RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
    END IF;
    -- R13, R83: what another wrote down is changed by who wrote it, and by who stands in the centre. Others write another version.
    IF NOT (centre OR me IS NOT DISTINCT FROM NEW.made_by_id) THEN
      RAISE EXCEPTION 'write your own version' {REFUSE} = 'agreement_of_its_writer';
    END IF;
  END IF;
  IF OLD.state IN ('PROPOSAL', 'TALKED_THROUGH') AND NEW.review_on IS DISTINCT FROM OLD.review_on AND EXISTS (
       SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id) THEN
    RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
  END IF;
  IF step IN ('PROPOSAL>TALKED_THROUGH', 'TALKED_THROUGH>PROPOSAL', 'PROPOSAL>DROPPED', 'TALKED_THROUGH>DROPPED')
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.made_by_id OR acting_job()) THEN
    RAISE EXCEPTION 'of its writer' {REFUSE} = 'agreement_of_its_writer';
  END IF;
  -- It waits only for whoever came to stand in the centre and did not sign it.
  IF NEW.state = 'WAITS' AND OLD.state <> 'WAITS' AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id
       AND m.side = 'CENTRE' AND m.state = 'ACTIVE' AND NOT EXISTS (SELECT FROM circles_signature s
         WHERE s.agreement_id = NEW.id AND s.person_id = m.person_id AND s.yes)) THEN
    RAISE EXCEPTION 'everybody in the centre signed it' {REFUSE} = 'agreement_state';
  END IF;
  IF step IN ('AGREED>ENDED', 'DUE>ENDED', 'WAITS>ENDED') AND NOT (centre OR acting_job()) THEN
    RAISE EXCEPTION 'the centre ends it' {REFUSE} = 'agreement_ends_by_the_centre';
  END IF;
  IF step = 'AGREED>DUE' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it due' {REFUSE} = 'agreement_state';
  END IF;
  IF (step = 'DUE>AGREED' OR (OLD.state IN ('AGREED', 'DUE', 'WAITS') AND NEW.review_on IS DISTINCT FROM OLD.review_on))
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.first_contact_id
              OR (step = 'DUE>AGREED' AND everybody_goes_on(NEW.id, OLD.review_on))) THEN
    RAISE EXCEPTION 'who looked back says so' {REFUSE} = 'agreement_looked_back_upon';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('circles', '0023_a_lead_comes_when_nobody_else_can'),
        ('community', '0012_an_end_never_lies_ahead'),
    ]

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='nudged_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='GoOn',
            fields=[
                ('id', models.UUIDField(default=samenspel.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('review_on', models.DateField()),
                ('answer', models.CharField(choices=[('ON', 'ja, zo door'), ('OTHERWISE', 'anders'), ('STOP', 'stoppen')], max_length=9)),
                ('way', models.CharField(choices=[('SCREEN', 'op het scherm'), ('SPOKEN', 'gezegd'), ('PAPER', 'op papier')], max_length=8)),
                ('said_at', models.DateTimeField()),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goes_on', to='circles.agreement')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='community.person')),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='community.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agreement', 'person', 'review_on'), name='go_on_once'), models.CheckConstraint(condition=models.Q(('way', 'SCREEN'), ('witness__isnull', False), _connector='OR'), name='go_on_by_phone_or_paper_has_a_witness')],
            },
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (ANSWERS, POLICIES, AGREEMENTS)),
    ]

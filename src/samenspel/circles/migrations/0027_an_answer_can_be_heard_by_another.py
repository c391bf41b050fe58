from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# Who does not use a screen says by telephone or on paper whether we go on; as with signing, somebody of the circle
# heard it. The answer of the centre is not heard by who gains by it.
ANSWERS = f"""
CREATE OR REPLACE FUNCTION go_on_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  IF NEW.person_id IS DISTINCT FROM me THEN
    IF NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM me OR NOT EXISTS (
         SELECT FROM circles_member m WHERE m.circle_id = a.circle_id AND m.person_id = me AND m.state = 'ACTIVE')
       OR (is_centre_of(a.circle_id, NEW.person_id) AND NOT (is_formal_in(a.circle_id, me) OR is_centre_of(a.circle_id, me))) THEN
      RAISE EXCEPTION 'she says it herself' {REFUSE} = 'go_on_is_her_own';
    END IF;
  ELSIF (namens IS NULL AND NEW.way <> 'SCREEN')
     OR (namens IS NOT NULL AND (NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM namens)) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'go_on_is_her_own';
  END IF;
  RETURN NEW;
END $$;
DROP POLICY answer ON circles_goon;
CREATE POLICY answer ON circles_goon FOR INSERT WITH CHECK (
  agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles())))
  AND (person_id = (SELECT acting_person()) OR (way <> 'SCREEN' AND witness_id = (SELECT acting_person()))));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0026_who_leaves_and_who_comes_wait_for_each_other"),
        ("commitments", "0014_a_ball_can_be_about_going_on"),
    ]
    operations = [migrations.RunSQL(ANSWERS, migrations.RunSQL.noop)]

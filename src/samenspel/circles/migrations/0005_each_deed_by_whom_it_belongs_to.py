from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

FUNCTIONS = """
-- A yes of the centre is heard by who works here, not by a passer-by.
CREATE FUNCTION i_work_here() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM my_organisations()); END $$;
CREATE FUNCTION is_formal_in(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who AND m.state = 'ACTIVE' AND m.face = 'FORMAL'); END $$;
"""

MEMBERS = f"""
CREATE OR REPLACE FUNCTION circle_member_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); namens uuid := acting_representative(); centre boolean;
  old_yes timestamptz; old_own timestamptz; old_guide uuid; was text;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF TG_OP = 'UPDATE' THEN
    old_yes := OLD.centre_yes_at; old_own := OLD.own_yes_at; old_guide := OLD.guide_id; was := OLD.state;
    IF NEW.state <> was THEN
      IF NOT (was || '>' || NEW.state) = ANY (ARRAY['PROPOSED>INVITED', 'PROPOSED>NOT_NOW', 'INVITED>ACTIVE', 'INVITED>NOT_NOW', 'ACTIVE>ENDED']) THEN
        RAISE EXCEPTION 'what ended does not begin again by itself' {REFUSE} = 'member_state';
      END IF;
      -- Nobody else sends her away; who is only asked can also be un-asked by who asked.
      IF NEW.state IN ('ENDED', 'NOT_NOW') AND NOT (acting_job() OR (me IS NOT NULL AND (centre OR me = NEW.person_id
           OR (NEW.state = 'NOT_NOW' AND me = NEW.proposed_by_id)))) THEN
        RAISE EXCEPTION 'she herself stops, or the centre' {REFUSE} = 'member_stops_by_herself_or_the_centre';
      END IF;
      IF NEW.state = 'ENDED' AND EXISTS (SELECT FROM circles_member t WHERE t.circle_id = NEW.circle_id AND t.guide_id = NEW.person_id
           AND t.needs_guide AND t.state = 'ACTIVE') THEN
        RAISE EXCEPTION 'a trainee counts on her' {REFUSE} = 'member_guide_stays';
      END IF;
    END IF;
    IF was = 'ACTIVE' AND OLD.face = 'FORMAL' AND NEW.side = 'AROUND' AND (NEW.state <> 'ACTIVE' OR NEW.face <> 'FORMAL') THEN
      -- R50: the row of the circle is the lock of both sides.
      PERFORM FROM circles_circle c WHERE c.id = NEW.circle_id FOR UPDATE;
      IF EXISTS (SELECT FROM circles_circle c WHERE c.id = NEW.circle_id AND c.needs_backstop) AND NOT EXISTS (
           SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.id <> NEW.id AND m.state = 'ACTIVE'
           AND m.face = 'FORMAL' AND m.side = 'AROUND') THEN
        RAISE EXCEPTION 'the last professional contact stays' {REFUSE} = 'circle_keeps_its_backstop';
      END IF;
    END IF;
    IF NEW.centre_yes_heard_by_id = NEW.person_id AND NEW.centre_yes_heard_by_id IS DISTINCT FROM OLD.centre_yes_heard_by_id THEN
      RAISE EXCEPTION 'another hears it' {REFUSE} = 'member_yes_is_not_heard_by_herself';
    END IF;
  ELSIF NEW.state NOT IN ('PROPOSED', 'INVITED', 'ACTIVE') THEN
    RAISE EXCEPTION 'nobody begins at an end' {REFUSE} = 'member_state';
  END IF;
  -- Nobody steps into the centre of a circle that is there already without a yes of its centre.
  IF NEW.side = 'CENTRE' AND NEW.state = 'ACTIVE' AND was IS DISTINCT FROM 'ACTIVE' AND NEW.centre_yes_at IS NULL
     AND EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.id <> NEW.id) THEN
    RAISE EXCEPTION 'the centre is asked first' {REFUSE} = 'member_centre_yes_is_the_centres';
  END IF;
  IF NEW.centre_yes_at IS NOT NULL AND NEW.centre_yes_at IS DISTINCT FROM old_yes THEN
    IF NOT (me IS NOT NULL AND (centre OR (NEW.centre_yes_heard_by_id = me AND NEW.centre_yes_way IN ('SPOKEN', 'PAPER') AND i_work_here()))) THEN
      RAISE EXCEPTION 'only the centre says yes for the circle' {REFUSE} = 'member_centre_yes_is_the_centres';
    END IF;
    IF namens IS NOT NULL AND (NEW.centre_yes_way = 'SCREEN' OR NEW.centre_yes_heard_by_id IS DISTINCT FROM namens) THEN
      RAISE EXCEPTION 'who acts for her says so' {REFUSE} = 'member_centre_yes_is_the_centres';
    END IF;
  END IF;
  IF NEW.own_yes_at IS NOT NULL AND NEW.own_yes_at IS DISTINCT FROM old_own THEN
    IF NOT (me IS NOT NULL AND (NEW.person_id = me OR (NEW.own_yes_heard_by_id = me AND NEW.own_yes_way IN ('SPOKEN', 'PAPER')))) THEN
      RAISE EXCEPTION 'only she herself says yes' {REFUSE} = 'member_own_yes_is_her_own';
    END IF;
    IF namens IS NOT NULL AND (NEW.own_yes_way = 'SCREEN' OR NEW.own_yes_heard_by_id IS DISTINCT FROM namens) THEN
      RAISE EXCEPTION 'who acts for her says so' {REFUSE} = 'member_own_yes_is_her_own';
    END IF;
  END IF;
  -- Guiding is promised by the guide, in this circle.
  IF NEW.guide_id IS NOT NULL AND NEW.guide_id IS DISTINCT FROM old_guide AND NOT acting_job()
     AND NOT (NEW.guide_id = me AND is_formal_in(NEW.circle_id, me)) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'member_guide_promises_it';
  END IF;
  RETURN NEW;
END $$;

-- What a circle is called, and that it ends, is of who stands in the centre.
CREATE FUNCTION circle_is_of_its_centre() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.name, NEW.ended_at) IS DISTINCT FROM (OLD.name, OLD.ended_at) AND NOT acting_job()
     AND NOT coalesce(is_centre_of(NEW.id, acting_person()), false) THEN
    RAISE EXCEPTION 'only the centre' {REFUSE} = 'circle_is_of_its_centre';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER circle_is_of_its_centre BEFORE UPDATE ON circles_circle FOR EACH ROW EXECUTE FUNCTION circle_is_of_its_centre();

-- A worker who begins a circle comes in with the yes it begins with; later another hears the yes about her.
DROP POLICY propose ON circles_member;
CREATE POLICY propose ON circles_member FOR INSERT WITH CHECK (
  proposed_by_id = (SELECT acting_person()) AND (circle_id = ANY (ARRAY(SELECT my_circles())) OR circle_begins_with_me(circle_id))
  AND (centre_yes_heard_by_id IS DISTINCT FROM person_id OR circle_begins_with_me(circle_id)));
GRANT UPDATE (guide_talks, ended_how, last_word) ON circles_member TO samenspel_app, samenspel_worker;
"""

AGREEMENTS = f"""
CREATE OR REPLACE FUNCTION agreement_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); centre boolean; step text := OLD.state || '>' || NEW.state;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF NEW.state <> OLD.state AND NOT step = ANY (ARRAY['PROPOSAL>TALKED_THROUGH',
       'PROPOSAL>DROPPED', 'TALKED_THROUGH>PROPOSAL', 'TALKED_THROUGH>AGREED', 'TALKED_THROUGH>DROPPED', 'AGREED>DUE', 'AGREED>REVISED', 'AGREED>ENDED',
       'DUE>AGREED', 'DUE>REVISED', 'DUE>ENDED']) THEN
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
  IF step IN ('AGREED>ENDED', 'DUE>ENDED') AND NOT (centre OR acting_job()) THEN
    RAISE EXCEPTION 'the centre ends it' {REFUSE} = 'agreement_ends_by_the_centre';
  END IF;
  IF step = 'AGREED>DUE' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it due' {REFUSE} = 'agreement_state';
  END IF;
  IF (step = 'DUE>AGREED' OR (OLD.state IN ('AGREED', 'DUE') AND NEW.review_on IS DISTINCT FROM OLD.review_on))
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.first_contact_id) THEN
    RAISE EXCEPTION 'who looked back says so' {REFUSE} = 'agreement_looked_back_upon';
  END IF;
  RETURN NEW;
END $$;

-- What was agreed makes way only for what is agreed instead.
CREATE FUNCTION agreement_makes_way() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'REVISED' AND NOT EXISTS (SELECT FROM circles_agreement a WHERE a.circle_id = NEW.circle_id AND a.id <> NEW.id
       AND a.agreed_at IS NOT NULL AND a.version > NEW.version) THEN
    RAISE EXCEPTION 'nothing came in its place' {REFUSE} = 'agreement_makes_way';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_makes_way AFTER UPDATE OF state ON circles_agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'REVISED' AND OLD.state <> 'REVISED') EXECUTE FUNCTION agreement_makes_way();

CREATE OR REPLACE FUNCTION part_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE which uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.agreement_id ELSE NEW.agreement_id END; circle uuid; state text; maker uuid;
BEGIN
  SELECT a.circle_id, a.state, a.made_by_id INTO circle, state, maker FROM circles_agreement a WHERE a.id = which FOR SHARE;
  IF TG_OP = 'DELETE' AND circle IS NULL THEN RETURN OLD; END IF;
  IF state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = which) THEN
    RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
  END IF;
  IF NOT (acting_person() IS NOT DISTINCT FROM maker OR coalesce(is_centre_of(circle, acting_person()), false)) THEN
    RAISE EXCEPTION 'write your own version' {REFUSE} = 'agreement_of_its_writer';
  END IF;
  IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = circle AND m.person_id = NEW.person_id AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'only who is in the circle has a part' {REFUSE} = 'part_of_somebody_in_the_circle';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
-- Whoever an agreement was shared with reads it, and no more than that.
DROP POLICY write ON circles_part;
CREATE POLICY see ON circles_part FOR SELECT USING (agreement_id IN (SELECT id FROM circles_agreement));
CREATE POLICY write ON circles_part FOR INSERT WITH CHECK (agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles()))));
CREATE POLICY change ON circles_part FOR UPDATE USING (agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles()))));
CREATE POLICY leave_out ON circles_part FOR DELETE USING (agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles()))));

CREATE OR REPLACE FUNCTION signature_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE state text; circle uuid; me uuid := acting_person(); namens uuid := acting_representative();
BEGIN
  -- The agreement's row is the lock between signing and changing.
  SELECT a.state, a.circle_id INTO state, circle FROM circles_agreement a WHERE a.id = NEW.agreement_id FOR UPDATE;
  IF state IS DISTINCT FROM 'TALKED_THROUGH' THEN
    RAISE EXCEPTION 'this version is not on the table' {REFUSE} = 'signature_on_the_table';
  END IF;
  IF NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = circle AND m.person_id = NEW.person_id AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'she is not in this circle' {REFUSE} = 'signature_of_somebody_in_the_circle';
  END IF;
  IF NEW.person_id IS DISTINCT FROM me THEN
    -- The yes of the centre is not heard by who gains by it: by a professional in the circle, or by another in the centre.
    IF NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM me
       OR (is_centre_of(circle, NEW.person_id) AND NOT (is_formal_in(circle, me) OR is_centre_of(circle, me))) THEN
      RAISE EXCEPTION 'nobody signs for another' {REFUSE} = 'signature_is_her_own';
    END IF;
  ELSIF namens IS NOT NULL AND (NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM namens) THEN
    RAISE EXCEPTION 'who acts for her says so' {REFUSE} = 'signature_is_her_own';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0004_an_end_has_a_word_and_everybody_may_propose"),
        ("community", "0007_namens_needs_a_live_mandate"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (FUNCTIONS, MEMBERS, AGREEMENTS)]

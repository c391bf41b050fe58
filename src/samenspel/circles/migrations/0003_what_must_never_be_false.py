from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

MEMBERS = f"""
-- A yes is said by whom it belongs to, or heard by whoever writes it down; a job invents none.
CREATE FUNCTION circle_member_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); old_yes timestamptz; old_own timestamptz; was text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    old_yes := OLD.centre_yes_at; old_own := OLD.own_yes_at; was := OLD.state;
    IF was IN ('NOT_NOW', 'ENDED') AND NEW.state <> was THEN
      RAISE EXCEPTION 'what ended does not begin again by itself' {REFUSE} = 'member_state';
    END IF;
    IF NEW.state = 'ENDED' AND was <> 'ENDED' AND was = 'ACTIVE' AND NEW.face = 'FORMAL' AND NEW.side = 'AROUND' THEN
      -- R50: the row of the circle is the lock of both sides.
      PERFORM FROM circles_circle c WHERE c.id = NEW.circle_id FOR UPDATE;
      IF EXISTS (SELECT FROM circles_circle c WHERE c.id = NEW.circle_id AND c.needs_backstop) AND NOT EXISTS (
           SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.id <> NEW.id AND m.state = 'ACTIVE'
           AND m.face = 'FORMAL' AND m.side = 'AROUND') THEN
        RAISE EXCEPTION 'the last professional contact stays' {REFUSE} = 'circle_keeps_its_backstop';
      END IF;
    END IF;
  END IF;
  IF NEW.centre_yes_at IS NOT NULL AND NEW.centre_yes_at IS DISTINCT FROM old_yes THEN
    IF NOT (me IS NOT NULL AND (is_centre_of(NEW.circle_id, me)
            OR (NEW.centre_yes_heard_by_id = me AND NEW.centre_yes_way IN ('SPOKEN', 'PAPER')))) THEN
      RAISE EXCEPTION 'only the centre says yes for the circle' {REFUSE} = 'member_centre_yes_is_the_centres';
    END IF;
  END IF;
  IF NEW.own_yes_at IS NOT NULL AND NEW.own_yes_at IS DISTINCT FROM old_own THEN
    IF NOT (me IS NOT NULL AND (NEW.person_id = me
            OR (NEW.own_yes_heard_by_id = me AND NEW.own_yes_way IN ('SPOKEN', 'PAPER')))) THEN
      RAISE EXCEPTION 'only she herself says yes' {REFUSE} = 'member_own_yes_is_her_own';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER circle_member_truth BEFORE INSERT OR UPDATE ON circles_member FOR EACH ROW EXECUTE FUNCTION circle_member_truth();
CREATE FUNCTION circle_has_a_centre() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_circle c WHERE c.id = NEW.circle_id AND c.ended_at IS NULL) AND NOT EXISTS (
       SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.side = 'CENTRE' AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'somebody stands in the centre' {REFUSE} = 'circle_has_a_centre';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER circle_has_a_centre AFTER INSERT OR UPDATE ON circles_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION circle_has_a_centre();
-- R50: each side lifts the backstop for itself.
CREATE FUNCTION circle_backstop_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.backstop_no_centre_at IS NOT NULL AND NEW.backstop_no_centre_at IS DISTINCT FROM OLD.backstop_no_centre_at
     AND NOT coalesce(is_centre_of(NEW.id, me), false) THEN
    RAISE EXCEPTION 'the centre says it for herself' {REFUSE} = 'circle_backstop_lifted_by_both';
  END IF;
  IF NEW.backstop_no_formal_at IS NOT NULL AND NEW.backstop_no_formal_at IS DISTINCT FROM OLD.backstop_no_formal_at
     AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.id AND m.person_id = me AND m.state = 'ACTIVE' AND m.face = 'FORMAL') THEN
    RAISE EXCEPTION 'the professional says it for herself' {REFUSE} = 'circle_backstop_lifted_by_both';
  END IF;
  IF OLD.needs_backstop AND NOT NEW.needs_backstop AND (NEW.backstop_no_centre_at IS NULL OR NEW.backstop_no_formal_at IS NULL) THEN
    RAISE EXCEPTION 'both sides lift it' {REFUSE} = 'circle_backstop_lifted_by_both';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER circle_backstop_truth BEFORE UPDATE ON circles_circle FOR EACH ROW EXECUTE FUNCTION circle_backstop_truth();
"""

AGREEMENTS = f"""
-- What somebody signed does not change under her hand.
CREATE FUNCTION agreement_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['PROPOSAL>TALKED_THROUGH', 'PROPOSAL>AGREED',
       'PROPOSAL>DROPPED', 'TALKED_THROUGH>PROPOSAL', 'TALKED_THROUGH>AGREED', 'TALKED_THROUGH>DROPPED', 'AGREED>DUE', 'AGREED>REVISED', 'AGREED>ENDED',
       'DUE>AGREED', 'DUE>REVISED', 'DUE>ENDED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'agreement_state';
  END IF;
  IF (NEW.why, NEW.already_there, NEW.first_contact_id, NEW.escalation_name, NEW.escalation_phone, NEW.tells, NEW.meets, NEW.thanks)
     IS DISTINCT FROM (OLD.why, OLD.already_there, OLD.first_contact_id, OLD.escalation_name, OLD.escalation_phone, OLD.tells, OLD.meets, OLD.thanks)
     AND (OLD.state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id)) THEN
    RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_truth BEFORE UPDATE ON circles_agreement FOR EACH ROW EXECUTE FUNCTION agreement_truth();

CREATE FUNCTION part_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE which uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.agreement_id ELSE NEW.agreement_id END; circle uuid; state text;
BEGIN
  SELECT a.circle_id, a.state INTO circle, state FROM circles_agreement a WHERE a.id = which FOR SHARE;
  IF TG_OP = 'DELETE' AND circle IS NULL THEN RETURN OLD; END IF;
  IF state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = which) THEN
    RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
  END IF;
  IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = circle AND m.person_id = NEW.person_id AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'only who is in the circle has a part' {REFUSE} = 'part_of_somebody_in_the_circle';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER part_truth BEFORE INSERT OR UPDATE OR DELETE ON circles_part FOR EACH ROW EXECUTE FUNCTION part_truth();

CREATE FUNCTION signature_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE state text;
BEGIN
  -- The agreement's row is the lock between signing and changing.
  SELECT a.state INTO state FROM circles_agreement a WHERE a.id = NEW.agreement_id FOR UPDATE;
  IF state NOT IN ('PROPOSAL', 'TALKED_THROUGH') THEN
    RAISE EXCEPTION 'this version is no longer on the table' {REFUSE} = 'signature_on_the_table';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_truth BEFORE INSERT ON circles_signature FOR EACH ROW EXECUTE FUNCTION signature_truth();

-- R41: in force only with the yes of everybody who has a part and of everybody in the centre; a veto is a veto.
CREATE FUNCTION agreement_signed_by_all() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'AGREED' AND OLD.state IN ('PROPOSAL', 'TALKED_THROUGH') AND (
    EXISTS (SELECT FROM (SELECT p.person_id FROM circles_part p WHERE p.agreement_id = NEW.id
                         UNION SELECT m.person_id FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.side = 'CENTRE' AND m.state = 'ACTIVE') whom
            WHERE NOT EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = NEW.id AND s.person_id = whom.person_id AND s.yes))
    OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = NEW.id AND NOT s.yes)
    OR NOT EXISTS (SELECT FROM circles_part p WHERE p.agreement_id = NEW.id)) THEN
    RAISE EXCEPTION 'everybody signs' {REFUSE} = 'agreement_signed_by_all';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_signed_by_all AFTER UPDATE OF state ON circles_agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agreement_signed_by_all();
CREATE FUNCTION agreement_begins_on_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'PROPOSAL' THEN RAISE EXCEPTION 'an agreement begins as a proposal' {REFUSE} = 'agreement_state'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_begins_on_the_table BEFORE INSERT ON circles_agreement FOR EACH ROW EXECUTE FUNCTION agreement_begins_on_the_table();
"""

CONSENTS = f"""
CREATE FUNCTION consent_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['ASKED>GIVEN', 'ASKED>REFUSED', 'ASKED>WITHDRAWN', 'ASKED>EXPIRED', 'GIVEN>WITHDRAWN', 'GIVEN>EXPIRED']) THEN
    RAISE EXCEPTION 'what is over needs a new yes' {REFUSE} = 'consent_state';
  END IF;
  IF NEW.state = 'GIVEN' THEN
    IF NOT (me IS NOT NULL AND (NEW.subject_id = me OR (NEW.witness_id = me AND NEW.way IN ('SPOKEN', 'PAPER')
            AND NOT (NEW.to_organisation_id IS NULL AND NEW.to_person_id = me)))) THEN
      RAISE EXCEPTION 'only the person gives it' {REFUSE} = 'consent_given_by_the_person';
    END IF;
    IF NOT EXISTS (SELECT FROM circles_shareditem i WHERE i.consent_id = NEW.id)
       OR NOT EXISTS (SELECT FROM circles_consenttext t WHERE t.consent_id = NEW.id) THEN
      RAISE EXCEPTION 'she saw exactly what is shared' {REFUSE} = 'consent_names_its_items';
    END IF;
  END IF;
  IF NEW.state = 'EXPIRED' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it expire, not a person' {REFUSE} = 'consent_state';
  END IF;
  IF OLD.state = 'GIVEN' AND NEW.state = 'WITHDRAWN' AND me IS DISTINCT FROM NEW.subject_id AND NOT acting_job()
     AND NOT (NEW.asked_by_id = me) THEN
    RAISE EXCEPTION 'the person takes it back' {REFUSE} = 'consent_given_by_the_person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_truth BEFORE UPDATE ON circles_consent FOR EACH ROW EXECUTE FUNCTION consent_truth();

CREATE FUNCTION exception_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['PROPOSED>LIVE', 'PROPOSED>REFUSED', 'PROPOSED>CLOSED', 'LIVE>CLOSED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'exception_state';
  END IF;
  IF (NEW.state = 'LIVE' OR NEW.second_at IS NOT NULL) AND (NEW.state, NEW.second_at) IS DISTINCT FROM (OLD.state, OLD.second_at)
     AND NEW.state IN ('LIVE', 'PROPOSED') AND acting_person() IS DISTINCT FROM NEW.second_id THEN
    RAISE EXCEPTION 'the second pair of eyes decides' {REFUSE} = 'exception_second_pair_of_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exception_truth BEFORE UPDATE ON circles_legalexception FOR EACH ROW EXECUTE FUNCTION exception_truth();

-- Only what is hers can be shared in her name.
CREATE FUNCTION shared_item_is_hers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE whose uuid; good boolean;
BEGIN
  SELECT coalesce((SELECT c.subject_id FROM circles_consent c WHERE c.id = NEW.consent_id),
                  (SELECT e.subject_id FROM circles_legalexception e WHERE e.id = NEW.exception_id)) INTO whose;
  good := CASE NEW.kind
    WHEN 'NOTE' THEN EXISTS (SELECT FROM circles_note n WHERE n.id = NEW.object_id AND n.about_id = whose)
    WHEN 'AGREEMENT' THEN EXISTS (SELECT FROM circles_agreement a WHERE a.id = NEW.object_id AND is_centre_of(a.circle_id, whose))
    WHEN 'CIRCLE' THEN is_centre_of(NEW.object_id, whose)
    WHEN 'CONTACT' THEN NEW.object_id = whose
    WHEN 'ASK' THEN EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'ASK' AND b.about_id = NEW.object_id AND b.subject_id = whose)
    ELSE false END;
  IF NOT good THEN RAISE EXCEPTION 'this is not hers to share' {REFUSE} = 'shared_item_is_hers'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shared_item_is_hers BEFORE INSERT ON circles_shareditem FOR EACH ROW EXECUTE FUNCTION shared_item_is_hers();
"""

SUCCESSIONS = f"""
CREATE FUNCTION succession_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['ASKED>YES', 'ASKED>NO', 'ASKED>LAPSED', 'ASKED>TAKEN_BACK',
       'YES>INTRODUCED', 'YES>NO', 'YES>TAKEN_BACK', 'YES>LAPSED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'succession_state';
  END IF;
  IF NEW.yes_at IS NOT NULL AND NEW.yes_at IS DISTINCT FROM OLD.yes_at AND NOT (me IS NOT NULL AND (NEW.subject_id = me
       OR (NEW.yes_heard_by_id = me AND NEW.yes_way IN ('SPOKEN', 'PAPER') AND me <> NEW.successor_id))) THEN
    RAISE EXCEPTION 'only she says who comes' {REFUSE} = 'succession_with_her_yes_and_an_introduction';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER succession_truth BEFORE UPDATE ON circles_succession FOR EACH ROW EXECUTE FUNCTION succession_truth();
-- A relation is given on by whoever is in it, about whoever it is with.
CREATE FUNCTION succession_of_a_real_relation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.member_id IS NOT NULL AND NOT EXISTS (SELECT FROM circles_member m WHERE m.id = NEW.member_id AND m.person_id = NEW.leaver_id
       AND m.state = 'ACTIVE' AND m.side = 'AROUND' AND is_centre_of(m.circle_id, NEW.subject_id)) THEN
    RAISE EXCEPTION 'not her relation' {REFUSE} = 'succession_of_a_real_relation';
  END IF;
  IF NEW.gleaning_id IS NOT NULL AND NOT EXISTS (SELECT FROM circles_gleaningnote g WHERE g.id = NEW.gleaning_id
       AND g.maker_id = NEW.leaver_id AND g.person_id = NEW.subject_id AND g.removed_at IS NULL) THEN
    RAISE EXCEPTION 'not her relation' {REFUSE} = 'succession_of_a_real_relation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER succession_of_a_real_relation BEFORE INSERT ON circles_succession FOR EACH ROW EXECUTE FUNCTION succession_of_a_real_relation();

-- R47: work here ends only after each relation was passed on or ended, not under water.
CREATE FUNCTION membership_ends_after_leaving_well() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.ends_on IS NULL OR NEW.ends_on > current_date OR OLD.ends_on IS NOT DISTINCT FROM NEW.ends_on THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.organisation_id = OLD.organisation_id AND m.id <> OLD.id
             AND (m.ends_on IS NULL OR m.ends_on > current_date)) THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM circles_member m WHERE m.person_id = OLD.person_id AND m.organisation_id = OLD.organisation_id AND m.state IN ('INVITED', 'ACTIVE'))
     OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.maker_id = OLD.person_id AND g.organisation_id = OLD.organisation_id
                AND g.removed_at IS NULL AND g.until > current_date) THEN
    RAISE EXCEPTION 'somebody still counts on her' {REFUSE} = 'leaving_well';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_ends_after_leaving_well BEFORE UPDATE OF ends_on ON community_membership
  FOR EACH ROW EXECUTE FUNCTION membership_ends_after_leaving_well();
"""

APPEALS = f"""
CREATE FUNCTION appeal_and_ball_agree() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_appeal a JOIN commitments_ball b ON b.id = a.ball_id
             WHERE (CASE WHEN TG_TABLE_NAME = 'circles_appeal' THEN a.id ELSE b.id END) = NEW.id
             AND ((a.ended_at IS NULL) <> (b.closed_at IS NULL) OR a.person_id <> b.subject_id)) THEN
    RAISE EXCEPTION 'an open appeal has exactly one holder' {REFUSE} = 'appeal_and_ball_agree';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER appeal_and_ball_agree AFTER INSERT OR UPDATE ON circles_appeal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appeal_and_ball_agree();
CREATE CONSTRAINT TRIGGER appeal_and_ball_agree AFTER UPDATE ON commitments_ball
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appeal_and_ball_agree();
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0002_a_circle_is_seen_by_who_stands_in_it")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (MEMBERS, AGREEMENTS, CONSENTS, SUCCESSIONS, APPEALS)
    ]

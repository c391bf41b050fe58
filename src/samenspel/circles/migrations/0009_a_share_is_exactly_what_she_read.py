from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

FUNCTIONS = """
-- Whom something can be shared with: somebody who stands in a circle of hers, or somebody who works here.
CREATE FUNCTION may_receive(whose uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.role <> 'VOLUNTEER'
     AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))
   OR EXISTS (SELECT FROM circles_member c JOIN circles_member m ON m.circle_id = c.circle_id
     WHERE c.person_id = whose AND c.side = 'CENTRE' AND c.state = 'ACTIVE' AND m.person_id = who AND m.state = 'ACTIVE'); END $$;
CREATE FUNCTION works_here(who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.role <> 'VOLUNTEER'
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

-- Who reads by a share: she herself, or whoever works there today. Such a one is no witness of the yes.
CREATE FUNCTION receives(who uuid, person uuid, organisation uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN who = person OR EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.organisation_id = organisation
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

-- R01, R03: what is shared with me, and with nobody who acts for me. A note that was taken back is shared no longer.
CREATE OR REPLACE FUNCTION shared_with_me(what text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN IF acting_person() IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF; RETURN QUERY
   SELECT i.object_id FROM circles_shareditem i JOIN circles_consent c ON c.id = i.consent_id
     WHERE i.kind = what AND c.state = 'GIVEN' AND c.until > current_date
       AND (c.to_person_id = acting_person() OR c.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))
       AND NOT (what = 'NOTE' AND EXISTS (SELECT FROM circles_note n WHERE n.id = i.object_id AND n.taken_back_at IS NOT NULL))
   UNION
   SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
     WHERE i.kind = what AND e.state = 'LIVE' AND e.until > current_date AND e.review_on >= current_date
       AND (e.to_person_id = acting_person() OR e.to_organisation_id = ANY (ARRAY(SELECT my_organisations()))); END $$;

-- Whose name goes along with what is shared with me: who stands in that circle, has a part in it, or wrote that note.
CREATE FUNCTION people_in_what_is_shared() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE circles uuid[]; agreements uuid[]; notes uuid[]; BEGIN
   IF acting_person() IS NULL THEN RETURN; END IF;
   circles := ARRAY(SELECT shared_with_me('CIRCLE')); agreements := ARRAY(SELECT shared_with_me('AGREEMENT'));
   notes := ARRAY(SELECT shared_with_me('NOTE'));
   IF cardinality(circles) + cardinality(agreements) + cardinality(notes) = 0 THEN RETURN; END IF;
   RETURN QUERY SELECT m.person_id FROM circles_member m WHERE m.circle_id = ANY (circles) AND m.state = 'ACTIVE'
   UNION SELECT p.person_id FROM circles_part p WHERE p.agreement_id = ANY (agreements)
   UNION SELECT n.writer_id FROM circles_note n WHERE n.id = ANY (notes); END $$;
CREATE POLICY in_what_is_shared ON community_person FOR SELECT USING (id = ANY (ARRAY(SELECT people_in_what_is_shared())));

-- Sealing again with another key changes no word: only the owner of the tables, in a job of that name.
CREATE FUNCTION acting_resealer() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT current_user = 'samenspel_owner' AND current_setting('samenspel.purpose', true) = 'job:rotate_keys' $$;
"""

CONSENTS = f"""
-- Asked about whom I know, to a receiver who can be known, with nothing filled in beforehand: there is no default yes.
DROP POLICY ask ON circles_consent;
CREATE POLICY ask ON circles_consent FOR INSERT WITH CHECK (
  asked_by_id = (SELECT acting_person()) AND state = 'ASKED' AND given_at IS NULL AND way = '' AND witness_id IS NULL
  AND reminded_at IS NULL AND ended_at IS NULL AND until > current_date AND until <= current_date + 732
  AND (subject_id = (SELECT acting_person())
       OR (circle_id = ANY (ARRAY(SELECT my_circles())) AND is_centre_of(circle_id, subject_id))
       OR (circle_id IS NULL AND subject_id = ANY (ARRAY(SELECT people_i_may_reach()))))
  AND (circle_id IS NULL OR is_centre_of(circle_id, subject_id))
  AND (to_person_id IS NULL OR may_receive(subject_id, to_person_id)));

-- What she read is written down in the moment of her yes, by whoever says or hears it; she keeps it.
DROP POLICY write ON circles_consenttext;
CREATE POLICY write ON circles_consenttext FOR INSERT WITH CHECK (consent_id IN (
  SELECT id FROM circles_consent WHERE state = 'ASKED' AND (SELECT acting_person()) IN (asked_by_id, subject_id)));

CREATE OR REPLACE FUNCTION consent_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); namens uuid := acting_representative(); step text := OLD.state || '>' || NEW.state;
BEGIN
  IF NEW.reminded_at IS DISTINCT FROM OLD.reminded_at AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day reminds, not a person' {REFUSE} = 'consent_state';
  END IF;
  IF NEW.state = OLD.state THEN
    IF (NEW.given_at, NEW.way, NEW.witness_id, NEW.ended_at) IS DISTINCT FROM (OLD.given_at, OLD.way, OLD.witness_id, OLD.ended_at) THEN
      RAISE EXCEPTION 'a yes is said in one moment' {REFUSE} = 'consent_state';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT step = ANY (ARRAY['ASKED>GIVEN', 'ASKED>REFUSED', 'ASKED>WITHDRAWN', 'ASKED>EXPIRED', 'GIVEN>WITHDRAWN', 'GIVEN>EXPIRED']) THEN
    RAISE EXCEPTION 'what is over needs a new yes' {REFUSE} = 'consent_state';
  END IF;
  IF OLD.state = 'GIVEN' AND (NEW.given_at, NEW.way, NEW.witness_id) IS DISTINCT FROM (OLD.given_at, OLD.way, OLD.witness_id) THEN
    RAISE EXCEPTION 'how she said it stays' {REFUSE} = 'consent_state';
  END IF;
  IF NEW.state = 'GIVEN' THEN
    IF NEW.until <= current_date THEN
      RAISE EXCEPTION 'that day is over' {REFUSE} = 'consent_state';
    END IF;
    -- Her own hand on her own screen; or somebody heard it who does not read it by this.
    IF NOT (me IS NOT NULL AND ((NEW.subject_id = me AND namens IS NULL AND NEW.way = 'SCREEN' AND NEW.witness_id IS NULL)
            OR (NEW.way IN ('SPOKEN', 'PAPER') AND NEW.witness_id = coalesce(namens, me)
                AND (NEW.subject_id = me OR NEW.asked_by_id = me)
                AND NOT receives(NEW.witness_id, NEW.to_person_id, NEW.to_organisation_id)))) THEN
      RAISE EXCEPTION 'only the person gives it' {REFUSE} = 'consent_given_by_the_person';
    END IF;
    IF NOT EXISTS (SELECT FROM circles_shareditem i WHERE i.consent_id = NEW.id)
       OR NOT EXISTS (SELECT FROM circles_consenttext t WHERE t.consent_id = NEW.id) THEN
      RAISE EXCEPTION 'she saw exactly what is shared' {REFUSE} = 'consent_names_its_items';
    END IF;
  END IF;
  IF NEW.state = 'REFUSED' AND me IS DISTINCT FROM NEW.subject_id AND me IS DISTINCT FROM NEW.asked_by_id THEN
    RAISE EXCEPTION 'she says no herself, or to who asked' {REFUSE} = 'consent_given_by_the_person';
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

-- Nothing is added to what she read: the share's own row is the lock between naming things and saying yes.
CREATE FUNCTION shared_item_before_the_yes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE state text;
BEGIN
  IF NEW.consent_id IS NOT NULL THEN
    SELECT c.state INTO state FROM circles_consent c WHERE c.id = NEW.consent_id FOR UPDATE;
    IF state <> 'ASKED' OR EXISTS (SELECT FROM circles_consenttext t WHERE t.consent_id = NEW.consent_id) THEN
      RAISE EXCEPTION 'she has read it already' {REFUSE} = 'item_before_the_yes';
    END IF;
  ELSE
    SELECT e.state INTO state FROM circles_legalexception e WHERE e.id = NEW.exception_id FOR UPDATE;
    IF state <> 'PROPOSED' THEN
      RAISE EXCEPTION 'it was decided already' {REFUSE} = 'item_before_the_yes';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shared_item_before_the_yes BEFORE INSERT ON circles_shareditem FOR EACH ROW
  WHEN (acting_person() IS NOT NULL AND current_user = 'samenspel_app') EXECUTE FUNCTION shared_item_before_the_yes();
CREATE FUNCTION consent_text_locks_its_share() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM circles_consent c WHERE c.id = NEW.consent_id FOR UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_text_locks_its_share BEFORE INSERT ON circles_consenttext FOR EACH ROW EXECUTE FUNCTION consent_text_locks_its_share();
"""

EXCEPTIONS = f"""
ALTER TABLE circles_legalexception ADD CONSTRAINT exception_has_a_ground CHECK (ground IN ('VITAL', 'MELDCODE', 'COURT', 'LAW'));
ALTER TABLE circles_legalexception ADD CONSTRAINT exception_says_why CHECK (reason <> '');
ALTER TABLE circles_legalexception ADD CONSTRAINT exception_not_to_herself CHECK (to_person_id IS NULL OR to_person_id <> subject_id);

-- By who works here and knows her by a ball or a circle; the other pair of eyes works here too, and is none of the receivers.
DROP POLICY propose ON circles_legalexception;
CREATE POLICY propose ON circles_legalexception FOR INSERT WITH CHECK (
  asked_by_id = (SELECT acting_person()) AND (SELECT acting_representative()) IS NULL AND (SELECT i_work_here())
  AND state = 'PROPOSED' AND second_at IS NULL AND told_at IS NULL AND ended_at IS NULL AND until > current_date
  AND until <= current_date + 366 AND review_on >= current_date AND subject_id <> (SELECT acting_person())
  AND second_id IS NOT NULL AND works_here(second_id) AND second_id <> subject_id
  AND NOT receives(second_id, to_person_id, NULL)
  AND ((circle_id = ANY (ARRAY(SELECT my_circles())) AND is_centre_of(circle_id, subject_id))
       OR (circle_id IS NULL AND subject_id = ANY (ARRAY(SELECT people_i_may_reach()))))
  AND (to_person_id IS NULL OR may_receive(subject_id, to_person_id)));

CREATE OR REPLACE FUNCTION exception_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['PROPOSED>LIVE', 'PROPOSED>REFUSED', 'PROPOSED>CLOSED', 'LIVE>CLOSED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'exception_state';
  END IF;
  IF ((NEW.state <> OLD.state AND NEW.state IN ('LIVE', 'REFUSED')) OR NEW.second_at IS DISTINCT FROM OLD.second_at)
     AND (me IS DISTINCT FROM NEW.second_id OR acting_representative() IS NOT NULL OR NEW.second_at IS NULL
          OR NOT works_here(NEW.second_id)) THEN
    RAISE EXCEPTION 'the second pair of eyes decides' {REFUSE} = 'exception_second_pair_of_eyes';
  END IF;
  IF NEW.state = 'LIVE' AND OLD.state = 'PROPOSED' AND (NEW.until <= current_date OR NEW.review_on < current_date
       OR NOT EXISTS (SELECT FROM circles_shareditem i WHERE i.exception_id = NEW.id)) THEN
    RAISE EXCEPTION 'for named things, until a day' {REFUSE} = 'exception_names_its_items';
  END IF;
  -- The day to look again is not moved: longer is another exception, with two pairs of eyes again.
  IF NEW.review_on <> OLD.review_on THEN
    RAISE EXCEPTION 'longer is another one' {REFUSE} = 'exception_review_stays';
  END IF;
  IF OLD.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    RAISE EXCEPTION 'what was told was told' {REFUSE} = 'exception_the_person_is_told';
  END IF;
  -- She hears of it in the end.
  IF NEW.state = 'CLOSED' AND OLD.state = 'LIVE' AND NEW.told_at IS NULL THEN
    RAISE EXCEPTION 'she hears of it when it ends' {REFUSE} = 'exception_the_person_is_told';
  END IF;
  RETURN NEW;
END $$;
"""

NOTES = f"""
DROP POLICY write ON circles_note;
CREATE POLICY write ON circles_note FOR INSERT WITH CHECK (
  writer_id = (SELECT acting_person()) AND circle_id = ANY (ARRAY(SELECT my_circles())) AND is_centre_of(circle_id, about_id)
  AND entered_by_id IS NOT DISTINCT FROM (SELECT acting_representative()) AND taken_back_at IS NULL
  AND (to_id IS NULL OR (writer_id = about_id AND to_id <> writer_id AND stands_in_circle(circle_id, to_id))));
-- R02, R05: between the writer and the person; another reads it by a live share. What its writer took back only she still reads.
DROP POLICY see ON circles_note;
CREATE POLICY see ON circles_note FOR SELECT USING (
  about_id = (SELECT acting_person())
  OR (writer_id = (SELECT acting_person()) AND circle_id = ANY (ARRAY(SELECT my_circles())))
  OR (to_id = (SELECT acting_person()) AND taken_back_at IS NULL AND circle_id = ANY (ARRAY(SELECT my_circles())))
  OR id = ANY (ARRAY(SELECT shared_with_me('NOTE'))) OR (SELECT acting_job()));

CREATE FUNCTION note_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at THEN
      RAISE EXCEPTION 'taken back is taken back' {REFUSE} = 'note_taken_back_once';
    END IF;
  ELSIF NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT FROM circles_note n WHERE n.id = NEW.corrects_id AND n.about_id = NEW.about_id
      AND n.circle_id = NEW.circle_id) THEN
    RAISE EXCEPTION 'beside what it is about' {REFUSE} = 'note_beside_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER note_truth BEFORE INSERT OR UPDATE ON circles_note FOR EACH ROW EXECUTE FUNCTION note_truth();
"""

GLEANED = f"""
-- About somebody the maker met: she carries a ball of hers, stands in her circle, gleaned before, or wrote her name down herself.
CREATE FUNCTION i_may_glean(whom uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); BEGIN RETURN whom <> me AND (whom = ANY (ARRAY(SELECT people_i_may_reach()))
   OR EXISTS (SELECT FROM circles_member m WHERE m.person_id = whom AND m.state = 'ACTIVE' AND m.circle_id = ANY (ARRAY(SELECT my_circles())))
   OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.person_id = whom AND g.maker_id = me AND g.removed_at IS NULL AND g.until > current_date)
   OR EXISTS (SELECT FROM journal_entry j WHERE j.subject_id = whom AND j.actor_id = me AND j.verb = 'registered' AND j.object_id = whom)); END $$;
DROP POLICY write ON circles_gleaningnote;
CREATE POLICY write ON circles_gleaningnote FOR INSERT WITH CHECK (
  maker_id = (SELECT acting_person()) AND (SELECT acting_representative()) IS NULL AND (SELECT acting_member())
  AND removed_at IS NULL AND until > current_date AND until <= current_date + 732 AND i_may_glean(person_id)
  AND (organisation_id IS NULL OR EXISTS (SELECT FROM community_membership m WHERE m.person_id = (SELECT acting_person())
       AND m.organisation_id = circles_gleaningnote.organisation_id AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))));
CREATE FUNCTION gleaning_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.others, NEW.until) IS DISTINCT FROM (OLD.others, OLD.until) AND acting_person() IS DISTINCT FROM NEW.person_id THEN
    RAISE EXCEPTION 'she says who knows it, and how long' {REFUSE} = 'gleaning_only_with_her_yes';
  END IF;
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at THEN
    RAISE EXCEPTION 'removed is removed' {REFUSE} = 'gleaning_removed_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gleaning_truth BEFORE UPDATE ON circles_gleaningnote FOR EACH ROW EXECUTE FUNCTION gleaning_truth();
"""

# What was signed stays; only its envelope may be renewed.
RESEALING = """
DROP TRIGGER agreement_truth ON circles_agreement;
CREATE TRIGGER agreement_truth BEFORE UPDATE ON circles_agreement FOR EACH ROW WHEN (NOT acting_resealer()) EXECUTE FUNCTION agreement_truth();
DROP TRIGGER part_truth ON circles_part;
CREATE TRIGGER part_truth BEFORE INSERT OR UPDATE OR DELETE ON circles_part FOR EACH ROW WHEN (NOT acting_resealer()) EXECUTE FUNCTION part_truth();
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0008_somebody_takes_along_what_is_hers")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (FUNCTIONS, CONSENTS, EXCEPTIONS, NOTES, GLEANED, RESEALING)
    ]

from django.db import migrations

# Whom and what I may see stays the same; how it is asked becomes cheap. Five policies with eighteen questions for
# each person that a statement names cost more to plan than to answer. Now there is one policy, in the order of what
# is likely, and what stands behind another table's policy is one question to a function.
FUNCTIONS = """
-- As before, with the balls and the person read once.
CREATE OR REPLACE FUNCTION people_around_me() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE mine uuid[] := ARRAY(SELECT my_balls()); BEGIN IF cardinality(mine) = 0 THEN RETURN; END IF; RETURN QUERY
   SELECT s.person_id FROM commitments_seat s WHERE s.ball_id = ANY (mine)
   UNION SELECT p.receiver_id FROM commitments_pass p WHERE p.ball_id = ANY (mine)
   UNION SELECT t.person_id FROM commitments_step t WHERE t.ball_id = ANY (mine) AND t.person_id IS NOT NULL
   UNION SELECT b.holder_id FROM commitments_ball b WHERE b.id = ANY (mine); END $$;

CREATE OR REPLACE FUNCTION acting_keeper() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); BEGIN
   IF NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = me AND m.role IN ('OFFICIAL', 'LEAD')
     AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)) THEN RETURN NULL; END IF;
   RETURN (SELECT p.municipality_id FROM community_person p WHERE p.id = me); END $$;

CREATE OR REPLACE FUNCTION shared_with_me(what text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); work uuid[]; BEGIN
   IF me IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF;
   work := ARRAY(SELECT my_organisations());
   IF EXISTS (SELECT FROM circles_consent c WHERE c.state = 'GIVEN' AND (c.to_person_id = me OR c.to_organisation_id = ANY (work))) THEN
     RETURN QUERY SELECT DISTINCT i.object_id FROM circles_shareditem i JOIN circles_consent c ON c.id = i.consent_id
       WHERE i.kind = what AND c.state = 'GIVEN' AND c.until > current_date
         AND (c.to_person_id = me OR c.to_organisation_id = ANY (work))
         AND NOT (what = 'NOTE' AND EXISTS (SELECT FROM circles_note n WHERE n.id = i.object_id AND n.taken_back_at IS NOT NULL));
   END IF;
   IF EXISTS (SELECT FROM circles_legalexception e WHERE e.state IN ('PROPOSED', 'LIVE')
              AND (e.to_person_id = me OR e.to_organisation_id = ANY (work) OR e.second_id = me)) THEN
     RETURN QUERY SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
       WHERE i.kind = what AND e.state = 'LIVE' AND e.until > current_date AND e.review_on >= current_date
         AND (e.to_person_id = me OR e.to_organisation_id = ANY (work))
     UNION
     SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
       WHERE i.kind = what AND e.state = 'PROPOSED' AND e.second_id = me AND e.until > current_date AND e.review_on >= current_date
         AND i_work_here() AND shared_item_is_there(i.kind, i.object_id);
   END IF; END $$;

CREATE OR REPLACE FUNCTION people_in_my_circles() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); work uuid[]; BEGIN IF me IS NULL THEN RETURN; END IF;
   work := ARRAY(SELECT my_organisations()); RETURN QUERY
   WITH mine AS MATERIALIZED (SELECT m.circle_id AS id, m.side, m.state FROM circles_member m
                              WHERE m.person_id = me AND m.state IN ('ACTIVE', 'INVITED')),
   rows AS (SELECT m.* FROM circles_member m JOIN mine ON mine.id = m.circle_id
            WHERE (mine.state = 'ACTIVE' AND (mine.side = 'CENTRE' OR m.state IN ('ACTIVE', 'ENDED') OR m.proposed_by_id = me))
               OR (mine.state = 'INVITED' AND ((m.side = 'CENTRE' AND m.state = 'ACTIVE') OR m.person_id = me)))
   SELECT unnest(ARRAY[r.person_id, r.proposed_by_id, r.guide_id, r.centre_yes_heard_by_id, r.own_yes_heard_by_id]) FROM rows r
   UNION SELECT unnest(ARRAY[c.to_person_id, c.asked_by_id, c.witness_id]) FROM circles_consent c WHERE c.subject_id = me
   UNION SELECT unnest(ARRAY[c.subject_id, c.to_person_id]) FROM circles_consent c WHERE c.asked_by_id = me AND c.state IN ('ASKED', 'GIVEN')
   UNION SELECT unnest(ARRAY[c.subject_id, c.asked_by_id]) FROM circles_consent c WHERE c.state = 'GIVEN' AND c.until > current_date
     AND (c.to_person_id = me OR c.to_organisation_id = ANY (work))
   UNION SELECT unnest(ARRAY[e.to_person_id, e.asked_by_id, e.second_id]) FROM circles_legalexception e
     WHERE e.subject_id = me AND e.told_at IS NOT NULL
   UNION SELECT unnest(ARRAY[e.subject_id, e.asked_by_id, e.second_id, e.to_person_id]) FROM circles_legalexception e
     WHERE e.state IN ('PROPOSED', 'LIVE') AND e.until > current_date AND (e.asked_by_id = me OR e.second_id = me
        OR (e.state = 'LIVE' AND (e.to_person_id = me OR e.to_organisation_id = ANY (work))))
   UNION SELECT unnest(ARRAY[s.leaver_id, s.successor_id, s.yes_heard_by_id]) FROM circles_succession s WHERE s.subject_id = me
   UNION SELECT unnest(ARRAY[s.subject_id, s.successor_id]) FROM circles_succession s WHERE s.leaver_id = me AND s.state IN ('ASKED', 'YES')
   UNION SELECT unnest(ARRAY[s.subject_id, s.leaver_id]) FROM circles_succession s WHERE s.successor_id = me AND s.state = 'YES'
   UNION SELECT unnest(ARRAY[g.person_id, g.maker_id]) FROM circles_gleaningnote g
     WHERE g.removed_at IS NULL AND g.until > current_date AND (g.maker_id = me OR g.person_id = me
        OR (g.others = 'TEAM' AND g.organisation_id = ANY (work))); END $$;

CREATE OR REPLACE FUNCTION people_in_what_is_shared() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); work uuid[]; circles uuid[]; agreements uuid[]; notes uuid[]; BEGIN
   IF me IS NULL THEN RETURN; END IF;
   work := ARRAY(SELECT my_organisations());
   -- To most people nothing is shared at all.
   IF NOT EXISTS (SELECT FROM circles_consent c WHERE c.state = 'GIVEN' AND (c.to_person_id = me OR c.to_organisation_id = ANY (work)))
     AND NOT EXISTS (SELECT FROM circles_legalexception e WHERE e.state IN ('PROPOSED', 'LIVE')
       AND (e.to_person_id = me OR e.to_organisation_id = ANY (work) OR e.second_id = me)) THEN RETURN; END IF;
   circles := ARRAY(SELECT shared_with_me('CIRCLE')); agreements := ARRAY(SELECT shared_with_me('AGREEMENT'));
   notes := ARRAY(SELECT shared_with_me('NOTE'));
   RETURN QUERY SELECT m.person_id FROM circles_member m WHERE m.circle_id = ANY (circles) AND m.state = 'ACTIVE'
   UNION SELECT p.person_id FROM circles_part p WHERE p.agreement_id = ANY (agreements)
   UNION SELECT n.writer_id FROM circles_note n WHERE n.id = ANY (notes); END $$;

CREATE FUNCTION people_near_me() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT people_in_my_circles(); RETURN QUERY SELECT people_named_by_mandate();
   RETURN QUERY SELECT people_i_keep(); RETURN QUERY SELECT people_in_what_is_shared(); END $$;

CREATE FUNCTION my_agreements() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT a.id FROM circles_agreement a WHERE a.circle_id = ANY (ARRAY(SELECT my_circles()));
   RETURN QUERY SELECT shared_with_me('AGREEMENT'); END $$;

-- Rows of others in circles; in her own row she is looked up without it.
CREATE FUNCTION members_i_see() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); shared uuid[]; BEGIN IF me IS NULL THEN RETURN; END IF;
   RETURN QUERY SELECT m.id FROM circles_member mine JOIN circles_member m ON m.circle_id = mine.circle_id
     WHERE mine.person_id = me AND (
       (mine.state = 'ACTIVE' AND (mine.side = 'CENTRE' OR m.state IN ('ACTIVE', 'ENDED') OR m.proposed_by_id = me
                                   OR (mine.face = 'FORMAL' AND m.needs_guide AND m.state = 'INVITED')))
       OR (mine.state = 'INVITED' AND m.state = 'ACTIVE' AND m.side = 'CENTRE'));
   shared := ARRAY(SELECT shared_with_me('CIRCLE'));
   IF cardinality(shared) > 0 THEN
     RETURN QUERY SELECT m.id FROM circles_member m WHERE m.state = 'ACTIVE' AND m.circle_id = ANY (shared);
   END IF; END $$;

CREATE FUNCTION my_asks() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT a.id FROM mutual_help_ask a WHERE a.ball_id = ANY (ARRAY(SELECT my_balls())); END $$;

-- Hers, or by the code of the question: who reads notes at it without being named.
CREATE FUNCTION my_own_asks() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT a.id FROM mutual_help_ask a WHERE a.ball_id = ANY (ARRAY(SELECT my_balls()))
   AND (a.asker_id = acting_person() OR a.ball_id = acting_ball()); END $$;

CREATE FUNCTION my_consents() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); BEGIN RETURN QUERY SELECT c.id FROM circles_consent c
   WHERE c.subject_id = me OR c.asked_by_id = me
   OR (c.given_at IS NOT NULL AND (c.to_person_id = me OR c.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))); END $$;

CREATE FUNCTION my_exceptions() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); BEGIN RETURN QUERY SELECT e.id FROM circles_legalexception e
   WHERE e.asked_by_id = me OR e.second_id = me OR (e.subject_id = me AND e.told_at IS NOT NULL)
   OR (e.state = 'LIVE' AND e.until > current_date
       AND (e.to_person_id = me OR e.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))); END $$;

CREATE FUNCTION consents_i_read() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); BEGIN RETURN QUERY SELECT c.id FROM circles_consent c
   WHERE c.subject_id = me OR (c.state = 'ASKED' AND c.asked_by_id = me); END $$;
"""

POLICIES = """
DROP POLICY circle ON community_person; DROP POLICY in_what_is_shared ON community_person;
DROP POLICY keep ON community_person; DROP POLICY mandate ON community_person; DROP POLICY see ON community_person;
CREATE POLICY see ON community_person FOR SELECT USING (
  id = (SELECT acting_person()) OR id = ANY (ARRAY(SELECT people_around_me()))
  OR ((SELECT acting_member()) AND works_here(id))
  OR id = ANY (ARRAY(SELECT people_near_me())) OR (SELECT acting_job()));

DROP POLICY see ON circles_member; DROP POLICY see_who_waits_for_a_guide ON circles_member;
CREATE POLICY see ON circles_member FOR SELECT USING (
  (person_id = (SELECT acting_person()) AND (side = 'CENTRE' OR (state <> 'PROPOSED' AND centre_yes_at IS NOT NULL)))
  OR id = ANY (ARRAY(SELECT members_i_see())) OR (SELECT acting_job()));

DROP POLICY see ON circles_part;
CREATE POLICY see ON circles_part FOR SELECT USING (
  agreement_id = ANY (ARRAY(SELECT my_agreements())) OR (SELECT acting_job()));
DROP POLICY see ON circles_signature;
CREATE POLICY see ON circles_signature FOR SELECT USING (
  agreement_id = ANY (ARRAY(SELECT my_agreements())) OR (SELECT acting_job()));

DROP POLICY see ON mutual_help_words; DROP POLICY shared ON mutual_help_words;
CREATE POLICY see ON mutual_help_words FOR SELECT USING (
  ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()) OR ask_id = ANY (ARRAY(SELECT shared_with_me('ASK'))));
DROP POLICY see ON mutual_help_suggestion;
CREATE POLICY see ON mutual_help_suggestion FOR SELECT USING (
  ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()));
DROP POLICY see ON mutual_help_consult;
CREATE POLICY see ON mutual_help_consult FOR SELECT USING (
  sender_id = (SELECT acting_person()) OR receiver_id = (SELECT acting_person())
  OR ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()));
DROP POLICY see ON mutual_help_note;
CREATE POLICY see ON mutual_help_note FOR SELECT USING (
  writer_id = (SELECT acting_person()) OR to_id = (SELECT acting_person())
  OR ask_id = ANY (ARRAY(SELECT my_own_asks()))
  OR (readers = 'TABLE' AND (ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()))));
DROP POLICY see ON circles_consenttext;
CREATE POLICY see ON circles_consenttext FOR SELECT USING (
  consent_id = ANY (ARRAY(SELECT consents_i_read())) OR (SELECT acting_job()));
DROP POLICY see ON circles_shareditem;
CREATE POLICY see ON circles_shareditem FOR SELECT USING (
  consent_id = ANY (ARRAY(SELECT my_consents())) OR exception_id = ANY (ARRAY(SELECT my_exceptions())) OR (SELECT acting_job()));
DROP POLICY shared ON community_contactdetails; DROP POLICY see ON community_contactdetails;
CREATE POLICY see ON community_contactdetails FOR SELECT USING (
  person_id = (SELECT acting_person()) OR person_id = ANY (ARRAY(SELECT people_i_may_reach()))
  OR person_id = ANY (ARRAY(SELECT shared_with_me('CONTACT'))) OR (SELECT acting_job()));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0021_who_is_acted_for_heard_it_herself"),
        ("community", "0011_who_looks_does_so_for_where_she_works"),
        ("mutual_help", "0004_a_shared_ask_shares_its_words_alone"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
    ]

from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

QUESTIONS = """
-- Works there today, and not as a volunteer.
CREATE FUNCTION works_for(who uuid, which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.organisation_id = which AND m.role <> 'VOLUNTEER'
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;
-- Works there today, paid or not.
CREATE FUNCTION comes_from(who uuid, which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.organisation_id = which
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

-- As what somebody who was asked really comes in, whoever writes her yes down: a professional of where she works, a
-- volunteer of the organisation for which she was asked, or a neighbour. Nothing to who does not stand there.
CREATE FUNCTION comes_as(asked uuid, OUT face text, OUT organisation uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m circles_member;
BEGIN
  SELECT * INTO m FROM circles_member c WHERE c.id = asked AND (c.person_id = acting_person() OR c.circle_id = ANY (ARRAY(SELECT my_circles())));
  face := 'INFORMAL';
  IF m.face = 'FORMAL' AND works_for(m.person_id, m.organisation_id) THEN
    face := 'FORMAL'; organisation := m.organisation_id;
  ELSIF comes_from(m.person_id, m.organisation_id) THEN
    organisation := m.organisation_id;
  ELSIF m.face = 'FORMAL' THEN
    SELECT w.organisation_id INTO organisation FROM community_membership w WHERE w.person_id = m.person_id AND w.role <> 'VOLUNTEER'
      AND w.starts_on <= current_date AND (w.ends_on IS NULL OR w.ends_on > current_date) ORDER BY w.starts_on, w.id LIMIT 1;
    face := CASE WHEN organisation IS NULL THEN 'INFORMAL' ELSE 'FORMAL' END;
  END IF;
END $$;

-- A professional in a circle still works there today: only such a one hears the yes of the centre, and guides.
CREATE OR REPLACE FUNCTION is_formal_in(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who AND m.state = 'ACTIVE' AND m.face = 'FORMAL'
   AND works_for(who, m.organisation_id)); END $$;
"""

MEMBERS = f"""
CREATE OR REPLACE FUNCTION circle_member_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); namens uuid := acting_representative(); centre boolean;
  old_yes timestamptz; old_own timestamptz; old_guide uuid; was text; old_face text; old_organisation uuid;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF TG_OP = 'UPDATE' THEN
    old_yes := OLD.centre_yes_at; old_own := OLD.own_yes_at; old_guide := OLD.guide_id; was := OLD.state;
    old_face := OLD.face; old_organisation := OLD.organisation_id;
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
           AND m.face = 'FORMAL' AND m.side = 'AROUND' AND works_for(m.person_id, m.organisation_id)) THEN
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
  -- Whoever comes in for an organisation works there today, or is a volunteer there: also when another heard her yes.
  IF NEW.state = 'ACTIVE' AND NEW.organisation_id IS NOT NULL
     AND (was, old_face, old_organisation) IS DISTINCT FROM ('ACTIVE', NEW.face::text, NEW.organisation_id)
     AND NOT (CASE WHEN NEW.face = 'FORMAL' THEN works_for(NEW.person_id, NEW.organisation_id)
              ELSE comes_from(NEW.person_id, NEW.organisation_id) END) THEN
    RAISE EXCEPTION 'she does not work there' {REFUSE} = 'member_works_there';
  END IF;
  RETURN NEW;
END $$;
"""

SUCCESSIONS = """
-- Who takes over comes as what she is: a volunteer of the same organisation takes no professional's place.
CREATE OR REPLACE FUNCTION succession_introduce(which uuid, new_member uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s circles_succession; old circles_member; me uuid := acting_person();
  namens text := current_setting('samenspel.representative', true);
BEGIN
  SELECT * INTO s FROM circles_succession WHERE id = which AND state = 'YES' AND successor_id = me FOR UPDATE;
  IF NOT FOUND OR coalesce(namens, '') <> '' THEN RETURN false; END IF;
  IF s.gleaning_id IS NOT NULL THEN
    UPDATE circles_gleaningnote SET maker_id = me WHERE id = s.gleaning_id AND removed_at IS NULL AND maker_id = s.leaver_id;
    IF NOT FOUND THEN RETURN false; END IF;
  ELSE
    SELECT * INTO old FROM circles_member WHERE id = s.member_id AND state = 'ACTIVE' FOR UPDATE;
    IF NOT FOUND OR NOT is_centre_of(old.circle_id, s.subject_id) THEN RETURN false; END IF;
    -- The yes of the centre is written down as hers: who says it, and who heard it, stands in the succession.
    PERFORM set_config('samenspel.person', s.subject_id::text, true),
            set_config('samenspel.representative', CASE WHEN s.yes_way = 'SCREEN' THEN '' ELSE s.yes_heard_by_id::text END, true);
    INSERT INTO circles_member (id, circle_id, person_id, named, side, face, organisation_id, as_what, state, needs_guide, guide_talks,
      proposed_by_id, proposed_at, why, centre_yes_at, centre_yes_way, centre_yes_heard_by_id, own_yes_way, ended_how, last_word)
    VALUES (new_member, old.circle_id, me, '', 'AROUND', CASE WHEN works_for(me, old.organisation_id) THEN old.face ELSE 'INFORMAL' END, old.organisation_id, old.as_what, 'INVITED', false, '',
      s.leaver_id, s.asked_at, '', s.yes_at, s.yes_way, s.yes_heard_by_id, '', '', '');
    PERFORM set_config('samenspel.person', me::text, true), set_config('samenspel.representative', '', true);
    UPDATE circles_member SET state = 'ACTIVE', own_yes_at = at, own_yes_way = 'SCREEN', active_since = at WHERE id = new_member;
    PERFORM set_config('samenspel.person', s.leaver_id::text, true);
    UPDATE circles_member SET state = 'ENDED', ended_at = at, ended_how = 'STOPPED' WHERE id = old.id;
    PERFORM set_config('samenspel.person', me::text, true);
  END IF;
  UPDATE circles_succession SET state = 'INTRODUCED', introduced_at = at, ended_at = at WHERE id = which;
  RETURN true;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0014_versions_are_agreed_in_any_order")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (QUESTIONS, MEMBERS, SUCCESSIONS)]

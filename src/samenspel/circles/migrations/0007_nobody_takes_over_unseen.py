from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

TRUTHS = f"""
-- Who acts for the person says so, and never lets herself in.
CREATE FUNCTION succession_yes_is_heard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE namens uuid := acting_representative();
BEGIN
  IF NEW.yes_at IS NOT NULL AND NEW.yes_at IS DISTINCT FROM OLD.yes_at AND namens IS NOT NULL
     AND (NEW.yes_way = 'SCREEN' OR NEW.yes_heard_by_id IS DISTINCT FROM namens OR namens = NEW.successor_id) THEN
    RAISE EXCEPTION 'who acts for her says so' {REFUSE} = 'succession_with_her_yes_and_an_introduction';
  END IF;
  -- No is said by the person, or heard by who asked; never by who would come.
  IF NEW.state = 'NO' AND OLD.state <> 'NO' AND NOT (acting_person() IS NOT DISTINCT FROM NEW.subject_id
       OR acting_person() IS NOT DISTINCT FROM NEW.leaver_id) THEN
    RAISE EXCEPTION 'only she says who comes' {REFUSE} = 'succession_with_her_yes_and_an_introduction';
  END IF;
  -- A day makes it lapse, not a person; the day is not moved.
  IF NEW.state = 'LAPSED' AND OLD.state <> 'LAPSED' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it lapse' {REFUSE} = 'succession_state';
  END IF;
  -- Who comes says that they met; succession_is_a_deed asks whether she is there.
  IF NEW.state = 'INTRODUCED' AND OLD.state <> 'INTRODUCED' AND acting_person() IS DISTINCT FROM NEW.successor_id THEN
    RAISE EXCEPTION 'they meet first' {REFUSE} = 'succession_with_her_yes_and_an_introduction';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER succession_yes_is_heard BEFORE UPDATE ON circles_succession FOR EACH ROW EXECUTE FUNCTION succession_yes_is_heard();

-- INTRODUCED without the new relation would be a word without a deed.
CREATE FUNCTION succession_is_a_deed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'INTRODUCED' AND NOT (
       EXISTS (SELECT FROM circles_member gone JOIN circles_member came ON came.circle_id = gone.circle_id
               WHERE gone.id = NEW.member_id AND gone.state = 'ENDED' AND came.person_id = NEW.successor_id AND came.centre_yes_at = NEW.yes_at)
       OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.id = NEW.gleaning_id AND g.maker_id = NEW.successor_id)) THEN
    RAISE EXCEPTION 'nobody came' {REFUSE} = 'succession_is_a_deed';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER succession_is_a_deed AFTER UPDATE OF state ON circles_succession
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'INTRODUCED' AND OLD.state <> 'INTRODUCED') EXECUTE FUNCTION succession_is_a_deed();
"""

DOORS = """
-- They met, and who comes says yes herself: she is in, with the yes of the centre as it was said; who leaves is out.
-- One moment, one transaction. False: there is no such yes (any more).
CREATE FUNCTION succession_introduce(which uuid, new_member uuid, at timestamptz) RETURNS boolean
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
    VALUES (new_member, old.circle_id, me, '', 'AROUND', old.face, old.organisation_id, old.as_what, 'INVITED', false, '',
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

-- Whether she may still be asked to come: she is not in that circle, or asked for it, already. Yes or no, and no name.
CREATE FUNCTION stands_in_circle(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN which = ANY (ARRAY(SELECT my_circles())) AND EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who
   AND m.state IN ('PROPOSED', 'INVITED', 'ACTIVE')); END $$;

-- For a keeper: how much still hangs on a colleague. Numbers only; a relation is between two people.
CREATE FUNCTION counts_on(who uuid, of_organisation uuid, OUT balls int, OUT circles int, OUT contacts int, OUT asked int, OUT said_yes int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (who = acting_person() OR who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN; END IF;
  SELECT count(*) INTO balls FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL;
  SELECT count(*) INTO circles FROM circles_member m WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.state IN ('INVITED', 'ACTIVE');
  SELECT count(*) INTO contacts FROM circles_gleaningnote g WHERE g.maker_id = who AND g.organisation_id = of_organisation
    AND g.removed_at IS NULL AND g.until > current_date;
  SELECT count(*) FILTER (WHERE s.state = 'ASKED'), count(*) FILTER (WHERE s.state = 'YES') INTO asked, said_yes
    FROM circles_succession s WHERE s.leaver_id = who AND s.state IN ('ASKED', 'YES');
END $$;

-- A keeper asks for a colleague who cannot: everybody who counts on her is asked the same, and the keeper reads no name.
CREATE FUNCTION ask_all_for(who uuid, of_organisation uuid, new_one uuid, meeting text, reason text, at timestamptz, until_day date)
RETURNS TABLE (succession uuid, subject uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF who = new_one OR NOT (who = ANY (ARRAY(SELECT people_i_keep()))) OR NOT EXISTS (
       SELECT FROM community_membership m WHERE m.person_id = new_one AND m.organisation_id = of_organisation
       AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)) THEN RETURN; END IF;
  RETURN QUERY
  WITH relations AS (
    SELECT m.id AS member, NULL::uuid AS gleaning,
      (SELECT c.person_id FROM circles_member c WHERE c.circle_id = m.circle_id AND c.side = 'CENTRE' AND c.state = 'ACTIVE' ORDER BY c.active_since, c.id LIMIT 1) AS whose
    FROM circles_member m WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.state = 'ACTIVE' AND m.side = 'AROUND'
      AND NOT EXISTS (SELECT FROM circles_member t WHERE t.circle_id = m.circle_id AND t.person_id = new_one AND t.state IN ('PROPOSED', 'INVITED', 'ACTIVE'))
    UNION ALL SELECT NULL, g.id, g.person_id FROM circles_gleaningnote g WHERE g.maker_id = who AND g.organisation_id = of_organisation
      AND g.removed_at IS NULL AND g.until > current_date AND g.others <> 'NOBODY')
  INSERT INTO circles_succession (id, member_id, gleaning_id, subject_id, leaver_id, successor_id, leaving, why, state, asked_at, answer_by, yes_way, introduction)
  SELECT gen_random_uuid(), r.member, r.gleaning, r.whose, who, new_one, true, reason, 'ASKED', at, until_day, '', meeting FROM relations r
  WHERE r.whose IS NOT NULL AND r.whose <> new_one AND NOT EXISTS (SELECT FROM circles_succession s
    WHERE s.state IN ('ASKED', 'YES') AND (s.member_id = r.member OR s.gleaning_id = r.gleaning))
  RETURNING id, subject_id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0006_a_hold_keeps_a_thing_until_a_day")]
    operations = [migrations.RunSQL(TRUTHS, migrations.RunSQL.noop), migrations.RunSQL(DOORS, migrations.RunSQL.noop)]

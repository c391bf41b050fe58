from django.db import migrations

# Who works somewhere alone has no colleague to name. Then whoever leads a front door in that municipality may be
# asked: still with the person's yes, and after they met (R40, R47). She comes for the organisation of her door.
FUNCTIONS = """
-- Somebody who may take over: she works there and stays; or nobody else works there, and she leads a front door here.
CREATE FUNCTION may_succeed(who uuid, new_one uuid, of_organisation uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN who <> new_one AND CASE WHEN EXISTS (SELECT FROM community_membership m WHERE m.organisation_id = of_organisation
      AND m.person_id <> who AND m.starts_on <= current_date AND m.ends_on IS NULL AND m.leaves_on IS NULL)
    THEN EXISTS (SELECT FROM community_membership m WHERE m.organisation_id = of_organisation AND m.person_id = new_one
      AND m.starts_on <= current_date AND m.ends_on IS NULL AND m.leaves_on IS NULL)
    ELSE EXISTS (SELECT FROM commitments_frontdoor d JOIN community_area a ON a.id = d.area_id
      JOIN community_person p ON p.municipality_id = coalesce(a.municipality_id, a.id) WHERE p.id = who AND d.lead_id = new_one) END;
END $$;

-- For whom she comes: the organisation of who leaves, when she works there; else one whose front door she leads.
CREATE FUNCTION comes_for(new_one uuid, of_organisation uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF comes_from(new_one, of_organisation) THEN RETURN of_organisation; END IF;
  RETURN coalesce((SELECT d.organisation_id FROM commitments_frontdoor d WHERE d.lead_id = new_one AND works_for(new_one, d.organisation_id)
                   ORDER BY d.id LIMIT 1), of_organisation);
END $$;
REVOKE EXECUTE ON FUNCTION may_succeed(uuid, uuid, uuid), comes_for(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

INTRODUCE = """
CREATE OR REPLACE FUNCTION succession_introduce(which uuid, new_member uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s circles_succession; old circles_member; me uuid := acting_person(); organisation uuid;
  namens text := current_setting('samenspel.representative', true);
BEGIN
  SELECT * INTO s FROM circles_succession WHERE id = which AND state = 'YES' AND successor_id = me FOR UPDATE;
  IF NOT FOUND OR coalesce(namens, '') <> '' THEN RETURN false; END IF;
  IF s.gleaning_id IS NOT NULL THEN
    UPDATE circles_gleaningnote SET maker_id = me, organisation_id = comes_for(me, organisation_id)
      WHERE id = s.gleaning_id AND removed_at IS NULL AND maker_id = s.leaver_id;
    IF NOT FOUND THEN RETURN false; END IF;
  ELSE
    SELECT * INTO old FROM circles_member WHERE id = s.member_id AND state = 'ACTIVE' FOR UPDATE;
    IF NOT FOUND OR NOT is_centre_of(old.circle_id, s.subject_id) THEN RETURN false; END IF;
    organisation := comes_for(me, old.organisation_id);
    -- The yes of the centre is written down as hers: who says it, and who heard it, stands in the succession.
    PERFORM set_config('samenspel.person', s.subject_id::text, true),
            set_config('samenspel.representative', CASE WHEN s.yes_way = 'SCREEN' THEN '' ELSE s.yes_heard_by_id::text END, true);
    INSERT INTO circles_member (id, circle_id, person_id, named, side, face, organisation_id, as_what, state, needs_guide, guide_talks,
      proposed_by_id, proposed_at, why, centre_yes_at, centre_yes_way, centre_yes_heard_by_id, own_yes_way, ended_how, last_word)
    VALUES (new_member, old.circle_id, me, '', 'AROUND', CASE WHEN works_for(me, organisation) THEN old.face ELSE 'INFORMAL' END, organisation, old.as_what, 'INVITED', false, '',
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

ASK_ALL = """
CREATE OR REPLACE FUNCTION ask_all_for(who uuid, of_organisation uuid, new_one uuid, meeting text, reason text, at timestamptz, until_day date)
RETURNS TABLE (succession uuid, subject uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (who = ANY (ARRAY(SELECT people_i_keep()))) OR NOT may_succeed(who, new_one, of_organisation) THEN RETURN; END IF;
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
    dependencies = [
        ("circles", "0022_whom_i_may_see_is_asked_once"),
        ("commitments", "0013_who_leaves_leads_no_door_and_gets_nothing_new"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (FUNCTIONS, INTRODUCE, ASK_ALL)]

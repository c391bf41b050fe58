from django.db import migrations

from samenspel.foundation.rewording import reworded

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# R14: who coordinates asks; she herself says yes, or that she cannot; she plans the talks. When another said yes, who
# guided until then is released, in the same statement: so there is never none in between, and never two.
TRUTH = f"""
ALTER TABLE mutual_help_guide ADD CONSTRAINT guide_of_a_match FOREIGN KEY (match_id) REFERENCES mutual_help_match ON DELETE CASCADE;
CREATE FUNCTION coordinates_match(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which); END $$;

CREATE FUNCTION guide_may_become(was text, next text, herself boolean, coordinates boolean, m mutual_help_match, works boolean) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$ BEGIN RETURN CASE was || '>' || next
  WHEN 'ASKED>YES' THEN herself
  WHEN 'ASKED>GONE' THEN herself OR acting_job() AND NOT works
  WHEN 'YES>GONE' THEN herself OR acting_job() AND NOT works
  WHEN 'ASKED>RELEASED' THEN coordinates OR acting_job() AND m.ended_at IS NOT NULL
  -- Another said yes (the trigger below); or it did not begin yet, and nobody guides after all; or it is over.
  WHEN 'YES>RELEASED' THEN pg_trigger_depth() > 1 OR coordinates AND m.state = 'BOTH_YES' OR acting_job() AND m.ended_at IS NOT NULL
  ELSE false END; END $$;

CREATE FUNCTION guide_truth() {TRIGGER} $$
DECLARE m mutual_help_match; v_asker uuid; v_helper uuid; me uuid := acting_person(); herself boolean; coordinates boolean; works boolean;
BEGIN
  SELECT x.* INTO m FROM mutual_help_match x WHERE x.id = NEW.match_id;
  herself := me IS NOT DISTINCT FROM NEW.person_id AND acting_representative() IS NULL AND NOT acting_job();
  coordinates := coordinates_match(NEW.match_id);
  works := works_here(NEW.person_id);
  IF TG_OP = 'INSERT' THEN
    SELECT a.asker_id, o.offerer_id INTO v_asker, v_helper FROM mutual_help_ask a, mutual_help_offer o WHERE a.id = m.ask_id AND o.id = m.offer_id;
    IF NOT coordinates OR m.state NOT IN ('BOTH_YES', 'ACTIVE', 'PAUSED') OR NEW.state NOT IN ('ASKED', 'YES') THEN
      RAISE EXCEPTION 'who coordinates asks a guide' {REFUSE} = 'guide_asked_by_who_coordinates';
    END IF;
    IF NOT works OR NEW.person_id IN (v_asker, v_helper) THEN
      RAISE EXCEPTION 'a guide works here' {REFUSE} = 'guide_works_here';
    END IF;
    DELETE FROM mutual_help_guide g WHERE g.match_id = NEW.match_id AND g.state = 'GONE';
  ELSE
    IF NEW.state <> OLD.state AND NOT guide_may_become(OLD.state, NEW.state, herself, coordinates, m, works) THEN
      RAISE EXCEPTION 'not hers to say' {REFUSE} = 'guide_state';
    END IF;
    IF (NEW.talk_on, NEW.every) IS DISTINCT FROM (OLD.talk_on, OLD.every) AND NOT (NEW.state IN ('ASKED', 'YES') AND (herself OR coordinates AND OLD.state = 'ASKED'
         OR acting_job() AND NEW.every = OLD.every AND OLD.every <> 'EACH_TIME' AND NEW.talk_on > OLD.talk_on AND (NEW.talk_on - OLD.talk_on) % 7 = 0)) THEN
      RAISE EXCEPTION 'who guides plans the talks' {REFUSE} = 'guide_plans_her_talks';
    END IF;
    IF NEW.yes_at IS DISTINCT FROM OLD.yes_at AND NOT (OLD.state = 'ASKED' AND NEW.state = 'YES') THEN
      RAISE EXCEPTION 'she says yes herself' {REFUSE} = 'guide_by_her_own_yes';
    END IF;
  END IF;
  IF NEW.state = 'YES' AND (TG_OP = 'INSERT' OR OLD.state <> 'YES') THEN
    IF NOT herself OR NOT works OR m.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'she says yes herself' {REFUSE} = 'guide_by_her_own_yes';
    END IF;
    UPDATE mutual_help_guide g SET state = 'RELEASED', gone_at = NEW.yes_at WHERE g.match_id = NEW.match_id AND g.id <> NEW.id AND g.state = 'YES';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guide_truth BEFORE INSERT OR UPDATE ON mutual_help_guide FOR EACH ROW EXECUTE FUNCTION guide_truth();

-- When it is over, no row tells who said no, or went (R16). Who guided until then hears it first.
CREATE FUNCTION match_leaves_no_guide() {TRIGGER} $$
BEGIN DELETE FROM mutual_help_guide WHERE match_id = NEW.id AND state = 'GONE'; RETURN NULL; END $$;
CREATE TRIGGER match_leaves_no_guide AFTER UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION match_leaves_no_guide();

-- Who is not needed any more stands here until she was told so.
CREATE FUNCTION forget_guide(which uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM mutual_help_guide WHERE id = which AND state = 'RELEASED' AND acting_job();
  RETURN FOUND;
END $$;
"""

# Help begins with a needed guide only by her own yes, and while she works here. What she says in the same second waits.
BEGINS = reworded(
    "match_truth",
    (
        "IF (a.needs_guide OR o.is_trainee) AND NEW.guide_id IS NULL THEN\n"
        "      RAISE EXCEPTION 'with a guide' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_needs_a_guide';\n"
        "    END IF;",
        "IF a.needs_guide OR o.is_trainee THEN\n"
        "      PERFORM FROM mutual_help_guide g WHERE g.match_id = NEW.id AND g.state = 'YES' AND works_here(g.person_id) FOR SHARE OF g;\n"
        "      IF NOT FOUND THEN\n"
        "        RAISE EXCEPTION 'with a guide' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_needs_a_guide';\n"
        "      END IF;\n"
        "    END IF;",
    ),
)

# She sees what she is asked; who coordinates sees how it stands; the two sides see who said yes, and no more.
POLICIES = """
ALTER TABLE mutual_help_guide ENABLE ROW LEVEL SECURITY;
CREATE POLICY ask ON mutual_help_guide FOR INSERT WITH CHECK (coordinates_match(match_id));
CREATE POLICY see ON mutual_help_guide FOR SELECT USING ((SELECT acting_job()) OR person_id = (SELECT acting_person()) OR coordinates_match(match_id)
  OR state = 'YES' AND EXISTS (SELECT FROM mutual_help_match m WHERE m.id = match_id
    AND (m.ask_id = ANY (ARRAY(SELECT my_asks())) OR m.offer_id = ANY (ARRAY(SELECT my_offers())))));
CREATE POLICY change ON mutual_help_guide FOR UPDATE USING ((SELECT acting_job()) OR person_id = (SELECT acting_person()) OR coordinates_match(match_id));
REVOKE UPDATE, DELETE ON mutual_help_guide FROM samenspel_app, samenspel_worker;
GRANT UPDATE (state, yes_at, gone_at, talk_on, every) ON mutual_help_guide TO samenspel_app;
GRANT UPDATE (state, told_at, gone_at, talk_on, guide_told, helper_told, asked_after) ON mutual_help_guide TO samenspel_worker;
REVOKE INSERT ON mutual_help_guide FROM samenspel_worker;
REVOKE EXECUTE ON FUNCTION forget_guide(uuid) FROM PUBLIC, samenspel_app;
"""

# What each reads. Both sides: who guides, by her own yes and while she works here; the helper also when they talk. Who
# coordinates the question: whom she asked, and who cannot (any more), until another guides.
READS = f"""
CREATE FUNCTION guide_of(which uuid, v_side text, holds boolean) RETURNS jsonb {DEFINER} $$
BEGIN RETURN (
  WITH g AS (SELECT x.*, works_here(x.person_id) AS works, coalesce(nullif(p.called, ''), p.name)::text AS name
    FROM mutual_help_guide x JOIN community_person p ON p.id = x.person_id WHERE x.match_id = which)
  SELECT jsonb_build_object('needed', a.needs_guide OR o.is_trainee, 'name', coalesce(y.name, ''),
    'talk_on', CASE WHEN (v_side = 'OFFERER' OR holds) AND y.talk_on >= current_date THEN y.talk_on END,
    'asked', CASE WHEN holds THEN coalesce(q.name, '') ELSE '' END, 'gone', CASE WHEN holds THEN coalesce(n.name, '') ELSE '' END,
    'gone_said_yes', CASE WHEN holds THEN n.yes_at IS NOT NULL ELSE false END,
    'chosen', CASE WHEN holds THEN coalesce(q.person_id, y.person_id) END, 'chosen_on', CASE WHEN holds THEN coalesce(q.talk_on, y.talk_on) END,
    'chosen_every', CASE WHEN holds THEN coalesce(q.every, y.every) END)
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    LEFT JOIN g y ON y.state = 'YES' AND y.works LEFT JOIN g q ON q.state = 'ASKED' AND q.works
    LEFT JOIN LATERAL (SELECT x.* FROM g x WHERE x.state = 'GONE' OR x.state IN ('ASKED', 'YES') AND NOT x.works ORDER BY x.gone_at DESC NULLS FIRST LIMIT 1) n ON true
  WHERE m.id = which); END $$;
REVOKE EXECUTE ON FUNCTION guide_of(uuid, text, boolean) FROM PUBLIC, samenspel_app, samenspel_worker;

DO $do$ DECLARE said text := pg_get_functiondef('matches_at'::regproc); part text[];
BEGIN
  FOREACH part SLICE 1 IN ARRAY ARRAY[
    ['guide_name text, guide_talk_on date, hand_over_on date', 'guide jsonb, hand_over_on date'],
    ['coalesce(nullif(g.called, ''''), g.name, '''')::text, m.guide_talk_on, ', 'guide_of(m.id, v_side, holds AND v_side = ''ASKER''), '],
    ['LEFT JOIN community_person g ON g.id = m.guide_id LEFT JOIN', 'LEFT JOIN']] LOOP
    IF strpos(said, part[1]) = 0 THEN RAISE EXCEPTION 'matches_at says something else'; END IF;
    said := replace(said, part[1], part[2]);
  END LOOP;
  DROP FUNCTION matches_at(uuid);
  EXECUTE said;
END $do$;

-- Her own page: the helper with a number once she said yes; of the question the call's line alone, and who has it.
CREATE FUNCTION guided_by_me() RETURNS TABLE (id uuid, match_id uuid, state text, match_state text, municipality_id uuid, helper_id uuid, name text, phone text,
  email text, address text, line text, holder_id uuid, holder text, holder_phone text, talk_on date, every text) {DEFINER} $$
BEGIN
  IF acting_representative() IS NOT NULL OR NOT works_here(acting_person()) THEN RETURN; END IF;
  RETURN QUERY
  SELECT g.id, m.id, g.state::text, m.state::text, m.municipality_id, p.id, coalesce(nullif(p.called, ''), p.name)::text,
    CASE g.state WHEN 'YES' THEN coalesce(k.phone, '') ELSE '' END::text, CASE g.state WHEN 'YES' THEN coalesce(k.email, '') ELSE '' END::text,
    CASE g.state WHEN 'YES' THEN trim(BOTH ', ' FROM concat_ws(', ', nullif(k.street, ''), trim(concat(k.postcode, ' ', k.town)))) ELSE '' END,
    a.call_line, h.id, coalesce(nullif(h.called, ''), h.name)::text,
    coalesce((SELECT coalesce(nullif(w.phone, ''), r.phone) FROM community_membership w JOIN community_organisation r ON r.id = w.organisation_id
      WHERE w.person_id = h.id AND w.ends_on IS NULL ORDER BY w.starts_on, w.id LIMIT 1), '')::text, g.talk_on, g.every::text
  FROM mutual_help_guide g JOIN mutual_help_match m ON m.id = g.match_id JOIN mutual_help_ask a ON a.id = m.ask_id
    JOIN mutual_help_offer o ON o.id = m.offer_id JOIN community_person p ON p.id = o.offerer_id JOIN commitments_ball b ON b.id = a.ball_id
    JOIN community_person h ON h.id = b.holder_id LEFT JOIN community_contactdetails k ON k.person_id = p.id
  WHERE g.person_id = acting_person() AND g.state IN ('ASKED', 'YES') AND m.ended_at IS NULL
  ORDER BY g.state, g.talk_on, g.id; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0055_somebody_is_asked_to_guide")]
    operations = [
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TRUTH, BEGINS, POLICIES, READS)),
        migrations.RemoveConstraint("match", "match_guide_with_a_talk"),
        migrations.RemoveField("match", "guide"),
        migrations.RemoveField("match", "guide_talk_on"),
    ]

from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who said yes: no role may read or write it, only the functions below do. A no has no row; and when it is over, no yes has one.
YESES = """
CREATE TABLE mutual_help_bundleyes (
  bundle_id uuid NOT NULL, ask_id uuid NOT NULL, said_at timestamptz NOT NULL, written_by uuid,
  PRIMARY KEY (bundle_id, ask_id),
  FOREIGN KEY (bundle_id, ask_id) REFERENCES mutual_help_bundleask (bundle_id, ask_id) ON DELETE CASCADE);
REVOKE ALL ON mutual_help_bundleyes FROM PUBLIC, samenspel_app, samenspel_worker;
REVOKE INSERT, UPDATE, DELETE ON mutual_help_bundle, mutual_help_bundleask FROM samenspel_app, samenspel_worker;
GRANT UPDATE (told_at) ON mutual_help_bundle TO samenspel_worker;

ALTER TABLE mutual_help_bundleask ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_bundleask FOR SELECT USING (ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()));
ALTER TABLE mutual_help_bundle ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_bundle FOR SELECT USING (proposed_by_id = (SELECT acting_person()) OR (SELECT acting_job())
  OR id IN (SELECT b.bundle_id FROM mutual_help_bundleask b WHERE b.ask_id = ANY (ARRAY(SELECT my_asks()))));
CREATE POLICY tell ON mutual_help_bundle FOR UPDATE USING ((SELECT acting_job()));
"""

TRUTH = f"""
-- The number below which a number could be somebody, as this municipality set it; never below three.
CREATE FUNCTION small_group(town uuid) RETURNS int {DEFINER} $$ BEGIN RETURN greatest(3, coalesce((SELECT s.value FROM community_setting s
  WHERE s.area_id = town AND s.key = 'small_cell' AND s.since <= now() ORDER BY s.since DESC LIMIT 1), 5)); END $$;
CREATE FUNCTION bundle_yeses(which uuid) RETURNS int {DEFINER} $$ BEGIN RETURN (SELECT count(*) FROM mutual_help_bundleyes y
  JOIN mutual_help_ask a ON a.id = y.ask_id WHERE y.bundle_id = which AND a.ended_at IS NULL); END $$;
REVOKE EXECUTE ON FUNCTION small_group(uuid), bundle_yeses(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

-- Whose hand may answer: her own, of who acts for her, or of somebody at work who stands at her ask and writes down what she said.
CREATE FUNCTION may_answer_for(who uuid, ball uuid) RETURNS boolean {DEFINER} $$
BEGIN RETURN NOT acting_job() AND (acting_person() IS NOT DISTINCT FROM who OR acting_ball() IS NOT DISTINCT FROM ball
  OR (i_work_here() AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = may_answer_for.ball AND s.person_id = acting_person() AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'WRITER')))); END $$;
REVOKE EXECUTE ON FUNCTION may_answer_for(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

-- When it is not her own hand, the database writes down whose it was.
CREATE FUNCTION bundle_yes_is_hers() RETURNS trigger {DOES} $$
DECLARE a mutual_help_ask; b mutual_help_bundle;
BEGIN
  SELECT * INTO b FROM mutual_help_bundle WHERE id = NEW.bundle_id FOR SHARE;
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id FOR SHARE;
  IF TG_OP = 'UPDATE' OR NOT may_answer_for(a.asker_id, a.ball_id) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'bundle_yes_is_her_own';
  END IF;
  IF b.state <> 'OPEN' OR a.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'nothing is asked now' {REFUSE} = 'bundle_yes_when_asked';
  END IF;
  NEW.written_by := CASE WHEN NOT is_herself(a.asker_id, a.ball_id) THEN coalesce(acting_representative(), acting_person()) END;
  RETURN NEW;
END $$;
CREATE TRIGGER hand BEFORE INSERT OR UPDATE ON mutual_help_bundleyes FOR EACH ROW EXECUTE FUNCTION bundle_yes_is_hers();

-- It begins with a question; it goes on from its minimum, with the number there is; below it, it lapses.
CREATE FUNCTION bundle_truth() RETURNS trigger {DOES} $$
DECLARE n int;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' OR NEW.minimum < small_group(NEW.municipality_id) THEN
      RAISE EXCEPTION 'it begins with a question to enough people' {REFUSE} = 'bundle_begins_with_a_question';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.area_id, NEW.theme, NEW.words, NEW.meet_id, NEW.meet_name, NEW.meet_at, NEW.until_on, NEW.minimum, NEW.asked)
     IS DISTINCT FROM (OLD.id, OLD.area_id, OLD.theme, OLD.words, OLD.meet_id, OLD.meet_name, OLD.meet_at, OLD.until_on, OLD.minimum, OLD.asked) THEN
    RAISE EXCEPTION 'what she said yes to stays what it is' {REFUSE} = 'bundle_stays_what_was_asked';
  END IF;
  IF NEW.state = OLD.state THEN
    IF NEW.going IS DISTINCT FROM OLD.going THEN RAISE EXCEPTION 'not counted' {REFUSE} = 'bundle_number_is_counted'; END IF;
    RETURN NEW;
  END IF;
  n := bundle_yeses(NEW.id);
  IF NOT ((OLD.state = 'OPEN' AND NEW.state = 'GOES_ON' AND n >= NEW.minimum) OR (OLD.state = 'OPEN' AND NEW.state = 'LAPSED' AND n < NEW.minimum)
     OR (OLD.state = 'GOES_ON' AND NEW.state = 'OVER')) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'bundle_goes_on_from_its_minimum';
  END IF;
  NEW.going := CASE NEW.state WHEN 'GOES_ON' THEN n WHEN 'OVER' THEN OLD.going END;
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON mutual_help_bundle FOR EACH ROW EXECUTE FUNCTION bundle_truth();

CREATE FUNCTION bundle_leaves_no_yes() RETURNS trigger {DOES} $$ BEGIN DELETE FROM mutual_help_bundleyes WHERE bundle_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER leaves_no_yes AFTER UPDATE ON mutual_help_bundle FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION bundle_leaves_no_yes();
CREATE FUNCTION ask_leaves_its_bundles() RETURNS trigger {DOES} $$ BEGIN DELETE FROM mutual_help_bundleyes WHERE ask_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER ask_leaves_its_bundles AFTER UPDATE ON mutual_help_ask FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION ask_leaves_its_bundles();
CREATE FUNCTION ask_takes_its_bundles_along() RETURNS trigger {DOES} $$
BEGIN
  DELETE FROM mutual_help_bundleask WHERE ask_id = OLD.id;
  DELETE FROM mutual_help_bundle b WHERE b.ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM mutual_help_bundleask x WHERE x.bundle_id = b.id);
  RETURN OLD;
END $$;
CREATE TRIGGER ask_takes_its_bundles_along BEFORE DELETE ON mutual_help_ask FOR EACH ROW EXECUTE FUNCTION ask_takes_its_bundles_along();
"""

ASKING = f"""
-- Which asks could be answered together: those whose sentence everybody may read, and those that lie with her. No person, no ball, no code.
CREATE FUNCTION asks_to_bundle() RETURNS TABLE (id uuid, area_id uuid, area_name text, line text, at_least int) {DEFINER} $$
BEGIN
  IF acting_job() OR NOT i_work_here() THEN RETURN; END IF;
  RETURN QUERY SELECT a.id, a.area_id, w.name::text, a.call_line, small_group(a.municipality_id)
  FROM mutual_help_ask a JOIN community_area w ON w.id = a.area_id
  WHERE a.ended_at IS NULL AND a.call_line <> '' AND a.asker_id IS DISTINCT FROM acting_person()
    AND (a.audience = 'PUBLIC' OR EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = a.ball_id AND s.person_id = acting_person()
      AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')))
    AND NOT EXISTS (SELECT FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id WHERE x.ask_id = a.id AND b.ended_at IS NULL)
  ORDER BY a.asked_at, a.id LIMIT 1000;
END $$;

CREATE FUNCTION propose_bundle(new_id uuid, asks uuid[], p_theme text, p_words text, p_meet uuid, p_meet_name text, p_at timestamptz, p_until date,
  at timestamptz) RETURNS int {DOES} $$
DECLARE town uuid; place uuid; n int; places int;
BEGIN
  PERFORM 1 FROM mutual_help_ask a WHERE a.id = ANY (asks) ORDER BY a.id FOR UPDATE;  -- two who propose at once: one after the other
  SELECT count(*), count(DISTINCT f.area_id), (array_agg(f.area_id))[1] INTO n, places, place FROM asks_to_bundle() f WHERE f.id = ANY (asks);
  SELECT municipality_id INTO town FROM community_area WHERE id = place;
  IF n < cardinality(asks) OR places <> 1 OR n < small_group(town) THEN
    RAISE EXCEPTION 'not enough who ask the like' {REFUSE} = 'bundle_of_enough_open_asks';
  END IF;
  INSERT INTO mutual_help_bundle (id, municipality_id, area_id, theme, words, meet_id, meet_name, meet_at, until_on, minimum, asked, state,
    proposed_by_id, proposed_at) VALUES (new_id, town, place, p_theme, p_words, p_meet, p_meet_name, p_at, p_until, small_group(town), n, 'OPEN',
    acting_person(), at);
  INSERT INTO mutual_help_bundleask (id, bundle_id, ask_id) SELECT gen_random_uuid(), new_id, unnest(asks);
  RETURN n;
END $$;

-- Her answer. A no takes a yes away, and is nothing else; it gives back nothing.
CREATE FUNCTION answer_bundle(which uuid, for_ask uuid, said boolean, at timestamptz) RETURNS void {DOES} $$
DECLARE a mutual_help_ask;
BEGIN
  PERFORM 1 FROM mutual_help_bundle b JOIN mutual_help_bundleask x ON x.bundle_id = b.id AND x.ask_id = for_ask
    WHERE b.id = which AND (b.state = 'OPEN' OR (b.state = 'GOES_ON' AND NOT said)) FOR SHARE OF b;
  IF NOT FOUND THEN RAISE EXCEPTION 'nothing is asked now' {REFUSE} = 'bundle_yes_when_asked'; END IF;
  SELECT * INTO a FROM mutual_help_ask WHERE id = for_ask;
  IF NOT may_answer_for(a.asker_id, a.ball_id) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'bundle_yes_is_her_own';
  END IF;
  IF said THEN INSERT INTO mutual_help_bundleyes (bundle_id, ask_id, said_at) VALUES (which, for_ask, at) ON CONFLICT DO NOTHING;
  ELSE DELETE FROM mutual_help_bundleyes WHERE bundle_id = which AND ask_id = for_ask; END IF;
END $$;

-- On its day: from the minimum it goes on, below it lapses; after the day itself it is over. For the job.
CREATE FUNCTION close_bundle(which uuid, at timestamptz) RETURNS text {DOES} $$
DECLARE b mutual_help_bundle;
BEGIN
  IF NOT acting_job() THEN RETURN NULL; END IF;
  SELECT * INTO b FROM mutual_help_bundle WHERE id = which AND ended_at IS NULL FOR UPDATE;
  IF b.state = 'OPEN' AND bundle_yeses(which) >= b.minimum THEN b.state := 'GOES_ON';
  ELSIF b.state = 'OPEN' THEN b.state := 'LAPSED';
  ELSE b.state := 'OVER'; END IF;
  UPDATE mutual_help_bundle SET state = b.state, ended_at = CASE WHEN b.state <> 'GOES_ON' THEN at END WHERE id = which AND ended_at IS NULL;
  RETURN b.state;
END $$;

-- Whom the job tells: when it goes on, who said yes; otherwise everybody who was asked, and so it tells nothing about anybody.
CREATE FUNCTION bundle_people(which uuid) RETURNS TABLE (person uuid, ball uuid, code text) {DEFINER} $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT a.asker_id, a.ball_id, l.code::text FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id
    JOIN mutual_help_ask a ON a.id = x.ask_id JOIN commitments_ball l ON l.id = a.ball_id
    WHERE x.bundle_id = which AND a.ended_at IS NULL AND (b.state IN ('OPEN', 'LAPSED') OR EXISTS (SELECT FROM mutual_help_bundleyes y
      WHERE y.bundle_id = which AND y.ask_id = a.id)) ORDER BY a.id;
END $$;

-- What an asker reads: how many others were asked, and of the answers her own alone. To who writes for her it is not read back.
CREATE FUNCTION bundles_at(which uuid) RETURNS TABLE (id uuid, theme text, words text, meet_name text, meet_at timestamptz, until_on date,
  state text, others int, going int, is_mine boolean, my_yes boolean) {DEFINER} $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_asks())) THEN RETURN; END IF;
  RETURN QUERY SELECT f.* FROM (SELECT b.id, b.theme::text, b.words::text,
    (CASE WHEN b.state = 'GOES_ON' THEN b.meet_name ELSE '' END)::text, b.meet_at, b.until_on, b.state::text,
    (b.asked - 1)::int, b.going::int, h.herself, h.herself AND EXISTS (SELECT FROM mutual_help_bundleyes y WHERE y.bundle_id = b.id AND y.ask_id = which)
    FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id JOIN mutual_help_ask a ON a.id = x.ask_id
    CROSS JOIN LATERAL (SELECT is_herself(a.asker_id, a.ball_id) AS herself) h
    WHERE x.ask_id = which AND b.state <> 'OVER' AND (b.ended_at IS NULL OR b.ended_at > now() - interval '14 days')
    ORDER BY b.proposed_at DESC, b.id) f (id, theme, words, meet_name, meet_at, until_on, state, others, going, is_mine, my_yes)
    WHERE NOT (f.state = 'GOES_ON' AND f.is_mine AND NOT f.my_yes);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0020_one_answer_for_several_asks")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (YESES, TRUTH, ASKING)]

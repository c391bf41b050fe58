from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

TRUTH = f"""
CREATE FUNCTION my_matches() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT m.id FROM mutual_help_match m WHERE m.ask_id = ANY (ARRAY(SELECT my_asks())) OR m.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;

CREATE FUNCTION goal_truth() {TRIGGER} $$
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' AND (NEW.reached_at IS NOT NULL OR NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.id = NEW.match_id
       AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))) THEN
    RAISE EXCEPTION 'while the two know each other' {REFUSE} = 'goal_of_two_who_know_each_other';
  END IF;
  IF (TG_OP = 'INSERT' OR NEW.words IS DISTINCT FROM OLD.words OR NEW.ask_again_on IS DISTINCT FROM OLD.ask_again_on)
     AND NOT may_say_for(NEW.match_id, 'ASKER') THEN
    RAISE EXCEPTION 'her own words' {REFUSE} = 'goal_in_her_own_words';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.words IS DISTINCT FROM OLD.words AND OLD.reached_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is reached' {REFUSE} = 'goal_that_is_reached';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER goal_truth BEFORE INSERT OR UPDATE ON mutual_help_goal FOR EACH ROW EXECUTE FUNCTION goal_truth();

CREATE FUNCTION win_truth() {TRIGGER} $$
DECLARE which uuid;
BEGIN
  SELECT g.match_id INTO which FROM mutual_help_goal g WHERE g.id = NEW.goal_id;
  IF NOT may_say_for(which, 'ASKER') THEN
    RAISE EXCEPTION 'her own words' {REFUSE} = 'win_in_her_own_words';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER win_truth BEFORE INSERT ON mutual_help_smallwin FOR EACH ROW EXECUTE FUNCTION win_truth();

-- goal_reached_by_person: she herself, signed in or with her code; nobody for her, and not the other of the two.
CREATE FUNCTION match_goal_is_hers() {TRIGGER} $$
DECLARE a mutual_help_ask;
BEGIN
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id;
  IF NOT is_herself(a.asker_id, a.ball_id) OR NOT EXISTS (SELECT FROM mutual_help_goal g WHERE g.match_id = NEW.id) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'match_goal_reached_by_person';
  END IF;
  IF NEW.state <> 'ENDED' THEN
    RAISE EXCEPTION 'then it is over' {REFUSE} = 'match_goal_reached_is_an_end';
  END IF;
  UPDATE mutual_help_goal SET reached_at = NEW.ended_at WHERE match_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER match_goal_is_hers BEFORE UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (NEW.ended_how = 'REACHED' AND OLD.ended_how <> 'REACHED') EXECUTE FUNCTION match_goal_is_hers();

CREATE FUNCTION match_takes_its_goal_along() {TRIGGER} $$
BEGIN
  DELETE FROM mutual_help_smallwin WHERE goal_id IN (SELECT id FROM mutual_help_goal WHERE match_id = OLD.id);
  DELETE FROM mutual_help_goal WHERE match_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER match_takes_its_goal_along BEFORE DELETE ON mutual_help_match FOR EACH ROW EXECUTE FUNCTION match_takes_its_goal_along();

-- How one of a match is called: from the moment that both wanted to meet.
CREATE FUNCTION name_in_match(which uuid, of_side text) RETURNS text {DEFINER} $$
DECLARE found text;
BEGIN
  SELECT coalesce(nullif(p.called, ''), p.name) INTO found FROM mutual_help_match m
    JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN community_person p ON p.id = CASE of_side WHEN 'ASKER' THEN a.asker_id WHEN 'OFFERER' THEN o.offerer_id END
    WHERE m.id = which AND which = ANY (ARRAY(SELECT my_matches())) AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED', 'ENDED');
  RETURN found;
END $$;
"""

POLICIES = """
ALTER TABLE mutual_help_goal ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_goal FOR INSERT WITH CHECK (match_id = ANY (ARRAY(SELECT my_matches())));
CREATE POLICY see ON mutual_help_goal FOR SELECT USING (match_id = ANY (ARRAY(SELECT my_matches())) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_goal FOR UPDATE USING (match_id = ANY (ARRAY(SELECT my_matches())) OR (SELECT acting_job()));
REVOKE UPDATE, DELETE ON mutual_help_goal FROM samenspel_app, samenspel_worker;
GRANT UPDATE (words, ask_again_on) ON mutual_help_goal TO samenspel_app;
GRANT UPDATE (asked_again_at) ON mutual_help_goal TO samenspel_worker;

ALTER TABLE mutual_help_smallwin ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_smallwin FOR INSERT WITH CHECK (goal_id IN (SELECT g.id FROM mutual_help_goal g));
CREATE POLICY see ON mutual_help_smallwin FOR SELECT USING (goal_id IN (SELECT g.id FROM mutual_help_goal g));
REVOKE UPDATE, DELETE ON mutual_help_smallwin FROM samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0011_what_somebody_wants_to_do_alone")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TRUTH, POLICIES)]

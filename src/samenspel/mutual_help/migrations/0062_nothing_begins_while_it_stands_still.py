from django.db import migrations

from samenspel.foundation.rewording import reworded

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"

# Whether nobody is suggested to this offer now; or, with what runs, whether what she does already rests too. Past its last
# day it does not stand still, whether a job ran or not.
STANDS = f"""
CREATE FUNCTION offer_stands_still(which uuid, with_what_runs boolean DEFAULT false) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_offer o JOIN mutual_help_standstill s ON s.person_id = o.offerer_id AND s.municipality_id = o.municipality_id
  WHERE o.id = which AND s.over_at IS NULL AND s.until_on >= {TODAY} AND (s.rests OR NOT with_what_runs)); END $$;
CREATE FUNCTION offers_standing_still(town uuid) RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT o.id FROM mutual_help_standstill s JOIN mutual_help_offer o ON o.offerer_id = s.person_id AND o.municipality_id = s.municipality_id
  WHERE s.municipality_id = town AND s.over_at IS NULL AND s.until_on >= {TODAY}; END $$;
-- In the moment in which it takes back what was suggested: a trigger does, and nobody who writes in these tables herself.
CREATE FUNCTION is_taken_back(which uuid, with_what_runs boolean) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT pg_trigger_depth() > 1 AND offer_stands_still(which, with_what_runs) $$;
REVOKE EXECUTE ON FUNCTION is_taken_back(uuid, boolean), offer_stands_still(uuid, boolean), offers_standing_still(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

# What was suggested is taken back at once, and what runs rests; in the states in which a list lapses, and either of two rests. Whom
# to tell of it in the ordinary words, a job reads: whoever let it stand still reads nothing of the others.
TAKES_BACK = f"""
CREATE FUNCTION tell_rota_later(kind text, rota uuid, whom text, but text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  PERFORM procrastinate_defer_jobs_v1(ARRAY[ROW('default', 'tell_rota', 0, NULL, NULL,
    jsonb_build_object('kind', kind, 'rota', rota, 'to', whom, 'but', but), NULL)::procrastinate_job_to_defer_v1]); END $$;
REVOKE EXECUTE ON FUNCTION tell_rota_later(text, uuid, text, text) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION standstill_takes_back() {TRIGGER} $$
DECLARE offers uuid[] := ARRAY(SELECT o.id FROM mutual_help_offer o WHERE o.offerer_id = NEW.person_id AND o.municipality_id = NEW.municipality_id);
  ended jsonb; resting jsonb; h record;
BEGIN
  UPDATE mutual_help_match SET state = 'LAPSED', ended_at = NEW.held_at WHERE offer_id = ANY (offers) AND state = 'SUGGESTED';
  WITH gone AS (UPDATE mutual_help_match SET state = 'ENDED', ended_at = NEW.held_at, ended_how = 'NOT_NOW'
    WHERE offer_id = ANY (offers) AND state = 'FIRST_MEETING' RETURNING id)
  SELECT coalesce(jsonb_agg(jsonb_build_array(id, 'match_not_now')), '[]') INTO ended FROM gone;
  WITH still AS (UPDATE mutual_help_match SET state = 'PAUSED', back_on = NULL, tell_back_on = NULL
    WHERE offer_id = ANY (offers) AND state = 'ACTIVE' AND NEW.rests RETURNING id)
  SELECT coalesce(jsonb_agg(jsonb_build_array(id, 'match_paused')), '[]') INTO resting FROM still;
  UPDATE mutual_help_standstill SET to_tell = ended || resting WHERE id = NEW.id;
  -- Who did not say yes to a rota was never asked; no turn is kept for her, and those that she has ahead are open for the others.
  DELETE FROM mutual_help_rotahelper WHERE offer_id = ANY (offers) AND joined_at IS NULL;
  FOR h IN SELECT r.id, r.rota_id FROM mutual_help_rotahelper r WHERE r.offer_id = ANY (offers) AND r.left_at IS NULL ORDER BY r.id LOOP
    UPDATE mutual_help_turn SET wished = NULL, first_until = NULL, opened_at = NEW.held_at, holder_told_at = NULL WHERE wished = h.id AND cancelled_at IS NULL;
    IF FOUND THEN PERFORM tell_rota_later('turn_open', h.rota_id, 'HELPERS', h.id::text); END IF;
    UPDATE mutual_help_turn SET helper_id = NULL, opened_at = NEW.held_at, holder_told_at = NULL
      WHERE helper_id = h.id AND cancelled_at IS NULL AND begins_at > NEW.held_at AND NEW.rests;
    IF FOUND THEN
      PERFORM tell_rota_later('turn_open', h.rota_id, 'HELPERS', h.id::text), tell_rota_later('rota_moved', h.rota_id, 'ASKER', '');
    END IF;
  END LOOP;
  UPDATE mutual_help_tourseat s SET left_at = NEW.held_at FROM mutual_help_tour t WHERE t.id = s.tour_id AND s.offer_id = ANY (offers)
    AND s.left_at IS NULL AND t.begins_at > NEW.held_at AND (s.taken_at IS NULL OR NEW.rests);
  RETURN NULL;
END $$;
CREATE TRIGGER standstill_takes_back AFTER INSERT ON mutual_help_standstill FOR EACH ROW EXECUTE FUNCTION standstill_takes_back();

-- It is over: nobody has its ball any more. Where another human decided that her offers end, they end as when she stops, and
-- what ran with them as when either of two stops.
CREATE FUNCTION standstill_is_over() {TRIGGER} $$
DECLARE offers uuid[]; ended jsonb; v_rota uuid;
BEGIN
  IF NEW.how = 'ENDED' THEN
    offers := ARRAY(SELECT o.id FROM mutual_help_offer o WHERE o.offerer_id = NEW.person_id AND o.municipality_id = NEW.municipality_id AND o.ended_at IS NULL);
    UPDATE mutual_help_match SET state = 'LAPSED', ended_at = NEW.over_at WHERE offer_id = ANY (offers) AND state = 'SUGGESTED';
    WITH gone AS (UPDATE mutual_help_match SET state = 'ENDED', ended_at = NEW.over_at, ended_how = 'STOPPED'
      WHERE offer_id = ANY (offers) AND ended_at IS NULL RETURNING id)
    SELECT coalesce(jsonb_agg(jsonb_build_array(id, 'match_over')), '[]') INTO ended FROM gone;
    FOR v_rota IN SELECT r.rota_id FROM mutual_help_rotahelper r WHERE r.offer_id = ANY (offers) AND r.joined_at IS NOT NULL AND r.left_at IS NULL LOOP
      PERFORM tell_rota_later('rota_moved', v_rota, 'ASKER', '');
    END LOOP;
    UPDATE mutual_help_standstill SET to_tell = to_tell || ended WHERE id = NEW.id;
    UPDATE commitments_ball b SET closed_at = greatest(NEW.over_at, b.opened_at) FROM mutual_help_offer o
      WHERE o.id = ANY (offers) AND b.id = o.ball_id AND b.closed_at IS NULL;
    UPDATE mutual_help_offer SET state = 'ENDED', ended_at = NEW.over_at, parked_until = NULL WHERE id = ANY (offers);
  END IF;
  UPDATE commitments_ball SET closed_at = greatest(NEW.over_at, opened_at) WHERE id = NEW.ball_id AND closed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER standstill_is_over AFTER UPDATE ON mutual_help_standstill FOR EACH ROW
  WHEN (NEW.over_at IS NOT NULL AND OLD.over_at IS NULL AND NOT retention_at_work()) EXECUTE FUNCTION standstill_is_over();

-- She may always end her offer herself: when none is left, nothing stands still. The ball comes first, as for whoever decides.
CREATE FUNCTION lock_standstill_of(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  IF which = ANY (ARRAY(SELECT my_offers())) THEN
    PERFORM FROM commitments_ball b JOIN mutual_help_standstill s ON s.ball_id = b.id JOIN mutual_help_offer o ON o.offerer_id = s.person_id
      WHERE o.id = which AND s.over_at IS NULL FOR NO KEY UPDATE OF b;
  END IF; END $$;
CREATE FUNCTION standstill_ends_with_her_offer() {TRIGGER} $$ BEGIN
  UPDATE mutual_help_standstill s SET over_at = NEW.ended_at, how = 'STOPPED' WHERE s.person_id = NEW.offerer_id AND s.municipality_id = NEW.municipality_id
    AND s.over_at IS NULL AND NOT EXISTS (SELECT FROM mutual_help_offer o WHERE o.offerer_id = NEW.offerer_id AND o.municipality_id = NEW.municipality_id AND o.ended_at IS NULL);
  UPDATE commitments_ball b SET closed_at = greatest(NEW.ended_at, b.opened_at) FROM mutual_help_standstill s
    WHERE s.person_id = NEW.offerer_id AND s.over_at IS NOT NULL AND b.id = s.ball_id AND b.closed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER standstill_ends_with_her_offer AFTER UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION standstill_ends_with_her_offer();
"""

NOT_NOW = "RAISE EXCEPTION 'it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_begins_while_it_stands_still';"

# Functions of before say one thing more: nothing begins, whoever tries. Who waited for the lock of her offer reads it after that.
REWORD = (
    reworded(
        "match_truth",
        ("IF o.state <> 'OPEN' OR o.offerer_id", "IF o.state <> 'OPEN' OR offer_stands_still(o.id) OR o.offerer_id"),
        (
            "  IF NEW.ended_at IS NULL AND a.ended_at IS NOT NULL THEN",
            "  IF step IN ('SUGGESTED>FIRST_MEETING', 'BOTH_YES>ACTIVE') AND offer_stands_still(o.id) OR step = 'PAUSED>ACTIVE' AND offer_stands_still(o.id, true) THEN\n"
            f"    {NOT_NOW}\n  END IF;\n  IF NEW.ended_at IS NULL AND a.ended_at IS NOT NULL THEN",
        ),
    ),
    reworded("offers_for", ("FROM never_for(ARRAY[a.id]) n);", "FROM never_for(ARRAY[a.id]) n UNION SELECT offers_standing_still(a.municipality_id));")),
    reworded("rota_may_ask", ("o.state = 'OPEN' AND o.municipality_id", "o.state = 'OPEN' AND NOT offer_stands_still(o.id) AND o.municipality_id")),
    reworded("rota_helper_truth", ("o.state <> 'OPEN' OR (NEW.joined_at", "o.state <> 'OPEN' OR offer_stands_still(o.id) OR (NEW.joined_at")),
    reworded(
        "rota_helper_unasked",
        (
            "WHERE o.id = OLD.offer_id AND o.ended_at IS NOT NULL)",
            "WHERE o.id = OLD.offer_id AND o.ended_at IS NOT NULL)\n    OR is_taken_back(OLD.offer_id, false)",
        ),
    ),
    reworded(
        "rota_people",
        ("h.left_at IS NULL, o.state <> 'OPEN'\n", "h.left_at IS NULL, o.state <> 'OPEN' OR offer_stands_still(o.id)\n"),
    ),
    reworded("rota_at", ("AND o.state <> 'OPEN' AND speaks_for_rota(r.id)", "AND (o.state <> 'OPEN' OR offer_stands_still(o.id)) AND speaks_for_rota(r.id)")),
    reworded(
        "turn_wish_is_hers",
        (
            "CONSTRAINT = 'turn_is_not_wished_of_who_rests';\n  END IF;",
            "CONSTRAINT = 'turn_is_not_wished_of_who_rests';\n  END IF;\n"
            "  IF EXISTS (SELECT FROM mutual_help_rotahelper h WHERE h.id = turn.wished AND offer_stands_still(h.offer_id)) THEN\n"
            "    RAISE EXCEPTION 'who rests is asked nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_not_wished_of_who_rests';\n  END IF;",
        ),
    ),
    reworded(
        "turn_truth",
        (
            "gone.id = OLD.wished AND gone.left_at IS NOT NULL)",
            "gone.id = OLD.wished AND (gone.left_at IS NOT NULL OR is_taken_back(gone.offer_id, false)))",
        ),
        ("AND NOT (speaks_for_helper(h.id) OR", "AND NOT (is_taken_back(h.offer_id, true) OR speaks_for_helper(h.id) OR"),
        (
            "  IF NOT rota_takes(r.ask_id, h.offer_id) THEN",
            "  PERFORM FROM mutual_help_offer o WHERE o.id = h.offer_id FOR SHARE;\n"
            f"  IF offer_stands_still(h.offer_id) THEN\n    {NOT_NOW}\n  END IF;\n  IF NOT rota_takes(r.ask_id, h.offer_id) THEN",
        ),
    ),
    reworded(
        "seat_truth",
        (
            "  -- One at a time: whoever wants a seat waits for the tour, and then counts.",
            "  PERFORM FROM mutual_help_offer o WHERE o.id = NEW.offer_id FOR SHARE;\n"
            "  -- One at a time: whoever wants a seat waits for the tour, and then counts.",
        ),
        ("OR NOT v.open OR OLD.taken_at IS NULL AND t.id", "OR NOT v.open OR is_taken_back(NEW.offer_id, false) OR OLD.taken_at IS NULL AND t.id"),
        (
            "  IF NEW.left_at IS NOT NULL OR NOT v.open OR v.town",
            "  IF (TG_OP = 'INSERT' OR OLD.taken_at IS NULL) AND offer_stands_still(NEW.offer_id) THEN\n"
            f"    {NOT_NOW}\n  END IF;\n  IF NEW.left_at IS NOT NULL OR NOT v.open OR v.town",
        ),
    ),
    reworded(
        "joining_truth",
        ("FROM mutual_help_offer o WHERE o.id = NEW.offer_id;", "FROM mutual_help_offer o WHERE o.id = NEW.offer_id FOR SHARE;"),
        (
            "  IF TG_OP = 'INSERT' THEN\n",
            f"  IF TG_OP = 'INSERT' AND offer_stands_still(NEW.offer_id) THEN\n    {NOT_NOW}\n  END IF;\n  IF TG_OP = 'INSERT' THEN\n",
        ),
    ),
    # A complaint of hers about this never comes to whoever let her offer stand still; who looked carried a ball of hers.
    reworded(
        "helpers_of",
        (
            "WHERE c.person_id = who AND c.side = 'CENTRE')",
            "WHERE c.person_id = who AND c.side = 'CENTRE')\n   UNION SELECT s.held_by_id FROM mutual_help_standstill s WHERE s.person_id = who",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0061_another_human_looks_at_it")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (STANDS, TAKES_BACK, *REWORD)]

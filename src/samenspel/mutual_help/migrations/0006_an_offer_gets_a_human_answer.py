from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

POLICIES = """
ALTER TABLE mutual_help_offer ENABLE ROW LEVEL SECURITY;
CREATE POLICY offer ON mutual_help_offer FOR INSERT WITH CHECK (ball_id = ANY (ARRAY(SELECT my_balls())));
CREATE POLICY see ON mutual_help_offer FOR SELECT USING (ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_offer FOR UPDATE USING (ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
REVOKE UPDATE, DELETE ON mutual_help_offer FROM samenspel_app, samenspel_worker;
GRANT UPDATE (state, likes, kinds, moments, far, rather_not, learn, aims, at_most, languages, effort, own_reason, chose_at,
  vog_seen_on, vog_seen_by_id, trained_on, is_trainee, insured_by, allowance, answer, answered_at, answered_by_id, parked_until, ended_at)
  ON mutual_help_offer TO samenspel_app;
GRANT UPDATE (state, parked_until) ON mutual_help_offer TO samenspel_worker;

CREATE FUNCTION my_offers() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT o.id FROM mutual_help_offer o WHERE o.ball_id = ANY (ARRAY(SELECT my_balls())); END $$;
ALTER TABLE mutual_help_effort ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_effort FOR INSERT WITH CHECK (offer_id = ANY (ARRAY(SELECT my_offers())));
CREATE POLICY see ON mutual_help_effort FOR SELECT USING (offer_id = ANY (ARRAY(SELECT my_offers())) OR (SELECT acting_job()));
REVOKE UPDATE, DELETE ON mutual_help_effort FROM samenspel_app, samenspel_worker;
"""

# A doubled submit: the form's own key finds the offer it made a moment ago. And what a door may know of how many come.
DOORS = """
CREATE FUNCTION offer_with_form(key uuid) RETURNS TABLE (offer uuid, ball uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT id, ball_id FROM mutual_help_offer WHERE form_key = key $$;
CREATE FUNCTION offers_coming_in(town uuid, since timestamptz, before timestamptz) RETURNS TABLE (lately bigint, earlier bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT count(*) FILTER (WHERE offered_at >= since), count(*) FILTER (WHERE offered_at < since)
   FROM mutual_help_offer WHERE municipality_id = town AND offered_at >= before $$;
-- Of these people, how many new offers each has in hand: so that a flood is spread over everybody at the door.
CREATE FUNCTION offers_in_hand(who uuid[]) RETURNS TABLE (person uuid, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT p, (SELECT count(*) FROM commitments_ball b WHERE b.holder_id = p AND b.about = 'OFFER' AND b.closed_at IS NULL) FROM unnest(who) p $$;
-- R15: what was led or demanded is no voluntary time, in no total.
CREATE FUNCTION voluntary_minutes(in_areas uuid[], since date) RETURNS TABLE (people bigint, minutes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT count(DISTINCT o.offerer_id), coalesce(sum(e.minutes), 0) FROM mutual_help_effort e JOIN mutual_help_offer o ON o.id = e.offer_id
   WHERE o.area_id = ANY (in_areas) AND e.given_on >= since AND e.kind = 'VOLUNTARY' $$;
"""

TRUTHS = f"""
-- She herself: signed in or with her card, or by the code that she holds or reads out. Whoever sits at her ball is not she.
CREATE FUNCTION is_herself(who uuid, which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT (acting_person() IS NOT DISTINCT FROM who AND acting_representative() IS NULL) OR acting_ball() IS NOT DISTINCT FROM which $$;

CREATE FUNCTION offer_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.effort <> OLD.effort OR NEW.chose_at IS DISTINCT FROM OLD.chose_at THEN
    IF NOT is_herself(NEW.offerer_id, NEW.ball_id) THEN
      RAISE EXCEPTION 'only she says why she does it' {REFUSE} = 'offer_effort_is_her_own_word';
    END IF;
    IF OLD.effort = 'MANDATED' AND NEW.effort = 'VOLUNTARY' AND (NEW.own_reason = '' OR NEW.chose_at IS NULL) THEN
      RAISE EXCEPTION 'what she likes, and that she chose it' {REFUSE} = 'offer_becomes_voluntary_by_her_choice';
    END IF;
  END IF;
  IF NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id AND NEW.answered_by_id IS DISTINCT FROM acting_person() THEN
    RAISE EXCEPTION 'a human answers in her own name' {REFUSE} = 'offer_answered_in_her_own_name';
  END IF;
  IF NEW.vog_seen_on IS DISTINCT FROM OLD.vog_seen_on AND NEW.vog_seen_on IS NOT NULL AND NEW.vog_seen_by_id IS DISTINCT FROM acting_person() THEN
    RAISE EXCEPTION 'who saw it says so' {REFUSE} = 'offer_certificate_seen_in_her_own_name';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_truth BEFORE UPDATE ON mutual_help_offer FOR EACH ROW EXECUTE FUNCTION offer_truth();

-- The promise of an answer: a new offer has an open ball, and so exactly one person who answers it; any other has none.
CREATE FUNCTION offer_and_ball_agree() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wrong boolean;
BEGIN
  SELECT bool_or((o.state = 'NEW') <> (b.closed_at IS NULL)) INTO wrong
    FROM mutual_help_offer o JOIN commitments_ball b ON b.id = o.ball_id
    WHERE CASE WHEN TG_TABLE_NAME = 'mutual_help_offer' THEN o.id = NEW.id ELSE b.id = NEW.id END;
  IF wrong THEN
    RAISE EXCEPTION 'a new offer has exactly one holder' {REFUSE} = 'offer_and_ball_agree';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER offer_and_ball_agree AFTER INSERT OR UPDATE ON mutual_help_offer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION offer_and_ball_agree();
CREATE CONSTRAINT TRIGGER offer_and_ball_agree AFTER UPDATE ON commitments_ball
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.about = 'OFFER') EXECUTE FUNCTION offer_and_ball_agree();

-- R15: an hour counts as what the offer was on the moment that it was told. Nobody else fills it in, and later words change nothing.
CREATE FUNCTION effort_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT o.effort INTO NEW.kind FROM mutual_help_offer o WHERE o.id = NEW.offer_id FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER effort_truth BEFORE INSERT ON mutual_help_effort FOR EACH ROW EXECUTE FUNCTION effort_truth();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0005_somebody_offers_to_help"),
        ("circles", "0027_an_answer_can_be_heard_by_another"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (POLICIES, DOORS, TRUTHS)]

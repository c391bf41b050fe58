from django.db import migrations

# Who carried a question of hers, now or before, or works in her circle: the words of queries/at_whom.py.
# Of another nobody asks it: the triggers do, and she herself by who_helps_me().
HELPERS = """
CREATE FUNCTION helpers_of(who uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT t.person_id FROM commitments_seat t JOIN commitments_ball b ON b.id = t.ball_id
   WHERE b.subject_id = who AND b.about <> 'APPEAL' AND t.reason = 'HOLDER'
   UNION SELECT m.person_id FROM circles_member m WHERE m.face = 'FORMAL' AND m.circle_id IN
     (SELECT c.circle_id FROM circles_member c WHERE c.person_id = who AND c.side = 'CENTRE') $$;
REVOKE EXECUTE ON FUNCTION helpers_of(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
CREATE FUNCTION who_helps_me() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT helpers_of(acting_person()) $$;

-- Somebody at the door of her neighbourhood, or else at the main one, who does not help her.
CREATE FUNCTION somebody_apart_of(who uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ WITH near AS (
     SELECT coalesce(area_id, municipality_id) AS area FROM community_person WHERE id = who
     UNION ALL (SELECT d.area_id FROM commitments_frontdoor d JOIN community_area a ON a.id = d.area_id
       ORDER BY a.parent_id DESC NULLS FIRST, d.id LIMIT 1))
   SELECT EXISTS (SELECT FROM near CROSS JOIN LATERAL standing_at_door(near.area, on_day) s
     WHERE s.person <> who AND s.person NOT IN (SELECT helpers_of(who))) $$;
REVOKE EXECUTE ON FUNCTION somebody_apart_of(uuid, date) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

# Judged when she complains, and again for each who comes to it later. Who helps her holds it only where everybody at
# the doors does: then the right to complain is worth more. Who was apart and began to help later keeps what she has;
# a lead who was named when she complained may still take it over: else nobody could.
TRUTH = """
CREATE FUNCTION complaint_apart(whose uuid, people uuid[], on_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM helpers_of(whose) h WHERE h = ANY (people)) AND somebody_apart_of(whose, on_day) THEN
    RAISE EXCEPTION 'who helps her does not read a complaint of hers' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_apart';
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION complaint_apart(uuid, uuid[], date) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION complaint_begins_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM complaint_apart(NEW.person_id, array(
    SELECT unnest(ARRAY[b.holder_id, b.deputy_id, b.lead_id]) FROM commitments_ball b WHERE b.id = NEW.ball_id
    UNION SELECT t.person_id FROM commitments_seat t WHERE t.ball_id = NEW.ball_id AND t.reason <> 'SUBJECT'), NEW.made_at::date);
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_begins_apart AFTER INSERT OR UPDATE OF kind, ball_id ON circles_appeal
  FOR EACH ROW WHEN (NEW.kind = 'COMPLAIN') EXECUTE FUNCTION complaint_begins_apart();

CREATE FUNCTION complaint_moves_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE whose uuid;
BEGIN
  SELECT a.person_id INTO whose FROM circles_appeal a WHERE a.ball_id = NEW.id AND a.kind = 'COMPLAIN';
  IF FOUND THEN
    PERFORM complaint_apart(whose, array(SELECT unnest(ARRAY[NEW.holder_id, NEW.deputy_id, NEW.lead_id])
      EXCEPT SELECT unnest(ARRAY[OLD.holder_id, OLD.deputy_id, OLD.lead_id])), NEW.held_since::date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_moves_apart AFTER UPDATE OF holder_id, deputy_id, lead_id ON commitments_ball
  FOR EACH ROW WHEN (NEW.about = 'APPEAL') EXECUTE FUNCTION complaint_moves_apart();

CREATE FUNCTION complaint_is_read_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE whose uuid;
BEGIN
  SELECT a.person_id INTO whose FROM circles_appeal a JOIN commitments_ball b ON b.id = a.ball_id
    WHERE a.ball_id = NEW.ball_id AND a.kind = 'COMPLAIN'
    AND NEW.person_id <> ALL (array_remove(ARRAY[b.subject_id, b.holder_id, b.deputy_id, b.lead_id], NULL));
  IF FOUND THEN
    PERFORM complaint_apart(whose, ARRAY[NEW.person_id], NEW.since::date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_is_read_apart AFTER INSERT OR UPDATE ON commitments_seat
  FOR EACH ROW WHEN (NEW.reason <> 'SUBJECT' AND NEW.ended_at IS NULL) EXECUTE FUNCTION complaint_is_read_apart();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0028_what_is_mine_is_asked_in_one_go"),
        ("commitments", "0018_nobody_is_away_twice_on_a_day"),
    ]
    operations = [
        migrations.RunSQL(HELPERS, migrations.RunSQL.noop),
        migrations.RunSQL(TRUTH, migrations.RunSQL.noop),
    ]

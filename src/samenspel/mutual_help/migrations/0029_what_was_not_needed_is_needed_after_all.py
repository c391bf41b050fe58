from django.db import migrations, models

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# As in migration 0017; a turn that is cancelled remembers whose it was. It is hers no more: when it is needed after
# all it is another turn, and open, so that she says yes to it again, or does not.
TRUTH = f"""
CREATE OR REPLACE FUNCTION turn_truth() {TRIGGER} $$
DECLARE r mutual_help_rota; h mutual_help_rotahelper;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  -- Always in this order: the rota, then who is in it.
  SELECT * INTO r FROM mutual_help_rota WHERE id = NEW.rota_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NOT speaks_for_rota(NEW.rota_id) THEN
      RAISE EXCEPTION 'the person decides what is done' {REFUSE} = 'rota_is_of_the_person';
    END IF;
    IF NEW.helper_id IS NOT NULL OR NEW.cancelled_at IS NOT NULL OR r.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'nobody is put on a turn' {REFUSE} = 'turn_begins_open';
    END IF;
    NEW.was_of := NULL;
    RETURN NEW;
  END IF;
  IF (NEW.rota_id, NEW.kind, NEW.begins_at, NEW.ends_at, NEW.note) IS DISTINCT FROM (OLD.rota_id, OLD.kind, OLD.begins_at, OLD.ends_at, OLD.note)
     OR OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'plan another turn' {REFUSE} = 'turn_stays_as_planned';
  END IF;
  IF NEW.cancelled_at IS NOT NULL THEN
    IF r.ended_at IS NULL AND NOT speaks_for_rota(NEW.rota_id) THEN
      RAISE EXCEPTION 'the person decides' {REFUSE} = 'rota_is_of_the_person';
    END IF;
    NEW.helper_id := NULL;
    NEW.was_of := OLD.helper_id;
    RETURN NEW;
  END IF;
  IF NEW.helper_id IS NOT DISTINCT FROM OLD.helper_id THEN RETURN NEW; END IF;
  IF OLD.helper_id IS NOT NULL AND NEW.helper_id IS NOT NULL THEN
    RAISE EXCEPTION 'somebody has it' {REFUSE} = 'turn_is_of_one';
  END IF;
  IF NEW.helper_id IS NULL THEN
    SELECT * INTO h FROM mutual_help_rotahelper WHERE id = OLD.helper_id;
    IF h.left_at IS NULL AND NOT (speaks_for_helper(h.id) OR speaks_for_rota(NEW.rota_id)) THEN
      RAISE EXCEPTION 'she herself gives it back' {REFUSE} = 'turn_is_given_back_by_herself';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO h FROM mutual_help_rotahelper WHERE id = NEW.helper_id FOR SHARE;
  IF NOT speaks_for_helper(h.id) THEN
    RAISE EXCEPTION 'nobody is assigned' {REFUSE} = 'turn_is_taken_by_herself';
  END IF;
  IF h.rota_id <> NEW.rota_id OR h.joined_at IS NULL OR h.left_at IS NOT NULL OR r.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'only who is in it' {REFUSE} = 'turn_of_who_is_in_the_rota';
  END IF;
  IF NOT rota_takes(r.ask_id, h.offer_id) THEN
    RAISE EXCEPTION 'not ready yet' {REFUSE} = 'turn_takes_what_the_ask_takes';
  END IF;
  RETURN NEW;
END $$;
"""

# As in migration 0017, with what was cancelled and still lies ahead.
CARD = f"""
CREATE OR REPLACE FUNCTION rota_at(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE r mutual_help_rota; v_ask uuid;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT a.id INTO v_ask FROM mutual_help_ask a WHERE a.ball_id = which;
  SELECT * INTO r FROM mutual_help_rota x WHERE x.ask_id = v_ask ORDER BY x.ended_at DESC NULLS FIRST LIMIT 1;
  RETURN jsonb_build_object('rota', CASE WHEN r.id IS NOT NULL THEN to_jsonb(r) END,
    'helpers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'joined', h.joined_at IS NOT NULL, 'until_on', h.until_on, 'likes', o.likes,
        'area', w.name, 'name', CASE WHEN h.joined_at IS NOT NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE coalesce(name_in_pool(v_ask, o.id), '') END,
        'ready', rota_takes(v_ask, o.id)) ORDER BY h.joined_at NULLS LAST, h.asked_at, h.id), '[]')
      FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id JOIN community_person p ON p.id = o.offerer_id
      JOIN community_area w ON w.id = o.area_id WHERE h.rota_id = r.id AND h.left_at IS NULL),
    'turns', (SELECT coalesce(jsonb_agg(q ORDER BY q.begins_at, q.id), '[]') FROM (SELECT t.id, t.kind, t.begins_at, t.ends_at, t.note,
        coalesce(nullif(p.called, ''), p.name) AS name FROM mutual_help_turn t LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id
        LEFT JOIN mutual_help_offer o ON o.id = h.offer_id LEFT JOIN community_person p ON p.id = o.offerer_id
        WHERE t.rota_id = r.id AND t.cancelled_at IS NULL ORDER BY t.begins_at DESC LIMIT 300) q),
    'cancelled', (SELECT coalesce(jsonb_agg(q ORDER BY q.begins_at, q.kind), '[]') FROM (SELECT DISTINCT ON (t.begins_at, t.kind) t.id, t.kind, t.begins_at, t.ends_at, t.note
        FROM mutual_help_turn t WHERE t.rota_id = r.id AND r.ended_at IS NULL AND t.cancelled_at IS NOT NULL AND t.begins_at > now()
        AND NOT EXISTS (SELECT FROM mutual_help_turn n WHERE n.rota_id = r.id AND n.kind = t.kind AND n.begins_at = t.begins_at AND n.cancelled_at IS NULL)
        ORDER BY t.begins_at, t.kind, t.cancelled_at DESC LIMIT 100) q),
    'pool', (SELECT coalesce(jsonb_agg(jsonb_build_object('offer', o.id, 'likes', o.likes, 'area', w.name, 'name', coalesce(name_in_pool(v_ask, o.id), ''))
        ORDER BY o.answered_at, o.id), '[]') FROM mutual_help_offer o JOIN community_area w ON w.id = o.area_id
      WHERE (o.answers_id = v_ask OR o.id IN (SELECT m.offer_id FROM mutual_help_match m WHERE m.ask_id = v_ask)) AND rota_may_ask(v_ask, o.id)
        AND NOT EXISTS (SELECT FROM mutual_help_rotahelper h WHERE h.rota_id = r.id AND h.offer_id = o.id AND h.left_at IS NULL)));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0028_a_talk_can_be_taken_back")]
    operations = [
        migrations.AddField(
            model_name="turn", name="was_of", field=models.UUIDField(blank=True, null=True)
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TRUTH, CARD)],
    ]

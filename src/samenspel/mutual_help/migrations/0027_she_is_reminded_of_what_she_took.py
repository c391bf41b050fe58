from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

TURNS = f"""
-- As in migration 0017; whoever takes a turn in its last day knows that it is tomorrow.
CREATE OR REPLACE FUNCTION take_turn(which uuid, who uuid) RETURNS boolean {DOES} $$
BEGIN
  PERFORM rota_held(who);
  PERFORM FROM mutual_help_rotahelper h WHERE h.id = who FOR SHARE;
  UPDATE mutual_help_turn SET helper_id = who, reminded_at = CASE WHEN begins_at <= now() + interval '1 day' THEN now() END
    WHERE id = which AND helper_id IS NULL AND cancelled_at IS NULL;
  RETURN FOUND;
END $$;
-- Whether she wants to be reminded, is hers alone.
CREATE FUNCTION say_reminders(who uuid, want boolean) RETURNS boolean {DOES} $$
BEGIN
  IF NOT speaks_for_helper(who) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'reminders_are_her_own';
  END IF;
  UPDATE mutual_help_rotahelper SET reminders = want WHERE id = who AND joined_at IS NOT NULL AND left_at IS NULL;
  RETURN FOUND;
END $$;
GRANT UPDATE (reminded_at) ON mutual_help_turn TO samenspel_worker;
GRANT UPDATE (in_return) ON mutual_help_rota TO samenspel_app;
GRANT UPDATE (quiet_weeks) ON mutual_help_programme TO samenspel_app;
"""

# As in migrations 0017 and 0019, with what stands opposite, whether she is reminded, and the quiet weeks.
CARDS = f"""
CREATE OR REPLACE FUNCTION turns_at(which uuid) RETURNS jsonb {DEFINER} $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN '[]'; END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'rota', r.id, 'joined', h.joined_at IS NOT NULL, 'until_on', h.until_on, 'line', r.line,
      'area', w.name, 'contact_name', r.contact_name, 'contact_phone', r.contact_phone, 'in_return', r.in_return, 'reminders', h.reminders, 'ended_at', r.ended_at, 'thanks', r.thanks,
      'name', CASE WHEN h.joined_at IS NOT NULL OR name_in_pool(a.id, o.id) IS NOT NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE '' END,
      'ready', rota_takes(a.id, o.id), 'door', CASE WHEN r.ended_at IS NULL AND EXISTS (SELECT FROM mutual_help_turn t WHERE t.helper_id = h.id AND t.ends_at > now())
        THEN r.door ELSE '' END,
      'mine', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'begins_at', t.begins_at, 'ends_at', t.ends_at, 'note', t.note)
          ORDER BY t.begins_at, t.id), '[]') FROM mutual_help_turn t WHERE t.helper_id = h.id),
      'open', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'begins_at', t.begins_at, 'ends_at', t.ends_at, 'note', '')
          ORDER BY t.begins_at, t.id), '[]') FROM mutual_help_turn t
          WHERE t.rota_id = r.id AND t.helper_id IS NULL AND t.cancelled_at IS NULL AND r.ended_at IS NULL AND t.begins_at > now())) ORDER BY r.ended_at NULLS FIRST, h.asked_at, h.id), '[]')
    FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id AND o.ball_id = which JOIN mutual_help_rota r ON r.id = h.rota_id
    JOIN mutual_help_ask a ON a.id = r.ask_id JOIN community_person p ON p.id = a.asker_id JOIN community_area w ON w.id = a.area_id
    WHERE h.left_at IS NULL);
END $$;

CREATE OR REPLACE FUNCTION week_at(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE j mutual_help_joining;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT x.* INTO j FROM mutual_help_joining x LEFT JOIN mutual_help_ask a ON a.id = x.ask_id LEFT JOIN mutual_help_offer o ON o.id = x.offer_id
    WHERE x.left_at IS NULL AND (a.ball_id = which OR o.ball_id = which) LIMIT 1;
  IF j.id IS NULL THEN RETURN NULL; END IF;
  RETURN jsonb_build_object('joining', j.id, 'programme', (SELECT p.name FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'contact_name', (SELECT p.contact_name FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'contact_phone', (SELECT p.contact_phone FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'quiet', (SELECT to_jsonb(p.quiet_weeks) FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'wish', (SELECT jsonb_build_object('half_days', w.half_days, 'interpreter', w.interpreter) FROM mutual_help_wish w WHERE w.joining_id = j.id),
    'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'weekday', g.weekday, 'begins', g.begins, 'ends', g.ends,
        'where', g."where", 'led_by', g.led_by, 'mine', p.taken_at IS NOT NULL, 'shown', p.id IS NOT NULL AND p.taken_at IS NULL,
        'has_room', g.places > (SELECT count(*) FROM mutual_help_place x WHERE x.group_id = g.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL),
        'clashes', EXISTS (SELECT FROM mutual_help_place x WHERE x.person_id = (SELECT w.who FROM who_joined(j.id) w) AND x.taken_at IS NOT NULL
          AND x.left_at IS NULL AND x.group_id <> g.id AND x.minutes && g.minutes)) ORDER BY g.weekday, g.begins, g.id), '[]')
      FROM mutual_help_group g LEFT JOIN mutual_help_place p ON p.group_id = g.id AND p.joining_id = j.id AND p.left_at IS NULL
      WHERE g.programme_id = j.programme_id AND g.ended_at IS NULL));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0026_who_comes_is_reminded_and_weeks_are_quiet")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TURNS, CARDS)]

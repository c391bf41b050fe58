from django.db import migrations

from samenspel.foundation.rewording import reworded

# What both shared is hers to take back: then neither reads the other any more. It asks no reason and tells nobody.
END = """
CREATE FUNCTION end_talk(mine uuid, which uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s mutual_help_tourseat; v record; hand uuid;
BEGIN
  SELECT * INTO s FROM mutual_help_tourseat WHERE id = mine;
  SELECT * INTO v FROM who_brought(s.ask_id, s.offer_id);
  hand := hand_of(s.person_id);
  IF s.id IS NULL OR NOT may_speak_at(v.who, v.ball) OR hand IS NOT NULL AND s.tour_id = ANY (ARRAY(SELECT my_tours()))
     OR hand IN (SELECT o.person_id FROM mutual_help_talk k JOIN mutual_help_tourseat o ON o.id IN (k.visitor_id, k.host_id) WHERE k.id = which AND o.id <> mine) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'tick_is_her_own';
  END IF;
  DELETE FROM mutual_help_talk k WHERE k.id = which AND mine IN (k.visitor_id, k.host_id);
  RETURN FOUND;
END $$;
"""

# Her own page names the talk, so that she can take it back.
TALKS = "'talks', (SELECT coalesce(jsonb_agg(jsonb_build_object("
NAMED = reworded("tour_at", (TALKS, TALKS + "'id', k.id, "))


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0027_she_is_reminded_of_what_she_took")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (END, NAMED)]

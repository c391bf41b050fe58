from django.db import migrations, models

from samenspel.foundation.rewording import reworded

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who was counted before is kept with her yes: taken back, she is counted again.
COUNTED = reworded(
    "hear_inquiry_yes",
    ("heard_by_id, way, code)\n", "heard_by_id, way, code, counted)\n"),
    ("acting_person(), how, own_code);", "acting_person(), how, own_code, counted AND i.others > 0);"),
)
BACK = f"""
CREATE OR REPLACE FUNCTION take_back_heard_yes(which uuid) RETURNS TABLE (person uuid, inquiry uuid, municipality uuid) {DOES} $$
DECLARE m mutual_help_inquirymember; it uuid := (SELECT t.inquiry_id FROM mutual_help_inquirymember t WHERE t.id = which);
BEGIN
  PERFORM FROM mutual_help_inquiry i WHERE i.id = it FOR UPDATE;
  DELETE FROM mutual_help_inquirymember t USING mutual_help_inquiry i WHERE t.id = which AND i.id = t.inquiry_id AND t.heard_by_id = acting_person()
    AND inquiry_hears(i.municipality_id) AND NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = i.id AND w.said_by_id = t.person_id)
    RETURNING t.* INTO m;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT m.person_id, it, i.municipality_id FROM mutual_help_inquiry i WHERE i.id = it;
  IF m.counted THEN UPDATE mutual_help_inquiry SET others = least(others + 1, 40) WHERE id = it; END IF;
  IF NOT EXISTS (SELECT FROM mutual_help_inquirymember t WHERE t.inquiry_id = it AND inquiry_is_there(t)) THEN
    DELETE FROM mutual_help_inquirymember WHERE inquiry_id = it;
    DELETE FROM mutual_help_inquiryword WHERE inquiry_id = it;
    DELETE FROM mutual_help_inquiry WHERE id = it;
  END IF;
END $$;
"""
# Whose yes I wrote down, in whatever talk, also when nobody comes in there any more: never what it is about. It stood
# behind the code of each talk.
MINE = f"""
CREATE FUNCTION yeses_i_heard() RETURNS TABLE (member uuid, person uuid, inquiry uuid, municipality uuid, name text, silent boolean, heard_at timestamptz) {DEFINER} $$ BEGIN
  RETURN QUERY SELECT m.id, m.person_id, i.id, i.municipality_id, coalesce(nullif(p.called, ''), p.name)::text,
      NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = i.id AND w.said_by_id = m.person_id), m.joined_at
    FROM mutual_help_inquirymember m JOIN mutual_help_inquiry i ON i.id = m.inquiry_id JOIN community_person p ON p.id = m.person_id
    WHERE m.heard_by_id = acting_person() AND inquiry_hears(i.municipality_id) AND inquiry_is_there(m) ORDER BY m.joined_at DESC, m.id LIMIT 100; END $$;
DROP FUNCTION inquiry_to_hear(text);
CREATE FUNCTION inquiry_to_hear(p_code text) RETURNS TABLE (id uuid, municipality uuid, about text, people int, others int) {DEFINER} $$ BEGIN RETURN QUERY
  SELECT i.id, i.municipality_id, i.about, (SELECT count(*)::int FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id AND inquiry_is_there(m)) + i.others, i.others::int
  FROM mutual_help_inquiry i WHERE i.code = p_code AND i.ended_at IS NULL AND inquiry_hears(i.municipality_id); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0072_a_letter_of_a_talk_is_of_where_her_yes_was_heard")]
    operations = [
        migrations.AddField(
            "inquirymember", "counted", models.BooleanField(default=False, db_default=False)
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (COUNTED, BACK, MINE)],
    ]

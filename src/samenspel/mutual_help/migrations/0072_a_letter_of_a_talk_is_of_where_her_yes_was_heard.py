from django.db import migrations

DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Her new code stands in what waits for her, too: in the message of her day, and on what was not printed yet.
CODE = rf"""
CREATE OR REPLACE FUNCTION renew_inquiry_code(which uuid, own_code text) RETURNS TABLE (person uuid, inquiry uuid, municipality uuid) {DOES} $$
DECLARE m mutual_help_inquirymember;
BEGIN
  UPDATE mutual_help_inquirymember t SET code = own_code FROM mutual_help_inquiry i WHERE t.id = which AND i.id = t.inquiry_id AND t.heard_by_id IS NOT NULL
    AND (t.heard_by_id = acting_person() AND inquiry_hears(i.municipality_id) OR inquiry_speaks_for(i.id, t.person_id)) RETURNING t.* INTO m;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM messages_say_code(m.person_id, which, ARRAY(SELECT b.id FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = m.inquiry_id AND b.holder_id = m.person_id),
    regexp_replace(own_code, '(\d\d)(\d\d)(\d\d)$', ' \1 \2 \3'));
  RETURN QUERY SELECT m.person_id, m.inquiry_id, i.municipality_id FROM mutual_help_inquiry i WHERE i.id = m.inquiry_id;
END $$;
"""
# Whoever has to tell what did not arrive, reads what it was.
CARRY = """
CREATE OR REPLACE FUNCTION messages_i_carry() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT b.about_id FROM commitments_ball b WHERE b.about = 'MESSAGE' AND b.closed_at IS NULL AND b.id = ANY (ARRAY(SELECT my_balls())); END $$;
"""
# What waited before there were teams is of where the colleague works who heard her yes.
BEFORE = r"""
UPDATE notifications_message t SET about_id = m.id, writer_id = m.heard_by_id, teams = ARRAY(SELECT DISTINCT w.organisation_id FROM community_membership w
    WHERE w.person_id = m.heard_by_id AND w.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND w.starts_on <= m.joined_at::date
      AND (w.ends_on IS NULL OR w.ends_on > m.joined_at::date))
  FROM mutual_help_inquirymember m WHERE m.person_id = t.person_id AND m.heard_by_id IS NOT NULL AND t.ball_id IS NULL AND t.kind LIKE 'inquiry\_%';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0071_what_a_code_of_a_talk_opens_is_hers_alone"),
        ("notifications", "0012_a_letter_is_of_its_team_alone"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CODE, CARRY, BEFORE)]

from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who is asked by a helper is a helper too: nobody asks by telephone for more than she is herself.
AS_SHE_IS = reworded(
    "map_invite_for_keeper",
    ("i.municipality_id, 'OWNER', invitation", "i.municipality_id, i.role, invitation"),
)
# At the desk her place stands under her own seat there; her code stands in no address.
READ = reworded(
    "map_read_to_keeper",
    (
        "'keeper', i.person_id,",
        "'insider', i.id, 'role', i.role, 'told', a_message_reaches(i.person_id), 'keeper', i.person_id,",
    ),
)
# One day that was left out is there after all: not only the last one.
AFTER_ALL = f"""
CREATE FUNCTION map_give_day_back_for_keeper(hash text, which uuid, day date, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_times_change(hash);
  IF i.id IS NULL OR NOT EXISTS (SELECT FROM social_map_moment m WHERE m.id = which AND m.entry_id = i.entry_id AND day = ANY (m.except_on)) THEN
    RETURN false; END IF;
  UPDATE social_map_entry SET when_text = '', content_hash = '', changed_at = at WHERE id = i.entry_id;
  UPDATE social_map_moment SET except_on = array_remove(except_on, day) WHERE id = which;
  PERFORM map_times_changed(i);
  RETURN true;
END $$;
"""
# A code that was lost is made anew by the code of a question of her own, as with an idea (0053): she read that out.
ANEW = f"""
CREATE FUNCTION map_kept_by_asker(spoken text) RETURNS TABLE (insider uuid, said jsonb) LANGUAGE plpgsql STABLE {DEFINER} $$
BEGIN
  IF map_me() IS NULL OR NOT helps_at_desk(map_me()) THEN RETURN; END IF;
  RETURN QUERY SELECT i.id, jsonb_build_object('insider', i.id, 'person', i.person_id, 'entry', jsonb_build_object('id', e.id, 'name', e.name,
      'municipality_id', e.municipality_id, 'area_id', e.area_id, 'organisation_id', e.organisation_id))
    FROM ball_with_code(spoken) b JOIN social_map_insider i ON i.person_id = b.subject JOIN social_map_entry e ON e.id = i.entry_id
    WHERE b.about IN ('ASK', 'OFFER') AND i.person_id <> map_me() AND i.municipality_id = map_town() AND map_keeps(i) ORDER BY e.name, i.id LIMIT 50;
END $$;
CREATE FUNCTION map_code_anew(spoken text, which uuid, hash text, sealed text) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE whose uuid;
BEGIN
  IF length(hash) <> 64 OR NOT EXISTS (SELECT FROM map_kept_by_asker(spoken) a WHERE a.insider = which) THEN RETURN NULL; END IF;
  UPDATE social_map_insider SET keeper_hash = hash, keeper_code = sealed WHERE id = which RETURNING person_id INTO whose;
  RETURN whose;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0042_what_a_keeper_says_is_written_down_for_her"),
        ("commitments", "0026_a_ball_can_be_about_a_standstill"),
        ("community", "0015_whom_no_message_reaches_has_to_hear_it"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (AS_SHE_IS, READ, AFTER_ALL, ANEW)]

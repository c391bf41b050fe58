from django.db import migrations

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
HANGS = """a.ended_at IS NULL
    AND (a.audience = 'PUBLIC' OR (a.audience = 'MEMBERS' AND a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person())))
    AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))"""

# The board, a page at a time and of one neighbourhood if she wants: a call that waits long does not fall off it.
# A single call is found by its own id, wherever on the board it hangs.
BOARD = f"""
DROP FUNCTION calls_for_help();
CREATE FUNCTION calls_for_help(place uuid, skipped integer, most integer) RETURNS TABLE (id uuid, line text, kinds text[], moments text[], rhythm text,
  area_id uuid, area_name text, called_at timestamptz) {DEFINER} $$
BEGIN RETURN QUERY SELECT a.id, a.call_line, a.call_kinds::text[], a.call_moments::text[], a.rhythm::text, a.area_id, w.name::text, a.called_at
  FROM mutual_help_ask a JOIN community_area w ON w.id = a.area_id WHERE (place IS NULL OR a.area_id = place) AND {HANGS}
  ORDER BY a.called_at DESC, a.id OFFSET skipped LIMIT most; END $$;
CREATE FUNCTION call_on_board(which uuid) RETURNS text {DEFINER} $$
BEGIN RETURN (SELECT a.call_line FROM mutual_help_ask a WHERE a.id = which AND {HANGS}); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0030_a_turn_can_be_staying")]
    operations = [migrations.RunSQL(BOARD, migrations.RunSQL.noop)]

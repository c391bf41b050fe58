from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# R50, and R14 here too: who stays beside two neighbours as a professional is put there by nobody but herself, only where
# there is none (any more), and what her predecessor said of going without does not count for her.
BY_HERSELF = reworded(
    "match_truth",
    (
        "    IF NEW.state = 'NOT_INFORMAL' AND OLD.state <> 'NOT_INFORMAL' AND NOT",
        """    IF NEW.backstop_id IS NOT NULL AND NEW.backstop_id IS DISTINCT FROM OLD.backstop_id THEN
      IF NEW.backstop_id IS DISTINCT FROM me OR acting_representative() IS NOT NULL OR NOT coordinates OR NOT works_here(me)
         OR (OLD.backstop_id IS NOT NULL AND works_here(OLD.backstop_id)) THEN
        RAISE EXCEPTION 'she says herself that she stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_backstop_by_her_own_yes';
      END IF;
      NEW.backstop_off_other_at := NULL;
      NEW.backstop_gone_at := NULL;
    END IF;
    IF NEW.state = 'NOT_INFORMAL' AND OLD.state <> 'NOT_INFORMAL' AND NOT""",
    ),
    (
        "IF NEW.state <> 'SUGGESTED' THEN\n      RAISE EXCEPTION 'it begins with a suggestion'",
        "IF NEW.state <> 'SUGGESTED' OR NEW.backstop_id IS NOT NULL THEN\n      RAISE EXCEPTION 'it begins with a suggestion'",
    ),
)
# Whoever works here no more is named to nobody as if she still stood there; that she is gone, all read.
READS = """
GRANT UPDATE (backstop_gone_at) ON mutual_help_match TO samenspel_worker;
DO $do$ DECLARE said text := pg_get_functiondef('matches_at'::regproc); part text[];
BEGIN
  FOREACH part SLICE 1 IN ARRAY ARRAY[
    ['needs_a_talk boolean, back_on date)', 'needs_a_talk boolean, back_on date, backstop_is_gone boolean)'],
    ['coalesce(nullif(k.called, ''''), k.name, '''')::text, m.backstop_id', 'CASE WHEN works_here(k.id) THEN coalesce(nullif(k.called, ''''), k.name) ELSE '''' END::text, m.backstop_id'],
    ['match_needs_a_talk(m.id), m.back_on', 'match_needs_a_talk(m.id), m.back_on, k.id IS NOT NULL AND NOT works_here(k.id)']] LOOP
    IF strpos(said, part[1]) = 0 THEN RAISE EXCEPTION 'matches_at says something else'; END IF;
    said := replace(said, part[1], part[2]);
  END LOOP;
  DROP FUNCTION matches_at(uuid);
  EXECUTE said;
END $do$;
"""
# Nobody is erased while somebody counts on her here: whom she guides, or beside whom she stays.
KEEPS = reworded(
    "what_keeps",
    (
        "  UNION ALL SELECT 'HOLD', max(h.until)",
        """  UNION ALL SELECT 'GUIDES', NULL, count(*)::int FROM mutual_help_guide g JOIN mutual_help_match m ON m.id = g.match_id
    WHERE g.person_id = who AND g.state IN ('ASKED', 'YES') AND m.ended_at IS NULL HAVING count(*) > 0
  UNION ALL SELECT 'BESIDE', NULL, count(*)::int FROM mutual_help_match m WHERE m.backstop_id = who AND m.ended_at IS NULL
    AND m.backstop_gone_at IS NULL HAVING count(*) > 0
  UNION ALL SELECT 'HOLD', max(h.until)""",
    ),
)
# How many somebody guides, or is asked to: a number, for herself and for who keeps her work.
COUNTS = """
CREATE FUNCTION guided_by(who uuid) RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  IF NOT (who = acting_person() OR who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN 0; END IF;
  RETURN (SELECT count(*)::int FROM mutual_help_guide g JOIN mutual_help_match m ON m.id = g.match_id
    WHERE g.person_id = who AND g.state IN ('ASKED', 'YES') AND m.ended_at IS NULL); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0056_a_guide_says_yes_herself"),
        ("circles", "0035_who_hears_that_nobody_hears"),
    ]
    operations = [
        migrations.AddField("match", "backstop_gone_at", models.DateTimeField(blank=True, null=True)),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (BY_HERSELF, READS, KEEPS, COUNTS)),
    ]

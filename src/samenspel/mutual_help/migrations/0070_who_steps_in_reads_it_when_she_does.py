from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"

# Who looks reads it. Who stands behind her only when she is late or away, or who looked before: not from the first minute. A
# lead has no seat before she is asked.
READS = reworded(
    "my_standstills",
    (
        "SELECT s.ball_id FROM commitments_seat s\n"
        "  WHERE s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')",
        "SELECT s.ball_id FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id\n"
        "  WHERE s.person_id = acting_person() AND s.ended_at IS NULL AND b.closed_at IS NULL AND (s.reason IN ('HOLDER', 'LEAD')\n"
        f"    OR s.reason = 'DEPUTY' AND (b.reminded > 0 OR NOT is_present(b.holder_id, {TODAY})\n"
        "      OR EXISTS (SELECT FROM commitments_seat x WHERE x.ball_id = b.id AND x.person_id = s.person_id AND x.reason = 'HOLDER')))",
    ),
)

# Whoever let it stand still reads it as long as it does, also when she works with that offer no more; and whoever would let
# it stand still reads first when nobody else is there to look.
CARD = reworded(
    "standstill_of",
    ("  IF NOT may_let_stand_still(which) THEN RETURN NULL; END IF;\n", ""),
    (
        "    AND s.held_by_id = acting_person();\n".replace("s.", "x."),
        "    AND x.held_by_id = acting_person() AND acting_representative() IS NULL AND works_here(acting_person());\n"
        "  IF s.id IS NULL AND NOT may_let_stand_still(which) THEN RETURN NULL; END IF;\n",
    ),
    (
        "THEN standstill_shown(s) END)",
        "THEN standstill_shown(s) END,\n    'nobody_looks', s.id IS NULL AND cardinality(who_looks_at(p.id, o.area_id, o.municipality_id, acting_person())) = 0)",
    ),
)

# Whether words to her name one of whom she helps, or helped: by a part of a name, which nobody reads for it. `words`: each
# word as it stands there, and in small letters. Her own name may stand there.
NAMES = f"""
CREATE FUNCTION standstill_names(which uuid, words text[]) RETURNS boolean {DEFINER} $$
DECLARE o mutual_help_offer;
BEGIN
  SELECT * INTO o FROM mutual_help_offer x WHERE x.id = which;
  IF NOT may_let_stand_still(which) AND NOT EXISTS (SELECT FROM mutual_help_standstill s WHERE s.offer_id = which AND s.over_at IS NULL AND standstill_decides(s.id)) THEN
    RETURN false;
  END IF;
  RETURN EXISTS (
    WITH named AS (
      SELECT p.id, concat_ws(' ', p.name, p.called) AS name FROM community_person p WHERE p.id IN (SELECT standstill_apart(o.offerer_id, NULL))
      UNION ALL SELECT a.id, a.asked_through FROM mutual_help_offer x JOIN mutual_help_match m ON m.offer_id = x.id JOIN mutual_help_ask a ON a.id = m.ask_id
        WHERE x.offerer_id = o.offerer_id AND m.state NOT IN ('SUGGESTED', 'LAPSED')),
    part AS (SELECT n.id, x.part FROM named n CROSS JOIN LATERAL regexp_split_to_table(n.name, '[[:space:].,-]+') x(part))
    SELECT FROM part WHERE id <> o.offerer_id AND length(part) > 2 AND part !~ '^[a-z]'
      AND lower(part) NOT IN ('van', 'den', 'der', 'het', 'ten', 'ter', 'iemand', 'someone', 'somebody')
      AND (part.part = ANY (words) OR lower(part.part) = ANY (words))
      AND NOT EXISTS (SELECT FROM part her WHERE her.id = o.offerer_id AND lower(her.part) = lower(part.part)));
END $$;
REVOKE EXECUTE ON FUNCTION standstill_names(uuid, text[]) FROM PUBLIC, samenspel_worker;
"""
# Whether whoever reads a match may let that offer stand still; of whether it does, this tells nothing.
MAY = f"""
CREATE FUNCTION may_let_match_stand_still(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_match m WHERE m.id = which AND may_let_stand_still(m.offer_id)); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0069_a_guide_is_of_the_same_town")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (READS, CARD, NAMES, MAY)]

from django.db import migrations

from samenspel.foundation.rewording import reworded

# A guide reads the helper's name and number: so she works in the municipality of the question. When another said yes, nothing
# is left of who went before, as when another is asked (R16).
TRUTH = reworded(
    "guide_truth",
    (
        "IF NOT works OR NEW.person_id IN (v_asker, v_helper) THEN",
        "IF NOT works OR NEW.person_id IN (v_asker, v_helper)\n"
        "       OR NOT EXISTS (SELECT FROM community_person p WHERE p.id = NEW.person_id AND p.municipality_id = m.municipality_id) THEN",
    ),
    (
        "g.id <> NEW.id AND g.state = 'YES';\n",
        "g.id <> NEW.id AND g.state = 'YES';\n"
        "    DELETE FROM mutual_help_guide g WHERE g.match_id = NEW.match_id AND g.state = 'GONE';\n",
    ),
)
# Who asked help reads who guides by a function, and not the row with the days on which the two talk.
SEES = """
ALTER POLICY see ON mutual_help_guide USING ((SELECT acting_job()) OR person_id = (SELECT acting_person()) OR coordinates_match(match_id)
  OR state = 'YES' AND EXISTS (SELECT FROM mutual_help_match m WHERE m.id = match_id AND m.offer_id = ANY (ARRAY(SELECT my_offers()))));
"""
# Who did not say yes does not guide.
COUNTS = reworded("guided_by", ("g.state IN ('ASKED', 'YES') AND", "g.state = 'YES' AND"))
# R50: both said that it goes without a professional. So nobody comes back by her own word alone: somebody stays beside it from
# the beginning, or after one who works here no more.
BESIDE = reworded(
    "match_truth",
    (
        "OR (OLD.backstop_id IS NOT NULL AND works_here(OLD.backstop_id)) THEN",
        "OR (CASE WHEN OLD.backstop_id IS NULL THEN step <> 'BOTH_YES>ACTIVE' ELSE works_here(OLD.backstop_id) END) THEN",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0068_who_looks_can_open_it")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TRUTH, SEES, COUNTS, BESIDE)]

from django.db import migrations

from samenspel.foundation.rewording import reworded

NOT_NOW = "RAISE EXCEPTION 'it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_begins_while_it_stands_still';"
TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"
WORKS = "m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)"

# Only somebody who carries balls looks: to an official the pages of it do not exist, so nobody could decide.
LOOKS = reworded(
    "who_looks_at",
    (
        "    UNION ALL SELECT m.person_id, 4, 0 FROM community_membership m JOIN community_person p ON p.id = m.person_id\n"
        "      WHERE m.role = 'OFFICIAL' AND p.municipality_id = town) c\n  WHERE works_here(c.person) AND",
        "    ) c\n  WHERE EXISTS (SELECT FROM community_membership m WHERE m.person_id = c.person AND m.role NOT IN ('VOLUNTEER', 'OFFICIAL')\n"
        f"      AND {WORKS}) AND",
    ),
)

# What already rested until a day does not go on by itself either: its day goes, and the other hears that it rests on. Nobody
# gives it another day while it stands still: that would come when nobody may go on, or after it without a word.
RESTS = (
    reworded(
        "standstill_takes_back",
        (
            "state = 'ACTIVE' AND NEW.rests RETURNING id)",
            "(state = 'ACTIVE' OR state = 'PAUSED' AND back_on IS NOT NULL) AND NEW.rests RETURNING id)",
        ),
    ),
    reworded(
        "match_truth",
        (
            "  IF NEW.ended_at IS NULL AND a.ended_at IS NOT NULL THEN",
            "  IF TG_OP = 'UPDATE' AND NEW.back_on IS NOT NULL AND NEW.back_on IS DISTINCT FROM OLD.back_on AND offer_stands_still(o.id, true) THEN\n"
            f"    {NOT_NOW}\n  END IF;\n  IF NEW.ended_at IS NULL AND a.ended_at IS NOT NULL THEN",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0067_a_programme_is_led_on")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (LOOKS, *RESTS)]

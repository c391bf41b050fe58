import django.contrib.postgres.fields
from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# The teams of her own code are those of who wrote it down, on that day: not each where that colleague ever worked.
WRITES = """
CREATE FUNCTION idea_code_is_of_its_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  NEW.teams := CASE WHEN NEW.resident_id IS NULL THEN '{}' ELSE ARRAY(SELECT my_desk_teams()) END;
  RETURN NEW; END $$;
CREATE TRIGGER idea_code_is_of_its_team BEFORE INSERT ON initiatives_ideacode FOR EACH ROW EXECUTE FUNCTION idea_code_is_of_its_team();
"""
BEFORE = r"""
UPDATE initiatives_ideacode c SET teams = ARRAY(SELECT DISTINCT m.organisation_id FROM community_membership m WHERE m.person_id = c.made_by_id
    AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND m.starts_on <= c.made_at::date AND (m.ends_on IS NULL OR m.ends_on > c.made_at::date))
  WHERE c.resident_id IS NOT NULL;
UPDATE notifications_message t SET (teams, writer_id) = (SELECT c.teams, c.made_by_id FROM initiatives_ideacode c
    WHERE c.resident_id = t.person_id ORDER BY c.made_at DESC LIMIT 1)
  WHERE t.ball_id IS NULL AND t.kind LIKE 'idea\_%' AND EXISTS (SELECT FROM initiatives_ideacode c WHERE c.resident_id = t.person_id);
"""
LETTERS = reworded(
    "people_i_write_to",
    (
        "JOIN community_membership theirs ON theirs.person_id = c.made_by_id\n      JOIN community_membership mine ON mine.organisation_id = theirs.organisation_id",
        "JOIN community_membership mine ON mine.organisation_id = ANY (c.teams)",
    ),
)
# What waits for her says the code that opens: this can only be said of the code that who acts just made.
CODES = """
CREATE FUNCTION idea_letters_say_code(which uuid, spoken text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  PERFORM messages_say_code(c.resident_id, which, '{}', spoken) FROM initiatives_ideacode c WHERE c.insider_id = which AND c.resident_id IS NOT NULL
    AND c.made_by_id = map_me() AND c.code_hash = encode(sha256(convert_to(replace(spoken, ' ', ''), 'UTF8')), 'hex'); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0008_one_human_carries_no_idea_alone_under_two_rows"),
        ("notifications", "0012_a_letter_is_of_its_team_alone"),
    ]
    operations = [
        migrations.AddField(
            "ideacode",
            "teams",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), blank=True, default=list, size=None
            ),
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WRITES, BEFORE, LETTERS, CODES)],
    ]

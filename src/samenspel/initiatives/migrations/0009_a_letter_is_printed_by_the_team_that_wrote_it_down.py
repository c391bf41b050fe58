import django.db.models.deletion
from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# The team of her own code is that of who wrote it down, on that day: not each where that colleague ever worked.
WRITES = """
CREATE FUNCTION idea_code_is_of_a_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  IF NEW.resident_id IS NOT NULL THEN NEW.team_id := (SELECT * FROM teams_i_write_for() LIMIT 1); END IF;
  RETURN NEW; END $$;
CREATE TRIGGER idea_code_is_of_a_team BEFORE INSERT ON initiatives_ideacode FOR EACH ROW EXECUTE FUNCTION idea_code_is_of_a_team();
"""
BEFORE = r"""
UPDATE initiatives_ideacode c SET team_id = (SELECT m.organisation_id FROM community_membership m WHERE m.person_id = c.made_by_id
    AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND m.starts_on <= c.made_at::date AND (m.ends_on IS NULL OR m.ends_on > c.made_at::date)
  ORDER BY m.starts_on, m.id LIMIT 1) WHERE c.resident_id IS NOT NULL;
UPDATE notifications_message t SET (team_id, writer_id) = (SELECT c.team_id, c.made_by_id FROM initiatives_ideacode c
    WHERE c.resident_id = t.person_id ORDER BY c.made_at DESC LIMIT 1)
  WHERE t.ball_id IS NULL AND (t.kind LIKE 'idea\_%' OR t.kind LIKE 'grant\_%');
"""
LETTERS = reworded(
    "people_i_write_to",
    (
        "JOIN community_membership theirs ON theirs.person_id = c.made_by_id\n      JOIN community_membership mine ON mine.organisation_id = theirs.organisation_id",
        "JOIN community_membership mine ON mine.organisation_id = c.team_id",
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
        ("notifications", "0009_a_letter_is_of_where_it_was_written_down"),
    ]
    operations = [
        migrations.AddField(
            "ideacode",
            "team",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="community.organisation",
            ),
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WRITES, BEFORE, LETTERS, CODES)],
    ]

from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# Which invitations wait; never whether somebody said no (R16): a no leaves the invitation as it is.
SEEN = reworded(
    "idea_at_desk",
    ("alone boolean, closed_on date)", "alone boolean, closed_on date, invited jsonb, told boolean)"),
    (
        "idea_alone(i), e.closed_on\n",
        "idea_alone(i), e.closed_on, (SELECT coalesce(jsonb_agg(jsonb_build_object('invitation', v.id, 'role', v.role, 'since', v.since) ORDER BY v.since, v.id), '[]')\n"
        "        FROM social_map_insider v WHERE v.entry_id = e.id AND v.person_id IS NULL AND v.ended_at IS NULL AND v.code_until > now()\n"
        "          AND v.role IN ('OWNER', 'SUPPORT')), a_message_reaches(i.person_id)\n",
    ),
    returns_otherwise=True,
)
# Nobody comes in with it any more; once somebody did, there is nothing to take back.
BACK = f"""
CREATE FUNCTION idea_take_back_for(hash text, which uuid, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider := idea_opened(hash); me uuid := map_me(); place uuid;
BEGIN
  IF i.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('samenspel.person', i.person_id::text, true);
  UPDATE social_map_insider SET ended_at = at WHERE id = which AND entry_id = i.entry_id AND person_id IS NULL AND ended_at IS NULL
    AND role IN ('OWNER', 'SUPPORT') RETURNING i.id INTO place;
  PERFORM set_config('samenspel.person', me::text, true);
  IF place IS NOT NULL THEN DELETE FROM initiatives_ideacode WHERE insider_id = which; END IF;
  RETURN place;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0009_a_letter_is_printed_by_the_team_that_wrote_it_down"),
        ("community", "0015_whom_no_message_reaches_has_to_hear_it"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (SEEN, BACK)]

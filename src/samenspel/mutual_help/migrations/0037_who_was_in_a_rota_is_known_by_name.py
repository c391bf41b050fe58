from django.db import migrations

# Whom she knows already from this rota is no stranger among those whom she could ask: else she asks unknowingly whom she
# parted from. Which of the two left is not said (R16).
KNOWN = """
CREATE OR REPLACE FUNCTION name_in_pool(which uuid, whom uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN RETURN (
  SELECT coalesce(nullif(p.called, ''), p.name) FROM mutual_help_offer o JOIN community_person p ON p.id = o.offerer_id
  WHERE o.id = whom AND (
    EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = which AND m.offer_id = whom
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))
    OR EXISTS (SELECT FROM mutual_help_rotahelper h JOIN mutual_help_rota r ON r.id = h.rota_id
      WHERE r.ask_id = which AND h.offer_id = whom AND h.joined_at IS NOT NULL))); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0036_a_question_ends_with_who_asked_it")]
    operations = [migrations.RunSQL(KNOWN, migrations.RunSQL.noop)]

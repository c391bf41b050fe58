from django.db import migrations, models

# A time that was written down by mistake: who told it takes it back, once, and it is in no total any more.
BACK = """
CREATE OR REPLACE FUNCTION pg_temp.reword(which regproc, old text, new text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE body text := pg_get_functiondef(which);
BEGIN
  IF position(old IN body) = 0 THEN RAISE EXCEPTION '% does not say: %', which, old; END IF;
  EXECUTE replace(body, old, new);
END $$;
SELECT pg_temp.reword('voluntary_minutes', 'e.kind = ''VOLUNTARY''', 'e.kind = ''VOLUNTARY'' AND e.taken_back_at IS NULL');
CREATE POLICY take_back ON mutual_help_effort FOR UPDATE USING (offer_id = ANY (ARRAY(SELECT my_offers())) AND taken_back_at IS NULL)
  WITH CHECK (offer_id = ANY (ARRAY(SELECT my_offers())) AND taken_back_at IS NOT NULL);
GRANT UPDATE (taken_back_at) ON mutual_help_effort TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0033_an_asker_says_which_languages_she_speaks")]
    operations = [
        migrations.AddField(
            model_name="effort",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunSQL(BACK, migrations.RunSQL.noop),
    ]

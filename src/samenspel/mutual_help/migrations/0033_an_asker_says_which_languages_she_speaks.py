import django.contrib.postgres.fields
from django.db import migrations, models

# What she says she speaks goes before the language in which she reads the screen (see 0015: the rest stays as it is).
ORDER = """
CREATE OR REPLACE FUNCTION pg_temp.reword(which regproc, old text, new text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE body text := pg_get_functiondef(which);
BEGIN
  IF position(old IN body) = 0 THEN RAISE EXCEPTION '% does not say: %', which, old; END IF;
  EXECUTE replace(body, old, new);
END $$;
SELECT pg_temp.reword('offers_within', 'tongue = ANY (o.languages)',
  'o.languages && CASE WHEN cardinality(a.call_languages) = 0 THEN ARRAY[tongue]::varchar[] ELSE a.call_languages END');
GRANT UPDATE (call_languages) ON mutual_help_ask TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0032_an_asker_is_reached_by_letter")]
    operations = [
        migrations.AddField(
            model_name="ask",
            name="call_languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=8), blank=True, default=list, size=None
            ),
        ),
        migrations.RunSQL(ORDER, migrations.RunSQL.noop),
    ]

from django.db import migrations, models

# Six signs that nobody mistakes for one another: no vowels (no words), no 0 1 l o. 24 ^ 6 is 191 million. Whoever writes
# an entry does not choose it, and nobody changes it: it stands on paper.
CODES = """
CREATE FUNCTION map_short_code() RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found text;
BEGIN
  LOOP
    SELECT string_agg(substr('23456789bcdfghjkmnpqrstv', 1 + floor(random() * 24)::int, 1), '') INTO found FROM generate_series(1, 6);
    EXIT WHEN NOT EXISTS (SELECT FROM social_map_entry WHERE short_code = found);
  END LOOP;
  RETURN found;
END $$;
CREATE FUNCTION map_give_short_code() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN NEW.short_code := map_short_code(); ELSE NEW.short_code := OLD.short_code; END IF;
  RETURN NEW;
END $$;
ALTER TABLE social_map_entry DISABLE TRIGGER USER;
UPDATE social_map_entry SET short_code = map_short_code();
ALTER TABLE social_map_entry ENABLE TRIGGER USER;
CREATE TRIGGER short_code BEFORE INSERT OR UPDATE ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_give_short_code();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0024_what_does_not_belong_here_is_reported")]
    operations = [
        migrations.AddField(
            model_name="entry",
            name="short_code",
            field=models.CharField(default="", editable=False, max_length=8),
            preserve_default=False,
        ),
        migrations.RunSQL(CODES, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="entry",
            name="short_code",
            field=models.CharField(editable=False, max_length=8, unique=True),
        ),
    ]

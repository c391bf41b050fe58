from django.db import migrations, models

# What stands on the map again was not closed: whoever opens it, by hand, by its source or by an undo. Triggers go by
# name: this one comes after guard_entry, which may keep the day of what was merged.
OPEN_AGAIN = """
CREATE FUNCTION map_forget_why_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.closed_on IS NULL THEN NEW.closed_by_source := ''; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER open_again BEFORE INSERT OR UPDATE ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_forget_why_closed();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0022_a_point_follows_its_address")]
    operations = [
        migrations.AddField(
            model_name="entry",
            name="closed_by_source",
            field=models.CharField(
                blank=True,
                choices=[("STOPPED", "de bron zegt: gestopt"), ("LEFT_OUT", "de bron noemt het niet meer")],
                default="",
                max_length=8,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                name="entry_closed_by_a_source_is_closed_and_has_one",
                condition=models.Q(closed_by_source="")
                | (models.Q(closed_on__isnull=False) & ~models.Q(source="")),
            ),
        ),
        migrations.RunSQL(OPEN_AGAIN, migrations.RunSQL.noop),
    ]

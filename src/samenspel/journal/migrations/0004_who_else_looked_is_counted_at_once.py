from django.db import migrations

# Somebody's own page says how often others looked. Her own visits, which are most of them, are not gone through for it.
INDEX = "CREATE INDEX journal_look_of_others ON journal_look (subject_id) WHERE person_id IS DISTINCT FROM subject_id;"


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_a_look_names_the_organisation")]
    operations = [migrations.RunSQL(INDEX, "DROP INDEX journal_look_of_others;")]

from django.db import migrations

# They move to a table of their own (0005), that holds nothing but what everybody may find.
FORWARD = """
DROP FUNCTION social_map_almost(text[]);
DROP TRIGGER words ON social_map_entry;
DROP FUNCTION social_map_entry_words();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0002_the_database_keeps_the_search_words")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]

from django.db import migrations

# Who may not read a hidden entry must still not learn its place from what else its organisation says: yes or no,
# and nothing more.
HIDES = """
CREATE FUNCTION map_hides_a_place(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM social_map_entry e WHERE e.organisation_id = which AND (e.at_home OR e.sheltered OR e.visibility <> 'PUBLIC')) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0007_the_first_words_of_the_thesaurus")]
    operations = [migrations.RunSQL(HIDES, migrations.RunSQL.noop)]
